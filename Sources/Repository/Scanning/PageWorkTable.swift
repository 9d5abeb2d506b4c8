internal import CommandBus
internal import Domain
internal import GRDB

/// The tables `page_work`, `page_reading` and `document_reading`: what the worker has to do with pages, and has found.
enum PageWorkTable {
  /// A scan that has not been seen before is looked at; one that has, belongs to the item it lies with now.
  static func begin(_ digest: String, of post: PostItem.ID, at: Instant, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO page_work (digest, post, step, state, since) VALUES (?1, ?2, 'look', 'waiting', ?3)
      ON CONFLICT (digest) DO UPDATE SET post = ?2
      """,
      digest, post.value, at.iso)
  }

  static func apply(_ content: PagesLooked, _ entry: LogEntry, _ db: Database) throws {
    for page in content.pages {
      try db.run(
        "INSERT OR REPLACE INTO page_reading (digest, page, reading) VALUES (?, ?, ?)", content.digest, page.page,
        try StoredJSON.text(page))
    }
    try db.run(
      """
      INSERT INTO document_reading (digest, pages_left) VALUES (?1, ?2)
      ON CONFLICT (digest) DO UPDATE SET pages_left = ?2
      """,
      content.digest, content.left ?? 0)
    let next: PageWork.Step = content.pages.contains { $0.cover != nil } ? .sort : .read
    try set(content.digest, step: next, .waiting, entry, db)
  }

  static func apply(_ content: PagesRead, _ entry: LogEntry, _ db: Database) throws {
    for page in content.pages { try note(page, of: content.digest, db) }
    try db.run(
      """
      INSERT INTO document_reading (digest, archive, text, text_digest) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (digest) DO UPDATE SET archive = ?2, text = ?3, text_digest = ?4
      """,
      content.digest, try StoredJSON.text(content.archive), try StoredJSON.text(content.text), content.text.digest)
    try set(content.digest, step: .read, .done, entry, db)
  }

  private static func note(_ page: PagesRead.Read, of digest: String, _ db: Database) throws {
    var reading = try reading(of: digest, page: page.page, db) ?? PageReading(page: page.page)
    (reading.words, reading.confidence, reading.isNorwegian) = (page.words, page.confidence, page.isNorwegian)
    try db.run(
      "INSERT OR REPLACE INTO page_reading (digest, page, reading) VALUES (?, ?, ?)", digest, page.page,
      try StoredJSON.text(reading))
  }

  static func apply(_ content: PageWorkFailed, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE page_work SET tries = tries + 1, fault = ?, state = ?, since = ? WHERE digest = ?", content.reason,
      content.isFinal ? "failed" : "waiting", entry.at.iso, content.digest)
  }

  static func apply(_ content: PageWorkRetried, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE page_work SET state = 'waiting', tries = 0, fault = NULL, since = ? WHERE digest = ?", entry.at.iso,
      content.digest)
  }

  /// A batch whose pages have been given out is not read: its parts are.
  static func endSorting(of post: PostItem.ID, _ db: Database) throws {
    try db.run("UPDATE page_work SET state = 'done' WHERE post = ? AND step = 'sort'", post.value)
  }

  private static func set(
    _ digest: String, step: PageWork.Step, _ state: PageWork.State, _ entry: LogEntry, _ db: Database
  ) throws {
    try db.run(
      "UPDATE page_work SET step = ?, state = ?, tries = 0, fault = NULL, since = ? WHERE digest = ?", step.rawValue,
      state.rawValue, entry.at.iso, digest)
  }

  static func work(on digest: String, _ db: Database) throws -> PageWork? {
    try Row.fetchOne(db.cachedStatement(sql: select + "WHERE page_work.digest = ?"), arguments: [digest]).map(read)
  }

  static func list(_ query: PageWorkList, _ db: Database) throws -> [PageWorkRow] {
    let found = try Row.fetchAll(
      db.cachedStatement(
        sql: select + "WHERE page_work.state = 'waiting' ORDER BY page_work.since, page_work.digest LIMIT ?"),
      arguments: [query.limit]
    ).map(read)
    return try found.compactMap { work in
      guard let document = try document(work.digest, of: work.post, db) else { return nil }
      let readings = try work.step == .sort ? self.readings(of: work.digest, db) : []
      return PageWorkRow(work: work, document: document, readings: readings)
    }
  }

  private static func document(
    _ digest: String, of post: PostItem.ID, _ db: Database
  ) throws -> DocumentReference? {
    let sql = "SELECT * FROM post_document WHERE digest = ? AND post = ? LIMIT 1"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [digest, post.value]).map { row in
      DocumentReference(
        digest: row["digest"], name: row["name"], bytes: row["bytes"], pages: row["pages"],
        role: try row.choice("role"))
    }
  }

  static func pages(of document: DocumentReference, _ db: Database) throws -> ScannedPages {
    let readings = try readings(of: document.digest, db)
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT pages_left, archive FROM document_reading WHERE digest = ?"),
      arguments: [document.digest])
    var archive: DocumentReference?
    if var stored = row?["archive"] as String? {
      archive = try stored.withUTF8 { try StoredJSON.value(DocumentReference.self, from: $0) }
    }
    return ScannedPages(
      document: document, work: try work(on: document.digest, db), readings: readings,
      left: row?["pages_left"] ?? 0, archive: archive)
  }

  /// The text that was read of a scan; nil while it has not been.
  static func textDigest(of digest: String, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT text_digest FROM document_reading WHERE digest = ?"), arguments: [digest])
  }

  private static func readings(of digest: String, _ db: Database) throws -> [PageReading] {
    try String.fetchAll(
      db.cachedStatement(sql: "SELECT reading FROM page_reading WHERE digest = ? ORDER BY page"), arguments: [digest]
    ).map(reading)
  }

  private static func reading(of digest: String, page: Int, _ db: Database) throws -> PageReading? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT reading FROM page_reading WHERE digest = ? AND page = ?"),
      arguments: [digest, page]
    ).map(reading)
  }

  private static func reading(_ stored: String) throws -> PageReading {
    var stored = stored
    return try stored.withUTF8 { try StoredJSON.value(PageReading.self, from: $0) }
  }

  private static let select =
    "SELECT page_work.*, post.service FROM page_work JOIN post ON post.id = page_work.post\u{20}"

  private static func read(_ row: Row) throws -> PageWork {
    PageWork(
      digest: row["digest"], post: PostItem.ID(row["post"]), service: try row.word("service"),
      step: try row.choice("step"), state: try row.choice("state"), tries: row["tries"], fault: row["fault"],
      since: try row.instant("since"))
  }
}
