import CommandBus
import Domain
import Repository
import Testing

@Suite("Who may do what")
struct PermissionTests {
  private typealias D = DeskOffice

  /// Texts that name things which exist in ``prepared()``.
  private static let texts = [
    "post": "1", "handler": "per.moe", "service": "profil", "channel": "brev", "title": "T", "sender": "S",
    "received": "2026-11-19", "until": "2026-11-27", "reason": "r", "titles": "Del", "to": "Bergen kommune",
    "case": "2026/1", "party": "Ola", "meeting": "1", "deviation": "1", "explanation": "x", "language": "nn",
    "entries": "2026/1", "entry": "2026/1", "method": "TE", "text": "x", "given": "2026-11-19", "given-by": "Ola",
    "consent": "1", "user": "ny.bruker", "name": "Ny",
    "deadline": "answer", "expected": "2026-12-18", "day": "2026-12-24",
    "membership": "profil:clerk", "hire": "T-12", "row": "1", "responsible": "per.moe", "first": "2026-11-23",
    "last": "2026-11-27", "absence": "1", "substitution": "1", "substitute": "per.moe", "through": "1",
    "role": "clerk", "notice": "S-1", "delivery": "1", "gap": "1", "answer": "x", "arrived": "2026-11-19",
    "at": "08:15", "file": "profil.yaml", "sheets": "2", "slips": "ja", "scan": "2", "verdict": "good",
    "fault": "faint", "outcome": "improved", "fault-number": "1", "intake": "1", "copy": "1", "machine": "x",
    "shelf": "2026-09", "template": "svar", "letter": "1", "comment": "1", "from-word": "1", "dispatch": "1",
  ]

  private func prepared() throws -> DeskOffice {
    let office = try DeskOffice()
    _ = try office.letter()
    _ = try office.openCase()
    _ = try office.registeredLetter()
    try office.route(PostItem.ID(1))
    try office.when(
      RecordConsent(service: D.profil, party: "Ola", givenOn: office.now.day, givenBy: "Ola", reference: "Skjema"))
    try office.when(StartMeeting(service: D.profil))
    try office.when(
      SetDirectoryRow(service: D.profil, handler: D.per, criteria: DirectoryCriteria(school: "Nordre skole")))
    let sighting = FileSighting(nameBytes: "61", name: "a", inode: 1, bytes: 0, modified: 0, digest: nil)
    let scanner = IntakeSource(service: D.profil, kind: .scanner)
    try office.program(RefuseFile(source: scanner, sighting: sighting, reason: "empty"))
    let document = DocumentReference(
      digest: String(repeating: "a", count: 64), name: "b", bytes: 1, pages: 1, role: .scan)
    let scan = ReceiveFile(
      source: scanner,
      sighting: FileSighting(nameBytes: "62", name: "b", inode: 2, bytes: 1, modified: 0, digest: document.digest),
      details: PostDetails(channel: .scanner, title: "b", sender: ""), receivedOn: office.now.day,
      documents: [document])
    let scanned = try office.received(office.program(scan))
    try office.when(ReportScanFault(post: scanned, kind: .faint))
    try office.when(RegisterLocalCopy(post: scanned, machine: "Jobbtelefon"))
    try sentLetter(office)
    return office
  }

  /// A finalised letter with a resolved remark, and one who is to have it.
  private func sentLetter(_ office: DeskOffice) throws {
    let whom = Recipient(name: "Ola", postalCode: "0155", place: "Oslo")
    try office.when(
      DraftLetter(
        caseFolder: CaseFolder.ID(year: 2026, number: 2), template: "svar", recipient: whom, title: "Svar",
        text: "Svar på brev."))
    try office.when(CommentLetter(letter: Letter.ID(1), firstWord: 1, text: "Hm"))
    try office.when(ResolveComment(comment: LetterComment.ID(1)))
    try office.when(FinaliseLetter(letter: Letter.ID(1), chosen: ChosenForLetter(writesOff: [])))
  }

  private func commands() throws -> [any Command] {
    try CommandCatalogue.commands.map { type in
      let required = type.parameters.filter(\.isRequired).map(\.name)
      return try CommandCatalogue.command(named: type.name, Arguments(Self.texts.filter { required.contains($0.key) }))
    }
  }

