internal import CommandBus
internal import Domain
internal import GRDB

enum RegistryTable {
  static func apply(_ content: EntryRegistered, _ entry: LogEntry, _ db: Database) throws {
    let id = content.entry
    try db.cachedStatement(
      sql: """
        INSERT INTO registry_entry (key, year, number, case_folder, sequence, post, service, registered_on, received_on,
          document_date, title, correspondent)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      id.key, id.year, id.number, content.caseFolder.key, content.sequence, content.post.value, content.service.text,
      content.registeredOn.iso, content.receivedOn.iso, content.documentDate?.iso, content.title,
      content.correspondent,
    ])
    try db.cachedStatement(sql: "UPDATE case_folder SET version = ?, entries = entries + 1 WHERE key = ?")
      .execute(arguments: [entry.position, content.caseFolder.key])
    try PostTable.register(content.post, as: id, entry, db)
  }

  static func page(_ query: Registry, _ db: Database) throws -> Page<RegistryRow> {
    var before = Int.max
    if case .number(let key)? = query.after?.parts.first { before = key }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT registry_entry.*, post.handler AS handler FROM registry_entry
        JOIN post ON post.id = registry_entry.post
        WHERE registry_entry.service = ? AND registry_entry.key < ? ORDER BY registry_entry.key DESC LIMIT ?
        """,
      arguments: [query.service.text, before, query.limit + 1]
    ).map { RegistryRow(entry: try read($0), handler: try $0.wordIfAny("handler")) }
    let shown = Array(rows.prefix(query.limit))
    let total = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM (SELECT 1 FROM registry_entry WHERE service = ? LIMIT \(Page<RegistryRow>.countedUpTo))
        """,
      arguments: [query.service.text])
    return Page(
      rows: shown, next: rows.count > query.limit ? shown.last.map { PageKey([.number($0.entry.id.key)]) } : nil,
      total: total ?? 0)
  }

  static func read(_ row: Row) throws -> RegistryEntry {
    RegistryEntry(
      id: RegistryEntry.ID(key: row["key"]), caseFolder: CaseFolder.ID(key: row["case_folder"]),
      sequence: row["sequence"], post: PostItem.ID(row["post"]), registeredOn: try row.day("registered_on"),
      receivedOn: try row.day("received_on"), documentDate: try row.dayIfAny("document_date"), title: row["title"],
      correspondent: row["correspondent"])
  }
}
