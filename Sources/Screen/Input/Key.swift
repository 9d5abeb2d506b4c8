/// A key as the user knows it.
package enum Key: Sendable, Hashable {
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1…F24.
  case function(Int)
  /// A letter with Ctrl, in lower case; or Space, for marking.
  case ctrl(Character)
  /// A character with Alt.
  case alt(Character)
  case ctrlUp, ctrlDown, ctrlLeft, ctrlRight
}

extension Key {
  /// Reads a key as it is written in a key file: `F2`, `Enter`, `Ctrl-C`, `Alt-x`, `å`. Names are read without regard
  /// to case. Nil when there is no such key.
  package init?(_ text: String) {
    if let key = Self.named[text.lowercased()] {
      self = key
    } else if let only = text.first, text.count == 1 {
      guard only != " ", only.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else { return nil }
      self = .character(only)
    } else if let number = Self.functionNumber(text) {
      self = .function(number)
    } else if let letter = Self.letter(of: text, after: "ctrl-"), letter.isASCII, letter.isLetter,
      let small = letter.lowercased().first
    {
      self = .ctrl(small)
    } else if let letter = Self.letter(of: text, after: "alt-") {
      self = .alt(letter)
    } else {
      return nil
    }
  }

  /// The key as it is written in hints, help and the key file.
  package var name: String {
    if let name = Self.names[self] { return name }
    return switch self {
    case .character(let character): String(character)
    case .function(let number): "F\(number)"
    case .ctrl(let letter): "Ctrl-\(letter.uppercased())"
    case .alt(let character): "Alt-\(character)"
    default: ""
    }
  }

  private static let names: [Key: String] = [
    .character(" "): "Space", .enter: "Enter", .escape: "Esc", .tab: "Tab", .backTab: "Shift-Tab",
    .backspace: "Backspace", .delete: "Delete", .insert: "Insert", .up: "Up", .down: "Down", .left: "Left",
    .right: "Right", .home: "Home", .end: "End", .pageUp: "PageUp", .pageDown: "PageDown", .ctrlUp: "Ctrl-Up",
    .ctrlDown: "Ctrl-Down", .ctrlLeft: "Ctrl-Left", .ctrlRight: "Ctrl-Right", .alt(" "): "Alt-Space",
    .ctrl(" "): "Ctrl-Space",
  ]

  private static let named: [String: Key] = {
    var keys = Dictionary(uniqueKeysWithValues: names.map { ($0.value.lowercased(), $0.key) })
    keys["return"] = .enter
    keys["escape"] = .escape
    keys["del"] = .delete
    return keys
  }()

  private static func functionNumber(_ text: String) -> Int? {
    guard text.first == "F" || text.first == "f", text.count <= 3, let number = Int(text.dropFirst()),
      (1...24).contains(number)
    else { return nil }
    return number
  }

  private static func letter(of text: String, after prefix: String) -> Character? {
    guard text.lowercased().hasPrefix(prefix), text.count == prefix.count + 1 else { return nil }
    return text.last
  }
}

extension Key: CustomStringConvertible {
  package var description: String { name }
}
