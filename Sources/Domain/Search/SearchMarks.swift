/// What of a text a search has found, for showing where.
package struct SearchMarks: Sendable {
  private let phrases: [SearchPhrase]
  private let isLoose: Bool

  /// - Parameter isLoose: whether sloppy spellings are marked as well.
  package init(_ clauses: [SearchClause], isLoose: Bool) {
    phrases = clauses.flatMap { $0.alternatives.joined() }
    self.isLoose = isLoose
  }

  /// The places in the words where a phrase stands: ranges of word numbers, in order, none of them overlapping.
  package func found(in words: [TextWord]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var next = 0
    while next < words.count {
      let lengths = phrases.compactMap { length(of: $0, in: words[next...]) }
      guard let length = lengths.max() else {
        next += 1
        continue
      }
      found.append(next..<(next + length))
      next += length
    }
    return found
  }

  /// How many words a phrase takes up where the words begin; nil when it does not stand there.
  private func length(of phrase: SearchPhrase, in words: ArraySlice<TextWord>) -> Int? {
    guard words.count >= phrase.words.count else { return nil }
    let last = phrase.words.count - 1
    for (place, (wanted, word)) in zip(phrase.words, words).enumerated() {
      let mayGoOn = place == last && phrase.findsBeginnings
      guard meets(wanted, word.text, mayGoOn, isLoose: !phrase.isQuoted && (isLoose || phrase.isFolded)) else {
        return nil
      }
    }
    return phrase.words.count
  }

  private func meets(_ wanted: String, _ word: String, _ mayGoOn: Bool, isLoose: Bool) -> Bool {
    if mayGoOn ? word.hasPrefix(wanted) : word == wanted { return true }
    guard isLoose else { return false }
    return mayGoOn ? word.loose.hasPrefix(wanted.loose) : word.loose == wanted.loose
  }
}

/// Words of a text around what was found in it.
package struct SearchExcerpt: Hashable, Sendable {
  package let text: String
  /// What was found: ranges of characters of the text, in order.
  package let marks: [Range<Int>]

  package init(text: String, marks: [Range<Int>]) {
    self.text = text
    self.marks = marks
  }

  /// Words before and after the first find.
  private static let around = 8

  /// nil when nothing of what was looked for stands in the text.
  ///
  /// - Parameter isWhole: all of the text instead of the words around the first find.
  package init?(of text: String, _ marks: SearchMarks, isWhole: Bool = false) {
    let words = text.textWords
    let found = marks.found(in: words)
    guard let first = found.first else { return nil }
    let shown =
      isWhole
      ? words.indices : max(0, first.lowerBound - Self.around)..<min(words.count, first.upperBound + Self.around)
    let start = shown.lowerBound == 0 ? text.startIndex : words[shown.lowerBound].range.lowerBound
    let end = shown.upperBound == words.count ? text.endIndex : words[shown.upperBound - 1].range.upperBound
    let (before, after) = (start > text.startIndex ? "… " : "", end < text.endIndex ? " …" : "")
    self.text = before + text[start..<end] + after
    self.marks = found.filter { $0.upperBound <= shown.upperBound }.map { range in
      let from = before.count + text.distance(from: start, to: words[range.lowerBound].range.lowerBound)
      let to = before.count + text.distance(from: start, to: words[range.upperBound - 1].range.upperBound)
      return from..<to
    }
  }
}
