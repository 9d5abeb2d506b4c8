import CommandBus
import Domain
import Repository
import Testing

@Suite("Who may read a case, and that it was read")
struct CaseAccessTests {
  private typealias D = DeskOffice

  private let ute = D.word("utekontakten", Service.self)
  private let ali = D.word("ali.hansen", User.self)
  private let mona = D.word("mona.lie", User.self)
  private let leif = D.word("leif.dal", User.self)

  /// A service with a routine of that policy: Ali and Mona are handlers there, Leif leads it.
  private func office(_ policy: AccessPolicy?, consent: Bool = false) throws -> DeskOffice {
    let office = try DeskOffice()
    for (user, name, role) in [
      (ali, "Ali Hansen", Domain.Role.handler), (mona, "Mona Lie", .handler), (leif, "Leif Dal", .leader),
    ] {
      try office.program(
        AddUser(user: user, fullName: name, memberships: [Membership(service: ute, role: role)]))
    }
    var routine = ServiceRoutine(kinds: [], subjectFollowsKind: false)
    let rule = RuleSource(requirements: ["S1-47"], lines: ["L53"], strength: .must)
    let code = LocalText(nb: "u.off.", nn: "u.off.", en: "exempt")
    routine.access = policy.map { AccessRule(policy: $0, policyRule: rule, code: code, legalBasis: "§ 13", rule: rule) }
    if consent {
      routine.consent = ConsentRule(
        required: true, kind: D.word("samtykke", PostKindName.self), ownJournalOpen: true, rule: rule)
    }
    try office.program(
      AddService(service: Service(id: ute, name: "Utekontakten", postResponsible: leif), routine: routine))
    return office
  }

  private func aliCase(_ office: DeskOffice) throws -> CaseFolder.ID {
    let opening = OpenCase(service: ute, title: "Oppfølging", party: "Emil Haugen")
    guard case .caseOpened(let content)? = try office.when(opening, by: ali).first else { throw D.Missing() }
    return content.caseFolder
  }

  private func reader(_ user: User.ID, _ office: DeskOffice) -> CaseReader {
    CaseReader(Session(user: user), today: office.now.day)
  }

  private func access(_ user: User.ID, _ office: DeskOffice) throws -> CaseAccess? {
    try office.store.answer(Cases(service: ute, limit: 10, reader: reader(user, office))).rows.first?.access
  }

  private func card(_ folder: CaseFolder.ID, _ user: User.ID, _ office: DeskOffice) throws -> CaseCard.Answer {
    try #require(try office.store.answer(CaseCard(caseFolder: folder, reader: reader(user, office))))
  }

  @Test(
    "The policy of the pack decides what a colleague sees (S0-34, S1-47, S3-39, conflict C10)",
    arguments: [
      (AccessPolicy?.none, CaseAccess.logged), (.sharedInService, .logged), (.sharedCasesOnly, .hidden),
      (.needToKnow, .withPurpose),
    ])
  func policies(_ policy: AccessPolicy?, _ expected: CaseAccess) throws {
    let office = try office(policy)
    _ = try aliCase(office)
    #expect(try access(ali, office) == .own)
    #expect(try access(mona, office) == expected)
    #expect(try access(leif, office) == .logged)
    #expect(try access(D.kari, office) == .hidden)
  }

