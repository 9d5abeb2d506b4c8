/// Breaking text into lines.
extension TerminalText {
  /// The text in lines of at most `columns`, broken at spaces; a longer word is broken where it must be. At least one
  /// line, also for the empty text.
  package func wrapped(to columns: Int) -> [TerminalText] {
    guard columns > 0 else { return [] }
    if width <= columns { return [self] }
    var lines: [TerminalText] = []
    var line = TerminalText.empty
    for word in string.split(separator: " ", omittingEmptySubsequences: false) {
      var rest = TerminalText(clean: String(word), width: TextWidth.ofClean(word))
      if !lines.isEmpty || !line.isEmpty || rest.isEmpty {
        if line.width + 1 + rest.width <= columns, !(line.isEmpty && !lines.isEmpty) {
          line = TerminalText(clean: line.string + " " + rest.string, width: line.width + 1 + rest.width)
          continue
        }
        if !line.isEmpty { lines.append(line) }
      }
      while rest.width > columns {
        let head = rest.prefix(columns: columns)
        // A wide character in one column: nothing fits, so nothing can be drawn.
        if head.isEmpty { return lines + [rest] }
        lines.append(head)
        let tail = rest.string.unicodeScalars.dropFirst(head.string.unicodeScalars.count)
        rest = TerminalText(clean: String(tail), width: rest.width - head.width)
      }
      line = rest
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}

extension TextWidth {
  /// Columns of text that is already clean: the sum of its scalars.
  static func ofClean(_ text: Substring) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }
}
