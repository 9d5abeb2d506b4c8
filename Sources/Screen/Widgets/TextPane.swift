/// Long text, wrapped to the width and scrolled by whole lines.
package struct TextPane: Sendable, Hashable {
  /// One paragraph and its style.
  package struct Paragraph: Sendable, Hashable {
    package var text: TerminalText
    package var style: Style

    package init(_ text: TerminalText, _ style: Style = .base) {
      self.text = text
      self.style = style
    }
  }

  package var paragraphs: [Paragraph]

  package init(_ paragraphs: [Paragraph]) {
    self.paragraphs = paragraphs
  }

  /// One paragraph per line of text from outside.
  package init(_ text: String) {
    paragraphs = TerminalText.lines(of: text).map { Paragraph($0) }
  }

  /// The lines at a width: what ``ScrollState`` calls its count is their number.
  package func lines(width: Int) -> [Paragraph] {
    paragraphs.flatMap { paragraph in
      paragraph.text.wrapped(to: width).map { Paragraph($0, paragraph.style) }
    }
  }

  /// Draws the lines on screen and returns the place of the first one, for the cursor.
  @discardableResult
  package func render(_ state: ScrollState, into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let lines = lines(width: rect.width - 1)
    var settled = state
    settled.settle(count: lines.count, height: rect.height)
    return buffer.clipped(to: rect) { buffer in
      for (row, line) in lines.dropFirst(settled.offset).prefix(rect.height).enumerated() {
        buffer.put(line.text, at: Point(x: rect.x, y: rect.y + row), style: line.style)
      }
      if settled.offset > 0 {
        buffer.put(buffer.glyphs.moreAbove, at: Point(x: rect.maxX - 1, y: rect.y), style: Style(.muted))
      }
      if settled.offset + rect.height < lines.count {
        buffer.put(buffer.glyphs.moreBelow, at: Point(x: rect.maxX - 1, y: rect.maxY - 1), style: Style(.muted))
      }
      return rect.origin
    }
  }
}
