import Foundation
import Glibc
import Synchronization
import TestOffice
import Testing

@testable import Repository

/// Promise 17: nobody who writes much keeps the others from writing.
@Suite struct WriterLockTests {
  /// Takes the lock again as soon as it has given it back, until it is told to end.
  private final class BusyWriter: Sendable {
    private let isOver = Mutex(false)
    private let ended = DispatchSemaphore(value: 0)
    private let written = Mutex(0)

    init(_ lock: WriterLock) {
      Thread.detachNewThread { [self] in
        while !isOver.withLock({ $0 }) {
          // As long as a transaction and its commit to the disk take.
          try? lock.hold { _ = usleep(5000) }
          written.withLock { $0 += 1 }
        }
        ended.signal()
      }
    }

    var count: Int { written.withLock { $0 } }

    func end() {
      isOver.withLock { $0 = true }
      ended.wait()
    }
  }

  @Test("Beside somebody who writes one transaction after another, every other writer has their turn")
  func turns() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/office.lock"
    let writer = BusyWriter(try WriterLock(path: path))
    defer { writer.end() }
    try #require(eventually { writer.count > 0 })
    let other = try WriterLock(path: path)
    var longest = Duration.zero
    for _ in 0..<20 {
      let began = ContinuousClock.now
      try other.hold {}
      longest = max(longest, ContinuousClock.now - began)
    }
    // A transaction of the other's, and what a busy machine takes besides.
    #expect(longest < .seconds(3), "waited \(longest)")
    #expect(writer.count > 1)
  }
}
