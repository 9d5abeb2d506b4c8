/// Makes text from outside safe to hold in a value: no control, formatting, private or unassigned characters.
///
/// This is the first of two walls: text that reaches a screen passes the terminal's own type as well.
package enum CleanText {
  /// One line: runs of white space and line ends become one space, forbidden characters U+FFFD, the ends trimmed, at
  /// most `limit` characters (Unicode scalars), the last of them `…` when something was cut.
  package static func line(_ text: some StringProtocol, limit: Int = 1000) -> String {
    var scalars: [Unicode.Scalar] = []
    var combiningRun = 0
    var wasCut = false
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        combiningRun = 0
        if let last = scalars.last, last != " " { scalars.append(" ") }
        continue
      }
      combiningRun = isCombining(scalar) ? combiningRun + 1 : 0
      if combiningRun > maximumCombiningRun { continue }
      guard scalars.count < limit else {
        wasCut = true
        break
      }
      scalars.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
    }
    if scalars.last == " " { scalars.removeLast() }
    if wasCut, !scalars.isEmpty { scalars[scalars.count - 1] = "…" }
    return string(scalars)
  }

  /// Several lines: line ends become `\n`, tabs stay, everything else as in `line`; nothing is trimmed.
  package static func lines(_ text: some StringProtocol, limit: Int) -> String {
    var scalars: [Unicode.Scalar] = []
    var combiningRun = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      guard scalars.count < limit else { break }
      combiningRun = isCombining(scalar) ? combiningRun + 1 : 0
      if combiningRun > maximumCombiningRun { continue }
      switch scalar {
      case "\n" where previous == "\r": continue
      case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": scalars.append("\n")
      case "\t": scalars.append("\t")
      default: scalars.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return string(scalars)
  }

  /// No script in use stacks more marks than this on one letter.
  private static let maximumCombiningRun = 8

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }
}
