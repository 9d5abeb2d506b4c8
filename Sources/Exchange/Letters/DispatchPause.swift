internal import Domain

extension Dispatch {
  /// Milliseconds after a try that came to nothing before the next one: half a minute, and twice as long each time.
  static func pause(after tries: Int) -> Int64 { tries == 0 ? 0 : 30_000 << min(tries - 1, 10) }

  /// Whether what was tried in vain has rested long enough to be tried again.
  func isDue(at now: Instant) -> Bool {
    guard tries > 0, let since = startedAt else { return true }
    let rested = now.milliseconds - since.milliseconds
    // A clock that was set back holds nothing up.
    return rested < 0 || rested >= Self.pause(after: tries)
  }
}
