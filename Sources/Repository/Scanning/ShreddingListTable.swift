internal import CommandBus
internal import Domain
internal import GRDB

enum ShreddingListTable {
  static func apply(_ content: ShreddingListSigned, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO shredding_list (position, service, shelf, signed_on, signed_by, shredded, still, list)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      entry.position, content.service.text, content.shelf, content.on.iso, entry.actor.text, content.posts.count,
      content.left.count, try StoredJSON.text(content.list))
  }

  static func list(_ query: ShreddingLists, _ db: Database) throws -> [ShreddingListRow] {
    let sql = """
      SELECT shredding_list.*, user.name AS signer FROM shredding_list JOIN user ON user.id = shredding_list.signed_by
      WHERE service = ? ORDER BY position DESC LIMIT ?
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [query.service.text, query.limit]).map { row in
      var stored: String = row["list"]
      return ShreddingListRow(
        shelf: row["shelf"], on: try row.day("signed_on"), signedBy: row["signer"], shredded: row["shredded"],
        left: row["still"], list: try stored.withUTF8 { try StoredJSON.value(DocumentReference.self, from: $0) })
    }
  }

  /// Whether the service has signed such a list: no other document is read this way.
  static func holds(_ query: ShreddingListText, _ db: Database) throws -> Bool {
    let lists = try list(ShreddingLists(service: query.service, limit: Int(Int32.max)), db)
    return lists.contains { $0.list.digest == query.digest }
  }
}
