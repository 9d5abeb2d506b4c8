/// The words of a letter: a title and plain text, in which a blank line ends a paragraph, `# ` begins a heading and
/// `- ` a line of a list. Nothing else is markup.
package struct LetterText: Hashable, Codable, Sendable {
  /// One line; what the letter is about.
  package var title: String
  package var body: String

  package init(title: String, body: String) {
    self.title = title
    self.body = body
  }

  /// More characters than this are no letter.
  package static let longestBody = 100_000
  /// As long as the title of a registry entry may be.
  package static let longestTitle = 200

  /// A piece of the page.
  package enum Block: Hashable, Sendable {
    case heading(String)
    /// Line breaks inside it are the writer's own and stay.
    case paragraph(String)
    case list([String])
  }

  /// The text as pieces, in order; white space at the ends of lines is gone.
  package var blocks: [Block] {
    var blocks: [Block] = []
    var paragraph: [String] = []
    var list: [String] = []
    func close() {
      if !paragraph.isEmpty { blocks.append(.paragraph(paragraph.joined(separator: "\n"))) }
      if !list.isEmpty { blocks.append(.list(list)) }
      paragraph = []
      list = []
    }
    for line in Self.lines(of: body) {
      if line.isEmpty {
        close()
      } else if line.hasPrefix("# ") {
        close()
        blocks.append(.heading(Self.trimmed(line.dropFirst(2))))
      } else if line.hasPrefix("- ") {
        if !paragraph.isEmpty { close() }
        list.append(Self.trimmed(line.dropFirst(2)))
      } else {
        if !list.isEmpty { close() }
        paragraph.append(line)
      }
    }
    close()
    return blocks
  }

  /// What still stands in braces and waits for somebody to write it, in the order of the text.
  package var blanks: [LetterField] {
    var found: [LetterField] = []
    for piece in LetterPiece.pieces(of: title + "\n" + body) {
      if case .field(let name) = piece, let field = LetterField(rawValue: name), !found.contains(field) {
        found.append(field)
      }
    }
    return found
  }

  /// Where in the body something waits for somebody to write it, in characters from 0.
  package var blankPlaces: [Range<Int>] {
    var places: [Range<Int>] = []
    var place = 0
    for piece in LetterPiece.pieces(of: body) {
      switch piece {
      case .words(let words): place += words.count
      case .field(let name):
        let end = place + name.count + 2
        if LetterField(rawValue: name) != nil { places.append(place..<end) }
        place = end
      }
    }
    return places
  }

  /// What a letter must be before anybody else sees it: titled, written, complete, and no longer than a letter is.
  package func check() throws(Refusal) {
    if Self.trimmed(title[...]).isEmpty { throw Refusal(.letterUntitled) }
    if blocks.isEmpty { throw Refusal(.letterEmpty) }
    if title.count > Self.longestTitle {
      throw Refusal(.textTooLong, ["name": "title", "longest": String(Self.longestTitle)])
    }
    if body.count > Self.longestBody {
      throw Refusal(.textTooLong, ["name": "text", "longest": String(Self.longestBody)])
    }
    let blanks = blanks
    if !blanks.isEmpty { throw Refusal(.letterBlank, ["fields": LetterField.list(blanks.map(\.rawValue))]) }
  }

  /// The paragraphs, headings and lists as they are compared: each in one line.
  var paragraphs: [String] { Self.paragraphs(of: body) }

  static func paragraphs(of text: String) -> [String] { placedParagraphs(of: text).map(\.words) }

  /// Each with the numbers of its lines, from 0.
  static func placedParagraphs(of text: String) -> [(lines: Range<Int>, words: String)] {
    var paragraphs: [(lines: Range<Int>, words: String)] = []
    for (number, line) in lines(of: text).enumerated() where !line.isEmpty {
      if let last = paragraphs.last, last.lines.upperBound == number {
        paragraphs[paragraphs.count - 1] = (last.lines.lowerBound..<(number + 1), last.words + " " + line)
      } else {
        paragraphs.append((number..<(number + 1), line))
      }
    }
    return paragraphs
  }

  private static func lines(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { trimmed($0) }
  }

  static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

extension LetterField {
  /// As a sentence names them: `{grunn}, {ventet}`.
  static func list(_ names: [String]) -> String { names.map { "{\($0)}" }.joined(separator: ", ") }
}

/// A stretch of a standard letter's text: words, or the name of what is filled in.
enum LetterPiece: Hashable {
  case words(String)
  case field(String)

  /// A brace that does not enclose a name is a word like others.
  static func pieces(of text: String) -> [LetterPiece] {
    var pieces: [LetterPiece] = []
    var words = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      words += rest[..<open]
      let after = rest[rest.index(after: open)...]
      let name = after.prefix { $0.isLowercase || $0 == "-" }
      let end = name.endIndex
      if !name.isEmpty, end < after.endIndex, after[end] == "}" {
        if !words.isEmpty { pieces.append(.words(words)) }
        words = ""
        pieces.append(.field(String(name)))
        rest = after[after.index(after: end)...]
      } else {
        words.append("{")
        rest = after
      }
    }
    words += rest
    return words.isEmpty ? pieces : pieces + [.words(words)]
  }
}
