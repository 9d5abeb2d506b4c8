/// One deadline that a routine sets for a kind of document: what is due, how long it takes, and from when.
package struct DeadlineRule: Hashable, Codable, Sendable {
  package let purpose: DeadlinePurpose
  package let clock: DeadlineClock
  package let start: DeadlineStart
  /// The row of the law table it rests on; nil for one that the routine alone sets.
  package let law: LawRow.ID?
  package let weight: Weight
  /// Which items of the kind it holds for; nil: every one.
  package let condition: Condition?

  package init(
    purpose: DeadlinePurpose, clock: DeadlineClock, start: DeadlineStart = .received, law: LawRow.ID?,
    weight: Weight = .duty, condition: Condition? = nil
  ) {
    self.purpose = purpose
    self.clock = clock
    self.start = start
    self.law = law
    self.weight = weight
    self.condition = condition
  }

  package enum Condition: String, CaseIterable, Codable, Sendable {
    /// The item is urgent: what was done at once is documented afterwards (S0-37, S0-38).
    case urgent
  }

  /// What it means that the day has passed.
  package enum Weight: String, CaseIterable, Codable, Sendable {
    /// Overdue: red.
    case duty
    /// Later than good practice: amber (E-6).
    case advice
  }
}

/// What has to be done by a deadline; the raw value names it in routines, on the command line and in the texts.
package enum DeadlinePurpose: String, CaseIterable, Codable, Sendable {
  /// A concern report is gone through and concluded (E-23).
  case review
  /// The one who reported is told (E-25).
  case feedback
  /// The investigation is finished (E-26).
  case investigation
  /// The one who reported is told again, when the investigation has ended (E-25).
  case closingFeedback = "closing-feedback"
  /// A preliminary answer is sent when there is no answer yet (E-3).
  case preliminaryAnswer = "preliminary-answer"
  /// The answer itself.
  case answer
  /// A request to see documents is answered (E-6, E-17, E-18).
  case access
  /// What was done at once in an emergency is documented (S0-38).
  case documentation

  /// Whether one says oneself that it is done; a preliminary answer has a command of its own.
  package var isMetByHand: Bool { self != .preliminaryAnswer }
}

/// What a deadline runs from.
package enum DeadlineStart: String, CaseIterable, Codable, Sendable {
  /// The received date (S4-10).
  case received
  /// The conclusion that an investigation is opened, not the report (E-26).
  case investigationOpened = "investigation-opened"
  case investigationEnded = "investigation-ended"
}
