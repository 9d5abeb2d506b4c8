internal import CommandBus
internal import Domain
internal import GRDB

enum CaseTable {
  static func apply(_ content: CaseOpened, _ entry: LogEntry, _ db: Database) throws {
    let id = content.caseFolder
    try db.run(
      """
      INSERT INTO case_folder (key, version, year, number, service, title, kind, party, party_folded, owner, status,
        opened_on, work_asked, is_shared, entries)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)
      """,
      id.key, entry.position, id.year, id.number, content.service.text, content.title, content.kind.text,
      content.party, content.party.folded, content.owner.text, CaseStatus.opened.rawValue, entry.at.day.iso)
    let text = "@\(content.service)@ \(id) \(content.title) \(content.party)".folded
    try db.run(
      "INSERT INTO case_search (rowid, folded) VALUES (?, ?)",
      id.key, text)
  }

  static func apply(_ content: WorkQuestionAnswered, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE case_folder SET version = ?, work_asked = 1 WHERE key = ?",
      entry.position, content.caseFolder.key)
  }

  static func setStatus(of id: CaseFolder.ID, _ status: CaseStatus, _ entry: LogEntry, _ db: Database) throws {
    let closedOn = status == .closed ? entry.at.day.iso : nil
    try db.run(
      "UPDATE case_folder SET version = ?, status = ?, closed_on = ? WHERE key = ?",
      entry.position, status.rawValue, closedOn, id.key)
  }

  static func setShared(_ isShared: Bool, _ id: CaseFolder.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE case_folder SET version = ?, is_shared = ? WHERE key = ?")
      .execute(arguments: [entry.position, isShared, id.key])
  }

  static func apply(_ content: CaseRead, _ entry: LogEntry, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO case_read (case_folder, user, day) VALUES (?, ?, ?)")
      .execute(arguments: [content.caseFolder.key, entry.actor.text, entry.at.day.iso])
  }

  static func hasRead(_ id: CaseFolder.ID, _ user: User.ID, on day: Day, _ db: Database) throws -> Bool {
    let sql = "SELECT EXISTS (SELECT 1 FROM case_read WHERE case_folder = ? AND user = ? AND day = ?)"
    return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [id.key, user.text, day.iso]) ?? false
  }

  /// Something about the case has happened that no column of its own tells.
  static func touch(_ id: CaseFolder.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE case_folder SET version = ? WHERE key = ?",
      entry.position, id.key)
  }

  static func countEntry(in id: CaseFolder.ID, _ db: Database) throws {
    try db.run(
      "UPDATE case_folder SET entries = entries + 1 WHERE key = ?",
      id.key)
  }

  static func row(_ id: CaseFolder.ID, _ db: Database) throws -> CaseRow? {
    let statement = try db.cachedStatement(sql: select + "WHERE case_folder.key = ?")
    return try Row.fetchOne(statement, arguments: [id.key]).map(read)
  }

  static func entries(in id: CaseFolder.ID, _ db: Database) throws -> Int {
    let statement = try db.cachedStatement(
      sql: "SELECT ifnull(max(sequence), 0) FROM registry_entry WHERE case_folder = ?")
    return try Int.fetchOne(statement, arguments: [id.key]) ?? 0
  }

  /// The newest open case of the service about the same party.
  static func newest(about party: String, in service: Service.ID, _ db: Database) throws -> CaseRow? {
    let statement = try db.cachedStatement(
      sql: select + """
        WHERE case_folder.service = ? AND case_folder.party_folded = ? AND case_folder.status <> 'A'
        ORDER BY case_folder.key DESC LIMIT 1
        """)
    return try Row.fetchOne(statement, arguments: [service.text, party.folded]).map(read)
  }

  /// All cases of the service about a party.
  static func rows(about party: String, in service: Service.ID, _ db: Database) throws -> [CaseRow] {
    let statement = try db.cachedStatement(
      sql: select + "WHERE case_folder.service = ? AND case_folder.party_folded = ?")
    return try Row.fetchAll(statement, arguments: [service.text, party.folded]).map(read)
  }

  static func page(_ query: Cases, _ sight: CaseSight, _ db: Database) throws -> Page<CaseRow> {
    var before = Int.max
    if case .number(let key)? = query.after?.parts.first { before = key }
    let (source, condition, arguments) = try selection(query, sight)
    let sql = """
      SELECT case_folder.*, user.name AS owner_name FROM \(source) JOIN user ON user.id = case_folder.owner
      WHERE \(condition) AND case_folder.key < ? ORDER BY \(query.words.isEmpty ? "case_folder.key" : "case_search.rowid") DESC LIMIT ?
      """
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: sql), arguments: arguments + [before, query.limit + 1]
    ).map(read)
    let shown = try rows.prefix(query.limit).map(sight.masked)
    let counted = "SELECT count(*) FROM (SELECT 1 FROM \(source) WHERE \(condition) LIMIT \(Page<CaseRow>.countedUpTo))"
    let total = try Int.fetchOne(db.cachedStatement(sql: counted), arguments: arguments) ?? 0
    return Page(
      rows: shown, next: rows.count > query.limit ? shown.last.map { PageKey([.number($0.folder.id.key)]) } : nil,
      total: total)
  }

  static func waiting(in id: CaseFolder.ID, _ db: Database) throws -> [PostItem.ID] {
    let statement = try db.cachedStatement(
      sql: "SELECT id FROM post WHERE case_folder = ? AND entry IS NULL ORDER BY id")
    return try Int.fetchAll(statement, arguments: [id.key]).map { PostItem.ID($0) }
  }

  /// Whether a person has post in a case, or a note to follow up there.
  static func has(_ user: User.ID, on id: CaseFolder.ID, _ db: Database) throws -> Bool {
    let sql = """
      SELECT EXISTS (SELECT 1 FROM post WHERE case_folder = ?1 AND handler = ?2)
        OR EXISTS (SELECT 1 FROM registry_entry WHERE case_folder = ?1 AND handler = ?2)
      """
    return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [id.key, user.text]) ?? false
  }

  static func card(_ id: CaseFolder.ID, _ sight: CaseSight, _ db: Database) throws -> CaseCard.Answer? {
    guard let row = try row(id, db).map(sight.masked) else { return nil }
    // Nothing of somebody else's case is answered before the log tells that it is read.
    guard try sight.isOpen(row) else {
      return CaseCard.Answer(row: row, entries: [], answers: [:], waiting: [], isOpen: false)
    }
    let entries = try RegistryTable.entries(in: id, limit: CaseCard.Answer.limit, db)
    let waiting = try Row.fetchAll(
      db,
      sql: """
        SELECT \(TrayList.selected) FROM post LEFT JOIN user AS handler ON handler.id = post.handler
        WHERE post.case_folder = ? AND post.entry IS NULL ORDER BY post.id LIMIT ?
        """,
      arguments: [id.key, CaseCard.Answer.limit]
    ).map { try TrayList.read(TableRow(row: $0, columns: TrayList.columns)) }
    return CaseCard.Answer(
      row: row, entries: entries, answers: try RegistryTable.answers(in: id, db), waiting: waiting,
      consent: try ConsentTable.held(by: row.folder.party, in: row.folder.service, db))
  }

  private static func selection(
    _ query: Cases, _ sight: CaseSight
  ) throws -> (String, String, StatementArguments) {
    let (ofView, arguments) = ofView(query)
    guard !query.words.isEmpty else { return ("case_folder", ofView, arguments) }
    let match = TrigramSearch(
      try sight.terms(query.words, in: query.service), service: query.service)
    let seen = try sight.search(of: query.service, "case_folder.key")
    return (
      "case_search CROSS JOIN case_folder ON case_folder.key = case_search.rowid",
      // The index narrows by the service's mark, but a mark can also be written in a title.
      match.condition("case_search") + " AND " + ofView + (seen.map { " AND " + $0.condition } ?? ""),
      match.arguments + arguments + (seen?.arguments ?? [])
    )
  }

  private static func ofView(_ query: Cases) -> (String, StatementArguments) {
    let service = "case_folder.service = ?"
    switch query.view {
    case .all: return (service, [query.service.text])
    case .status(let status):
      return (service + " AND case_folder.status = ?", [query.service.text, status.rawValue])
    case .owned(let user):
      let owned = service + " AND case_folder.owner = ? AND case_folder.status <> 'A'"
      return (owned, [query.service.text, user.text])
    }
  }

  private static let select = """
    SELECT case_folder.*, user.name AS owner_name FROM case_folder JOIN user ON user.id = case_folder.owner\u{20}
    """

  private static func read(_ row: Row) throws -> CaseRow {
    let folder = CaseFolder(
      id: CaseFolder.ID(key: row["key"]), service: try row.word("service"), title: row["title"],
      kind: try row.word("kind"), party: row["party"], owner: try row.word("owner"), status: try row.choice("status"),
      openedOn: try row.day("opened_on"), closedOn: try row.dayIfAny("closed_on"), isWorkAsked: row["work_asked"],
      isShared: row["is_shared"])
    return CaseRow(folder: folder, version: row["version"], ownerName: row["owner_name"], entries: row["entries"])
  }
}
