import CommandBus
import Domain

/// Which cases the list shows; `v` goes to the next.
enum CaseView: String, CaseIterable, Sendable {
  case all
  case new
  case inProgress = "in-progress"
  case closed
  case mine

  func query(of user: User.ID) -> Cases.View {
    switch self {
    case .all: .all
    case .new: .status(.opened)
    case .inProgress: .status(.inProgress)
    case .closed: .status(.closed)
    case .mine: .owned(user)
    }
  }
}

extension CaseIterable where Self: Equatable, AllCases.Index == Int {
  /// The value after this one, and after the last the first.
  var following: Self {
    let all = Self.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }
}
