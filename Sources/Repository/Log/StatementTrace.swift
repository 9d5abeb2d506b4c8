internal import GRDB
internal import Synchronization

/// One statement that SQLite ran: its text, and the same with its values written in.
package struct TracedStatement: Hashable, Sendable {
  package let sql: String
  package let expanded: String
}

extension OfficeStore {
  /// The statements that this store's writer runs during `body`, for measuring them by themselves.
  package func statements(during body: () throws -> Void) throws -> [TracedStatement] {
    let traced = StatementList()
    database.connections.writeWithoutTransaction { db in
      db.trace(options: .statement) { event in
        // A trigger that fires is traced as a comment; it comes by itself with its statement.
        if case .statement(let statement) = event, !statement.sql.hasPrefix("--") {
          traced.add(TracedStatement(sql: statement.sql, expanded: statement.expandedSQL))
        }
      }
    }
    try body()
    database.connections.writeWithoutTransaction { db in db.trace(options: []) }
    return traced.all
  }
}

private final class StatementList: Sendable {
  private let statements = Mutex<[TracedStatement]>([])

  func add(_ statement: TracedStatement) { statements.withLock { $0.append(statement) } }
  var all: [TracedStatement] { statements.withLock { $0 } }
}
