/// A place on the screen: column `x` and row `y`, both from 0 at the top left.
package struct Point: Sendable, Hashable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }

  package static let origin = Point(x: 0, y: 0)
}

/// Columns and rows; never negative and never more than ``limit``.
package struct Size: Sendable, Hashable {
  package let width: Int
  package let height: Int

  /// The most columns or rows that are drawn. A terminal may claim 65 535 of each, which no screen has.
  package static let limit = 1000

  /// Clamps both to 0…``limit``.
  package init(width: Int, height: Int) {
    self.width = min(max(width, 0), Self.limit)
    self.height = min(max(height, 0), Self.limit)
  }

  package static let zero = Size(width: 0, height: 0)
}

/// A part of the screen. An empty one (no width or no height) holds nothing and draws nothing.
package struct Rect: Sendable, Hashable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  /// Negative widths and heights become 0.
  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(width, 0)
    self.height = max(height, 0)
  }

  /// The whole of a screen of `size`.
  package init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  package static let zero = Rect(x: 0, y: 0, width: 0, height: 0)

  package var isEmpty: Bool { width == 0 || height == 0 }
  package var origin: Point { Point(x: x, y: y) }
  /// The column after the last.
  package var maxX: Int { x + width }
  /// The row after the last.
  package var maxY: Int { y + height }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// What both cover; empty when they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// Smaller by `columns` at the left and right and `rows` at the top and bottom.
  package func inset(columns: Int, rows: Int = 0) -> Rect {
    Rect(x: x + columns, y: y + rows, width: width - 2 * columns, height: height - 2 * rows)
  }

  /// One row of it, counted from its top; empty when it has no such row.
  package func row(_ index: Int) -> Rect {
    guard index >= 0, index < height else { return Rect(x: x, y: y, width: 0, height: 0) }
    return Rect(x: x, y: y + index, width: width, height: 1)
  }

  /// A rectangle of at most `size` in the middle of this one, for a dialog.
  package func centred(_ size: Size) -> Rect {
    let inner = Size(width: min(size.width, width), height: min(size.height, height))
    return Rect(
      x: x + (width - inner.width) / 2, y: y + (height - inner.height) / 2, width: inner.width, height: inner.height)
  }
}