  @Test("What is hidden tells its number and owner in every list, nothing else, and no search finds it (S1-47, S1-40)")
  func masks() throws {
    let office = try office(.sharedCasesOnly)
    let post = try office.stampedLetter("Brev fra skolen", from: "Emil Haugen", to: ute, by: leif)
    try office.when(AssignPost(post: post, handler: ali), by: leif)
    try office.when(RegisterEntry(post: post, newCaseTitle: "Oppfølging"), by: ali)
    let store = office.store
    let who = reader(mona, office)
    func told(_ value: Any) -> Bool {
      ["Emil", "Oppfølging", "skolen"].contains { String(describing: value).contains($0) }
    }
    let cases = try store.answer(Cases(service: ute, limit: 10, reader: who)).rows
    #expect(cases.map(\.ownerName) == ["Ali Hansen"])
    #expect(!told(cases))
    #expect(!told(try store.answer(Registry(service: ute, limit: 10, reader: who)).rows))
    #expect(!told(try store.answer(Restances(service: ute, limit: 10, reader: who)).rows))
    #expect(!told(try store.answer(Tray(service: ute, view: .registered, limit: 10, reader: who)).rows))
    let masked = try #require(try store.answer(PostCard(post: post, reader: who)))
    #expect(masked.isMasked && !told(masked.item) && !told(masked.caseFolder as Any))
    let history = try store.answer(History(subject: .post(post), limit: 20, reader: who)).rows
    #expect(history.count == 5 && history.allSatisfy(\.isMasked))
    for words in ["emil", "oppf", "skolen"] {
      #expect(try store.answer(Cases(service: ute, words: [words], limit: 10, reader: who)).total == 0)
      let tray = Tray(service: ute, view: .registered, words: [words], limit: 10, reader: who)
      #expect(try store.answer(tray).total == 0)
    }
    // The same questions of the one whose case it is.
    let own = reader(ali, office)
    #expect(told(try store.answer(Registry(service: ute, limit: 10, reader: own)).rows))
    #expect(try store.answer(Cases(service: ute, words: ["emil"], limit: 10, reader: own)).total == 1)
    #expect(try store.answer(History(subject: .post(post), limit: 20, reader: own)).rows.allSatisfy { !$0.isMasked })
  }

