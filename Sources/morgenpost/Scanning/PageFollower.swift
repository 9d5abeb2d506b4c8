import CommandBus
import Exchange
import Foundation
import Workstation

/// Looks again and again how far the work on pages has come, on a thread of its own.
final class PageFollower: Sendable {
  private let isStopped = StopFlag()

  private static let intervalInSeconds = 0.25

  init(_ watch: PageWatch) {
    let isStopped = isStopped
    let thread = Thread {
      while !isStopped.isRaised {
        watch.look()
        Thread.sleep(forTimeInterval: Self.intervalInSeconds)
      }
    }
    thread.name = "page follower"
    thread.start()
  }

  func stop() { isStopped.raise() }
}

/// What stands in the file that whoever works on pages has locked.
struct LeaseProgress: PageWorkSource {
  let folder: String

  func underWay() -> PageProgress? { WorkLease.progress(in: folder) }
}
