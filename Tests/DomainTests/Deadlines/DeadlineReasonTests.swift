import Domain
import Testing

@Suite("Every date can be asked why")
struct DeadlineReasonTests {
  @Test("Each skipped day is named, with the step that passed it over")
  func skipped() throws {
    let deadline = WorkingCalendar().deadline(.weeks(3), from: try Day("2026-03-12"))
    let rolling = deadline.why.skipped.filter { $0.step == .rolling }
    #expect(rolling.map(\.day.iso) == ["2026-04-02", "2026-04-03", "2026-04-04", "2026-04-05", "2026-04-06"])
    #expect(
      rolling.map(\.because) == [
        .holiday(.maundyThursday), .holiday(.goodFriday), .saturday, .holiday(.easterSunday), .holiday(.easterMonday),
      ])
    #expect(deadline.why.skipped.filter { $0.step == .lastWorkingDay }.map(\.day.iso) == ["2026-04-02"])
    #expect(deadline.why.counting == ["E-28"])
  }

  @Test("A working-day clock names what it did not count")
  func notCounted() throws {
    let deadline = WorkingCalendar().deadline(.workingDays(1), from: try Day("2026-05-13"))
    #expect(
      deadline.why.skipped == [SkippedDay(day: try Day("2026-05-14"), because: .holiday(.ascension), step: .counting)])
  }

  @Test("A month that lacks the day says so", arguments: [("2026-01-31", true), ("2026-01-28", false)])
  func shortened(_ from: String, _ isShortened: Bool) throws {
    #expect(WorkingCalendar().deadline(.months(1), from: try Day(from)).why.isShortened == isShortened)
  }

  @Test("A closing day counts in law; only the last working day is moved before it, and both are said")
  func closingDays() throws {
    let eve = ClosingDay(day: try Day("2026-12-24"), reason: "Julaften")
    let calendar = WorkingCalendar(closingDays: [eve])
    let week = calendar.deadline(.weeks(1), from: try Day("2026-12-18"))
    #expect(week.nominal.iso == "2026-12-25")
    #expect(week.rolled.iso == "2026-12-28")
    #expect(week.lastWorkingDay.iso == "2026-12-23")
    #expect(week.why.countedClosings == [eve])
    #expect(week.why.skipped.contains(SkippedDay(day: eve.day, because: .closing("Julaften"), step: .lastWorkingDay)))
    let working = calendar.deadline(.workingDays(3), from: try Day("2026-12-22"))
    #expect(working.nominal.iso == "2026-12-28", "the law knows no other days off than its own")
  }

  @Test("A closing day on a Saturday is a Saturday")
  func closedSaturday() throws {
    let calendar = WorkingCalendar(closingDays: [ClosingDay(day: try Day("2026-11-21"), reason: "Flytting")])
    #expect(calendar.dayOff(on: try Day("2026-11-21")) == .saturday)
    #expect(calendar.deadline(.days(1), from: try Day("2026-11-20")).why.countedClosings == [])
  }

  @Test("A month that ends on two holidays at once passes over that day once (2027, 2032)")
  func coinciding() throws {
    let deadline = WorkingCalendar().deadline(.months(1), from: try Day("2027-04-17"))
    #expect(deadline.why.skipped.filter { $0.step == .rolling }.count == 1)
    #expect(deadline.rolled.iso == "2027-05-18")
  }
}
