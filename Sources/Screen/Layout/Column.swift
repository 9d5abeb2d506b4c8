/// One column of a table, as data.
package struct Column: Sendable, Hashable {
  /// How wide a column is.
  package enum Policy: Sendable, Hashable {
    /// As wide as its widest cell on screen or its title, but at most so many columns.
    case fit(atMost: Int)
    case fixed(Int)
    /// So many parts of so many of the table's width.
    case fraction(Int, of: Int)
    /// An equal share of what is left, at least so many columns.
    case rest(atLeast: Int)
  }

  package var title: TerminalText
  package var policy: Policy
  /// When the table is too narrow the column with the lowest priority goes first, the rightmost of equals.
  package var priority: Int
  package var alignment: Alignment

  package init(_ title: TerminalText, _ policy: Policy, priority: Int = 0, alignment: Alignment = .leading) {
    self.title = title
    self.policy = policy
    self.priority = priority
    self.alignment = alignment
  }
}

extension Column {
  /// Widths for `columns` in `available`, with `gap` columns between neighbours; nil for a column dropped for want of
  /// room. The column of highest priority always stays, even if it must be cut.
  package static func widths(
    _ columns: [Column], contents: [Int], available: Int, gap: Int = 2
  ) -> [Int?] {
    var kept = Array(columns.indices)
    while kept.count > 1, required(columns, contents, kept, available, gap) > available {
      guard let last = kept.min(by: { goesBefore($0, $1, in: columns) }) else { break }
      kept.removeAll { $0 == last }
    }
    return share(columns, contents, kept, available, gap)
  }

  private static func goesBefore(_ left: Int, _ right: Int, in columns: [Column]) -> Bool {
    let (first, second) = (columns[left].priority, columns[right].priority)
    return first == second ? left > right : first < second
  }

  private static func required(
    _ columns: [Column], _ contents: [Int], _ kept: [Int], _ available: Int, _ gap: Int
  ) -> Int {
    kept.reduce(gap * (kept.count - 1)) { $0 + columns[$1].least(content: contents[$1], available: available) }
  }

  private static func share(
    _ columns: [Column], _ contents: [Int], _ kept: [Int], _ available: Int, _ gap: Int
  ) -> [Int?] {
    var widths = [Int?](repeating: nil, count: columns.count)
    for index in kept {
      widths[index] = columns[index].least(content: contents[index], available: available)
    }
    if let only = kept.first, kept.count == 1 {
      widths[only] = min(widths[only] ?? 0, max(available, 0))
    }
    let elastic = kept.filter { if case .rest = columns[$0].policy { true } else { false } }
    let spare = available - required(columns, contents, kept, available, gap)
    guard spare > 0, !elastic.isEmpty else { return widths }
    for (order, index) in elastic.enumerated() {
      let extra = spare / elastic.count + (order < spare % elastic.count ? 1 : 0)
      widths[index] = (widths[index] ?? 0) + extra
    }
    return widths
  }

  private func least(content: Int, available: Int) -> Int {
    switch policy {
    case .fit(let limit): min(max(content, title.width), limit)
    case .fixed(let width): width
    case .fraction(let part, let whole): whole > 0 ? available * part / whole : 0
    case .rest(let least): least
    }
  }
}
