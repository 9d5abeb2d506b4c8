/// What reaches the program from its user, its terminal and its own background work.
package enum InputEvent: Sendable, Hashable {
  case key(Key)
  /// Pasted text, whole, as the terminal sent it: hostile until a ``TextField`` or ``TerminalText`` has taken it.
  case paste(String)
  case mouse(MouseEvent)
  /// The terminal has a new size. Comes once for a burst of changes.
  case resize(Size)
  /// Background work has put something in the mailbox.
  case wake
  /// Nothing happened within the time asked for.
  case tick
  /// The line is gone, or its owner says so: save and leave. Nothing more can be shown.
  case hangUp
  /// Somebody asks the program to stop: save and leave.
  case terminate(StopRequest)
  /// The user's shell asks the program to stand still: be ready, then call ``Terminal/suspend()``.
  case suspend
  /// The program goes on after standing still; the screen must be drawn again, and the clock may have moved far.
  case resume
}

/// Who asks the program to stop.
package enum StopRequest: Sendable, Hashable {
  /// SIGTERM.
  case terminate
  /// SIGINT from outside; Ctrl-C at the keyboard comes as a key.
  case interrupt
  /// SIGQUIT.
  case quit
}

/// A click or a turn of the wheel.
package struct MouseEvent: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case click, doubleClick, wheelUp, wheelDown
  }

  package var kind: Kind
  package var point: Point

  package init(_ kind: Kind, at point: Point) {
    self.kind = kind
    self.point = point
  }
}
