internal import CommandBus
internal import Domain
internal import GRDB

enum ScanFaultTable {
  static func apply(_ content: ScanFaultReported, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO scan_fault (id, post, service, kind, pages, note, reported_at, reported_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      content.fault.value, content.post.value, content.service.text, content.kind.rawValue, content.pages,
      content.note, entry.at.iso, entry.actor.text)
    // What was found good is so no longer.
    try db.run(
      "UPDATE scan_work SET checked_at = NULL, checked_by = NULL, explanation = NULL WHERE post = ?",
      content.post.value)
    try PostTable.touch(content.post, entry, db)
    try ScanQueueTable.refresh(content.post, db)
  }

  static func apply(_ content: ScanFaultSettled, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE scan_fault SET outcome = ?, settled_at = ?, settled_by = ?, answer = ? WHERE id = ?",
      content.outcome.rawValue, entry.at.iso, entry.actor.text, content.answer, content.fault.value)
    try PostTable.touch(content.post, entry, db)
    try ScanQueueTable.refresh(content.post, db)
  }

  static func apply(_ content: ScanFaultSeen, _ db: Database) throws {
    try db.run("UPDATE scan_fault SET is_seen = 1 WHERE id = ?", content.fault.value)
  }

  static func fault(_ id: ScanFault.ID, _ db: Database) throws -> ScanFault? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM scan_fault WHERE id = ?"), arguments: [id.value]
    ).map(read)
  }

  /// Open ones first, then the newest.
  static func faults(of post: PostItem.ID, openOnly: Bool, _ db: Database) throws -> [ScanFault] {
    let sql = """
      SELECT * FROM scan_fault WHERE post = ? \(openOnly ? "AND outcome IS NULL" : "")
      ORDER BY outcome IS NOT NULL, \(openOnly ? "id" : "id DESC")
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [post.value]).map(read)
  }

  static func list(_ query: ScanFaults, _ sight: CaseSight, _ db: Database) throws -> [ScanFaultRow] {
    let reporter = query.reportedBy == nil ? "" : "AND scan_fault.reported_by = ?"
    let sql = """
      SELECT scan_fault.*, post.title, reporter.name AS reporter, settler.name AS settler
      FROM scan_fault JOIN post ON post.id = scan_fault.post
        JOIN user AS reporter ON reporter.id = scan_fault.reported_by
        LEFT JOIN user AS settler ON settler.id = scan_fault.settled_by
      WHERE scan_fault.service = ? \(reporter)
      ORDER BY scan_fault.outcome IS NOT NULL, scan_fault.id DESC LIMIT ?
      """
    var arguments: StatementArguments = [query.service.text]
    if let user = query.reportedBy { arguments += [user.text] }
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments + [query.limit]).map { row in
      try sight.masked(
        ScanFaultRow(
          fault: try read(row), title: row["title"], reportedBy: row["reporter"], settledBy: row["settler"]))
    }
  }

  static func openCount(of service: Service.ID, _ db: Database) throws -> Int {
    let sql = """
      SELECT count(*) FROM (SELECT 1 FROM scan_fault WHERE service = ? AND outcome IS NULL
        LIMIT \(Page<ScanFaultRow>.countedUpTo))
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [service.text]) ?? 0
  }

  /// Answered, and not read by whoever reported them.
  static func answeredCount(for user: User.ID, in service: Service.ID, _ db: Database) throws -> Int {
    let sql = """
      SELECT count(*) FROM (SELECT 1 FROM scan_fault INDEXED BY scan_fault_unseen
        WHERE reported_by = ? AND service = ? AND outcome IS NOT NULL AND is_seen = 0 AND settled_by <> reported_by
        LIMIT \(Page<ScanFaultRow>.countedUpTo))
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [user.text, service.text]) ?? 0
  }

  private static func read(_ row: Row) throws -> ScanFault {
    ScanFault(
      id: ScanFault.ID(row["id"]), post: PostItem.ID(row["post"]), service: try row.word("service"),
      kind: try row.choice("kind"), pages: row["pages"], note: row["note"], reportedAt: try row.instant("reported_at"),
      reportedBy: try row.word("reported_by"), outcome: try row.choiceIfAny("outcome"),
      settledAt: try row.instantIfAny("settled_at"), settledBy: try row.wordIfAny("settled_by"),
      answer: row["answer"], isSeen: row["is_seen"])
  }
}
