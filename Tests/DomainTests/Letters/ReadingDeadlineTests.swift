import Domain
import Testing

/// S4-32: what is not read goes to print. The hours are KS' own, on working days.
@Suite("When an unread letter is printed")
struct ReadingDeadlineTests {
  @Test(
    "40 hours on working days, Europe/Oslo",
    arguments: [
      ("2026-06-01T10:00:00+02:00", "2026-06-03T02:00:00+02:00"),
      ("2026-06-04T15:00:00+02:00", "2026-06-08T07:00:00+02:00"),
      // Over Easter.
      ("2026-04-01T12:00:00+02:00", "2026-04-08T04:00:00+02:00"),
      // Christmas Eve is a working day in law.
      ("2026-12-23T09:00:00+01:00", "2026-12-28T01:00:00+01:00"),
      // Over the night when summer time ends, and the one when it begins.
      ("2026-10-23T12:00:00+02:00", "2026-10-27T04:00:00+01:00"),
      ("2026-03-27T12:00:00+01:00", "2026-03-31T04:00:00+02:00"),
      // Notified on a Saturday: Monday at midnight it begins.
      ("2026-11-21T13:00:00+01:00", "2026-11-24T16:00:00+01:00"),
    ])
  func fortyHours(_ notified: String, _ printed: String) throws {
    let notifiedAt = try #require(Instant(iso: notified))
    #expect(ReadingDeadline.printsAt(notifiedAt: notifiedAt) == Instant(iso: printed))
  }

  @Test("the hours are a parameter, and so are the days off")
  func parameters() throws {
    let monday = try #require(Instant(iso: "2026-06-01T10:00:00+02:00"))
    #expect(ReadingDeadline.printsAt(notifiedAt: monday, hours: 48) == Instant(iso: "2026-06-03T10:00:00+02:00"))
    #expect(ReadingDeadline.printsAt(notifiedAt: monday, hours: 14) == Instant(iso: "2026-06-02T00:00:00+02:00"))
    #expect(ReadingDeadline.printsAt(notifiedAt: monday, hours: -5) == monday)
    let closed = WorkingCalendar(closedDays: [try #require(Day(iso: "2026-06-02"))])
    #expect(
      ReadingDeadline.printsAt(notifiedAt: monday, calendar: closed) == Instant(iso: "2026-06-04T02:00:00+02:00"))
  }
}
