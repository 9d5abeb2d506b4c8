@_spi(_Unicode) import Swift

/// Text made comparable: how the office cleans, folds and sorts what people write.
extension String {
  /// Canonical composition (NFC): how every text is stored, so that å typed and å pasted are equal.
  // The standard library's own normalisation; Foundation's is out of bounds here.
  package var composed: String { String(_nfc) }

  /// Lower case without marks, ASCII where Norwegian and Sámi letters have a plain neighbour:
  /// `Sødal` and `sodal`, `Čáhppe` and `cahppe` meet in a search.
  package var folded: String {
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
