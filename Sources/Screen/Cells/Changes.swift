/// What a driver has to draw.
extension CellBuffer {
  /// Gives every cell that is not as it was in `old`, row by row from the left; all of them when `old` is nil or of
  /// another size.
  package func forEachChange(since old: CellBuffer?, _ body: (Point, Cell) -> Void) {
    let old = old?.size == size ? old : nil
    for y in 0..<size.height {
      let row = row(y)
      guard let before = old?.row(y) else {
        for (x, cell) in row.enumerated() { body(Point(x: x, y: y), cell) }
        continue
      }
      for (x, pair) in zip(row, before).enumerated() where pair.0 != pair.1 {
        body(Point(x: x, y: y), pair.0)
      }
    }
  }
}
