internal import CommandBus
internal import Domain
internal import GRDB

enum UserTable {
  static func apply(_ content: UserAdded, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO user (id, name, folded, sort_key, language, is_active, password, failures, failed_at)
        VALUES (?, ?, ?, ?, NULL, 1, NULL, 0, NULL)
        """,
      arguments: [
        content.user.text, content.name, "\(content.name) \(content.user)".folded, content.name.sortKey,
      ])
    for membership in content.memberships {
      // An office of an earlier version may name a second archive officer; the first one holds the duty.
      try db.execute(
        sql: "INSERT INTO membership (user, service, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [content.user.text, membership.service.text, membership.role.rawValue])
    }
  }

  static func apply(_ content: RoleGranted, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO membership (user, service, role) VALUES (?, ?, ?)",
      arguments: [content.user.text, content.service.text, content.role.rawValue])
  }

  static func apply(_ content: RoleRevoked, _ db: Database) throws {
    try db.execute(
      sql: "DELETE FROM membership WHERE user = ? AND service = ? AND role = ?",
      arguments: [content.user.text, content.service.text, content.role.rawValue])
  }

  static func apply(_ content: UnitSet, _ db: Database) throws {
    try db.execute(
      sql: "DELETE FROM user_unit WHERE user = ? AND service = ?",
      arguments: [content.user.text, content.service.text])
    guard let unit = content.unit else { return }
    try db.execute(
      sql: "INSERT INTO user_unit (user, service, unit) VALUES (?, ?, ?)",
      arguments: [content.user.text, content.service.text, unit])
  }

  /// Access ends: the roles are free for others, open sessions close, and what nobody has been given passes on.
  static func apply(_ content: EmploymentEnded, at: Instant, _ db: Database) throws {
    let user = content.user
    for service in try ServiceTable.services(db) {
      try PostTable.passOn(from: user, at: service.id, to: service.postResponsible, db)
      try db.execute(
        sql: "UPDATE deviation SET responsible = ? WHERE service = ? AND is_open = 1 AND responsible = ?",
        arguments: [service.postResponsible.text, service.id.text, user.text])
    }
    try db.execute(sql: "DELETE FROM membership WHERE user = ?", arguments: [user.text])
    try db.execute(sql: "UPDATE user SET is_active = 0 WHERE id = ?", arguments: [user.text])
    try db.execute(
      sql: "UPDATE session SET closed_at = ? WHERE user = ? AND closed_at IS NULL", arguments: [at.iso, user.text])
  }

  /// Whoever knew the password before is signed out.
  static func apply(_ content: PasswordSet, at: Instant, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE user SET password = ?, failures = 0, failed_at = NULL WHERE id = ?",
      arguments: [content.hash, content.user.text])
    try db.execute(
      sql: "UPDATE session SET closed_at = ? WHERE user = ? AND closed_at IS NULL",
      arguments: [at.iso, content.user.text])
  }

  static func apply(_ content: LanguageChosen, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE user SET language = ? WHERE id = ?", arguments: [content.language.rawValue, content.user.text])
  }

  static func apply(_ content: SignInFailed, at: Instant, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE user SET failures = failures + 1, failed_at = ? WHERE id = ?",
      arguments: [at.iso, content.user.text])
  }

  static func user(_ id: User.ID, _ db: Database) throws -> User? {
    let memberships = try memberships(of: id, db)
    return try db.first("SELECT name, language, is_active FROM user WHERE id = ?", id.text) { row in
      User(
        id: id, name: try row.text(0), memberships: memberships,
        language: try row.textIfAny(1).flatMap { Language(rawValue: $0) }, isActive: try row.flag(2))
    }
  }

  static func users(_ db: Database) throws -> [UserRow] {
    let sql = "SELECT id, name, language, is_active FROM user WHERE id <> ? ORDER BY sort_key, id"
    let rows = try Row.fetchAll(db, sql: sql, arguments: [User.program.text])
    return try rows.map { UserRow(user: try read($0, db)) }
  }

  static func attempts(of id: User.ID, _ db: Database) throws -> SignInAttempts {
    let statement = try db.cachedStatement(sql: "SELECT failures, failed_at FROM user WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id.text]) else {
      return SignInAttempts(failures: 0, lastAt: nil)
    }
    return SignInAttempts(failures: row["failures"], lastAt: try row.instantIfAny("failed_at"))
  }

  static func password(of id: User.ID, _ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT password FROM user WHERE id = ?", arguments: [id.text])
  }

  static func handlers(of service: Service.ID, on day: Day, _ db: Database) throws -> [HandlerRow] {
    // A person can hold several roles in a service; the list names each person once.
    let sql = """
      SELECT user.id, user.name, min(membership.role) AS role,
        (SELECT count(*) FROM post WHERE post.handler = user.id AND post.shelf = 'assigned') AS open
      FROM membership JOIN user ON user.id = membership.user
      WHERE membership.service = ? AND user.is_active AND membership.role <> 'program'
      GROUP BY user.id ORDER BY user.sort_key, user.id
      """
    return try Row.fetchAll(db, sql: sql, arguments: [service.text]).map { row in
      let user: User.ID = try row.word("id")
      let absence = try AbsenceTable.absence(of: user, on: day, db)
      let substitute =
        absence == nil ? nil : try SubstitutionTable.standIn(for: user, at: service, on: day, db)
      return HandlerRow(
        user: user, name: row["name"], role: try row.choice("role"), open: row["open"],
        absentUntil: absence?.period.through, substituteName: substitute?.name)
    }
  }

  private static func read(_ row: Row, _ db: Database) throws -> User {
    let id: User.ID = try row.word("id")
    let memberships = try memberships(of: id, db)
    let language = (row["language"] as String?).flatMap { Language(rawValue: $0) }
    return User(id: id, name: row["name"], memberships: memberships, language: language, isActive: row["is_active"])
  }

  private static func memberships(of id: User.ID, _ db: Database) throws -> [Membership] {
    var memberships: [Membership] = []
    try db.each("SELECT service, role FROM membership WHERE user = ? ORDER BY service, role", id.text) { row in
      guard let service = Service.ID(try row.text(0)), let role = Role(rawValue: try row.text(1)) else {
        throw row.damaged(1)
      }
      memberships.append(Membership(service: service, role: role))
    }
    return memberships
  }
}

enum SessionTable {
  static func apply(_ content: SignedIn, at: Instant, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO session (token, user, opened_at, expires, closed_at) VALUES (?, ?, ?, ?, NULL)",
      arguments: [content.token, content.user.text, at.iso, content.expires.iso])
    try db.execute(
      sql: "UPDATE user SET failures = 0, failed_at = NULL WHERE id = ?", arguments: [content.user.text])
  }

  static func apply(_ content: SignedOut, at: Instant, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE session SET closed_at = ? WHERE token = ? AND user = ?",
      arguments: [at.iso, content.token, content.user.text])
  }

  /// Whose open session has this token hash at `now`, if anybody's.
  static func user(of token: String, at now: Instant, _ db: Database) throws -> User.ID? {
    let sql = "SELECT user FROM session WHERE token = ? AND closed_at IS NULL AND expires > ? AND opened_at <= ?"
    // A session opened in the future is a clock set back: its twelve hours would not end.
    return try Row.fetchOne(db, sql: sql, arguments: [token, now.iso, now.adding(seconds: 300).iso])
      .map { try $0.word("user") }
  }
}
