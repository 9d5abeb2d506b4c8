package import CommandBus
import Domain

/// What the place of letters shows; `v` goes to the next.
enum LettersView: String, CaseIterable, Sendable {
  /// What waits for this person's approval.
  case approval
  /// One's own that are neither sent nor given up; what was sent back stands among them.
  case mine
  /// The board: what has left, until somebody has it (S4-32).
  case dispatch
}

/// A line of the letters' views.
package enum LettersRow: Hashable, ListedRow {
  case letter(LetterRow)
  case dispatch(DispatchRow)

  var subject: Subject {
    switch self {
    case .letter(let row): .letter(row.letter.id)
    // Each recipient's has a line of its own.
    case .dispatch(let row): Subject("dispatch:\(row.dispatch.id)")
    }
  }

  var letter: Letter.ID {
    switch self {
    case .letter(let row): row.letter.id
    case .dispatch(let row): row.dispatch.letter
    }
  }
}

/// One page of one of the views.
package struct LettersRequest: Hashable, Sendable {
  let service: Service.ID
  let view: LettersView
  /// Of the board: one group, or nil for all.
  let group: BoardGroup?
  let user: User.ID
  let after: PageKey?
  let limit: Int
  let reader: CaseReader
}

extension WorkstationState {
  /// Who leads begins with what waits for them, the others with their own.
  var shownLettersView: LettersView {
    if let lettersView { return lettersView }
    let leads = user?.memberships.contains { $0.service == service && [.leader, .sectionLeader].contains($0.role) }
    return leads == true ? .approval : .mine
  }

  func lettersRequest(
    _ service: Service.ID, _ session: Session, after: PageKey?, limit: Int
  ) -> LettersRequest? {
    guard let reader else { return nil }
    return LettersRequest(
      service: service, view: shownLettersView, group: dispatchGroup, user: session.principal, after: after,
      limit: limit, reader: reader)
  }

  /// `Utsending · 12`, and how many stand in each group.
  func lettersHeading(count: String) -> String {
    let name = phrases.say("letters-view.\(shownLettersView.rawValue)", ["count": count])
    guard shownLettersView == .dispatch else { return name }
    if let group = dispatchGroup { return "\(name) · \(phrases.say("dispatch-group.\(group.rawValue)"))" }
    let groups = BoardGroup.allCases.compactMap { group -> String? in
      guard let count = dispatchCounts[group], count > 0 else { return nil }
      return "\(phrases.say("dispatch-group.\(group.rawValue)")) \(countText(count))"
    }
    return ([name] + groups.prefix(3)).joined(separator: " · ")
  }
}

extension OfficeAccess {
  /// One page of a view, and of the board how many stand in each group.
  func letters(_ request: LettersRequest) throws -> Answer {
    switch request.view {
    case .approval:
      let rows = try reader.answer(ApprovalInbox(reader: request.reader, limit: request.limit))
      return .letters(Page(rows: rows.map { .letter($0) }, next: nil, total: rows.count), [:])
    case .mine:
      let page = try reader.answer(
        LettersList(
          service: request.service, view: .mine(request.user), after: request.after, limit: request.limit,
          reader: request.reader))
      return .letters(Page(rows: page.rows.map { .letter($0) }, next: page.next, total: page.total), [:])
    case .dispatch:
      let page = try reader.answer(
        Dispatches(
          service: request.service, group: request.group, after: request.after, limit: request.limit,
          reader: request.reader))
      let counts = try reader.answer(DispatchCounts(service: request.service))
      return .letters(Page(rows: page.rows.map { .dispatch($0) }, next: page.next, total: page.total), counts)
    }
  }
}
