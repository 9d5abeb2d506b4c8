internal import Domain
internal import GRDB

/// Brings the tables of an office of an earlier version up to date: the log says it all, so they are made anew.
enum TableRenewal {
  /// Runs in one transaction, before anything else in the process opens the file; the caller holds the writer lock.
  static func run(_ path: String) throws {
    var configuration = Configuration()
    // The old tables fall in any order.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { db in
      try dropTables(in: db)
      try Schema.createLogIndexes(in: db)
      try Schema.createDerived(in: db)
      try replay(in: db)
      try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
    }
    try queue.close()
  }

  private static func dropTables(in db: Database) throws {
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = ?"
    // A search index takes its own tables with it.
    for type in ["virtual", "table"] {
      for name in try String.fetchAll(db, sql: sql, arguments: [type]) where name != "log" && !name.hasPrefix("sqlite_")
      {
        try db.execute(sql: "DROP TABLE \(name.quotedDatabaseIdentifier)")
      }
    }
  }

  private static func replay(in db: Database) throws {
    let codec = EventCodec()
    let rows = try Row.fetchCursor(db, sql: "SELECT \(LogTable.columns) FROM log ORDER BY position")
    while let row = try rows.next() {
      let stored = try LogRow(row)
      guard !stored.isErased else { continue }
      let entry = try codec.decode(stored)
      try Tables.apply(entry, db)
      var payload = stored.payload
      if let key = try payload.withUTF8({ try codec.key(in: $0) }) {
        try Tables.note(key, answeredBy: entry.position, through: entry.position, db)
      }
    }
  }
}
