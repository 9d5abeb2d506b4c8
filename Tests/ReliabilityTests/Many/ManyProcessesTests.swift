import Foundation
import Glibc
import Synchronization
import Testing

/// Promises 3, 17 and 18: any number of processes on one office.
@Suite struct ManyProcessesTests {
  private static let commands = Surroundings.isLong ? 500 : 20

  @Test("Promise 3: eight processes at once lose nothing, skip no journal number and are never turned away")
  func eightAtOnce() throws {
    let office = try OfficeUnderTest()
    let failures = Mutex<[String]>([])
    let counted = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 8) { clerk in
      for number in 0..<Self.commands / 4 {
        do {
          let post = try office.assignedPost("Brev \(clerk)-\(number)")
          let run = try office.run(OfficeUnderTest.registerEntry(post))
          if !run.isDone { failures.withLock { $0.append(run.summary) } }
          counted.withLock { $0 += 4 }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
    }
    #expect(failures.withLock { $0 }.isEmpty)
    #expect(counted.withLock { $0 } == 8 * Self.commands)
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test("Promise 3: the same page seen by eight workers is entered once")
  func eightWorkers() throws {
    let office = try OfficeUnderTest()
    for number in 0..<12 { try office.drop("scan-\(number).png") }
    let workers = try (0..<8).map { _ in try office.start(OfficeUnderTest.worker) }
    for worker in workers {
      let run = worker.wait()
      #expect(run.isDone, "\(run.summary)")
    }
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test("Promise 17: a stopped process stops nobody who reads, and who writes is told", .timeLimit(.minutes(5)))
  func stoppedProcess() throws {
    let office = try OfficeUnderTest()
    var dice = Dice(seed: 17)
    for round in 0..<(Surroundings.isLong ? 60 : 5) {
      try office.drop("scan-\(round).png")
      let worker = try office.start(OfficeUnderTest.worker)
      usleep(UInt32.random(in: 20_000..<90_000, using: &dice))
      worker.send(SIGSTOP)
      // The lock may be held by the stopped process; then, and only then, writing is refused, as busy and in time.
      let began = ContinuousClock.now
      let write = try office.run(OfficeUnderTest.registerPost("Brev \(round)"), limit: 40)
      #expect(write.isDone || write.code == 75, "\(write.summary)")
      #expect(ContinuousClock.now - began < .seconds(25))
      worker.send(SIGCONT)
      let run = worker.wait()
      #expect(run.isDone, "\(run.summary)")
      office.note(run)
    }
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test("Promise 18: the write-ahead log stays small over a day, with readers going in and out")
  func smallWriteAheadLog() throws {
    let office = try OfficeUnderTest()
    let isOver = Mutex(false)
    let reading = Thread {
      while !isOver.withLock({ $0 }) { _ = try? office.run(["show", "log", "--limit", "1000", "--json"]) }
    }
    reading.start()
    defer { isOver.withLock { $0 = true } }
    var largest = 0
    for number in 0..<(Surroundings.isLong ? 3000 : 160) {
      try OfficeUnderTest.require(try office.run(OfficeUnderTest.registerPost("Brev \(number)")))
      largest = max(largest, try office.walBytes())
    }
    #expect(largest < 16 << 20)
    // It has been written back at least once on the way: otherwise it would only have been a short day.
    #expect(largest > 1 << 20)
  }
}
