import Foundation
import TestOffice
import Testing

/// Promise 19: right day, right year, whatever the clock does; days are Oslo's, the log is UTC.
@Suite(.enabled(if: Surroundings.canFakeTime, "needs faketime"))
struct ClockTests {
  /// A moment of the machine's clock in UTC, and what the office must make of it.
  struct Moment: Sendable, CustomStringConvertible {
    let utc: String
    let day: String
    let year: String

    var description: String { utc }
  }

  /// Short: the first six; every login costs a password's scrypt.
  static let moments = [
    // New Year in Oslo, an hour before it is in UTC.
    Moment(utc: "2026-12-31 22:59:30", day: "2026-12-31", year: "2026"),
    Moment(utc: "2026-12-31 23:00:00", day: "2027-01-01", year: "2027"),
    // Leap day begins and ends.
    Moment(utc: "2028-02-28 23:30:05", day: "2028-02-29", year: "2028"),
    Moment(utc: "2028-02-29 23:00:00", day: "2028-03-01", year: "2028"),
    // The evenings on which summer time has begun, and has ended.
    Moment(utc: "2027-03-28 22:30:00", day: "2027-03-29", year: "2027"),
    Moment(utc: "2027-10-31 22:30:05", day: "2027-10-31", year: "2027"),
    Moment(utc: "2027-01-01 00:00:01", day: "2027-01-01", year: "2027"),
    Moment(utc: "2028-02-29 22:30:00", day: "2028-02-29", year: "2028"),
    Moment(utc: "2027-03-27 22:30:00", day: "2027-03-27", year: "2027"),
    Moment(utc: "2027-03-28 00:59:55", day: "2027-03-28", year: "2027"),
    Moment(utc: "2027-03-28 01:00:00", day: "2027-03-28", year: "2027"),
    Moment(utc: "2027-10-30 22:30:00", day: "2027-10-31", year: "2027"),
    Moment(utc: "2027-10-31 00:59:30", day: "2027-10-31", year: "2027"),
    Moment(utc: "2027-10-31 01:00:00", day: "2027-10-31", year: "2027"),
  ].prefix(Surroundings.isLong ? .max : 6)

  @Test("Promise 19: received day and journal year at the edges of day, year and summer time", arguments: moments)
  func edges(_ moment: Moment) throws {
    let office = try OfficeUnderTest()
    let clock = try Self.clock(at: moment)
    try Self.signIn(office, clock)
    func run(_ arguments: [String]) throws -> [String: Any] {
      let run = try office.run(arguments, under: clock)
      #expect(run.isDone, "\(run.summary)")
      return (run.answer?["events"] as? [[String: Any]])?.last ?? [:]
    }
    let received = try run(OfficeUnderTest.registerPost("Brev"))
    let content = received["content"] as? [String: Any]
    #expect(content?["receivedOn"] as? String == moment.day)
    #expect((received["at"] as? String)?.hasPrefix(moment.utc.prefix(13).replacing(" ", with: "T")) == true)
    let post = try #require(content?["post"] as? Int)
    _ = try run(["do", "stamp-received", "post=\(post)", "--json"])
    _ = try run(["do", "assign-post", "post=\(post)", "handler=\(OfficeUnderTest.handler)", "--json"])
    let entry = try run(OfficeUnderTest.registerEntry("\(post)"))["content"] as? [String: Any]
    #expect((entry?["entry"] as? String)?.hasPrefix(moment.year + "/") == true)
    #expect(entry?["registeredOn"] as? String == moment.day)
    #expect(try office.run(["log", "verify", "--json"]).isDone)
  }

  /// The calendar with one of its rules taken out.
  enum BrokenCalendar: String, CaseIterable, Sendable {
    case noSummerTime, noWinterTime, utc, otherZone, noLeapDay

    /// What stands in `Instant.swift` or `Day.swift`, and what is put in its place.
    var change: (from: String, to: String) {
      switch self {
      case .noSummerTime: ("? 7200 : 3600)", "? 3600 : 3600)")
      case .noWinterTime: ("? 7200 : 3600)", "? 7200 : 7200)")
      case .utc: ("? 7200 : 3600)", "? 0 : 0)")
      case .otherZone: ("? 7200 : 3600)", "? -25200 : -28800)")
      case .noLeapDay: ("isLeap(year) ? 29 : 28", "28")
      }
    }
  }

  @Test(
    "Promise 19: the moments fail when a rule of the calendar is taken out",
    .enabled(if: Surroundings.has("swiftc"), "needs the compiler"), arguments: [nil] + BrokenCalendar.allCases)
  func noticesBrokenCalendar(_ broken: BrokenCalendar?) throws {
    let wrong = try Self.wrongDays(broken?.change)
    #expect(wrong.isEmpty == (broken == nil), "\(wrong)")
  }

