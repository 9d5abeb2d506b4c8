/// Where a rule comes from and how strongly it is meant; shown beside the rule wherever it decides something.
package struct RuleSource: Hashable, Codable, Sendable {
  /// The numbered rules it rests on: `S2-20`, or `E-23` for a law.
  package var requirements: [String]
  /// The lines of the written routine, source first: `002:L12`.
  package var lines: [String]
  package var strength: Strength
  /// What a reader should know: two lines that disagree, a word that is missing.
  package var note: String?

  package init(requirements: [String], lines: [String], strength: Strength, note: String? = nil) {
    self.requirements = requirements
    self.lines = lines
    self.strength = strength
    self.note = note
  }

  /// Its numbers, or the lines where the written routine numbers nothing: `S2-19, S2-20`.
  package var cited: String { (requirements.isEmpty ? lines : requirements).joined(separator: ", ") }

  /// How strongly the routine's own words bind; the source's strength is kept, never raised.
  package enum Strength: String, CaseIterable, Codable, Sendable {
    case must = "skal"
    case should = "bør"
    case normally = "normalt"
    case recommended = "anbefales"
    /// What the service does, and the written rule does not say.
    case practice = "praksis"
    /// Drawn from a heading or from another rule; the text itself is silent.
    case derived = "avledet"
  }
}

/// A text in the three languages of the screens.
package struct LocalText: Hashable, Codable, Sendable {
  /// Bokmål.
  package var nb: String
  /// Nynorsk.
  package var nn: String
  /// English.
  package var en: String

  package init(nb: String, nn: String, en: String) {
    self.nb = nb
    self.nn = nn
    self.en = en
  }

  package func text(in language: Language) -> String {
    switch language {
    case .bokmål: nb
    case .nynorsk: nn
    case .english: en
    }
  }

  /// By language code.
  package var byLanguage: [String: String] {
    [Language.bokmål.rawValue: nb, Language.nynorsk.rawValue: nn, Language.english.rawValue: en]
  }
}
