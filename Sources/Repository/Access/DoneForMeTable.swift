internal import CommandBus
internal import Domain
internal import GRDB

/// What others did in a person's name, and how far the person has read.
enum DoneForMeTable {
  static func apply(_ content: DoneForMeRead, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO done_for_me (user, through) VALUES (?, ?)
        ON CONFLICT (user) DO UPDATE SET through = max(through, excluded.through)
        """, arguments: [content.user.text, content.through])
  }

  static func readThrough(by user: User.ID, _ db: Database) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT through FROM done_for_me WHERE user = ?")
    return try Int.fetchOne(statement, arguments: [user.text]) ?? 0
  }

  /// The log positions of what has not been read, counted no further than a screen says.
  static func unread(by user: User.ID, _ db: Database) throws -> (first: Int?, last: Int?, count: Int) {
    let sql = """
      SELECT min(position), max(position), count(*) FROM (
        SELECT position FROM log WHERE on_behalf_of = ? AND position > ? ORDER BY position
        LIMIT \(Page<HistoryRow>.countedUpTo))
      """
    let arguments: StatementArguments = [user.text, try readThrough(by: user, db)]
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) else { return (nil, nil, 0) }
    return (row[0], row[1], row[2])
  }

  static func list(_ query: DoneForMe, _ sight: CaseSight, _ db: Database) throws -> DoneForMe.Answer {
    let sql = """
      SELECT \(LogTable.columns) FROM log WHERE on_behalf_of = ? ORDER BY position DESC LIMIT ?
      """
    let codec = EventCodec()
    let rows = try Row.fetchAll(db, sql: sql, arguments: [query.user.text, query.limit])
      .map { try LogRow($0) }.filter { !$0.isErased }
      .map { try HistoryList.row(codec.decode($0), sight, db) }
    return DoneForMe.Answer(
      rows: rows, readThrough: try readThrough(by: query.user, db), unread: try unread(by: query.user, db).count)
  }
}
