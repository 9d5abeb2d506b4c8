internal import CommandBus
internal import Domain
internal import GRDB

/// The tables of a letter until it is finalised.
enum LetterTable {
  static func apply(_ content: LetterDrafted, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO letter (id, version, service, case_folder, template, purpose, is_locked, language, title, author,
        recipients, channel, channel_reason, text, text_version, state, corrects, changed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 'draft', ?, ?)
      """,
      content.letter.value, entry.position, content.service.text, content.caseFolder.key, content.template,
      content.purpose.rawValue, content.isLocked, content.language.rawValue, content.title, content.author.text,
      try StoredJSON.text(content.recipients), content.channel.rawValue, content.channelReason,
      try StoredJSON.text(content.text), content.corrects?.value, entry.at.iso)
    try setAnswers(content.answers, of: content.letter, db)
    try keep(1, content.title, content.text, of: content.letter, entry, db)
  }

  static func apply(_ content: LetterSaved, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE letter SET title = ?, text = ?, text_version = ? WHERE id = ?", content.title,
      try StoredJSON.text(content.text), content.textVersion, content.letter.value)
    try keep(content.textVersion, content.title, content.text, of: content.letter, entry, db)
    try touch(content.letter, entry, db)
  }

  static func apply(_ content: LetterAddressed, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE letter SET recipients = ?, channel = ?, channel_reason = ? WHERE id = ?",
      try StoredJSON.text(content.recipients), content.channel.rawValue, content.channelReason, content.letter.value)
    try setAnswers(content.answers, of: content.letter, db)
    try touch(content.letter, entry, db)
  }

  static func apply(_ content: LetterDiscarded, _ entry: LogEntry, _ db: Database) throws {
    try set(.discarded, content.letter, entry, db)
  }

  static func apply(_ content: LetterFinalised, _ entry: LogEntry, _ db: Database) throws {
    try RegistryTable.apply(content, entry, db)
    try db.run(
      """
      UPDATE letter SET state = 'finalised', leaves_at = NULL, entry = ?, signature = ?, finalised_at = ? WHERE id = ?
      """,
      content.entry.key, try StoredJSON.text(content.signature), entry.at.iso, content.letter.value)
    for dispatch in content.dispatches where content.recipients.indices.contains(dispatch.recipient) {
      try DispatchTable.add(dispatch, to: content.recipients[dispatch.recipient], of: content, db)
    }
    if let archive = content.archive {
      try db.run(
        "INSERT INTO archive_delivery (letter, archive, state, since) VALUES (?, ?, 'waiting', ?)",
        content.letter.value, archive, entry.at.iso)
    }
    try touch(content.letter, entry, db)
  }

  static func apply(_ content: LetterRendered, _ entry: LogEntry, _ db: Database) throws {
    try db.run("UPDATE letter SET page = ? WHERE id = ?", try StoredJSON.text(content.page), content.letter.value)
    try touch(content.letter, entry, db)
  }

  static func apply(_ content: SentWithErrorReported, _ entry: LogEntry, _ db: Database) throws {
    try db.run("UPDATE letter SET reported_at = ? WHERE id = ?", entry.at.iso, content.letter.value)
    try touch(content.letter, entry, db)
  }

  static func set(_ state: LetterState, _ letter: Letter.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.run("UPDATE letter SET state = ?, leaves_at = NULL WHERE id = ?", state.rawValue, letter.value)
    try touch(letter, entry, db)
  }

  static func touch(_ letter: Letter.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE letter SET version = ?, changed_at = ? WHERE id = ?", entry.position, entry.at.iso, letter.value)
  }

  private static func setAnswers(_ answers: [RegistryEntry.ID], of letter: Letter.ID, _ db: Database) throws {
    try db.run("DELETE FROM letter_answer WHERE letter = ?", letter.value)
    for (place, answer) in answers.enumerated() {
      try db.run(
        "INSERT INTO letter_answer (letter, place, entry) VALUES (?, ?, ?)", letter.value, place, answer.key)
    }
  }

  private static func keep(
    _ number: Int, _ title: String, _ text: DocumentReference, of letter: Letter.ID, _ entry: LogEntry, _ db: Database
  ) throws {
    try db.run(
      """
      INSERT INTO letter_version (letter, number, title, text, writer, writer_for, saved_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      letter.value, number, title, try StoredJSON.text(text), entry.actor.text, entry.onBehalfOf?.text, entry.at.iso)
  }

