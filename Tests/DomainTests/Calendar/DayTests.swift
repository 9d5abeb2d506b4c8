import Domain
import Testing

@Suite("Days")
struct DayTests {
  @Test("Every day from 1900 to 2100 is the ordinal after the one before, and reads back from its parts")
  func runsWithoutGaps() throws {
    var ordinal = try Day("1900-01-01").ordinal
    var weekday = 0  // 1 January 1900 was a Monday.
    for year in 1900...2100 {
      for month in 1...12 {
        for day in 1...Day.length(ofMonth: month, year: year) {
          let found = try #require(Day(year: year, month: month, day: day))
          guard found.ordinal == ordinal, found.year == year, found.month == month, found.dayOfMonth == day,
            found.weekday == Weekday.allCases[weekday % 7], Day(iso: found.iso) == found
          else {
            Issue.record("\(year)-\(month)-\(day) became \(found.iso), \(found.weekday)")
            return
          }
          ordinal += 1
          weekday += 1
        }
      }
    }
  }

  @Test(
    "A leap day is every fourth year, not every hundredth, but every four-hundredth",
    arguments: [(1900, false), (2000, true), (2023, false), (2024, true), (2027, false), (2028, true), (2100, false)])
  func leapYears(_ year: Int, _ isLeap: Bool) {
    #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
    #expect(Day(year: year, month: 2, day: 28) != nil)
  }

  @Test(
    "Text that is no day is no day",
    arguments: [
      "", "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2026-11-00", "26-11-20", "2026-1-20",
      "2026-11-2", "2026/11/20", "20.11.2026", "2026-11-20 ", " 2026-11-20", "2026-11-20T00:00", "-026-11-20",
      "２０２６-11-20", "2026–11–20", "0000-01-01", "2026-11-2a", "2026-11-2\u{0301}", "99999-01-01",
    ])
  func refusesOtherText(_ text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(
    "The Norwegian way of writing a day",
    arguments: [
      ("20.11.2026", "2026-11-20"), ("1.2.2027", "2027-02-01"), ("29.02.2028", "2028-02-29"), ("29.02.2027", nil),
      ("31.04.2026", nil), ("20.11.26", nil), ("20-11-2026", nil), ("٢٠.11.2026", nil), ("20.11.2026.", nil),
      (".11.2026", nil), ("20..2026", nil), ("99999999999999999999.11.2026", nil),
    ] as [(String, String?)])
  func readsNorwegian(_ text: String, _ iso: String?) {
    #expect(Day(norwegian: text)?.iso == iso)
  }

  @Test(
    "One month later is the same day number, or the last day of a shorter month (domstolloven § 148)",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-04-17", 1, "2026-05-17"),
      ("2026-11-26", 1, "2026-12-26"), ("2027-02-28", 1, "2027-03-28"), ("2025-11-25", 1, "2025-12-25"),
      ("2026-12-31", 1, "2027-01-31"), ("2026-12-31", 2, "2027-02-28"), ("2026-01-05", 3, "2026-04-05"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28"),
    ])
  func addsMonths(_ from: String, _ months: Int, _ expected: String) throws {
    #expect(try Day(from).adding(months: months).iso == expected)
  }

  @Test(
    "62 days from the shelf date (S2-20)",
    arguments: [
      ("2026-01-31", "2026-04-03"), ("2026-02-28", "2026-05-01"), ("2024-01-31", "2024-04-02"),
      ("2026-06-30", "2026-08-31"), ("2026-11-30", "2027-01-31"), ("2026-12-31", "2027-03-03"),
    ])
  func addsDays(_ from: String, _ expected: String) throws {
    let start = try Day(from)
    #expect((start + 62).iso == expected)
    #expect((start + 62).days(since: start) == 62)
    #expect((start + 62) - 62 == start)
  }

  @Test("A year ends on 31 December and the next begins the day after")
  func yearEnds() throws {
    for year in 1999...2040 {
      let last = try #require(Day(year: year, month: 12, day: 31))
      #expect((last + 1).iso == "\(year + 1)-01-01")
      #expect(last < last + 1)
    }
  }
}
