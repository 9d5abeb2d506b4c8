internal import CommandBus
internal import Domain
internal import GRDB

/// The due list: one range of one index, read a page at a time.
enum DueTable {
  static func page(_ query: DueList, _ db: Database) throws -> Page<DueRow> {
    let key = query.after?.parts ?? []
    var after: (sql: String, arguments: StatementArguments) = ("", [])
    if key.count == 3, case .text(let due) = key[0], case .number(let post) = key[1], case .number(let place) = key[2] {
      after = ("AND (open.due_on, open.post, open.place) > (?, ?, ?)", [due, post, place])
    }
    let sql = """
      SELECT open.post, open.place, \(DeadlineTable.columns.split(separator: ", ").map { "open.\($0)" }.joined(separator: ", "))
      FROM \(source(query)) \(after.sql)
      ORDER BY open.due_on, open.post, open.place LIMIT ?
      """
    let arguments = arguments(query) + after.arguments + [query.limit + 1]
    let found = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
    let shown = found.prefix(query.limit)
    let next = try found.count > query.limit ? shown.last.map(pageKey) : nil
    return Page(rows: try shown.map { try row($0, db) }, next: next, total: try count(query, db))
  }

  private static func count(_ query: DueList, _ db: Database) throws -> Int {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM \(source(query)) LIMIT \(Page<DueRow>.countedUpTo))"
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments(query)) ?? 0
  }

  private static func source(_ query: DueList) -> String {
    let words = query.words.map { _ in " AND instr(post.folded, ?) > 0" }.joined()
    return """
      post_deadline AS open INDEXED BY deadline_by_service CROSS JOIN post ON post.id = open.post
      WHERE open.service = ? AND open.is_open = 1\(words)
      """
  }

  private static func arguments(_ query: DueList) -> StatementArguments {
    StatementArguments([query.service.text]) + StatementArguments(query.words)
  }

  private static func row(_ row: Row, _ db: Database) throws -> DueRow {
    guard let item = try TrayList.row(PostItem.ID(row["post"]), db) else {
      throw StoreFault(.damaged, cause: "post_deadline")
    }
    return DueRow(item: item, deadline: try DeadlineTable.read(row))
  }

  private static func pageKey(_ row: Row) throws -> PageKey {
    PageKey([.text(row["due_on"]), .number(row["post"]), .number(row["place"])])
  }
}
