/// A part of a text that is drawn in a style of its own. It does not follow changes.
package struct TextSpan: Sendable, Hashable {
  package let range: Range<TextPosition>
  package let style: Style

  package init(_ range: Range<TextPosition>, _ style: Style) {
    self.range = range
    self.style = style
  }
}

extension TextEditor {
  /// Draws these lines, counted from 0, in a style of their own, and nothing else.
  package mutating func setSpans(lines: [Range<Int>], _ style: Style) {
    spans = lines.compactMap { range in
      guard let last = range.last, paragraphs.indices.contains(last) else { return nil }
      let start = TextPosition(paragraph: range.lowerBound, offset: 0)
      return TextSpan(start..<TextPosition(paragraph: last, offset: paragraphs[last].count), style)
    }
  }
}
