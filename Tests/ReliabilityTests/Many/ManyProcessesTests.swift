import Foundation
import Glibc
import Synchronization
import TestOffice
import Testing

/// Promises 3, 17 and 18: any number of processes on one office.
@Suite struct ManyProcessesTests {
  private static let commands = Surroundings.isLong ? 500 : 20

  @Test("Promise 3: eight processes at once lose nothing, skip no journal number and are never turned away")
  func eightAtOnce() throws {
    let office = try OfficeUnderTest()
    let before = try Self.registered(in: office)
    let complaints = try Self.eightClerks(in: office, commands: Self.commands)
    #expect(complaints.isEmpty)
    #expect(try Self.registered(in: office) - before == 8 * Self.commands / 4)
  }

  private static func registered(in office: OfficeUnderTest) throws -> Int {
    try office.run(["log", "export"]).text.split(separator: "\n")
      .count { LogLine(String($0))?.kind == "entry-registered" }
  }

  @Test("Promise 3: the test fails when writers do not wait for their turn")
  func noticesMissingTurns() throws {
    let complaints = try Self.eightClerks(in: OfficeUnderTest(), commands: 12, without: [.turns])
    #expect(
      complaints.contains { complaint in
        ["acknowledged and lost", "journal numbers", "log "].contains { complaint.hasPrefix($0) }
      }, "\(complaints)")
  }

  /// Each clerk enters, stamps, assigns and registers, in turn, with a process for every command.
  private static func eightClerks(
    in office: OfficeUnderTest, commands: Int, without taken: [Protection] = []
  ) throws -> [String] {
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { clerk in
      for number in 0..<commands / 4 {
        do {
          let post = try office.assignedPost("Brev \(clerk)-\(number)", without: taken)
          let wrapper = Protection.wrapper(without: taken)
          try OfficeUnderTest.require(try office.run(OfficeUnderTest.registerEntry(post), under: wrapper))
        } catch {
          failures.withLock { $0.append("turned away: \(error)") }
        }
      }
    }
    return try failures.withLock { $0 } + OfficeCheck.recover(office)
  }

  @Test("Promise 3: the same page seen by eight workers is entered once")
  func eightWorkers() throws {
    let complaints = try Self.eightWorkers(pages: 12)
    #expect(complaints.isEmpty)
  }

  @Test("Promise 3: the test fails when workers do not wait for their turn")
  func noticesWorkersAtOnce() throws {
    // On a busy machine they may happen never to meet.
    let met = try (0..<6).contains { _ in try !Self.eightWorkers(pages: 12, without: [.turns]).isEmpty }
    #expect(met)
  }

  private static func eightWorkers(pages: Int, without taken: [Protection] = []) throws -> [String] {
    let office = try OfficeUnderTest()
    for number in 0..<pages { try office.drop("scan-\(number).png") }
    let workers = try (0..<8).map { _ in
      try office.start(OfficeUnderTest.worker, under: Protection.wrapper(without: taken))
    }
    let failed = workers.map { $0.wait() }.filter { !$0.isDone }.map(\.summary)
    return try failed + OfficeCheck.recover(office)
  }

  @Test(
    "Promise 17: a stopped process stops nobody who reads, and who writes is told",
    .timeLimit(.minutes(Surroundings.isLong ? 60 : 10)))
  func stoppedProcess() throws {
    let office = try OfficeUnderTest()
    var moments = try Moments(seed: 17, in: office)
    for round in 0..<(Surroundings.isLong ? 60 : 5) {
      try office.drop("scan-\(round).png")
      let worker = try office.start(OfficeUnderTest.worker)
      moments.wait()
      worker.send(SIGSTOP)
      #expect(try office.run(["show", "tray", "--json"], limit: 20).isDone)
      // The lock may be held by the stopped process; then, and only then, writing is refused, as busy and in time.
      let began = ContinuousClock.now
      let write = try office.run(OfficeUnderTest.registerPost("Brev \(round)"), limit: 40)
      #expect(write.isDone || write.status == 75, "\(write.summary)")
      #expect(ContinuousClock.now - began < .seconds(35))
      worker.send(SIGCONT)
      let run = worker.wait()
      #expect(run.isDone, "\(run.summary)")
      office.note(run)
    }
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test("Promise 17: a process that stands still between two rounds turns nobody away")
  func idleProcess() throws {
    #expect(try !Self.isTurnedAway())
  }

  @Test("Promise 17: the test fails when the office's lock is kept while there is nothing to do")
  func noticesKeptLock() throws {
    #expect(try Self.isTurnedAway(without: [.release]))
  }

  /// Whether somebody else's command is refused as busy while a worker that has taken in a page stands still.
  private static func isTurnedAway(without taken: [Protection] = []) throws -> Bool {
    let office = try OfficeUnderTest()
    try office.drop("scan.png")
    let worker = try office.start(
      ["worker", "--only", "intake", "--settle", "0", "--interval", "3000"], under: Protection.wrapper(without: taken))
    defer {
      worker.send(SIGKILL)
      worker.wait()
    }
    let deadline = ContinuousClock.now + .seconds(40)
    func isOver() throws -> Bool { try office.run(["log", "export"]).text.contains("\"file-removed\"") }
    while try !isOver(), ContinuousClock.now < deadline { usleep(10_000) }
    // The first one waits for the round's last lock at most; the second meets a process that does nothing.
    let first = try office.run(OfficeUnderTest.registerPost("Brev 1"))
    worker.send(SIGSTOP)
    let second = try office.run(OfficeUnderTest.registerPost("Brev 2"))
    #expect([first, second].allSatisfy { $0.isDone || $0.status == 75 }, "\(first.summary) \(second.summary)")
    return !first.isDone || !second.isDone
  }

  @Test("Promise 18: the write-ahead log stays small over a day, with readers going in and out")
  func smallWriteAheadLog() throws {
    let largest = try Self.largestWriteAheadLog(pages: Surroundings.isLong ? 3000 : 160)
    #expect(largest < Self.limit)
    // It has been written back at least once on the way: otherwise it would only have been a short day.
    #expect(largest > 1 << 20)
  }

  @Test("Promise 18: the test fails when the log is not written back")
  func noticesMissingCheckpoints() throws {
    let largest = try Self.largestWriteAheadLog(pages: 600, without: [.checkpoints])
    #expect(largest > Self.limit)
  }

  private static let limit = 16 << 20

  /// Bytes of the log at its largest, while pages are taken in, twenty at a time and then a command, until the limit is
  /// passed. Somebody has the office open all day, so that it is never the last one's leaving that writes the log back.
  private static func largestWriteAheadLog(pages: Int, without taken: [Protection] = []) throws -> Int {
    let office = try OfficeUnderTest()
    let wrapper = Protection.wrapper(without: taken)
    let open = try office.start(["worker", "--interval", "3000"], under: wrapper)
    let isOver = Mutex(false)
    let reading = Thread {
      while !isOver.withLock({ $0 }) {
        _ = try? office.run(["show", "log", "--limit", "1000", "--json"], under: wrapper)
      }
    }
    reading.start()
    defer {
      isOver.withLock { $0 = true }
      open.send(SIGTERM)
      open.wait()
    }
    var largest = 0
    for round in 0..<pages / 20 {
      for number in 0..<20 { try office.drop("scan-\(round)-\(number).png") }
      for arguments in [OfficeUnderTest.worker, OfficeUnderTest.registerPost("Brev \(round)")] {
        try OfficeUnderTest.require(try office.run(arguments, under: wrapper))
        largest = max(largest, try office.walBytes())
        if largest > limit { return largest }
      }
    }
    return largest
  }
}
