/// One column of one row: a base character with its marks, and its style. Plain numbers only: ten thousand of them are
/// made and compared for every key.
package struct Cell: Sendable, Hashable {
  /// The base scalar; 0 in the right half of a wide character.
  private let base: UInt32
  /// The marks on it, as many as ``TerminalText`` lets through; 0 where there is none.
  private var firstMark: UInt32 = 0
  private var secondMark: UInt32 = 0
  private var thirdMark: UInt32 = 0
  package private(set) var style: Style
  private let columns: UInt8
  /// Only of a cell of a picture. The byte lies where the others leave one free.
  package private(set) var shades = Shades.blackOnBlack

  /// A cell of a picture.
  init(_ character: Unicode.Scalar, _ shades: Shades) {
    self.init(character, style: Style(.picture), width: 1)
    self.shades = shades
  }

  init(_ base: Unicode.Scalar, style: Style, width: Int) {
    self.base = base.value
    self.style = style
    columns = UInt8(width)
  }

  private init(rightHalf style: Style) {
    base = 0
    self.style = style
    columns = 0
  }

  package static let blank = Cell(" ", style: .base, width: 1)

  static func blank(_ style: Style) -> Cell {
    Cell(" ", style: style, width: 1)
  }

  static func rightHalf(_ style: Style) -> Cell {
    Cell(rightHalf: style)
  }

  /// Columns: 1, 2, or 0 for the right half of a wide character.
  package var width: Int { Int(columns) }

  /// The scalar itself where it has no marks, as nearly every cell; nil for others.
  package var onlyScalar: Unicode.Scalar? {
    firstMark == 0 && base != 0 ? Unicode.Scalar(base) : nil
  }

  /// The base scalar and the marks on it; none in the right half of a wide character.
  package var scalars: [Unicode.Scalar] {
    [base, firstMark, secondMark, thirdMark].filter { $0 != 0 }.compactMap { Unicode.Scalar($0) }
  }

  /// The scalars as text.
  package var glyph: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  mutating func add(mark: Unicode.Scalar) {
    if firstMark == 0 {
      firstMark = mark.value
    } else if secondMark == 0 {
      secondMark = mark.value
    } else {
      thirdMark = mark.value
    }
  }

  mutating func restyle(_ style: Style) {
    self.style = style
  }
}
