internal import CommandBus
internal import Domain
internal import GRDB
internal import Glibc
internal import Synchronization

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
      arguments: [content.service.text, content.name, content.postResponsible.text, routine, content.routine.version])
    try DeadlineRuleTable.add(content.routine, of: content.service, db)
  }

  static func apply(_ content: PostResponsibleSet, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE service SET post_responsible = ? WHERE id = ?",
      arguments: [content.to.text, content.service.text])
    try PostTable.passOn(from: content.from, at: content.service, to: content.to, db)
  }

  /// Without its routine, which is long and seldom asked for.
  static func service(_ id: Service.ID, _ db: Database) throws -> Service? {
    try db.first("SELECT name, post_responsible FROM service WHERE id = ?", id.text) { row in
      guard let responsible = User.ID(try row.text(1)) else { throw row.damaged(1) }
      return Service(id: id, name: try row.text(0), postResponsible: responsible)
    }
  }

  static func services(_ db: Database) throws -> [Service] {
    try Row.fetchAll(db.cachedStatement(sql: "SELECT id, name, post_responsible FROM service ORDER BY place"))
      .map(service)
  }

  /// `known` remembers what the text said the last time; the text itself decides whether that still holds.
  static func routine(of id: Service.ID, known: RoutineMemory, _ db: Database) throws -> ServiceRoutine? {
    try db.first("SELECT routine FROM service WHERE id = ?", id.text) { row in
      try row.withText(0) { try known.routine(of: id, written: $0) }
    }
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
    var text = text
    return try text.withUTF8 { try StoredJSON.value(ServiceRoutine.self, from: $0) }
  }
}

/// The routines as they were last read. A routine is long and asked for with every item, and changes a few times a year.
final class RoutineMemory: Sendable {
  private let known = Mutex<[Service.ID: (text: [UInt8], routine: ServiceRoutine)]>([:])

  /// What the text says, read anew when it is not the text of the last time.
  func routine(of service: Service.ID, written text: UnsafeBufferPointer<UInt8>) throws -> ServiceRoutine {
    if let last = known.withLock({ $0[service] }), Self.same(last.text, text) { return last.routine }
    let routine = try StoredJSON.value(ServiceRoutine.self, from: text)
    known.withLock { $0[service] = (Array(text), routine) }
    return routine
  }

  private static func same(_ known: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard known.count == text.count, let start = text.baseAddress else { return false }
    return memcmp(known, start, known.count) == 0
  }
}
