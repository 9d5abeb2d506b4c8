/// A text of which only some parts may be written in, as the fields of a form letter: every other word stays as it is.
/// A part takes no line breaks.
extension TextEditor {
  /// Lets only these parts be written in, given in characters of ``text`` from 0, a paragraph's end counted as one.
  package mutating func setGaps(_ ranges: [Range<Int>]) {
    gaps = ranges.compactMap { range in
      guard let start = position(ofCharacter: range.lowerBound), let end = position(ofCharacter: range.upperBound)
      else { return nil }
      return start..<end
    }
    if let first = gaps?.first { go(to: first.lowerBound) }
  }

  /// Selects the next of these parts, given as in ``setGaps(_:)``, so that what is typed takes its place; after the last
  /// the first one. False when there is none.
  package mutating func selectNext(of ranges: [Range<Int>]) -> Bool {
    let places = ranges.compactMap { range -> Range<TextPosition>? in
      guard let start = position(ofCharacter: range.lowerBound), let end = position(ofCharacter: range.upperBound)
      else { return nil }
      return start..<end
    }
    guard let next = places.first(where: { $0.lowerBound >= cursor }) ?? places.first else { return false }
    mark = nil
    go(to: next.upperBound)
    mark = next.lowerBound
    return true
  }

  private func position(ofCharacter number: Int) -> TextPosition? {
    var left = number
    for (index, paragraph) in paragraphs.enumerated() {
      if left <= paragraph.count { return TextPosition(paragraph: index, offset: left) }
      left -= paragraph.count + 1
    }
    return nil
  }

  /// Whether a part of the text may be replaced with these lines.
  func allows(_ range: Range<TextPosition>, _ lines: [[Character]]) -> Bool {
    guard gaps != nil else { return true }
    return lines.count == 1 && gap(around: range) != nil
  }

  private func gap(around range: Range<TextPosition>) -> Int? {
    gaps?.firstIndex { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  /// Follows a change of `changed` into a text that ends at `newEnd`. What is written at either end of a part belongs
  /// to it.
  mutating func moveGaps(past changed: Range<TextPosition>, to newEnd: TextPosition) {
    guard let all = gaps else { return }
    let inside = gap(around: changed)
    gaps = all.enumerated().map { index, gap in
      let end = gap.upperBound
      if index == inside { return gap.lowerBound..<end.shifted(past: changed, to: newEnd) }
      let isAfter = inside.map { index > $0 } ?? (gap.lowerBound >= changed.upperBound)
      guard isAfter, gap.lowerBound >= changed.upperBound else { return gap }
      return gap.lowerBound.shifted(past: changed, to: newEnd)..<end.shifted(past: changed, to: newEnd)
    }
  }

  /// The start of the next part that may be written in; after the last the first one. False when there is none.
  mutating func goToNextGap() -> Bool {
    guard let next = gaps?.first(where: { $0.lowerBound > cursor }) ?? gaps?.first else { return false }
    go(to: next.lowerBound)
    return true
  }
}
