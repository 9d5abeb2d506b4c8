import Domain
import Testing

@testable import Workstation

/// Dates as they are typed at a desk: S4-10, S4-11.
@Suite struct DateTextTests {
  private let today = Day(iso: "2026-11-20")

  @Test(arguments: [
    ("19.11.2026", "2026-11-19"), ("19.11.26", "2026-11-19"), ("19.11", "2026-11-19"), ("19.11.", "2026-11-19"),
    ("24.12", "2025-12-24"), ("2026-11-19", "2026-11-19"), (" 1.2 ", "2026-02-01"),
  ])
  func past(_ typed: String, _ day: String) throws {
    let today = try #require(today)
    #expect(DateText.read(typed, today: today, isPast: true) == Day(iso: day))
  }

  @Test("A day to wait for lies ahead")
  func future() throws {
    let today = try #require(today)
    #expect(DateText.read("3.1", today: today, isPast: false) == Day(iso: "2027-01-03"))
  }

  @Test(arguments: ["", "31.2", "i går", "1.2.3.4", "99.99", "1..2", "-1.2", "1.2.20266", "٣.٤"])
  func unreadable(_ typed: String) throws {
    let today = try #require(today)
    #expect(DateText.read(typed, today: today, isPast: true) == nil)
  }
}
