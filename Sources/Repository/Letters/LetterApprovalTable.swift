internal import CommandBus
internal import Domain
internal import GRDB

/// The tables `letter_approval` and `letter_comment`: what others say of a letter before it leaves.
enum LetterApprovalTable {
  static func apply(_ content: LetterSentForApproval, _ entry: LogEntry, _ db: Database) throws {
    try clear(content.letter, db)
    for (place, need) in content.needs.enumerated() {
      try db.run(
        "INSERT INTO letter_approval (letter, place, need) VALUES (?, ?, ?)", content.letter.value, place,
        try StoredJSON.text(need))
    }
    try db.run(
      "UPDATE letter SET choices = ?, return_reason = NULL WHERE id = ?", try StoredJSON.text(content.choices),
      content.letter.value)
    try LetterTable.set(.awaitingApproval, content.letter, entry, db)
  }

  static func apply(_ content: LetterWithdrawn, _ entry: LogEntry, _ db: Database) throws {
    try clear(content.letter, db)
    try LetterTable.set(.draft, content.letter, entry, db)
  }

  static func apply(_ content: LetterReturned, _ entry: LogEntry, _ db: Database) throws {
    try clear(content.letter, db)
    try db.run("UPDATE letter SET return_reason = ? WHERE id = ?", content.reason, content.letter.value)
    try LetterTable.set(.returned, content.letter, entry, db)
  }

  static func apply(_ content: LetterApproved, _ entry: LogEntry, _ db: Database) throws {
    for place in content.places {
      try db.run(
        "UPDATE letter_approval SET approver = ?, on_behalf_of = ?, given_at = ? WHERE letter = ? AND place = ?",
        entry.actor.text, entry.onBehalfOf?.text, entry.at.iso, content.letter.value, place)
    }
    if let leaves = content.leavesAt {
      try db.run(
        "UPDATE letter SET state = 'approved', leaves_at = ? WHERE id = ?", leaves.iso, content.letter.value)
    }
    try LetterTable.touch(content.letter, entry, db)
  }

  static func apply(_ content: LetterApprovalCancelled, _ entry: LogEntry, _ db: Database) throws {
    try LetterTable.set(.awaitingApproval, content.letter, entry, db)
    for place in content.places {
      try db.run(
        """
        UPDATE letter_approval SET approver = NULL, on_behalf_of = NULL, given_at = NULL
        WHERE letter = ? AND place = ?
        """,
        content.letter.value, place)
    }
  }

  /// A text that is written on anew is approved anew.
  private static func clear(_ letter: Letter.ID, _ db: Database) throws {
    try db.run("DELETE FROM letter_approval WHERE letter = ?", letter.value)
  }

  static func apply(_ content: LetterCommented, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO letter_comment (id, letter, text_version, first_word, last_word, text, by_user, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      content.comment.value, content.letter.value, content.textVersion, content.firstWord, content.lastWord,
      content.text, (entry.onBehalfOf ?? entry.actor).text, entry.at.iso)
    try LetterTable.touch(content.letter, entry, db)
  }

  static func apply(_ content: LetterCommentResolved, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE letter_comment SET resolved_by = ?, resolved_at = ? WHERE id = ?", entry.actor.text, entry.at.iso,
      content.comment.value)
    try LetterTable.touch(content.letter, entry, db)
  }

  // MARK: - Reading

  static func steps(of letter: Letter.ID, _ db: Database) throws -> [ApprovalStep] {
    let sql = "SELECT * FROM letter_approval WHERE letter = ? ORDER BY place"
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [letter.value]).map { row in
      let given = try (row["approver"] as String?).map { _ in
        ApprovalStep.Given(
          by: try row.word("approver"), onBehalfOf: try row.wordIfAny("on_behalf_of"), at: try row.instant("given_at"))
      }
      return ApprovalStep(need: try row.stored("need"), given: given)
    }
  }

  static func comment(_ id: LetterComment.ID, _ db: Database) throws -> LetterComment? {
    let sql = "SELECT * FROM letter_comment WHERE id = ?"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.value]).map(read)
  }

  /// Open ones first, in the order of the text.
  static func comments(on letter: Letter.ID, openOnly: Bool, _ db: Database) throws -> [LetterComment] {
    let sql = """
      SELECT * FROM letter_comment WHERE letter = ? \(openOnly ? "AND resolved_at IS NULL" : "")
      ORDER BY resolved_at IS NOT NULL, text_version DESC, first_word, id
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [letter.value]).map(read)
  }

  private static func read(_ row: Row) throws -> LetterComment {
    LetterComment(
      id: LetterComment.ID(row["id"]), letter: Letter.ID(row["letter"]), textVersion: row["text_version"],
      words: (row["first_word"] as Int)...(row["last_word"] as Int), text: row["text"], by: try row.word("by_user"),
      at: try row.instant("at"), resolvedBy: try row.wordIfAny("resolved_by"),
      resolvedAt: try row.instantIfAny("resolved_at"))
  }
}
