/// Text from outside as the characters of an editor: in NFC, in lines, without what cannot be shown as it is.
struct ShownCharacters {
  /// At least one line.
  private(set) var lines: [[Character]] = [[]]
  /// Characters taken; a line's end counts as one.
  private(set) var count = 0
  /// Characters left out, because they cannot be shown or because there was no room.
  private(set) var left = 0

  /// `joinsBefore` says whether there may be a character before the text for a mark at its start to stand on.
  init(_ text: String, room: Int, joinsBefore: Bool) {
    for character in text.inFormC {
      if count >= room {
        left += 1
      } else if Self.lineEnds.contains(character) {
        lines.append([])
        count += 1
      } else if let shown = Self.shown(character) {
        lines[lines.count - 1].append(shown)
        count += 1
      } else {
        left += 1
      }
    }
    for line in lines.indices where !lines[line].allSatisfy({ Self.isPlain($0) }) {
      compose(line, keepsMark: joinsBefore && line == 0)
    }
  }

  /// Joins what has come together because something between was left out.
  private mutating func compose(_ line: Int, keepsMark: Bool) {
    let before = lines[line].count
    let composed = Array(String(lines[line]).inFormC)
    lines[line] = composed.enumerated().filter { index, character in
      Self.isPlain(character) || (index == 0 && keepsMark) || Self.isShowable(character)
    }.map(\.element)
    count -= before - lines[line].count
    left += composed.count - lines[line].count
  }

  private static let lineEnds: Set<Character> = [
    "\n", "\r\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}",
  ]

  /// The character as an editor keeps it; nil for one that cannot be shown. A mark alone is kept: it may join the
  /// character before it.
  private static func shown(_ character: Character) -> Character? {
    if isPlain(character) { return character }
    let scalars = character.unicodeScalars
    if scalars.count == 1, let first = scalars.first {
      if first.value == 0x9 || first.properties.generalCategory == .spaceSeparator { return " " }
      if first.properties.generalCategory == .nonspacingMark, TextWidth.of(first) == 0 { return character }
    }
    return isShowable(character) ? character : nil
  }

  /// A letter or sign of the Latin blocks: shown as itself, and never one with its neighbours.
  static func isPlain(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let value = scalars.first?.value, scalars.count == 1 else { return false }
    return (value >= 0x20 && value < 0x7F) || (value > 0xA0 && value < 0x300 && value != 0xAD)
  }

  /// Whether a character is drawn as itself.
  static func isShowable(_ character: Character) -> Bool {
    let text = String(character)
    return TerminalText(text).string.unicodeScalars.elementsEqual(text.unicodeScalars)
  }
}
