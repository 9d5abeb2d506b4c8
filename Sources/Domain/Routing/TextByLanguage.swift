/// A text of a municipality's own, in the languages of the screens: a name or a note from a routine.
package struct TextByLanguage: Hashable, Codable, Sendable {
  /// By language code; bokmål is always there.
  package let texts: [String: String]

  package init(_ texts: [String: String]) { self.texts = texts }

  /// The text in a language; in bokmål where it has not been written.
  package func text(in language: Language) -> String {
    texts[language.rawValue] ?? texts[Language.bokmål.rawValue] ?? ""
  }

  package init(from decoder: any Decoder) throws {
    texts = try decoder.singleValueContainer().decode([String: String].self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(texts)
  }
}
