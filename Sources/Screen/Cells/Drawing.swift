/// Lines and frames.
extension CellBuffer {
  /// A frame along the edge of `rect`, with an optional title in its top line; its inside is blanked.
  package mutating func box(_ rect: Rect, title: TerminalText = .empty, style: Style = Style(.line)) {
    guard rect.width >= 2, rect.height >= 2 else { return fill(rect, style: style) }
    fill(rect, style: style)
    let line = glyphs.horizontal.repeated(rect.width - 2)
    put(glyphs.topLeft + line + glyphs.topRight, at: rect.origin, style: style)
    let bottom = Point(x: rect.x, y: rect.maxY - 1)
    put(glyphs.bottomLeft + line + glyphs.bottomRight, at: bottom, style: style)
    for y in rect.y + 1..<rect.maxY - 1 {
      put(glyphs.vertical, at: Point(x: rect.x, y: y), style: style)
      put(glyphs.vertical, at: Point(x: rect.maxX - 1, y: y), style: style)
    }
    if !title.isEmpty, rect.width > 4 {
      let shown = title.truncated(to: rect.width - 4, marker: glyphs.ellipsis)
      put(" \(shown) ", at: Point(x: rect.x + 1, y: rect.y), style: Style(.heading))
    }
  }

  /// A line across the first row of `rect` with a heading in it: `── Klage på vedtak ─────`.
  package mutating func rule(_ rect: Rect, heading: TerminalText = .empty) {
    guard !rect.isEmpty else { return }
    put(glyphs.horizontal.repeated(rect.width), at: rect.origin, style: Style(.line))
    if !heading.isEmpty, rect.width > 6 {
      let shown = heading.truncated(to: rect.width - 6, marker: glyphs.ellipsis)
      put(" \(shown) ", at: Point(x: rect.x + 2, y: rect.y), style: Style(.heading))
    }
  }

  /// A bar of `length` columns of which `part` of `whole` are full, with signs that tell it without colour.
  package mutating func bar(_ part: Int, of whole: Int, at point: Point, length: Int) {
    guard length > 0 else { return }
    let full = whole > 0 ? min(max(part, 0), whole) * length / whole : 0
    // Something is never shown as nothing.
    let shown = part > 0 ? max(full, 1) : 0
    put(glyphs.barFull.repeated(shown), at: point, style: Style(.bar))
    put(glyphs.barEmpty.repeated(length - shown), at: Point(x: point.x + shown, y: point.y), style: Style(.muted))
  }
}
