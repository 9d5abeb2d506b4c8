import TestOffice
import Testing

extension Tmux {
  /// Moves to a row of the list.
  func select(_ row: String, _ location: SourceLocation = #_sourceLocation) throws {
    try move(to: row, after: " ▸ ", in: " ", location)
  }

  /// Takes a row of the box on top.
  func choose(_ row: String, _ location: SourceLocation = #_sourceLocation) throws {
    try move(to: row, after: "│ ▸ ", in: "│", location)
    press("Enter")
  }

  /// As many steps as there are lines between; again if the list has become another meanwhile.
  private func move(to row: String, after mark: String, in edge: String, _ location: SourceLocation) throws {
    for _ in 0..<3 {
      let seen = try wait("\(row) in sight", location) {
        $0.line(with: mark, "") != nil && $0.line(with: edge, row) != nil
      }
      let (from, to) = (seen.line(with: mark, "") ?? 0, seen.line(with: edge, row) ?? 0)
      for _ in 0..<abs(to - from) { press(to > from ? "Down" : "Up") }
      if eventually(within: 3, { picture.line(with: mark, row) != nil }) { return }
    }
    throw Missing(what: "\(row) marked")
  }

  /// Goes on to the view of that heading.
  func turn(to heading: String, _ location: SourceLocation = #_sourceLocation) throws {
    for _ in 0..<8 {
      let view = picture.heading
      if view == heading { return }
      press("v")
      try wait("another view than \(view)", location) { !$0.heading.isEmpty && $0.heading != view }
    }
    throw Missing(what: heading)
  }

  /// Presses a key that asks back. While the row that was moved to is still being read it may say so instead.
  func ask(_ key: String, _ question: String, _ location: SourceLocation = #_sourceLocation) throws {
    for _ in 0..<4 {
      press(key)
      if eventually(within: 3, { picture.contains(question) }) { return }
    }
    press(key)
    try wait(for: question, seconds: 5, location)
  }

  /// The safe answer is marked; the other one is reached and confirmed with keys of their own.
  func answerYes(to question: String, _ location: SourceLocation = #_sourceLocation) throws {
    try wait(for: question, location)
    press("Down", "Enter")
  }

  /// Gives the letter on the marked row to somebody, who is found by the first name.
  func distribute(
    _ title: String, to name: String, with key: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    try ask(key, "Fordel til: ", location)
    type(name.prefix { $0 != " " }.lowercased())
    try wait(for: "1 treff", location)
    press("Enter")
    try wait(for: "«\(title)» er fordelt til \(name)", location)
  }
}

extension String {
  /// Whether the marked row of the list holds all these words.
  func marked(_ words: String...) -> Bool {
    split(separator: "\n").contains { line in line.hasPrefix(" ▸ ") && words.allSatisfy { line.contains($0) } }
  }

  /// The first line under the places that holds the mark and after it the words.
  func line(with mark: String, _ words: String) -> Int? {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.dropFirst(2).first { index in
      lines[index].firstRange(of: mark).map { lines[index][$0.upperBound...].contains(words) } ?? false
    }
  }

  /// What the list shows: the first words of its heading.
  var heading: String {
    guard let line = split(separator: "\n").first(where: { $0.hasPrefix("── ") })?.dropFirst(3),
      let end = line.firstRange(of: " · ")?.lowerBound
    else { return "" }
    return String(line[..<end])
  }
}
