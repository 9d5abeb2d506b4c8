import Domain
import Testing

@Suite("Clocks by name")
struct DeadlineClockTests {
  @Test(
    "A clock has one name, and is read from it",
    arguments: [
      ("week", DeadlineClock.weeks(1)), ("3-weeks", .weeks(3)), ("month", .months(1)), ("3-months", .months(3)),
      ("days:62", .days(62)), ("working-days:5", .workingDays(5)), ("svarut-reading", .svarUtReading(.wholeDays)),
    ])
  func names(_ name: String, _ clock: DeadlineClock) {
    #expect(DeadlineClock(name: name) == clock)
    #expect(clock.name == name)
  }

  @Test(
    "Another way of writing the same clock",
    arguments: [
      ("1-weeks", "week"), ("1-week", "week"), ("1-month", "month"), ("days:007", "days:7"),
      ("svarut-reading:08-16", "svarut-reading:08-16"), ("svarut-reading:00-24", "svarut-reading"),
    ])
  func synonyms(_ written: String, _ name: String) { #expect(DeadlineClock(name: written)?.name == name) }

  @Test(
    "What is no clock is none, and never a trap",
    arguments: [
      "", "weeks", "0-weeks", "-1-weeks", "days", "days:", "days:0", "days:-3", "days:1000", "days:9999999999999999999",
      "days:٣", "days:5:5", "working-days:0", "working-days:1.5", "svarut-reading:16-08", "svarut-reading:8-16",
      "svarut-reading:08-25", "svarut-reading:", "month ", "MONTH", "3-weeks-", "3--weeks", "3-years", ":", "-",
    ])
  func unknown(_ name: String) { #expect(DeadlineClock(name: name) == nil) }
}
