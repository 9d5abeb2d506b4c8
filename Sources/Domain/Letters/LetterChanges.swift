/// What has changed from one saved text of a letter to the next, word by word (S4-29, S4-30).
package struct LetterChanges: Hashable, Sendable {
  /// A run of words and the blanks between them, as they stand in one of the two texts.
  package struct Piece: Hashable, Sendable {
    package let kind: Kind
    package let text: String

    package init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  package enum Kind: Hashable, Sendable {
    case kept
    case removed
    case added
  }

  /// In reading order; what was removed stands before what was put in its place. The kept and the added ones together
  /// are the new text, the kept and the removed ones the old.
  package let pieces: [Piece]

  /// Words that are compared one by one, in both texts together; longer ones are compared paragraph by paragraph.
  static let mostWords = 20_000

  package init(from old: String, to new: String) {
    let words = (Self.parts(of: old, at: Self.isBlank), Self.parts(of: new, at: Self.isBlank))
    let isLong = words.0.count + words.1.count > Self.mostWords
    pieces =
      isLong
      ? Self.compare(Self.parts(of: old, at: Self.isBreak), Self.parts(of: new, at: Self.isBreak))
      : Self.compare(words.0, words.1)
  }

  package var isEmpty: Bool { pieces.allSatisfy { $0.kind == .kept } }

  private static func isBlank(_ character: Character) -> Bool { character == " " || character.isNewline }
  private static func isBreak(_ character: Character) -> Bool { character.isNewline }

  /// The words with the blanks that follow them: nothing of the text is left out.
  private static func parts(of text: String, at isEnd: (Character) -> Bool) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var isAtEnd = false
    for index in text.indices {
      let ends = isEnd(text[index])
      if isAtEnd, !ends {
        parts.append(text[start..<index])
        start = index
      }
      isAtEnd = ends
    }
    if start < text.endIndex { parts.append(text[start...]) }
    return parts
  }

  private static func compare(_ old: [Substring], _ new: [Substring]) -> [Piece] {
    var (removed, added): (Set<Int>, Set<Int>) = ([], [])
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var runs: [(kind: Kind, text: String)] = []
    func add(_ kind: Kind, _ word: Substring) {
      if runs.last?.kind == kind { runs[runs.count - 1].text += word } else { runs.append((kind, String(word))) }
    }
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        add(.removed, old[left])
        left += 1
      } else if added.contains(right) {
        add(.added, new[right])
        right += 1
      } else {
        add(.kept, new[right])
        (left, right) = (left + 1, right + 1)
      }
    }
    return runs.map { Piece($0.kind, $0.text) }
  }
}
