internal import Domain
internal import Foundation
internal import GRDB

/// Reading and appending the table `log`.
enum LogTable {
  static let columns =
    "position, at, actor, on_behalf_of, service, kind, subject, payload, salt, digest, chain"

  private static let append = "INSERT INTO log (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

  private static let codec = EventCodec()

  static func head(_ db: Database) throws -> Witness.Head? {
    try db.first("SELECT position, chain FROM log ORDER BY position DESC LIMIT 1") { row in
      Witness.Head(position: try row.number(0), chain: try row.blob(1))
    }
  }

  static func insert(_ entry: LogEntry, key: String?, after previous: [UInt8], _ db: Database) throws -> LogRow {
    let payload = try codec.encode(entry.event, key: key)
    let salt = HashChain.salt()
    var row = LogRow(
      position: entry.position, at: entry.at.iso, actor: entry.actor.text, onBehalfOf: entry.onBehalfOf?.text,
      service: entry.event.concerns?.text, kind: entry.event.kind.rawValue, subject: entry.event.subject.text,
      payload: payload, salt: salt, digest: HashChain.digest(salt: salt, payload: payload), chain: [])
    row.chain = HashChain.chain(after: previous, row)
    try db.run(
      append, row.position, row.at, row.actor, row.onBehalfOf, row.service, row.kind, row.subject, row.payload,
      row.salt, row.digest, row.chain)
    return row
  }

  static func last(about subject: Subject, standing: Bool, _ db: Database) throws -> LogEntry? {
    let condition =
      standing
      ? "AND kind <> 'decision-undone' AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.position = log.position)" : ""
    // To read a thing does not change it.
    let statement = try db.cachedStatement(
      sql:
        "SELECT \(columns) FROM log WHERE subject = ? AND kind <> 'case-read' \(condition) ORDER BY position DESC LIMIT 1"
    )
    return try Row.fetchOne(statement, arguments: [subject.text]).map { try codec.decode(try LogRow($0)) }
  }

  static func entries(from first: Int, through last: Int, _ db: Database) throws -> [LogEntry] {
    return try Row.fetchAll(
      db, sql: "SELECT \(columns) FROM log WHERE position BETWEEN ? AND ? ORDER BY position", arguments: [first, last]
    ).map { try codec.decode(try LogRow($0)) }
  }
}

extension LogRow {
  /// - Throws: `StoreFault.damaged` when a column does not hold what the schema promises.
  init(_ row: Row) throws {
    position = try row.value(0)
    at = try row.value(1)
    actor = try row.value(2)
    onBehalfOf = try row.valueIfAny(3)
    service = try row.valueIfAny(4)
    kind = try row.value(5)
    subject = try row.value(6)
    payload = try row.value(7)
    salt = Array(try row.value(8) as Data)
    digest = Array(try row.value(9) as Data)
    chain = Array(try row.value(10) as Data)
  }
}

extension Row {
  /// A damaged file can hold any type in any column; GRDB's own subscripts would trap on it.
  fileprivate func value<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value {
    guard let value: Value = try valueIfAny(index) else { throw StoreFault(.damaged, cause: "log column \(index)") }
    return value
  }

  fileprivate func valueIfAny<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value? {
    let stored: DatabaseValue = self[index]
    if stored.isNull { return nil }
    guard let value = Value.fromDatabaseValue(stored) else {
      throw StoreFault(.damaged, cause: "log column \(index)")
    }
    return value
  }
}
