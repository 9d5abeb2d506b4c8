// The sentences about deadlines and about which of two systems a document goes to.

extension RuleWords {
  /// Those that hold for every kind; a kind's own stand with the kind.
  var deadlines: [RoutineRule] {
    (routine.deadlines ?? []).enumerated().map { place, deadline in
      let strength: RuleSource.Strength = deadline.weight == .duty ? .must : .recommended
      return RoutineRule(
        id: "deadlines.\(place + 1)", section: .deadlines, text: words(deadline),
        source: RoutineRule.Citation(
          requirements: deadline.law.map { [$0] } ?? [], lines: [], strength: strength.rawValue))
    }
  }

  /// `3 uker`, `1 måned`, `5 virkedager`; SvarUt's window with the hours of the day that count.
  private func words(_ clock: DeadlineClock) -> String {
    let unit = clock.unit.rawValue
    let text = phrases.say(
      clock.count == 1 ? "clock.one.\(unit)" : "clock.several.\(unit)", ["count": String(clock.count)])
    guard case .svarUtReading(let hours) = clock, hours != .wholeDays else { return text }
    return "\(text) (\(hours.span))"
  }

  /// `frist for svar: 3 uker fra mottatt (E-3)`.
  func words(_ deadline: DeadlineRule) -> String {
    var text = phrases.say(
      "rule.deadline",
      [
        "purpose": phrases.say("deadline.purpose.\(deadline.purpose.rawValue)"), "clock": words(deadline.clock),
        "start": phrases.say("rule.deadline-from.\(deadline.start.rawValue)"),
      ])
    if deadline.condition == .urgent { text += ", " + phrases.say("rule.deadline-urgent") }
    if deadline.weight == .advice { text += ", " + phrases.say("rule.deadline-advice") }
    return deadline.law.map { "\(text) (\($0))" } ?? text
  }

  var routing: [RoutineRule] {
    guard let table = routine.routing else { return [] }
    return table.switches.map { choice in
      let chosen = choice.values.first { $0.id == choice.value }?.name.text(in: phrases.language) ?? choice.value
      let words = ["name": choice.name.text(in: phrases.language), "value": chosen]
      return RoutineRule(
        id: place("routing.switches", choice.id), section: .routing, text: phrases.say("rule.routing-switch", words),
        source: RoutineRule.Citation(requirements: choice.requirements, lines: choice.lines))
    }
      + table.rules.map { row in
        RoutineRule(
          id: place("routing.rules", row.id), section: .routing, text: sentence(row, of: table),
          source: RoutineRule.Citation(
            requirements: row.requirements, lines: row.lines, strength: row.strength.rawValue,
            note: row.note?.text(in: phrases.language)))
      }
  }

  private func sentence(_ row: RoutingRule, of table: RoutingTable) -> String {
    let cases = row.cases.map { part in
      let facts = part.when.facts.joined(separator: " ")
      return "\(facts.isEmpty ? phrases.say("rule.routing-else") : facts) → \(places(part, of: table))"
    }
    let precedence = phrases.say("routing.precedence.\(row.precedence.rawValue)")
    return
      ([precedence + ": " + cases.joined(separator: "; ")]
      + row.handling.map { phrases.say("routing.handling.\($0.rawValue)") }).joined(separator: " ")
  }

  private func places(_ part: RoutingRule.Case, of table: RoutingTable) -> String {
    if let ask = part.ask { return ask.question.text(in: phrases.language) }
    guard !part.to.isEmpty else { return phrases.say("routing.nowhere") }
    return part.to.map { target in
      guard let folder = table.folder(target.folder), let system = table.system(folder.system) else {
        return target.folder.text
      }
      let place = phrases.say(
        "routing.place",
        ["system": system.name.text(in: phrases.language), "folder": folder.name.text(in: phrases.language)])
      return target.part == .full ? place : "\(place) (\(phrases.say("routing.part.\(target.part.rawValue)")))"
    }.joined(separator: ", ")
  }
}

extension RoutingCondition {
  /// The facts as a pack and the command line write them: `kind=klagesak folder=closed`.
  var facts: [String] {
    var found = [
      ("kind", kinds.map(\.text)), ("not-kind", exceptKinds.map(\.text)), ("folder", folders.map(\.rawValue)),
      ("concerns", concernsAll.map(\.rawValue)), ("not-concerns", concernsNone.map(\.rawValue)),
      ("sender", senders.map(\.rawValue)), ("channel", channels.map(\.rawValue)),
    ].filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.joined(separator: ","))" }
    if let right = isAddressedRightly { found.append("address=\(right ? "correct" : "wrong")") }
    for (fact, truth) in [
      ("documentation", isDocumentation), ("case-handling", isCaseHandling), ("secure-zone", hasSecureZone),
    ] {
      if let truth { found.append("\(fact)=\(truth ? "yes" : "no")") }
    }
    return found + choices.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }
}
