internal import CommandBus
internal import Domain
internal import GRDB

/// What one person may see of the cases, within one snapshot. What it has found out it keeps for the next row.
final class CaseSight {
  /// nil for nobody in particular, who sees everything: the program itself.
  private let reader: CaseReader?
  private let desk: OfficeDesk<Reading>
  private var found: [CaseFolder.ID: CaseAccess] = [:]
  private var policies: [Service.ID: AccessPolicy?] = [:]
  private var person: User?
  private var db: Database { desk.db }

  init(_ reader: CaseReader?, _ desk: OfficeDesk<Reading>) {
    self.reader = reader?.session.user == User.program ? nil : reader
    self.desk = desk
  }

  /// As ``Domain/CaseAccess``; a case whose purpose has been stated today is one that may be read.
  func access(to folder: CaseFolder) throws -> CaseAccess {
    guard let person = try asking() else { return .own }
    if let known = found[folder.id] { return known }
    var access = try CaseAccess(
      of: person, to: folder, policy: policy(of: folder.service), isOnCase: CaseTable.has(person.id, on: folder.id, db))
    if access == .withPurpose, try hasRead(folder.id) { access = .logged }
    found[folder.id] = access
    return access
  }

  /// Whether what is in a case is answered: it is one's own, or the log tells that one reads it today.
  func isOpen(_ row: CaseRow) throws -> Bool {
    switch row.access {
    case .own: true
    case .logged: try hasRead(row.folder.id)
    case .withPurpose, .hidden: false
    }
  }

  private func hasRead(_ id: CaseFolder.ID) throws -> Bool {
    guard let reader else { return true }
    return try CaseTable.hasRead(id, reader.session.user, on: reader.today, db)
  }

  /// Whether the person sees every case of a service.
  private func seesAll(in service: Service.ID) throws -> Bool {
    guard let person = try asking() else { return true }
    return CaseAccess.seesAll(person, in: service, try policy(of: service))
  }

  /// What a person has in hand is seen whatever case it is in.
  private func hasInHand(_ handler: User.ID?) throws -> Bool {
    guard let handler else { return false }
    return try asking()?.id == handler
  }

  /// Whose eyes these are: those of the person one acts for, as long as one may.
  private func asking() throws -> User? {
    guard let reader, person == nil else { return person }
    do {
      person = try desk.acting(reader.session, on: reader.today)
    } catch let refusal as Refusal where refusal.code == .notSubstitute {
      person = try desk.user(reader.session.user)
    }
    return person
  }

  private func policy(of service: Service.ID) throws -> AccessPolicy? {
    if let known = policies[service] { return known }
    let policy = try desk.routine(of: service).access?.policy
    policies[service] = .some(policy)
    return policy
  }
}

/// What is looked for.
extension CaseSight {
  /// The words of a search, with the other words for the same in the service's routine.
  func terms(_ words: [String], in service: Service.ID) throws -> [SearchTerm] {
    guard !words.isEmpty else { return [] }
    return (try desk.routine(of: service).routing?.synonyms ?? []).terms(words)
  }

  /// The document kinds of a service whose name, in any language, holds a folded text.
  func kinds(named text: String, in service: Service.ID) throws -> [DocumentKind] {
    try desk.routine(of: service).kinds
      .filter { kind in kind.id.text.contains(text) || kind.names.values.contains { $0.folded.contains(text) } }
      .map(\.id)
  }
}

/// What is searched.
extension CaseSight {
  /// Of some services those where every case is seen, and those where only one's own and shared ones are; nothing is
  /// found where the person may not read the post.
  func searched(_ services: [Service.ID]) throws -> (all: [Service.ID], own: [Service.ID]) {
    guard let person = try asking() else { return (services, []) }
    let known = services.filter { person.holds(.readPost, in: .service($0)) }
    return (try known.filter(seesAll), try known.filter { try !seesAll(in: $0) })
  }

  /// Whose eyes these are; nil for nobody in particular.
  var eyes: User.ID? { get throws { try asking()?.id } }

  /// The other words for the same in the services' routines.
  func synonyms(of services: [Service.ID]) throws -> [RoutingSynonym] {
    try services.flatMap { try desk.routine(of: $0).routing?.synonyms ?? [] }
  }

  /// Whether the words of an item's documents may be shown before it is opened: not those in somebody else's case that
  /// is not read today.
  func opens(_ row: TrayRow) throws -> Bool {
    guard let id = row.caseFolder, try !hasInHand(row.handler) else { return true }
    return try CaseTable.row(id, db).map { try isOpen(masked($0)) } ?? true
  }
}

/// What is hidden.
extension CaseSight {
  /// Whether nothing of a case, its post and its entries is to be shown.
  func hides(_ id: CaseFolder.ID, of service: Service.ID) throws -> Bool {
    guard try !seesAll(in: service), let row = try CaseTable.row(id, db) else { return false }
    return try access(to: row.folder).isMasked
  }

  /// Whether an item is in a case that is hidden, and not in the person's own hands.
  func hides(_ post: PostItem.ID) throws -> Bool {
    guard let item = try PostTable.item(post, db)?.item else { return false }
    return try hides(item)
  }

