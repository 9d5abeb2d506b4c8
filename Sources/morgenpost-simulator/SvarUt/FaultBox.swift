import Foundation

/// The faults that were asked for and have not happened yet.
actor FaultBox {
  enum Kind: String, Codable, CaseIterable, Sendable {
    case slow
    case drip
    case token
    case integration
    case forbidden
    case refused
    case tooMany = "too-many"
    case serverError = "server-error"
    case redirect
    case lostRequest = "lost-request"
    case errorAfter = "error-after"
    case lostAnswer = "lost-answer"
    case garbage
    case duplicate
    case unknownWord = "unknown-word"
    case rejected
  }

  enum Place: String, Codable, CaseIterable, Sendable {
    case token
    case send
    case find
    case status
    case events
    case read
    case all
  }

  struct Fault: Codable, Sendable {
    let fault: Kind
    var on: Place?
    var times: Int?
    /// For `slow` and between the bytes of `drip`.
    var seconds: Double?
  }

  static let most = 1000

  private var faults: [Fault] = []

  func add(_ fault: Fault) throws {
    guard faults.count < Self.most, (1...1_000_000).contains(fault.times ?? 1), (0...3600).contains(fault.seconds ?? 1)
    else { throw Rejection(status: 400, message: "times: 1–1000000, seconds: 0–3600, \(Self.most) faults at most") }
    faults.append(fault)
  }

  func clear() { faults = [] }

  var all: [Fault] { faults }

  /// The first fault for this place, which is one less afterwards.
  func next(on place: Place) -> Fault? {
    guard let index = faults.firstIndex(where: { [place, .all].contains($0.on ?? .all) }) else { return nil }
    let fault = faults[index]
    let left = (fault.times ?? 1) - 1
    if left > 0 { faults[index].times = left } else { faults.remove(at: index) }
    return fault
  }
}
