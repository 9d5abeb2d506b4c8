/// A part of a text that is drawn in a style of its own. It does not follow changes: for a text that is only read.
package struct TextSpan: Sendable, Hashable {
  package let range: Range<TextPosition>
  package let style: Style

  package init(_ range: Range<TextPosition>, _ style: Style) {
    self.range = range
    self.style = style
  }
}
