/// What somebody writes to search for, read: words in any order, `"words in a row"`, and `-words` that are unwanted.
///
/// A word finds the words that begin with it; in quotes it stands for itself. Nothing in it is a query language: every
/// other sign only divides words.
package struct SearchLine: Hashable, Sendable {
  /// A hit holds all of these.
  package let wanted: [SearchPhrase]
  /// No page or field that is a hit holds any of these.
  package let unwanted: [SearchPhrase]

  /// Characters of a line.
  package static let longest = 500
  /// Phrases of a line, wanted and unwanted.
  package static let mostPhrases = 16

  /// - Throws: ``Refusal/Code/searchTooLong``.
  package init(_ text: String) throws {
    guard text.unicodeScalars.prefix(Self.longest * 4 + 1).count <= Self.longest * 4, text.count <= Self.longest else {
      throw Refusal(.searchTooLong, ["limit": String(Self.longest), "words": String(Self.mostPhrases)])
    }
    var reader = LineReader(rest: text.composed[...])
    var (wanted, unwanted): ([SearchPhrase], [SearchPhrase]) = ([], [])
    while let (phrase, isUnwanted) = reader.next() {
      if isUnwanted { unwanted.append(phrase) } else { wanted.append(phrase) }
    }
    guard wanted.count + unwanted.count <= Self.mostPhrases else {
      throw Refusal(.searchTooLong, ["limit": String(Self.longest), "words": String(Self.mostPhrases)])
    }
    self.wanted = wanted
    self.unwanted = unwanted
  }

  /// Nothing is looked for.
  package var isEmpty: Bool { wanted.isEmpty }
}

/// Words that stand in a row.
package struct SearchPhrase: Hashable, Sendable {
  /// In lower case, composed; at least one.
  package let words: [String]
  /// In quotes: the words as they are, and nothing that begins with the last of them.
  package let isQuoted: Bool
  /// Of a word list that is held folded, so that the spelling says nothing.
  package let isFolded: Bool

  package init(words: [String], isQuoted: Bool = false, isFolded: Bool = false) {
    self.words = words
    self.isQuoted = isQuoted
    self.isFolded = isFolded
  }

  /// Whether it finds words that begin with its last one. A letter alone would find everything.
  package var findsBeginnings: Bool { !isQuoted && (words.last?.count ?? 0) > 1 }
}

private struct LineReader {
  var rest: Substring

  private static let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»"]

  /// The next phrase that has a word, and whether it is unwanted.
  mutating func next() -> (phrase: SearchPhrase, isUnwanted: Bool)? {
    while let first = rest.first {
      guard !first.isWhitespace else {
        rest = rest.dropFirst()
        continue
      }
      let isUnwanted = first == "-" || first == "\u{2212}"
      if isUnwanted { rest = rest.dropFirst() }
      let isQuoted = rest.first.map(Self.quotes.contains) ?? false
      let text = isQuoted ? quoted() : chunk()
      let words = String(text).textWords.map(\.text)
      if !words.isEmpty { return (SearchPhrase(words: words, isQuoted: isQuoted), isUnwanted) }
    }
    return nil
  }

  /// To the closing quote, or to the end while it is still being written.
  private mutating func quoted() -> Substring {
    rest = rest.dropFirst()
    let text = rest.prefix { !Self.quotes.contains($0) }
    rest = rest[text.endIndex...].dropFirst()
    return text
  }

  private mutating func chunk() -> Substring {
    let text = rest.prefix { !$0.isWhitespace && !Self.quotes.contains($0) }
    rest = rest[text.endIndex...]
    return text
  }
}
