/// A terminal: where frames go and events come from. One thread owns it.
package protocol Terminal: AnyObject {
  var size: Size { get }
  /// The signs this terminal can show.
  var glyphs: Glyphs { get }
  /// The colours it can show, and may.
  var colours: ColourDepth { get }
  /// Waits for the next event, at most so long; ``InputEvent/tick`` when the time is over. Without a limit it waits
  /// until something happens.
  func nextEvent(within limit: Duration?) -> InputEvent
  /// Whether ``nextEvent(within:)`` has something to give at once.
  var hasPendingEvent: Bool { get }
  /// Brings the terminal to what `frame` says.
  func present(_ frame: Frame)
  /// Hands the terminal back to the shell and stands still until the shell lets the program go on; the next event is
  /// then ``InputEvent/resume``.
  func suspend()
  /// Hands the terminal to another program for as long as `body` runs; the next event is then ``InputEvent/resume``,
  /// or the end that somebody asked for meanwhile.
  func lend(_ body: () -> Void)
}

/// What the program wants after an event.
package enum LoopStep: Sendable {
  /// Show this frame.
  case show(Frame)
  /// The screen is as it should be.
  case unchanged
  /// Hand the terminal to the shell (see ``Terminal/suspend()``).
  case suspend
  /// Hand the terminal to another program while this runs (see ``Terminal/lend(_:)``).
  case lend(@Sendable () -> Void)
  /// Leave the loop.
  case finish
}

extension Terminal {
  /// Shows `first`, then gives every event to `onEvent` and does what it answers, until it answers `.finish`.
  ///
  /// While more events wait, frames are skipped for up to 50 ms, so that a held key or a slow line never makes the
  /// screen lag behind the keys; the last frame is always shown.
  package func run(
    showing first: Frame, tick: Duration? = nil, onEvent: (InputEvent) throws -> LoopStep
  ) rethrows {
    present(first)
    let clock = ContinuousClock()
    var shown = clock.now
    var waiting: Frame?
    while true {
      switch try onEvent(nextEvent(within: tick)) {
      case .show(let frame): waiting = frame
      case .unchanged: break
      case .suspend: suspend()
      case .lend(let body): lend(body)
      case .finish: return
      }
      if let frame = waiting, !hasPendingEvent || clock.now - shown > .milliseconds(50) {
        present(frame)
        shown = clock.now
        waiting = nil
      }
    }
  }
}
