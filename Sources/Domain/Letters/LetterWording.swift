/// The words of a standard letter in one language, with the names of what is filled in.
package struct LetterWording: Hashable, Sendable {
  package let title: String
  private(set) var paragraphs: [Paragraph]

  /// A stretch between blank lines.
  struct Paragraph: Hashable, Sendable {
    /// With its line breaks.
    var text: String
    /// Whether it must be in the letter as it is, but for what is filled in.
    var stands: Bool
  }

  /// - Parameters:
  ///   - body: a paragraph that begins with `= ` must stay in a letter whose other words are free, as the one about
  ///     appealing (E-9).
  ///   - isLocked: every word stays (S4-17).
  package init(title: String, body: String, isLocked: Bool) {
    self.title = title
    var paragraphs: [Paragraph] = []
    var isOpen = false
    for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let text = LetterText.trimmed(line)
      if text.isEmpty {
        isOpen = false
      } else if isOpen {
        paragraphs[paragraphs.count - 1].text += "\n" + text
      } else {
        let isMarked = text.hasPrefix(Self.mark)
        let words = isMarked ? String(text.dropFirst(Self.mark.count)) : text
        paragraphs.append(Paragraph(text: words, stands: isLocked || isMarked))
        isOpen = true
      }
    }
    self.paragraphs = paragraphs
  }

  private static let mark = "= "

  /// The same words with every one of them standing, or as they were.
  func locked(_ isLocked: Bool) -> LetterWording {
    guard isLocked else { return self }
    var wording = self
    for place in wording.paragraphs.indices { wording.paragraphs[place].stands = true }
    return wording
  }

  /// What it wants filled in, in the order of the text; a name that the program does not know is among them.
  package var fields: [String] {
    var names: [String] = []
    for piece in LetterPiece.pieces(of: title + "\n" + body) {
      if case .field(let name) = piece, !names.contains(name) { names.append(name) }
    }
    return names
  }

  private var body: String { paragraphs.map(\.text).joined(separator: "\n\n") }

  /// The letter with what is known; the rest keeps its name in braces.
  func filled(with values: [LetterField: String]) -> LetterText {
    LetterText(title: Self.fill(title, values), body: Self.fill(body, values))
  }

  /// The names that have no value.
  func missing(from values: [LetterField: String]) -> [String] {
    fields.filter { name in LetterField(rawValue: name).flatMap { values[$0] }.map { $0.isEmpty } ?? true }
  }

  // One pass, and no braces and no line of its own in what is filled in: a name from outside fills nothing and begins
  // no paragraph.
  private static func fill(_ text: String, _ values: [LetterField: String]) -> String {
    var result = ""
    for piece in LetterPiece.pieces(of: text) {
      switch piece {
      case .words(let words): result += words
      case .field(let name):
        let value = LetterField(rawValue: name).flatMap { values[$0] } ?? ""
        result += value.isEmpty ? "{\(name)}" : Self.harmless(value)
      }
    }
    return result
  }

  private static func harmless(_ value: String) -> String {
    let plain = value.map { character -> Character in
      switch character {
      case "{": "("
      case "}": ")"
      default: character.isNewline ? " " : character
      }
    }
    return LetterText.trimmed(String(plain)[...])
  }
}

extension LetterWording {
  /// Where a text of this wording is filled in, in characters from 0; nil when the text has other words than these, or
  /// has them on other lines (S4-17).
  package func gaps(in text: String) -> [Range<Int>]? {
    let pieces = LetterPiece.pieces(of: body)
    let characters = Array(text)
    var gaps: [Range<Int>] = []
    var place = 0
    var start: Int?
    for (index, piece) in pieces.enumerated() {
      guard case .words(let words) = piece else {
        start = start ?? place
        continue
      }
      let wanted = Array(words)
      let isLast = index == pieces.count - 1
      guard let found = Self.place(of: wanted, in: characters, from: place, start != nil, isLast) else { return nil }
      if let start { gaps.append(start..<found) }
      start = nil
      place = found + wanted.count
    }
    guard let start else { return place == characters.count ? gaps : nil }
    return characters[start...].contains(where: \.isNewline) ? nil : gaps + [start..<characters.count]
  }

  /// Where words stand: at `start`, or behind something filled in there. The last ones end the text.
  private static func place(
    of words: [Character], in text: [Character], from start: Int, _ isBehindGap: Bool, _ isLast: Bool
  ) -> Int? {
    var place = isBehindGap && isLast ? max(text.count - words.count, start) : start
    if text[start..<min(place, text.count)].contains(where: \.isNewline) { return nil }
    while place + words.count <= text.count {
      if text[place..<(place + words.count)].elementsEqual(words) { return place }
      guard isBehindGap, !isLast, !text[place].isNewline else { return nil }
      place += 1
    }
    return nil
  }
}

