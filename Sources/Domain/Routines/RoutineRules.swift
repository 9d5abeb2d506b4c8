extension ServiceRoutine {
  /// Every rule in words, section by section.
  package func rules(in phrases: Phrasebook) -> [RoutineRule] {
    RuleWords(routine: self, phrases: phrases).all
  }
}

/// The sentences of a routine's rules.
struct RuleWords {
  let routine: ServiceRoutine
  let phrases: Phrasebook

  var all: [RoutineRule] {
    validity + people + receiving + questions + kinds + deadlines + scanning + retention + letters + access + archive
      + controls + process + outage + guidance + routing
  }

  func rule(_ section: RoutineRule.Section, _ id: String, _ text: String, _ source: RuleSource?) -> RoutineRule {
    RoutineRule(id: id, section: section, text: text, source: source.map(RoutineRule.Citation.init))
  }

  /// Where in the pack a rule stands: `staffing.deputy`.
  func place(_ list: String, _ name: String) -> String { "\(list).\(name)" }

  // MARK: - Words for values

  func said(_ text: LocalText) -> String { text.text(in: phrases.language) }

  /// A role as the service titles it, otherwise its common name.
  func title(_ role: Role) -> String {
    routine.roles?.first { $0.role == role }.map { said($0.title) } ?? phrases.say("role.\(role.rawValue)")
  }

  func titles(_ roles: [Role]) -> String { list(roles.map(title)) }

  func list(_ words: [String]) -> String {
    words.isEmpty ? phrases.say("rule.nobody") : words.joined(separator: ", ")
  }

  func kindName(_ id: DocumentKind) -> String { routine.kind(id)?.name(in: phrases.language) ?? id.text }

  func channelName(_ channel: Channel) -> String {
    routine.channel(channel).map { said($0.name) } ?? phrases.say("channel.\(channel.rawValue)")
  }

  func truth(_ value: Bool) -> String { value ? phrases.say("rule.yes") : phrases.say("rule.no") }

  // MARK: - Validity and people

  private var validity: [RoutineRule] {
    guard let profile = routine.profile else { return [] }
    var period = phrases.say(
      "rule.validity",
      [
        "status": phrases.say("routine-status.\(profile.status.rawValue)"), "version": String(profile.version),
        "from": profile.validFrom?.iso ?? phrases.say("rule.always"),
      ])
    if let last = profile.validTo { period += " " + phrases.say("rule.valid-to", ["day": last.iso]) }
    var found = [
      rule(.validity, "validity", period, profile.validity),
      rule(
        .validity, "system", phrases.say("rule.system", ["name": said(profile.name), "system": profile.system]), nil),
    ]
    if let owner = profile.owner {
      found.append(rule(.validity, "owner", phrases.say("rule.owner", ["name": owner.name]), owner.rule))
    }
    if let leader = profile.processLeader {
      found.append(
        rule(.validity, "processLeader", phrases.say("rule.process-leader", ["name": leader.name]), leader.rule))
    }
    return found
  }

  private var people: [RoutineRule] {
    let roles = (routine.roles ?? []).map { role in
      rule(.people, "roles.\(role.role.rawValue)", phrases.say("rule.role", ["title": said(role.title)]), role.rule)
    }
    let groups = (routine.groups ?? []).map { group in
      let rights = list(group.rights.map { phrases.say("right.\($0.rawValue)") })
      let words = ["name": said(group.name), "roles": titles(group.roles), "rights": rights]
      return rule(.people, "groups.\(group.id)", phrases.say("rule.group", words), group.rule)
    }
    let staffing = (routine.staffing ?? []).map { line in
      let words = ["count": String(line.count), "title": title(line.role)]
      return rule(.people, place("staffing", line.role.rawValue), phrases.say("rule.staffing", words), line.rule)
    }
    let duties = (routine.duties ?? []).map { duty in
      let words = ["task": phrases.say("task.\(duty.task.rawValue)"), "roles": titles(duty.roles)]
      return rule(.people, "duties.\(duty.task.rawValue)", phrases.say("rule.duty", words), duty.rule)
    }
    return roles + groups + staffing + duties
  }

