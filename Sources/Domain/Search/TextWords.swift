/// One word of a text, as a search knows it.
package struct TextWord: Hashable, Sendable {
  /// In lower case, composed; `å`, `ø` and `æ` are letters of their own.
  package let text: String
  package let range: Range<String.Index>
}

extension String {
  /// The words of a composed text: runs of letters and digits, as SQLite's `unicode61` divides them.
  package var textWords: [TextWord] {
    var words: [TextWord] = []
    var start: String.Index?
    let scalars = unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar.isOfWord || (start != nil && scalar.isMark) {
        start = start ?? index
      } else if let begin = start {
        words.append(TextWord(text: self[begin..<index].lowercased(), range: begin..<index))
        start = nil
      }
      index = scalars.index(after: index)
    }
    if let begin = start { words.append(TextWord(text: self[begin...].lowercased(), range: begin..<endIndex)) }
    return words
  }

  /// What sloppy spellings of a word have in common: folded, and `aa` and `oe` written for `å` and `ø` as well.
  package var loose: String {
    var result: [UInt8] = []
    for byte in folded.utf8 {
      if let last = result.last {
        if byte == UInt8(ascii: "a"), last == byte { continue }
        if byte == UInt8(ascii: "e"), last == UInt8(ascii: "o") { continue }
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A text as it is put into the search: composed, on one line, without what nobody sees, and with words that were
  /// divided at the end of a line in one piece.
  package var searchable: String {
    var result = String.UnicodeScalarView()
    let scalars = Array(composed.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "-", let next = Self.continuation(of: scalars, at: index) {
        index = next
        continue
      }
      index += 1
      if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
        if let last = result.last, last != " " { result.append(" ") }
      } else if scalar.properties.generalCategory != .format {
        result.append(scalar)
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }

  /// Where a word goes on that a hyphen divides between two lines.
  private static func continuation(of scalars: [Unicode.Scalar], at hyphen: Int) -> Int? {
    guard hyphen > 0, scalars[hyphen - 1].properties.isLowercase else { return nil }
    var next = hyphen + 1
    while next < scalars.count, [" ", "\r", "\n"].contains(scalars[next]) { next += 1 }
    guard next < scalars.count, scalars[(hyphen + 1)..<next].contains("\n"), scalars[next].properties.isLowercase else {
      return nil
    }
    return next
  }
}

extension Unicode.Scalar {
  fileprivate var isOfWord: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80: false
    default: properties.generalCategory.isOfWord
    }
  }

  fileprivate var isMark: Bool { (0x300...0x36F).contains(value) }
}

extension Unicode.GeneralCategory {
  fileprivate var isOfWord: Bool {
    switch self {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .privateUse:
      true
    default: false
    }
  }
}
