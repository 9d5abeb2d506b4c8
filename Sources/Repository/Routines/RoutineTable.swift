internal import CommandBus
internal import Domain
internal import Foundation
internal import GRDB

/// The table `routine_version`: every version of every service's routine, the words and what was read from them.
enum RoutineTable {
  static func apply(_ content: ServiceAdded, _ entry: LogEntry, _ db: Database) throws {
    try insert(content.service, content.routine, content.edition, entry, db)
  }

  static func apply(_ content: RoutineAdopted, _ entry: LogEntry, _ db: Database) throws {
    try insert(content.service, content.routine, content.edition, entry, db)
    try db.execute(
      sql: "UPDATE service SET routine = ?, routine_version = ? WHERE id = ?",
      arguments: [try StoredJSON.text(content.routine), content.routine.version, content.service.text])
    try DeadlineRuleTable.add(content.routine, of: content.service, db)
  }

  private static func insert(
    _ service: Service.ID, _ routine: ServiceRoutine, _ edition: RoutineEdition?, _ entry: LogEntry, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO routine_version (service, version, position, adopted_at, adopted_by, digest, text, routine)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        service.text, routine.version, entry.position, entry.at.iso, entry.actor.text, edition?.digest ?? "",
        edition?.text ?? "", try StoredJSON.text(routine),
      ])
  }

  static func versions(_ query: RoutineVersions, _ db: Database) throws -> [RoutineVersionRow] {
    let sql =
      select + (query.service == nil ? "" : " WHERE routine_version.service = ?")
      + " ORDER BY service.place, routine_version.version DESC"
    let arguments: StatementArguments = query.service.map { [$0.text] } ?? []
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map(row)
  }

  static func card(_ query: RoutineCard, _ db: Database) throws -> RoutineCard.Answer? {
    let sql =
      select + " WHERE routine_version.service = ? AND routine_version.version = ifnull(?, service.routine_version)"
    guard
      let found = try Row.fetchOne(
        db.cachedStatement(sql: sql), arguments: [query.service.text, query.version])
    else { return nil }
    let text: String = found["routine"]
    return RoutineCard.Answer(
      row: try row(found), routine: try JSONDecoder().decode(ServiceRoutine.self, from: Data(text.utf8)),
      text: found["text"])
  }

  /// The version that was in force at a log position; nil while the service has only ever had one.
  static func version(of service: Service.ID, at position: Int, _ db: Database) throws -> Int? {
    let sql = """
      SELECT version FROM routine_version WHERE service = ?1 AND position <= ?2
        AND (SELECT count(*) FROM routine_version WHERE service = ?1) > 1
      ORDER BY position DESC LIMIT 1
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [service.text, position])
  }

  private static let select = """
    SELECT routine_version.*, service.routine_version = routine_version.version AS is_current,
      ifnull(user.name, routine_version.adopted_by) AS adopter
    FROM routine_version JOIN service ON service.id = routine_version.service
    LEFT JOIN user ON user.id = routine_version.adopted_by
    """

  private static func row(_ row: Row) throws -> RoutineVersionRow {
    RoutineVersionRow(
      service: try row.word("service"), version: row["version"], position: row["position"],
      adoptedAt: try row.instant("adopted_at"), adoptedBy: row["adopter"], digest: row["digest"],
      isCurrent: row["is_current"])
  }
}
