/// Everything the terminal shows at one moment. Terminal modes are fields of it; the driver brings the terminal to
/// what the frame says.
package struct Frame: Sendable, Hashable {
  package var buffer: CellBuffer
  /// Where the terminal's cursor stands: on the selected row or the focused field, always, because screen readers and
  /// braille displays follow it. A place outside is moved to the nearest cell.
  package var cursor: Point
  /// The title of the terminal's window.
  package var title: TerminalText
  /// Whether clicks and the wheel come as events. When false, the terminal's own selecting and copying works.
  package var wantsMouse: Bool

  package init(_ buffer: CellBuffer, cursor: Point = .origin, title: TerminalText = .empty, wantsMouse: Bool = false) {
    self.buffer = buffer
    self.cursor = cursor
    self.title = title
    self.wantsMouse = wantsMouse
  }
}
