/// A place between two characters of a text in paragraphs.
package struct TextPosition: Sendable, Hashable, Comparable {
  /// The paragraph, from 0.
  package var paragraph: Int
  /// The characters of the paragraph before this place.
  package var offset: Int

  package init(paragraph: Int, offset: Int) {
    self.paragraph = paragraph
    self.offset = offset
  }

  /// Before the first character.
  package static let start = TextPosition(paragraph: 0, offset: 0)

  package static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.paragraph, left.offset) < (right.paragraph, right.offset)
  }

  /// The place after `lines` when the first of them begins here.
  func after(_ lines: [[Character]]) -> TextPosition {
    guard let last = lines.last, lines.count > 1 else {
      return TextPosition(paragraph: paragraph, offset: offset + (lines.first?.count ?? 0))
    }
    return TextPosition(paragraph: paragraph + lines.count - 1, offset: last.count)
  }

  /// This place after `range` before it has become a text that ends at `newEnd`.
  func shifted(past range: Range<TextPosition>, to newEnd: TextPosition) -> TextPosition {
    let paragraphs = newEnd.paragraph - range.upperBound.paragraph
    guard paragraph == range.upperBound.paragraph else {
      return TextPosition(paragraph: paragraph + paragraphs, offset: offset)
    }
    return TextPosition(paragraph: newEnd.paragraph, offset: newEnd.offset + offset - range.upperBound.offset)
  }
}

/// Words that something outside the text is about, such as a comment. It moves with the text and never belongs to it.
package struct TextAnchor: Sendable, Hashable {
  /// The caller's number for it.
  package let id: Int
  /// Where the words are now; empty when they have been removed.
  package internal(set) var range: Range<TextPosition>

  package init(id: Int, _ range: Range<TextPosition>) {
    self.id = id
    self.range = range
  }

  /// Follows a change of `changed` into a text that ends at `newEnd`. What is typed at either end stays outside.
  mutating func follow(_ changed: Range<TextPosition>, to newEnd: TextPosition) {
    let start = start(after: changed, to: newEnd)
    let end = end(after: changed, to: newEnd)
    range = start < end ? start..<end : min(start, end)..<min(start, end)
  }

  private func start(after changed: Range<TextPosition>, to newEnd: TextPosition) -> TextPosition {
    let start = range.lowerBound
    if start >= changed.upperBound { return start.shifted(past: changed, to: newEnd) }
    return start <= changed.lowerBound ? start : newEnd
  }

  private func end(after changed: Range<TextPosition>, to newEnd: TextPosition) -> TextPosition {
    let end = range.upperBound
    if end <= changed.lowerBound { return end }
    return end >= changed.upperBound ? end.shifted(past: changed, to: newEnd) : changed.lowerBound
  }
}
