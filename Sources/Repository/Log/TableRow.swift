internal import Domain
internal import GRDB

/// The columns a query asks for, by name in the code and by place in the row: GRDB finds a name by
/// comparing it with every column, which costs more than the query when a list has forty of them.
struct Columns: Sendable {
  let names: [String]
  private let places: [String: Int]

  init(_ names: [String]) {
    self.names = names
    places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
  }

  func sql(from table: String) -> String { names.map { "\(table).\($0)" }.joined(separator: ", ") }

  func place(of name: String) -> Int? { places[name] }

  /// These columns, and others after them.
  func adding(_ more: String...) -> Columns { Columns(names + more) }
}

/// A row read with care: a value that is not what the schema promises is damage, and never a trap.
struct TableRow {
  let columns: Columns
  private let source: Source

  private enum Source {
    case copied(Row)
    case current(PlainRow)
  }

  init(row: Row, columns: Columns) {
    self.columns = columns
    source = .copied(row)
  }

  /// The row a statement stands on; good until the statement moves.
  init(row: PlainRow, columns: Columns) {
    self.columns = columns
    source = .current(row)
  }

  func value<Value: DatabaseValueConvertible>(_ name: String) throws -> Value {
    guard let value: Value = try valueIfAny(name) else { throw damaged(name) }
    return value
  }

  func valueIfAny<Value: DatabaseValueConvertible>(_ name: String) throws -> Value? {
    guard let place = columns.place(of: name), let stored = stored(at: place) else { throw damaged(name) }
    if stored.isNull { return nil }
    guard let value = Value.fromDatabaseValue(stored) else { throw damaged(name) }
    return value
  }

  func word<Owner>(_ name: String) throws -> Word<Owner> {
    guard let word = Word<Owner>(try value(name)) else { throw damaged(name) }
    return word
  }

  func wordIfAny<Owner>(_ name: String) throws -> Word<Owner>? {
    try (valueIfAny(name) as String?) == nil ? nil : word(name)
  }

  func day(_ name: String) throws -> Day {
    guard let day = Day(iso: try value(name)) else { throw damaged(name) }
    return day
  }

  func dayIfAny(_ name: String) throws -> Day? { try (valueIfAny(name) as String?) == nil ? nil : day(name) }

  func instant(_ name: String) throws -> Instant {
    guard let instant = Instant(iso: try value(name)) else { throw damaged(name) }
    return instant
  }

  func instantIfAny(_ name: String) throws -> Instant? {
    try (valueIfAny(name) as String?) == nil ? nil : instant(name)
  }

  func choice<C: RawRepresentable>(_ name: String) throws -> C where C.RawValue == String {
    guard let choice = C(rawValue: try value(name)) else { throw damaged(name) }
    return choice
  }

  func numberIfAny<Owner>(_ name: String) throws -> Number<Owner>? {
    try (valueIfAny(name) as Int?).map { Number($0) }
  }

  func yearNumberIfAny<Owner>(_ name: String) throws -> YearNumber<Owner>? {
    try (valueIfAny(name) as Int?).map { YearNumber(key: $0) }
  }

  /// nil beyond the row's end.
  private func stored(at place: Int) -> DatabaseValue? {
    switch source {
    case .copied(let row): place < row.count ? row[place] : nil
    case .current(let row): row.stored(at: place)
    }
  }

  func damaged(_ name: String) -> StoreFault { StoreFault(.damaged, cause: "column \(name)") }
}
