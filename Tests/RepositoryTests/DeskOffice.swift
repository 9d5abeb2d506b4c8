import Assets
import CommandBus
import Domain
import Foundation
import Repository
import Routines
import Synchronization
import TestOffice
import Testing

/// An office in memory with the people of three services: what the tests say *given*, *when* and *then* about.
///
/// The clock stands still at Friday 20 November 2026, 08:00 in Oslo, until a test moves it.
final class DeskOffice: Sendable {
  let store: OfficeStore
  let bus: CommandBus<OfficeStore>
  let signIn: SignInDesk
  private let clock: HeldClock
  private let scratch: ScratchFolder

  static let profil = word("profil", Service.self)
  static let ppt = word("ppt", Service.self)
  static let velferd = word("velferd", Service.self)

  /// Clerk, whom Profil's undistributed post falls to.
  static let kari = word("kari.vik", User.self)
  static let åge = word("age.brekke", User.self)
  static let per = word("per.moe", User.self)
  static let siv = word("siv.aas", User.self)
  static let randi = word("randi.lunde", User.self)
  static let tove = word("tove.nes", User.self)
  static let ellen = word("ellen.fjeld", User.self)
  static let anne = word("anne.solli", User.self)
  static let berit = word("berit.os", User.self)

  static let klage = word("klage-pa-vedtak", PostKindName.self)
  static let bekymring = word("bekymringsmelding", PostKindName.self)
  static let henvisning = word("henvisning", PostKindName.self)

  static let people: [(id: User.ID, name: String, service: Service.ID, role: Role)] = [
    (kari, "Kari Vik", profil, .clerk), (åge, "Åge Brekke", profil, .clerk), (per, "Per Moe", profil, .handler),
    (siv, "Siv Aas", profil, .handler), (randi, "Randi Lunde", profil, .leader),
    (ellen, "Ellen Fjeld", ppt, .consultant), (anne, "Anne Solli", ppt, .handler),
    (berit, "Berit Os", velferd, .centralArchive),
  ]

  /// `word` of our own that is known to be one.
  static func word<Owner>(_ text: String, _: Owner.Type) -> Word<Owner> {
    guard let word = Word<Owner>(text) else { preconditionFailure("not a word: \(text)") }
    return word
  }

  /// - Parameter folder: an office on the disk there instead of one in memory.
  init(in folder: String? = nil) throws {
    scratch = try ScratchFolder()
    let phrases = try Self.phrases(.bokmål)
    store =
      try folder.map { try OfficeStore.create($0, phrases: phrases) }
      ?? OfficeStore.inMemory(
        documentsUnder: scratch.path + "/office", phrases: phrases, letters: try LetterTemplates.load())
    let clock = HeldClock()
    self.clock = clock
    bus = CommandBus(log: store) { clock.now }
    signIn = SignInDesk(store: store, bus: bus) { clock.now }
    try found()
  }

  static func phrases(_ language: Language) throws -> Phrasebook {
    Phrasebook(language: language, phrases: try Assets.phrases(language.rawValue))
  }

  private func found() throws {
    try program(FoundOffice(office: Office(name: "Fjordvik kommune", language: .bokmål, isDemo: true)))
    for person in Self.people {
      try program(
        AddUser(
          user: person.id, fullName: person.name,
          memberships: [Membership(service: person.service, role: person.role)]))
    }
    try program(
      AddUser(
        user: Self.tove, fullName: "Tove Nes",
        memberships: [
          Membership(service: Self.profil, role: .archiveOfficer),
          Membership(service: Self.profil, role: .systemAdministrator),
        ]))
    let kinds = [
      KindOfDocument(id: Self.klage, names: ["nb": "Klage på vedtak"], isUrgent: false),
      KindOfDocument(
        id: Self.bekymring, names: ["nb": "Bekymringsmelding"], isUrgent: true,
        deadlines: [DeadlineRule(purpose: .review, clock: .weeks(1), law: "E-23")]),
    ]
    let referral = KindOfDocument(id: Self.henvisning, names: ["nb": "Henvisning"], isUrgent: false)
    let rule = RuleSource(requirements: ["S2-20"], lines: ["L12"], strength: .must)
    var profil = ServiceRoutine(kinds: kinds, subjectFollowsKind: false)
    profil.retention = RetentionRule(destroy: .afterDays, days: 62, conditions: [.scanned, .archived], rule: rule)
    profil.scanning = ScanningRule(
      by: .handler,
      units: ["mta", "omsorg"].map { ScanUnit(id: $0, name: LocalText(nb: $0, nn: $0, en: $0)) }, rule: rule)
    profil.approvals = [ApprovalRule(kinds: [Self.klage], by: [.leader], rule: rule)]
    profil.archives = [ArchiveDestination(id: "vsa", name: "VSA", kind: .external, rule: rule)]
    try add(Self.profil, "Profil", responsible: Self.kari, profil)
    var ppt = ServiceRoutine(kinds: [referral], subjectFollowsKind: true)
    ppt.cases = CaseRules(asksToStartWork: true)
    try add(Self.ppt, "PPT", responsible: Self.ellen, ppt)
    var velferd = ServiceRoutine(kinds: kinds, subjectFollowsKind: false)
    velferd.scanning = ScanningRule(by: .centre, intermediate: Ruling(applies: true, rule: rule), rule: rule)
    try add(Self.velferd, "Velferd", responsible: Self.berit, velferd)
  }

