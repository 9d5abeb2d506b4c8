import CommandBus
import Domain
import Screen

/// Who may read a case, and the consent it rests on.
enum CaseAccessActions {
  static let all: [Action] = [
    Action(.share, .cases, [.character("d")], in: [.caseFolder], if: canShare) { state in
      state.openCaseForm { $1.isShared ? $0.unshare($1) : $0.share($1) }
    },
    Action(
      .recordConsent, .cases, [.character("C")], in: [.cases, .tray, .post], if: PostActions.may(.linkCase)
    ) { state in
      guard let service = state.target?.service ?? state.service else { return [] }
      let sender = state.target == nil ? nil : state.view?.card.item.details.sender
      state.layers.append(.form(CaseForms(state: state).consent(in: service, for: state.target, party: sender ?? "")))
      return []
    },
    Action(.withdrawConsent, .cases, [.character("w")], in: [.caseFolder], if: hasConsent) { state in
      guard let consent = state.caseCard?.consent else { return [] }
      return state.openCaseForm { $0.withdraw(consent, of: $1) }
    },
  ]

  private static let canShare: @Sendable (WorkstationState) -> Availability = { state in
    CaseActions.can(.share)(state)
  }

  private static let hasConsent: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = PostActions.may(.linkCase)(state)
    guard allowed == .enabled else { return allowed }
    return state.shownCase == nil || state.caseCard?.consent == nil
      ? .disabled(state.phrases.say("reason.no-consent")) : .enabled
  }
}

extension CaseForms {
  func share(_ folder: CaseFolder) -> FormBox { box(.share, folder, [reason]) }

  func unshare(_ folder: CaseFolder) -> FormBox { box(.unshare, folder, [reason]) }

  /// Why a case of somebody else's is to be read (S3-39).
  func purpose(_ folder: CaseFolder) -> FormBox {
    box(.purpose, folder, [.text("purpose", label("purpose"), limit: Arguments.longestText)])
  }

  func consent(in service: Service.ID, for target: Target?, party: String) -> FormBox {
    var fixed = ["service": service.text]
    fixed["post"] = target?.post.description
    var fields: [FormField] = [
      .text("party", label("party"), party, limit: 200), .date("given", label("given")),
      .text("given-by", label("given-by"), party, limit: 200),
    ]
    if target == nil { fields.append(.text("kept-at", label("kept-at"), limit: 500)) }
    return FormBox(.consent, title: phrases.say("form.consent"), fields: fields, fixed: fixed, target: target)
  }

  func withdraw(_ consent: Consent, of folder: CaseFolder) -> FormBox {
    let title = phrases.say("form.withdraw-consent", ["party": consent.party])
    var form = FormBox(
      .withdrawConsent, title: title, fields: [.date("withdrawn", label("withdrawn")), reason],
      fixed: ["consent": consent.id.description])
    form.about = consent.party
    return form
  }
}

extension WorkstationState {
  /// Opens a case from the list: a hidden one is refused by the bus, which logs the try; one that asks for a purpose
  /// asks for it first.
  mutating func open(_ row: CaseRow) -> [Effect] {
    guard let session else { return [] }
    let id = row.folder.id
    switch row.access {
    case .hidden:
      let arguments = ["case": id.description]
      return [.send(Order(ReadCase(caseFolder: id), by: session, saved: .purposeNoted, arguments))]
    case .withPurpose:
      layers.append(.form(CaseForms(state: self).purpose(row.folder)))
      return []
    case .own, .logged: return openCasePage(id)
    }
  }

  mutating func openCasePage(_ id: CaseFolder.ID) -> [Effect] {
    guard let session else { return [] }
    layers.append(.caseFolder(CasePage(caseFolder: id)))
    return [.ask(.caseFolder(id, CaseReader(session, today: now.day)))]
  }

  /// Who asks, for the answers that tell of cases.
  var reader: CaseReader? { session.map { CaseReader($0, today: now.day) } }

  /// What stands where a case is hidden.
  func shown(_ text: String, isMasked: Bool) -> String { isMasked ? phrases.say("case.masked") : text }
}

extension OfficeAccess {
  /// A stretch of a case's history; to read it is to read the case.
  func history(of id: CaseFolder.ID, after: PageKey?, for reader: CaseReader?) throws -> Answer {
    if let reader { _ = try readableCard(of: id, for: reader) }
    let query = History(caseFolder: id, after: after, limit: TextPage.historyPage, reader: reader)
    return .caseHistory(try self.reader.answer(query))
  }

  /// A case to read. That somebody else's is read is logged before anything of it is answered.
  func readableCard(of id: CaseFolder.ID, for reader: CaseReader) throws -> CaseCard.Answer? {
    let query = CaseCard(caseFolder: id, reader: reader)
    guard let card = try self.reader.answer(query) else { return nil }
    guard !card.isOpen, card.row.access == .logged else { return card }
    if let refusal = try send(ReadCase(caseFolder: id), reader.session, nil).refusal { throw refusal }
    return try self.reader.answer(query)
  }
}