  @Test("A shared case is read by the colleagues, and is theirs no longer when the sharing is taken back (S1-47)")
  func shares() throws {
    let office = try office(.sharedCasesOnly)
    let folder = try aliCase(office)
    #expect(try office.refusal(ShareCase(caseFolder: folder, reason: "r"), by: mona)?.code == .notYourCase)
    try office.when(ShareCase(caseFolder: folder, reason: "Ferie"), by: ali)
    #expect(
      try office.refusal(ShareCase(caseFolder: folder, reason: "r"), by: ali)
        == Refusal(.alreadyShared, ["case": "2026/1"]))
    #expect(try access(mona, office) == .logged)
    try office.when(UnshareCase(caseFolder: folder, reason: "Tilbake"), by: leif)
    #expect(try access(mona, office) == .hidden)
    #expect(
      try office.refusal(UnshareCase(caseFolder: folder, reason: "r"), by: ali)
        == Refusal(.notShared, ["case": "2026/1"]))
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("To read another's case is an entry of the log, before anything is answered, once a day (S0-34, S1-41)")
  func readsAreLogged() throws {
    let office = try office(.sharedInService)
    let folder = try aliCase(office)
    try office.when(RegisterNote(caseFolder: folder, title: "Notat", text: "Hemmelig"), by: ali)
    let before = try card(folder, mona, office)
    #expect(!before.isOpen && before.entries == [])
    let note = try #require(try card(folder, ali, office).entries.first)
    #expect(try office.store.answer(NoteText(entry: note.id, reader: reader(mona, office))) == nil)
    let version = before.row.version
    let read = CaseRead(caseFolder: folder, service: ute, purpose: nil)
    #expect(try office.when(ReadCase(caseFolder: folder), by: mona) == [.caseRead(read)])
    #expect(try office.when(ReadCase(caseFolder: folder), by: mona) == [])
    let after = try card(folder, mona, office)
    #expect(after.isOpen && after.entries.count == 1)
    #expect(try office.store.answer(NoteText(entry: note.id, reader: reader(mona, office))) == "Hemmelig")
    // Reading changes nothing: what others have on their screens stays fresh.
    #expect(after.row.version == version)
    let seen = Seen(.caseFolder(folder), version: version)
    #expect(try office.bus.send(StartWork(caseFolder: folder), as: Session(user: ali), seen: seen).refusal == nil)
    try office.setClock("2026-11-23")
    #expect(try !card(folder, mona, office).isOpen)
    #expect(try office.when(ReadCase(caseFolder: folder), by: ali) == [])
    let kinds = try office.store.answer(History(caseFolder: folder, limit: 20)).rows.map(\.entry.event.kind)
    #expect(kinds.filter { $0 == .caseRead }.count == 1)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("Where only need counts, the purpose comes first and is in the log (S3-39)")
  func purpose() throws {
    let office = try office(.needToKnow)
    let folder = try aliCase(office)
    #expect(
      try office.refusal(ReadCase(caseFolder: folder), by: mona)
        == Refusal(.purposeMissing, ["case": "2026/1", "user": "Ali Hansen"]))
    let read = CaseRead(caseFolder: folder, service: ute, purpose: "Vakt i helgen")
    #expect(try office.when(ReadCase(caseFolder: folder, purpose: "Vakt i helgen"), by: mona) == [.caseRead(read)])
    #expect(try card(folder, mona, office).isOpen)
    #expect(try access(mona, office) == .logged)
    try office.setClock("2026-11-23")
    #expect(try access(mona, office) == .withPurpose)
  }

  @Test("A hidden case is not opened, linked to or registered in, and the try is in the log (S1-47)")
  func refusesCommands() throws {
    let office = try office(.sharedCasesOnly)
    let folder = try aliCase(office)
    let hidden = Refusal(.caseHidden, ["case": "2026/1", "user": "Ali Hansen"])
    #expect(try office.refusal(ReadCase(caseFolder: folder), by: mona) == hidden)
    #expect(try office.refusal(ReadCase(caseFolder: folder, purpose: "nysgjerrig"), by: mona) == hidden)
    let post = try office.stampedLetter("Brev", to: ute, by: leif)
    try office.when(AssignPost(post: post, handler: mona), by: leif)
    #expect(try office.refusal(LinkCase(post: post, caseFolder: folder), by: mona) == hidden)
    #expect(try office.refusal(RegisterEntry(post: post, caseFolder: folder), by: mona) == hidden)
    #expect(try office.refusal(CloseCase(caseFolder: folder), by: mona)?.code == .notYourCase)
    // Given to her in that case, it is her case too.
    try office.when(LinkCase(post: post, caseFolder: folder), by: leif)
    #expect(try access(mona, office) == .own)
    try office.when(RegisterEntry(post: post), by: mona)
  }

  @Test("What is in a hidden case is changed by nobody who may not see it, nor taken out of it (S1-47, S3-39)")
  func changesNothing() throws {
    for policy in [AccessPolicy.sharedCasesOnly, .needToKnow] {
      let office = try office(policy)
      let folder = try aliCase(office)
      let post = try office.stampedLetter("Brev", to: ute, by: leif)
      try office.when(AssignPost(post: post, handler: ali), by: leif)
      try office.when(LinkCase(post: post, caseFolder: folder), by: leif)
      let own = OpenCase(service: ute, title: "Monas sak", party: "Noen andre")
      guard case .caseOpened(let monas)? = try office.when(own, by: mona).first else { throw D.Missing() }
      var title = DescribePost.Changes()
      title.title = "Noe annet"
      let tries: [any Command] = [
        LinkCase(post: post, caseFolder: monas.caseFolder), DescribePost(post: post, changes: title),
        MarkUrgent(post: post), SplitPost(post: post, titles: ["Del"]), ReturnPost(post: post, reason: "Feil"),
      ]
      let code = policy == .needToKnow ? Refusal.Code.purposeMissing : .caseHidden
      for command in tries {
        #expect(try office.refusal(command, by: mona)?.code == code, "\(command)")
        #expect(try office.bus.consider(command, as: Session(user: mona))?.code == code, "\(command)")
      }
      if policy == .needToKnow {
        try office.when(ReadCase(caseFolder: folder, purpose: "Vakt"), by: mona)
      } else {
        try office.when(ShareCase(caseFolder: folder, reason: "Ferie"), by: ali)
      }
      try office.when(MarkUrgent(post: post), by: mona)
    }
  }

  @Test("A substitute sees what the one stood in for sees, as long as they stand in (S0-35)")
  func substitute() throws {
    let office = try office(.sharedCasesOnly)
    let folder = try aliCase(office)
    let session = Session(user: mona, onBehalfOf: ali)
    func card() throws -> CaseCard.Answer {
      try #require(
        try office.store.answer(CaseCard(caseFolder: folder, reader: CaseReader(session, today: office.now.day))))
    }
    #expect(try card().row.access == .hidden)
    let today = try #require(DayPeriod(from: office.now.day, through: office.now.day))
    try office.when(AppointSubstitute(user: ali, substitute: mona, period: today), by: ali)
    #expect(try card().isOpen)
    #expect(try access(mona, office) == .hidden)
    try office.setClock("2026-11-21")
    #expect(try card().row.access == .hidden)
  }

  // MARK: - Consent

  private func consent(_ office: DeskOffice, of party: String = "Emil Haugen") -> RecordConsent {
    RecordConsent(service: ute, party: party, givenOn: office.now.day, givenBy: party, reference: "Perm 3")
  }

  @Test("No journal without a written consent; with it, one (S1-52, S1-53)")
  func consentFirst() throws {
    let office = try office(.sharedCasesOnly, consent: true)
    let opening = OpenCase(service: ute, title: "Oppfølging", party: "Emil Haugen")
    let missing = Refusal(.consentMissing, ["party": "Emil Haugen", "service": "Utekontakten"])
    #expect(try office.refusal(opening, by: ali) == missing)
    let post = try office.stampedLetter("Brev", from: "Emil Haugen", to: ute, by: leif)
    try office.when(AssignPost(post: post, handler: ali), by: leif)
    #expect(try office.refusal(RegisterEntry(post: post, newCaseTitle: "Sak"), by: ali) == missing)
    try office.when(consent(office), by: ali)
    #expect(
      try office.refusal(consent(office, of: "emil  HAUGEN".replacing("  ", with: " ")), by: ali)?.code == .consentHeld)
    try office.when(RegisterEntry(post: post, newCaseTitle: "Sak"), by: ali)
    #expect(try office.store.answer(Consents(service: ute, limit: 5)).rows.map(\.party) == ["Emil Haugen"])
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("A consent lies somewhere, was given already, and may be an item of the service's own post")
  func consentDocument() throws {
    let office = try office(.sharedCasesOnly, consent: true)
    var command = consent(office)
    command.reference = nil
    #expect(try office.refusal(command, by: ali)?.arguments["name"] == "kept-at")
    command.post = try office.letter(to: D.ppt)
    #expect(try office.refusal(command, by: ali)?.code == .caseOfOtherService)
    command.post = try office.letter("Samtykke", to: ute, by: leif)
    command.givenOn = office.now.day + 1
    #expect(try office.refusal(command, by: ali)?.arguments["name"] == "given")
    command.givenOn = office.now.day
    try office.when(command, by: ali)
  }

  @Test("A withdrawn consent carries no new journal; the one that was begun stays (S1-53)")
  func withdrawn() throws {
    let office = try office(.sharedCasesOnly, consent: true)
    try office.when(consent(office), by: ali)
    let begun = try aliCase(office)
    let empty = try aliCase(office)
    try office.when(RegisterNote(caseFolder: begun, title: "Notat", text: "t"), by: ali)
    let early = WithdrawConsent(consent: Consent.ID(1), on: office.now.day - 1, reason: "r")
    #expect(try office.refusal(early, by: ali)?.arguments["name"] == "withdrawn")
    try office.when(WithdrawConsent(consent: Consent.ID(1), reason: "Ønsker ikke"), by: ali)
    #expect(
      try office.refusal(WithdrawConsent(consent: Consent.ID(1), reason: "r"), by: ali)?.code == .consentWithdrawn)
    #expect(
      try office.refusal(WithdrawConsent(consent: Consent.ID(9), reason: "r"), by: ali)
        == Refusal(.noSuchConsent, ["consent": "9"]))
    #expect(
      try office.refusal(OpenCase(service: ute, title: "Ny", party: "Emil Haugen"), by: ali)?.code == .consentMissing)
    let note = RegisterNote(caseFolder: empty, title: "Notat", text: "t")
    #expect(try office.refusal(note, by: ali)?.code == .consentMissing)
    try office.when(RegisterNote(caseFolder: begun, title: "Avslutning", text: "t"), by: ali)
    #expect(try office.store.replayAndCompare().differences == [])
  }
}
