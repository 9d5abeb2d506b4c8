import CommandBus
import Domain
import Repository
import Testing

/// The desk's office with a service that writes letters: its handlers, two leaders, and rules of approval and sending.
struct LetterOffice {
  typealias D = DeskOffice
  let desk: DeskOffice

  static let service = D.word("tildeling", Service.self)
  static let nils = D.word("nils.berg", User.self)
  static let mona = D.word("mona.dahl", User.self)
  static let lise = D.word("lise.holm", User.self)
  static let geir = D.word("geir.lunde", User.self)
  static let complaint = D.word("klage-pa-vedtak", PostKindName.self)
  static let care = D.word("soknad-bpa", PostKindName.self)
  static let referral = D.word("henvisning", PostKindName.self)
  static let other = D.word("annet", PostKindName.self)

  static let people: [(id: User.ID, name: String, role: Role)] = [
    (nils, "Nils Berg", .handler), (mona, "Mona Dahl", .handler), (lise, "Lise Holm", .leader),
    (geir, "Geir Lunde", .sectionLeader),
  ]

  /// - Parameter change: what is otherwise in this service's routine.
  init(_ change: (inout ServiceRoutine) -> Void = { _ in }) throws {
    desk = try DeskOffice()
    for person in Self.people {
      try desk.program(
        AddUser(
          user: person.id, fullName: person.name,
          memberships: [Membership(service: Self.service, role: person.role)]))
    }
    var routine = Self.routine
    change(&routine)
    try desk.program(
      AddService(
        service: Service(id: Self.service, name: "Tildeling", postResponsible: Self.lise), routine: routine))
  }

  static let rule = RuleSource(requirements: ["S2-46"], lines: ["L23"], strength: .must)

  static var routine: ServiceRoutine {
    var routine = ServiceRoutine(
      kinds: [complaint, care, referral, other].map {
        KindOfDocument(id: $0, names: ["nb": $0.text], isUrgent: false)
      },
      subjectFollowsKind: false)
    routine.approvals = [ApprovalRule(kinds: [complaint, care], by: [.leader, .sectionLeader], rule: rule)]
    routine.sending = SendingRule(
      usual: .svarUt,
      ways: [
        SendingWay(channel: .svarUt, needs: .nothing, signature: .electronic, printedAfterHours: 40, rule: rule),
        SendingWay(channel: .letter, needs: .reason, signature: .physical, rule: rule),
        SendingWay(channel: .pigeonhole, needs: .nothing, signature: .electronic, rule: rule),
        SendingWay(channel: .messenger, needs: .nothing, signature: .none, isOpen: true, rule: rule),
        SendingWay(channel: .email, needs: .deviation, signature: .electronic, rule: rule),
      ],
      otherwise: .refused, rule: rule)
    return routine
  }

  // MARK: - Given

  static let person = Recipient(
    name: "Ola Nordmann", address: ["Storgata 1"], postalCode: "0155", place: "Oslo", digitalID: "01817010055",
    kind: .person)

  /// A registered letter in a new case of Nils'.
  func incoming(
    _ kind: DocumentKind = other, registeredBy clerk: User.ID = nils
  ) throws -> (post: PostItem.ID, entry: RegistryEntry.ID, CaseFolder.ID) {
    let details = PostDetails(channel: .letter, kind: kind, title: "Spørsmål", sender: "Ola Nordmann")
    let post = try desk.received(desk.when(RegisterPost(service: Self.service, details: details), by: Self.lise))
    try desk.when(StampReceived(post: post), by: Self.lise)
    try desk.when(AssignPost(post: post, handler: Self.nils), by: Self.lise)
    try desk.when(RegisterEntry(post: post, newCaseTitle: "Sak"), by: clerk)
    let item = try desk.item(post)
    return (post, try #require(item.entry), try #require(item.caseFolder))
  }

  /// A letter of Nils' that answers an incoming one.
  func draft(
    _ kind: DocumentKind = other, template: String = "svar", text: String? = "Vi svarer på brevet ditt.",
    recipient: Recipient = person, channel: OutgoingChannel? = nil, reason: String? = nil
  ) throws -> Letter {
    let (_, entry, folder) = try incoming(kind)
    let events = try desk.when(
      DraftLetter(
        caseFolder: folder, template: template, answers: [entry], recipient: recipient, channel: channel,
        reason: reason, title: text == nil ? nil : "Svar", text: text),
      by: Self.nils)
    guard case .letterDrafted(let content) = events.first else { throw DeskOffice.Missing() }
    return try letter(content.letter)
  }

  /// One that waits for a leader.
  func sent(_ kind: DocumentKind = complaint) throws -> Letter {
    let draft = try draft(kind)
    try desk.when(
      SendForApproval(letter: draft.id, chosen: ChosenForLetter(writesOff: draft.answers)), by: Self.nils)
    return try letter(draft.id)
  }

  /// One that is finalised.
  func finalised(channel: OutgoingChannel? = nil, reason: String? = nil) throws -> Letter {
    let draft = try draft(channel: channel, reason: reason)
    try finalise(draft)
    return try letter(draft.id)
  }

  @discardableResult
  func finalise(_ letter: Letter) throws -> [Event] {
    try desk.when(
      FinaliseLetter(letter: letter.id, chosen: ChosenForLetter(writesOff: letter.answers)), by: Self.nils)
  }

  /// Its page is made, and the first of its dispatches.
  func rendered(channel: OutgoingChannel? = nil, reason: String? = nil) throws -> Dispatch {
    let letter = try finalised(channel: channel, reason: reason)
    try desk.program(RecordLetterRendered(letter: letter.id, page: Self.page()))
    return try #require(desk.store.read { try $0.dispatches(of: letter.id) }.first)
  }

  /// With the sending service.
  func accepted() throws -> Dispatch {
    let dispatch = try rendered()
    try desk.program(RecordDispatchStarted(dispatch: dispatch.id))
    try desk.program(RecordDispatchAccepted(dispatch: dispatch.id, outsideID: "ute-\(dispatch.id)"))
    return try self.dispatch(dispatch.id)
  }

  static func page(_ sign: Character = "a") -> DocumentReference {
    DocumentReference(
      digest: String(repeating: sign, count: 64), name: "brev.pdf", bytes: 100, pages: 1, role: .letter)
  }

  // MARK: - Then

  func letter(_ id: Letter.ID) throws -> Letter { try desk.store.read { try $0.letter(id) } }

  func dispatch(_ id: Dispatch.ID) throws -> Dispatch { try desk.store.read { try $0.dispatch(id) } }

  func entry(_ id: RegistryEntry.ID) throws -> RegistryEntry { try desk.store.read { try $0.entry(id) } }

  func reader(_ user: User.ID, for other: User.ID? = nil) -> CaseReader {
    CaseReader(Session(user: user, onBehalfOf: other), today: desk.now.day)
  }

  func deviations() throws -> [Deviation] {
    try desk.store.answer(Deviations(service: Self.service, limit: 50)).rows.map(\.deviation)
  }
}
