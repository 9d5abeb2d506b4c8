internal import CommandBus
internal import Domain
internal import GRDB

/// Entries that ask for an answer and are not written off, the oldest first (Noark 3.4.10).
enum RestanceList {
  static func page(_ query: Restances, _ sight: CaseSight, _ db: Database) throws -> Page<RegistryRow> {
    let (condition, arguments) = selection(query)
    var (day, key) = ("", 0)
    if case .text(let text)? = query.after?.parts.first, case .number(let number)? = query.after?.parts.last {
      (day, key) = (text, number)
    }
    let sql = """
      SELECT registry_entry.*, ifnull(registry_entry.handler, post.handler) AS has_it, user.name AS handler_name,
        post.due_on, post.soon_on, post.due_weight
      FROM registry_entry LEFT JOIN post ON post.id = registry_entry.post
      LEFT JOIN user ON user.id = ifnull(registry_entry.handler, post.handler)
      WHERE \(condition) AND (registry_entry.received_on, registry_entry.key) > (?, ?)
      ORDER BY registry_entry.received_on, registry_entry.key LIMIT ?
      """
    let all = arguments + [day, key, query.limit + 1]
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: all).map(row)
    let shown = try rows.prefix(query.limit).map { try sight.masked($0, of: query.service) }
    let next = shown.last.map { PageKey([.text($0.entry.receivedOn.iso), .number($0.entry.id.key)]) }
    return Page(rows: shown, next: rows.count > query.limit ? next : nil, total: try count(query, db))
  }

  private static func row(_ row: Row) throws -> RegistryRow {
    let due = try row.dayIfAny("due_on").map { day in
      NextDeadline(dueOn: day, soonOn: try row.day("soon_on"), weight: try row.choice("due_weight"))
    }
    return RegistryRow(entry: try RegistryTable.read(row), handlerName: row["handler_name"], due: due)
  }

  static func count(_ query: Restances, _ db: Database) throws -> Int {
    let (condition, arguments) = selection(query)
    let sql = """
      SELECT count(*) FROM (
        SELECT 1 FROM registry_entry LEFT JOIN post ON post.id = registry_entry.post
        WHERE \(condition) LIMIT \(Page<RegistryRow>.countedUpTo))
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
  }

  private static func selection(_ query: Restances) -> (String, StatementArguments) {
    let ofService = "registry_entry.service = ? AND registry_entry.restance <> 'written-off'"
    guard let handler = query.handler else { return (ofService, [query.service.text]) }
    return (
      ofService + " AND ifnull(registry_entry.handler, post.handler) = ?", [query.service.text, handler.text]
    )
  }
}
