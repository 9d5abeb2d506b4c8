internal import Domain
internal import GRDB

/// The deadline rules of the services' routines, by kind, so that an item's are found without reading a routine.
enum DeadlineRuleTable {
  /// The kind under which rules for every kind stand.
  private static let anyKind = ""

  /// Takes in a service's routine; rules of an earlier one are gone.
  static func set(_ routine: ServiceRoutine, of service: Service.ID, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM deadline_rule WHERE service = ?", arguments: [service.text])
    try insert(routine.deadlines ?? [], anyKind, service, db)
    for kind in routine.kinds { try insert(kind.deadlines ?? [], kind.id.text, service, db) }
  }

  static func rules(of service: Service.ID, for kind: DocumentKind, _ db: Database) throws -> [DeadlineRule] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT purpose, clock, start, law, weight, condition FROM deadline_rule
        WHERE service = ? AND kind IN (?, ?) ORDER BY kind, place
        """)
    return try Row.fetchAll(statement, arguments: [service.text, anyKind, kind.text]).map(read)
  }

  private static func insert(
    _ rules: [DeadlineRule], _ kind: String, _ service: Service.ID, _ db: Database
  ) throws {
    for (place, rule) in rules.enumerated() {
      try db.cachedStatement(
        sql: """
          INSERT INTO deadline_rule (service, kind, place, purpose, clock, start, law, weight, condition)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        service.text, kind, place, rule.purpose.rawValue, rule.clock.name, rule.start.rawValue, rule.law,
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
