/// Something said about an anchored part of the text, in the margin beside it.
package struct TextNote: Sendable, Hashable {
  /// The anchor it stands at.
  package let anchor: Int
  package let text: TerminalText
  package let style: Style

  package init(anchor: Int, _ text: TerminalText, style: Style = Style(.warning)) {
    self.anchor = anchor
    self.text = text
    self.style = style
  }
}

/// Drawing the text.
extension TextEditor {
  /// The part of `rect` that the text gets when there is a margin beside it: what to give ``settle(_:)``.
  ///
  /// - Parameter isNarrow: whether the margin has the notes' numbers only, however wide it could be.
  package static func textArea(in rect: Rect, hasNotes: Bool, isNarrow: Bool = false) -> Rect {
    let margin = hasNotes ? marginWidth(in: rect, isNarrow) : 0
    return Rect(x: rect.x, y: rect.y, width: rect.width - margin, height: rect.height)
  }

  /// On a narrow screen the margin holds the notes' numbers only.
  private static func marginWidth(in rect: Rect, _ isNarrow: Bool) -> Int {
    rect.width >= 72 && !isNarrow ? min(36, rect.width / 3) : min(4, rect.width / 4)
  }

  /// Draws the rows on the screen, with notes in a margin at the right, and returns the cursor's place.
  @discardableResult
  package func render(
    into buffer: inout CellBuffer, in rect: Rect, notes: [TextNote] = [], isNarrow: Bool = false
  ) -> Point {
    let area = Self.textArea(in: rect, hasNotes: !notes.isEmpty, isNarrow: isNarrow)
    var editor = self
    editor.settle(Size(width: area.width, height: area.height))
    let rows = editor.shownRows()
    return buffer.clipped(to: rect) { buffer in
      let cursor = buffer.clipped(to: area) { editor.render(rows, into: &$0, in: area) }
      let margin = Rect(x: area.maxX, y: rect.y, width: rect.width - area.width, height: rect.height)
      editor.render(notes, beside: rows, into: &buffer, in: margin)
      return cursor
    }
  }

  /// The place of the text at a point on the screen, for the mouse; `rect` is the text's own.
  package func position(at point: Point, in rect: Rect) -> TextPosition? {
    guard rect.contains(point) else { return nil }
    var editor = self
    editor.settle(Size(width: rect.width, height: rect.height))
    let rows = editor.shownRows()
    guard let row = rows.dropFirst(point.y - rect.y).first ?? rows.last else { return nil }
    let offset = editor.wrapped(row.paragraph).offset(row: row.row, column: point.x - rect.x)
    return TextPosition(paragraph: row.paragraph, offset: offset)
  }

  /// The anchors whose first word is on the screen; `rect` is the text's own.
  package func anchorsShown(in rect: Rect) -> Set<Int> {
    var editor = self
    editor.settle(Size(width: rect.width, height: rect.height))
    let rows = Set(editor.shownRows())
    return Set(anchors.filter { rows.contains(editor.rowPlace(of: $0.range.lowerBound)) }.map(\.id))
  }

  private mutating func shownRows() -> [RowPlace] {
    guard size.width > 0, size.height > 0 else { return [] }
    var rows = [rowPlace(of: top)]
    while rows.count < size.height {
      let next = row(rows[rows.count - 1], movedBy: 1)
      if next == rows[rows.count - 1] { break }
      rows.append(next)
    }
    return rows
  }

