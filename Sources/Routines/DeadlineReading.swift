internal import Domain

// How a pack's deadlines are read: `{for: review, clock: week, from: received, law: E-23}`.

extension RuleReader {
  /// The deadlines of a kind, or of every kind; nil when there are none.
  func deadlines() -> [DeadlineRule]? {
    let rules = sections("deadlines", keys: PackKeys.deadline, DeadlineRule.init) ?? []
    return rules.isEmpty ? nil : rules
  }
}

extension DeadlineRule {
  fileprivate init?(_ reader: RuleReader) {
    let (purpose, start) = (
      reader.choice("for", DeadlinePurpose.self), reader.choice("from", DeadlineStart.self)
    )
    let clock = reader.need("clock") { node throws(PackFault) in
      let written = try node.text()
      guard let clock = DeadlineClock(name: written) else {
        throw node.fault(.notClock, ["found": written.short, "known": DeadlineClock.names])
      }
      return clock
    }
    // A row of the law table, which is numbered as the rules that rest on a law.
    let law = reader.optional("law") { node throws(PackFault) in try node.requirement(of: "E") }
    let weight = reader.optionalChoice("weight", Weight.self) ?? .duty
    let condition = reader.optionalChoice("when", Condition.self)
    guard let purpose, let clock, let start else { return nil }
    self.init(purpose: purpose, clock: clock, start: start, law: law, weight: weight, condition: condition)
  }
}
