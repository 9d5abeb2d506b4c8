import Domain
import Testing

@Suite("Working days (act of 24 February 1995 no. 12 § 2)")
struct WorkingCalendarTests {
  private let calendar = WorkingCalendar()

  /// Easter, Maundy Thursday, Good Friday, Easter Monday, Ascension, Whit Monday, working days of the year.
  private static let years: [(Int, [String], Int)] = [
    (2024, ["03-31", "03-28", "03-29", "04-01", "05-09", "05-20"], 252),
    (2025, ["04-20", "04-17", "04-18", "04-21", "05-29", "06-09"], 252),
    (2026, ["04-05", "04-02", "04-03", "04-06", "05-14", "05-25"], 253),
    (2027, ["03-28", "03-25", "03-26", "03-29", "05-06", "05-17"], 255),
    (2028, ["04-16", "04-13", "04-14", "04-17", "05-25", "06-05"], 251),
    (2029, ["04-01", "03-29", "03-30", "04-02", "05-10", "05-21"], 251),
    (2030, ["04-21", "04-18", "04-19", "04-22", "05-30", "06-10"], 251),
  ]

  @Test("The movable holidays and the number of working days", arguments: years)
  func movable(_ year: Int, _ dates: [String], _ workingDays: Int) throws {
    let days = try dates.map { try Day("\(year)-\($0)") }
    let holidays = WorkingCalendar.publicHolidays(in: year)
    #expect(WorkingCalendar.easterSunday(in: year) == days[0])
    #expect(holidays[days[0]] == .easterSunday)
    #expect(holidays[days[1]] == .maundyThursday)
    #expect(holidays[days[2]] == .goodFriday)
    #expect(holidays[days[3]] == .easterMonday)
    #expect(holidays[days[4]] == .ascension)
    #expect(holidays[days[5]] != nil)
    let first = try Day("\(year)-01-01")
    let length = Day.isLeap(year) ? 366 : 365
    #expect((0..<length).filter { calendar.isWorkingDay(first + $0) }.count == workingDays)
  }

  @Test("Easter of years whose dates are the earliest, the latest and the exceptions of the computus")
  func easter() {
    let known = [
      1818: "03-22", 1943: "04-25", 1954: "04-18", 1981: "04-19", 2000: "04-23", 2008: "03-23", 2038: "04-25",
      2049: "04-18", 2076: "04-19", 2285: "03-22",
    ]
    for (year, date) in known { #expect(WorkingCalendar.easterSunday(in: year).iso == "\(year)-\(date)") }
  }

  @Test("Whit Monday on 17 May is one day off, not two", arguments: [2027, 2032])
  func coinciding(_ year: Int) throws {
    let holidays = WorkingCalendar.publicHolidays(in: year)
    #expect(holidays.count == 11)
    #expect(holidays[try Day("\(year)-05-17")] != nil)
    #expect(WorkingCalendar.publicHolidays(in: 2026).count == 12)
  }

  @Test("Christmas Eve and New Year's Eve are working days; the municipality's closing days are its own")
  func eves() throws {
    let eve = try Day("2026-12-24")
    #expect(calendar.isWorkingDay(eve))
    #expect(calendar.isWorkingDay(try Day("2026-12-31")))
    let closing = WorkingCalendar(closedDays: [eve])
    #expect(!closing.isWorkingDay(eve))
    #expect(closing.workingDay(after: try Day("2026-12-23")).iso == "2026-12-28")
    #expect(WorkingCalendar.publicHolidays(in: 2026)[eve] == nil)
  }

  @Test(
    "A deadline on a day off moves forward (domstolloven § 149); the safe target is the last working day before",
    arguments: [
      ("2026-02-28", "2026-03-02", "2026-02-27"), ("2026-05-17", "2026-05-18", "2026-05-15"),
      ("2026-12-26", "2026-12-28", "2026-12-24"), ("2026-05-01", "2026-05-04", "2026-04-30"),
      ("2027-03-28", "2027-03-30", "2027-03-24"), ("2026-12-25", "2026-12-28", "2026-12-24"),
      ("2026-05-14", "2026-05-15", "2026-05-13"), ("2026-04-02", "2026-04-07", "2026-04-01"),
      ("2026-04-05", "2026-04-07", "2026-04-01"), ("2025-12-25", "2025-12-29", "2025-12-24"),
    ])
  func deadlines(_ nominal: String, _ rolled: String, _ last: String) throws {
    let day = try Day(nominal)
    #expect(!calendar.isWorkingDay(day))
    #expect(calendar.workingDay(after: day).iso == rolled)
    #expect(calendar.workingDay(before: day).iso == last)
  }

  @Test(
    "So many working days on (the public access clock)",
    arguments: [
      ("2026-03-30", ["2026-03-31", "2026-04-07", "2026-04-09"]),
      ("2026-05-13", ["2026-05-15", "2026-05-19", "2026-05-21"]),
    ])
  func counting(_ from: String, _ expected: [String]) throws {
    let start = try Day(from)
    let found = [1, 3, 5].map { (0..<$0).reduce(start) { day, _ in calendar.workingDay(after: day) }.iso }
    #expect(found == expected)
  }

  @Test(
    "\"Påfølgende dag\" is the next working day (S2-13)",
    arguments: [
      ("2026-11-19", "2026-11-20"), ("2026-11-20", "2026-11-23"), ("2026-11-21", "2026-11-23"),
      ("2026-04-01", "2026-04-07"), ("2026-12-24", "2026-12-28"), ("2026-12-31", "2027-01-04"),
      ("2027-05-14", "2027-05-18"),
    ])
  func nextMeetingDay(_ from: String, _ expected: String) throws {
    #expect(calendar.workingDay(after: try Day(from)).iso == expected)
  }
}
