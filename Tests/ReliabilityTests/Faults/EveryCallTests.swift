import Foundation
import Glibc
import TestOffice
import Testing

/// Promise 1 and 12: every write, sync, link and removal of a run fails or is the last one, one after the other.
@Suite(.enabled(if: Surroundings.canTrace, "strace may not trace here"))
struct EveryCallTests {
  /// What a run does to the disk.
  static func targets(of run: DisturbedRun) -> [Injection.Target] {
    let syncs = [Injection.Target(call: "fdatasync"), .init(call: "fsync")]
    guard run != .checkpoint else { return [.init(call: "pwrite64", path: "office.sqlite")] + syncs }
    return syncs + [
      .init(call: "pwrite64", path: "office.sqlite-wal"), .init(call: "pwrite64", path: "witness"),
      .init(call: "pwrite64", path: "office.sqlite-shm"), .init(call: "linkat"), .init(call: "mkdirat"),
      .init(call: "renameat2"), .init(call: "unlinkat"), .init(call: "unlink"), .init(call: "write"),
      .init(call: "ftruncate"),
    ]
  }

  /// Short: about this many points of each run; long: every one.
  private static let points = Surroundings.isLong ? Int.max : 8

  @Test("Promise 1: killed at every write and sync, the next run makes it whole", arguments: DisturbedRun.allCases)
  func killedAtEveryCall(_ run: DisturbedRun) throws {
    let points = try Self.points(of: run, Self.targets(of: run), limit: Self.points)
    var killed = 0
    for (target, number) in points {
      let (office, arguments) = try run.prepare()
      let injection = Injection(target: target, effect: "signal=KILL", number: number)
      let end = try office.run(arguments, under: injection.wrapper(office))
      if !end.isDone { killed += 1 }
      let violations = try OfficeCheck.recover(office)
      #expect(violations.isEmpty, "\(run) killed at \(target) \(number): \(end.summary)")
    }
    Surroundings.tell("\(run): \(killed) runs killed at \(points.count) calls")
    // Calls that another thread makes first are not reached; a run in which little is reached proves little.
    #expect(killed * 10 >= points.count * 8, "\(killed) of \(points.count) runs were killed")
  }

  @Test(
    "Promise 12: an error of every call, once and for ever, loses nothing and is told", arguments: DisturbedRun.allCases
  )
  func failedAtEveryCall(_ run: DisturbedRun) throws {
    let errors = ["EIO", "ENOSPC", "EMFILE", "EDQUOT", "ENOMEM"]
    let points = try Self.points(of: run, Self.targets(of: run), limit: Self.points)
    Surroundings.tell("\(run): errors at \(points.count) calls")
    for (index, (target, number)) in points.enumerated() {
      let (office, arguments) = try run.prepare()
      let injection = Injection(
        target: target, effect: "error=\(errors[index % errors.count])", number: number,
        // The runtime's own event descriptor is written to as well, and is never refused for ever.
        forever: index % 3 == 0 && target.call != "write")
      let end = try office.run(arguments, under: injection.wrapper(office))
      let place = "\(run), \(injection.effect) at \(target) \(number)\(injection.forever ? "+" : "")"
      Self.expectPlainEnd(end, place)
      let violations = try OfficeCheck.recover(office)
      #expect(violations.isEmpty, "\(place): \(end.summary)")
    }
  }

  @Test(
    "Promise 12: no more files, no locks: every open and lock fails once", arguments: [DisturbedRun.intake, .command])
  func failedToOpen(_ run: DisturbedRun) throws {
    let targets = ["office.sqlite", "office.sqlite-wal", "office.lock", "witness", "documents"].map {
      Injection.Target(call: "openat", path: $0)
    }
    let locks = [Injection.Target(call: "fcntl", path: "office.lock"), .init(call: "fcntl", path: "office.sqlite")]
    let opens = try Self.points(of: run, targets, limit: Self.points / 2).map { ($0, "error=EMFILE") }
    let waits = try Self.points(of: run, locks, limit: Self.points / 3).map { ($0, "error=ENOLCK") }
    Surroundings.tell("\(run): errors at \(opens.count) opens and \(waits.count) locks")
    for ((target, number), effect) in opens + waits {
      let (office, arguments) = try run.prepare()
      let injection = Injection(target: target, effect: effect, number: number)
      let end = try office.run(arguments, under: injection.wrapper(office))
      Self.expectPlainEnd(end, "\(run), \(effect) at \(target) \(number)")
      let violations = try OfficeCheck.recover(office)
      #expect(violations.isEmpty, "\(run), \(effect) at \(target) \(number): \(end.summary)")
    }
  }

