/// One line of text being edited, character by character as the user sees characters. It takes only characters that
/// can be shown as they are; `å` typed as `a` and a ring is one character.
package struct TextField: Sendable, Hashable {
  private var characters: [Character]
  /// The number of characters before the cursor.
  package private(set) var cursor: Int
  /// The most characters it takes.
  package let limit: Int
  /// What it is for: the text itself, or a row of signs for a password.
  package let isHidden: Bool

  package init(_ text: String = "", limit: Int = 500, isHidden: Bool = false) {
    self.limit = limit
    self.isHidden = isHidden
    characters = []
    cursor = 0
    insert(text)
  }

  /// The text, in NFC.
  package var text: String { String(characters).inFormC }
  package var isEmpty: Bool { characters.isEmpty }

  /// Replaces the text and puts the cursor behind it. Returns how many characters it did not take.
  @discardableResult
  package mutating func replace(with text: String) -> Int {
    characters = []
    cursor = 0
    return insert(text)
  }

  /// Puts text in at the cursor; line ends and tabs become spaces. Returns how many characters it did not take, because
  /// they cannot be shown or because the field is full: say so to the user.
  @discardableResult
  package mutating func insert(_ text: String) -> Int {
    let typed = text.inFormC
    let room = max(limit - characters.count, 0)
    let taken = typed.lazy.map { Self.blanks.contains($0) ? " " : $0 }.filter { Self.isAcceptable($0) }.prefix(room)
    let tail = String(characters[cursor...])
    let head = String(characters[..<cursor]) + String(taken)
    // A mark typed on its own joins the character before it, so the characters are counted anew.
    cursor = Array(head.inFormC).count
    characters = Array((head + tail).inFormC)
    cursor = min(cursor, characters.count)
    return typed.count - taken.count
  }

  /// Does what a key says. False when it is not a key for editing.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .left: cursor = max(cursor - 1, 0)
    case .right: cursor = min(cursor + 1, characters.count)
    case .ctrlLeft: cursor = wordStart(before: cursor)
    case .ctrlRight: cursor = wordEnd(after: cursor)
    case .home, .ctrl("a"): cursor = 0
    case .end, .ctrl("e"): cursor = characters.count
    case .backspace: remove(max(cursor - 1, 0)..<cursor)
    case .delete: remove(cursor..<min(cursor + 1, characters.count))
    case .ctrl("w"): remove(wordStart(before: cursor)..<cursor)
    case .ctrl("u"): remove(0..<cursor)
    case .ctrl("k"): remove(cursor..<characters.count)
    default: return false
    }
    return true
  }

  /// Draws the field in the first row of `rect` and returns the cursor's place. Long text is scrolled so that the
  /// cursor is visible, with a sign where it goes on.
  @discardableResult
  package func render(into buffer: inout CellBuffer, in rect: Rect, isFocused: Bool) -> Point {
    let style = Style(isFocused ? .fieldFocused : .field)
    let line = rect.row(0)
    guard !line.isEmpty else { return rect.origin }
    buffer.fill(line, style: style)
    let shown = characters.map { isHidden ? buffer.glyphs.hidden : TerminalText(String($0)) }
    let start = firstShown(shown, width: line.width)
    let text = Array(shown[start...]).joined(by: .empty)
    buffer.clipped(to: line) { buffer in
      buffer.put(text, at: line.origin, style: style, maxWidth: line.width)
      if start > 0 { buffer.put(buffer.glyphs.ellipsis, at: line.origin, style: style) }
    }
    let column = shown[start..<max(cursor, start)].reduce(0) { $0 + $1.width }
    return Point(x: line.x + min(column, line.width - 1), y: line.y)
  }

  /// The first character to draw so that the cursor and the character under it fit.
  private func firstShown(_ shown: [TerminalText], width: Int) -> Int {
    var start = 0
    var used = shown[..<cursor].reduce(0) { $0 + $1.width } + (cursor < shown.count ? shown[cursor].width : 1)
    while start < cursor, used > width {
      used -= shown[start].width
      start += 1
    }
    // The sign at the left hides one character; the cursor must not stand on it.
    return start > 0 && start == cursor && start > 1 && width > 1 ? start - 1 : start
  }

  private mutating func remove(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private func wordStart(before position: Int) -> Int {
    var index = position
    while index > 0, characters[index - 1].isWhitespace { index -= 1 }
    while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
    return index
  }

  private func wordEnd(after position: Int) -> Int {
    var index = position
    while index < characters.count, characters[index].isWhitespace { index += 1 }
    while index < characters.count, !characters[index].isWhitespace { index += 1 }
    return index
  }

  private static let blanks: Set<Character> = ["\n", "\r\n", "\r", "\t", "\u{2028}", "\u{2029}", "\u{A0}"]

  /// A character that is shown as itself; a mark on its own may still join the one before it.
  private static func isAcceptable(_ character: Character) -> Bool {
    let marks = character.unicodeScalars.allSatisfy {
      TextWidth.of($0) == 0 && $0.properties.generalCategory == .nonspacingMark
    }
    return marks || TerminalText(String(character)).string == String(character)
  }
}
