internal import CommandBus
internal import Domain
internal import GRDB

enum AbsenceTable {
  static func apply(_ content: AbsenceRecorded, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO absence (id, user, from_on, until_on, is_void) VALUES (?, ?, ?, ?, 0)",
      arguments: [
        content.absence.value, content.user.text, content.period.from.iso, content.period.through.iso,
      ])
  }

  static func apply(_ content: AbsenceEnded, _ db: Database) throws {
    try Ending.apply(content.lastDay, to: "absence", content.absence.value, db)
  }

  /// nil for one that never was, or that fell away before it began.
  static func absence(_ id: Absence.ID, _ db: Database) throws -> Absence? {
    let sql = "SELECT * FROM absence WHERE id = ? AND NOT is_void"
    return try Row.fetchOne(db, sql: sql, arguments: [id.value]).map(read)
  }

  static func absences(of user: User.ID, _ db: Database) throws -> [Absence] {
    let sql = "SELECT * FROM absence WHERE user = ? AND NOT is_void ORDER BY until_on"
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [user.text]).map(read)
  }

  static func absence(of user: User.ID, on day: Day, _ db: Database) throws -> Absence? {
    let sql = "SELECT * FROM absence WHERE user = ?1 AND NOT is_void AND until_on >= ?2 AND from_on <= ?2"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [user.text, day.iso]).map(read)
  }

  static func read(_ row: Row) throws -> Absence {
    Absence(id: Absence.ID(row["id"]), user: try row.word("user"), period: try row.period())
  }
}

enum SubstitutionTable {
  static func apply(_ content: SubstituteAppointed, _ entry: LogEntry, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO substitution (id, user, substitute, from_on, until_on, appointed_by, is_void)
        VALUES (?, ?, ?, ?, ?, ?, 0)
        """,
      arguments: [
        content.substitution.value, content.user.text, content.substitute.text, content.period.from.iso,
        content.period.through.iso, entry.actor.text,
      ])
  }

  static func apply(_ content: SubstitutionEnded, _ db: Database) throws {
    try Ending.apply(content.lastDay, to: "substitution", content.substitution.value, db)
  }

  static func substitution(_ id: Substitution.ID, _ db: Database) throws -> Substitution? {
    let sql = "SELECT * FROM substitution WHERE id = ? AND NOT is_void"
    return try Row.fetchOne(db, sql: sql, arguments: [id.value]).map(read)
  }

  static func substitution(of user: User.ID, on day: Day, _ db: Database) throws -> Substitution? {
    let sql = "SELECT * FROM substitution WHERE user = ?1 AND NOT is_void AND until_on >= ?2 AND from_on <= ?2"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [user.text, day.iso]).map(read)
  }

  static func during(_ period: DayPeriod, _ db: Database) throws -> [Substitution] {
    let sql = "SELECT * FROM substitution WHERE NOT is_void AND until_on >= ? AND from_on <= ? ORDER BY id"
    let arguments: StatementArguments = [period.from.iso, period.through.iso]
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map(read)
  }

  /// Who stands in for a person on a day and is there: as ``Domain/Desk/substitute(for:at:on:)``.
  static func standIn(for user: User.ID, at service: Service.ID, on day: Day, _ db: Database) throws -> User? {
    var seen: Set<User.ID> = [user]
    var next = try substitution(of: user, on: day, db)?.substitute
    while let id = next, seen.insert(id).inserted {
      if let person = try UserTable.user(id, db), person.works(at: service),
        try AbsenceTable.absence(of: id, on: day, db) == nil
      {
        return person
      }
      next = try substitution(of: id, on: day, db)?.substitute
    }
    return nil
  }

  static func read(_ row: Row) throws -> Substitution {
    Substitution(
      id: Substitution.ID(row["id"]), user: try row.word("user"), substitute: try row.word("substitute"),
      period: try row.period(), appointedBy: try row.word("appointed_by"))
  }
}

/// An absence or a substitution that ends before its time.
private enum Ending {
  static func apply(_ lastDay: Day?, to table: String, _ id: Int, _ db: Database) throws {
    if let lastDay {
      try db.execute(sql: "UPDATE \(table) SET until_on = ? WHERE id = ?", arguments: [lastDay.iso, id])
    } else {
      try db.execute(sql: "UPDATE \(table) SET is_void = 1 WHERE id = ?", arguments: [id])
    }
  }
}

extension Row {
  fileprivate func period() throws -> DayPeriod {
    guard let period = DayPeriod(from: try day("from_on"), through: try day("until_on")) else {
      throw StoreFault(.damaged, cause: "column until_on")
    }
    return period
  }
}

enum DeputyTable {
  static func apply(_ content: DeputySteppedIn, at: Instant, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO deputy_duty (service, deputy, officer, since) VALUES (?, ?, ?, ?)",
      arguments: [content.service.text, content.deputy.text, content.officer.text, at.iso])
  }

  static func apply(_ content: DeputySteppedOut, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM deputy_duty WHERE service = ?", arguments: [content.service.text])
  }

  static func duty(at service: Service.ID, _ db: Database) throws -> DeputyDuty? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM deputy_duty WHERE service = ?")
    return try Row.fetchOne(statement, arguments: [service.text]).map(read)
  }

  static func read(_ row: Row) throws -> DeputyDuty {
    DeputyDuty(
      service: try row.word("service"), deputy: try row.word("deputy"), officer: try row.word("officer"),
      since: try row.instant("since"))
  }
}

/// Everything about presence that has not passed.
enum PresenceList {
  static func answer(_ query: Presence, _ db: Database) throws -> Presence.Answer {
    let today = query.today.iso
    let absences = try Row.fetchAll(
      db, sql: "SELECT * FROM absence WHERE until_on >= ? AND NOT is_void ORDER BY from_on, id", arguments: [today]
    ).map(AbsenceTable.read)
    let substitutions = try Row.fetchAll(
      db, sql: "SELECT * FROM substitution WHERE until_on >= ? AND NOT is_void ORDER BY from_on, id",
      arguments: [today]
    ).map(SubstitutionTable.read)
    let deputies = try Row.fetchAll(db, sql: "SELECT * FROM deputy_duty ORDER BY service").map(DeputyTable.read)
    func name(_ id: User.ID) throws -> String { try UserTable.user(id, db)?.name ?? id.text }
    return Presence.Answer(
      absences: try absences.map { AbsenceRow(absence: $0, name: try name($0.user)) },
      substitutions: try substitutions.map {
        SubstitutionRow(substitution: $0, name: try name($0.user), substituteName: try name($0.substitute))
      },
      deputies: try deputies.map {
        DeputyRow(duty: $0, deputyName: try name($0.deputy), officerName: try name($0.officer))
      })
  }
}
