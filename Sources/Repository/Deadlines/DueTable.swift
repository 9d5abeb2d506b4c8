internal import CommandBus
internal import Domain
internal import GRDB

/// The due list: one range of one index, read a page at a time.
enum DueTable {
  static func page(_ query: DueList, _ sight: CaseSight, _ db: Database) throws -> Page<DueRow> {
    let key = query.after?.parts ?? []
    var after: (sql: String, arguments: StatementArguments) = ("", [])
    if key.count == 3, case .text(let due) = key[0], case .number(let post) = key[1], case .number(let place) = key[2] {
      after = ("AND (open.due_on, open.post, open.place) > (?, ?, ?)", [due, post, place])
    }
    let (source, values) = try source(query, sight)
    let sql = """
      SELECT open.post, open.place, \(DeadlineTable.columns.split(separator: ", ").map { "open.\($0)" }.joined(separator: ", "))
      FROM \(source) \(after.sql)
      ORDER BY open.due_on, open.post, open.place LIMIT ?
      """
    let arguments = values + after.arguments + [query.limit + 1]
    let found = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
    let shown = found.prefix(query.limit)
    let next = try found.count > query.limit ? shown.last.map(pageKey) : nil
    let counted = "SELECT count(*) FROM (SELECT 1 FROM \(source) LIMIT \(Page<DueRow>.countedUpTo))"
    return Page(
      rows: try shown.map { try row($0, sight, db) }, next: next,
      total: try Int.fetchOne(db.cachedStatement(sql: counted), arguments: values) ?? 0)
  }

  private static func source(_ query: DueList, _ sight: CaseSight) throws -> (sql: String, StatementArguments) {
    let held = try sight.terms(query.words, in: query.service).condition(in: "post.folded")
    let seen = query.words.isEmpty ? nil : try sight.search(of: query.service, "post.case_folder")
    let visible = seen.map { " AND (post.case_folder IS NULL OR \($0.condition))" } ?? ""
    let sql = """
      post_deadline AS open INDEXED BY deadline_by_service CROSS JOIN post ON post.id = open.post
      WHERE open.service = ? AND open.is_open = 1\(held.sql)\(visible)
      """
    return (sql, StatementArguments([query.service.text]) + held.arguments + (seen?.arguments ?? []))
  }

  private static func row(_ row: Row, _ sight: CaseSight, _ db: Database) throws -> DueRow {
    guard let item = try TrayList.row(PostItem.ID(row["post"]), db) else {
      throw StoreFault(.damaged, cause: "post_deadline")
    }
    return DueRow(item: try sight.masked(item), deadline: try DeadlineTable.read(row))
  }

  private static func pageKey(_ row: Row) throws -> PageKey {
    PageKey([.text(row["due_on"]), .number(row["post"]), .number(row["place"])])
  }
}
