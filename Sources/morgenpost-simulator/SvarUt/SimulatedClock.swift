import Domain
import Foundation

/// The instant the simulator goes by: the machine's own, moved forward as it is told to.
struct SimulatedClock: Sendable {
  /// Milliseconds ahead of the machine's clock, or behind it where it began earlier.
  private(set) var offset: Int64

  init(from start: Instant?) {
    offset = start.map { $0.milliseconds - Self.machine.milliseconds } ?? 0
  }

  var now: Instant { Instant(milliseconds: Self.machine.milliseconds + offset) }

  mutating func take(offset: Int64) { self.offset = offset }

  /// - Returns: false when that would be back in time, and nothing is done.
  mutating func move(to instant: Instant) -> Bool {
    let new = instant.milliseconds - Self.machine.milliseconds
    guard new >= offset else { return false }
    offset = new
    return true
  }

  private static var machine: Instant {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}
