import Foundation
import Glibc
import TestOffice
import Testing

/// Promise 13: the line breaks, the work stands.
@Suite struct SignalTests {
  @Test("Promise 13: hang-up, termination and interrupt at random moments", arguments: [SIGHUP, SIGTERM, SIGINT])
  func signalled(_ signal: Int32) throws {
    let violations = try Self.violations(of: signal, rounds: Surroundings.isLong ? 400 : 12)
    #expect(violations.isEmpty)
  }

  @Test("Promise 13: the test fails when a signal may end a worker that has already removed the page it enters")
  func noticesUncaughtSignals() throws {
    let violations = try Self.violations(of: SIGTERM, rounds: 400, without: [.signals, .order])
    #expect(violations.contains { $0.hasPrefix("lost:") }, "\(violations)")
  }

  /// Signals two runs a round, and stops at the first violation.
  private static func violations(of signal: Int32, rounds: Int, without taken: [Protection] = []) throws -> [String] {
    let office = try OfficeUnderTest()
    var moments = try Moments(seed: UInt64(signal), in: office)
    for round in 1...rounds {
      try office.drop("scan-\(round).png")
      for arguments in [OfficeUnderTest.worker, OfficeUnderTest.registerPost("Brev \(round)")] {
        let program = try office.start(arguments, under: Protection.wrapper(without: taken))
        moments.wait()
        program.send(signal)
        let run = program.wait(limit: 30)
        // It ends by the signal, or finishes what it was at; it never hangs and never crashes.
        guard run.isDone || run.status == -signal else { return [run.summary] }
        office.note(run)
      }
      if round.isMultiple(of: 10) {
        let violations = try OfficeCheck.recover(office)
        guard violations.isEmpty else { return violations + ["round \(round)"] }
        try moments.measure(office)
      }
    }
    return try OfficeCheck.recover(office)
  }

  @Test(
    "Promise 13: a worker that is asked to end ends by itself, between two files", arguments: [SIGHUP, SIGTERM, SIGINT])
  func asksWorkerToEnd(_ signal: Int32) throws {
    let office = try OfficeUnderTest()
    let run = try Self.end(of: signal, in: office)
    #expect(run.isDone, "\(run.summary)")
    #expect(run.answer?["filed"] as? Int == 1, "\(run.summary)")
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test("Promise 13: a worker that waits for its next look does not wait for it when it is asked to end")
  func endsWhilePausing() throws {
    let office = try OfficeUnderTest()
    let run = try Self.end(of: SIGTERM, in: office, interval: "3000")
    #expect(run.isDone && !run.isOverdue, "\(run.summary)")
  }

  @Test("Promise 13: the test fails when the worker does not catch the signal", arguments: [SIGHUP, SIGTERM, SIGINT])
  func noticesUncaughtRequest(_ signal: Int32) throws {
    let run = try Self.end(of: signal, in: OfficeUnderTest(), without: [.signals])
    #expect(run.status == -signal, "\(run.summary)")
    #expect(run.answer?["filed"] == nil, "\(run.summary)")
  }

  /// A worker that looks again and again takes in one page and is then sent the signal.
  private static func end(
    of signal: Int32, in office: OfficeUnderTest, interval: String = "0.1", without taken: [Protection] = []
  ) throws -> Run {
    try office.drop("scan.png")
    let worker = try office.start(
      ["worker", "--only", "intake", "--settle", "0", "--interval", interval, "--json"],
      under: Protection.wrapper(without: taken))
    let deadline = ContinuousClock.now + .seconds(40)
    while try !office.isScannerFolderEmpty(), ContinuousClock.now < deadline { usleep(5000) }
    worker.send(signal)
    return worker.wait(limit: 40)
  }
}