  func hides(_ item: PostItem) throws -> Bool {
    // A scanned file tells of every item that its pages belong to.
    if item.placement == .joined { return try desk.scanLinks(from: item.id).contains(where: hides) }
    guard let folder = item.caseFolder, try hides(folder, of: item.service) else { return false }
    return try !hasInHand(item.placement.handler)
  }

  /// A consent to another service, or one that only hidden cases rest on.
  func hides(_ consent: Consent) throws -> Bool {
    guard let person = try asking(), try !seesAll(in: consent.service) else { return false }
    guard person.works(at: consent.service) else { return true }
    let cases = try CaseTable.rows(about: consent.party, in: consent.service, db)
    return try !cases.isEmpty && cases.allSatisfy { try access(to: $0.folder).isMasked }
  }

  /// Whether what a log entry is about is in a case that is hidden.
  func hides(_ event: Event) throws -> Bool {
    guard let service = event.concerns else { return false }
    switch event {
    case .fileReceived(let content): return try hides(content.post)
    case .deviationRaised(let content):
      let twins = Deviation.twins(content.kind, content.about)
      return try (twins.isEmpty ? content.post.map { [$0] } ?? [] : twins).contains(where: hides)
    case .intermediateReleased(let content): return try hides(content.post)
    default: break
    }
    return switch event.about {
    case .caseFolder(let id), .letter(_, let id): try hides(id, of: service)
    case .post(let post), .document(let post): try hides(post)
    case .consent(let id): try ConsentTable.consent(id, db).map { try hides($0) } ?? false
    case .office, .meeting, .deviation, .intake: false
    }
  }

  /// A search finds nothing in what is hidden, or it would tell of it.
  ///
  /// - Parameter key: the column that holds the case's key.
  /// - Returns: nil when the person sees all cases of the service.
  func search(of service: Service.ID, _ key: String) throws -> (condition: String, arguments: StatementArguments)? {
    guard try !seesAll(in: service), let person = try asking()?.id.text else { return nil }
    let condition = """
      EXISTS (SELECT 1 FROM case_folder AS seen WHERE seen.key = \(key) AND (seen.is_shared OR seen.owner = ?
        OR EXISTS (SELECT 1 FROM post AS own WHERE own.case_folder = seen.key AND own.handler = ?)
        OR EXISTS (SELECT 1 FROM registry_entry AS own WHERE own.case_folder = seen.key AND own.handler = ?)))
      """
    return (condition, [person, person, person])
  }
}

/// Rows as they may be shown.
extension CaseSight {
  func masked(_ row: CaseRow) throws -> CaseRow {
    CaseRow(
      folder: row.folder, version: row.version, ownerName: row.ownerName, entries: row.entries,
      access: try access(to: row.folder))
  }

  func masked(_ row: RegistryRow, of service: Service.ID) throws -> RegistryRow {
    guard try !hasInHand(row.entry.handler), try hides(row.entry.caseFolder, of: service) else { return row }
    return RegistryRow(entry: row.entry.masked, handlerName: row.handlerName, isMasked: true)
  }

  func masked(_ row: RestanceRow, of service: Service.ID) throws -> RestanceRow {
    guard try !hasInHand(row.entry.handler), try hides(row.entry.caseFolder, of: service) else { return row }
    return row.masked
  }

  func masked(_ row: TrayRow) throws -> TrayRow {
    guard let id = row.caseFolder, try !hasInHand(row.handler), try hides(id, of: row.service) else { return row }
    return row.masked
  }

  func masked(_ row: DeliveryRow) throws -> DeliveryRow { try hides(row.post) ? row.masked : row }

  func masked(_ row: RuleGapRow) throws -> RuleGapRow { try hides(row.gap.post) ? row.masked : row }

  func masked(_ row: OriginalRow) throws -> OriginalRow { try hides(row.post) ? row.masked : row }

  func masked(_ row: ScanQueueRow) throws -> ScanQueueRow { try hides(row.post) ? row.masked : row }

  func masked(_ row: ScanFaultRow) throws -> ScanFaultRow { try hides(row.fault.post) ? row.masked : row }

  func masked(_ row: IntermediateRow) throws -> IntermediateRow { try hides(row.post) ? row.masked : row }

  func masked(_ row: LocalCopyRow) throws -> LocalCopyRow { try hides(row.copy.post) ? row.masked : row }

  func masked(_ row: LetterRow) throws -> LetterRow {
    guard try !hasInHand(row.letter.author), try hides(row.letter.caseFolder, of: row.letter.service) else {
      return row
    }
    return row.masked
  }

  func masked(_ row: DispatchRow) throws -> DispatchRow {
    guard try !hasInHand(row.author), try hides(row.dispatch.caseFolder, of: row.dispatch.service) else { return row }
    return row.masked
  }

  func masked(_ consent: Consent) throws -> Consent { try hides(consent) ? consent.masked : consent }

  func masked(_ row: DeviationRow) throws -> DeviationRow {
    guard try row.deviation.posts.contains(where: hides) else { return row }
    return DeviationRow(
      deviation: row.deviation.masked, version: row.version, responsibleName: row.responsibleName)
  }
}
