import Domain
import Testing

/// Every date here was computed by other means than the calendar under test.
@Suite("Clocks end where the law says (E-28)")
struct DeadlineVectorTests {
  private let calendar = WorkingCalendar()

  @Test(
    "Calendar clocks: nominal, rolled (§ 149), last working day",
    arguments: [
      ("month", "2026-01-31", "2026-02-28", "2026-03-02", "2026-02-27"),
      ("month", "2026-04-17", "2026-05-17", "2026-05-18", "2026-05-15"),
      ("month", "2026-11-26", "2026-12-26", "2026-12-28", "2026-12-24"),
      ("month", "2026-04-01", "2026-05-01", "2026-05-04", "2026-04-30"),
      ("month", "2027-02-28", "2027-03-28", "2027-03-30", "2027-03-24"),
      ("month", "2025-11-25", "2025-12-25", "2025-12-29", "2025-12-24"),
      ("month", "2024-01-31", "2024-02-29", "2024-02-29", "2024-02-29"),
      ("week", "2026-12-18", "2026-12-25", "2026-12-28", "2026-12-24"),
      ("week", "2026-05-07", "2026-05-14", "2026-05-15", "2026-05-13"),
      ("3-weeks", "2026-03-12", "2026-04-02", "2026-04-07", "2026-04-01"),
      ("3-weeks", "2026-12-05", "2026-12-26", "2026-12-28", "2026-12-24"),
      ("3-months", "2026-01-05", "2026-04-05", "2026-04-07", "2026-04-01"),
      ("3-months", "2026-02-17", "2026-05-17", "2026-05-18", "2026-05-15"),
      ("days:62", "2026-01-31", "2026-04-03", "2026-04-07", "2026-04-01"),
      ("days:62", "2026-02-28", "2026-05-01", "2026-05-04", "2026-04-30"),
      ("days:62", "2024-01-31", "2024-04-02", "2024-04-02", "2024-04-02"),
    ])
  func calendarClocks(_ name: String, _ from: String, _ nominal: String, _ rolled: String, _ last: String) throws {
    let deadline = calendar.deadline(try clock(name), from: try Day(from))
    #expect(deadline.nominal.iso == nominal)
    #expect(deadline.rolled.iso == rolled)
    #expect(deadline.lastWorkingDay.iso == last)
  }

  @Test(
    "Working-day clocks count no day off (E-17, E-18)",
    arguments: [
      ("2026-03-30", ["2026-03-31", "2026-04-07", "2026-04-09"]),
      ("2026-05-13", ["2026-05-15", "2026-05-19", "2026-05-21"]),
    ])
  func workingDays(_ from: String, _ expected: [String]) throws {
    let found = try [1, 3, 5].map { calendar.deadline(try clock("working-days:\($0)"), from: try Day(from)) }
    #expect(found.map(\.nominal.iso) == expected)
    #expect(found.allSatisfy { $0.rolled == $0.nominal && $0.lastWorkingDay == $0.nominal })
  }

  @Test(
    "SvarUt's forty hours run on working days only (E-33)",
    arguments: [
      ("2026-06-01T10:00", "2026-06-03T02:00"), ("2026-06-04T15:00", "2026-06-08T07:00"),
      ("2026-04-01T12:00", "2026-04-08T04:00"), ("2026-12-23T09:00", "2026-12-28T01:00"),
      // Sent on a Saturday it starts on Monday.
      ("2026-06-06T12:00", "2026-06-09T16:00"),
      // Summer time begins on a Sunday and takes no hour of a working day.
      ("2026-03-27T12:00", "2026-03-31T04:00"),
    ])
  func reading(_ from: String, _ to: String) throws {
    let deadline = calendar.deadline(.svarUtReading(.wholeDays), from: try wall(from))
    #expect(deadline.endsAt == (try wall(to)))
    #expect(deadline.nominal.iso == String(to.prefix(10)))
  }

  @Test(
    "A reading window of office hours is a parameter: nobody has said which of the two SvarUt means",
    arguments: [
      // 6 hours on Monday, 8 a day to Friday: 38; the last two on the next Monday.
      ("2026-06-01T10:00", "08-16", "2026-06-08T10:00"), ("2026-06-01T18:00", "08-16", "2026-06-08T16:00"),
    ])
  func officeHours(_ from: String, _ span: String, _ to: String) throws {
    let hours = try #require(ReadingHours(span: span))
    let deadline = calendar.deadline(.svarUtReading(hours), from: try wall(from))
    #expect(deadline.endsAt == (try wall(to)))
  }

  @Test("A window that ends at midnight belongs to the day that ends")
  func midnight() throws {
    let deadline = calendar.deadline(.svarUtReading(.wholeDays), from: try wall("2026-06-04T08:00"))
    #expect(deadline.endsAt == (try wall("2026-06-06T00:00")))
    #expect(deadline.nominal.iso == "2026-06-05")
  }

  @Test("What came on a Saturday or a holiday counts from that day; so says the stamp (S4-10)")
  func receivedOnDayOff() throws {
    #expect(calendar.deadline(.weeks(1), from: try Day("2026-11-21")).nominal.iso == "2026-11-28")
    #expect(calendar.deadline(.workingDays(1), from: try Day("2026-04-02")).nominal.iso == "2026-04-07")
  }

  /// Originals that were shelved on each last day of a month of 2026, and the first day they may be shredded (S2-20).
  @Test(
    "A shelf of a month is ready later than two months, not on the last day of the second",
    arguments: zip(
      1...12,
      [
        "2026-04-03", "2026-05-01", "2026-06-01", "2026-07-01", "2026-08-01", "2026-08-31", "2026-10-01",
        "2026-11-01", "2026-12-01", "2027-01-01", "2027-01-31", "2027-03-03",
      ]))
  func monthShelf(_ month: Int, _ earliest: String) throws {
    let last = try #require(Day(year: 2026, month: month, day: Day.length(ofMonth: month, year: 2026)))
    let ready = calendar.deadline(.days(62), from: last).nominal
    #expect(ready.iso == earliest)
    let twoMonthsOn = last.adding(months: 2)
    let endOfSecond = try #require(
      Day(
        year: twoMonthsOn.year, month: twoMonthsOn.month,
        day: Day.length(ofMonth: twoMonthsOn.month, year: twoMonthsOn.year)))
    let tooEarly = [1: 3, 6: 0, 11: 0, 12: 3][month] ?? 1
    #expect(ready.days(since: endOfSecond) == tooEarly)
  }

  private func clock(_ name: String) throws -> DeadlineClock { try #require(DeadlineClock(name: name)) }

  /// A moment on the wall in Europe/Oslo.
  private func wall(_ text: String) throws -> Instant {
    let hour = try #require(Int(text.dropFirst(11).prefix(2)))
    let minute = try #require(Int(text.dropFirst(14)))
    return Instant(try Day(String(text.prefix(10))), hour: hour, minute: minute)
  }
}
