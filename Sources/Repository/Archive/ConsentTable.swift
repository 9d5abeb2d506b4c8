internal import CommandBus
internal import Domain
internal import GRDB

/// Written consents, by the person they concern (S1-52, S1-53).
enum ConsentTable {
  static func apply(_ content: ConsentRecorded, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO consent (id, service, party, party_folded, given_on, given_by, reference, post)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      content.consent.value, content.service.text, content.party, content.party.folded, content.givenOn.iso,
      content.givenBy, content.reference, content.post?.value,
    ])
  }

  static func apply(_ content: ConsentWithdrawn, _ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE consent SET withdrawn_on = ? WHERE id = ?")
      .execute(arguments: [content.on.iso, content.consent.value])
  }

  static func consent(_ id: Consent.ID, _ db: Database) throws -> Consent? {
    try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM consent WHERE id = ?"), arguments: [id.value]).map(read)
  }

  /// The consent that holds for a person now.
  static func held(by party: String, in service: Service.ID, _ db: Database) throws -> Consent? {
    let sql = """
      SELECT * FROM consent WHERE service = ? AND party_folded = ? AND withdrawn_on IS NULL ORDER BY id DESC LIMIT 1
      """
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [service.text, party.folded]).map(read)
  }

  static func page(_ query: Consents, _ sight: CaseSight, _ db: Database) throws -> Page<Consent> {
    var before = Int.max
    if case .number(let id)? = query.after?.parts.first { before = id }
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM consent WHERE service = ? AND id < ? ORDER BY id DESC LIMIT ?"),
      arguments: [query.service.text, before, query.limit + 1]
    ).map(read)
    let shown = try rows.prefix(query.limit).map(sight.masked)
    let counted = "SELECT count(*) FROM (SELECT 1 FROM consent WHERE service = ? LIMIT \(Page<Consent>.countedUpTo))"
    let total = try Int.fetchOne(db.cachedStatement(sql: counted), arguments: [query.service.text]) ?? 0
    return Page(
      rows: shown, next: rows.count > query.limit ? shown.last.map { PageKey([.number($0.id.value)]) } : nil,
      total: total)
  }

  private static func read(_ row: Row) throws -> Consent {
    Consent(
      id: Consent.ID(row["id"]), service: try row.word("service"), party: row["party"],
      givenOn: try row.day("given_on"), givenBy: row["given_by"], reference: row["reference"],
      post: row.numberIfAny("post"), withdrawnOn: try row.dayIfAny("withdrawn_on"))
  }
}
