/// How many terminal columns text takes.
///
/// A scalar's width follows what C libraries answer from `wcwidth`: 0 for combining marks, 2 for East Asian wide and
/// full-width forms and for emoji shown as pictures, else 1.
package enum TextWidth {
  /// Columns of one scalar. Control and format characters take none; ``TerminalText`` never lets them through.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if isPlainSign(value) { return 1 }
    if isZeroWidth(scalar) { return 0 }
    return value >= 0x1100 && isWide(value) ? 2 : 1
  }

  /// Columns of one grapheme cluster, as a terminal that knows clusters shows it: an emoji joined with ZWJ or a flag
  /// is one picture of two columns.
  package static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return of(first) }
    if first.isEmoji, scalars.contains(where: { $0.isJoiner || $0.properties.isEmojiModifier }) { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  /// Columns of a whole string, cluster by cluster.
  package static func of(_ string: String) -> Int {
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return string.utf8.count }
    return string.reduce(0) { $0 + of($1) }
  }

  /// Dashes, quotes, dots, lines and blocks: the signs that most texts and all our screens hold, known to be visible,
  /// composed and one column wide.
  static func isPlainSign(_ value: UInt32) -> Bool {
    (0x2010...0x2027).contains(value) || (0x2500...0x25FC).contains(value)
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    // Vowels and finals of conjoining Hangul join the syllable before them.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) { return true }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      let range = wideRanges[middle]
      if value < range.lowerBound {
        high = middle
      } else if value > range.upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}

extension Unicode.Scalar {
  var isEmoji: Bool { properties.isEmojiPresentation || (properties.isEmoji && value > 0xFF) }
  var isJoiner: Bool { value == 0x200D }
  var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }
}
