internal import CommandBus
internal import Domain
internal import GRDB

/// The tables `scan_work` and `scan_link`: how far paper has come, and which item a scanned file belongs to.
enum ScanTable {
  static func apply(_ content: ScanPrepared, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO scan_work (post, prepared_at, prepared_by, unit) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (post) DO UPDATE SET prepared_at = ?2, prepared_by = ?3, unit = ?4
      """,
      content.post.value, entry.at.iso, entry.actor.text, content.unit)
    try db.run(
      "UPDATE post SET version = ?, sheets = ?, sides = ? WHERE id = ?", entry.position, content.sheets, content.sides,
      content.post.value)
    try ScanQueueTable.refresh(content.post, db)
  }

  /// A scan that came as an item of its own.
  static func begin(_ content: PostReceived, _ entry: LogEntry, _ db: Database) throws {
    let scans = content.documents.filter { $0.role == .scan }
    if !scans.isEmpty {
      try db.run(
        "INSERT INTO scan_work (post, scanned_at, scans) VALUES (?, ?, 1)", content.post.value, entry.at.iso)
      for scan in scans { try PageWorkTable.begin(scan.digest, of: content.post, at: entry.at, db) }
    }
    try ScanQueueTable.enter(content, db)
  }

  static func apply(_ content: ScanLinked, _ entry: LogEntry, _ db: Database) throws {
    if content.replaces == true {
      try db.run(
        "UPDATE post_document SET role = 'earlier-scan' WHERE post = ? AND role = 'scan'", content.post.value)
    }
    let isPart = content.isPart == true
    if !isPart { try take(content.documents, from: content.from, db) }
    try give(content.documents, to: content.post, at: entry.at, db)
    try db.run(
      """
      INSERT INTO scan_link (position, post, from_post, documents, is_part, replaces) VALUES (?, ?, ?, ?, ?, ?)
      """,
      entry.position, content.post.value, content.from.value, try StoredJSON.text(content.documents), isPart,
      content.replaces == true)
    try db.run(
      """
      INSERT INTO scan_work (post, scanned_at, scanned_by, scans) VALUES (?1, ?2, ?3, 1)
      ON CONFLICT (post) DO UPDATE SET scanned_at = ?2, scanned_by = ?3, scans = scans + 1, checked_at = NULL,
        checked_by = NULL, explanation = NULL
      """,
      content.post.value, entry.at.iso, content.scannedBy?.text)
    try PostTable.touch(content.post, entry, db)
    try ScanQueueTable.refresh(content.post, db)
  }

  static func apply(_ content: ScanUnlinked, _ entry: LogEntry, _ db: Database) throws {
    try take(content.documents, from: content.post, db)
    // What came out of a batch is received as an item of its own by the event that follows.
    if content.isPart != true { try give(content.documents, to: content.from, at: entry.at, db) }
    try db.run(
      """
      UPDATE scan_link SET is_undone = 1
      WHERE position = (SELECT max(position) FROM scan_link WHERE post = ? AND is_undone = 0)
      """,
      content.post.value)
    try db.run(
      """
      UPDATE scan_work SET scans = max(scans - 1, 0), scanned_at = NULL, scanned_by = NULL, checked_at = NULL,
        checked_by = NULL, explanation = NULL WHERE post = ?
      """,
      content.post.value)
    try PostTable.touch(content.post, entry, db)
    try ScanQueueTable.refresh(content.post, db)
  }

  static func apply(_ content: ScanChecked, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE scan_work SET checked_at = ?, checked_by = ?, scanned_by = ?, explanation = ? WHERE post = ?",
      entry.at.iso, entry.actor.text, content.scannedBy.text, content.explanation, content.post.value)
    try PostTable.touch(content.post, entry, db)
    try ScanQueueTable.refresh(content.post, db)
  }

  static func work(of post: PostItem.ID, _ db: Database) throws -> ScanWork? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM scan_work WHERE post = ?")
    return try Row.fetchOne(statement, arguments: [post.value]).map { row in
      var prepared: Stamp?
      if let at = try row.instantIfAny("prepared_at"), let by: User.ID = try row.wordIfAny("prepared_by") {
        prepared = Stamp(at: at, by: by)
      }
      var check: ScanCheck?
      if let at = try row.instantIfAny("checked_at"), let by: User.ID = try row.wordIfAny("checked_by") {
        check = ScanCheck(at: at, by: by, explanation: row["explanation"])
      }
      return ScanWork(
        post: post, prepared: prepared, unit: row["unit"], scannedAt: try row.instantIfAny("scanned_at"),
        scannedBy: try row.wordIfAny("scanned_by"), scans: row["scans"], check: check)
    }
  }

  /// The newest link that has taken nothing's place.
  static func link(of post: PostItem.ID, _ db: Database) throws -> ScanLink? {
    let sql = """
      SELECT from_post, documents, is_part, replaces FROM scan_link WHERE post = ? AND is_undone = 0
      ORDER BY position DESC LIMIT 1
      """
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [post.value]), row["replaces"] == false
    else { return nil }
    return ScanLink(
      from: PostItem.ID(row["from_post"]), documents: try documents(row["documents"]), isPart: row["is_part"])
  }

  /// The items that have pages of a scanned file, those that a batch was divided into included.
  static func links(from file: PostItem.ID, _ db: Database) throws -> [PostItem.ID] {
    let sql = """
      SELECT post AS id FROM scan_link WHERE from_post = ?1 AND is_undone = 0
      UNION SELECT id FROM post WHERE split_from = ?1 AND ?1 IN (SELECT from_post FROM scan_link)
      ORDER BY 1
      """
    return try Int.fetchAll(db.cachedStatement(sql: sql), arguments: [file.value]).map { PostItem.ID($0) }
  }

  static func documents(_ stored: String) throws -> [DocumentReference] {
    var stored = stored
    return try stored.withUTF8 { try StoredJSON.value([DocumentReference].self, from: $0) }
  }

  // MARK: - An item's documents

  private static func take(_ documents: [DocumentReference], from post: PostItem.ID, _ db: Database) throws {
    for document in documents {
      try db.run(
        "DELETE FROM post_document WHERE post = ? AND digest = ? AND role IN ('scan', 'earlier-scan')", post.value,
        document.digest)
    }
    try count(post, db)
  }

  private static func give(
    _ documents: [DocumentReference], to post: PostItem.ID, at: Instant, _ db: Database
  ) throws {
    for document in documents {
      try db.run(
        """
        INSERT INTO post_document (post, place, digest, name, bytes, pages, role)
        VALUES (?1, (SELECT ifnull(max(place), -1) + 1 FROM post_document WHERE post = ?1), ?2, ?3, ?4, ?5, ?6)
        """,
        post.value, document.digest, document.name, document.bytes, document.pages, document.role.rawValue)
      if document.role == .scan { try PageWorkTable.begin(document.digest, of: post, at: at, db) }
    }
    try count(post, db)
  }

  /// What the item's own row says of its documents.
  private static func count(_ post: PostItem.ID, _ db: Database) throws {
    try db.run(
      """
      UPDATE post SET
        documents = (SELECT count(*) FROM post_document WHERE post = ?1),
        scanned_pages = (SELECT CASE WHEN count(*) = count(pages) AND count(*) > 0 THEN sum(pages) END
          FROM post_document WHERE post = ?1 AND role = 'scan')
      WHERE id = ?1
      """,
      post.value)
  }
}
