internal import CommandBus
internal import Domain
internal import Foundation
internal import GRDB

enum RuleGapTable {
  static func apply(_ content: RuleGapNoted, _ entry: LogEntry, _ db: Database) throws {
    try PostTable.touch(content.post, entry, db)
    try db.cachedStatement(
      sql: """
        INSERT INTO rule_gap (id, service, post, rule, lines, question, decided, reason, noted_at, noted_by, answer,
          is_open)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 1)
        """
    ).execute(arguments: [
      content.gap.value, content.service.text, content.post.value, content.rule,
      content.lines.joined(separator: " "), try StoredJSON.text(content.question),
      content.decided.joined(separator: " "), content.reason, entry.at.iso, entry.actor.text,
    ])
  }

  static func apply(_ content: RuleGapSettled, _ entry: LogEntry, _ db: Database) throws {
    try PostTable.touch(content.post, entry, db)
    try db.cachedStatement(sql: "UPDATE rule_gap SET answer = ?, is_open = 0 WHERE id = ?")
      .execute(arguments: [content.answer, content.gap.value])
  }

  static func gap(_ id: RuleGap.ID, _ db: Database) throws -> RuleGap? {
    try Row.fetchOne(db, sql: "SELECT * FROM rule_gap WHERE id = ?", arguments: [id.value]).map(read)
  }

  static func page(_ query: RuleGaps, _ sight: CaseSight, _ db: Database) throws -> Page<RuleGapRow> {
    var after: StatementArguments = [0, 0]
    if case .number(let closed)? = query.after?.parts.first, case .number(let id)? = query.after?.parts.last {
      after = [closed, id]
    }
    let sql = """
      SELECT rule_gap.*, post.title AS post_title, user.name AS noted_by_name FROM rule_gap
      JOIN post ON post.id = rule_gap.post JOIN user ON user.id = rule_gap.noted_by
      WHERE rule_gap.service = ? AND (1 - rule_gap.is_open, rule_gap.id) > (?, ?)
      ORDER BY rule_gap.is_open DESC, rule_gap.id LIMIT ?
      """
    let arguments = StatementArguments([query.service.text]) + after + [query.limit + 1]
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
      RuleGapRow(gap: try read(row), postTitle: row["post_title"], notedByName: row["noted_by_name"])
    }
    let shown = try rows.prefix(query.limit).map(sight.masked)
    let key = shown.last.map { PageKey([.number($0.gap.answer == nil ? 0 : 1), .number($0.gap.id.value)]) }
    let count = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM rule_gap WHERE service = ?"), arguments: [query.service.text])
    return Page(rows: shown, next: rows.count > query.limit ? key : nil, total: count ?? 0)
  }

  private static func read(_ row: Row) throws -> RuleGap {
    func words(_ column: String) -> [String] { (row[column] as String).split(separator: " ").map(String.init) }
    let question = Data((row["question"] as String).utf8)
    return RuleGap(
      id: RuleGap.ID(row["id"]), service: try row.word("service"), post: PostItem.ID(row["post"]), rule: row["rule"],
      lines: words("lines"), question: try JSONDecoder().decode(TextByLanguage.self, from: question),
      decided: words("decided"), reason: row["reason"], notedAt: try row.instant("noted_at"),
      notedBy: try row.word("noted_by"), answer: row["answer"])
  }
}
