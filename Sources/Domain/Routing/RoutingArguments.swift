extension RoutingTable {
  /// The facts a table can be asked about, for `route`, `route-post` and the form.
  package static let parameters: [Parameter] = [
    .required(RoutingFact.kind.rawValue, .documentKind),
    .optional(RoutingFact.folder.rawValue, .choice(FolderState.allCases.map(\.rawValue))),
    .optional(RoutingFact.concerns.rawValue, .text),
    .optional(RoutingFact.sender.rawValue, .choice(SenderRole.allCases.map(\.rawValue))),
    .optional(RoutingFact.channel.rawValue, .choice(Channel.allCases.map(\.rawValue))),
    .optional(RoutingFact.address.rawValue, .choice(["correct", "wrong"])),
    .optional(RoutingFact.documentation.rawValue, .flag),
    .optional(RoutingFact.caseHandling.rawValue, .flag),
    .optional(RoutingFact.secureZone.rawValue, .flag),
  ]

  /// Reads the facts from named texts, old names and other spellings included.
  ///
  /// Throws a ``Refusal`` that names the fact and the allowed values.
  package func question(_ arguments: Arguments, kinds: [KindOfDocument]) throws -> RoutingQuestion {
    var question = RoutingQuestion(
      kind: try kind(arguments, known: kinds), folder: try choice(.folder, arguments),
      concerns: try concerns(arguments), sender: try choice(.sender, arguments),
      channel: try choice(.channel, arguments))
    question.isAddressedRightly = try address(arguments)
    question.isDocumentation = try truth(.documentation, arguments)
    question.isCaseHandling = try truth(.caseHandling, arguments)
    question.hasSecureZone = try truth(.secureZone, arguments)
    return question
  }

  private func kind(_ arguments: Arguments, known kinds: [KindOfDocument]) throws -> DocumentKind {
    let written = try arguments.text(RoutingFact.kind.rawValue)
    let word = meaning(of: written, .kind)
    let known = kinds.map(\.id) + [.unknown]
    if let kind = known.first(where: { $0.text == word }) { return kind }
    if let named = kinds.first(where: { $0.names.values.contains { $0.hyphenated == written.hyphenated } }) {
      return named.id
    }
    throw Refusal(
      .badArgument,
      [
        "name": RoutingFact.kind.rawValue, "expected": known.map(\.text).joined(separator: "|"),
        "found": String(written.prefix(40)),
      ])
  }

  private func choice<C: RawRepresentable & CaseIterable>(
    _ fact: RoutingFact, _ arguments: Arguments
  ) throws -> C? where C.RawValue == String {
    guard let written = try arguments.text(ifAny: fact.rawValue) else { return nil }
    return try value(written, of: fact)
  }

  private func value<C: RawRepresentable & CaseIterable>(_ written: String, of fact: RoutingFact) throws -> C
  where C.RawValue == String {
    guard let value = C(rawValue: meaning(of: written, fact)) else {
      throw Refusal(
        .badArgument,
        [
          "name": fact.rawValue, "expected": C.allCases.map(\.rawValue).joined(separator: "|"),
          "found": String(written.prefix(40)),
        ])
    }
    return value
  }

  /// `child,contractor`; `none` for a document that concerns none of them.
  private func concerns(_ arguments: Arguments) throws -> Set<Concern>? {
    guard let written = try arguments.text(ifAny: RoutingFact.concerns.rawValue) else { return nil }
    if written == "none" { return [] }
    let words = written.split { $0 == "," || $0 == "+" }.map { String($0).singleLine }
    guard !words.isEmpty, !words.contains("") else {
      let _: Concern = try value(written, of: .concerns)
      return nil
    }
    return Set(try words.map { try value($0, of: .concerns) })
  }

  private func address(_ arguments: Arguments) throws -> Bool? {
    if let written = try arguments.text(ifAny: RoutingFact.channel.rawValue),
      synonym(of: written, .channel)?.addressedWrongly == true
    {
      return false
    }
    guard let written = try arguments.text(ifAny: RoutingFact.address.rawValue) else { return nil }
    switch meaning(of: written, .address) {
    case "correct": return true
    case "wrong": return false
    default:
      throw Refusal(
        .badArgument,
        ["name": RoutingFact.address.rawValue, "expected": "correct|wrong", "found": String(written.prefix(40))])
    }
  }

  private func truth(_ fact: RoutingFact, _ arguments: Arguments) throws -> Bool? {
    try arguments.has(fact.rawValue) ? arguments.flag(fact.rawValue) : nil
  }

  /// The value a written word stands for; the word itself where no other is known.
  private func meaning(of written: String, _ fact: RoutingFact) -> String {
    synonym(of: written, fact)?.means ?? written.hyphenated
  }

  private func synonym(of written: String, _ fact: RoutingFact) -> RoutingSynonym? {
    let word = written.hyphenated
    return synonyms.first { $0.fact == fact && $0.words.contains(word) }
  }
}

extension String {
  /// Folded, one hyphen between words: how synonyms are compared.
  package var hyphenated: String {
    folded.split { $0.isWhitespace || $0 == "-" || $0 == "_" }.joined(separator: "-")
  }
}

extension Arguments {
  /// A fact is a word, or yes or no: which words there are, only the service's table knows.
  func requireShape(of parameter: Parameter) throws {
    if parameter.kind == .flag {
      _ = try flag(parameter.name)
      return
    }
    guard parameter.kind != .text, let written = try text(ifAny: parameter.name) else { return }
    guard written.hyphenated.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
      throw Refusal(
        .badArgument,
        ["name": parameter.name, "expected": parameter.kind.name, "found": String(written.prefix(40))])
    }
  }
}
