/// A complaint that both systems handle is answered by both as one (S3-45, R22).
extension Desk {
  /// Refuses an answer that does not say how it was coordinated with the answer in the other system.
  func requireCoordination(of entry: RegistryEntry, _ method: WriteOffMethod, _ note: String?) throws {
    guard method.isAnswer, note == nil, let post = entry.post, let routed = try routing(of: post) else { return }
    let table = try routine(of: try caseFolder(entry.caseFolder).service).routing
    guard let rule = table?.rule(routed.rule), rule.handling.contains(.coordinateAnswers) else { return }
    throw Refusal(
      .notCoordinated,
      ["entry": entry.id.description, "rule": rule.id, "lines": rule.lines.joined(separator: ", ")])
  }
}

extension WriteOffMethod {
  /// Whether somebody got an answer.
  fileprivate var isAnswer: Bool {
    switch self {
    case .letter, .email, .telephone, .note: true
    case .noted, .informed, .caseClosed: false
    }
  }
}
