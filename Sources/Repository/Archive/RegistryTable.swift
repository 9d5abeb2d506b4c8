internal import CommandBus
internal import Domain
internal import Foundation
internal import GRDB

enum RegistryTable {
  static func apply(_ content: EntryRegistered, _ entry: LogEntry, _ db: Database) throws {
    let id = content.entry
    try db.run(
      """
      INSERT INTO registry_entry (key, year, number, case_folder, sequence, type, post, service, registered_on,
        received_on, document_date, title, correspondent, folded, has_it, restance)
      VALUES (?, ?, ?, ?, ?, 'I', ?, ?, ?, ?, ?, ?, ?, ?, (SELECT handler FROM post WHERE id = ?), 'open')
      """,
      id.key, id.year, id.number, content.caseFolder.key, content.sequence, content.post.value, content.service.text,
      content.registeredOn.iso, content.receivedOn.iso, content.documentDate?.iso, content.title,
      content.correspondent, "\(content.title) \(content.correspondent)".folded, content.post.value)
    try CaseTable.countEntry(in: content.caseFolder, db)
    try PostTable.register(content.post, as: id, entry, db)
    try markPreliminary(content.post, db)
  }

  /// An item's entry is the restance of whoever has the item.
  static func setHandler(_ handler: User.ID?, of post: PostItem.ID, _ db: Database) throws {
    try db.run("UPDATE registry_entry SET has_it = ? WHERE post = ?", handler?.text, post.value)
  }

