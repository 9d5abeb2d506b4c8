import Assets
import CommandBus
import Domain
import Foundation
import Repository
import Routines
import Screen
import Synchronization
import Testing

@testable import Workstation

/// An office in memory with synthetic people, a clock that is moved by hand, and the real store, bus and sign-in.
final class DeskOffice {
  let store: OfficeStore
  let bus: CommandBus<OfficeStore>
  let clock: MovedClock
  let covers = DeskCovers()
  private let folder: URL
  private let desk: SignInDesk
  /// Where unsaved texts of letters lie.
  let drafts: DraftFolder

  static let password = "vinterlys"
  static let profil = word("profil", of: Service.self)
  static let ppt = word("ppt", of: Service.self)
  static let kari = word("kari.vik", of: User.self)
  static let per = word("per.moe", of: User.self)
  static let siv = word("siv.aas", of: User.self)

  /// Thursday 19 November 2026, 09:00 in Oslo.
  static let thursday = Instant(milliseconds: 1_795_075_200_000)
  /// Friday 20 November 2026, 08:31 in Oslo.
  static let friday = thursday.adding(seconds: 86_400 - 29 * 60)

  init(hasPasswords: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)")
    drafts = DraftFolder(office: folder.path)
    let clock = MovedClock(Self.thursday)
    self.clock = clock
    store = try OfficeStore.inMemory(
      documentsUnder: folder.path, phrases: try phrases(.bokmål), letters: try LetterTemplates.load())
    bus = CommandBus(log: store) { clock.now }
    desk = SignInDesk(store: store, bus: bus) { clock.now }
    try found()
    if hasPasswords { try desk.setPassword(Self.password, of: Self.kari) }
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(at: folder)
  }

  private func found() throws {
    try send(FoundOffice(office: Office(name: "Fjordvik kommune", language: .bokmål, isDemo: true)))
    let people: [(String, String, [Membership])] = [
      ("kari.vik", "Kari Vik", [member(Self.profil, .clerk), member(Self.ppt, .consultant)]),
      ("per.moe", "Per Moe", [member(Self.profil, .handler)]), ("siv.aas", "Siv Aas", [member(Self.profil, .handler)]),
      ("mahtte.sara", "Máhtte Ánde Sárá", [member(Self.profil, .handler)]),
      ("li.wei", "Lǐ Wěi 李伟", [member(Self.ppt, .handler)]),
      ("randi.lunde", "Randi Lunde", [member(Self.profil, .leader)]),
    ]
    for (id, name, memberships) in people {
      try send(AddUser(user: word(id, of: User.self), fullName: name, memberships: memberships))
    }
    let kinds = [kind("klage-pa-vedtak", "Klage på vedtak"), kind("soknad-bpa", "Søknad om BPA")]
    try send(
      AddService(
        service: Service(id: Self.profil, name: "Profil", postResponsible: Self.kari),
        routine: ServiceRoutine(kinds: kinds, subjectFollowsKind: false)))
    var ppt = ServiceRoutine(kinds: [kind("henvisning", "Henvisning")], subjectFollowsKind: true)
    ppt.cases = CaseRules(asksToStartWork: true)
    try send(AddService(service: Service(id: Self.ppt, name: "PPT", postResponsible: Self.kari), routine: ppt))
  }

  private func member(_ service: Service.ID, _ role: Domain.Role) -> Membership {
    Membership(service: service, role: role)
  }

  private func kind(_ id: String, _ name: String) -> KindOfDocument {
    KindOfDocument(id: word(id, of: PostKindName.self), names: ["nb": name], isUrgent: false)
  }

  @discardableResult
  func send(_ command: any Command, as user: User.ID? = nil) throws -> [LogEntry] {
    let outcome = try bus.send(command, as: user.map { Session(user: $0) } ?? .program)
    if let refusal = outcome.refusal { throw refusal }
    return outcome.entries
  }

  /// Enters an item the way the desk does, stamped unless told otherwise.
  @discardableResult
  func receive(
    _ title: String, from sender: String, to addressee: String = "", by channel: Channel = .courier,
    cover: CoverColour = .none, isStamped: Bool = true, isUrgent: Bool = false
  ) throws -> PostItem.ID {
    let details = PostDetails(channel: channel, cover: cover, title: title, sender: sender, addressee: addressee)
    let entries = try send(RegisterPost(service: Self.profil, details: details, isUrgent: isUrgent), as: Self.kari)
    let posts = entries.compactMap { if case .postReceived(let content) = $0.event { content.post } else { nil } }
    let post = try #require(posts.first)
    if isStamped, !channel.isDigital { try send(StampReceived(post: post), as: Self.kari) }
    return post
  }

  /// Thursday's post, for Friday's meeting.
  func receiveThursday() throws {
    let earlier = try receive("Tidligere brev", from: "Ola Nordmann")
    try send(AssignPost(post: earlier, handler: Self.per), as: Self.kari)
    try receive("Klage på vedtak", from: "Ola Nordmann")
    try receive("Søknad om BPA", from: "Sárá Bårdsdatter", to: "Siv Aas", by: .email)
    try receive("Bekymringsmelding", from: "Åse Øyen", cover: .red, isUrgent: true)
    try receive("Brev om bolig", from: "李伟", isStamped: false)
  }

  /// An item with documents, as the intake enters one.
  func receive(
    _ files: [(name: String, bytes: [UInt8], pages: Int?, role: DocumentReference.Role)], pages: Int? = nil
  ) throws -> PostItem.ID {
    let documents = try files.map { file in
      let stored = try store.documents.add(bytes: file.bytes)
      return DocumentReference(
        digest: stored.digest.hex, name: file.name, bytes: file.bytes.count, pages: file.pages, role: file.role)
    }
    let source = IntakeSource(service: Self.profil, kind: .scanner)
    let name = files.first?.name ?? ""
    let sighting = FileSighting(
      nameBytes: "", name: name, inode: 1, bytes: files.first?.bytes.count ?? 0, modified: 0,
      digest: documents.first?.digest)
    var details = PostDetails(channel: .scanner, title: name, sender: "")
    details.sheets = pages
    let entries = try send(
      ReceiveFile(
        source: source, sighting: sighting, details: details, receivedOn: clock.now.day, documents: documents))
    return try #require(
      entries.compactMap { if case .postReceived(let content) = $0.event { content.post } else { nil } }.first)
  }

  func access(readOnly reason: ReadOnlyReason? = nil, pages: (any PageSource)? = nil) -> OfficeAccess {
    let (bus, desk, clock) = (bus, desk, clock)
    return OfficeAccess(
      reader: reason.map { ReadOnlyOffice(office: store, readOnlyReason: $0) } ?? store,
      pages: pages ?? DeskPages(store.documents), covers: covers, drafts: drafts,
      send: { command, session, seen in try bus.send(command, as: session, seen: seen) },
      consider: { command, session in try bus.consider(command, as: session) },
      signIn: { user, password in try desk.signIn(user, password: password).session }, signOut: {},
      catchUpTexts: { [store] in store.catchUpTexts() }, now: { clock.now }, describe: { error, _ in "\(error)" })
  }

  func item(_ post: PostItem.ID) throws -> PostItem { try store.read { try $0.post(post) } }
}

