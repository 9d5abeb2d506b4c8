internal import Glibc
internal import Screen

/// The characters that reach the terminal.
enum CharacterSet {
  case utf8
  case ascii

  /// Takes the locale's character set; where that is not UTF-8, for instance under `LC_ALL=C`, UTF-8 all the same,
  /// because every terminal in use shows it; ASCII only where the machine has no UTF-8 locale at all. Numbers and
  /// messages stay in the C locale.
  static func establish() -> CharacterSet {
    for name in ["", "C.UTF-8", "C.utf8", "en_US.UTF-8", "nb_NO.UTF-8"] {
      guard setlocale(LC_CTYPE, name) != nil, let codes = nl_langinfo(Int32(CODESET)) else { continue }
      if String(cString: codes) == "UTF-8" { return .utf8 }
    }
    setlocale(LC_CTYPE, "C")
    return .ascii
  }

  var glyphs: Glyphs {
    switch self {
    case .utf8: .unicode
    case .ascii: .ascii
    }
  }

  /// The nearest ASCII character of one column. Other than in our own signs, only Norwegian and Sámi letters are worth
  /// a likeness; a question mark says honestly that the rest cannot be shown.
  static func ascii(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.isASCII ? scalar : likenesses[scalar] ?? "?"
  }

  private static let likenesses: [Unicode.Scalar: Unicode.Scalar] = [
    "æ": "a", "ø": "o", "å": "a", "Æ": "A", "Ø": "O", "Å": "A", "é": "e", "ó": "o", "ò": "o", "ô": "o", "ä": "a",
    "ö": "o", "á": "a", "č": "c", "đ": "d", "ŋ": "n", "š": "s", "ŧ": "t", "ž": "z", "Á": "A", "Č": "C", "Đ": "D",
    "Ŋ": "N", "Š": "S", "Ŧ": "T", "Ž": "Z", "·": ".", "–": "-", "—": "-", "…": "~", "«": "\"", "»": "\"", "§": "S",
    "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "▸": ">", "◂": "<", "↑": "^", "↓": "v", "▲": "!",
    "•": "*", "█": "#", "✓": "x", "×": "x", "⟦": "[", "⟧": "]",
  ]
}