  private func render(_ rows: [RowPlace], into buffer: inout CellBuffer, in rect: Rect) -> Point {
    guard let first = rows.first, let last = rows.last else { return rect.origin }
    var point = rect.origin
    for (line, place) in rows.enumerated() {
      let paragraph = paragraphs[place.paragraph]
      let range = paragraph.range(ofRow: place.row)
      let origin = Point(x: rect.x, y: rect.y + line)
      buffer.put(TerminalText(String(paragraph.characters[range])), at: origin, style: .base)
      restyle(place, into: &buffer, at: origin, columns: rect.width - 1)
      guard place.paragraph == cursor.paragraph, paragraph.row(of: cursor.offset) == place.row else { continue }
      let column = min(paragraph.column(of: cursor.offset), max(rect.width - 2, 0))
      point = Point(x: rect.x + column, y: origin.y)
    }
    if first != RowPlace(paragraph: 0, row: 0) {
      buffer.put(buffer.glyphs.moreAbove, at: Point(x: rect.maxX - 1, y: rect.y), style: Style(.muted))
    }
    if last.paragraph < paragraphs.count - 1 || last.row < paragraphs[last.paragraph].rows.count - 1 {
      buffer.put(buffer.glyphs.moreBelow, at: Point(x: rect.maxX - 1, y: rect.maxY - 1), style: Style(.muted))
    }
    return point
  }

  /// Marks what is anchored, found and selected on a row.
  private func restyle(_ place: RowPlace, into buffer: inout CellBuffer, at origin: Point, columns: Int) {
    var parts = spans.map { ($0.range, $0.style) }
    parts += (gaps ?? []).map { ($0, Style(.base, .underline)) }
    parts += anchors.map { ($0.range, Style(.warning, .underline)) }
    if let match = search?.match { parts.append((match, Style(.match))) }
    if let selection { parts.append((selection, Style(.selected))) }
    for (range, style) in parts {
      guard let cells = self.columns(of: range, on: place) else { continue }
      let width = min(cells.upperBound, columns) - cells.lowerBound
      buffer.restyle(Rect(x: origin.x + cells.lowerBound, y: origin.y, width: width, height: 1), style)
    }
  }

  /// The columns of a row that a part of the text takes; one more where a paragraph's end belongs to it.
  private func columns(of range: Range<TextPosition>, on place: RowPlace) -> Range<Int>? {
    let paragraph = paragraphs[place.paragraph]
    let row = paragraph.range(ofRow: place.row)
    let start = TextPosition(paragraph: place.paragraph, offset: row.lowerBound)
    let end = TextPosition(paragraph: place.paragraph, offset: row.upperBound)
    guard range.lowerBound <= end, start < range.upperBound else { return nil }
    let first = max(range.lowerBound, start).offset
    let last = min(range.upperBound, end).offset
    let isOverEnd = range.upperBound > end && row.upperBound == paragraph.count
    let before = paragraph.characters[row.lowerBound..<first].reduce(0) { $0 + TextParagraph.width(of: $1) }
    let width = paragraph.characters[first..<last].reduce(0) { $0 + TextParagraph.width(of: $1) }
    return before..<(before + width + (isOverEnd ? 1 : 0))
  }

  private func render(
    _ notes: [TextNote], beside rows: [RowPlace], into buffer: inout CellBuffer, in margin: Rect
  ) {
    guard margin.width > 0 else { return }
    let places = Dictionary(anchors.map { ($0.id, $0.range.lowerBound) }) { first, _ in first }
    let standing = notes.enumerated().compactMap { index, note in places[note.anchor].map { (index, note, $0) } }
    var free = margin.y
    for (index, note, place) in standing.sorted(by: { ($0.2, $0.0) < ($1.2, $1.0) }) {
      let row = RowPlace(paragraph: place.paragraph, row: paragraphs[place.paragraph].row(of: place.offset))
      guard let line = rows.firstIndex(of: row) else { continue }
      let isCurrent = anchorsAtCursor.contains { $0.id == note.anchor }
      let style = isCurrent ? note.style.with(.bold) : note.style
      let sign = isCurrent ? buffer.glyphs.pointer : buffer.glyphs.choiceLeft
      let whole: TerminalText = "\(sign)\(index + 1) \(note.text)"
      let lines = margin.width > 4 ? whole.wrapped(to: margin.width - 1) : ["\(sign)\(index + 1)"]
      free = max(free, margin.y + line)
      for text in lines where free < margin.maxY {
        buffer.put(text, at: Point(x: margin.x + 1, y: free), style: style)
        free += 1
      }
    }
  }
}
