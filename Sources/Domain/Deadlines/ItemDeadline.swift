/// One deadline of one item: what is due when, and whether it has been met.
package struct ItemDeadline: Hashable, Sendable {
  package let purpose: DeadlinePurpose
  /// nil for a day that was promised in a preliminary answer.
  package let clock: DeadlineClock?
  package let law: LawRow.ID?
  package let weight: DeadlineRule.Weight
  package let startedOn: Day
  /// The nominal end: for a duty of the municipality's own nothing moves it (E-28).
  package let dueOn: Day
  /// The first day it should be seen to.
  package let soonOn: Day
  package let met: MetDeadline?

  package init(
    purpose: DeadlinePurpose, clock: DeadlineClock?, law: LawRow.ID?, weight: DeadlineRule.Weight, startedOn: Day,
    dueOn: Day, soonOn: Day, met: MetDeadline?
  ) {
    self.purpose = purpose
    self.clock = clock
    self.law = law
    self.weight = weight
    self.startedOn = startedOn
    self.dueOn = dueOn
    self.soonOn = soonOn
    self.met = met
  }

  package func status(on today: Day) -> DeadlineStatus {
    if met != nil { return .met }
    return DeadlineStatus(dueOn: weight == .duty ? dueOn : nil, soonOn: soonOn, today: today)
  }

  /// How far a preliminary answer has come; nil for another deadline, or before it is proposed.
  package func preliminaryStage(on today: Day) -> PreliminaryStage? {
    purpose == .preliminaryAnswer && met == nil ? PreliminaryStage(receivedOn: startedOn, today: today) : nil
  }

  /// The calculation again, on a calendar that knows the closing days; nil for a promised day.
  package func deadline(on calendar: WorkingCalendar) -> Deadline? {
    clock.map { calendar.deadline($0, from: startedOn) }
  }
}

/// How pressing a deadline is; said in words as well as in colour.
package enum DeadlineStatus: String, CaseIterable, Sendable {
  case later
  /// To be seen to now; amber.
  case soon
  /// The day has passed; red.
  case overdue
  case met

  /// - Parameter dueOn: nil when only good practice has passed, which is never red.
  package init(dueOn: Day?, soonOn: Day, today: Day) {
    if let dueOn, today > dueOn { self = .overdue } else { self = today >= soonOn ? .soon : .later }
  }
}

/// When a preliminary answer is on its way: proposed on day 20, drafted on day 28, due after a month (E-3).
package enum PreliminaryStage: String, CaseIterable, Sendable {
  case proposed
  case draft

  /// Days from the received date.
  package var days: Int {
    switch self {
    case .proposed: 20
    case .draft: 28
    }
  }

  /// The first day of it.
  package func begins(receivedOn: Day) -> Day { receivedOn + days }

  /// nil before it is proposed.
  package init?(receivedOn: Day, today: Day) {
    guard let stage = Self.allCases.last(where: { $0.begins(receivedOn: receivedOn) <= today }) else { return nil }
    self = stage
  }
}

/// What a preliminary answer can say before anybody has written a word of it (E-2, E-3). Why it takes longer is for the
/// case handler to say.
package struct PreliminaryDraft: Hashable, Sendable {
  package let receivedOn: Day
  /// When the answer is due, where the routine says so; otherwise the case handler's to promise.
  package let expectedOn: Day?

  /// nil before day 28, and when the answer or a preliminary one has been sent.
  package init?(_ deadlines: [ItemDeadline], on today: Day) {
    guard let deadline = deadlines.first(where: { $0.preliminaryStage(on: today) == .draft }) else { return nil }
    let answer = deadlines.first { $0.purpose == .answer && $0.met == nil && $0.weight == .duty && $0.dueOn > today }
    receivedOn = deadline.startedOn
    expectedOn = answer?.dueOn
  }
}

/// That a deadline has been met: when, and with which outcome.
package struct MetDeadline: Hashable, Sendable {
  package let on: Day
  package let outcome: DeadlineOutcome

  package init(on: Day, outcome: DeadlineOutcome) {
    self.on = on
    self.outcome = outcome
  }
}

package enum DeadlineOutcome: String, CaseIterable, Codable, Sendable {
  case done
  /// A concern report led to an investigation.
  case opened
  /// A concern report was dismissed; in writing, with the reason (E-23).
  case dismissed
  /// There is nobody to answer: an anonymous reporter (E-25).
  case notApplicable = "not-applicable"

  /// What can be said about a purpose.
  package static func outcomes(of purpose: DeadlinePurpose) -> [DeadlineOutcome] {
    purpose == .review ? [.opened, .dismissed] : [.done, .notApplicable]
  }

  /// Whether a reason has to stand with it.
  package var needsNote: Bool { self == .dismissed || self == .notApplicable }
}
