package import Domain

/// The ordered log behind the bus, with the tables derived from it.
package protocol OfficeLog: Sendable {
  associatedtype ReadingDesk: Desk
  associatedtype WritingDesk: AppendingDesk

  /// Runs `body` in one transaction that no other writer of the office overlaps. When this returns,
  /// what was appended is committed and on the disk; when it throws, nothing of it is.
  func transact<R>(_ body: (WritingDesk) throws -> R) throws -> R

  /// Runs `body` on a snapshot.
  func read<R>(_ body: (ReadingDesk) throws -> R) throws -> R

  /// Tells this process's listeners; other processes see the log grow.
  func publish(_ outcome: Outcome)
}

/// A desk inside a write transaction.
package protocol AppendingDesk: Desk {
  /// Appends events and applies each to the tables, in order. What their decision filed is on the disk first.
  func append(_ events: [Event], by session: Session, at now: Instant, key: RetryKey?) throws -> [LogEntry]

  /// Lets go of what a decision filed that is then refused.
  func dropFiled()

  /// What an earlier command with this key did.
  func outcome(of key: RetryKey) throws -> [LogEntry]?
}
