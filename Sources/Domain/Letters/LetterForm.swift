/// One of the program's own standard letters in one language: a file of `Assets/letters`.
///
/// Its head is lines of `key: value` down to the first blank line (`name`, `purpose`, and where they apply `english` and
/// `locked: true`); then comes the title, a blank line, and the body.
package struct LetterForm: Hashable, Sendable {
  package let id: String
  package let language: Language
  package let name: String
  /// What it is called in the English screens; in the bokmål file.
  package let englishName: String?
  package let purpose: LetterPurpose
  package let isLocked: Bool
  package let wording: LetterWording

  /// What is wrong with a file, in English: only whoever builds the program meets it.
  package struct Fault: Error, Hashable {
    package let reason: String
  }

  package init(id: String, language: Language, text: String) throws(Fault) {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    var head: [String: String] = [:]
    while let line = lines.popFirst(), !line.isEmpty {
      guard let colon = line.firstIndex(of: ":") else { throw Fault(reason: "no colon in '\(line)'") }
      let key = String(line[..<colon])
      guard Self.keys.contains(key) else { throw Fault(reason: "unknown key '\(key)'") }
      head[key] = LetterText.trimmed(line[line.index(after: colon)...])
    }
    guard let name = head["name"] else { throw Fault(reason: "no name") }
    guard let purpose = head["purpose"].flatMap(LetterPurpose.init) else {
      throw Fault(reason: "purpose must be one of \(LetterPurpose.allCases.map(\.rawValue))")
    }
    guard let title = lines.popFirst().map(LetterText.trimmed), !title.isEmpty else { throw Fault(reason: "no title") }
    self.id = id
    self.language = language
    self.name = name
    self.purpose = purpose
    englishName = head["english"]
    isLocked = head["locked"] == "true"
    wording = LetterWording(title: title, body: lines.joined(separator: "\n"), isLocked: isLocked)
    if let unknown = wording.fields.first(where: { LetterField(rawValue: $0) == nil }) {
      throw Fault(reason: "unknown field {\(unknown)}")
    }
  }

  private static let keys: Set<String> = ["name", "english", "purpose", "locked"]
}
