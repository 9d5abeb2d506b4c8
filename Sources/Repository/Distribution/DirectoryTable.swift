internal import CommandBus
internal import Domain
internal import GRDB

/// The case-handler directory.
enum DirectoryTable {
  static func apply(_ content: DirectoryRowSet, _ entry: LogEntry, _ db: Database) throws {
    let criteria = content.criteria
    try db.execute(
      sql: """
        INSERT INTO directory_row (id, service, handler, school, area, first_day, last_day, born_from, born_until, kind,
          set_by, set_on, ended_on)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
        ON CONFLICT (id) DO UPDATE SET handler = excluded.handler, school = excluded.school, area = excluded.area,
          first_day = excluded.first_day, last_day = excluded.last_day, born_from = excluded.born_from,
          born_until = excluded.born_until, kind = excluded.kind, set_by = excluded.set_by, set_on = excluded.set_on
        """,
      arguments: [
        content.row.value, content.service.text, content.handler.text, criteria.school, criteria.area,
        criteria.daysOfMonth?.lowerBound, criteria.daysOfMonth?.upperBound, criteria.born?.from.iso,
        criteria.born?.through.iso, criteria.kind?.text, entry.actor.text, entry.at.day.iso,
      ])
    try change(content.service, entry, db)
  }

  static func apply(_ content: DirectoryRowEnded, _ entry: LogEntry, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE directory_row SET ended_on = ? WHERE id = ?",
      arguments: [entry.at.day.iso, content.row.value])
    try change(content.service, entry, db)
  }

  static func apply(_ content: DirectoryOwnerSet, _ entry: LogEntry, _ db: Database) throws {
    try change(content.service, entry, db)
    try db.execute(
      sql: "UPDATE directory_owner SET owner = ? WHERE service = ?",
      arguments: [content.owner.text, content.service.text])
  }

  private static func change(_ service: Service.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO directory_owner (service, owner, changed_on) VALUES (?, NULL, ?)
        ON CONFLICT (service) DO UPDATE SET changed_on = excluded.changed_on
        """, arguments: [service.text, entry.at.day.iso])
  }

  static func row(_ id: DirectoryRow.ID, _ db: Database) throws -> DirectoryRow? {
    try Row.fetchOne(db, sql: "SELECT * FROM directory_row WHERE id = ?", arguments: [id.value]).map(read)
  }

  /// The lines of a service that apply, oldest first.
  static func rows(of service: Service.ID, _ db: Database) throws -> [DirectoryRow] {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM directory_row WHERE service = ? AND ended_on IS NULL ORDER BY id")
    return try Row.fetchAll(statement, arguments: [service.text]).map(read)
  }

  static func owner(of service: Service.ID, _ db: Database) throws -> User.ID? {
    let sql = "SELECT owner FROM directory_owner WHERE service = ?"
    return try Row.fetchOne(db, sql: sql, arguments: [service.text]).flatMap { try $0.wordIfAny("owner") }
  }

  static func list(_ service: Service.ID, _ db: Database) throws -> Directory.Answer {
    guard let place = try ServiceTable.service(service, db) else {
      throw Refusal(.noSuchService, ["service": service.text, "known": ""])
    }
    let owner = try self.owner(of: service, db) ?? place.postResponsible
    let changed = try Row.fetchOne(
      db, sql: "SELECT changed_on FROM directory_owner WHERE service = ?", arguments: [service.text])
    let rows = try rows(of: service, db).map { row in
      let handler = try UserTable.user(row.handler, db)
      return DirectoryListRow(
        row: row, handlerName: handler?.name ?? row.handler.text,
        setByName: try UserTable.user(row.setBy, db)?.name ?? row.setBy.text,
        isHandlerHere: handler?.works(at: service) == true)
    }
    return Directory.Answer(
      owner: owner, ownerName: try UserTable.user(owner, db)?.name ?? owner.text,
      changedOn: try changed?.day("changed_on"), rows: rows)
  }

  private static func read(_ row: Row) throws -> DirectoryRow {
    var criteria = DirectoryCriteria(school: row["school"], area: row["area"], kind: try row.wordIfAny("kind"))
    if let first: Int = row["first_day"], let last: Int = row["last_day"], first <= last {
      criteria.daysOfMonth = first...last
    }
    if let from = try row.dayIfAny("born_from"), let until = try row.dayIfAny("born_until") {
      criteria.born = DayPeriod(from: from, through: until)
    }
    return DirectoryRow(
      id: DirectoryRow.ID(row["id"]), service: try row.word("service"), handler: try row.word("handler"),
      criteria: criteria, setBy: try row.word("set_by"), setOn: try row.day("set_on"),
      endedOn: try row.dayIfAny("ended_on"))
  }
}

/// Whom an item is about, as far as the directory asks.
enum ConcernedTable {
  static func set(_ concerned: Concerned, of post: PostItem.ID, _ entry: LogEntry, _ db: Database) throws {
    if concerned.isEmpty {
      try db.execute(sql: "DELETE FROM post_concerned WHERE post = ?", arguments: [post.value])
    } else {
      try db.execute(
        sql: "INSERT OR REPLACE INTO post_concerned (post, school, area, born) VALUES (?, ?, ?, ?)",
        arguments: [post.value, concerned.school, concerned.area, concerned.born?.iso])
    }
    try PostTable.touch(post, entry, db)
  }

  static func of(_ post: PostItem.ID, _ db: Database) throws -> Concerned {
    let statement = try db.cachedStatement(sql: "SELECT school, area, born FROM post_concerned WHERE post = ?")
    return try Row.fetchOne(statement, arguments: [post.value]).map(read) ?? Concerned()
  }

  /// What is written about the item itself, or about another one in its case.
  static func known(of item: PostItem, _ db: Database) throws -> Concerned {
    let own = try of(item.id, db)
    guard own.isEmpty, let folder = item.caseFolder else { return own }
    let sql = """
      SELECT post_concerned.school, post_concerned.area, post_concerned.born FROM post
      JOIN post_concerned ON post_concerned.post = post.id WHERE post.case_folder = ? ORDER BY post.id DESC LIMIT 1
      """
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [folder.key]).map(read) ?? own
  }

  private static func read(_ row: Row) throws -> Concerned {
    Concerned(school: row["school"], area: row["area"], born: try row.dayIfAny("born"))
  }
}
