/// A filter line over a list to pick from. The caller finds what matches, anywhere: in memory or in the database.
package struct Picker: Sendable, Hashable {
  package enum Outcome: Sendable, Hashable {
    /// The filter changed: find what matches, then call ``settle(count:height:)``.
    case filterChanged
    case moved
    /// The row with this index was picked.
    case picked(Int)
    case cancelled
    case ignored
  }

  package private(set) var filter: TextField
  package private(set) var list: ListState

  package init(filter: String = "") {
    self.filter = TextField(filter, limit: 200)
    list = ListState()
  }

  /// The words that must all match, in lower case, in any order.
  package var words: [String] {
    filter.text.lowercased().split(separator: " ").map { String($0) }
  }

  package mutating func settle(count: Int, height: Int) {
    list.settle(count: count, height: height)
  }

  package mutating func handle(_ key: Key, count: Int, height: Int) -> Outcome {
    switch key {
    case .escape: return .cancelled
    case .enter: return count > 0 ? .picked(list.settled(count: count, height: height).selected) : .ignored
    case .up, .down, .pageUp, .pageDown: return list.handle(key, count: count, height: height) ? .moved : .ignored
    default: break
    }
    let before = filter.text
    guard filter.handle(key) else { return .ignored }
    return changed(from: before)
  }

  /// Takes pasted text into the filter.
  package mutating func paste(_ text: String) -> Outcome {
    let before = filter.text
    filter.insert(text)
    return changed(from: before)
  }

  private mutating func changed(from before: String) -> Outcome {
    if filter.text == before { return .moved }
    list = ListState()
    return .filterChanged
  }

  /// Rows of the list that a picker in `rect` can show.
  package static func rowCapacity(in rect: Rect) -> Int {
    max(rect.height - 4, 0)
  }

  /// Draws the picker over what is there. `countText` says how many match. Returns the cursor's place in the filter;
  /// the picked row is marked with the pointer.
  @discardableResult
  package func render(
    title: TerminalText, countText: TerminalText, table: TableView, into buffer: inout CellBuffer, in rect: Rect
  ) -> Point {
    buffer.box(rect, title: title, style: Style(.dialog))
    let inner = rect.inset(columns: 1, rows: 1)
    let filterLine = Rect(x: inner.x + 1, y: inner.y, width: inner.width - 2, height: min(inner.height, 1))
    let cursor = filter.render(into: &buffer, in: filterLine, isFocused: true)
    let listRect = Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 2)
    var plain = table
    plain.columns = table.columns.map { column in
      var column = column
      column.title = .empty
      return column
    }
    plain.render(list, into: &buffer, in: listRect)
    if inner.height > 1 {
      buffer.put(
        countText, at: Point(x: inner.x + 1, y: inner.maxY - 1), style: Style(.muted), maxWidth: inner.width - 2)
    }
    return cursor
  }
}
