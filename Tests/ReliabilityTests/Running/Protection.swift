import Foundation
import TestOffice

/// A protection that can be taken away from one run of the program, so that a test is seen to notice.
///
/// The library `Unprotected` is laid before the system's own for that; the program knows nothing of it and has no such
/// switch itself.
enum Protection: String, Sendable {
  /// Writers wait for each other: the office's lock and SQLite's.
  case turns
  /// The office's lock is given back when a transaction is over.
  case release
  /// Who waits for the lock gives up after a while.
  case patience
  /// Who reads an office that stands still does without SQLite's locks.
  case reading
  /// The write-ahead log is written back into the database.
  case checkpoints
  /// Nothing waits while it holds the lock.
  case haste
  /// What is written is synced.
  case syncs
  /// Errors of writing are noticed.
  case writeErrors = "write-errors"
  /// Who opens an office first asks whether it may be written.
  case rights
  /// A page is entered first and removed from its folder then.
  case order
  /// Signals are caught or ignored.
  case signals

  /// The words to put straight before the program's own.
  static func wrapper(without taken: [Protection]) -> [String] {
    guard !taken.isEmpty else { return [] }
    let library = URL(fileURLWithPath: Program.morgenpost).deletingLastPathComponent()
      .appendingPathComponent("libUnprotected.so").path
    return ["env", "LD_PRELOAD=\(library)", "UNPROTECTED=\(taken.map(\.rawValue).joined(separator: ","))"]
  }
}
