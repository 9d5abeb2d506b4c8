internal import CommandBus
internal import Domain
internal import GRDB

enum DeviationTable {
  static func apply(_ content: DeviationRaised, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO deviation (id, version, service, kind, reason, about, opened_at, responsible, resolution, is_open,
        post)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, 1, ?)
      """,
      content.deviation.value, entry.position, content.service.text, content.kind.rawValue, content.reason,
      content.about, entry.at.iso, content.responsible.text, content.post?.value)
  }

  static func apply(_ content: DeviationResolved, _ entry: LogEntry, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE deviation SET version = ?, resolution = ?, is_open = 0 WHERE id = ?",
      arguments: [entry.position, content.explanation, content.deviation.value])
  }

  static func row(_ id: Deviation.ID, _ db: Database) throws -> DeviationRow? {
    try Row.fetchOne(db, sql: select + "WHERE deviation.id = ?", arguments: [id.value]).map { try read($0, db) }
  }

  static func open(about post: PostItem.ID, _ db: Database) throws -> [Deviation.ID] {
    let sql = "SELECT id FROM deviation WHERE post = ? AND is_open = 1 ORDER BY id"
    return try Int.fetchAll(db.cachedStatement(sql: sql), arguments: [post.value]).map { Deviation.ID($0) }
  }

  static func page(_ query: Deviations, _ sight: CaseSight, _ db: Database) throws -> Page<DeviationRow> {
    var after: StatementArguments = [0, 0]
    if case .number(let closed)? = query.after?.parts.first, case .number(let id)? = query.after?.parts.last {
      after = [closed, id]
    }
    let open = query.openOnly ? "AND deviation.is_open = 1" : ""
    let sql = """
      \(select) WHERE deviation.service = ? \(open) AND (1 - deviation.is_open, deviation.id) > (?, ?)
      ORDER BY deviation.is_open DESC, deviation.id LIMIT ?
      """
    let arguments = StatementArguments([query.service.text]) + after + [query.limit + 1]
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { try read($0, db) }
    let shown = try rows.prefix(query.limit).map(sight.masked)
    let key = shown.last.map { last in
      PageKey([.number(last.deviation.resolution == nil ? 0 : 1), .number(last.deviation.id.value)])
    }
    return Page(
      rows: shown, next: rows.count > query.limit ? key : nil,
      total: try count(of: query.service, openOnly: query.openOnly, db))
  }

  static func count(of service: Service.ID, openOnly: Bool, _ db: Database) throws -> Int {
    let sql = """
      SELECT count(*) FROM (SELECT 1 FROM deviation WHERE service = ? \(openOnly ? "AND is_open = 1" : "")
        LIMIT \(Page<DeviationRow>.countedUpTo))
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [service.text]) ?? 0
  }

  private static let select = """
    SELECT deviation.*, user.name AS responsible_name FROM deviation JOIN user ON user.id = deviation.responsible\u{20}
    """

  private static func read(_ row: Row, _ db: Database) throws -> DeviationRow {
    let deviation = Deviation(
      id: Deviation.ID(row["id"]), service: try row.word("service"), kind: try row.choice("kind"),
      reason: row["reason"], about: row["about"], openedAt: try row.instant("opened_at"),
      responsible: try row.word("responsible"), resolution: row["resolution"], post: row.numberIfAny("post"))
    return DeviationRow(
      deviation: deviation, version: row["version"], responsibleName: row["responsible_name"],
      letter: try letter(of: deviation, db))
  }

  /// A deviation about what was sent names the letter by its number in the registry, or by its own.
  private static func letter(of deviation: Deviation, _ db: Database) throws -> Letter.ID? {
    guard deviation.kind == .dispatch else { return nil }
    guard let entry = RegistryEntry.ID(deviation.about) else { return Int(deviation.about).map { Letter.ID($0) } }
    let statement = try db.cachedStatement(sql: "SELECT id FROM letter WHERE entry = ?")
    return try Int.fetchOne(statement, arguments: [entry.key]).map { Letter.ID($0) }
  }
}