  // MARK: - What comes in

  private var receiving: [RoutineRule] {
    let channels = (routine.channels ?? []).map { line in
      let text =
        line.isPaper
        ? phrases.say("rule.channel-paper", ["name": said(line.name)])
        : phrases.say("rule.channel-digital", ["name": said(line.name)])
      return rule(.receiving, "channels.\(line.channel.rawValue)", text, line.rule)
    }
    let covers = (routine.covers ?? []).map { line in
      let text =
        line.hidesContent
        ? phrases.say("rule.cover-closed", ["name": said(line.name)])
        : phrases.say("rule.cover", ["name": said(line.name)])
      return rule(.receiving, "covers.\(line.colour.rawValue)", text, line.rule)
    }
    let addressing = (routine.addressing ?? []).map { line in
      let words = [
        "addressed": phrases.say("addressed.\(line.addressed.rawValue)"),
        "to": line.role.map(title) ?? phrases.say("rule.addressee"),
      ]
      return rule(.receiving, "addressing.\(line.addressed.rawValue)", phrases.say("rule.addressing", words), line.rule)
    }
    return channels + covers + addressing + delivery + morning
  }

  private var delivery: [RoutineRule] {
    guard let delivery = routine.delivery else { return [] }
    var text = phrases.say(
      "rule.delivery", ["within": phrases.say("delivery-within.\(delivery.within.rawValue)")])
    if let consignment = delivery.consignment {
      text += " " + phrases.say("rule.consignment", ["often": phrases.say("consignment.\(consignment.rawValue)")])
    }
    return [rule(.receiving, "delivery", text, delivery.rule)]
  }

  private var morning: [RoutineRule] {
    guard let meeting = routine.morningMeeting else { return [] }
    let text = meeting.applies ? phrases.say("rule.meeting-held") : phrases.say("rule.meeting-not-held")
    return [rule(.receiving, "morningMeeting", text, meeting.rule)]
  }

  private var questions: [RoutineRule] {
    (routine.questions ?? []).map { question in
      var text = phrases.say(
        "rule.question",
        [
          "text": said(question.text), "about": about(question),
          "no": phrases.say("if-no.\(question.ifNo.rawValue)", ["place": question.place ?? ""]),
        ])
      if let usual = question.usual { text += " " + phrases.say("rule.question-usual", ["answer": truth(usual)]) }
      return rule(.questions, "questions.\(question.id)", text, question.rule)
    }
  }

  private func about(_ question: IntakeQuestion) -> String {
    if question.ofEvery { return phrases.say("rule.about-everything") }
    let kinds = routine.kinds.filter { $0.questions?.contains(question.id) == true }
    return list(question.ofChannels.map(channelName) + kinds.map { $0.name(in: phrases.language) })
  }

  private var kinds: [RoutineRule] {
    routine.kinds.map { kind in
      var parts = [kind.name(in: phrases.language)]
      if let types = kind.entryTypes { parts.append(types.map(\.rawValue).joined(separator: "/")) }
      parts += (kind.flags ?? []).map { phrases.say("kind-flag.\($0.rawValue)") }
      parts += (kind.deadlines ?? []).map(words)
      if let original = kind.original { parts.append(phrases.say("original-care.\(original.rawValue)")) }
      let asked = (kind.questions ?? []).compactMap { routine.question($0) }.map { said($0.text) }
      if !asked.isEmpty { parts.append(phrases.say("rule.asked", ["questions": list(asked)])) }
      return rule(.kinds, "kinds.\(kind.id)", parts.joined(separator: "; "), kind.rule)
    }
      + [
        rule(
          .kinds, "subjectFollowsKind",
          routine.subjectFollowsKind ? phrases.say("rule.subject-follows") : phrases.say("rule.subject-free"),
          routine.subjectRule)
      ]
  }
}
