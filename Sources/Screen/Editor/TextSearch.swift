/// A search while its words are being typed.
package struct TextSearch: Sendable, Hashable {
  package internal(set) var field = TextField(limit: 200)
  /// Where the cursor was, and goes back to when the search is given up.
  let origin: TextPosition
  /// What was found; nil when there is nothing like it.
  package internal(set) var match: Range<TextPosition>?

  init(from origin: TextPosition) {
    self.origin = origin
  }
}

/// Finding words: as they are typed, from the cursor on and around the end of the text, in capitals or not.
extension TextEditor {
  mutating func startSearch() {
    mark = nil
    search = TextSearch(from: cursor)
  }

  mutating func searchKey(_ key: Key) -> Outcome {
    guard let current = search else { return .ignored }
    switch key {
    case .enter: endSearch(at: cursor)
    case .escape: endSearch(at: current.origin)
    case .down, .ctrl("f"), .ctrl("g"): find(from: position(after: current.match?.lowerBound ?? cursor))
    case .up: findBackwards(from: current.match?.lowerBound ?? cursor)
    default:
      guard search?.field.handle(key) == true else { return .ignored }
      find(from: current.origin)
    }
    return .moved
  }

  /// Takes pasted text into the words searched for; false when nobody searches.
  package mutating func pasteIntoSearch(_ text: String) -> Bool {
    guard let origin = search?.origin else { return false }
    search?.field.insert(text)
    find(from: origin)
    return true
  }

  private mutating func endSearch(at position: TextPosition) {
    if let words = search?.field.text, !words.isEmpty { lastSearch = words }
    search = nil
    go(to: position)
  }

  /// Goes to the next place of the words searched for last. False when nothing has been searched for or found.
  mutating func findAgain() -> Bool {
    guard let found = place(of: lastSearch, from: position(after: cursor)) else { return false }
    mark = nil
    go(to: found.lowerBound)
    return true
  }

  private mutating func find(from start: TextPosition) {
    show(place(of: search?.field.text ?? "", from: start))
  }

  private mutating func findBackwards(from start: TextPosition) {
    show(place(of: search?.field.text ?? "", before: start))
  }

  private mutating func show(_ match: Range<TextPosition>?) {
    search?.match = match
    if let match {
      go(to: match.lowerBound)
    } else if search?.field.isEmpty == true, let origin = search?.origin {
      go(to: origin)
    }
  }

  // MARK: - Looking

  private func place(of words: String, from start: TextPosition) -> Range<TextPosition>? {
    let wanted = words.map { $0.withoutCase }
    guard !wanted.isEmpty else { return nil }
    for step in 0...paragraphs.count {
      let index = (start.paragraph + step) % paragraphs.count
      let first = step == 0 ? start.offset : 0
      if let found = offset(of: wanted, in: paragraphs[index].characters, from: first) {
        return range(index, found, wanted.count)
      }
    }
    return nil
  }

  private func place(of words: String, before start: TextPosition) -> Range<TextPosition>? {
    let wanted = words.map { $0.withoutCase }
    guard !wanted.isEmpty else { return nil }
    for step in 0...paragraphs.count {
      let index = (start.paragraph - step + 2 * paragraphs.count) % paragraphs.count
      let characters = paragraphs[index].characters
      let limit = step == 0 ? start.offset : characters.count
      var last: Int?
      var first = 0
      while let found = offset(of: wanted, in: characters, from: first), found < limit {
        last = found
        first = found + 1
      }
      if let last { return range(index, last, wanted.count) }
    }
    return nil
  }

  private func range(_ paragraph: Int, _ offset: Int, _ count: Int) -> Range<TextPosition> {
    TextPosition(paragraph: paragraph, offset: offset)..<TextPosition(paragraph: paragraph, offset: offset + count)
  }

  private func offset(of wanted: [Character], in characters: [Character], from first: Int) -> Int? {
    guard characters.count >= first + wanted.count else { return nil }
    return (first...(characters.count - wanted.count)).first { start in
      wanted.indices.allSatisfy { characters[start + $0].withoutCase == wanted[$0] }
    }
  }
}

extension Character {
  /// The character in small letters; the same one where that would make several.
  fileprivate var withoutCase: Character {
    if let value = asciiValue { return value >= 0x41 && value <= 0x5A ? Character(Unicode.Scalar(value + 0x20)) : self }
    let small = lowercased()
    return small.count == 1 ? small[small.startIndex] : self
  }
}
