/// A text of several paragraphs being edited: wrapped at words to the width, edited character by character as the user
/// sees characters. It takes only characters that can be shown as they are; tabs become spaces and control characters
/// are left out. The text is in NFC.
///
/// Tell it its size with ``settle(_:)`` whenever that may have changed; every key works on the rows of that size.
package struct TextEditor: Sendable, Hashable {
  /// What came of a key.
  package enum Outcome: Sendable, Hashable {
    case edited
    /// The cursor, the selection or the search has moved.
    case moved
    /// Something to put in was not taken: it cannot be shown, the text is full or must not be changed. Say so.
    case rejected
    /// Not a key for an editor.
    case ignored
  }

  /// Always at least one.
  var paragraphs: [TextParagraph] = [TextParagraph()]
  /// Characters in the whole text, a paragraph's end counted as one.
  var count = 0
  /// The most characters it takes.
  package let limit: Int
  /// Whether the text can only be read. The cursor moves all the same, so that words can be pointed at.
  package var isReadOnly: Bool

  package internal(set) var cursor = TextPosition.start
  /// The other end of the selection, while something is being selected.
  package internal(set) var mark: TextPosition?
  /// The column that moving up and down keeps to.
  var wantedColumn: Int?
  /// What was cut or copied last.
  var clipboard: [[Character]] = []
  package internal(set) var anchors: [TextAnchor] = []
  /// Parts with a look of their own. They do not follow changes: whoever sets them sets them anew.
  package var spans: [TextSpan] = []
  /// The parts that may be written in; nil: the whole text (``setGaps(_:)``).
  package internal(set) var gaps: [Range<TextPosition>]?
  package internal(set) var search: TextSearch?
  /// The words searched for last.
  var lastSearch = ""

  /// Rises with every change of the text, so that a caller knows what it has saved.
  package internal(set) var revision = 0
  var past: [TextChange] = []
  var future: [TextChange] = []
  /// Characters that `past` keeps in memory.
  var historyCost = 0
  /// Whether the next character may be taken back together with the last.
  var mayJoin = false

  var size = Size.zero
  /// A place on the row at the top.
  var top = TextPosition.start
  /// Whether the last row has been on the screen since the text was put in.
  package internal(set) var hasShownEnd = false

  package init(_ text: String = "", limit: Int = 1_000_000, isReadOnly: Bool = false) {
    self.limit = limit
    self.isReadOnly = isReadOnly
    let taken = ShownCharacters(text, room: limit, joinsBefore: false)
    paragraphs = taken.lines.map { TextParagraph($0) }
    count = taken.count
  }

  /// The whole text; paragraphs end with a line feed, except the last.
  package var text: String {
    var text = ""
    text.reserveCapacity(count)
    for (index, paragraph) in paragraphs.enumerated() {
      if index > 0 { text.append("\n") }
      text.append(contentsOf: String(paragraph.characters))
    }
    return text
  }

  package var isEmpty: Bool { count == 0 }

  /// After the last character.
  package var end: TextPosition {
    TextPosition(paragraph: paragraphs.count - 1, offset: paragraphs[paragraphs.count - 1].count)
  }

  /// What is selected; nil when nothing is.
  package var selection: Range<TextPosition>? {
    guard let mark, mark != cursor else { return nil }
    return min(mark, cursor)..<max(mark, cursor)
  }

  /// The characters of a part of the text, line by line.
  func lines(in range: Range<TextPosition>) -> [[Character]] {
    let (start, end) = (range.lowerBound, range.upperBound)
    guard start.paragraph < end.paragraph else {
      return [Array(paragraphs[start.paragraph].characters[start.offset..<end.offset])]
    }
    var lines = [Array(paragraphs[start.paragraph].characters[start.offset...])]
    lines += paragraphs[(start.paragraph + 1)..<end.paragraph].map(\.characters)
    lines.append(Array(paragraphs[end.paragraph].characters[..<end.offset]))
    return lines
  }

  /// A part of the text.
  package func text(in range: Range<TextPosition>) -> String {
    lines(in: range).map { String($0) }.joined(separator: "\n")
  }
}