  private func add(_ id: Service.ID, _ name: String, responsible: User.ID, _ routine: ServiceRoutine) throws {
    try program(AddService(service: Service(id: id, name: name, postResponsible: responsible), routine: routine))
  }

  // MARK: - The clock

  var now: Instant {
    get { clock.now }
    set { clock.now = newValue }
  }

  /// Moves the clock to a time of a day in Oslo.
  func setClock(_ day: String, hour: Int = 8, minute: Int = 0) throws {
    now = Instant(try #require(Day(iso: day)), hour: hour, minute: minute)
  }

  // MARK: - When

  /// The events of a command that must be carried out.
  @discardableResult
  func when(
    _ command: some Command, by user: User.ID = kari, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [Event] {
    let outcome = try bus.send(command, as: Session(user: user))
    if let refusal = outcome.refusal {
      Issue.record("\(refusal.code.rawValue) \(refusal.arguments)", sourceLocation: sourceLocation)
      throw refusal
    }
    return outcome.entries.map(\.event)
  }

  /// The refusal of a command that must be refused, and must leave nothing behind but its own note.
  func refusal(
    _ command: some Command, by user: User.ID = kari, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Refusal? {
    let before = try store.position()
    let outcome = try bus.send(command, as: Session(user: user))
    let noted = outcome.refusal.map { [.notPermitted, .notMember, .caseHidden].contains($0.code) } ?? false
    #expect(outcome.entries.isEmpty, "carried out", sourceLocation: sourceLocation)
    #expect(try store.position() == before + (noted ? 1 : 0), "left something behind", sourceLocation: sourceLocation)
    return outcome.refusal
  }

  @discardableResult
  func program(_ command: some Command) throws -> [Event] {
    let outcome = try bus.send(command, as: .program)
    if let refusal = outcome.refusal { throw refusal }
    return outcome.entries.map(\.event)
  }

  // MARK: - Given

  /// A letter on the table, not yet stamped.
  func letter(
    _ title: String = "Brev", from sender: String = "Ola Nordmann", to service: Service.ID = profil,
    kind: DocumentKind = .unknown, by user: User.ID? = nil
  ) throws -> PostItem.ID {
    let details = PostDetails(channel: .letter, kind: kind, title: title, sender: sender)
    let user = user ?? Self.people.first { $0.service == service }?.id ?? Self.kari
    return try received(when(RegisterPost(service: service, details: details), by: user))
  }

  func stampedLetter(
    _ title: String = "Brev", from sender: String = "Ola Nordmann", to service: Service.ID = profil,
    by user: User.ID? = nil
  ) throws -> PostItem.ID {
    let post = try letter(title, from: sender, to: service, by: user)
    try when(StampReceived(post: post), by: user ?? Self.people.first { $0.service == service }?.id ?? Self.kari)
    return post
  }

  func assignedLetter(_ title: String = "Brev", to handler: User.ID = per) throws -> PostItem.ID {
    let post = try stampedLetter(title)
    try when(AssignPost(post: post, handler: handler))
    return post
  }

  func registeredLetter() throws -> PostItem.ID {
    let post = try assignedLetter()
    try when(RegisterEntry(post: post, newCaseTitle: "Sak"))
    return post
  }

  func openCase(_ title: String = "Sak", party: String = "Ola Nordmann", in service: Service.ID = profil) throws
    -> CaseFolder.ID
  {
    let user = Self.people.first { $0.service == service }?.id ?? Self.kari
    for case .caseOpened(let content) in try when(OpenCase(service: service, title: title, party: party), by: user) {
      return content.caseFolder
    }
    throw Missing()
  }

  /// The item that the first event says was received.
  func received(_ events: [Event]) throws -> PostItem.ID {
    for case .postReceived(let content) in events { return content.post }
    throw Missing()
  }

  // MARK: - Then

  func item(_ post: PostItem.ID) throws -> PostItem { try store.read { try $0.post(post) } }

  /// The numbers of the items that a view lists.
  func listed(_ view: Tray.View, in service: Service.ID = profil, words: [String] = []) throws -> [PostItem.ID] {
    try store.answer(Tray(service: service, view: view, words: words, limit: 1000)).rows.map(\.post)
  }

  struct Missing: Error {}
}

private final class HeldClock: Sendable {
  private let moment = Mutex(Instant(milliseconds: 1_795_158_000_000))  // 2026-11-20T07:00:00Z

  var now: Instant {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }
}
