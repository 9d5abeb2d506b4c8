/// The line of keys at the bottom: `Enter fordel   f fordel til…   ? hjelp`.
package struct HintLine: Sendable, Hashable {
  package struct Hint: Sendable, Hashable {
    package var key: TerminalText
    package var words: TerminalText
    /// A disabled one is shown in brackets and muted; pressing it tells why.
    package var isEnabled: Bool
    /// Kept however narrow the screen is, such as the key for help.
    package var isPinned: Bool

    package init(_ key: TerminalText, _ words: TerminalText, isEnabled: Bool = true, isPinned: Bool = false) {
      self.key = key
      self.words = words
      self.isEnabled = isEnabled
      self.isPinned = isPinned
    }

    package init(_ key: Key, _ words: TerminalText, isEnabled: Bool = true, isPinned: Bool = false) {
      self.init(TerminalText(key.name), words, isEnabled: isEnabled, isPinned: isPinned)
    }

    var width: Int { key.width + 1 + words.width + (isEnabled ? 0 : 2) }
  }

  package var hints: [Hint]

  package init(_ hints: [Hint]) {
    self.hints = hints
  }

  static let gap = 3

  /// The hints that fit in `width`: those at the right go first, pinned ones last.
  package func fitting(_ width: Int) -> [Hint] {
    var kept = hints
    while length(kept) > width {
      if let index = kept.lastIndex(where: { !$0.isPinned }) {
        kept.remove(at: index)
      } else if kept.count > 1 {
        kept.removeLast()
      } else {
        break
      }
    }
    return kept
  }

  package func render(into buffer: inout CellBuffer, in rect: Rect) {
    let line = rect.row(0)
    guard !line.isEmpty else { return }
    buffer.fill(line, style: Style(.hint))
    buffer.clipped(to: line) { buffer in
      var x = line.x + 1
      for hint in fitting(line.width - 2) {
        x = render(hint, into: &buffer, at: Point(x: x, y: line.y)) + Self.gap
      }
    }
  }

  private func render(_ hint: Hint, into buffer: inout CellBuffer, at point: Point) -> Int {
    if !hint.isEnabled {
      return buffer.put("(\(hint.key) \(hint.words))", at: point, style: Style(.muted))
    }
    let x = buffer.put(hint.key, at: point, style: Style(.hintKey))
    return buffer.put(hint.words, at: Point(x: x + 1, y: point.y), style: Style(.hint))
  }

  private func length(_ hints: [Hint]) -> Int {
    hints.reduce(0) { $0 + $1.width } + Self.gap * max(hints.count - 1, 0)
  }
}
