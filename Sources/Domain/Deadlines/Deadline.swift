/// The end of a clock, and how it was found. Days are days of Europe/Oslo.
///
/// Three dates, because two rules meet: a citizen's deadline moves from a day off to the next working day
/// (domstolloven § 149); whether the municipality's own duties do is not settled, so that these are shown with
/// the nominal day and the last working day up to it (E-28).
package struct Deadline: Hashable, Sendable {
  package let clock: DeadlineClock
  /// What it runs from.
  package let start: DeadlineMoment
  /// The day the clock itself ends on.
  package let nominal: Day
  /// The moment, for a clock that counts hours.
  package let endsAt: Instant?
  /// The nominal day, or the next working day when that is a day off: what holds for a citizen.
  package let rolled: Day
  /// The last working day on or before the nominal day: the safe target for a duty of the municipality's own.
  /// A day when this municipality keeps closed is passed over too.
  package let lastWorkingDay: Day
  package let why: DeadlineReasoning
}

/// A day, or for a clock of hours a moment.
package enum DeadlineMoment: Hashable, Sendable {
  case day(Day)
  case instant(Instant)

  package var day: Day {
    switch self {
    case .day(let day): day
    case .instant(let instant): instant.day
    }
  }
}

/// Why a deadline is where it is: what the calculation rests on, and each day that was passed over.
package struct DeadlineReasoning: Hashable, Sendable {
  /// Rows of the law table that the way of counting rests on.
  package let counting: [LawRow.ID]
  /// The month the clock ends in lacks the day it started on.
  package let isShortened: Bool
  package let skipped: [SkippedDay]
  /// Days in the clock's run when the municipality keeps closed. They count: the law knows only the holidays.
  package let countedClosings: [ClosingDay]
}

/// A day that was passed over, and at which step.
package struct SkippedDay: Hashable, Sendable {
  package let day: Day
  package let because: DayOff
  package let step: Step

  package init(day: Day, because: DayOff, step: Step) {
    self.day = day
    self.because = because
    self.step = step
  }

  package enum Step: String, CaseIterable, Sendable {
    /// Does not count as a working day.
    case counting
    /// The end moved forward past it.
    case rolling
    /// Looked at for the last working day up to the nominal one.
    case lastWorkingDay = "last-working-day"
  }
}

/// Why nobody works on a day.
package enum DayOff: Hashable, Sendable {
  case saturday
  case sunday
  case holiday(PublicHoliday)
  /// This municipality's own, with its reason; no day off in law.
  case closing(String)
}