  @Test("Promise 1: the test fails when a page is removed before it is entered")
  func noticesEarlyRemoval() throws {
    let (office, arguments) = try DisturbedRun.intake.prepare()
    let injection = Injection(target: .init(call: "linkat"), effect: "signal=KILL", number: 1)
    let end = try office.run(arguments, under: injection.wrapper(office, without: [.order]))
    #expect(!end.isDone, "\(end.summary)")
    #expect(try OfficeCheck.recover(office).contains { $0.hasPrefix("lost:") })
  }

  @Test("Promise 12: the test fails when an error of writing is not noticed")
  func noticesSwallowedErrors() throws {
    let (office, arguments) = try DisturbedRun.command.prepare()
    let target = Injection.Target(call: "pwrite64", path: "office.sqlite-wal")
    let injection = Injection(target: target, effect: "error=ENOSPC", number: 1, forever: true)
    let end = try office.run(arguments, under: injection.wrapper(office, without: [.writeErrors]))
    #expect(end.isDone, "\(end.summary)")
    #expect(try OfficeCheck.recover(office).contains { $0.hasPrefix("acknowledged and lost") })
  }

  @Test("Promise 12: the test fails when a program ends without a word, by a signal or in two answers")
  func noticesSilence() {
    func run(_ status: Int32, _ output: String = "", _ complaint: String = "") -> Run {
      Run(words: [], status: status, output: Array(output.utf8), complaint: Array(complaint.utf8), isOverdue: false)
    }
    let refusal = #"{"ok":false,"refusal":{"code":"disk-full","message":"Disken er full."}}"#
    #expect(Self.complaints(about: run(74, refusal), "").isEmpty)
    #expect(Self.complaints(about: run(75, "", "Opptatt."), "").isEmpty)
    for end in [
      run(74), run(-SIGXFSZ), run(1, refusal), run(74, #"{"ok":true}"# + "\n" + refusal),
      run(74, refusal.replacing("disk-full", with: "fault")),
    ] {
      #expect(!Self.complaints(about: end, "").isEmpty, "\(end.summary)")
    }
  }

  /// Evenly spread over all calls of all targets, at most `limit` of them and at least the first of each target.
  static func points(
    of run: DisturbedRun, _ targets: [Injection.Target], limit: Int
  ) throws -> [(Injection.Target, Int)] {
    var all: [(Injection.Target, Int)] = []
    for target in targets {
      let (office, arguments) = try run.prepare()
      all += try Injection.numbers(of: target, in: arguments, on: office).map { (target, $0) }
    }
    let step = max(1, all.count / limit)
    return all.enumerated().filter { $0.element.1 == 1 || $0.offset % step == 0 }.map(\.element)
  }

  /// Done, or one of the documented exit codes with one sentence that says why: never a crash, never silence.
  static func expectPlainEnd(_ run: Run, _ place: String) {
    let complaints = complaints(about: run, place)
    #expect(complaints.isEmpty)
  }

  static func complaints(about run: Run, _ place: String) -> [String] {
    guard !run.isDone else { return [] }
    var complaints: [String] = []
    if ![69, 73, 74, 75, 77, 78].contains(run.status) { complaints.append("\(place): \(run.summary)") }
    let refusal = run.answer?["refusal"] as? [String: Any]
    let faults = run.answer?["faults"] as? [String] ?? []
    let told = (refusal?["message"] as? String).map { [$0] } ?? faults + [run.said].filter { !$0.isEmpty }
    if told.isEmpty { complaints.append("\(place): says nothing that can be read: \(run.summary)") }
    if refusal?["code"] as? String == "fault" { complaints.append("\(place): not translated: \(run.summary)") }
    return complaints
  }
}
