import Foundation
import Glibc
import Testing

/// Promise 13: the line breaks, the work stands.
@Suite struct SignalTests {
  @Test("Promise 13: hang-up, termination and interrupt at random moments", arguments: [SIGHUP, SIGTERM, SIGINT])
  func signalled(_ signal: Int32) throws {
    let office = try OfficeUnderTest()
    var dice = Dice(seed: UInt64(signal))
    for round in 0..<(Surroundings.isLong ? 400 : 12) {
      try office.drop("scan-\(round).png")
      for arguments in [OfficeUnderTest.worker, OfficeUnderTest.registerPost("Brev \(round)")] {
        let program = try office.start(arguments)
        usleep(UInt32.random(in: 0..<100_000, using: &dice))
        program.send(signal)
        let run = program.wait(limit: 30)
        // It ends by the signal, or finishes what it was at; it never hangs and never crashes.
        #expect(run.isDone || run.signal == signal, "\(run.summary)")
        office.note(run)
      }
    }
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test(
    "Promise 13: a worker that is asked to end ends by itself, between two files", arguments: [SIGHUP, SIGTERM, SIGINT])
  func asksWorkerToEnd(_ signal: Int32) throws {
    let office = try OfficeUnderTest()
    try office.drop("scan.png")
    let worker = try office.start(["worker", "--settle", "0", "--interval", "0.1", "--json"])
    let deadline = ContinuousClock.now + .seconds(20)
    while try !office.isScannerFolderEmpty(), ContinuousClock.now < deadline { usleep(5000) }
    worker.send(signal)
    let run = worker.wait(limit: 20)
    #expect(run.isDone, "\(run.summary)")
    #expect(run.answer?["filed"] as? Int == 1, "\(run.summary)")
    #expect(try OfficeCheck.recover(office).isEmpty)
  }
}
