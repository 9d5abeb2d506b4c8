import Domain
import Testing

@Suite("Guessing is slowed down")
struct SignInLimitTests {
  private let last = Instant(seconds: 1_000_000)

  private func wait(_ failures: Int, secondsLater: Int) throws -> Refusal? {
    try refusal {
      try SignInLimit.check(
        SignInAttempts(failures: failures, lastAt: last), at: last.adding(seconds: secondsLater))
    }
  }

  @Test("Five tries are free", arguments: 0..<5)
  func free(_ failures: Int) throws {
    #expect(try wait(failures, secondsLater: 0) == nil)
  }

  @Test(
    "After them each failure doubles the wait, up to an hour",
    arguments: [
      (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 960), (11, 1920), (12, 3600), (13, 3600), (10_000, 3600),
    ])
  func grows(_ failures: Int, _ seconds: Int) throws {
    let found = try wait(failures, secondsLater: 0)
    #expect(found == Refusal(.tooManyAttempts, ["seconds": String(seconds)]))
    #expect(try wait(failures, secondsLater: seconds - 1)?.arguments["seconds"] == "1")
    #expect(try wait(failures, secondsLater: seconds) == nil)
  }

  @Test("A clock set back neither opens the door nor keeps it shut for longer than the wait")
  func clockSetBack() throws {
    #expect(try wait(5, secondsLater: -100_000)?.arguments["seconds"] == "30")
  }
}
