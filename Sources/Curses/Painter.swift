internal import CNcurses
internal import Screen

/// Puts the cells that changed on an ncurses window.
struct Painter {
  private var inks: Inks
  let characters: CharacterSet
  /// What the window holds; nil when that is not known.
  private var shown: CellBuffer?

  init(inks: Inks, characters: CharacterSet) {
    self.inks = inks
    self.characters = characters
  }

  /// The window's content is unknown: draw all of the next frame.
  mutating func forget() {
    shown = nil
  }

  /// Draws `buffer`, or what of it fits in `size`.
  mutating func paint(_ buffer: CellBuffer, on window: UnsafeMutablePointer<WINDOW>, size: Size) {
    let old = shown?.size == buffer.size ? shown : nil
    if old == nil { werase(window) }
    buffer.forEachChange(since: old) { point, cell in
      guard point.x < size.width, point.y < size.height else { return }
      // A frame of a larger size than the terminal now has may end in the middle of a wide character.
      put(point.x + cell.width > size.width ? .blank : cell, at: point, on: window)
    }
    shown = buffer
  }

  private mutating func put(_ cell: Cell, at point: Point, on window: UnsafeMutablePointer<WINDOW>) {
    guard cell.width > 0 else { return }
    let attributes = inks.attributes(of: cell.style)
    let pair = inks.pair(of: cell)
    if let only = cell.onlyScalar, only.isASCII || (characters == .utf8 && wcwidth(only.wide) == Int32(cell.width)) {
      _ = nc_put_one(window, Int32(point.y), Int32(point.x), only.wide, attributes, pair)
      return
    }
    for (offset, glyph) in glyphs(of: cell).enumerated() {
      // In the last column of the last row ncurses draws the cell and then says it cannot move on.
      _ = nc_put(window, Int32(point.y), Int32(point.x + offset), glyph, attributes, pair)
    }
  }

  /// What ncurses is given for a cell, ended by 0: the cell itself where the C library agrees on its width, else
  /// replacements that fill the same columns.
  private func glyphs(of cell: Cell) -> [[wchar_t]] {
    guard let base = cell.scalars.first else { return [] }
    switch characters {
    case .utf8:
      guard base.isASCII || wcwidth(base.wide) == Int32(cell.width) else {
        return [[wchar_t]](repeating: [Unicode.Scalar("?").wide, 0], count: cell.width)
      }
      let marks = cell.scalars.dropFirst().map { $0.wide }.filter { wcwidth($0) == 0 }
      return [[base.wide] + marks + [0]]
    case .ascii:
      return [[wchar_t]](repeating: [CharacterSet.ascii(for: base).wide, 0], count: cell.width)
    }
  }
}

extension Unicode.Scalar {
  fileprivate var wide: wchar_t { wchar_t(value) }
}
