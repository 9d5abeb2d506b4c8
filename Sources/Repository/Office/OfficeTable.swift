internal import CommandBus
internal import Domain
internal import Foundation
internal import GRDB

enum OfficeTable {
  static func apply(_ content: OfficeCreated, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO office (id, name, language, is_demo) VALUES (1, ?, ?, ?)",
      arguments: [content.name, content.language.rawValue, content.isDemo])
  }

  static func office(_ db: Database) throws -> Office? {
    try Row.fetchOne(db, sql: "SELECT * FROM office").map { row in
      Office(name: row["name"], language: try row.choice("language"), isDemo: row["is_demo"])
    }
  }
}

enum ServiceTable {
  static func apply(_ content: ServiceAdded, _ db: Database) throws {
    let routine = try StoredJSON.text(content.routine)
    try db.execute(
      sql: """
        INSERT INTO service (id, name, place, post_responsible, routine, routine_version)
        VALUES (?, ?, (SELECT count(*) FROM service), ?, ?, ?)
        """,
      arguments: [
        content.service.text, content.name, content.postResponsible.text, routine, content.routine.version,
      ])
  }

  /// Without its routine, which is long and seldom asked for.
  static func service(_ id: Service.ID, _ db: Database) throws -> Service? {
    let statement = try db.cachedStatement(sql: "SELECT id, name, post_responsible FROM service WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id.text]).map(service)
  }

  static func services(_ db: Database) throws -> [Service] {
    try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name, post_responsible FROM service ORDER BY place"))
      .map(service)
  }

  static func routine(of id: Service.ID, _ db: Database) throws -> ServiceRoutine? {
    let statement = try db.cachedStatement(sql: "SELECT routine FROM service WHERE id = ?")
    return try String.fetchOne(statement, arguments: [id.text]).map(routine)
  }

  /// The version of the routine in force.
  static func version(of id: Service.ID, _ db: Database) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT routine_version FROM service WHERE id = ?")
    return try Int.fetchOne(statement, arguments: [id.text]) ?? 1
  }

  static func rows(_ db: Database) throws -> [ServiceRow] {
    try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM service ORDER BY place")).map(read)
  }

  private static func read(_ row: Row) throws -> ServiceRow {
    ServiceRow(service: try service(row), routine: try routine(row["routine"]))
  }

  private static func service(_ row: Row) throws -> Service {
    Service(id: try row.word("id"), name: row["name"], postResponsible: try row.word("post_responsible"))
  }

  private static func routine(_ text: String) throws -> ServiceRoutine {
    try JSONDecoder().decode(ServiceRoutine.self, from: Data(text.utf8))
  }
}
