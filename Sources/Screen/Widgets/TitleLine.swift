/// The line at the top: who and where at the left, when at the right.
package struct TitleLine: Sendable, Hashable {
  package var left: [TerminalText]
  package var right: TerminalText

  /// `left` parts are joined by a middle dot.
  package init(left: [TerminalText], right: TerminalText) {
    self.left = left
    self.right = right
  }

  package func render(into buffer: inout CellBuffer, in rect: Rect) {
    let line = rect.row(0)
    guard !line.isEmpty else { return }
    let style = Style(.title)
    buffer.fill(line, style: style)
    buffer.clipped(to: line) { buffer in
      let showsRight = right.width + 12 <= line.width
      let room = line.width - 2 - (showsRight ? right.width + 2 : 0)
      let text = left.filter { !$0.isEmpty }.joined(by: " · ")
      buffer.put(text, at: Point(x: line.x + 1, y: line.y), style: style, maxWidth: room)
      if showsRight {
        buffer.put(right, at: Point(x: line.maxX - 1 - right.width, y: line.y), style: style)
      }
    }
  }
}