  // MARK: - Reading

  static func letter(_ id: Letter.ID, _ db: Database) throws -> Letter? {
    try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM letter WHERE id = ?"), arguments: [id.value])
      .map { try read($0, db) }
  }

  static func open(in caseFolder: CaseFolder.ID, _ db: Database) throws -> [Letter.ID] {
    let sql = "SELECT id FROM letter WHERE case_folder = ? AND state NOT IN ('finalised', 'discarded') ORDER BY id"
    return try Int.fetchAll(db.cachedStatement(sql: sql), arguments: [caseFolder.key]).map { Letter.ID($0) }
  }

  static func letters(answering entry: RegistryEntry.ID, _ db: Database) throws -> [Letter] {
    let sql = """
      SELECT letter.* FROM letter_answer JOIN letter ON letter.id = letter_answer.letter
      WHERE letter_answer.entry = ? AND letter.state <> 'discarded' ORDER BY letter.id
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [entry.key]).map { try read($0, db) }
  }

  static func writers(of letter: Letter.ID, _ db: Database) throws -> Set<User.ID> {
    let sql = """
      SELECT writer AS user FROM letter_version WHERE letter = ?1
      UNION SELECT writer_for FROM letter_version WHERE letter = ?1 AND writer_for IS NOT NULL
      """
    return Set(
      try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [letter.value]).map { try $0.word("user") })
  }

  /// The newest first.
  static func versions(of letter: Letter.ID, _ db: Database) throws -> [LetterVersion] {
    let sql = "SELECT * FROM letter_version WHERE letter = ? ORDER BY number DESC"
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [letter.value]).map(readVersion)
  }

  static func version(_ number: Int, of letter: Letter.ID, _ db: Database) throws -> LetterVersion? {
    let sql = "SELECT * FROM letter_version WHERE letter = ? AND number = ?"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [letter.value, number]).map(readVersion)
  }

  private static func readVersion(_ row: Row) throws -> LetterVersion {
    LetterVersion(
      number: row["number"], title: row["title"], text: try row.stored("text"),
      writer: try row.wordIfAny("writer_for") ?? row.word("writer"), savedAt: try row.instant("saved_at"))
  }

  static func read(_ row: Row, _ db: Database) throws -> Letter {
    let id = Letter.ID(row["id"])
    let answers = try Int.fetchAll(
      db.cachedStatement(sql: "SELECT entry FROM letter_answer WHERE letter = ? ORDER BY place"),
      arguments: [id.value])
    return Letter(
      id: id, service: try row.word("service"), caseFolder: CaseFolder.ID(key: row["case_folder"]),
      template: row["template"], purpose: try row.choice("purpose"), isLocked: row["is_locked"],
      language: try row.choice("language"), title: row["title"], author: try row.word("author"),
      recipients: try row.stored("recipients"), channel: try row.choice("channel"),
      channelReason: row["channel_reason"], answers: answers.map { RegistryEntry.ID(key: $0) },
      text: try row.stored("text"), textVersion: row["text_version"], state: try row.choice("state"),
      corrects: row.numberIfAny("corrects"), choices: try row.storedIfAny("choices"),
      approvals: try LetterApprovalTable.steps(of: id, db), leavesAt: try row.instantIfAny("leaves_at"),
      returnReason: row["return_reason"], entry: (row["entry"] as Int?).map { RegistryEntry.ID(key: $0) },
      page: try row.storedIfAny("page"))
  }
}

extension Row {
  /// A value that was stored as JSON.
  func stored<Value: Decodable>(_ column: String) throws -> Value {
    var text: String = self[column]
    return try text.withUTF8 { try StoredJSON.value(Value.self, from: $0) }
  }

  func storedIfAny<Value: Decodable>(_ column: String) throws -> Value? {
    (self[column] as String?) == nil ? nil : try stored(column)
  }
}
