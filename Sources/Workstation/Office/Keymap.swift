package import Screen

/// Which keys ask for which action: the standard ones, and the user's own on top.
package struct Keymap: Sendable {
  private var keys: [ActionID: [Key]]

  package static let standard = Keymap(
    keys: Dictionary(uniqueKeysWithValues: Action.all.map { ($0.id, $0.keys) }))

  private init(keys: [ActionID: [Key]]) { self.keys = keys }

  /// Reads a key file: one `action-id = key, key` a line; `#` begins a comment. The user's keys replace the standard
  /// ones of that action. What cannot be read, and keys that two actions share on one screen, are reported.
  package static func read(_ text: String) -> (keymap: Keymap, problems: [Problem]) {
    var keymap = standard
    var problems: [Problem] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(1000).enumerated() {
      let words = line.prefix { $0 != "#" }.split(separator: "=", maxSplits: 1).map { trimmed($0) }
      if words.isEmpty || words == [""] { continue }
      guard words.count == 2, let action = ActionID(rawValue: words[0]) else {
        problems.append(.unknownAction(line: index + 1, text: String(words[0].prefix(40))))
        continue
      }
      var keys: [Key] = []
      for name in words[1].split(separator: ",").map({ trimmed($0) }) {
        if let key = Key(name) {
          keys.append(key)
        } else {
          problems.append(.unknownKey(line: index + 1, text: String(name.prefix(40))))
        }
      }
      if !keys.isEmpty { keymap.keys[action] = keys }
    }
    return (keymap, problems + keymap.clashes)
  }

  /// What is wrong with a key file; the text for it comes from the phrasebook.
  package enum Problem: Hashable, Sendable {
    case unknownAction(line: Int, text: String)
    case unknownKey(line: Int, text: String)
    case clash(Key, ActionID, ActionID)
  }

  package func keys(of action: ActionID) -> [Key] { keys[action] ?? [] }

  /// The action a key asks for on a screen.
  func action(for key: Key, in scope: ActionScope) -> Action? {
    Action.all.first { $0.scopes.contains(scope) && keys(of: $0.id).contains(key) }
  }

  private var clashes: [Problem] {
    var found: [Problem] = []
    for (index, one) in Action.all.enumerated() {
      for other in Action.all.dropFirst(index + 1) where !one.scopes.isDisjoint(with: other.scopes) {
        for key in keys(of: one.id) where keys(of: other.id).contains(key) {
          found.append(.clash(key, one.id, other.id))
        }
      }
    }
    return found
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
    return String(text[start..<end])
  }
}
