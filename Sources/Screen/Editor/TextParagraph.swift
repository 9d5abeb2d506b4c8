/// One paragraph of a text being edited, and where its rows begin at the width it was last wrapped to.
struct TextParagraph: Sendable, Hashable {
  private(set) var characters: [Character]
  /// The first character of each row; the first row begins at 0.
  private(set) var rows: [Int] = [0]
  /// Columns of a row; 0 until it has been wrapped.
  private(set) var columns = 0

  init(_ characters: [Character] = []) {
    self.characters = characters
  }

  var count: Int { characters.count }

  /// Columns of a character as it is drawn.
  static func width(of character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars { width += TextWidth.of(scalar) }
    return width
  }

  // MARK: - Rows

  mutating func wrap(to columns: Int) {
    guard columns != self.columns else { return }
    self.columns = columns
    rows = [0]
    var end = rowEnd(from: 0)
    while end < count {
      rows.append(end)
      end = rowEnd(from: end)
    }
  }

  /// The characters of a row with the spaces that hang over its end.
  func range(ofRow row: Int) -> Range<Int> {
    rows[row]..<(row + 1 < rows.count ? rows[row + 1] : count)
  }

  /// The row a place is on; a place between two rows is on the later one.
  func row(of offset: Int) -> Int {
    var low = 0
    var high = rows.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The last place of a row: before the space it breaks at, or at the paragraph's end.
  func end(ofRow row: Int) -> Int {
    row + 1 < rows.count ? max(rows[row + 1] - 1, rows[row]) : count
  }

  /// The column of a place on its row.
  func column(of offset: Int) -> Int {
    characters[rows[row(of: offset)]..<offset].reduce(0) { $0 + Self.width(of: $1) }
  }

  /// The place on a row nearest to a column and not behind it.
  func offset(row: Int, column: Int) -> Int {
    var used = 0
    var offset = rows[row]
    let end = end(ofRow: row)
    while offset < end {
      used += Self.width(of: characters[offset])
      if used > column { break }
      offset += 1
    }
    return offset
  }

  /// Where the row that begins at `start` ends: after a space, or where a longer word must be broken. Spaces hang over
  /// the end, so that no row begins with one by accident.
  private func rowEnd(from start: Int) -> Int {
    var used = 0
    var index = start
    var afterSpace: Int?
    while index < characters.count {
      let character = characters[index]
      used += Self.width(of: character)
      index += 1
      if character == " " {
        afterSpace = index
      } else if used > columns {
        return afterSpace ?? max(index - 1, start + 1)
      }
    }
    return index
  }

  // MARK: - Changes

  /// Replaces characters; only the rows that change are wrapped again.
  mutating func replace(_ range: Range<Int>, with new: some Collection<Character>) {
    characters.replaceSubrange(range, with: new)
    guard columns > 0 else { return }
    let moved = new.count - range.count
    // A word that has become shorter may fit on the row before.
    let first = max(row(of: range.lowerBound) - 2, 0)
    let later = rows[(first + 1)...]
    var changed: [Int] = []
    var end = rowEnd(from: rows[first])
    var rest = later.startIndex
    while end < count {
      while rest < later.endIndex, later[rest] + moved < end || later[rest] < range.upperBound { rest += 1 }
      // From a row's start that was one before, everything is as it was.
      if rest < later.endIndex, later[rest] + moved == end { break }
      changed.append(end)
      end = rowEnd(from: end)
    }
    let kept = end < count ? later[rest...].map { $0 + moved } : []
    rows.replaceSubrange((first + 1)..., with: changed + kept)
  }
}
