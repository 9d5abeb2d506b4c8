/// How long paper originals are kept once they are scanned, and what must be true before one is destroyed.
package struct RetentionRule: Hashable, Codable, Sendable {
  package var destroy: Destroy
  /// Whole days from the day the original was put on the shelf; only with ``Destroy/afterDays`` (S2-20).
  package var days: Int?
  package var conditions: [Condition]
  package var rule: RuleSource

  package init(destroy: Destroy, days: Int? = nil, conditions: [Condition] = [], rule: RuleSource) {
    self.destroy = destroy
    self.days = days
    self.conditions = conditions
    self.rule = rule
  }

  package enum Destroy: String, CaseIterable, Codable, Sendable {
    /// As soon as it is scanned.
    case atOnce = "at-once"
    /// When it is scanned and answered (S1-11).
    case afterAnswer = "after-answer"
    /// So many days on the shredding shelf (S2-19, S2-20).
    case afterDays = "after-days"
    case never
  }

  /// What else must hold before an original is destroyed.
  package enum Condition: String, CaseIterable, Codable, Sendable {
    case scanned
    /// In the registry (S1-32).
    case registered
    /// The archive has said that it has the document: until then the paper is the only other copy (S2-31).
    case archived
  }

  /// The first day an original may be destroyed; nil: no day decides it.
  package func earliest(shelved day: Day) -> Day? {
    switch destroy {
    case .afterDays: day + (days ?? 0)
    case .atOnce, .afterAnswer: day
    case .never: nil
    }
  }
}

/// What is kept for a while on somebody's own machine: pictures of messages (S1-12, S1-13).
package struct LocalCopyRule: Hashable, Codable, Sendable {
  package var channels: [Channel]
  /// Deleted once it is in the speciality system.
  package var deletedAfterTransfer: Bool
  package var rule: RuleSource

  package init(channels: [Channel], deletedAfterTransfer: Bool, rule: RuleSource) {
    self.channels = channels
    self.deletedAfterTransfer = deletedAfterTransfer
    self.rule = rule
  }
}
