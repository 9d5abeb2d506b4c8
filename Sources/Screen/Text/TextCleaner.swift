@_spi(_Unicode) import Swift

/// Turns any string into scalars that a terminal may be given.
struct TextCleaner {
  private var output = String.UnicodeScalarView()
  private var width = 0
  /// Marks on the current base; nil when the next mark has nothing of the text to stand on.
  private var marksOnBase: Int?
  private var surplusMarks = 0
  private var previous: Unicode.Scalar?
  /// The last scalar that was kept, when nothing but a joiner or the like has come after it.
  private var lastKept: Unicode.Scalar?

  mutating func clean(_ untrusted: String) -> TerminalText {
    output.reserveCapacity(untrusted.utf8.count)
    for scalar in untrusted._nfc {
      // A lone CR would move the cursor to the line's start, so it is shown; CR LF is one line end.
      if previous == "\r", scalar != "\n" { mark("\r") }
      take(scalar)
      previous = scalar
    }
    if previous == "\r" { mark("\r") }
    reportSurplusMarks()
    return TerminalText(clean: String(output), width: width)
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if scalar.value >= 0x20 && scalar.value < 0x7F { return keep(scalar) }
    switch scalar.value {
    case 0x0A, 0x09: return keep(" ")
    case 0x0D: return  // what it is depends on the next scalar
    case 0xAD: return keep("-")  // a soft hyphen is invisible on some terminals and a hyphen on others
    case 0x3000: return keep(" ", " ")
    default: break
    }
    if isJoiningOfEmoji(scalar) { return }
    if scalar.isRegionalIndicator { return keep(letter(of: scalar)) }
    if scalar.properties.isDefaultIgnorableCodePoint { return mark(scalar) }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: keep(" ")
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: mark(scalar)
    default: TextWidth.of(scalar) == 0 ? takeCombining(scalar) : keep(scalar)
    }
  }

  /// Terminals disagree on the width of joined and tinted emoji, so each picture stands alone: the joiner, the skin
  /// tone and the picture selector say nothing that the text needs.
  private func isJoiningOfEmoji(_ scalar: Unicode.Scalar) -> Bool {
    guard let lastKept else { return false }
    if scalar.isPictureSelector { return lastKept.properties.isEmoji }
    return (scalar.isJoiner || scalar.properties.isEmojiModifier) && lastKept.isEmoji
  }

  /// A flag is two regional letters that some terminals draw as a picture; the letters themselves are safer: 🇳🇴 → NO.
  private func letter(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(0x41 + scalar.value - 0x1F1E6))
  }

  private mutating func keep(_ scalars: Unicode.Scalar...) {
    reportSurplusMarks()
    for scalar in scalars {
      output.append(scalar)
      width += TextWidth.of(scalar)
    }
    marksOnBase = 0
    lastKept = scalars.last
  }

  private mutating func takeCombining(_ scalar: Unicode.Scalar) {
    if marksOnBase == nil { keep("\u{25CC}") }
    guard let marks = marksOnBase, marks < TerminalText.maximumMarks else {
      surplusMarks += 1
      return
    }
    output.append(scalar)
    marksOnBase = marks + 1
  }

  private mutating func mark(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    append(notice: "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
  }

  private mutating func reportSurplusMarks() {
    guard surplusMarks > 0 else { return }
    let count = surplusMarks
    surplusMarks = 0
    append(notice: "+\(count)")
  }

  private mutating func append(notice: String) {
    reportSurplusMarks()
    let framed = "\u{27E6}\(notice)\u{27E7}"
    output.append(contentsOf: framed.unicodeScalars)
    width += framed.unicodeScalars.count
    marksOnBase = nil
    lastKept = nil
  }
}

extension Unicode.Scalar {
  fileprivate var isPictureSelector: Bool { value == 0xFE0E || value == 0xFE0F }
}

extension String {
  /// The string in normalisation form C.
  var inFormC: String {
    var scalars = String.UnicodeScalarView()
    for scalar in _nfc { scalars.append(scalar) }
    return String(scalars)
  }
}
