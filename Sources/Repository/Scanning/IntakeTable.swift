internal import CommandBus
internal import Domain
internal import GRDB

enum IntakeTable {
  static func apply(_ content: FileReceived, _ db: Database) throws {
    try insert(
      content.intake, content.source, content.sighting, content.isKept == true ? .kept : .filed, post: content.post,
      deviation: nil, db)
  }

  static func apply(_ content: FileRefused, _ db: Database) throws {
    try insert(
      content.intake, content.source, content.sighting, .refused, post: nil, deviation: content.deviation, db)
  }

  static func apply(_ content: FileRemoved, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE intake_file SET state = ?, removed_at = ? WHERE id = ?",
      content.state.rawValue, entry.at.iso, content.intake.value)
  }

  static func apply(_ content: IntermediateReleased, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE intake_file SET state = 'filed', released_at = ?, released_by = ? WHERE id = ?", entry.at.iso,
      entry.actor.text, content.intake.value)
  }

  static func file(of post: PostItem.ID, _ db: Database) throws -> IntakeFile? {
    let sql = "SELECT * FROM intake_file WHERE post = ? ORDER BY id DESC LIMIT 1"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [post.value]).map(read)
  }

  /// The files whose pages have been linked to an item, the oldest first.
  static func files(linkedTo post: PostItem.ID, _ db: Database) throws -> [IntakeFile] {
    let sql = """
      SELECT * FROM intake_file
      WHERE post IN (SELECT from_post FROM scan_link WHERE post = ? AND is_undone = 0 AND from_post <> post)
      ORDER BY id
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [post.value]).map(read)
  }

  static func file(_ id: IntakeFile.ID, _ db: Database) throws -> IntakeFile? {
    try Row.fetchOne(db, sql: "SELECT * FROM intake_file WHERE id = ?", arguments: [id.value]).map(read)
  }

  static func file(of source: IntakeSource, like sighting: FileSighting, _ db: Database) throws -> IntakeFile? {
    let sql = """
      SELECT * FROM intake_file
      WHERE service = ? AND source = ? AND name_bytes = ? AND inode = ? AND bytes = ? AND modified = ? AND unit IS ?
      ORDER BY id DESC LIMIT 1
      """
    let arguments: StatementArguments = [
      source.service.text, source.kind.rawValue, sighting.nameBytes, String(sighting.inode), sighting.bytes,
      sighting.modified, source.unit,
    ]
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments).map(read)
  }

  /// Files that are counted and still lie in their folder.
  static func lying(in source: IntakeSource, _ db: Database) throws -> [IntakeFile] {
    let sql = """
      SELECT * FROM intake_file
      WHERE service = ? AND source = ? AND state IN ('kept', 'filed', 'refused') AND unit IS ? ORDER BY id
      """
    return try Row.fetchAll(db, sql: sql, arguments: [source.service.text, source.kind.rawValue, source.unit]).map(read)
  }

  static func accounts(_ db: Database) throws -> [IntakeRow] {
    let sql = """
      SELECT state, count(*) AS files FROM intake_file WHERE service = ? AND source = ? GROUP BY state
      """
    return try ServiceTable.services(db).flatMap { service in
      try IntakeSource.Kind.allCases.map { kind in
        let source = IntakeSource(service: service.id, kind: kind)
        let rows = try Row.fetchAll(
          db.cachedStatement(sql: sql), arguments: [source.service.text, source.kind.rawValue])
        let counts = Dictionary(uniqueKeysWithValues: rows.map { ($0["state"] as String, $0["files"] as Int) })
        func count(_ state: IntakeFile.State) -> Int { counts[state.rawValue] ?? 0 }
        return IntakeRow(
          source: source, counted: counts.values.reduce(0, +), out: count(.removed) + count(.takenAway),
          filed: count(.filed) + count(.kept), refused: count(.refused))
      }
    }
  }

  private static func insert(
    _ id: IntakeFile.ID, _ source: IntakeSource, _ sighting: FileSighting, _ state: IntakeFile.State,
    post: PostItem.ID?, deviation: Deviation.ID?, _ db: Database
  ) throws {
    try db.run(
      """
      INSERT INTO intake_file (id, service, source, unit, name_bytes, name, inode, bytes, modified, digest, state, post,
        deviation)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      id.value, source.service.text, source.kind.rawValue, source.unit, sighting.nameBytes, sighting.name,
      String(sighting.inode), sighting.bytes, sighting.modified, sighting.digest, state.rawValue, post?.value,
      deviation?.value)
  }

  private static func read(_ row: Row) throws -> IntakeFile {
    let inode = UInt64(row["inode"] as String) ?? 0
    let sighting = FileSighting(
      nameBytes: row["name_bytes"], name: row["name"], inode: inode, bytes: row["bytes"], modified: row["modified"],
      digest: row["digest"])
    var released: Stamp?
    if let at = try row.instantIfAny("released_at"), let by: User.ID = try row.wordIfAny("released_by") {
      released = Stamp(at: at, by: by)
    }
    return IntakeFile(
      id: IntakeFile.ID(row["id"]),
      source: IntakeSource(service: try row.word("service"), kind: try row.choice("source"), unit: row["unit"]),
      sighting: sighting, state: try row.choice("state"), post: row.numberIfAny("post"),
      deviation: row.numberIfAny("deviation"), released: released, removedAt: try row.instantIfAny("removed_at"))
  }
}
