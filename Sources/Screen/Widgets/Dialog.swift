/// A question in the middle of the screen. The safe answer is selected at first and is what Esc gives; the key that
/// opened the question never answers it, so that a key struck twice does no harm.
package struct Dialog: Sendable, Hashable {
  package struct Answer: Sendable, Hashable {
    package var key: Key
    package var words: TerminalText
    /// Whether it changes nothing.
    package var isSafe: Bool

    package init(_ key: Key, _ words: TerminalText, isSafe: Bool = false) {
      self.key = key
      self.words = words
      self.isSafe = isSafe
    }
  }

  package enum Outcome: Sendable, Hashable {
    /// The index of the answer.
    case answered(Int)
    case moved
    case ignored
  }

  package let title: TerminalText
  package let body: [TerminalText]
  package let answers: [Answer]
  package private(set) var selected: Int
  private let openedBy: Key?

  /// `openedBy` is the key that asked the question. Users choose their own keys, so it may be the key of an answer: it
  /// is then ignored here, and the answer is reached with the arrows.
  package init(title: TerminalText, body: [TerminalText], answers: [Answer], openedBy: Key? = nil) {
    self.title = title
    self.body = body
    self.answers = answers
    self.openedBy = openedBy
    selected = answers.firstIndex { $0.isSafe } ?? 0
  }

  package mutating func handle(_ key: Key) -> Outcome {
    guard !answers.isEmpty else { return .ignored }
    switch key {
    case .left, .up, .backTab: return move(by: answers.count - 1)
    case .right, .down, .tab: return move(by: 1)
    case .enter: return .answered(selected)
    case .escape: return answers.firstIndex { $0.isSafe }.map { .answered($0) } ?? .ignored
    default: break
    }
    if let openedBy, openedBy.matches(key) { return .ignored }
    guard let index = answers.firstIndex(where: { $0.key.matches(key) }) else { return .ignored }
    return .answered(index)
  }

  private mutating func move(by steps: Int) -> Outcome {
    selected = (selected + steps) % answers.count
    return .moved
  }

  /// Draws the dialog over what is there and returns the place of the selected answer, for the cursor.
  @discardableResult
  package func render(into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let width = min(max(widest + 6, 30), rect.width)
    let lines = body.flatMap { $0.wrapped(to: max(width - 6, 1)) }
    let frame = rect.centred(Size(width: width, height: lines.count + answers.count + 4))
    buffer.fill(frame, style: Style(.dialog))
    buffer.box(frame, title: title, style: Style(.dialog))
    let inner = frame.inset(columns: 3, rows: 1)
    // On a very low screen the answers matter more than the end of the text.
    let room = max(inner.height - answers.count - 1, 0)
    return buffer.clipped(to: frame.inset(columns: 1, rows: 1)) { buffer in
      for (row, line) in lines.prefix(room).enumerated() {
        buffer.put(line, at: Point(x: inner.x, y: inner.y + row + (room > lines.count ? 1 : 0)), style: Style(.dialog))
      }
      return renderAnswers(into: &buffer, in: inner)
    }
  }

  private func renderAnswers(into buffer: inout CellBuffer, in inner: Rect) -> Point {
    let top = max(inner.maxY - answers.count, inner.y)
    for (row, answer) in answers.enumerated() {
      let isSelected = row == selected
      let style = Style(isSelected ? .answerActive : .dialog)
      let pointer = isSelected ? buffer.glyphs.pointer : " "
      let place = Point(x: inner.x, y: top + row)
      buffer.put("\(pointer) \(answer.key.name)  \(answer.words) ", at: place, style: style, maxWidth: inner.width)
    }
    return Point(x: inner.x, y: min(top + selected, max(inner.maxY - 1, inner.y)))
  }

  private var widest: Int {
    let text = body.reduce(title.width + 2) { max($0, min($1.width, 66)) }
    return answers.reduce(text) { max($0, TextWidth.of($1.key.name) + $1.words.width + 5) }
  }
}

extension Key {
  /// The same key, or the same letter in the other case: a question is not missed because of Caps Lock.
  func matches(_ other: Key) -> Bool {
    if case .character(let mine) = self, case .character(let theirs) = other {
      return mine.lowercased() == theirs.lowercased()
    }
    return self == other
  }
}
