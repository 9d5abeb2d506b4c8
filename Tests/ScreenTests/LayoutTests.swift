import Screen
import Testing

@Suite struct LayoutTests {
  @Test func splitsRows() {
    let parts = Rect(x: 2, y: 1, width: 10, height: 20).rows(.fixed(1), .rest, .fraction(1, of: 4), .fixed(2))
    #expect(parts.map { $0.height } == [1, 12, 5, 2])
    #expect(parts.map { $0.y } == [1, 2, 14, 19])
    #expect(parts.allSatisfy { $0.x == 2 && $0.width == 10 })
  }

  @Test func splitsColumnsWithAGap() {
    let parts = Rect(x: 0, y: 0, width: 21, height: 3).columns(.rest, .rest, gap: 2)
    #expect(parts.map { $0.width } == [10, 9])
    #expect(parts.map { $0.x } == [0, 12])
  }

  /// The parts never take more than there is, at any length.
  @Test func givesNoMoreThanThereIs() {
    for length in 0...30 {
      let parts = Extent.lengths([.fixed(4), .fraction(1, of: 2), .rest, .fixed(9), .rest], of: length)
      #expect(parts.reduce(0, +) == length || parts[2] == 0)
      #expect(parts.reduce(0, +) <= length)
      #expect(parts.allSatisfy { $0 >= 0 })
    }
    #expect(Extent.lengths([.fixed(3), .fixed(3)], of: 4) == [3, 1])
    #expect(Extent.lengths([.fraction(1, of: 0)], of: 4) == [0])
  }

  @Test func meetsAndCentres() {
    let outer = Rect(x: 0, y: 0, width: 10, height: 10)
    #expect(outer.intersection(Rect(x: 8, y: 8, width: 9, height: 9)) == Rect(x: 8, y: 8, width: 2, height: 2))
    #expect(outer.intersection(Rect(x: 20, y: 0, width: 3, height: 3)).isEmpty)
    #expect(outer.centred(Size(width: 4, height: 2)) == Rect(x: 3, y: 4, width: 4, height: 2))
    #expect(outer.centred(Size(width: 40, height: 2)).width == 10)
    #expect(outer.inset(columns: 6).isEmpty)
    #expect(outer.row(10).isEmpty)
  }

  private let columns = [
    Column("mottatt", .fit(atMost: 8), priority: 5), Column("kanal", .fixed(7), priority: 1),
    Column("type", .rest(atLeast: 10), priority: 9), Column("frist", .fraction(1, of: 10), priority: 5),
  ]

  @Test func sharesOutColumns() {
    #expect(Column.widths(columns, contents: [5, 6, 30, 4], available: 80) == [7, 7, 52, 8])
  }

  /// The least important column goes first, the most important stays at any width.
  @Test func dropsColumnsByPriority() {
    #expect(Column.widths(columns, contents: [5, 6, 30, 4], available: 27) == [7, nil, 14, 2])
    #expect(Column.widths(columns, contents: [5, 6, 30, 4], available: 20) == [7, nil, 11, nil])
    #expect(Column.widths(columns, contents: [5, 6, 30, 4], available: 14) == [nil, nil, 14, nil])
    #expect(Column.widths(columns, contents: [5, 6, 30, 4], available: 3) == [nil, nil, 3, nil])
    #expect(Column.widths(columns, contents: [5, 6, 30, 4], available: 0) == [nil, nil, 0, nil])
    for available in 0...90 {
      let widths = Column.widths(columns, contents: [5, 6, 30, 4], available: available).compactMap { $0 }
      #expect(widths.reduce(0, +) + 2 * (widths.count - 1) <= available)
    }
  }
}
