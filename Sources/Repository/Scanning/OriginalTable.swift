internal import CommandBus
internal import Domain
internal import GRDB

/// The table `original`: paper that lies on a shredding shelf or is gone.
enum OriginalTable {
  static func apply(_ content: OriginalShelved, _ entry: LogEntry, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO original (post, service, shelved_on, shelf) VALUES (?, ?, ?, ?)")
      .execute(arguments: [content.post.value, content.service.text, content.on.iso, content.shelf])
    try PostTable.touch(content.post, entry, db)
    try ScanQueueTable.refresh(content.post, db)
  }

  static func apply(_ content: OriginalShredded, _ entry: LogEntry, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO original (post, service, shredded_on) VALUES (?1, ?2, ?3)
        ON CONFLICT (post) DO UPDATE SET shredded_on = ?3
        """
    ).execute(arguments: [content.post.value, content.service.text, content.on.iso])
    try PostTable.touch(content.post, entry, db)
    try ScanQueueTable.refresh(content.post, db)
  }

  static func takeOffShelf(_ post: PostItem.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM original WHERE post = ? AND shredded_on IS NULL")
      .execute(arguments: [post.value])
    try PostTable.touch(post, entry, db)
    try ScanQueueTable.refresh(post, db)
  }

  static func on(_ shelf: String, of service: Service.ID, _ db: Database) throws -> [Original] {
    let sql = """
      SELECT post, service, shelved_on, shredded_on FROM original
      WHERE service = ? AND shelf = ? AND shredded_on IS NULL ORDER BY shelved_on, post
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [service.text, shelf]).map(read)
  }

  /// An item that another service takes over takes its paper along.
  static func move(_ post: PostItem.ID, to service: Service.ID, _ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE original SET service = ? WHERE post = ?")
      .execute(arguments: [service.text, post.value])
  }

  static func original(of post: PostItem.ID, _ db: Database) throws -> Original? {
    let statement = try db.cachedStatement(
      sql: "SELECT post, service, shelved_on, shredded_on FROM original WHERE post = ?")
    return try Row.fetchOne(statement, arguments: [post.value]).map(read)
  }

  private static func read(_ row: Row) throws -> Original {
    Original(
      post: PostItem.ID(row["post"]), service: try row.word("service"), shelvedOn: try row.dayIfAny("shelved_on"),
      shreddedOn: try row.dayIfAny("shredded_on"))
  }

  static func page(
    _ query: Originals, _ sight: CaseSight, _ desk: OfficeDesk<Reading>
  ) throws -> Page<OriginalRow> {
    let db = desk.db
    let routine = try ServiceTable.routine(of: query.service, known: RoutineMemory(), db)
    let sql = """
      SELECT original.post, original.shelf, original.shelved_on, post.title, post.kind
      FROM original JOIN post ON post.id = original.post
      WHERE original.service = ? AND original.shredded_on IS NULL
      ORDER BY original.shelved_on, original.post LIMIT ?
      """
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [query.service.text, query.limit])
    let found = try rows.map { row in
      let shelved = try row.day("shelved_on")
      return try sight.masked(
        OriginalRow(
          post: PostItem.ID(row["post"]), title: row["title"], kind: try row.word("kind"), shelf: row["shelf"],
          shelvedOn: shelved, mayBeShreddedFrom: routine?.retention?.earliest(shelved: shelved),
          locks: desk.shredLocks(of: PostItem.ID(row["post"]), on: query.today)))
    }
    return Page(rows: found, next: nil, total: try count(of: query.service, db))
  }

  private static func count(of service: Service.ID, _ db: Database) throws -> Int {
    let sql = """
      SELECT count(*) FROM (
        SELECT 1 FROM original WHERE service = ? AND shredded_on IS NULL LIMIT \(Page<OriginalRow>.countedUpTo))
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [service.text]) ?? 0
  }
}
