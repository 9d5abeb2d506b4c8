/// Counting: pure calculation on days and moments.
extension WorkingCalendar {
  /// The end of `clock` from a day. A clock of hours starts when that day does, Europe/Oslo.
  package func deadline(_ clock: DeadlineClock, from start: Day) -> Deadline {
    switch clock {
    case .days(let count): calendarDeadline(clock, from: start, to: start + count)
    case .weeks(let count): calendarDeadline(clock, from: start, to: start + 7 * count)
    case .months(let count): calendarDeadline(clock, from: start, to: start.adding(months: count))
    case .workingDays(let count): workingDeadline(clock, count, from: start)
    case .svarUtReading: deadline(clock, from: Instant(start, hour: 0, minute: 0))
    }
  }

  /// The end of `clock` from a moment; a clock of days counts from the day the moment falls on in Europe/Oslo.
  package func deadline(_ clock: DeadlineClock, from start: Instant) -> Deadline {
    guard case .svarUtReading(let hours) = clock else { return deadline(clock, from: start.day) }
    let window = ReadingWindow(hours: hours, from: start)
    return finished(
      clock, from: .instant(start), to: window.lastDay, endsAt: window.endsAt, skipping: window.skipped)
  }

  private func calendarDeadline(_ clock: DeadlineClock, from start: Day, to nominal: Day) -> Deadline {
    finished(clock, from: .day(start), to: nominal, endsAt: nil, skipping: [])
  }

  private func workingDeadline(_ clock: DeadlineClock, _ count: Int, from start: Day) -> Deadline {
    var day = start
    var left = count
    var skipped: [SkippedDay] = []
    while left > 0 {
      day = day + 1
      if let off = Self.dayOff(on: day) {
        skipped.append(SkippedDay(day: day, because: off, step: .counting))
      } else {
        left -= 1
      }
    }
    return finished(clock, from: .day(start), to: day, endsAt: nil, skipping: skipped)
  }

  private func finished(
    _ clock: DeadlineClock, from start: DeadlineMoment, to nominal: Day, endsAt: Instant?, skipping: [SkippedDay]
  ) -> Deadline {
    var skipped = skipping
    var rolled = nominal
    while let off = Self.dayOff(on: rolled) {
      skipped.append(SkippedDay(day: rolled, because: off, step: .rolling))
      rolled = rolled + 1
    }
    var last = nominal
    while let off = dayOff(on: last) {
      skipped.append(SkippedDay(day: last, because: off, step: .lastWorkingDay))
      last = last - 1
    }
    return Deadline(
      clock: clock, start: start, nominal: nominal, endsAt: endsAt, rolled: rolled, lastWorkingDay: last,
      why: DeadlineReasoning(
        counting: clock.counting, isShortened: clock.isShortened(from: start.day, to: nominal), skipped: skipped,
        countedClosings: closings(after: start.day, through: nominal)))
  }

  /// Closing days on working days of the run; those do count.
  private func closings(after start: Day, through end: Day) -> [ClosingDay] {
    closingDays.filter { $0.key > start && $0.key <= end && Self.dayOff(on: $0.key) == nil }
      .map { ClosingDay(day: $0.key, reason: $0.value) }.sorted { $0.day < $1.day }
  }
}

extension DeadlineClock {
  /// Rows of the law table behind the way of counting.
  fileprivate var counting: [LawRow.ID] {
    switch self {
    case .days, .weeks, .months, .workingDays: [LawRow.counting]
    case .svarUtReading: [LawRow.svarUtReading]
    }
  }

  fileprivate func isShortened(from start: Day, to nominal: Day) -> Bool {
    if case .months = self { nominal.dayOfMonth != start.dayOfMonth } else { false }
  }
}

/// SvarUt's reading window: forty hours of working days from a moment (E-33).
///
/// Summer time begins and ends on Sundays, so that no working day has an hour more or less on the wall clock.
private struct ReadingWindow {
  /// The working day the last hour falls on; when that hour ends at midnight, the day before ``endsAt``'s.
  let lastDay: Day
  let endsAt: Instant
  let skipped: [SkippedDay]

  init(hours: ReadingHours, from start: Instant) {
    var day = start.day
    var seconds = ReadingHours.window * 3600
    // Milliseconds of the start are left out: a window is told in minutes.
    var opens = max(start.clock.hour * 3600 + start.clock.minute * 60, hours.from * 3600)
    let closes = hours.to * 3600
    var skipped: [SkippedDay] = []
    while true {
      if let off = WorkingCalendar.dayOff(on: day) {
        skipped.append(SkippedDay(day: day, because: off, step: .counting))
      } else if opens < closes {
        let there = closes - opens
        if there >= seconds {
          lastDay = day
          endsAt = Instant(day, hour: 0, minute: 0).adding(seconds: opens + seconds)
          self.skipped = skipped
          return
        }
        seconds -= there
      }
      day = day + 1
      opens = hours.from * 3600
    }
  }
}
