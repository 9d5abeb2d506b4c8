package import Domain

/// A routing proposal in words: where, by which rule and how strongly, what loses, and what must be answered.
/// The command line and the form print the same lines. Sources: S3-1, S3-3 and the table's rule of precedence.
package struct ProposalText: Sendable {
  package let proposal: RoutingProposal
  package let phrases: Phrasebook
  package let guide: String?

  package init(_ proposal: RoutingProposal, phrases: Phrasebook, guide: String?) {
    self.proposal = proposal
    self.phrases = phrases
    self.guide = guide
  }

  package var lines: [String] {
    places + asks + [rule] + notes + warnings + losing + [draft]
  }

  /// One line a delivery; or that it goes nowhere.
  package var places: [String] {
    if proposal.outcome == .neither { return [phrases.say("routing.neither")] }
    return proposal.deliveries.map { "→ " + place($0) }
  }

  package func place(_ delivery: ProposedDelivery) -> String {
    var parts = [
      phrases.say(
        "routing.place",
        [
          "system": delivery.systemName.text(in: phrases.language),
          "folder": delivery.folderName.text(in: phrases.language),
        ])
    ]
    if delivery.part != .full { parts.append(phrases.say("routing.part.\(delivery.part.rawValue)")) }
    if delivery.folderAction != .none {
      parts.append(phrases.say("routing.folder-action.\(delivery.folderAction.rawValue)"))
    }
    if delivery.isFolderInferred { parts.append(phrases.say("routing.folder-inferred")) }
    return parts.joined(separator: " · ")
  }

  private var rule: String {
    phrases.say(
      "routing.rule",
      [
        "rule": (proposal.through + [proposal.rule]).joined(separator: " + "), "strength": proposal.strength.rawValue,
        "lines": proposal.lines.joined(separator: ", "), "requirements": proposal.requirements.joined(separator: ", "),
      ])
  }

  /// A missing fact with its values, or the conflict with what its lines would lead to.
  package var asks: [String] {
    proposal.asks.flatMap { ask -> [String] in
      if let fact = ask.fact { return ["? " + phrases.say("routing.ask.\(fact.rawValue)")] }
      let question = ask.question?.text(in: phrases.language) ?? ""
      let options = ask.options.map { option in
        "    \(option.id): "
          + (option.deliveries.isEmpty
            ? phrases.say("routing.no-more") : option.deliveries.map(place).joined(separator: "; "))
      }
      return ["? " + phrases.say("routing.reason-needed", ["question": question])] + options
    }
  }

  private var notes: [String] {
    let note = proposal.note.map { [$0.text(in: phrases.language)] } ?? []
    return note + proposal.handling.map { phrases.say("routing.handling.\($0.rawValue)") }
  }

  private var warnings: [String] {
    proposal.warnings.map { "! \($0.text.text(in: phrases.language)) (\($0.lines.joined(separator: ", ")))" }
  }

  private var losing: [String] {
    proposal.losing.map { loser in
      phrases.say(
        "routing.loses",
        ["what": ((loser.rule.map { [$0] } ?? []) + loser.lines).joined(separator: " "), "why": why(loser)])
    }
  }

  package func why(_ loser: LosingRule) -> String {
    if let why = loser.why { return why.text(in: phrases.language) }
    guard let precedence = loser.precedence else { return "" }
    return phrases.say(
      "routing.why",
      [
        "winner": phrases.say("routing.precedence.\(proposal.precedence.rawValue)"),
        "loser": phrases.say("routing.precedence.\(precedence.rawValue)"),
      ])
  }

  private var draft: String {
    let status = phrases.say(
      proposal.isDraft ? "routing.draft" : "routing.decided", ["version": proposal.version])
    return guide.map { "\(status) · \($0)" } ?? status
  }
}
