/// The languages the office speaks.
package enum Language: String, CaseIterable, Codable, Sendable {
  case bokmål = "nb"
  case nynorsk = "nn"
  case english = "en"
}

/// The product's own texts in one language, looked up by key.
///
/// Keys are dotted (`refusal.already-assigned`), arguments stand in braces (`{name}`). A test
/// reads the sources and fails for a key that one of the languages lacks.
package struct Phrasebook: Sendable {
  package let language: Language
  private let phrases: [String: String]

  package init(language: Language, phrases: [String: String]) {
    self.language = language
    self.phrases = phrases
  }

  /// The phrase of `key` with its arguments filled in, or the key itself in `⟨⟩` when it is missing.
  package func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
    guard let phrase = phrases[key] else { return "⟨\(key)⟩" }
    return arguments.isEmpty ? phrase : fill(phrase, arguments)
  }

  package func has(_ key: String) -> Bool { phrases[key] != nil }

  package var keys: Set<String> { Set(phrases.keys) }

  // One pass, so that an argument that itself holds braces is never filled in.
  private func fill(_ phrase: String, _ arguments: [String: String]) -> String {
    var result = ""
    var rest = phrase[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += arguments[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
