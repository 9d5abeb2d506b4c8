internal import CommandBus
internal import Domain
internal import Foundation
internal import GRDB

/// Checks every entry of the log against its digest, its place in the chain, and the witness.
package struct LogVerification: Sendable {
  /// Entries found whole before the first finding.
  package let entries: Int
  /// The first thing that is wrong; nil when all is well.
  package let finding: Finding?

  package struct Finding: Hashable, Sendable {
    package let position: Int
    package let kind: Kind
    package let detail: String
  }

  /// `verify.<raw value>` in the phrasebook.
  package enum Kind: String, CaseIterable, Sendable {
    /// The payload or the salt is not what was logged.
    case digestMismatch = "digest-mismatch"
    /// Another column is not what was logged, or an entry before was exchanged.
    case chainMismatch = "chain-mismatch"
    case gap
    /// A column cannot be read at all.
    case unreadable
    case behindWitness = "behind-witness"
    case differsFromWitness = "differs-from-witness"
    /// The database file around the log is damaged.
    case databaseDamaged = "database-damaged"
  }
}

extension OfficeStore {
  /// Reads the whole log once. `progress` is told the position now and then; cancelled by throwing.
  package func verifyLog(progress: (Int) throws -> Void = { _ in }) throws -> LogVerification {
    let witnessed = try database.witness?.head()
    return try database.read { db in
      var walk = LogWalk(witnessed: witnessed)
      do {
        let rows = try Row.fetchCursor(db, sql: "SELECT \(LogTable.columns) FROM log ORDER BY position")
        while let row = try rows.next(), walk.take(row) {
          if walk.checked % 5000 == 0 { try progress(walk.checked) }
        }
        if walk.finding == nil { try walk.finish(db) }
      } catch let error as DatabaseError {
        walk.fail(.databaseDamaged, "\(error.extendedResultCode)")
      }
      return LogVerification(entries: walk.checked, finding: walk.finding)
    }
  }
}

/// One pass over the log, from the first entry on.
private struct LogWalk {
  let witnessed: Witness.Head?
  var checked = 0
  var finding: LogVerification.Finding?
  private var chain = HashChain.start

  init(witnessed: Witness.Head?) { self.witnessed = witnessed }

  /// False at the first thing that is wrong.
  mutating func take(_ row: Row) -> Bool {
    guard let entry = try? LogRow(row) else { return fail(.unreadable, "") }
    guard entry.position == checked + 1 else { return fail(.gap, "\(entry.position)") }
    guard entry.isErased || HashChain.digest(salt: entry.salt, payload: entry.payload) == entry.digest else {
      return fail(.digestMismatch, entry.kind)
    }
    guard HashChain.chain(after: chain, entry) == entry.chain else { return fail(.chainMismatch, entry.kind) }
    if entry.position == witnessed?.position, entry.chain != witnessed?.chain {
      return fail(.differsFromWitness, entry.kind)
    }
    chain = entry.chain
    checked += 1
    return true
  }

  /// What stands around the entries: the end of the log, its indexes, the file.
  mutating func finish(_ db: Database) throws {
    if let witnessed, witnessed.position > checked { _ = fail(.behindWitness, "\(witnessed.position)") }
    guard finding == nil else { return }
    let report = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
    if report != ["ok"] { _ = fail(.databaseDamaged, report.joined(separator: "; ")) }
  }

  @discardableResult
  mutating func fail(_ kind: LogVerification.Kind, _ detail: String) -> Bool {
    finding = .init(position: checked + 1, kind: kind, detail: detail)
    return false
  }
}
