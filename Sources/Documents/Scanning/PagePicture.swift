internal import CChafa
internal import Glibc

/// A part of a page drawn with characters by libchafa.
///
/// The pixels are our own, read from what a program in the cage has drawn; nothing hostile is decoded here.
package struct PagePicture: Hashable, Sendable {
  package struct Cell: Hashable, Sendable {
    /// A Unicode scalar of one column: a letter or sign of ASCII, a line or a block.
    package let character: UInt32
    /// Of the character and of what is behind it: 0 black to 255 white.
    package let ink: UInt8
    package let paper: UInt8
  }

  package let columns: Int
  package let rows: Int
  /// Row by row from the top left; `columns * rows` of them.
  package let cells: [Cell]

  /// Draws a part of `page`; the page's paper becomes white and its ink black, as far as it is not faint.
  package init(of page: GrayPage, _ view: View) throws(PagePictureFault) {
    guard page.pixels.count == page.width * page.height else { throw .badPart }
    let count = max(view.columns, 0) * max(view.rows, 0)
    var drawn = [cchafa_cell](repeating: cchafa_cell(), count: count)
    let result = page.pixels.withUnsafeBufferPointer { pixels in
      var order = cchafa_order(
        pixels: pixels.baseAddress, stride: Int32(clamping: page.width), page_height: Int32(clamping: page.height),
        x: Int32(clamping: view.x), y: Int32(clamping: view.y), width: Int32(clamping: view.width),
        height: Int32(clamping: view.height), turns: Int32(clamping: view.turns),
        columns: Int32(clamping: view.columns), rows: Int32(clamping: view.rows),
        depth: view.hasShades ? CCHAFA_SHADES : CCHAFA_INK, ascii: view.isASCII ? 1 : 0)
      return drawn.withUnsafeMutableBufferPointer { cchafa_draw(&order, $0.baseAddress) }
    }
    switch result {
    case 0: break
    case -ENOENT, -ENOSYS: throw .noLibrary
    case -ENOMEM: throw .noMemory
    default: throw .badPart
    }
    columns = view.columns
    rows = view.rows
    cells = drawn.map { Cell(character: $0.character, ink: $0.ink, paper: $0.paper) }
  }

  /// Whether libchafa is installed here.
  package static var isAvailable: Bool { cchafa_open() == 0 }

  /// What to type to get it.
  package static let installation = "apt-get install libchafa0"
}

extension PagePicture {
  /// Which part of a page is drawn, and with what.
  package struct View: Hashable, Sendable {
    /// The part, in pixels of the page as it lies in the scan.
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int
    /// Quarter turns clockwise, 0–3.
    package var turns: Int
    /// The picture's size in cells.
    package var columns: Int
    package var rows: Int
    /// False: ink on paper only, for terminals with few colours or none.
    package var hasShades: Bool
    package var isASCII: Bool

    package init(
      x: Int, y: Int, width: Int, height: Int, turns: Int = 0, columns: Int, rows: Int, hasShades: Bool = true,
      isASCII: Bool = false
    ) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
      self.turns = turns
      self.columns = columns
      self.rows = rows
      self.hasShades = hasShades
      self.isASCII = isASCII
    }
  }
}

package enum PagePictureFault: Error, Hashable, Sendable {
  /// libchafa is not installed, or lacks what is needed.
  case noLibrary
  /// The part lies outside the page, or the picture has no cells.
  case badPart
  case noMemory
}
