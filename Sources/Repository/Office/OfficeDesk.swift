package import CommandBus
package import Domain
internal import Foundation
internal import GRDB

/// Reads a rule pack from a file; throws a refusal, its faults in the words of the phrasebook.
package typealias PackReader = @Sendable (String, Phrasebook) throws -> RoutineFile

package enum Reading {}
package enum Writing {}

/// The desk of one transaction: what a decision reads, and, when writing, where its events go.
package struct OfficeDesk<Access>: Desk {
  let db: Database
  let ledger: Ledger
  package let phrases: Phrasebook
  let documents: DocumentStore
  let routines: RoutineMemory
  let packs: PackReader
  package let letterTemplates: LetterTemplates

  package var calendar: WorkingCalendar { get throws { try ClosingDayTable.calendar(db) } }

  package func office() throws -> Office? { try OfficeTable.office(db) }

  package func service(_ id: Service.ID) throws -> Service {
    guard let service = try ServiceTable.service(id, db) else {
      throw Refusal(.noSuchService, ["service": id.text, "known": try known(services().map(\.id.text))])
    }
    return service
  }

  package func services() throws -> [Service] { try ServiceTable.services(db) }

  package func routine(of service: Service.ID) throws -> ServiceRoutine {
    guard let routine = try ServiceTable.routine(of: service, known: routines, db) else {
      throw Refusal(.noSuchService, ["service": service.text, "known": try known(services().map(\.id.text))])
    }
    return routine
  }

  package func pack(in file: String) throws -> RoutineFile { try packs(file, phrases) }

  package func digest(of text: String) -> String { HashChain.digest(of: text) }

  package func original(of post: PostItem.ID) throws -> Original? { try OriginalTable.original(of: post, db) }

  package func user(_ id: User.ID) throws -> User {
    guard let user = try userIfAny(id) else { throw Refusal(.noSuchUser, ["user": id.text]) }
    return user
  }

  package func userIfAny(_ id: User.ID) throws -> User? {
    if let known = ledger.users[id] { return known }
    let user = try UserTable.user(id, db)
    ledger.users[id] = user
    return user
  }

  package func signInAttempts(of id: User.ID) throws -> SignInAttempts { try UserTable.attempts(of: id, db) }

  package func post(_ id: PostItem.ID) throws -> PostItem {
    // Whether somebody may, and what to do then, are asked of one item, one after the other.
    if let known = ledger.item, known.id == id { return known }
    guard let item = try PostTable.item(id, db)?.item else { throw Refusal(.noSuchPost, ["post": id.description]) }
    ledger.item = item
    return item
  }

  package func post(holding digest: String) throws -> PostItem.ID? { try PostTable.first(holding: digest, db) }

  package func nextPost() throws -> PostItem.ID { PostItem.ID(try next("post")) }

  package func openPosts(of kind: DocumentKind, in service: Service.ID) throws -> Int {
    try PostTable.open(of: kind, in: service, db)
  }

  package func deadlines(of post: PostItem.ID) throws -> [ItemDeadline] { try DeadlineTable.deadlines(of: post, db) }

  package func caseFolder(_ id: CaseFolder.ID) throws -> CaseFolder {
    guard let row = try CaseTable.row(id, db) else { throw Refusal(.noSuchCase, ["case": id.description]) }
    return row.folder
  }

  package func nextCase(in year: Int) throws -> CaseFolder.ID {
    CaseFolder.ID(year: year, number: try next(in: year, "case_folder"))
  }

  package func nextEntry(in year: Int) throws -> RegistryEntry.ID {
    RegistryEntry.ID(year: year, number: try next(in: year, "registry_entry"))
  }

  package func nextSequence(in caseFolder: CaseFolder.ID) throws -> Int {
    try CaseTable.entries(in: caseFolder, db) + 1
  }

  package func entry(_ id: RegistryEntry.ID) throws -> RegistryEntry {
    guard let entry = try RegistryTable.entry(id, db) else {
      throw Refusal(.noSuchEntry, ["entry": id.description])
    }
    return entry
  }

  package func entry(_ sequence: Int, in caseFolder: CaseFolder.ID) throws -> RegistryEntry {
    guard let entry = try RegistryTable.entry(sequence, in: caseFolder, db) else {
      throw Refusal(.noSuchEntry, ["entry": "\(caseFolder)-\(sequence)"])
    }
    return entry
  }

  package func openRestances(in caseFolder: CaseFolder.ID) throws -> [RegistryEntry] {
    try RegistryTable.openRestances(in: caseFolder, db)
  }

  package func waitingPosts(in caseFolder: CaseFolder.ID) throws -> [PostItem.ID] {
    try CaseTable.waiting(in: caseFolder, db)
  }

  package func hasRead(_ caseFolder: CaseFolder.ID, _ user: User.ID, on day: Day) throws -> Bool {
    try CaseTable.hasRead(caseFolder, user, on: day, db)
  }

  package func consent(_ id: Consent.ID) throws -> Consent {
    guard let consent = try ConsentTable.consent(id, db) else {
      throw Refusal(.noSuchConsent, ["consent": id.description])
    }
    return consent
  }

  package func consent(of party: String, in service: Service.ID) throws -> Consent? {
    try ConsentTable.held(by: party, in: service, db)
  }

  package func nextConsent() throws -> Consent.ID { Consent.ID(try next("consent")) }

  package func isOnCase(_ user: User.ID, _ caseFolder: CaseFolder.ID) throws -> Bool {
    try CaseTable.has(user, on: caseFolder, db)
  }

  package func meeting(_ id: MorningMeeting.ID) throws -> MorningMeeting {
    guard let row = try MeetingTable.row(id, db) else { throw Refusal(.noSuchMeeting, ["meeting": id.description]) }
    return row.meeting
  }

  package func openMeeting(of service: Service.ID) throws -> MorningMeeting? {
    try MeetingTable.open(of: service, db)?.meeting
  }

  package func nextMeeting() throws -> MorningMeeting.ID { MorningMeeting.ID(try next("meeting")) }

  package func agendaCount(of service: Service.ID, on day: Day) throws -> Int {
    try TrayList.count(Tray(service: service, view: .agenda(day), limit: 1), nil, db)
  }

  package func decisions(of meeting: MorningMeeting) throws -> [MeetingDecision] {
    try MeetingTable.decisions(of: meeting, phrases: phrases, db)
  }

  package func file(_ text: String, named name: String, as role: DocumentReference.Role) throws -> DocumentReference {
    let digest = HashChain.digest(of: text)
    ledger.filed[digest] = text
    return DocumentReference(digest: digest, name: name, bytes: text.utf8.count, pages: nil, role: role)
  }

  package func deviation(_ id: Deviation.ID) throws -> Deviation {
    guard let row = try DeviationTable.row(id, db) else {
      throw Refusal(.noSuchDeviation, ["deviation": id.description])
    }
    return row.deviation
  }

  package func nextDeviation() throws -> Deviation.ID { Deviation.ID(try next("deviation")) }

  package func routing(of post: PostItem.ID) throws -> RoutedPost? { try DeliveryTable.routing(of: post, db) }

  package func deliveries(of post: PostItem.ID) throws -> [Delivery] { try DeliveryTable.deliveries(of: post, db) }

  package func delivery(_ id: Delivery.ID) throws -> Delivery {
    guard let found = try DeliveryTable.delivery(id, db) else {
      throw Refusal(.noSuchDelivery, ["delivery": id.description])
    }
    return found
  }

  package func nextDelivery() throws -> Delivery.ID { Delivery.ID(try next("delivery")) }

  package func misdirection(of post: PostItem.ID) throws -> Instant? { try DeliveryTable.misdirection(of: post, db) }

  package func ruleGap(_ id: RuleGap.ID) throws -> RuleGap {
    guard let found = try RuleGapTable.gap(id, db) else { throw Refusal(.noSuchRuleGap, ["gap": id.description]) }
    return found
  }

  package func nextRuleGap() throws -> RuleGap.ID { RuleGap.ID(try next("rule_gap")) }

  package func intake(_ id: IntakeFile.ID) throws -> IntakeFile {
    guard let file = try IntakeTable.file(id, db) else { throw Refusal(.noSuchIntake, ["intake": id.description]) }
    return file
  }

  package func intake(_ source: IntakeSource, like sighting: FileSighting) throws -> IntakeFile? {
    try IntakeTable.file(of: source, like: sighting, db)
  }

  package func nextIntake() throws -> IntakeFile.ID { IntakeFile.ID(try next("intake_file")) }

  package func intakeFile(of post: PostItem.ID) throws -> IntakeFile? { try IntakeTable.file(of: post, db) }

  package func scanWork(of post: PostItem.ID) throws -> ScanWork? { try ScanTable.work(of: post, db) }

  package func scanLink(of post: PostItem.ID) throws -> ScanLink? { try ScanTable.link(of: post, db) }

  package func scanLinks(from post: PostItem.ID) throws -> [PostItem.ID] { try ScanTable.links(from: post, db) }

  package func fault(_ id: ScanFault.ID) throws -> ScanFault {
    guard let fault = try ScanFaultTable.fault(id, db) else {
      throw Refusal(.noSuchFault, ["fault": id.description])
    }
    return fault
  }

  package func openFaults(of post: PostItem.ID) throws -> [ScanFault] {
    try ScanFaultTable.faults(of: post, openOnly: true, db)
  }

  package func nextFault() throws -> ScanFault.ID { ScanFault.ID(try next("scan_fault")) }

  package func isFinalised(_ entry: RegistryEntry.ID) throws -> Bool { try RegistryTable.isFinalised(entry, db) }

  package func openDeviations(about post: PostItem.ID) throws -> [Deviation.ID] {
    try DeviationTable.open(about: post, db)
  }

  package func localCopy(_ id: LocalCopy.ID) throws -> LocalCopy {
    guard let copy = try LocalCopyTable.copy(id, db) else {
      throw Refusal(.noSuchLocalCopy, ["copy": id.description])
    }
    return copy
  }

  package func openLocalCopies(of post: PostItem.ID) throws -> [LocalCopy] {
    try LocalCopyTable.copies(of: post, openOnly: true, db)
  }

  package func nextLocalCopy() throws -> LocalCopy.ID { LocalCopy.ID(try next("local_copy")) }

  package func pageWorkIfAny(on digest: String) throws -> PageWork? { try PageWorkTable.work(on: digest, db) }

  package func originals(on shelf: String, of service: Service.ID) throws -> [Original] {
    try OriginalTable.on(shelf, of: service, db)
  }

  package func lastChange(of subject: Subject) throws -> LogEntry? {
    try LogTable.last(about: subject, standing: false, db)
  }

  package func lastStanding(about subject: Subject) throws -> LogEntry? {
    try LogTable.last(about: subject, standing: true, db)
  }

  func next(_ table: String) throws -> Int {
    try db.first("SELECT ifnull(max(id), 0) + 1 FROM \(table)") { try $0.number(0) } ?? 1
  }

  private func next(in year: Int, _ table: String) throws -> Int {
    try db.first("SELECT ifnull(max(number), 0) + 1 FROM \(table) WHERE year = ?", year) { try $0.number(0) } ?? 1
  }

  private func known(_ words: [String]) -> String { words.joined(separator: ", ") }
}

