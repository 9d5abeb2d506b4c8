/// Moving the cursor and the rows on the screen.
extension TextEditor {
  /// Columns of a row: one is kept for the cursor behind the last character and one for the signs of more rows.
  private var columns: Int { max(size.width - 2, 1) }
  private var height: Int { max(size.height, 1) }

  /// Tells it how large the place for the text is, and brings the cursor into sight.
  package mutating func settle(_ size: Size) {
    guard size != self.size else { return }
    self.size = size
    reveal()
  }

  /// A row on the screen.
  struct RowPlace: Hashable {
    var paragraph: Int
    var row: Int
  }

  mutating func wrapped(_ paragraph: Int) -> TextParagraph {
    // Asked first: a change in place would copy the whole array when somebody else holds it too.
    if paragraphs[paragraph].columns != columns { paragraphs[paragraph].wrap(to: columns) }
    return paragraphs[paragraph]
  }

  mutating func rowPlace(of position: TextPosition) -> RowPlace {
    RowPlace(paragraph: position.paragraph, row: wrapped(position.paragraph).row(of: position.offset))
  }

  /// The row so many rows further on, or the first or last one.
  mutating func row(_ start: RowPlace, movedBy steps: Int) -> RowPlace {
    var place = start
    var left = steps
    while left > 0 {
      let rest = wrapped(place.paragraph).rows.count - 1 - place.row
      if left <= rest || place.paragraph == paragraphs.count - 1 {
        place.row += min(left, rest)
        break
      }
      left -= rest + 1
      place = RowPlace(paragraph: place.paragraph + 1, row: 0)
    }
    while left < 0 {
      if -left <= place.row || place.paragraph == 0 {
        place.row = max(place.row + left, 0)
        break
      }
      left += place.row + 1
      place = RowPlace(paragraph: place.paragraph - 1, row: wrapped(place.paragraph - 1).rows.count - 1)
    }
    return place
  }

  private mutating func start(of place: RowPlace) -> TextPosition {
    TextPosition(paragraph: place.paragraph, offset: wrapped(place.paragraph).rows[place.row])
  }

  /// Scrolls as little as needed to have the cursor on the screen, and notes when the end is.
  mutating func reveal() {
    guard size.width > 0, size.height > 0 else { return }
    top.paragraph = min(top.paragraph, paragraphs.count - 1)
    top.offset = min(top.offset, paragraphs[top.paragraph].count)
    var first = rowPlace(of: top)
    let current = rowPlace(of: cursor)
    if isBefore(current, first) {
      first = current
    } else if isBefore(row(first, movedBy: height - 1), current) {
      first = row(current, movedBy: 1 - height)
    }
    show(from: first)
  }

  private mutating func show(from first: RowPlace) {
    top = start(of: first)
    let last = row(first, movedBy: height - 1)
    if last.paragraph == paragraphs.count - 1, last.row == wrapped(last.paragraph).rows.count - 1 { hasShownEnd = true }
  }

  private func isBefore(_ one: RowPlace, _ other: RowPlace) -> Bool {
    (one.paragraph, one.row) < (other.paragraph, other.row)
  }

  /// Moves the rows on the screen, as the wheel does; the cursor comes along when it would be left behind.
  package mutating func scroll(by rows: Int) {
    guard size.width > 0, size.height > 0 else { return }
    let bottom = RowPlace(paragraph: paragraphs.count - 1, row: wrapped(paragraphs.count - 1).rows.count - 1)
    let lowest = row(bottom, movedBy: 1 - height)
    let wanted = row(rowPlace(of: top), movedBy: rows)
    let first = isBefore(lowest, wanted) ? lowest : wanted
    show(from: first)
    let last = row(first, movedBy: height - 1)
    let current = rowPlace(of: cursor)
    if isBefore(current, first) { put(on: first) } else if isBefore(last, current) { put(on: last) }
  }

  // MARK: - The cursor

  /// Puts the cursor at a place of the text, or at the nearest there is, and ends the selection.
  package mutating func move(to position: TextPosition) {
    mark = nil
    go(to: position)
  }

  /// Moves the cursor; the selection goes along.
  mutating func go(to position: TextPosition) {
    let paragraph = min(max(position.paragraph, 0), paragraphs.count - 1)
    let offset = min(max(position.offset, 0), paragraphs[paragraph].count)
    cursor = TextPosition(paragraph: paragraph, offset: offset)
    wantedColumn = nil
    mayJoin = false
    reveal()
  }

  mutating func moveRows(by steps: Int) {
    let place = row(rowPlace(of: cursor), movedBy: steps)
    put(on: place)
    mayJoin = false
    reveal()
  }

  private mutating func put(on place: RowPlace) {
    let column = wantedColumn ?? wrapped(cursor.paragraph).column(of: cursor.offset)
    let offset = wrapped(place.paragraph).offset(row: place.row, column: column)
    cursor = TextPosition(paragraph: place.paragraph, offset: offset)
    wantedColumn = column
  }

  var page: Int { max(height - 1, 1) }

  mutating func rowStart() -> TextPosition { start(of: rowPlace(of: cursor)) }

  mutating func rowEnd() -> TextPosition {
    let place = rowPlace(of: cursor)
    return TextPosition(paragraph: place.paragraph, offset: wrapped(place.paragraph).end(ofRow: place.row))
  }

  func position(before position: TextPosition) -> TextPosition {
    if position.offset > 0 { return TextPosition(paragraph: position.paragraph, offset: position.offset - 1) }
    guard position.paragraph > 0 else { return position }
    return TextPosition(paragraph: position.paragraph - 1, offset: paragraphs[position.paragraph - 1].count)
  }

  func position(after position: TextPosition) -> TextPosition {
    if position.offset < paragraphs[position.paragraph].count {
      return TextPosition(paragraph: position.paragraph, offset: position.offset + 1)
    }
    guard position.paragraph + 1 < paragraphs.count else { return position }
    return TextPosition(paragraph: position.paragraph + 1, offset: 0)
  }

  /// The start of the word at or before a place; the paragraph before when there is none in this one.
  func wordStart(before position: TextPosition) -> TextPosition {
    guard position.offset > 0 else { return self.position(before: position) }
    let characters = paragraphs[position.paragraph].characters
    var offset = position.offset
    while offset > 0, characters[offset - 1] == " " { offset -= 1 }
    while offset > 0, characters[offset - 1] != " " { offset -= 1 }
    return TextPosition(paragraph: position.paragraph, offset: offset)
  }

  func wordEnd(after position: TextPosition) -> TextPosition {
    let characters = paragraphs[position.paragraph].characters
    guard position.offset < characters.count else { return self.position(after: position) }
    var offset = position.offset
    while offset < characters.count, characters[offset] == " " { offset += 1 }
    while offset < characters.count, characters[offset] != " " { offset += 1 }
    return TextPosition(paragraph: position.paragraph, offset: offset)
  }

  /// The start of this paragraph, or of the one before when the cursor is there already.
  var paragraphStart: TextPosition {
    TextPosition(paragraph: cursor.offset > 0 ? cursor.paragraph : max(cursor.paragraph - 1, 0), offset: 0)
  }

  /// The start of the next paragraph, or the end of the text.
  var nextParagraph: TextPosition {
    cursor.paragraph + 1 < paragraphs.count ? TextPosition(paragraph: cursor.paragraph + 1, offset: 0) : end
  }
}
