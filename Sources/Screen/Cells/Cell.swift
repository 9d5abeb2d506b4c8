/// One column of one row: a base character with its marks, and its style.
package struct Cell: Sendable, Hashable {
  /// The base scalar and the marks on it; empty in the right half of a wide character.
  package private(set) var glyph: String
  package private(set) var style: Style
  /// Columns: 1, 2, or 0 for the right half of a wide character.
  package let width: Int

  init(glyph: String, style: Style, width: Int) {
    self.glyph = glyph
    self.style = style
    self.width = width
  }

  package static let blank = Cell(glyph: " ", style: .base, width: 1)

  static func blank(_ style: Style) -> Cell {
    Cell(glyph: " ", style: style, width: 1)
  }

  mutating func add(mark: Unicode.Scalar) {
    glyph.unicodeScalars.append(mark)
  }

  mutating func restyle(_ style: Style) {
    self.style = style
  }
}
