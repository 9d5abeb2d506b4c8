/// Words counted through the whole text from 0, as something outside names a part of it. A word is what stands between
/// spaces and paragraph ends.
extension TextEditor {
  /// Where words stand; nil when the text has fewer.
  package func range(ofWords words: Range<Int>) -> Range<TextPosition>? {
    guard words.lowerBound >= 0, !words.isEmpty else { return nil }
    var index = 0
    var start: TextPosition?
    for (paragraph, content) in paragraphs.enumerated() {
      for word in Self.words(of: content.characters) {
        if index == words.lowerBound { start = TextPosition(paragraph: paragraph, offset: word.lowerBound) }
        index += 1
        if index == words.upperBound, let start {
          return start..<TextPosition(paragraph: paragraph, offset: word.upperBound)
        }
      }
    }
    return nil
  }

  /// The words that a part of the text touches; an empty part touches the word it stands at or in. Nil when there is
  /// none.
  package func words(in range: Range<TextPosition>) -> Range<Int>? {
    var index = 0
    var found: Range<Int>?
    for (paragraph, content) in paragraphs[...range.upperBound.paragraph].enumerated() {
      for word in Self.words(of: content.characters) {
        let start = TextPosition(paragraph: paragraph, offset: word.lowerBound)
        let end = TextPosition(paragraph: paragraph, offset: word.upperBound)
        let touches =
          range.isEmpty
          ? start <= range.lowerBound && range.lowerBound <= end : start < range.upperBound && range.lowerBound < end
        if touches { found = (found?.lowerBound ?? index)..<(index + 1) }
        index += 1
      }
    }
    return found
  }

  /// Gives the text these anchors instead of those it has.
  package mutating func setAnchors(_ anchors: [TextAnchor]) {
    self.anchors = anchors.map { anchor in
      TextAnchor(id: anchor.id, anchor.range.clamped(to: .start..<end))
    }
  }

  /// The anchors whose words the cursor stands in.
  package var anchorsAtCursor: [TextAnchor] {
    anchors.filter { $0.range.lowerBound <= cursor && cursor <= $0.range.upperBound }
  }

  private static func words(of characters: [Character]) -> [Range<Int>] {
    characters.indices.split { characters[$0] == " " }.map { $0.startIndex..<$0.endIndex }
  }
}
