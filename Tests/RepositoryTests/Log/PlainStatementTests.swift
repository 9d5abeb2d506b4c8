import GRDB
import Testing

@testable import Repository

@Suite("statements bound straight to SQLite")
struct PlainStatementTests {
  private func table() throws -> DatabaseQueue {
    let queue = try DatabaseQueue()
    try queue.write { db in
      try db.execute(sql: "CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d INTEGER CHECK (d IN (0, 1)))")
    }
    return queue
  }

  @Test("What is bound is what is read, empty and absent values too")
  func roundTrip() throws {
    let rows: [(Int?, String?, [UInt8]?, Bool?)] = [
      (Int.min, "Åse \u{0} 李", [0, 255], true), (Int.max, "", [], false),
      (0, String(repeating: "x", count: 5000), [7], nil),
      (nil, nil, nil, nil),
    ]
    try table().write { db in
      for row in rows {
        try db.run("INSERT INTO t VALUES (?, ?, ?, ?)", row.0, row.1, row.2, row.3)
        let last = db.lastInsertedRowID
        let types = try db.first("SELECT typeof(b), typeof(c) FROM t WHERE rowid = ?", last) {
          [try $0.text(0), try $0.text(1)]
        }
        #expect(types == [row.1 == nil ? "null" : "text", row.2 == nil ? "null" : "blob"])
        try db.first("SELECT a, b, c, d FROM t WHERE rowid = ?", last) { found in
          let (a, b, d) = (try found.numberIfAny(0), try found.textIfAny(1), try found.numberIfAny(3))
          #expect(a == row.0)
          #expect(b == row.1)
          #expect(d == row.3.map { $0 ? 1 : 0 })
          guard let bytes = row.2 else { return }
          let c = try found.blob(2)
          #expect(c == bytes)
        }
      }
      var read = 0
      try db.each("SELECT a FROM t") { _ in read += 1 }
      #expect(read == rows.count)
      let absent = try db.first("SELECT a FROM t WHERE a = ?", 17) { try $0.number(0) }
      #expect(absent == nil)
    }
  }

  @Test("A statement can be left in the middle, by an answer or an error, and run again")
  func again() throws {
    struct Stop: Error {}
    try table().write { db in
      for number in 0..<5 { try db.run("INSERT INTO t (a) VALUES (?)", number) }
      for _ in 0..<3 {
        #expect(throws: Stop.self) { try db.each("SELECT a FROM t") { _ in throw Stop() } }
        let first = try db.first("SELECT a FROM t ORDER BY a") { try $0.number(0) }
        #expect(first == 0)
      }
      // A statement still reading would keep the table from being dropped.
      try db.execute(sql: "DROP TABLE t")
    }
  }

  @Test("A forgotten value is refused, not taken from the time before")
  func tooFew() throws {
    try table().write { db in
      try db.run("INSERT INTO t (a, b) VALUES (?, ?)", 1, "x")
      #expect(throws: DatabaseError.self) { try db.run("INSERT INTO t (a, b) VALUES (?, ?)", 1) }
      #expect(throws: DatabaseError.self) { try db.run("INSERT INTO t (a, b) VALUES (?, ?)", 1, "x", 2) }
    }
  }

  @Test("What SQLite refuses comes with its code and its words; damage is named by its column")
  func failures() throws {
    try table().write { db in
      #expect {
        try db.run("INSERT INTO t (d) VALUES (?)", 2)
      } throws: { error in
        guard let error = error as? DatabaseError else { return false }
        return error.extendedResultCode == .SQLITE_CONSTRAINT_CHECK && error.message?.contains("CHECK") == true
      }
      try db.run("INSERT INTO t (a, b, c) VALUES (?, ?, ?)", "word", [1] as [UInt8], "text")
      for read in [
        { (row: PlainRow) in _ = try row.number(0) }, { _ = try $0.text(1) }, { _ = try $0.blob(2) },
        { _ = try $0.number(3) }, { try $0.withText(1) { _ in } },
      ] {
        #expect {
          try db.first("SELECT a, b, c, d FROM t", read: read)
        } throws: { error in
          (error as? StoreFault)?.kind == .damaged
        }
      }
    }
  }
}
