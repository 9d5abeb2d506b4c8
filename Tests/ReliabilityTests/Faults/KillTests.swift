import Foundation
import Glibc
import TestOffice
import Testing

/// Promise 1: a scan is never lost and never filed twice, whenever the program is killed.
@Suite struct KillTests {
  private static let kills = Surroundings.isLong ? 2200 : 60

  @Test("Promise 1: kill -9 at random during the intake and during commands loses nothing")
  func killedAtRandom() throws {
    let violations = try Self.violations(kills: Self.kills)
    #expect(violations.isEmpty)
  }

  @Test("Promise 1: the test fails when a page is removed before it is entered")
  func noticesEarlyRemoval() throws {
    let violations = try Self.violations(kills: 1000, without: [.order])
    #expect(violations.contains { $0.hasPrefix("lost:") }, "\(violations)")
  }

  /// Kills so many runs, and stops at the first violation.
  private static func violations(kills: Int, without taken: [Protection] = []) throws -> [String] {
    let office = try OfficeUnderTest()
    var moments = try Moments(seed: 1, in: office)
    var killed = 0
    var round = 0
    while killed < kills {
      round += 1
      try office.drop("scan-\(round).png")
      for arguments in [OfficeUnderTest.worker, OfficeUnderTest.registerPost("Brev \(round)")] {
        let program = try office.start(arguments, under: Protection.wrapper(without: taken))
        moments.wait()
        program.send(SIGKILL)
        let run = program.wait()
        office.note(run)
        if run.status == -SIGKILL { killed += 1 }
      }
      // The whole check costs more than a kill; the last round is always checked.
      if round.isMultiple(of: 10) {
        let violations = try OfficeCheck.recover(office)
        guard violations.isEmpty else { return violations + ["round \(round), \(killed) kills"] }
        try moments.measure(office)
      }
    }
    Surroundings.tell("\(killed) runs killed in \(round) rounds")
    return try OfficeCheck.recover(office)
  }

  @Test("Promise 1, 3: several processes at once, killed at random, and the others go on")
  func severalKilledAtOnce() throws {
    let office = try OfficeUnderTest()
    var dice = Dice(seed: 2)
    var moments = try Moments(seed: 2, in: office)
    let post = try office.assignedPost("Brev")
    for round in 1...(Surroundings.isLong ? 200 : 6) {
      for number in 0..<3 { try office.drop("scan-\(round)-\(number).png") }
      let programs = try [
        OfficeUnderTest.worker, OfficeUnderTest.worker, OfficeUnderTest.registerPost("Brev \(round)"),
        ["do", "mark-urgent", "post=\(post)", "--json"], OfficeUnderTest.registerPost("Kort \(round)"),
      ].map { try office.start($0) }
      for program in programs.shuffled(using: &dice).prefix(3) {
        moments.wait()
        program.send(SIGKILL)
      }
      for program in programs {
        let run = program.wait()
        office.note(run)
        #expect(run.status == 0 || run.status == -SIGKILL || run.status == 75, "\(run.summary)")
      }
    }
    #expect(try OfficeCheck.recover(office).isEmpty)
  }
}
