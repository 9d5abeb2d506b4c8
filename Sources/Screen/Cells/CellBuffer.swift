/// A screenful of cells. Everything is drawn here first; nothing outside its size or its clip is ever touched, so any
/// size down to 0×0 is safe to draw on.
package struct CellBuffer: Sendable, Hashable {
  package let size: Size
  /// The signs that widgets draw with on this screen.
  package let glyphs: Glyphs
  private var cells: [Cell]
  private var clip: Rect

  package init(_ size: Size, glyphs: Glyphs = .unicode) {
    self.size = size
    self.glyphs = glyphs
    cells = [Cell](repeating: .blank, count: size.width * size.height)
    clip = Rect(size)
  }

  /// All of it.
  package var bounds: Rect { Rect(size) }

  /// The cell at a place, or nil outside.
  package subscript(x: Int, y: Int) -> Cell? {
    guard x >= 0, x < size.width, y >= 0, y < size.height else { return nil }
    return cells[y * size.width + x]
  }

  /// The cells of one row.
  package func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.height else { return [] }
    return cells[y * size.width..<(y + 1) * size.width]
  }

  /// Writes `text` with its first column at `point`; with `maxWidth`, cut to so many columns and marked as cut.
  /// Returns the column after the last one of the text, whether or not it was visible.
  @discardableResult
  package mutating func put(
    _ text: TerminalText, at point: Point, style: Style = .base, maxWidth: Int? = nil
  ) -> Int {
    let shown = maxWidth.map { text.truncated(to: $0, marker: glyphs.ellipsis) } ?? text
    var x = point.x
    var base: Int?
    for scalar in shown.string.unicodeScalars {
      let width = TextWidth.of(scalar)
      if width == 0 {
        if let base { cells[base].add(mark: scalar) }
        continue
      }
      if x >= clip.maxX { return point.x + shown.width }
      base = place(scalar, width: width, at: Point(x: x, y: point.y), style: style)
      x += width
    }
    return x
  }

  /// Draws a picture with its top left cell at `point`.
  package mutating func put(_ picture: CharacterPicture, at point: Point) {
    let whole = Rect(x: point.x, y: point.y, width: picture.size.width, height: picture.size.height)
    let part = whole.intersection(clip)
    guard !part.isEmpty else { return }
    for y in part.y..<part.maxY {
      freeNeighbours(from: part.x, to: part.maxX, row: y)
      let first = (y - point.y) * picture.size.width - point.x
      for x in part.x..<part.maxX { cells[y * size.width + x] = picture.cells[first + x] }
    }
  }

  /// Fills `rect` with spaces of a style.
  package mutating func fill(_ rect: Rect, style: Style = .base) {
    let part = rect.intersection(clip)
    guard !part.isEmpty else { return }
    for y in part.y..<part.maxY {
      freeNeighbours(from: part.x, to: part.maxX, row: y)
      for x in part.x..<part.maxX { cells[y * size.width + x] = .blank(style) }
    }
  }

  /// Gives the cells of `rect` a style and leaves their text.
  package mutating func restyle(_ rect: Rect, _ style: Style) {
    let part = rect.intersection(clip)
    guard !part.isEmpty else { return }
    for y in part.y..<part.maxY {
      for x in part.x..<part.maxX { cells[y * size.width + x].restyle(style) }
    }
  }

  /// Runs `body` with everything outside `rect` protected.
  package mutating func clipped<Result>(to rect: Rect, _ body: (inout CellBuffer) -> Result) -> Result {
    let outer = clip
    clip = clip.intersection(rect)
    defer { clip = outer }
    return body(&self)
  }

  /// Places one spacing scalar and returns its index, or nil when none of it is inside the clip.
  private mutating func place(_ scalar: Unicode.Scalar, width: Int, at point: Point, style: Style) -> Int? {
    guard point.y >= clip.y, point.y < clip.maxY else { return nil }
    let whole = point.x >= clip.x && point.x + width <= clip.maxX
    guard whole else {
      // Half a wide character at an edge is shown as a space.
      for x in max(point.x, clip.x)..<max(min(point.x + width, clip.maxX), max(point.x, clip.x)) {
        freeNeighbours(from: x, to: x + 1, row: point.y)
        cells[point.y * size.width + x] = .blank(style)
      }
      return nil
    }
    freeNeighbours(from: point.x, to: point.x + width, row: point.y)
    let index = point.y * size.width + point.x
    cells[index] = Cell(scalar, style: style, width: width)
    if width == 2 { cells[index + 1] = .rightHalf(style) }
    return index
  }

  /// A wide character of which one half is about to be overwritten loses the other half too.
  private mutating func freeNeighbours(from start: Int, to end: Int, row: Int) {
    let line = row * size.width
    if start > 0, cells[line + start].width == 0 {
      cells[line + start - 1] = .blank(cells[line + start - 1].style)
    }
    if end < size.width, cells[line + end].width == 0 {
      cells[line + end] = .blank(cells[line + end].style)
    }
  }
}
