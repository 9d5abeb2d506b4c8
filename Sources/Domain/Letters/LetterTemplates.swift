/// A standard letter that can be written: a row of the service's routine, one of the program's own letters, or both.
package struct StandardLetter: Hashable, Sendable {
  /// The routine's, `bekreftelse-henvisning`.
  package let id: String
  package let name: LocalText
  package let purpose: LetterPurpose
  /// Only what is filled in may differ from letter to letter (S4-17).
  package let isLocked: Bool
  /// Where the routine says so; nil for the program's own letters.
  package let rule: RuleSource?
  private let wordings: [Language: LetterWording]

  init(
    id: String, name: LocalText, purpose: LetterPurpose, isLocked: Bool, rule: RuleSource?,
    wordings: [Language: LetterWording]
  ) {
    self.id = id
    self.name = name
    self.purpose = purpose
    self.isLocked = isLocked
    self.rule = rule
    self.wordings = wordings
  }

  /// The languages it is written in, bokmål first.
  package var languages: [Language] { Language.allCases.filter { wordings[$0] != nil } }

  /// The words in a language; in bokmål where it is not written in that one.
  package func wording(in language: Language) -> LetterWording {
    wordings[language] ?? wordings[.bokmål]
      ?? LetterWording(title: name.text(in: language), body: "", isLocked: isLocked)
  }

  /// The letter with everything filled in.
  ///
  /// - Throws: `letter-field-missing`, which names what has no value.
  package func fill(_ values: [LetterField: String], in language: Language) throws(Refusal) -> LetterText {
    let wording = wording(in: language)
    let missing = wording.missing(from: values)
    guard missing.isEmpty else {
      throw Refusal(.letterFieldMissing, ["fields": LetterField.list(missing), "letter": name.text(in: language)])
    }
    return wording.filled(with: values)
  }

  /// The letter as somebody begins to write it: what is not known yet keeps its name in braces, and
  /// ``LetterText/check()`` refuses it until it is written.
  package func draft(_ values: [LetterField: String], in language: Language) -> LetterText {
    wording(in: language).filled(with: values)
  }

  /// Whether the letter is still this one: every word of a locked letter, and the paragraphs that must stand in others,
  /// as the one about appealing (S4-17, E-9).
  ///
  /// - Parameter values: what the office filled in; what it has no value for may be anything short.
  /// - Throws: `letter-wording-stands`, with the paragraph that was changed or is missing, or `letter-text-added`.
  package func checkWording(
    _ text: LetterText, _ values: [LetterField: String], in language: Language
  ) throws(Refusal) {
    let name = name.text(in: language)
    switch wording(in: language).breach(in: text, values: values, isWhole: isLocked) {
    case .changed(let words): throw Refusal(.letterWordingStands, ["text": Self.short(words), "letter": name])
    case .added(let words): throw Refusal(.letterTextAdded, ["text": Self.short(words), "letter": name])
    case nil: break
    }
  }

  private static func short(_ words: String) -> String {
    words.count > 120 ? String(words.prefix(119)) + "…" : words
  }
}

/// All standard letters: the program's own, and how a routine's meet them.
package struct LetterTemplates: Sendable {
  private let own: [StandardLetter]

  /// The general one, which lends its words to a routine's letter that has none.
  package static let general = "svar"

  /// - Parameter forms: the program's own, by id and language.
  package init(_ forms: [LetterForm]) {
    var letters: [StandardLetter] = []
    for form in forms where form.language == .bokmål {
      let all = forms.filter { $0.id == form.id }
      let nynorsk = all.first { $0.language == .nynorsk }
      letters.append(
        StandardLetter(
          id: form.id,
          name: LocalText(nb: form.name, nn: nynorsk?.name ?? form.name, en: form.englishName ?? form.name),
          purpose: form.purpose, isLocked: form.isLocked, rule: nil,
          wordings: Dictionary(all.map { ($0.language, $0.wording) }, uniquingKeysWith: { first, _ in first })))
    }
    own = letters
  }

  /// None, for an office without the program's files.
  package static let none = LetterTemplates([])

  /// What can be written in answer to a kind, the routine's own first; nil: to anything.
  package func offered(for kind: DocumentKind?, in routine: ServiceRoutine) -> [StandardLetter] {
    let rows = (routine.templates ?? []).filter { row in
      row.kinds.isEmpty || kind.map { row.kinds.contains($0) } ?? true
    }
    let theirs = Set((routine.templates ?? []).map(\.id))
    let confirms = kind.flatMap { routine.kind($0)?.has(.confirmReceipt) } ?? true
    let others = own.filter { !theirs.contains($0.id) && ($0.purpose != .confirmation || confirms) }
    return rows.map(letter) + others
  }

  /// A letter by its id, offered for whatever kind.
  ///
  /// - Throws: `no-such-template`.
  package func letter(_ id: String, in routine: ServiceRoutine) throws(Refusal) -> StandardLetter {
    if let row = routine.templates?.first(where: { $0.id == id }) { return letter(row) }
    if let letter = own.first(where: { $0.id == id }) { return letter }
    let known = offered(for: nil, in: routine).map(\.id).joined(separator: ", ")
    throw Refusal(.noSuchTemplate, ["template": id, "known": known])
  }

  /// The letter that goes out by itself when a kind comes in, where its routine has one (S4-16).
  package func confirmation(of kind: DocumentKind, in routine: ServiceRoutine) -> StandardLetter? {
    guard routine.kind(kind)?.has(.confirmReceipt) ?? false else { return nil }
    return offered(for: kind, in: routine).first { $0.purpose == .confirmation }
  }

  /// The routine's text wins; a row without one takes the words of our letter of that id, or of the general one.
  private func letter(_ row: LetterTemplate) -> StandardLetter {
    let same = own.first { $0.id == row.id }
    let base = same ?? own.first { $0.id == Self.general }
    var wordings: [Language: LetterWording] = [:]
    if let body = row.body {
      wordings[.bokmål] = LetterWording(title: row.name.nb, body: body, isLocked: row.isLocked)
      wordings[.nynorsk] = row.bodyNynorsk.map {
        LetterWording(title: row.name.nn, body: $0, isLocked: row.isLocked)
      }
    } else if let base {
      for language in base.languages { wordings[language] = base.wording(in: language).locked(row.isLocked) }
    }
    return StandardLetter(
      id: row.id, name: row.name, purpose: row.purpose ?? same?.purpose ?? .reply, isLocked: row.isLocked,
      rule: row.rule, wordings: wordings)
  }
}
