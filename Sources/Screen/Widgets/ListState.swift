/// Which row of a list is selected and which is the first on screen. The caller owns it; the count of rows and the
/// rows of room are told to it each time, because both change.
package struct ListState: Sendable, Hashable {
  /// The row at the top.
  package private(set) var offset: Int
  /// The selected row; 0 in an empty list.
  package private(set) var selected: Int

  package init(selected: Int = 0) {
    offset = 0
    self.selected = max(selected, 0)
  }

  /// Brings both into a list of `count` rows with room for `height`: the selected row exists and is visible, and no
  /// room is left empty below the last row.
  package mutating func settle(count: Int, height: Int) {
    selected = min(max(selected, 0), max(count - 1, 0))
    let room = max(height, 1)
    offset = min(max(offset, selected - room + 1), selected)
    offset = max(min(offset, count - room), 0)
  }

  /// The same after ``settle(count:height:)``.
  package func settled(count: Int, height: Int) -> ListState {
    var state = self
    state.settle(count: count, height: height)
    return state
  }

  /// Selects a row and shows it.
  package mutating func select(_ row: Int, count: Int, height: Int) {
    selected = row
    settle(count: count, height: height)
  }

  /// Moves the selection, stopping at the ends.
  package mutating func move(by rows: Int, count: Int, height: Int) {
    select(selected + rows, count: count, height: height)
  }

  /// Moves the view and takes the selection along only when it would leave it: the wheel.
  package mutating func scroll(by rows: Int, count: Int, height: Int) {
    let room = max(height, 1)
    offset = max(min(offset + rows, count - room), 0)
    selected = min(max(selected, offset), offset + room - 1)
    settle(count: count, height: height)
  }

  /// Does what a movement key says. False when it is not a movement key.
  package mutating func handle(_ key: Key, count: Int, height: Int) -> Bool {
    let page = max(height - 1, 1)
    switch key {
    case .up: move(by: -1, count: count, height: height)
    case .down: move(by: 1, count: count, height: height)
    case .pageUp: move(by: -page, count: count, height: height)
    case .pageDown: move(by: page, count: count, height: height)
    case .home: select(0, count: count, height: height)
    case .end: select(count - 1, count: count, height: height)
    default: return false
    }
    return true
  }

  /// The rows on screen.
  package func visible(count: Int, height: Int) -> Range<Int> {
    let state = settled(count: count, height: height)
    return state.offset..<min(state.offset + max(height, 0), max(count, state.offset))
  }
}
