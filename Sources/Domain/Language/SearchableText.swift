@_spi(_Unicode) import Swift

/// Text made comparable: how the office cleans, folds and sorts what people write.
extension String {
  /// Canonical composition (NFC): how every text is stored, so that å typed and å pasted are equal.
  // The standard library's own normalisation; Foundation's is out of bounds here.
  package var composed: String { String(_nfc) }

  /// Lower case without marks, ASCII where Norwegian and Sámi letters have a plain neighbour:
  /// `Sødal` and `sodal`, `Čáhppe` and `cahppe` meet in a search.
  package var folded: String { foldedByteByByte ?? foldedByNormalising }

  /// Lower case and plain, for text of ASCII and Latin-1 letters alone, which is nearly all there is; nil for the rest.
  ///
  /// None of these characters changes what stands beside it, so that each can be folded by itself.
  private var foldedByteByByte: String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(utf8.count)
    var isAfterC3 = false
    for byte in utf8 {
      if isAfterC3 {
        folded += Self.foldedLatin1[Int(byte & 0x3F)]
        isAfterC3 = false
      } else if byte == 0xC3 {
        isAfterC3 = true
      } else if byte < 0x80 {
        folded.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte)
      } else {
        return nil
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// U+00C0 to U+00FF, which UTF-8 writes as C3 and a byte more.
  private static let foldedLatin1: [[UInt8]] = (UInt8(0xC0)...0xFF).map { letter in
    Array(String(Character(Unicode.Scalar(letter))).foldedByNormalising.utf8)
  }

  /// Every text there is.
  var foldedByNormalising: String {
    var result = ""
    for scalar in lowercased()._nfd where !scalar.properties.isFoldedAway {
      result += Self.plainNeighbours[scalar] ?? String(scalar)
    }
    return result
  }

  /// A key whose byte order is Norwegian alphabetical order: æ, ø and å (also written aa) last.
  package var sortKey: String {
    var result = ""
    var characters = lowercased().composed[...]
    while let character = characters.first {
      if characters.hasPrefix("aa") {
        result += "~3"
        characters = characters.dropFirst(2)
      } else {
        result += Self.lastLetters[character] ?? String(character).folded
        characters = characters.dropFirst()
      }
    }
    return result
  }

  /// The words of a search line, folded; a hit holds them all, in any order.
  package var searchWords: [String] {
    folded.split { $0.isWhitespace }.map { String($0) }
  }

  private static let plainNeighbours: [Unicode.Scalar: String] = [
    "ø": "o", "æ": "ae", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss", "ð": "d", "þ": "th", "ł": "l",
  ]

  private static let lastLetters: [Character: String] = [
    "æ": "~1", "ä": "~1", "ø": "~2", "ö": "~2", "å": "~3",
  ]
}

extension String {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isFoldedAway: Bool { generalCategory == .nonspacingMark }
}
