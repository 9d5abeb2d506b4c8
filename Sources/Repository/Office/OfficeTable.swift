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
        INSERT INTO service (id, name, place, post_responsible, routine)
        VALUES (?, ?, (SELECT count(*) FROM service), ?, ?)
        """,
      arguments: [content.service.text, content.name, content.postResponsible.text, routine])
  }

  static func row(_ id: Service.ID, _ db: Database) throws -> ServiceRow? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM service WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id.text]).map(read)
  }

  static func rows(_ db: Database) throws -> [ServiceRow] {
    try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM service ORDER BY place")).map(read)
  }

  private static func read(_ row: Row) throws -> ServiceRow {
    let routine = try JSONDecoder().decode(ServiceRoutine.self, from: Data((row["routine"] as String).utf8))
    let service = Service(id: try row.word("id"), name: row["name"], postResponsible: try row.word("post_responsible"))
    return ServiceRow(service: service, routine: routine)
  }
}
