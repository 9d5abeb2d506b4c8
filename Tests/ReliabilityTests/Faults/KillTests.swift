import Foundation
import Glibc
import Testing

/// Promise 1: a scan is never lost and never filed twice, whenever the program is killed.
@Suite struct KillTests {
  private static let kills = Surroundings.isLong ? 2200 : 60

  @Test("Promise 1: kill -9 at random during the intake and during commands loses nothing")
  func killedAtRandom() throws {
    let office = try OfficeUnderTest()
    var dice = Dice(seed: 1)
    var killed = 0
    var round = 0
    while killed < Self.kills {
      round += 1
      try office.drop("scan-\(round).png")
      for arguments in [OfficeUnderTest.worker, OfficeUnderTest.registerPost("Brev \(round)")] {
        let program = try office.start(arguments)
        usleep(UInt32.random(in: 0..<90_000, using: &dice))
        program.send(SIGKILL)
        let run = program.wait()
        office.note(run)
        if run.signal == SIGKILL { killed += 1 }
      }
      // The whole check costs more than a kill; the last round is always checked.
      if round.isMultiple(of: 10) {
        let violations = try OfficeCheck.recover(office)
        #expect(violations.isEmpty, "round \(round), \(killed) kills")
        guard violations.isEmpty else { return }
      }
    }
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test("Promise 1, 3: several processes at once, killed at random, and the others go on")
  func severalKilledAtOnce() throws {
    let office = try OfficeUnderTest()
    var dice = Dice(seed: 2)
    let post = try office.assignedPost("Brev")
    for round in 1...(Surroundings.isLong ? 200 : 6) {
      for number in 0..<3 { try office.drop("scan-\(round)-\(number).png") }
      let programs = try [
        OfficeUnderTest.worker, OfficeUnderTest.worker, OfficeUnderTest.registerPost("Brev \(round)"),
        ["do", "mark-urgent", "post=\(post)", "--json"], OfficeUnderTest.registerPost("Kort \(round)"),
      ].map { try office.start($0) }
      for program in programs.shuffled(using: &dice).prefix(3) {
        usleep(UInt32.random(in: 0..<60_000, using: &dice))
        program.send(SIGKILL)
      }
      for program in programs {
        let run = program.wait()
        office.note(run)
        #expect(run.code == 0 || run.signal == SIGKILL || run.code == 75, "\(run.summary)")
      }
    }
    #expect(try OfficeCheck.recover(office).isEmpty)
  }
}
