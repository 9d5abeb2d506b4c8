import Domain
import Testing

/// What holds for every clock from every day, tried with dice that fall alike on every run.
@Suite("Properties of deadlines")
struct DeadlinePropertyTests {
  private static let seeds: [UInt64] = [1, 17, 1995, 2026]

  @Test("A working-day clock never ends on a day off", arguments: seeds)
  func neverOnDayOff(_ seed: UInt64) {
    var dice = SeededDice(seed: seed)
    for _ in 0..<300 {
      let deadline = dice.calendar().deadline(.workingDays(.random(in: 1...60, using: &dice)), from: dice.day())
      #expect(WorkingCalendar.dayOff(on: deadline.nominal) == nil)
      #expect(deadline.rolled == deadline.nominal)
    }
  }

  @Test("lastWorkingDay ≤ nominal ≤ rolled; the outer two are working days", arguments: seeds)
  func order(_ seed: UInt64) {
    var dice = SeededDice(seed: seed)
    for _ in 0..<300 {
      let (calendar, clock, from) = (dice.calendar(), dice.clock(), dice.day())
      let deadline = calendar.deadline(clock, from: from)
      #expect(deadline.lastWorkingDay <= deadline.nominal, "\(clock.name) from \(from.iso)")
      #expect(deadline.nominal <= deadline.rolled, "\(clock.name) from \(from.iso)")
      #expect(calendar.isWorkingDay(deadline.lastWorkingDay))
      #expect(WorkingCalendar.dayOff(on: deadline.rolled) == nil)
      #expect(deadline.nominal > from || clock.unit == .readingHours)
    }
  }

  @Test(
    "A longer clock of the same unit never ends earlier, and a later start never gives an earlier end", arguments: seeds
  )
  func monotonic(_ seed: UInt64) {
    var dice = SeededDice(seed: seed)
    for _ in 0..<300 {
      let (calendar, from, count) = (dice.calendar(), dice.day(), Int.random(in: 1...60, using: &dice))
      let units: [(Int) -> DeadlineClock] = [{ .days($0) }, { .weeks($0) }, { .months($0) }, { .workingDays($0) }]
      for unit in units {
        let shorter = calendar.deadline(unit(count), from: from)
        let longer = calendar.deadline(unit(count + 1), from: from)
        #expect(shorter.nominal < longer.nominal)
        #expect(shorter.rolled <= longer.rolled && shorter.lastWorkingDay <= longer.lastWorkingDay)
        #expect(shorter.nominal <= calendar.deadline(unit(count), from: from + 1).nominal)
      }
    }
  }

  @Test("Every day that was skipped is a day off, and stands between the start and the end", arguments: seeds)
  func skippedDaysAreOff(_ seed: UInt64) {
    var dice = SeededDice(seed: seed)
    for _ in 0..<300 {
      let (calendar, from) = (dice.calendar(), dice.day())
      let deadline = calendar.deadline(dice.clock(), from: from)
      for skipped in deadline.why.skipped {
        #expect(calendar.dayOff(on: skipped.day) == skipped.because)
        #expect(skipped.step == .lastWorkingDay || WorkingCalendar.dayOff(on: skipped.day) != nil)
        #expect(skipped.day >= min(from, deadline.lastWorkingDay) && skipped.day <= deadline.rolled)
      }
    }
  }

  @Test("Every working day between start and end was counted, and no other", arguments: seeds)
  func countsEveryWorkingDay(_ seed: UInt64) {
    var dice = SeededDice(seed: seed)
    for _ in 0..<100 {
      let (from, count) = (dice.day(), Int.random(in: 1...60, using: &dice))
      let end = WorkingCalendar().deadline(.workingDays(count), from: from).nominal
      let days = (1...end.days(since: from)).map { from + $0 }
      #expect(days.filter { WorkingCalendar.dayOff(on: $0) == nil }.count == count)
    }
  }

  @Test("A reading window holds forty hours of working days", arguments: seeds)
  func fortyHours(_ seed: UInt64) throws {
    var dice = SeededDice(seed: seed)
    for _ in 0..<100 {
      let start = Instant(
        dice.day(), hour: .random(in: 0...23, using: &dice), minute: 15 * .random(in: 0...3, using: &dice))
      let end = try #require(WorkingCalendar().deadline(.svarUtReading(.wholeDays), from: start).endsAt)
      var minutes = 0
      var moment = start
      while moment < end {
        if WorkingCalendar.dayOff(on: moment.day) == nil { minutes += 15 }
        moment = moment.adding(seconds: 900)
      }
      #expect(minutes == 40 * 60, "from \(start.iso)")
    }
  }

  @Test("Closing days move no date of the law", arguments: seeds)
  func closingDaysAreNotLaw(_ seed: UInt64) {
    var dice = SeededDice(seed: seed)
    for _ in 0..<200 {
      let (calendar, clock, from) = (dice.calendar(), dice.clock(), dice.day())
      let here = calendar.deadline(clock, from: from)
      let law = WorkingCalendar().deadline(clock, from: from)
      #expect(here.nominal == law.nominal && here.rolled == law.rolled && here.endsAt == law.endsAt)
      #expect(here.lastWorkingDay <= law.lastWorkingDay)
    }
  }
}

/// Dice that fall alike for the same seed (SplitMix64).
private struct SeededDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 1996 to 2059.
  mutating func day() -> Day { Day(ordinal: .random(in: 9_500...33_000, using: &self)) }

  mutating func clock() -> DeadlineClock {
    let count = Int.random(in: 1...120, using: &self)
    switch Int.random(in: 0...4, using: &self) {
    case 0: return .days(count)
    case 1: return .weeks(count)
    case 2: return .months(count)
    case 3: return .workingDays(count)
    default: return .svarUtReading(.wholeDays)
    }
  }

  /// A calendar with some closing days anywhere.
  mutating func calendar() -> WorkingCalendar {
    let days = (0..<20).map { _ in day() }
    return WorkingCalendar(closingDays: days.map { ClosingDay(day: $0, reason: "Stengt") })
  }
}