  static func apply(_ content: EntryFinalised, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE registry_entry SET finalised_at = ?, finalised_by = ? WHERE key = ?", entry.at.iso, entry.actor.text,
      content.entry.key)
    try PostTable.touch(content.post, entry, db)
  }

  static func isFinalised(_ id: RegistryEntry.ID, _ db: Database) throws -> Bool {
    let sql = "SELECT 1 FROM registry_entry WHERE key = ? AND finalised_at IS NOT NULL"
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [id.key]) != nil
  }

  /// An entry whose item has had a preliminary answer: said beside it, and still outstanding (E-3).
  static func markPreliminary(_ post: PostItem.ID, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE registry_entry SET preliminary_on = post.preliminary_on,
          restance = CASE restance WHEN 'open' THEN 'preliminarily-answered' ELSE restance END
        FROM post WHERE post.id = registry_entry.post AND post.id = ? AND post.preliminary_on IS NOT NULL
        """
    ).execute(arguments: [post.value])
  }

  static func apply(_ content: NoteRegistered, _ entry: LogEntry, _ db: Database) throws {
    let id = content.entry
    let restance = content.type.asksForAnswer ? RestanceState.open.rawValue : nil
    try db.run(
      """
      INSERT INTO registry_entry (key, year, number, case_folder, sequence, type, service, registered_on, received_on,
        title, correspondent, folded, handler, has_it, restance, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      id.key, id.year, id.number, content.caseFolder.key, content.sequence, content.type.rawValue,
      content.service.text, content.registeredOn.iso, content.registeredOn.iso, content.title, content.author,
      "\(content.title) \(content.author)".folded, content.handler?.text, content.handler?.text, restance,
      try StoredJSON.text(content.text))
    try CaseTable.countEntry(in: content.caseFolder, db)
    try CaseTable.touch(content.caseFolder, entry, db)
  }

  /// The outgoing entry of a finalised letter; its document stands as it is from the start (Noark 5, dokumentstatus F).
  static func apply(_ content: LetterFinalised, _ entry: LogEntry, _ db: Database) throws {
    let id = content.entry
    try db.run(
      """
      INSERT INTO registry_entry (key, year, number, case_folder, sequence, type, service, registered_on, received_on,
        document_date, title, correspondent, handler, has_it, text, finalised_at, finalised_by)
      VALUES (?, ?, ?, ?, ?, 'U', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      id.key, id.year, id.number, content.caseFolder.key, content.sequence, content.service.text,
      content.registeredOn.iso, content.registeredOn.iso, content.registeredOn.iso, content.title,
      content.recipients.map(\.name).joined(separator: ", "), content.author.text, content.author.text,
      try StoredJSON.text(content.text), entry.at.iso, content.signature.by.text)
    try CaseTable.countEntry(in: content.caseFolder, db)
  }

  static func apply(_ content: EntryWrittenOff, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE registry_entry SET restance = 'written-off', written_off_as = ?, written_off_on = ? WHERE key = ?",
      content.method.rawValue, content.on.iso, content.entry.key)
    for answer in content.answers {
      try db.run(
        "INSERT INTO write_off (entry, answer) VALUES (?, ?)",
        content.entry.key, answer.key)
    }
    try touch(content.post, content.caseFolder, entry, db)
  }

  static func apply(_ content: WriteOffWithdrawn, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "DELETE FROM write_off WHERE entry = ?",
      content.entry.key)
    try db.run(
      """
      UPDATE registry_entry SET written_off_as = NULL, written_off_on = NULL,
        restance = CASE WHEN preliminary_on IS NULL THEN 'open' ELSE 'preliminarily-answered' END
      WHERE key = ?
      """,
      content.entry.key)
    try touch(content.post, content.caseFolder, entry, db)
  }

  /// The version belongs to what the log entry is about.
  private static func touch(
    _ post: PostItem.ID?, _ caseFolder: CaseFolder.ID, _ entry: LogEntry, _ db: Database
  ) throws {
    guard let post else { return try CaseTable.touch(caseFolder, entry, db) }
    try PostTable.touch(post, entry, db)
    try DeadlineTable.refresh(post, db)
  }

  // MARK: - Reading

  static func entry(_ id: RegistryEntry.ID, _ db: Database) throws -> RegistryEntry? {
    let statement = try db.cachedStatement(sql: select + "WHERE registry_entry.key = ?")
    return try Row.fetchOne(statement, arguments: [id.key]).map(read)
  }

  /// The text of a note in a case that is one's own, or read today.
  static func note(_ id: RegistryEntry.ID, _ sight: CaseSight, _ db: Database) throws -> DocumentReference? {
    guard let entry = try entry(id, db) else { return nil }
    return try CaseTable.card(entry.caseFolder, sight, db)?.isOpen == true ? entry.text : nil
  }

  static func entry(_ sequence: Int, in id: CaseFolder.ID, _ db: Database) throws -> RegistryEntry? {
    let sql = select + "WHERE registry_entry.case_folder = ? AND registry_entry.sequence = ?"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.key, sequence]).map(read)
  }

  static func openRestances(in id: CaseFolder.ID, _ db: Database) throws -> [RegistryEntry] {
    let sql =
      select + """
        WHERE registry_entry.case_folder = ? AND registry_entry.restance <> 'written-off'
        ORDER BY registry_entry.sequence
        """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id.key]).map(read)
  }

  /// The newest entries of a case.
  static func entries(in id: CaseFolder.ID, limit: Int, _ db: Database) throws -> [RegistryEntry] {
    let sql = select + "WHERE registry_entry.case_folder = ? ORDER BY registry_entry.sequence DESC LIMIT ?"
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id.key, limit]).map(read)
  }

  /// Which entries of a case are answered by which.
  static func answers(in id: CaseFolder.ID, _ db: Database) throws -> [RegistryEntry.ID: [RegistryEntry.ID]] {
    let sql = """
      SELECT write_off.entry, write_off.answer FROM registry_entry
      JOIN write_off ON write_off.entry = registry_entry.key
      WHERE registry_entry.case_folder = ? ORDER BY write_off.entry, write_off.answer
      """
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [id.key])
    return Dictionary(grouping: rows) { RegistryEntry.ID(key: $0["entry"]) }
      .mapValues { $0.map { RegistryEntry.ID(key: $0["answer"]) } }
  }

  static func page(_ query: Registry, _ sight: CaseSight, _ db: Database) throws -> Page<RegistryRow> {
    var before = Int.max
    if case .number(let key)? = query.after?.parts.first { before = key }
    let sql =
      named + """
        WHERE registry_entry.service = ? AND registry_entry.key < ? ORDER BY registry_entry.key DESC LIMIT ?
        """
    let arguments: StatementArguments = [query.service.text, before, query.limit + 1]
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map(row)
    let shown = try rows.prefix(query.limit).map { try sight.masked($0, of: query.service) }
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

  static let select = "SELECT * FROM registry_entry "

  private static let named = """
    SELECT registry_entry.*, user.name AS handler_name
    FROM registry_entry LEFT JOIN user ON user.id = registry_entry.has_it\u{20}
    """

  static func row(_ row: Row) throws -> RegistryRow {
    RegistryRow(entry: try read(row), handlerName: row["handler_name"])
  }

  static func read(_ row: Row) throws -> RegistryEntry {
    let writeOff = try (row["written_off_as"] as String?).map { _ in
      WriteOff(method: try row.choice("written_off_as"), on: try row.day("written_off_on"))
    }
    let text = try (row["text"] as String?).map {
      try JSONDecoder().decode(DocumentReference.self, from: Data($0.utf8))
    }
    return RegistryEntry(
      id: RegistryEntry.ID(key: row["key"]), caseFolder: CaseFolder.ID(key: row["case_folder"]),
      sequence: row["sequence"], type: try row.choice("type"), post: row.numberIfAny("post"),
      registeredOn: try row.day("registered_on"), receivedOn: try row.day("received_on"),
      documentDate: try row.dayIfAny("document_date"), title: row["title"], correspondent: row["correspondent"],
      handler: try row.wordIfAny("has_it"), restance: try row.choiceIfAny("restance"), writeOff: writeOff, text: text)
  }
}
