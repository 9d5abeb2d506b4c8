import CommandBus
import Domain
import Screen

/// Absences, substitutes, acting for somebody, and what others did in one's name (S0-35, S2-50).
enum PresenceActions {
  static let all: [Action] = [
    Action(.presence, .general, [.character("A")], in: ActionScope.signedIn) { state in
      state.pick(.presence, title: state.phrases.say("presence.title"))
    },
    Action(.actFor, .general, [.character("V")], in: ActionScope.signedIn, if: canActFor) { state in
      state.pick(.actFor, title: state.phrases.say("act-for.title"))
    },
    Action(.doneForMe, .general, [.character("N")], in: ActionScope.signedIn) { state in
      guard let session = state.session else { return [] }
      return state.read(.doneForMe(session.user), title: state.phrases.say("done-for-me.title"))
    },
    Action(.markRead, .list, [.enter], in: [.text], if: hasUnread) { state in
      guard let session = state.session, let through = state.doneForMe?.rows.first?.entry.position else { return [] }
      return [.send(Order(ReadDoneForMe(through: through), by: Session(user: session.user), saved: .read))]
    },
  ]

  private static let canActFor: @Sendable (WorkstationState) -> Availability = { state in
    state.readOnlyText.map { .disabled($0) } ?? .enabled
  }

  private static let hasUnread: @Sendable (WorkstationState) -> Availability = { state in
    guard case .text(let page)? = state.layers.last, case .doneForMe = page.content,
      let done = state.doneForMe, done.unread > 0
    else { return .disabled(state.phrases.say("reason.nothing-unread")) }
    return state.readOnlyText.map { .disabled($0) } ?? .enabled
  }
}

extension WorkstationState {
  /// Gives the picker of absences, or of whom one may act for, its lines.
  mutating func fillPresence(_ answer: Presence.Answer) {
    guard case .picker(let box)? = layers.last else { return }
    switch box.purpose {
    case .presence:
      let rows = presenceRows(answer)
      fillPicker(rows, total: rows.count)
    case .actFor:
      let rows = actForRows(answer)
      fillPicker(rows, total: rows.count)
    default: break
    }
  }

  private func presenceRows(_ answer: Presence.Answer) -> [PickerBox.Row] {
    var rows: [PickerBox.Row] = [
      .init(value: .form(.absence), texts: [phrases.say("presence.new-absence")]),
      .init(value: .form(.substitute), texts: [phrases.say("presence.new-substitute")]),
    ]
    rows += deputyRows(answer)
    rows += answer.absences.map { row in
      let words = phrases.say("presence.absent", ["user": row.name])
      let end = GivenCommand(
        name: EndAbsence.name, arguments: ["absence": row.absence.id.description], saved: .absenceEnded, words: words)
      return .init(value: .ask(end), texts: [words, days(row.absence.period)])
    }
    rows += answer.substitutions.map { row in
      let words = phrases.say("presence.substitute", ["user": row.name, "substitute": row.substituteName])
      let end = GivenCommand(
        name: EndSubstitution.name, arguments: ["substitution": row.substitution.id.description],
        saved: .substitutionEnded, words: words)
      return .init(value: .ask(end), texts: [words, days(row.substitution.period)])
    }
    return rows
  }

  /// Stepping in for the archive officer and out again (S2-50).
  private func deputyRows(_ answer: Presence.Answer) -> [PickerBox.Row] {
    guard let service, let user else { return [] }
    if let row = answer.deputies.first(where: { $0.duty.service == service }) {
      let words = phrases.say("presence.stepped-in", ["user": row.deputyName, "other": row.officerName])
      let out = GivenCommand(
        name: StepOut.name, arguments: ["service": service.text], saved: .steppedOut, words: words, next: .actForSelf)
      return [
        .init(value: .ask(out), texts: [words, DateText(phrases: phrases).short(row.duty.since.day, today: now.day)])
      ]
    }
    guard user.memberships.contains(Membership(service: service, role: .deputy)) else { return [] }
    return [.init(value: .form(.stepIn), texts: [phrases.say("presence.step-in")])]
  }

  private func days(_ period: DayPeriod) -> String {
    let dates = DateText(phrases: phrases)
    return "\(dates.short(period.from, today: now.day)) – \(dates.short(period.through, today: now.day))"
  }

  private func actForRows(_ answer: Presence.Answer) -> [PickerBox.Row] {
    guard let session else { return [] }
    var rows: [PickerBox.Row] = []
    if session.onBehalfOf != nil { rows.append(.init(value: .actFor(nil), texts: [phrases.say("act-for.self")])) }
    let substitutions = answer.substitutions.filter {
      $0.substitution.substitute == session.user && $0.substitution.period.contains(now.day)
    }
    rows += substitutions.map { row in
      .init(value: .actFor(row.substitution.user), texts: [row.name, days(row.substitution.period)])
    }
    let deputies = answer.deputies.filter { $0.duty.deputy == session.user }
    return rows
      + deputies.map { row in
        .init(value: .actFor(row.duty.officer), texts: [row.officerName, phrases.say("role.archive-officer")])
      }
  }

  /// Goes on in somebody else's name, or in one's own again. The bus tries it anew at every command.
  mutating func act(for other: User.ID?) -> [Effect] {
    guard let session else { return [] }
    self.session = Session(user: session.user, onBehalfOf: other)
    layers = []
    decided = []
    view = nil
    for list in TrayPlace.allCases.map({ ListID.tray($0) }) { restart(list) }
    if let service, !services.contains(where: { $0.service.id == service }), let first = services.first {
      _ = enter(first.service.id)
    }
    let name = other.map { id in users.first { $0.user.id == id }?.user.name ?? id.text }
    say(
      .advice, name.map { phrases.say("act-for.now", ["user": $0]) } ?? phrases.say("act-for.now-self"))
    return reload()
  }

  /// The user's rights in this session: one's own, or those of whom one acts for, where one works too.
  var acting: User? {
    guard let session, let user else { return nil }
    guard let other = session.onBehalfOf else { return user }
    guard let person = users.first(where: { $0.user.id == other })?.user else { return nil }
    let own = Set(user.memberships.map(\.service))
    return User(
      id: person.id, name: person.name, memberships: person.memberships.filter { own.contains($0.service) },
      language: person.language, isActive: person.isActive && user.isActive)
  }

  /// What was done in one's name, newest first; what is new since last time stands out in words.
  func doneForMeText(_ answer: DoneForMe.Answer) -> TextPane {
    let unread = phrases.say("done-for-me.unread", ["count": countText(answer.unread)])
    let head = TextPane.Paragraph(
      TerminalText(answer.unread > 0 ? unread : phrases.say("done-for-me.all-read")), Style(.heading))
    let lines = answer.rows.map { row in
      let sentence = HistorySentence(phrases: phrases, row: row)
      let isNew = row.entry.position > answer.readThrough
      let mark = isNew ? "\(phrases.say("list.new")) · " : ""
      return TextPane.Paragraph(
        TerminalText("\(mark)\(sentence.time)  \(sentence.text)"), Style(isNew ? .base : .muted))
    }
    return TextPane([head] + lines)
  }

  /// At sign-in, until it has been read.
  mutating func tellOfDoneForMe(_ counts: PlaceCounts.Answer) {
    guard isFirstCount, session?.onBehalfOf == nil else { return }
    isFirstCount = false
    guard counts.doneForMe > 0 else { return }
    say(.advice, phrases.say("done-for-me.notice", ["count": countText(counts.doneForMe)]))
  }
}