extension OfficeDesk: AppendingDesk where Access == Writing {
  package func append(
    _ events: [Event], by session: Session, at now: Instant, key: RetryKey?
  ) throws -> [LogEntry] {
    // On the disk before the entries that name them, so that nothing that is accepted can be without its text.
    for text in ledger.filed.values { _ = try documents.add(bytes: Array(text.utf8)) }
    ledger.filed = [:]
    var entries: [LogEntry] = []
    for event in events {
      let head = try ledger.head ?? LogTable.head(db)
      let entry = LogEntry(
        position: (head?.position ?? 0) + 1, at: now, actor: session.user, onBehalfOf: session.onBehalfOf, event: event)
      let row = try LogTable.insert(entry, key: key?.text, after: head?.chain ?? HashChain.start, db)
      ledger.forget(after: event)
      try Tables.apply(entry, db)
      ledger.head = Witness.Head(position: row.position, chain: row.chain)
      ledger.appended += 1
      entries.append(entry)
    }
    if let key, let first = entries.first, let last = entries.last {
      try Tables.note(key.text, answeredBy: first.position, through: last.position, db)
    }
    return entries
  }

  package func dropFiled() { ledger.filed = [:] }

  package func outcome(of key: RetryKey) throws -> [LogEntry]? { try Tables.entries(answering: key.text, db) }
}