  @Test(
    "Every command asks for its permission of every role (S0-24…35, S2-10, S2-14, S2-67, S4-2, S4-18)",
    arguments: Role.allCases.filter { $0 != .program })
  func matrix(_ role: Role) throws {
    let office = try prepared()
    let user = D.word("en.bruker", User.self)
    // There is one archive officer (S2-49).
    if role == .archiveOfficer {
      let held = Membership(service: D.profil, role: .archiveOfficer)
      try office.program(RevokeRole(user: D.tove, membership: held, reason: "r"))
    }
    try office.program(
      AddUser(user: user, fullName: "En Bruker", memberships: [Membership(service: D.profil, role: role)]))
    for command in try commands() {
      let type = type(of: command)
      let found = try office.bus.consider(command, as: Session(user: user))?.code
      #expect(
        (found != .notPermitted) == role.permissions.contains(type.permission),
        "\(role) \(type.name) \(String(describing: found))")
      #expect(found != .notMember)
    }
  }

  @Test("Whoever works in another service may do nothing in this one (S0-34, S1-47)")
  func otherService() throws {
    let office = try prepared()
    for command in try commands() {
      let scope = try office.store.read { try command.scope(on: $0) }
      let found = try office.bus.consider(command, as: Session(user: D.berit))
      if scope == .service(D.profil) {
        #expect(found == Refusal(.notMember, ["user": "Berit Os", "service": "Profil"]), "\(type(of: command).name)")
      } else {
        #expect(scope == .office, "\(type(of: command).name)")
      }
    }
  }

  @Test("Trying what one may not is an entry of its own, with who and what (design, rule 4)")
  func noted() throws {
    let office = try DeskOffice()
    let post = try office.stampedLetter()
    _ = try office.refusal(AssignPost(post: post, handler: D.per), by: D.per)
    let last = try #require(try office.store.answer(History(newestFirst: true, limit: 1)).rows.first?.entry)
    #expect(last.actor == D.per)
    #expect(last.event == .commandRefused(CommandRefused(user: D.per, command: "assign-post", code: "not-permitted")))
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("A leader of one service gives nobody rights in the office; the system administrator does (S2-62, S2-63)")
  func administers() throws {
    let office = try DeskOffice()
    let new = D.word("ny.bruker", User.self)
    let command = AddUser(
      user: new, fullName: "Ny Bruker", memberships: [Membership(service: D.profil, role: .clerk)],
      hire: "T-12", leader: D.randi)
    #expect(try office.refusal(command, by: D.randi)?.code == .notPermitted)
    let added = UserAdded(
      user: new, name: "Ny Bruker", memberships: command.memberships, hire: "T-12", leader: D.randi)
    #expect(try office.when(command, by: D.tove) == [.userAdded(added)])
    #expect(try office.refusal(command, by: D.tove) == Refusal(.alreadyExists, ["name": "ny.bruker"]))
    let nowhere = AddUser(
      user: D.word("to", User.self), fullName: "To",
      memberships: [Membership(service: D.word("nowhere", Service.self), role: .clerk)])
    #expect(try office.refusal(nowhere, by: D.tove)?.code == .noSuchService)
  }

  @Test("One chooses a language for oneself")
  func language() throws {
    let office = try DeskOffice()
    try office.when(ChooseLanguage(language: .nynorsk), by: D.per)
    #expect(try office.store.read { try $0.user(D.per) }.language == .nynorsk)
    #expect(try office.store.read { try $0.user(D.kari) }.language == nil)
  }

  @Test("An office is founded once, with each service once")
  func foundedOnce() throws {
    let office = try DeskOffice()
    let again = FoundOffice(office: Office(name: "Annen", language: .bokmål, isDemo: false))
    #expect(try office.bus.send(again, as: .program).refusal == Refusal(.alreadyExists, ["name": "Fjordvik kommune"]))
    let service = AddService(
      service: Service(id: D.profil, name: "Profil", postResponsible: D.kari),
      routine: ServiceRoutine(kinds: [], subjectFollowsKind: false))
    #expect(try office.bus.send(service, as: .program).refusal == Refusal(.alreadyExists, ["name": "profil"]))
    #expect(try office.bus.send(service, as: Session(user: D.kari)).refusal?.code == .notPermitted)
  }
}