// MARK: - What stands

/// How a letter differs from its standard.
enum LetterBreach: Hashable {
  /// The paragraph that had to stay.
  case changed(String)
  /// What does not belong in a locked letter.
  case added(String)
}

extension LetterWording {
  /// The first difference that is not allowed; nil when what must stay is there, in its order.
  ///
  /// - Parameters:
  ///   - values: what was filled in by the office; anything short may stand where there is no value.
  ///   - isWhole: whether the letter may hold nothing else.
  func breach(in text: LetterText, values: [LetterField: String], isWhole: Bool) -> LetterBreach? {
    if isWhole, !Self.pattern(title, values).matches(text.title) { return .changed(Self.fill(title, values)) }
    var rest = text.paragraphs[...]
    for paragraph in paragraphs where paragraph.stands {
      let words = LetterText.paragraphs(of: paragraph.text).joined(separator: " ")
      let pattern = Self.pattern(words, values)
      let place = isWhole ? rest.indices.first : rest.firstIndex(where: pattern.matches)
      guard let place, pattern.matches(rest[place]) else { return .changed(Self.fill(words, values)) }
      rest = rest[(place + 1)...]
    }
    return isWhole ? rest.first.map { .added($0) } : nil
  }

  /// Whether there is a paragraph that must stay.
  package var hasStanding: Bool { paragraphs.contains(where: \.stands) }

  /// Which paragraphs of a text are the ones that must stay (E-9), found as ``breach(in:values:isWhole:)`` finds them.
  package func standing(in body: String) -> StandingWords {
    var rest = LetterText.placedParagraphs(of: body)[...]
    var found = StandingWords()
    for paragraph in paragraphs where paragraph.stands {
      let words = LetterText.paragraphs(of: paragraph.text).joined(separator: " ")
      let pattern = Self.pattern(words, [:])
      if let place = rest.firstIndex(where: { pattern.matches($0.words) }) {
        found.lines.append(rest[place].lines)
        rest = rest[(place + 1)...]
      } else {
        found.lost = found.lost ?? words
      }
    }
    return found
  }

  private static func pattern(_ text: String, _ values: [LetterField: String]) -> LetterPattern {
    LetterPattern(pieces: LetterPiece.pieces(of: fill(text, values)))
  }
}

/// The paragraphs that must stay in a letter whose other words are free, as they stand in a text.
package struct StandingWords: Hashable, Sendable {
  /// The lines of each one that is there, from 0.
  package fileprivate(set) var lines: [Range<Int>] = []
  /// The first one that is changed or missing; what is filled in stands in braces.
  package fileprivate(set) var lost: String?
}

/// Words with gaps: whether a paragraph is the standard's, whatever was written where a name stood.
struct LetterPattern {
  let pieces: [LetterPiece]

  /// What is filled in is a name, a day or a sentence, and no letter of its own.
  static let longestValue = 300

  func matches(_ text: String) -> Bool {
    guard text.count <= longestMatch else { return false }
    var rest = text[...]
    var isInGap = false
    for (place, piece) in pieces.enumerated() {
      guard case .words(let words) = piece else {
        isInGap = true
        continue
      }
      guard let after = Self.after(words, in: rest, isInGap, isLast: place == pieces.count - 1) else { return false }
      rest = after
      isInGap = false
    }
    return isInGap ? !rest.isEmpty : rest.isEmpty
  }

  private var longestMatch: Int {
    pieces.reduce(0) { sum, piece in
      if case .words(let words) = piece { return sum + words.count }
      return sum + Self.longestValue
    }
  }

  /// What comes after the words; the first place where they stand is as good as any, and the last ones end the text.
  private static func after(_ words: String, in text: Substring, _ isInGap: Bool, isLast: Bool) -> Substring? {
    guard isInGap else { return text.hasPrefix(words) ? text.dropFirst(words.count) : nil }
    guard var rest = text.isEmpty ? nil : text.dropFirst() else { return nil }
    if isLast { return rest.hasSuffix(words) ? rest.suffix(0) : nil }
    while !rest.hasPrefix(words) {
      guard !rest.isEmpty else { return nil }
      rest.removeFirst()
    }
    return rest.dropFirst(words.count)
  }
}