  /// The moments whose day is not the right one, as the calendar's own sources say, built with this change.
  private static func wrongDays(_ change: (from: String, to: String)?) throws -> [String] {
    let place = try ScratchFolder()
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let sources = try ["Day", "Instant"].map {
      try String(contentsOf: package.appendingPathComponent("Sources/Domain/Calendar/\($0).swift"), encoding: .utf8)
    }
    if let change { try #require(sources.contains { $0.contains(change.from) }, "the calendar is written otherwise") }
    let asking = """
      @main struct Asking {
        static func main() {
          for moment in CommandLine.arguments.dropFirst() { print(Instant(iso: moment)?.day.iso ?? "none") }
        }
      }
      """
    for (number, text) in (sources + [asking]).enumerated() {
      let text = change.map { text.replacing($0.from, with: $0.to) } ?? text
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(place.path)/\(number).swift"))
    }
    let files = (0...2).map { "\(place.path)/\($0).swift" }
    let built = try Program.run(
      ["swiftc", "-parse-as-library", "-package-name", "calendar", "-o", "\(place.path)/calendar"] + files, limit: 300)
    try OfficeUnderTest.require(built)
    let asked = try Program.run(["\(place.path)/calendar"] + moments.map { $0.utc.replacing(" ", with: "T") + "Z" })
    return zip(moments, asked.text.split(separator: "\n")).filter { $0.day != $1 }.map { "\($0): \($1)" }
  }

  @Test(
    "Promise 19: a clock that jumps harms no log; a session from the future is signed in anew",
    arguments: ["-4m", "-2h", "+5h"] + (Surroundings.isLong ? ["-3d"] : []))
  func jumps(_ jump: String) throws {
    let office = try OfficeUnderTest()
    try office.drop("scan.png")
    let clock = Self.clock(off: jump)
    let run = try office.run(OfficeUnderTest.registerPost("Brev"), under: clock)
    if jump == "-2h" || jump == "-3d" {
      #expect((run.answer?["refusal"] as? [String: Any])?["code"] as? String == "not-signed-in", "\(run.summary)")
      try Self.signIn(office, clock)
      #expect(try office.run(OfficeUnderTest.registerPost("Brev"), under: clock).isDone)
    } else {
      #expect(run.isDone, "\(run.summary)")
    }
    let intake = try office.run(OfficeUnderTest.worker, under: clock)
    #expect(intake.isDone, "\(intake.summary)")
    // Back to the right time.
    if jump == "-3d" { try Self.signIn(office, []) }
    #expect(try office.run(OfficeUnderTest.registerPost("Brev")).isDone)
    let violations = try OfficeCheck.recover(office)
    #expect(violations.isEmpty)
  }

  @Test("Promise 19: the test fails when a session's own moment is not looked at")
  func noticesSessionWithoutMoment() throws {
    let office = try OfficeUnderTest()
    // To a session that is older still, the same clock is none that went backwards.
    try Self.signIn(office, Self.clock(off: "-3h"))
    #expect(try office.run(OfficeUnderTest.registerPost("Brev"), under: Self.clock(off: "-2h")).isDone)
  }

  @Test(
    "Promise 19: the test fails when entries follow the clock and not each other",
    .enabled(if: Surroundings.hasSQLiteShell, "needs sqlite3"))
  func noticesOrderOfTheClock() throws {
    let office = try OfficeUnderTest()
    try OfficeUnderTest.require(try office.run(OfficeUnderTest.registerPost("Brev"), under: Self.clock(off: "-4m")))
    #expect(try OfficeCheck.recover(office).isEmpty)
    let inOrderOfTime = """
      \(DamagedLogTests.withoutTriggers)
      CREATE TEMP TABLE sorted AS SELECT row_number() OVER (ORDER BY at, position) AS place, log.* FROM log;
      DELETE FROM log;
      INSERT INTO log SELECT place, at, actor, on_behalf_of, service, kind, subject, payload, salt, digest, chain
        FROM sorted;
      """
    try OfficeUnderTest.require(try Program.run(["sqlite3", office.database, inOrderOfTime]))
    #expect(try !OfficeCheck.recover(office).isEmpty)
  }

  /// The files' times stay the kernel's own: a clock that is set does not change them.
  private static func clock(off jump: String) -> [String] { ["env", "NO_FAKE_STAT=1", "faketime", "-f", jump] }

  private static func signIn(_ office: OfficeUnderTest, _ clock: [String]) throws {
    let login = try Program.run(
      office.command(["login", "--as", OfficeUnderTest.clerk], under: clock), environment: office.environment,
      input: "morgenpost\n")
    #expect(login.isDone, "\(login.summary)")
  }

  /// Stops at the moment, on a machine whose own zone is far from Oslo; faketime wants that zone's wall clock.
  private static func clock(at moment: Moment) throws -> [String] {
    let zone = "TZ=" + (moment.utc.hasSuffix("0") ? "Pacific/Auckland" : "America/Los_Angeles")
    let wall = try Program.run(["env", zone, "date", "-d", "\(moment.utc) UTC", "+%F %T"]).text
    return [
      "env", zone, "NO_FAKE_STAT=1", "faketime", "-f", "@" + wall.trimmingCharacters(in: .whitespacesAndNewlines),
    ]
  }
}
