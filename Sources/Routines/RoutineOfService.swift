package import Domain

extension ServiceProfile {
  /// The part of the routine that decisions at the desk read, as it is put into the log with the service.
  package var routine: ServiceRoutine {
    ServiceRoutine(
      kinds: kinds.map { kind in
        KindOfDocument(
          id: kind.id, names: kind.name.byLanguage, isUrgent: kind.flags.contains(.urgent),
          deadlines: kind.deadlines.isEmpty ? nil : kind.deadlines)
      },
      subjectFollowsKind: subjectFollowsKind.applies, routing: routing,
      deadlines: deadlines.isEmpty ? nil : deadlines)
  }
}

extension LocalText {
  /// By language code.
  package var byLanguage: [String: String] {
    [Language.bokmål.rawValue: nb, Language.nynorsk.rawValue: nn, Language.english.rawValue: en]
  }

  /// The text in one language.
  package func text(in language: Language) -> String {
    switch language {
    case .bokmål: nb
    case .nynorsk: nn
    case .english: en
    }
  }
}
