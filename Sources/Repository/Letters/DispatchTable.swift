internal import CommandBus
internal import Domain
internal import GRDB

/// The table `dispatch`: a finalised letter on its way to each of its recipients.
enum DispatchTable {
  static func add(
    _ new: LetterFinalised.NewDispatch, to recipient: Recipient, of content: LetterFinalised, _ db: Database
  ) throws {
    let dispatch = Dispatch(
      id: new.dispatch, letter: content.letter, service: content.service, caseFolder: content.caseFolder,
      recipient: recipient, channel: content.channel, reference: new.reference, stage: new.stage)
    try db.run(
      """
      INSERT INTO dispatch (id, letter, place, service, case_folder, recipient, channel, reference, stage, progress,
        board, is_over)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      new.dispatch.value, content.letter.value, new.recipient, content.service.text, content.caseFolder.key,
      try StoredJSON.text(recipient), content.channel.rawValue, new.reference, new.stage.rawValue,
      try StoredJSON.text(dispatch.progress), dispatch.group.rawValue, dispatch.isOver)
  }

  static func apply(_ content: DispatchStarted, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE dispatch SET stage = 'sending', started_at = ? WHERE id = ?", entry.at.iso, content.dispatch.value)
    try refresh(content.dispatch, entry, db)
  }

  static func apply(_ content: DispatchAccepted, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE dispatch SET stage = 'accepted', outside_id = ?, accepted_at = ?, fault = NULL WHERE id = ?",
      content.outsideID, entry.at.iso, content.dispatch.value)
    try refresh(content.dispatch, entry, db)
  }

  static func apply(_ content: DispatchRefused, _ entry: LogEntry, _ db: Database) throws {
    let fault = content.field.map { "\($0): \(content.reason)" } ?? content.reason
    try db.run("UPDATE dispatch SET stage = 'failed', fault = ? WHERE id = ?", fault, content.dispatch.value)
    try refresh(content.dispatch, entry, db)
  }

  static func apply(_ content: DispatchTryFailed, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE dispatch SET stage = ?, tries = tries + 1, fault = ? WHERE id = ?",
      content.isFinal ? "failed" : "queued", content.reason, content.dispatch.value)
    try refresh(content.dispatch, entry, db)
  }

  static func apply(_ content: DispatchObserved, _ entry: LogEntry, _ db: Database) throws {
    guard var progress = try dispatch(content.dispatch, db)?.progress else { return }
    for (word, at) in content.words.sorted(by: { $0.key < $1.key }) { progress.observe(word, at: at) }
    try db.run(
      "UPDATE dispatch SET progress = ?, prints_at = ? WHERE id = ?", try StoredJSON.text(progress),
      content.printsAt?.iso, content.dispatch.value)
    try refresh(content.dispatch, entry, db)
  }

  static func apply(_ content: PrintStopAsked, _ entry: LogEntry, _ db: Database) throws {
    try db.run("UPDATE dispatch SET stop_asked_at = ? WHERE id = ?", entry.at.iso, content.dispatch.value)
    try refresh(content.dispatch, entry, db)
  }

  static func apply(_ content: PrintStopTried, _ entry: LogEntry, _ db: Database) throws {
    if content.isStopped {
      try db.run("UPDATE dispatch SET stopped_at = ? WHERE id = ?", entry.at.iso, content.dispatch.value)
    } else {
      try db.run(
        "UPDATE dispatch SET stop_asked_at = NULL, fault = ? WHERE id = ?", content.reason, content.dispatch.value)
    }
    try refresh(content.dispatch, entry, db)
  }

  static func apply(_ content: PrintLeftUnclear, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE dispatch SET stage = 'print-unclear', fault = ? WHERE id = ?", content.reason, content.dispatch.value)
    try refresh(content.dispatch, entry, db)
  }

  static func apply(_ content: DispatchPrinted, _ entry: LogEntry, _ db: Database) throws {
    guard let found = try dispatch(content.dispatch, db) else { return }
    let signature: LetterSignature? = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT signature FROM letter WHERE id = ?"), arguments: [found.letter.value]
    ).flatMap { try $0.storedIfAny("signature") }
    let stage = found.stage(afterPrinting: signature?.kind ?? .none)
    try db.run(
      "UPDATE dispatch SET printed_at = ?, stage = ?, fault = NULL WHERE id = ?", entry.at.iso, stage.rawValue,
      content.dispatch.value)
    if stage == .handedOver { try handOver(content.dispatch, entry, db) }
    try refresh(content.dispatch, entry, db)
  }

  static func apply(_ content: DispatchSigned, _ entry: LogEntry, _ db: Database) throws {
    guard let found = try dispatch(content.dispatch, db) else { return }
    let stage = found.stageAfterSigning
    try db.run(
      "UPDATE dispatch SET signed_at = ?, stage = ? WHERE id = ?", entry.at.iso, stage.rawValue, content.dispatch.value)
    if stage == .handedOver { try handOver(content.dispatch, entry, db) }
    try refresh(content.dispatch, entry, db)
  }

  static func apply(_ content: DispatchHandedOver, _ entry: LogEntry, _ db: Database) throws {
    try handOver(content.dispatch, entry, db)
    if let transcript = content.transcript {
      try db.run(
        "UPDATE dispatch SET transcript = ? WHERE id = ?", try StoredJSON.text(transcript), content.dispatch.value)
    }
    try refresh(content.dispatch, entry, db)
  }

  static func apply(_ content: DispatchRetried, _ entry: LogEntry, _ db: Database) throws {
    try db.run("UPDATE dispatch SET stage = 'queued', tries = 0, fault = NULL WHERE id = ?", content.dispatch.value)
    try refresh(content.dispatch, entry, db)
  }

  private static func handOver(_ dispatch: Dispatch.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE dispatch SET handed_over_at = ?, stage = 'handed-over' WHERE id = ?", entry.at.iso, dispatch.value)
  }

  /// Puts it where it now stands on the board.
  private static func refresh(_ id: Dispatch.ID, _ entry: LogEntry, _ db: Database) throws {
    guard let found = try dispatch(id, db) else { return }
    try db.run(
      "UPDATE dispatch SET board = ?, is_over = ? WHERE id = ?", found.group.rawValue, found.isOver, id.value)
    try LetterTable.touch(found.letter, entry, db)
  }

  // MARK: - Reading

  static func dispatch(_ id: Dispatch.ID, _ db: Database) throws -> Dispatch? {
    try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM dispatch WHERE id = ?"), arguments: [id.value]).map(read)
  }

  static func dispatches(of letter: Letter.ID, _ db: Database) throws -> [Dispatch] {
    let sql = "SELECT * FROM dispatch WHERE letter = ? ORDER BY place"
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [letter.value]).map(read)
  }

  static func read(_ row: Row) throws -> Dispatch {
    Dispatch(
      id: Dispatch.ID(row["id"]), letter: Letter.ID(row["letter"]), service: try row.word("service"),
      caseFolder: CaseFolder.ID(key: row["case_folder"]), recipient: try row.stored("recipient"),
      channel: try row.choice("channel"), reference: row["reference"], stage: try row.choice("stage"),
      tries: row["tries"], fault: row["fault"], outsideID: row["outside_id"],
      startedAt: try row.instantIfAny("started_at"), acceptedAt: try row.instantIfAny("accepted_at"),
      progress: try row.stored("progress"), printsAt: try row.instantIfAny("prints_at"),
      stopAskedAt: try row.instantIfAny("stop_asked_at"), stoppedAt: try row.instantIfAny("stopped_at"),
      printedAt: try row.instantIfAny("printed_at"), signedAt: try row.instantIfAny("signed_at"),
      handedOverAt: try row.instantIfAny("handed_over_at"), transcript: try row.storedIfAny("transcript"))
  }
}
