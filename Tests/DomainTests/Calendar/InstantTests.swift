import Domain
import Foundation
import Testing

@Suite("Instants and Europe/Oslo")
struct InstantTests {
  @Test("Day and clock in Oslo are the system's own, at every turn of the clock from 1996 to 2037")
  func agreesWithTheSystem() throws {
    let oslo = try #require(TimeZone(identifier: "Europe/Oslo"))
    let first = try Day("1996-01-01").ordinal
    let last = try Day("2037-12-31").ordinal
    for ordinal in first...last {
      // Around both midnights, and around 01:00 UTC where the clock turns.
      for second in [0, 3599, 3600, 3601, 43_200, 79_199, 79_200, 82_799, 82_800, 86_399] {
        let utc = ordinal * 86_400 + second
        let wall = utc + oslo.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc)))
        let found = Instant(seconds: utc)
        let expected = (day: wall / 86_400, hour: wall % 86_400 / 3600, minute: wall % 3600 / 60)
        guard (found.day.ordinal, found.clock.hour, found.clock.minute) == expected else {
          Issue.record("\(found.iso): \(found.day.iso) \(found.clockText), the system says \(expected)")
          return
        }
      }
    }
  }

  @Test(
    "Midnight in Oslo divides the days",
    arguments: [
      ("2026-11-20T22:59:59.999Z", "2026-11-20", "23:59"), ("2026-11-20T23:00:00Z", "2026-11-21", "00:00"),
      ("2026-07-01T21:59:59Z", "2026-07-01", "23:59"), ("2026-07-01T22:00:00Z", "2026-07-02", "00:00"),
      ("2026-12-31T22:59:59Z", "2026-12-31", "23:59"), ("2026-12-31T23:00:00Z", "2027-01-01", "00:00"),
      ("2027-02-28T22:59:59Z", "2027-02-28", "23:59"), ("2027-02-28T23:00:00Z", "2027-03-01", "00:00"),
      ("2028-02-28T23:00:00Z", "2028-02-29", "00:00"),
      // The clock is put forward, and back.
      ("2026-03-29T00:59:59Z", "2026-03-29", "01:59"), ("2026-03-29T01:00:00Z", "2026-03-29", "03:00"),
      ("2026-10-25T00:59:59Z", "2026-10-25", "02:59"), ("2026-10-25T01:00:00Z", "2026-10-25", "02:00"),
    ])
  func midnight(_ iso: String, _ day: String, _ clock: String) throws {
    let instant = try #require(Instant(iso: iso))
    #expect(instant.day.iso == day)
    #expect(instant.clockText == clock)
  }

  @Test(
    "A wall clock time becomes the instant that shows it; the skipped hour has moved on, of the doubled one the first")
  func readsTheWall() throws {
    for day in [try Day("2026-01-15"), try Day("2026-07-15"), try Day("2026-11-20"), try Day("2026-12-31")] {
      for hour in [0, 1, 7, 12, 23] {
        let instant = Instant(day, hour: hour, minute: 30)
        #expect(instant.day == day)
        #expect(instant.clock == (hour, 30))
      }
    }
    #expect(Instant(try Day("2026-03-29"), hour: 2, minute: 30).clockText == "03:30")
    #expect(Instant(try Day("2026-10-25"), hour: 2, minute: 30).iso == "2026-10-25T00:30:00.000Z")
  }

  @Test("Text order is time order, and what is written reads back to the millisecond")
  func textOrder() throws {
    let moments = [-1, 0, 1, 999, 1000, 951_782_400_000, 1_795_159_865_123, 253_402_300_799_999]
      .map { Instant(milliseconds: Int64($0)) }
    for (earlier, later) in zip(moments, moments.dropFirst()) {
      #expect(earlier < later)
      #expect(earlier.iso < later.iso)
    }
    for moment in moments { #expect(Instant(iso: moment.iso) == moment) }
    #expect(Instant(milliseconds: 1_795_159_865_123).iso == "2026-11-20T07:31:05.123Z")
  }

  @Test(
    "Offsets and fractions of a second",
    arguments: [
      ("2026-11-20T08:31:05+01:00", "2026-11-20T07:31:05.000Z"), ("2026-11-20T07:31:05.1Z", "2026-11-20T07:31:05.100Z"),
      ("2026-11-20T07:31:05.12Z", "2026-11-20T07:31:05.120Z"), ("2026-11-20 07:31:05Z", "2026-11-20T07:31:05.000Z"),
      ("2026-11-20T07:31:05.123456789Z", "2026-11-20T07:31:05.123Z"),
      ("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00.000Z"),
      ("2026-11-20T00:10:00+05:45", "2026-11-19T18:25:00.000Z"),
    ])
  func readsOffsets(_ text: String, _ expected: String) {
    #expect(Instant(iso: text)?.iso == expected)
  }

  @Test(
    "Text that is no instant is no instant",
    arguments: [
      "", "2026-11-20", "2026-11-20T07:31Z", "2026-11-20T07:31:05", "2026-11-20T24:00:00Z", "2026-11-20T07:60:00Z",
      "2026-11-20T07:31:60Z", "2026-02-29T07:31:05Z", "2026-11-20T07:31:05.Z", "2026-11-20T07:31:05+1:00",
      "2026-11-20T07:31:05+99:00", "2026-11-20T7:31:05Z", "2026-11-20T07:31:05Zx", "2026-11-20T٠٧:31:05Z",
      "2026-11-20T-7:31:05Z", "2026-11-20X07:31:05Z", "2026-11-20T07:31:05.1234567890Z",
      String(repeating: "9", count: 100_000),
    ])
  func refusesOtherText(_ text: String) {
    #expect(Instant(iso: text) == nil)
  }

  @Test("Seconds between two moments, also when the clock went backwards")
  func difference() {
    let start = Instant(seconds: 1000)
    #expect(start.adding(seconds: 90).seconds(since: start) == 90)
    #expect(start.seconds(since: start.adding(seconds: 90)) == -90)
  }
}
