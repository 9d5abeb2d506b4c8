internal import Foundation
internal import Synchronization

/// Watches the log grow, whoever writes it: this process or another one.
package final class LogFollower: Sendable {
  private let store: OfficeStore
  private let stopped = Mutex(false)
  private let onGrowth: @Sendable (Int) -> Void

  /// How often the log's end is looked at; a change by another process is on the screen well within half a second.
  package static let intervalInSeconds = 0.2

  /// Starts following at once. `onGrowth` is called on the follower's own thread with the new end of the log.
  package init(_ store: OfficeStore, onGrowth: @escaping @Sendable (Int) -> Void) {
    self.store = store
    self.onGrowth = onGrowth
    let thread = Thread { [weak self] in Self.follow { self } }
    thread.name = "log follower"
    thread.start()
  }

  package func stop() { stopped.withLock { $0 = true } }

  private static func follow(_ follower: () -> LogFollower?) {
    var last = (try? follower()?.store.position()) ?? 0
    while let current = follower(), !current.stopped.withLock({ $0 }) {
      // A failing look is tried again; a lasting fault shows at the next query, with its reason.
      if let position = try? current.store.position(), position > last {
        last = position
        current.onGrowth(position)
      }
      Thread.sleep(forTimeInterval: intervalInSeconds)
    }
  }
}
