import Foundation
import Testing

/// Promise 1 and 2: the power fails after any operation of a run, and the disk has lost what was not synced.
@Suite(
  .enabled(
    if: Surroundings.canTrace && Surroundings.canMount, "needs strace and the right to mount a disk in memory"))
struct PowerLossTests {
  /// Short: so many states of each office; long: all.
  private static let states = Surroundings.isLong ? Int.max : 30

  @Test("Promise 1, 2: after a power loss nothing is lost, halved, doubled or acknowledged in vain")
  func powerLossAtEveryOperation() throws {
    let office = try Self.assigned()
    let traced = try TracedOffice(office.office, runs: office.runs, scans: ["scan-a.png", "scan-b.png"])
    #expect(traced.operations.count > 60, "the trace saw too little")
    #expect(traced.operations.count { $0.isSync } >= 12)
    for failure in Self.chosen(traced.failures(parts: 4), limit: Self.states) {
      let violations = try traced.violations(after: failure)
      #expect(violations.isEmpty, "\(failure) of \(traced.operations.count)")
    }
  }

  @Test("Promise 1, 2: also while the write-ahead log is written back into the database")
  func powerLossWhileCheckpointing() throws {
    let office = try OfficeUnderTest(copying: try DisturbedRun.full.get())
    let traced = try TracedOffice(office, runs: [OfficeUnderTest.worker], scans: ["scan-a.png"])
    #expect(traced.writes(to: "office.sqlite") > 20, "the run did not checkpoint")
    for failure in Self.chosen(traced.failures(parts: 4), limit: Self.states / 3) {
      let violations = try traced.violations(after: failure)
      #expect(violations.isEmpty, "\(failure) of \(traced.operations.count)")
    }
  }

  @Test("Promise 1, 2: the test fails when syncs do not count")
  func noticesIgnoredSyncs() throws {
    let office = try Self.assigned()
    let traced = try TracedOffice(office.office, runs: office.runs, scans: ["scan-a.png", "scan-b.png"])
    let last = traced.failures(parts: 6).suffix(8)
    let violations = try last.flatMap { try traced.violations(after: $0, honouringSyncs: false) }
    #expect(violations.contains { $0.hasPrefix("acknowledged and lost") })
    #expect(violations.contains { $0.hasPrefix("lost:") || $0.contains("document") })
  }

  @Test("Promise 1, 2: the test fails when the program's syncs do nothing", arguments: ["fdatasync", "fsync"])
  func noticesFakedSyncs(_ call: String) throws {
    let office = try Self.assigned()
    let traced = try TracedOffice(
      office.office, runs: office.runs, scans: ["scan-a.png", "scan-b.png"], faking: "\(call):retval=0")
    let violations = try traced.failures(parts: 6).suffix(8).flatMap { try traced.violations(after: $0) }
    #expect(!violations.isEmpty)
  }

  /// An office with one assigned item, and the two runs that are traced in it.
  private static func assigned() throws -> (office: OfficeUnderTest, runs: [[String]]) {
    let (office, command) = try DisturbedRun.command.prepare()
    return (office, [OfficeUnderTest.worker, command])
  }

  private static func chosen(_ failures: [TracedOffice.Failure], limit: Int) -> [TracedOffice.Failure] {
    var dice = Dice(seed: 4)
    let chosen = limit >= failures.count ? failures : Array(failures.shuffled(using: &dice).prefix(limit))
    Surroundings.tell("power lost in \(chosen.count) of \(failures.count) ways")
    return chosen
  }
}
