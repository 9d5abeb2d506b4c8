internal import Domain

// How a pack's deadlines are read: `{for: review, clock: week, from: received, law: E-23}`.

extension PackFields {
  /// The deadlines of a kind, or of every kind; empty when the key is absent.
  func deadlines() throws(PackFault) -> [DeadlineRule] {
    var rules: [DeadlineRule] = []
    for element in try elements("deadlines") { rules.append(try DeadlineRule(element)) }
    return rules
  }
}

extension DeadlineRule {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["for", "clock", "from", "law", "weight", "when"])
    self.init(
      purpose: try fields.need("for").choice(), clock: try DeadlineClock(fields.need("clock")),
      start: try fields.need("from").choice(),
      law: try fields["law"].map { node throws(PackFault) in try node.text() },
      weight: try fields["weight"].map { node throws(PackFault) in try node.choice() } ?? .duty,
      condition: try fields["when"].map { node throws(PackFault) in try node.choice() })
  }
}

extension DeadlineClock {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let written = try node.text()
    guard let clock = DeadlineClock(name: written) else {
      throw node.fault("'\(written)' is not a clock: \(DeadlineClock.names).")
    }
    self = clock
  }
}
