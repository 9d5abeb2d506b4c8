/// How far the answer to an incoming entry has come (Noark 5 chapter 3.4).
///
/// Three states and not two: a preliminary answer is shown, and clears nothing. Only a write-off does.
package enum RestanceState: String, CaseIterable, Codable, Sendable {
  case open
  /// A preliminary answer has been sent; still a restance (E-2, E-3).
  case preliminarilyAnswered = "preliminarily-answered"
  case writtenOff = "written-off"

  package init(isWrittenOff: Bool, hasPreliminaryAnswer: Bool) {
    self = isWrittenOff ? .writtenOff : hasPreliminaryAnswer ? .preliminarilyAnswered : .open
  }

  /// Whether the entry stands on the restance list.
  package var isOutstanding: Bool { self != .writtenOff }
}

/// A preliminary answer: sent, and when the answer itself can be expected (E-2).
package struct PreliminaryAnswer: Hashable, Codable, Sendable {
  package let answeredOn: Day
  package let expectedOn: Day

  package init(answeredOn: Day, expectedOn: Day) {
    self.answeredOn = answeredOn
    self.expectedOn = expectedOn
  }
}
