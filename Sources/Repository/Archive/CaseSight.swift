internal import CommandBus
internal import Domain
internal import GRDB

/// What one person may see of the cases, within one snapshot. What it has found out it keeps for the next row.
final class CaseSight {
  private let reader: CaseReader
  private let db: Database
  private var people: [User]?
  private var policies: [Service.ID: AccessPolicy?] = [:]
  private var found: [CaseFolder.ID: CaseAccess] = [:]

  /// nil for nobody in particular: the program itself, a replay.
  init?(_ reader: CaseReader?, _ db: Database) {
    guard let reader, reader.session.user != User.program else { return nil }
    self.reader = reader
    self.db = db
  }

  /// As ``Domain/CaseAccess``; a case whose purpose has been stated today is one that may be read.
  func access(to folder: CaseFolder) throws -> CaseAccess {
    if let known = found[folder.id] { return known }
    let policy = try policy(of: folder.service)
    let all = try readers().map { person in
      try CaseAccess(
        of: person, to: folder, policy: policy, isOnCase: CaseTable.has(person.id, on: folder.id, db))
    }
    var access = CaseAccess.allCases.first { all.contains($0) } ?? .hidden
    if access == .withPurpose, try hasRead(folder.id) { access = .logged }
    found[folder.id] = access
    return access
  }

  /// Whether nothing of a case, its post and its entries is to be shown.
  func hides(_ id: CaseFolder.ID, of service: Service.ID) throws -> Bool {
    if let known = found[id] { return known.isMasked }
    guard try !seesAll(in: service), let row = try CaseTable.row(id, db) else { return false }
    return try access(to: row.folder).isMasked
  }

  /// Whether what a log entry is about is in a case that is hidden.
  func hides(_ event: Event) throws -> Bool {
    guard let service = event.concerns else { return false }
    switch event.about {
    case .caseFolder(let id): return try hides(id, of: service)
    case .post(let post):
      guard try !seesAll(in: service), let item = try PostTable.item(post, db)?.item, !isReader(item.placement.handler)
      else { return false }
      return try item.caseFolder.map { try hides($0, of: item.service) } ?? false
    default: return false
    }
  }

  /// What a person has in hand is seen whatever case it is in.
  func isReader(_ user: User.ID?) -> Bool {
    user != nil && (user == reader.session.user || user == reader.session.onBehalfOf)
  }

  /// Whether the person has read the case today, as the log tells.
  func hasRead(_ id: CaseFolder.ID) throws -> Bool {
    try CaseTable.hasRead(id, reader.session.user, on: reader.today, db)
  }

  func seesAll(in service: Service.ID) throws -> Bool {
    let policy = try policy(of: service)
    return try readers().contains { CaseAccess.seesAll($0, in: service, policy) }
  }

  /// A search finds nothing in what is hidden, or it would tell of it.
  ///
  /// - Parameter key: the column that holds the case's key.
  /// - Returns: nil when the person sees all cases of the service.
  func search(of service: Service.ID, _ key: String) throws -> (condition: String, arguments: StatementArguments)? {
    guard try !seesAll(in: service) else { return nil }
    let ids = try readers().map(\.id.text)
    let marks = ids.map { _ in "?" }.joined(separator: ", ")
    let condition = """
      EXISTS (SELECT 1 FROM case_folder AS seen WHERE seen.key = \(key) AND (seen.is_shared
        OR seen.owner IN (\(marks))
        OR EXISTS (SELECT 1 FROM post AS own WHERE own.case_folder = seen.key AND own.handler IN (\(marks)))
        OR EXISTS (SELECT 1 FROM registry_entry AS own WHERE own.case_folder = seen.key AND own.handler IN (\(marks)))))
      """
    return (condition, StatementArguments(ids + ids + ids))
  }

  private func readers() throws -> [User] {
    if let people { return people }
    let ids = [reader.session.user, reader.session.onBehalfOf].compactMap { $0 }
    let found = try ids.compactMap { try UserTable.user($0, db) }
    people = found
    return found
  }

  private func policy(of service: Service.ID) throws -> AccessPolicy? {
    if let known = policies[service] { return known }
    let policy = try ServiceTable.routine(of: service, db)?.access?.policy
    policies[service] = .some(policy)
    return policy
  }
}

extension CaseSight {
  func masked(_ row: CaseRow) throws -> CaseRow {
    CaseRow(
      folder: row.folder, version: row.version, ownerName: row.ownerName, entries: row.entries,
      access: try access(to: row.folder))
  }

  func masked(_ row: RegistryRow, of service: Service.ID) throws -> RegistryRow {
    guard !isReader(row.entry.handler), try hides(row.entry.caseFolder, of: service) else { return row }
    return RegistryRow(entry: row.entry.masked, handlerName: row.handlerName, isMasked: true)
  }

  func masked(_ row: TrayRow) throws -> TrayRow {
    guard let id = row.caseFolder, !isReader(row.handler), try hides(id, of: row.service) else { return row }
    return row.masked
  }
}
