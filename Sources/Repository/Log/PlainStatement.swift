internal import GRDB
internal import GRDBSQLite

/// Statements that run thousands of times a second, with their values bound straight to SQLite.
///
/// GRDB keeps the prepared statement and checks it; its boxed arguments and copied rows would cost more than the
/// statement itself. For a list that is asked now and then, GRDB's own calls read better.
extension Database {
  /// Runs a statement that answers no rows.
  func run<each Value: Bindable>(_ sql: String, _ values: repeat each Value) throws {
    try step(prepared(sql, repeat each values))
  }

  /// The first row's answer, or nil when there is no row. The row is gone when `read` returns.
  func first<Answer, each Value: Bindable>(
    _ sql: String, _ values: repeat each Value, read: (PlainRow) throws -> Answer
  ) throws -> Answer? {
    let statement = try prepared(sql, repeat each values)
    defer { sqlite3_reset(statement) }
    return try hasRow(statement) ? try read(PlainRow(statement: statement)) : nil
  }

  /// Every row in turn. A row is gone when `read` returns.
  func each<each Value: Bindable>(
    _ sql: String, _ values: repeat each Value, read: (PlainRow) throws -> Void
  ) throws {
    let statement = try prepared(sql, repeat each values)
    defer { sqlite3_reset(statement) }
    while try hasRow(statement) { try read(PlainRow(statement: statement)) }
  }

  private func prepared<each Value: Bindable>(_ sql: String, _ values: repeat each Value) throws -> OpaquePointer {
    let statement = try cachedStatement(sql: sql).sqliteStatement
    sqlite3_reset(statement)
    var place: Int32 = 0
    for value in repeat each values {
      place += 1
      guard value.bind(to: statement, at: place) == SQLITE_OK else { throw failure(of: statement) }
    }
    // A value forgotten here would silently be the one of the time before.
    guard place == sqlite3_bind_parameter_count(statement) else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "\(place) values", sql: sql)
    }
    return statement
  }

  private func step(_ statement: OpaquePointer) throws {
    defer { sqlite3_reset(statement) }
    while try hasRow(statement) {}
  }

  private func hasRow(_ statement: OpaquePointer) throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    default: throw failure(of: statement)
    }
  }

  private func failure(of statement: OpaquePointer) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(sqliteConnection)),
      message: sqlite3_errmsg(sqliteConnection).map { String(cString: $0) },
      sql: sqlite3_sql(statement).map { String(cString: $0) })
  }
}

/// A value that can stand for a `?`.
protocol Bindable {
  /// - Returns: SQLite's result code.
  func bind(to statement: OpaquePointer, at place: Int32) -> Int32
}

extension Int: Bindable {
  func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { sqlite3_bind_int64(statement, place, Int64(self)) }
}

extension Int64: Bindable {
  func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { sqlite3_bind_int64(statement, place, self) }
}

extension Bool: Bindable {
  func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
    sqlite3_bind_int64(statement, place, self ? 1 : 0)
  }
}

extension String: Bindable {
  func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
    var text = self
    return text.withUTF8 { bytes in
      // An empty buffer may have no address, and SQLite would take that for NULL.
      guard let start = bytes.baseAddress, !bytes.isEmpty else {
        return sqlite3_bind_text(statement, place, "", 0, copied)
      }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        sqlite3_bind_text(statement, place, $0, Int32(bytes.count), copied)
      }
    }
  }
}

extension [UInt8]: Bindable {
  func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
    withUnsafeBytes { bytes in
      bytes.isEmpty
        ? sqlite3_bind_zeroblob(statement, place, 0)
        : sqlite3_bind_blob(statement, place, bytes.baseAddress, Int32(bytes.count), copied)
    }
  }
}

extension Optional: Bindable where Wrapped: Bindable {
  func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
    self?.bind(to: statement, at: place) ?? sqlite3_bind_null(statement, place)
  }
}

/// SQLITE_TRANSIENT, which is a cast in C: SQLite copies what is bound.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// The row a statement stands on; good until the statement moves. A value of another type than the schema promises is
/// damage, and never a trap.
struct PlainRow {
  fileprivate let statement: OpaquePointer

  func number(_ place: Int32) throws -> Int {
    guard let number = try numberIfAny(place) else { throw damaged(place) }
    return number
  }

  func numberIfAny(_ place: Int32) throws -> Int? {
    switch sqlite3_column_type(statement, place) {
    case SQLITE_INTEGER: Int(sqlite3_column_int64(statement, place))
    case SQLITE_NULL: nil
    default: throw damaged(place)
    }
  }

  func flag(_ place: Int32) throws -> Bool { try number(place) != 0 }

  func text(_ place: Int32) throws -> String {
    guard let text = try textIfAny(place) else { throw damaged(place) }
    return text
  }

  func textIfAny(_ place: Int32) throws -> String? {
    switch sqlite3_column_type(statement, place) {
    case SQLITE_TEXT: String(decoding: bytes(place), as: UTF8.self)
    case SQLITE_NULL: nil
    default: throw damaged(place)
    }
  }

  /// The text's bytes where they lie, without a copy.
  func withText<Answer>(_ place: Int32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Answer) throws -> Answer {
    guard sqlite3_column_type(statement, place) == SQLITE_TEXT else { throw damaged(place) }
    return try body(bytes(place))
  }

  func blob(_ place: Int32) throws -> [UInt8] {
    guard sqlite3_column_type(statement, place) == SQLITE_BLOB else { throw damaged(place) }
    let start = sqlite3_column_blob(statement, place)
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place))))
  }

  /// The value as GRDB holds it; nil beyond the row's end.
  func stored(at place: Int) -> DatabaseValue? {
    guard place < Int(sqlite3_column_count(statement)) else { return nil }
    return DatabaseValue(sqliteStatement: statement, index: CInt(place))
  }

  private func bytes(_ place: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(statement, place)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place)))
  }

  func damaged(_ place: Int32) -> StoreFault {
    StoreFault(.damaged, cause: "column \(sqlite3_column_name(statement, place).map { String(cString: $0) } ?? "")")
  }
}
