import GRDBSQLite
import Glibc
import Repository

/// The same statements through SQLite's C interface: prepared once, bound, stepped, nothing around them.
///
/// It works on a copy of the office's file that no office has open.
final class RawSQLite {
  private var connection: OpaquePointer?
  private var prepared: [String: OpaquePointer] = [:]

  init(path: String) throws {
    try check(sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, nil))
    for pragma in ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"] {
      try check(sqlite3_exec(connection, "PRAGMA \(pragma)", nil, nil, nil))
    }
  }

  deinit {
    for statement in prepared.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(connection)
  }

  /// Runs one statement with its values.
  func run(_ statement: BoundStatement) throws {
    let handle = try prepared(statement.sql)
    for (index, value) in statement.values.enumerated() { try bind(value, at: Int32(index + 1), in: handle) }
    var status = sqlite3_step(handle)
    while status == SQLITE_ROW { status = sqlite3_step(handle) }
    guard status == SQLITE_DONE else { throw failure() }
    sqlite3_reset(handle)
  }

  private func prepared(_ sql: String) throws -> OpaquePointer? {
    if let known = prepared[sql] { return known }
    var handle: OpaquePointer?
    try check(sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil))
    prepared[sql] = handle
    return handle
  }

  private func bind(_ value: BoundStatement.Value, at index: Int32, in handle: OpaquePointer?) throws {
    // SQLite copies what it is told is transient.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: try check(sqlite3_bind_null(handle, index))
    case .integer(let number): try check(sqlite3_bind_int64(handle, index, number))
    case .text(let text): try check(sqlite3_bind_text(handle, index, text, -1, transient))
    case .blob(let bytes): try check(sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), transient))
    }
  }

  private func check(_ status: Int32) throws {
    guard status == SQLITE_OK else { throw failure() }
  }

  private func failure() -> Failure {
    Failure(.inputOutput, code: "sqlite", message: String(cString: sqlite3_errmsg(connection)))
  }
}

/// A statement with values, read back from the text that SQLite traced.
struct BoundStatement {
  let sql: String
  var values: [Value]

  enum Value: Hashable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
  }

  /// Takes the values out of the expanded text, where each stands in the place of its `?`.
  init(_ traced: TracedStatement) {
    sql = traced.sql
    var template = traced.sql[...]
    var expanded = traced.expanded[...]
    var found: [Int: Value] = [:]
    while let mark = template.firstIndex(of: "?") {
      let before = template[..<mark]
      expanded = expanded.dropFirst(before.count)
      template = template[template.index(after: mark)...]
      let digits = template.prefix { $0.isNumber }
      template = template.dropFirst(digits.count)
      found[Int(digits) ?? found.count + 1] = Self.literal(&expanded)
    }
    values = found.keys.sorted().map { found[$0] ?? .null }
  }

  private static func literal(_ text: inout Substring) -> Value {
    if text.hasPrefix("NULL") {
      text = text.dropFirst(4)
      return .null
    }
    if text.hasPrefix("x'") || text.hasPrefix("X'") {
      text = text.dropFirst(2)
      let digits = text.prefix { $0 != "'" }
      text = text.dropFirst(digits.count + 1)
      let pairs = Array(digits)
      return .blob(
        stride(from: 0, to: pairs.count - 1, by: 2).map { UInt8(String(pairs[$0...($0 + 1)]), radix: 16) ?? 0 })
    }
    if text.hasPrefix("'") { return .text(quoted(&text)) }
    let digits = text.prefix { $0.isNumber || $0 == "-" }
    text = text.dropFirst(digits.count)
    return .integer(Int64(digits) ?? 0)
  }

  private static func quoted(_ text: inout Substring) -> String {
    text = text.dropFirst()
    var result = ""
    while let character = text.first {
      text = text.dropFirst()
      guard character == "'" else {
        result.append(character)
        continue
      }
      guard text.first == "'" else { break }
      text = text.dropFirst()
      result.append("'")
    }
    return result
  }
}
