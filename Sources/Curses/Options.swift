internal import Screen

extension CursesTerminal {
  /// How the terminal is opened.
  package struct Options: Sendable {
    /// Wakes the terminal's thread, normally that of a ``Mailbox``.
    package var waker: Waker?
    /// Where standard output and standard error go while the screen is up, because libraries print; nil leaves them.
    package var errorPath: String?
    /// Printed after a crash has given the terminal back: what to do now.
    package var crashNotice: String
    /// Called after every frame is on the terminal.
    package var onPaint: (@Sendable (PaintTiming) -> Void)?

    package init(
      waker: Waker? = nil, errorPath: String? = nil, crashNotice: String = "",
      onPaint: (@Sendable (PaintTiming) -> Void)? = nil
    ) {
      self.waker = waker
      self.errorPath = errorPath
      self.crashNotice = crashNotice
      self.onPaint = onPaint
    }
  }

  /// From input to painted cells.
  package struct PaintTiming: Sendable {
    /// When the oldest event that this frame answers was read; nil for a frame without one.
    package var received: ContinuousClock.Instant?
    /// When the frame had been written to the terminal.
    package var painted: ContinuousClock.Instant
  }
}
