extension RoutingTable {
  /// Where an item with these facts belongs.
  ///
  /// Always exactly one outcome: destinations, neither system, or a question. A rule goes before another by
  /// its precedence; of two with the same, which never disagree, the one that demands more is named.
  package func propose(_ asked: RoutingQuestion) -> RoutingProposal {
    let question = completed(asked)
    let speaking = voices(for: question)
    let certain = speaking.filter { $0.unknown.isEmpty && !$0.rule.judgesContent }
    guard let first = certain.first else { return unanswered(missing: missing(speaking, above: nil)) }
    let missing = missing(speaking, above: first)
    guard missing.isEmpty else { return unanswered(missing: missing, instead: first, question) }
    return proposal(of: first, among: certain, speaking, question)
  }

  /// With whom the kind concerns by its nature, where nobody has said.
  private func completed(_ question: RoutingQuestion) -> RoutingQuestion {
    guard question.concerns == nil,
      let known = concernsOfKinds.first(where: { $0.kinds.contains(question.kind) })
    else { return question }
    return question.concerning(Set(known.concerns))
  }

  /// A rule that speaks about the question, or might when more is known.
  private struct Voice {
    let rule: RoutingRule
    let part: RoutingRule.Case
    let unknown: Set<RoutingFact>

    func saysSame(as other: Voice) -> Bool { part.to == other.part.to && part.ask == other.part.ask }
  }

  /// The strongest first; among equals the one that demands most.
  private func voices(for question: RoutingQuestion) -> [Voice] {
    let chosen = choices
    let voices = rules.flatMap { rule in
      rule.cases.compactMap { part -> Voice? in
        switch part.when.match(question, choices: chosen) {
        case .holds: Voice(rule: rule, part: part, unknown: [])
        case .dependsOn(let facts): Voice(rule: rule, part: part, unknown: facts)
        case .fails: nil
        }
      }
    }
    return voices.enumerated().sorted { a, b in
      let (one, two) = (a.element, b.element)
      if one.rule.precedence != two.rule.precedence { return one.rule.precedence < two.rule.precedence }
      if one.part.when.demands != two.part.when.demands { return one.part.when.demands > two.part.when.demands }
      // A row about few kinds is more particular than one about many.
      if one.part.when.kinds.count != two.part.when.kinds.count {
        return one.part.when.kinds.count < two.part.when.kinds.count
      }
      return a.offset < b.offset
    }.map(\.element)
  }

  /// Facts that could still change the answer: those of the strongest rules that wait for one.
  private func missing(_ voices: [Voice], above first: Voice?) -> Set<RoutingFact> {
    let waiting = voices.filter { voice in
      guard !voice.unknown.isEmpty, !voice.rule.judgesContent else { return false }
      guard let first else { return true }
      return voice.rule.precedence <= first.rule.precedence && !voice.saysSame(as: first)
    }
    return waiting.filter { $0.rule.precedence == waiting[0].rule.precedence }
      .reduce(into: []) { $0.formUnion($1.unknown) }
  }

  private func unanswered(
    missing: Set<RoutingFact>, instead first: Voice? = nil, _ question: RoutingQuestion? = nil
  ) -> RoutingProposal {
    let asks = RoutingFact.allCases.filter(missing.contains).map {
      RoutingAsk(fact: $0, rule: nil, question: nil, options: [])
    }
    // A table without a last row that holds for everything is refused when it is read.
    let rule = first?.rule ?? rules[rules.count - 1]
    return RoutingProposal(
      outcome: .ask, rule: rule.id, lines: rule.lines, requirements: rule.requirements, strength: rule.strength,
      precedence: rule.precedence, deliveries: [], handling: [], asks: asks, losing: [], agreeing: [], through: [],
      note: nil, warnings: question.map(minded) ?? [], isDraft: isDraft, version: version)
  }

  private func proposal(
    of first: Voice, among certain: [Voice], _ speaking: [Voice], _ question: RoutingQuestion
  ) -> RoutingProposal {
    let rule = first.rule
    let deliveries = first.part.to.compactMap { delivery($0, question) }
    let asks = first.part.ask.map { [ask($0, of: rule, question)] } ?? []
    let others = certain.filter { $0.rule.id != rule.id }
    let judged = speaking.filter { $0.rule.judgesContent && $0.unknown.isEmpty }
    return RoutingProposal(
      outcome: !asks.isEmpty ? .ask : deliveries.isEmpty ? .neither : .deliver,
      rule: rule.id, lines: rule.lines, requirements: rule.requirements, strength: rule.strength,
      precedence: rule.precedence, deliveries: deliveries, handling: rule.handling, asks: asks,
      losing: losing(to: first, among: others, question),
      agreeing: unique(others.filter { $0.saysSame(as: first) }.map(\.rule.id)),
      through: unique(judged.map(\.rule.id)), note: rule.note, warnings: minded(question), isDraft: isDraft,
      version: version)
  }

  /// The row for everything else is silent where another speaks: it loses nothing by that.
  private func losing(to first: Voice, among others: [Voice], _ question: RoutingQuestion) -> [LosingRule] {
    let rows = others.filter { !$0.saysSame(as: first) && $0.rule.precedence != .gap }.map { other in
      LosingRule(
        rule: other.rule.id, lines: other.rule.lines, precedence: other.rule.precedence,
        strength: other.rule.strength, deliveries: other.part.to.compactMap { delivery($0, question) }, why: nil)
    }
    let lines = first.rule.against.map {
      LosingRule(rule: nil, lines: $0.lines, precedence: nil, strength: nil, deliveries: [], why: $0.why)
    }
    return rows + lines
  }

  private func ask(_ dilemma: RoutingDilemma, of rule: RoutingRule, _ question: RoutingQuestion) -> RoutingAsk {
    RoutingAsk(
      fact: nil, rule: rule.id, question: dilemma.question,
      options: dilemma.options.map { option in
        RoutingAsk.Option(id: option.id, deliveries: option.to.compactMap { delivery($0, question) })
      })
  }

  func delivery(_ target: RoutingTarget, _ question: RoutingQuestion) -> ProposedDelivery? {
    guard let folder = folder(target.folder), let system = system(folder.system) else { return nil }
    let chosen = choices
    let name = folder.nameBySwitch.first { chosen[$0.choice] == $0.value }?.name ?? folder.name
    return ProposedDelivery(
      system: system.id, systemName: system.name, folder: folder.id, folderName: name, part: target.part,
      isFolderInferred: target.isFolderInferred, folderAction: action(on: folder, question.folder))
  }

  private func action(on folder: RoutingFolder, _ state: FolderState?) -> ProposedDelivery.FolderAction {
    guard folder.followsState else { return .none }
    switch state {
    case .closed: return .reopen
    case .absent: return .create
    case .active, nil: return .none
    }
  }

  private func minded(_ question: RoutingQuestion) -> [RoutingProposal.Warning] {
    let chosen = choices
    return warnings.filter { warning in
      warning.when.contains { $0.match(question, choices: chosen) == .holds }
    }.map { RoutingProposal.Warning(id: $0.id, text: $0.text, lines: $0.lines) }
  }

  private func unique(_ ids: [RoutingRule.ID]) -> [RoutingRule.ID] {
    ids.enumerated().filter { ids.firstIndex(of: $0.element) == $0.offset }.map(\.element)
  }
}
