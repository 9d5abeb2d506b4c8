import Foundation
import Glibc
import TestOffice
import Testing

/// Promise 17: a process that was stopped in the middle of a call keeps nobody from reading.
@Suite(.enabled(if: Surroundings.canTrace, "strace may not trace here"), .serialized)
struct StoppedProcessTests {
  /// What SQLite's locks are made of, and what is written under them.
  private static let targets: [Injection.Target] = [
    .init(call: "fcntl", path: "office.sqlite-shm"), .init(call: "pwrite64", path: "office.sqlite-shm"),
    .init(call: "fcntl", path: "office.sqlite"), .init(call: "pwrite64", path: "office.sqlite-wal"),
    .init(call: "fdatasync", path: "office.sqlite-wal"), .init(call: "fcntl", path: "office.lock"),
  ]

  /// Short: about this many points; long: every one.
  private static let points = Surroundings.isLong ? Int.max : 12

  @Test(
    "Promise 17: stopped at any of its locks and writes, it keeps nobody from reading",
    .timeLimit(.minutes(Surroundings.isLong ? 60 : 10)))
  func readsGoOn() throws {
    let points = try EveryCallTests.points(of: .command, Self.targets, limit: Self.points)
    var stopped = 0
    for (target, number) in points {
      guard let run = try Self.read(whileStoppedAt: Injection(target: target, effect: "signal=STOP", number: number))
      else { continue }
      stopped += 1
      #expect(run.isDone, "stopped at \(target) \(number): \(run.summary)")
      #expect((run.answer?["items"] as? [Any])?.isEmpty == false, "stopped at \(target) \(number)")
    }
    Surroundings.tell("read while a process stood still at \(stopped) of \(points.count) calls")
    #expect(stopped * 10 >= points.count * 8, "\(stopped) of \(points.count) runs were stopped")
  }

  /// While the first process to open it makes the index of the write-ahead log, SQLite lets nobody in.
  private static let making = Injection(
    target: .init(call: "pwrite64", path: "office.sqlite-shm"), effect: "signal=STOP", number: 1)

  @Test("Promise 17: the test fails when nobody reads beside SQLite's locks")
  func noticesWaitingReaders() throws {
    let run = try Self.read(whileStoppedAt: Self.making, without: [.reading])
    #expect(run?.status == 75, "\(run?.summary ?? "never stopped")")
  }

  @Test("Promise 17: what is read beside the locks is what the office says")
  func readsTheSame() throws {
    let (office, arguments) = try DisturbedRun.command.prepare()
    let before = try office.run(Self.reading)
    let stopped = try Self.stop(arguments, in: office, at: Self.making)
    defer { stopped?.wait(limit: 0) }
    try #require(stopped != nil)
    #expect(try office.run(Self.reading).text == before.text)
  }

  private static let reading = ["show", "tray", "--json"]

  /// What a reader was told while a command stood still; nil when it never came there.
  private static func read(
    whileStoppedAt injection: Injection, without taken: [Protection] = []
  ) throws -> Run? {
    let (office, arguments) = try DisturbedRun.command.prepare()
    guard let stopped = try stop(arguments, in: office, at: injection) else { return nil }
    defer { stopped.wait(limit: 0) }
    return try office.run(reading, under: Protection.wrapper(without: taken), limit: 30)
  }

  /// A command that stands still at the call; nil when it ended before.
  private static func stop(
    _ arguments: [String], in office: OfficeUnderTest, at injection: Injection
  ) throws -> StartedProgram? {
    let log = office.root + "/stopped"
    let program = try office.start(arguments, under: injection.wrapper(office, log: log))
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      if let said = try? String(contentsOfFile: log, encoding: .utf8), said.contains("stopped by SIGSTOP") {
        return program
      }
      if program.poll() != nil { return nil }
      usleep(5000)
    }
    Issue.record("neither stopped nor ended: \(injection.target) \(injection.number)")
    program.wait(limit: 0)
    return nil
  }
}
