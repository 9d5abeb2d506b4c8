internal import CommandBus
internal import Domain
internal import GRDB

enum LocalCopyTable {
  static func apply(_ content: LocalCopyRegistered, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "INSERT INTO local_copy (id, post, service, machine, place, since, registered_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
      content.copy.value, content.post.value, content.service.text, content.machine, content.place, content.since.iso,
      (entry.onBehalfOf ?? entry.actor).text)
    try PostTable.touch(content.post, entry, db)
  }

  static func apply(_ content: LocalCopyDeleted, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE local_copy SET deleted_on = ?, deleted_by = ? WHERE id = ?", content.on.iso, entry.actor.text,
      content.copy.value)
    try PostTable.touch(content.post, entry, db)
  }

  static func copy(_ id: LocalCopy.ID, _ db: Database) throws -> LocalCopy? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM local_copy WHERE id = ?"), arguments: [id.value]
    ).map(read)
  }

  static func copies(of post: PostItem.ID, openOnly: Bool, _ db: Database) throws -> [LocalCopy] {
    let sql = "SELECT * FROM local_copy WHERE post = ? \(openOnly ? "AND deleted_on IS NULL" : "") ORDER BY id"
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [post.value]).map(read)
  }

  static func page(_ query: LocalCopies, _ sight: CaseSight, _ db: Database) throws -> Page<LocalCopyRow> {
    let sql = """
      SELECT local_copy.*, post.title, post.entry, user.name AS registered_name
      FROM local_copy JOIN post ON post.id = local_copy.post JOIN user ON user.id = local_copy.registered_by
      WHERE local_copy.service = ? AND local_copy.deleted_on IS NULL ORDER BY local_copy.since, local_copy.id LIMIT ?
      """
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: sql), arguments: [query.service.text, query.limit]
    ).map { row in
      try sight.masked(
        LocalCopyRow(
          copy: try read(row), title: row["title"], registeredBy: row["registered_name"],
          isOverdue: (row["entry"] as Int?) != nil))
    }
    let total =
      try Int.fetchOne(
        db.cachedStatement(sql: "SELECT count(*) FROM local_copy WHERE service = ? AND deleted_on IS NULL"),
        arguments: [query.service.text]) ?? 0
    return Page(rows: rows, next: nil, total: total)
  }

  private static func read(_ row: Row) throws -> LocalCopy {
    LocalCopy(
      id: LocalCopy.ID(row["id"]), post: PostItem.ID(row["post"]), service: try row.word("service"),
      machine: row["machine"], place: row["place"], since: try row.day("since"),
      registeredBy: try row.word("registered_by"), deletedOn: try row.dayIfAny("deleted_on"),
      deletedBy: try row.wordIfAny("deleted_by"))
  }
}