/// A clock that stands still until a test moves it.
final class MovedClock: Sendable {
  private let moment: Mutex<Instant>

  init(_ start: Instant) { moment = Mutex(start) }

  var now: Instant { moment.withLock { $0 } }

  func move(to instant: Instant) { moment.withLock { $0 = instant } }
}

/// The real answers of an office that says it can only be read.
struct ReadOnlyOffice: OfficeReader {
  let office: OfficeStore
  let readOnlyReason: ReadOnlyReason?

  func position() throws -> Int { try office.position() }
  func answer(_ query: OfficeCard) throws -> OfficeCard.Answer { try office.answer(query) }
  func answer(_ query: RoutineVersions) throws -> [RoutineVersionRow] { try office.answer(query) }
  func answer(_ query: RoutineCard) throws -> RoutineCard.Answer? { try office.answer(query) }
  func answer(_ query: Originals) throws -> Page<OriginalRow> { try office.answer(query) }
  func answer(_ query: ScanQueue) throws -> Page<ScanQueueRow> { try office.answer(query) }
  func answer(_ query: ScanCard) throws -> ScanCard.Answer? { try office.answer(query) }
  func answer(_ query: IntermediateFiles) throws -> IntermediateFiles.Answer { try office.answer(query) }
  func answer(_ query: ScanFaults) throws -> [ScanFaultRow] { try office.answer(query) }
  func answer(_ query: LocalCopies) throws -> Page<LocalCopyRow> { try office.answer(query) }
  func answer(_ query: PageWorkList) throws -> [PageWorkRow] { try office.answer(query) }
  func answer(_ query: ShreddingLists) throws -> [ShreddingListRow] { try office.answer(query) }
  func answer(_ query: ShreddingListText) throws -> String? { try office.answer(query) }
  func answer(_ query: Users) throws -> [UserRow] { try office.answer(query) }
  func answer(_ query: Handlers) throws -> [HandlerRow] { try office.answer(query) }
  func answer(_ query: PlaceCounts) throws -> PlaceCounts.Answer { try office.answer(query) }
  func answer(_ query: Tray) throws -> Page<TrayRow> { try office.answer(query) }
  func answer(_ query: PostCard) throws -> PostCard.Answer? { try office.answer(query) }
  func answer(_ query: DueList) throws -> Page<DueRow> { try office.answer(query) }
  func answer(_ query: Suggestion) throws -> Suggestion.Answer? { try office.answer(query) }
  func answer(_ query: Directory) throws -> Directory.Answer { try office.answer(query) }
  func answer(_ query: Presence) throws -> Presence.Answer { try office.answer(query) }
  func answer(_ query: DoneForMe) throws -> DoneForMe.Answer { try office.answer(query) }
  func answer(_ query: StaffingGaps) throws -> [StaffingGapRow] { try office.answer(query) }
  func answer(_ query: History) throws -> Page<HistoryRow> { try office.answer(query) }
  func answer(_ query: Cases) throws -> Page<CaseRow> { try office.answer(query) }
  func answer(_ query: CaseCard) throws -> CaseCard.Answer? { try office.answer(query) }
  func answer(_ query: Registry) throws -> Page<RegistryRow> { try office.answer(query) }
  func answer(_ query: Restances) throws -> Page<RestanceRow> { try office.answer(query) }
  func answer(_ query: UnregisteredPost) throws -> Page<TrayRow> { try office.answer(query) }
  func answer(_ query: RestanceShares) throws -> [RestanceShares.Share] { try office.answer(query) }
  func answer(_ query: NoteText) throws -> String? { try office.answer(query) }
  func answer(_ query: Consents) throws -> Page<Consent> { try office.answer(query) }
  func answer(_ query: Meetings) throws -> Page<MeetingRow> { try office.answer(query) }
  func answer(_ query: Minutes) throws -> String? { try office.answer(query) }
  func answer(_ query: Deviations) throws -> Page<DeviationRow> { try office.answer(query) }
  func answer(_ query: Deliveries) throws -> Page<DeliveryRow> { try office.answer(query) }
  func answer(_ query: RoutingCard) throws -> RoutingCard.Answer { try office.answer(query) }
  func answer(_ query: RuleGaps) throws -> Page<RuleGapRow> { try office.answer(query) }
  func answer(_ query: Intake) throws -> [IntakeRow] { try office.answer(query) }
  func answer(_ query: IntakeFiles) throws -> [IntakeFile] { try office.answer(query) }
  func answer(_ query: Search) throws -> Search.Answer { try office.answer(query) }
  func answer(_ query: LettersList) throws -> Page<LetterRow> { try office.answer(query) }
  func answer(_ query: LetterCard) throws -> LetterCard.Answer? { try office.answer(query) }
  func answer(_ query: SavedLetterText) throws -> String? { try office.answer(query) }
  func answer(_ query: LetterOffers) throws -> [StandardLetter] { try office.answer(query) }
  func answer(_ query: ApprovalInbox) throws -> [LetterRow] { try office.answer(query) }
  func answer(_ query: ApprovalCount) throws -> Int { try office.answer(query) }
  func answer(_ query: Dispatches) throws -> Page<DispatchRow> { try office.answer(query) }
  func answer(_ query: DispatchCounts) throws -> [BoardGroup: Int] { try office.answer(query) }
  func answer(_ query: LetterErrands) throws -> LetterErrands.Answer { try office.answer(query) }
}

/// The product's own texts, as they are shipped.
func phrases(_ language: Language) throws -> Phrasebook {
  Phrasebook(language: language, phrases: try Assets.phrases(language.rawValue))
}

/// An id written in a test, which is a word.
func word<Owner>(_ text: String, of _: Owner.Type) -> Word<Owner> {
  guard let word = Word<Owner>(text) else { preconditionFailure("not a word: \(text)") }
  return word
}
