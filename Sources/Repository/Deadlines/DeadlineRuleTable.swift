internal import Domain
internal import GRDB

/// The deadline rules of the services' routines, by version and kind, so that an item's are found without reading a
/// routine.
enum DeadlineRuleTable {
  /// The kind under which rules for every kind stand.
  private static let anyKind = ""

  /// Takes in a version of a service's routine; those of earlier ones stay, for what was received under them.
  static func add(_ routine: ServiceRoutine, of service: Service.ID, _ db: Database) throws {
    let edition = (service, routine.version)
    try insert(routine.deadlines ?? [], anyKind, edition, db)
    for kind in routine.kinds { try insert(kind.deadlines ?? [], kind.id.text, edition, db) }
  }

  static func rules(
    of service: Service.ID, version: Int, for kind: DocumentKind, _ db: Database
  ) throws -> [DeadlineRule] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT purpose, clock, start, law, weight, condition FROM deadline_rule
        WHERE service = ? AND version = ? AND kind IN (?, ?) ORDER BY kind, place
        """)
    return try Row.fetchAll(statement, arguments: [service.text, version, anyKind, kind.text]).map(read)
  }

  private static func insert(
    _ rules: [DeadlineRule], _ kind: String, _ edition: (service: Service.ID, version: Int), _ db: Database
  ) throws {
    for (place, rule) in rules.enumerated() {
      try db.cachedStatement(
        sql: """
          INSERT INTO deadline_rule (service, version, kind, place, purpose, clock, start, law, weight, condition)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        edition.service.text, edition.version, kind, place, rule.purpose.rawValue, rule.clock.name, rule.start.rawValue,
        rule.law,
        rule.weight.rawValue, rule.condition?.rawValue,
      ])
    }
  }

  private static func read(_ row: Row) throws -> DeadlineRule {
    guard let clock = DeadlineClock(name: row["clock"]) else { throw StoreFault(.damaged, cause: "column clock") }
    return DeadlineRule(
      purpose: try row.choice("purpose"), clock: clock, start: try row.choice("start"), law: row["law"],
      weight: try row.choice("weight"), condition: try row.choiceIfAny("condition"))
  }
}
