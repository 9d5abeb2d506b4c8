/// A list of rows in columns. It asks for the rows on screen only, so the list may be of any length.
package struct TableView {
  /// One cell: its text and, where it differs from the row's, its role.
  package struct Field: Sendable, Hashable, ExpressibleByStringInterpolation {
    package var text: TerminalText
    package var role: Style.Role?

    package init(_ text: TerminalText, _ role: Style.Role? = nil) {
      self.text = text
      self.role = role
    }

    package init(stringLiteral value: String) {
      self.init(TerminalText(value))
    }
  }

  /// One row: a field per column; missing ones are blank.
  package struct Row: Sendable, Hashable {
    package var fields: [Field]
    package var style: Style

    package init(_ fields: [Field], style: Style = .base) {
      self.fields = fields
      self.style = style
    }
  }

  package var columns: [Column]
  package var count: Int
  /// Whether this list has the keys.
  package var isFocused: Bool
  /// What stands in the place of the rows when there are none.
  package var emptyText: TerminalText
  /// The row with an index, asked for visible rows only.
  package var row: (Int) -> Row

  package init(
    columns: [Column], count: Int, isFocused: Bool = true, emptyText: TerminalText = .empty,
    row: @escaping (Int) -> Row
  ) {
    self.columns = columns
    self.count = count
    self.isFocused = isFocused
    self.emptyText = emptyText
    self.row = row
  }

  /// Columns at the left for the pointer at the selected row, and at the right for the signs of more rows.
  static let margin = 3
  static let gap = 2

  /// Rows of the list that a table in `rect` can show: what ``ListState`` calls its height.
  package static func rowCapacity(in rect: Rect, hasHeader: Bool = true) -> Int {
    max(rect.height - (hasHeader ? 1 : 0), 0)
  }

  private var hasHeader: Bool { columns.contains { !$0.title.isEmpty } }

  /// Rows this table can show in `rect`.
  package func rowCapacity(in rect: Rect) -> Int {
    Self.rowCapacity(in: rect, hasHeader: hasHeader)
  }

  /// Draws the table and returns the place of the selected row, for the cursor.
  @discardableResult
  package func render(_ state: ListState, into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let height = rowCapacity(in: rect)
    let body = Rect(x: rect.x, y: rect.maxY - height, width: rect.width, height: height)
    let settled = state.settled(count: count, height: height)
    let rows = settled.visible(count: count, height: height).map { row($0) }
    let widths = self.widths(for: rows, in: rect)
    return buffer.clipped(to: rect) { buffer in
      if hasHeader { renderHeader(widths, into: &buffer, at: rect) }
      if count == 0 {
        buffer.put(emptyText, at: Point(x: body.x + Self.margin, y: body.y), style: Style(.muted))
        return Point(x: body.x + Self.margin, y: body.y)
      }
      for (line, row) in rows.enumerated() {
        let isSelected = settled.offset + line == settled.selected
        render(row, isSelected: isSelected, widths, into: &buffer, in: body.row(line))
      }
      renderMoreSigns(settled, into: &buffer, in: body)
      return Point(x: body.x + 1, y: body.y + settled.selected - settled.offset)
    }
  }

  /// The row of the list at a place on the screen, for the mouse.
  package func rowIndex(at point: Point, _ state: ListState, in rect: Rect) -> Int? {
    let height = rowCapacity(in: rect)
    let body = Rect(x: rect.x, y: rect.maxY - height, width: rect.width, height: height)
    guard body.contains(point) else { return nil }
    let index = state.settled(count: count, height: height).offset + point.y - body.y
    return index < count ? index : nil
  }

  private func widths(for rows: [Row], in rect: Rect) -> [Int?] {
    let contents = columns.indices.map { column in
      rows.reduce(0) { max($0, $1.fields.count > column ? $1.fields[column].text.width : 0) }
    }
    return Column.widths(columns, contents: contents, available: rect.width - Self.margin - 1, gap: Self.gap)
  }

  private func renderHeader(_ widths: [Int?], into buffer: inout CellBuffer, at rect: Rect) {
    var x = rect.x + Self.margin
    for (column, width) in zip(columns, widths) {
      guard let width else { continue }
      put(column.title, column, width, into: &buffer, at: Point(x: x, y: rect.y), style: Style(.heading))
      x += width + Self.gap
    }
  }

  private func render(
    _ row: Row, isSelected: Bool, _ widths: [Int?], into buffer: inout CellBuffer, in line: Rect
  ) {
    let style = isSelected ? Style(isFocused ? .selected : .selectedElsewhere, row.style.attributes) : row.style
    buffer.fill(line, style: style)
    if isSelected { buffer.put(buffer.glyphs.pointer, at: Point(x: line.x + 1, y: line.y), style: style) }
    var x = line.x + Self.margin
    for (index, column) in columns.enumerated() {
      guard let width = widths[index] else { continue }
      if index < row.fields.count {
        let field = row.fields[index]
        // On the selected row the row's own colours win, so that it stays readable as one line.
        let fieldStyle = isSelected ? style : Style(field.role ?? style.role, style.attributes)
        put(field.text, column, width, into: &buffer, at: Point(x: x, y: line.y), style: fieldStyle)
      }
      x += width + Self.gap
    }
  }

  /// Puts a text in its column, cut and aligned.
  private func put(
    _ text: TerminalText, _ column: Column, _ width: Int, into buffer: inout CellBuffer, at point: Point, style: Style
  ) {
    let left = column.alignment.space(before: text.width, in: width)
    buffer.put(text, at: Point(x: point.x + left, y: point.y), style: style, maxWidth: width)
  }

  private func renderMoreSigns(_ state: ListState, into buffer: inout CellBuffer, in body: Rect) {
    guard body.height > 1 else { return }
    if state.offset > 0 {
      buffer.put(buffer.glyphs.moreAbove, at: Point(x: body.maxX - 1, y: body.y), style: Style(.muted))
    }
    if state.offset + body.height < count {
      buffer.put(buffer.glyphs.moreBelow, at: Point(x: body.maxX - 1, y: body.maxY - 1), style: Style(.muted))
    }
  }
}
