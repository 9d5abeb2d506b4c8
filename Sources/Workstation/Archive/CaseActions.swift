import CommandBus
import Domain
import Screen

/// What can be done with a case on its page, and with an entry in it or in the list of restances.
enum CaseActions {
  static let all: [Action] = [
    Action(.writeNote, .cases, [.character("n")], in: [.caseFolder], isHinted: true, if: can(.writeNote)) { state in
      state.openCaseForm { $0.note($1) }
    },
    Action(
      .writeOff, .cases, [.character("a")], in: [.caseFolder, .registry], isHinted: true, if: isRestance
    ) { state in
      guard let entry = state.selectedEntry else { return [] }
      state.layers.append(.form(CaseForms(state: state).writeOff(entry)))
      return []
    },
    Action(
      .withdrawWriteOff, .cases, [.character("o")], in: [.caseFolder, .registry], if: isWrittenOff
    ) { state in
      guard let entry = state.selectedEntry else { return [] }
      state.layers.append(.form(CaseForms(state: state).withdraw(entry)))
      return []
    },
    Action(.startWork, .cases, [.character("s")], in: [.caseFolder], isHinted: true, if: can(.startWork)) { state in
      guard let folder = state.shownCase, let session = state.session else { return [] }
      let arguments = ["case": folder.id.description]
      return [.send(Order(StartWork(caseFolder: folder.id), by: session, saved: .workStarted, arguments))]
    },
    Action(.closeCase, .cases, [.character("x")], in: [.caseFolder], isHinted: true, if: can(.closeCase)) { state in
      state.openCaseForm { $0.close($1) }
    },
    Action(.reopenCase, .cases, [.character("g")], in: [.caseFolder], if: can(.reopenCase)) { state in
      state.openCaseForm { $0.reopen($1) }
    },
    Action(.caseHistory, .cases, [.character("l")], in: [.caseFolder, .cases], isHinted: true, if: hasCase) { state in
      guard let id = state.shownCase?.id ?? state.cases.selected?.folder.id else { return [] }
      return state.read(.caseHistory(id), title: state.phrases.say("case.history", ["case": id.description]))
    },
  ]

  /// What the bus itself would answer about the case on the screen.
  static func can(_ action: ActionID) -> @Sendable (WorkstationState) -> Availability {
    { state in
      if let reason = state.readOnlyText { return .disabled(reason) }
      guard state.shownCase != nil else { return .disabled(state.phrases.say("reason.still-reading")) }
      guard let refusal = state.caseRefusals[action] else { return .enabled }
      return .disabled(RefusalText(phrases: state.phrases).sentence(refusal))
    }
  }

  private static let hasCase: @Sendable (WorkstationState) -> Availability = { state in
    state.shownCase == nil && (state.scope != .cases || state.cases.selected == nil)
      ? .disabled(state.phrases.say("reason.nothing-selected")) : .enabled
  }

  private static let isRestance: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = PostActions.may(.handleCase)(state)
    guard allowed == .enabled else { return allowed }
    guard let entry = state.selectedEntry else { return .disabled(state.phrases.say("reason.no-entry")) }
    guard let restance = entry.restance, restance.isOutstanding else {
      return .disabled(state.phrases.say("reason.no-restance", ["entry": entry.id.description]))
    }
    return .enabled
  }

  private static let isWrittenOff: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = PostActions.may(.handleCase)(state)
    guard allowed == .enabled else { return allowed }
    guard let entry = state.selectedEntry else { return .disabled(state.phrases.say("reason.no-entry")) }
    return entry.writeOff == nil
      ? .disabled(state.phrases.say("reason.not-written-off", ["entry": entry.id.description])) : .enabled
  }
}

extension WorkstationState {
  /// The case whose page is open, when it has come.
  var shownCase: CaseFolder? {
    guard case .caseFolder(let page)? = layers.last(where: \.isPage), let folder = caseCard?.row.folder,
      folder.id == page.caseFolder
    else { return nil }
    return folder
  }

  /// The entry on the selected line of a case or of the registry.
  var selectedEntry: RegistryEntry? {
    guard case .caseFolder(let page)? = layers.last(where: \.isPage) else {
      return layers.contains(where: \.isPage) || list != .registry ? nil : registry.selected?.entry
    }
    guard shownCase != nil, let card = caseCard else { return nil }
    let index = page.list.selected - card.waiting.count
    return card.entries.indices.contains(index) ? card.entries[index] : nil
  }

  /// Opens a form about the case on the screen.
  mutating func openCaseForm(_ form: (CaseForms, CaseFolder) -> FormBox) -> [Effect] {
    guard let folder = shownCase else { return [] }
    layers.append(.form(form(CaseForms(state: self), folder)))
    return []
  }

  /// What has come of a case: its card, and what cannot be done with it.
  mutating func take(_ card: CaseCard.Answer?, _ refusals: [ActionID: Refusal]) {
    caseCard = card
    caseRefusals = refusals
  }
}

extension OfficeAccess {
  /// A case with what the bus would refuse about it now.
  func card(of id: CaseFolder.ID, for reader: CaseReader) throws -> Answer {
    guard let card = try readableCard(of: id, for: reader) else { return .caseFolder(nil, refusals: [:]) }
    let text = "–"
    let trials: [(ActionID, any Command)] = [
      (.startWork, StartWork(caseFolder: id)), (.writeNote, RegisterNote(caseFolder: id, title: text, text: text)),
      (.closeCase, CloseCase(caseFolder: id)), (.reopenCase, ReopenCase(caseFolder: id, reason: text)),
      (.writeLetter, DraftLetter(caseFolder: id, template: text)),
      (
        .share,
        card.row.folder.isShared
          ? UnshareCase(caseFolder: id, reason: text) : ShareCase(caseFolder: id, reason: text)
      ),
    ]
    var refusals: [ActionID: Refusal] = [:]
    for (action, command) in trials {
      // The form asks for what these miss, and the letter is picked.
      guard let refusal = try consider(command, reader.session),
        ![.restancesOpen, .workQuestion, .noSuchTemplate].contains(refusal.code)
      else {
        continue
      }
      refusals[action] = refusal
    }
    return .caseFolder(card, refusals: refusals)
  }
}
