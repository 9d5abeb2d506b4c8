/// The buffer as text, for tests.
extension CellBuffer {
  /// Every row as text, without the spaces at its end, and without the empty rows at the bottom.
  package var text: String {
    var lines = (0..<size.height).map { y in
      var line = row(y).reduce(into: "") { $0 += $1.glyph }
      while line.last == " " { line.removeLast() }
      return line
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// What differs between this buffer and a picture of it, line by line, or nil when they are alike. Spaces at the
  /// end of lines and empty lines at the bottom do not count.
  package func difference(from picture: String) -> String? {
    let expected = Self.lines(of: picture)
    let found = Self.lines(of: text)
    if expected == found { return nil }
    var report = ["The screen differs (- expected, + found):"]
    for index in 0..<max(expected.count, found.count) {
      let wanted = index < expected.count ? expected[index] : nil
      let actual = index < found.count ? found[index] : nil
      let number = String(index)
      let margin = String(repeating: " ", count: max(0, 3 - number.count)) + number
      if wanted == actual {
        report.append("\(margin)   \(wanted ?? "")")
      } else {
        if let wanted { report.append("\(margin) - \(wanted)") }
        if let actual { report.append("\(margin) + \(actual)") }
      }
    }
    return report.joined(separator: "\n")
  }

  private static func lines(of picture: String) -> [String] {
    var lines = picture.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = String(line)
      while line.last == " " { line.removeLast() }
      return line
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
