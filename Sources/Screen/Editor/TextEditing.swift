/// Changing the text.
extension TextEditor {
  /// Puts text in at the cursor, in the place of what is selected. Returns how many characters it did not take, because
  /// they cannot be shown, because the text is full or because it can only be read: say so to the user.
  @discardableResult
  package mutating func insert(_ text: String) -> Int {
    let range = selection ?? cursor..<cursor
    let room = limit - count + lines(in: range).reduce(-1) { $0 + $1.count + 1 }
    let taken = ShownCharacters(text, room: isReadOnly ? 0 : room, joinsBefore: true)
    guard taken.count > 0 else { return taken.left }
    let isTyped = taken.count == 1 && taken.lines.count == 1 && range.isEmpty
    guard replace(range, with: taken.lines, isTyped ? .typing : .alone) else { return taken.left + taken.count }
    return taken.left
  }

  /// Puts another text in the place of all of it, as one change that can be taken back. Returns how many characters it
  /// did not take.
  @discardableResult
  package mutating func replaceAll(with text: String) -> Int {
    guard !text.isEmpty else {
      remove(TextPosition.start..<end)
      return 0
    }
    mark = .start
    cursor = end
    return insert(text)
  }

  /// Removes a part of the text; nothing when it is empty.
  @discardableResult
  mutating func remove(_ range: Range<TextPosition>, _ kind: TextChange.Kind = .alone) -> Bool {
    !range.isEmpty && replace(range, with: [[]], kind)
  }

  /// Replaces a part of the text with clean lines and puts the cursor behind them. Characters that meet may become one,
  /// as a letter and a mark; false, and nothing is changed, when what they become cannot be shown.
  @discardableResult
  mutating func replace(_ range: Range<TextPosition>, with lines: [[Character]], _ kind: TextChange.Kind) -> Bool {
    guard !isReadOnly, allows(range, lines), let seam = Seam(self, range, lines) else { return false }
    let joins = joinsLast(lines, kind, at: range)
    let before = (cursor: cursor, anchors: anchors)
    let part = TextChange.Part(
      start: seam.range.lowerBound, removed: splice(seam.range, seam.lines), inserted: seam.lines)
    cursor = seam.cursor
    mark = nil
    wantedColumn = nil
    remember(
      TextChange(
        kind: kind, parts: [part], cursorBefore: before.cursor, cursorAfter: cursor, anchorsBefore: before.anchors),
      joining: joins)
    reveal()
    return true
  }

  /// A word with the spaces behind it is taken back as one, and so is what was erased letter by letter.
  private func joinsLast(_ lines: [[Character]], _ kind: TextChange.Kind, at range: Range<TextPosition>) -> Bool {
    guard let last = past.last, last.cursorAfter == cursor else { return false }
    switch kind {
    case .alone: return false
    case .erasing: return range.lowerBound.paragraph == range.upperBound.paragraph
    case .typing:
      guard let typed = lines[0].first, cursor.offset > 0 else { return false }
      return typed == " " || paragraphs[cursor.paragraph].characters[cursor.offset - 1] != " "
    }
  }

  /// Replaces characters exactly, lets the anchors follow and returns what was there.
  @discardableResult
  mutating func splice(_ range: Range<TextPosition>, _ lines: [[Character]]) -> [[Character]] {
    let removed = self.lines(in: range)
    let (start, end) = (range.lowerBound, range.upperBound)
    if start.paragraph == end.paragraph, lines.count == 1 {
      paragraphs[start.paragraph].replace(start.offset..<end.offset, with: lines[0])
    } else {
      var fresh = lines
      fresh[0].insert(contentsOf: paragraphs[start.paragraph].characters[..<start.offset], at: 0)
      fresh[fresh.count - 1] += paragraphs[end.paragraph].characters[end.offset...]
      paragraphs.replaceSubrange(start.paragraph...end.paragraph, with: fresh.map { TextParagraph($0) })
    }
    count += lines.reduce(0) { $0 + $1.count + 1 } - removed.reduce(0) { $0 + $1.count + 1 }
    let newEnd = start.after(lines)
    for index in anchors.indices { anchors[index].follow(range, to: newEnd) }
    moveGaps(past: range, to: newEnd)
    revision += 1
    return removed
  }
}

/// A replacement with the characters that meet at its ends put together anew, so that the text stays what it would be
/// if it were read from the start.
private struct Seam {
  private(set) var range: Range<TextPosition>
  private(set) var lines: [[Character]]
  private(set) var cursor: TextPosition

  /// Nil when characters that meet become one that cannot be shown.
  init?(_ editor: TextEditor, _ range: Range<TextPosition>, _ lines: [[Character]]) {
    self.range = range
    self.lines = lines
    cursor = range.lowerBound.after(lines)
    let (start, end) = (range.lowerBound, range.upperBound)
    let head = start.offset > 0 ? editor.paragraphs[start.paragraph].characters[start.offset - 1] : nil
    let after = editor.paragraphs[end.paragraph].characters
    let tail = end.offset < after.count ? after[end.offset] : nil
    if Self.isPlain(head), Self.isPlain(tail), lines.allSatisfy({ $0.allSatisfy { Self.isPlain($0) } }) { return }
    join(head, tail)
    guard self.lines.allSatisfy({ $0.allSatisfy { Self.isPlain($0) || ShownCharacters.isShowable($0) } }) else {
      return nil
    }
  }

  private static func isPlain(_ character: Character?) -> Bool {
    character.map { ShownCharacters.isPlain($0) } ?? true
  }

  private mutating func join(_ head: Character?, _ tail: Character?) {
    let last = lines.count - 1
    var widened = lines
    if let head { widened[0].insert(head, at: 0) }
    // The cursor stands behind what the characters before it have become.
    let upToCursor = Self.composed(widened[last]).count
    if let tail { widened[last].append(tail) }
    widened = widened.map { Self.composed($0) }
    let (start, end) = (range.lowerBound, range.upperBound)
    let first = TextPosition(paragraph: start.paragraph, offset: start.offset - (head == nil ? 0 : 1))
    range = first..<TextPosition(paragraph: end.paragraph, offset: end.offset + (tail == nil ? 0 : 1))
    lines = widened
    let column = min(upToCursor, widened[last].count)
    cursor = TextPosition(
      paragraph: start.paragraph + last, offset: column + (last == 0 ? first.offset : 0))
    trim(head, tail)
  }

  /// Leaves neighbours alone that have stayed as they were.
  private mutating func trim(_ head: Character?, _ tail: Character?) {
    if let head, lines[0].first.map({ Self.isSame($0, head) }) == true {
      lines[0].removeFirst()
      let start = range.lowerBound
      range = TextPosition(paragraph: start.paragraph, offset: start.offset + 1)..<range.upperBound
    }
    let last = lines.count - 1
    let end = range.upperBound
    let shortened = TextPosition(paragraph: end.paragraph, offset: end.offset - 1)
    guard let tail, shortened >= range.lowerBound, lines[last].last.map({ Self.isSame($0, tail) }) == true else {
      return
    }
    lines[last].removeLast()
    range = range.lowerBound..<shortened
  }

  private static func composed(_ characters: [Character]) -> [Character] {
    Array(String(characters).inFormC)
  }

  private static func isSame(_ one: Character, _ other: Character) -> Bool {
    one.unicodeScalars.elementsEqual(other.unicodeScalars)
  }
}
