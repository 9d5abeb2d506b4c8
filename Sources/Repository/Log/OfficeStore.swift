package import CommandBus
package import Domain
internal import Foundation
internal import GRDB
internal import Synchronization

/// The office on the disk: its log, its tables and its documents.
package final class OfficeStore: OfficeLog {
  package typealias ReadingDesk = OfficeDesk<Reading>
  package typealias WritingDesk = OfficeDesk<Writing>

  let database: OfficeDatabase
  package let documents: DocumentStore
  private let routines = RoutineMemory()
  private let phrases: Phrasebook
  private let packs: PackReader
  private let letters: LetterTemplates
  private let listeners = Mutex<[@Sendable () -> Void]>([])
  private let broken = Mutex<StoreFault?>(nil)

  private init(
    database: OfficeDatabase, phrases: Phrasebook, packs: @escaping PackReader, letters: LetterTemplates
  ) throws {
    self.packs = packs
    self.letters = letters
    self.database = database
    self.phrases = phrases
    documents = try DocumentStore(path: database.folder + "/documents")
  }

  /// Opens the office in `folder`. `phrases` gives the book of the office's own language, for minutes.
  ///
  /// Opened `onlyToRead` it waits for no writer, and no command can be sent.
  package static func open(
    _ folder: String, onlyToRead: Bool = false, phrases: (Language) throws -> Phrasebook,
    packs: @escaping PackReader = noPacks,
    letters: LetterTemplates = .none
  ) throws -> OfficeStore {
    let database = try OfficeDatabase.open(folder, onlyToRead: onlyToRead)
    let language = try database.read { try OfficeTable.office($0)?.language }
    return try OfficeStore(
      database: database, phrases: try phrases(language ?? .bokmål), packs: packs, letters: letters)
  }

  /// Makes an office in a folder that has none; the folder and its parents are made as needed.
  package static func create(
    _ folder: String, phrases: Phrasebook, packs: @escaping PackReader = noPacks,
    letters: LetterTemplates = .none
  ) throws -> OfficeStore {
    try OfficeFolder.make(folder)
    return try OfficeStore(database: .create(folder), phrases: phrases, packs: packs, letters: letters)
  }

  /// An office in memory with its documents under `folder`: the real code, for tests.
  package static func inMemory(
    documentsUnder folder: String, phrases: Phrasebook, packs: @escaping PackReader = noPacks,
    letters: LetterTemplates = .none
  ) throws -> OfficeStore {
    try OfficeFolder.make(folder)
    return try OfficeStore(database: .inMemory(folder: folder), phrases: phrases, packs: packs, letters: letters)
  }

  /// A store that was given no reader of rule packs adopts none.
  private static let noPacks: PackReader = { file, _ in
    throw Refusal(.packUnreadable, ["file": file, "cause": "–"])
  }

  package func close() throws { try database.close() }

  /// What this office's cover sheets are marked with: it follows from the log's first entry, which no other office has.
  package func mark() throws -> String {
    let chain = try database.read { try Data.fetchOne($0, sql: "SELECT chain FROM log WHERE position = 1") }
    guard let chain else { throw StoreFault(.noOffice, path: database.folder) }
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: chain.prefix(8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  package var readOnlyReason: ReadOnlyReason? { database.readOnlyReason }

  package var folder: String { database.folder }

  // MARK: - OfficeLog

  package func transact<R>(_ body: (OfficeDesk<Writing>) throws -> R) throws -> R {
    if let fault = broken.withLock({ $0 }) { throw fault }
    try database.requireOpen()
    guard readOnlyReason == nil else { throw StoreFault(.readOnly, path: folder, cause: "\(readOnlyReason as Any)") }
    guard let lock = database.lock else { return try commit(body) }
    return try lock.hold { try commit(body) }
  }

  package func read<R>(_ body: (OfficeDesk<Reading>) throws -> R) throws -> R {
    try database.read { db in try body(desk(on: db, ledger: Ledger())) }
  }

  package func publish(_ outcome: Outcome) {
    guard !outcome.entries.isEmpty else { return }
    for listener in listeners.withLock({ $0 }) { listener() }
  }

  /// Calls `listener` after every change made through this store; other processes' changes show in ``position()``.
  package func onChange(_ listener: @escaping @Sendable () -> Void) {
    listeners.withLock { $0.append(listener) }
  }

  // MARK: - One transaction

  /// Changes what is kept beside the log, in one transaction: nothing is appended, and the witness has nothing to see.
  func maintain<R>(_ body: (Database) throws -> R) throws -> R {
    if let fault = broken.withLock({ $0 }) { throw fault }
    try database.requireOpen()
    guard readOnlyReason == nil else { throw StoreFault(.readOnly, path: folder, cause: "\(readOnlyReason as Any)") }
    guard let lock = database.lock else { return try commit(beside: body) }
    return try lock.hold { try commit(beside: body) }
  }

  private func commit<R>(beside body: (Database) throws -> R) throws -> R {
    do {
      return try database.connections.writeWithoutTransaction { db in
        try db.run("BEGIN IMMEDIATE TRANSACTION")
        do {
          let result = try TransactionGuard.inside { try body(db) }
          try commitDurably(db)
          return result
        } catch {
          if db.isInsideTransaction { try db.run("ROLLBACK TRANSACTION") }
          throw error
        }
      }
    } catch let error as DatabaseError {
      throw StoreFault(error, path: folder)
    }
  }

  private func commit<R>(_ body: (OfficeDesk<Writing>) throws -> R) throws -> R {
    let ledger = Ledger()
    let result: R
    do {
      result = try database.connections.writeWithoutTransaction { db in
        try db.run("BEGIN IMMEDIATE TRANSACTION")
        do {
          let result = try TransactionGuard.inside { try body(desk(on: db, ledger: ledger)) }
          // Nothing appended, nothing to sync: a refusal costs no disk.
          guard ledger.appended > 0 else {
            try db.run("ROLLBACK TRANSACTION")
            return result
          }
          try commitDurably(db)
          return result
        } catch {
          if db.isInsideTransaction { try db.run("ROLLBACK TRANSACTION") }
          throw error
        }
      }
    } catch let error as DatabaseError {
      throw StoreFault(error, path: folder)
    }
    if let head = ledger.head, ledger.appended > 0 { try database.witness?.record(head) }
    return result
  }

  /// A commit that fails on the disk leaves the outcome open: after a failed sync the kernel may
  /// have dropped the pages, and a second try would report success. The process must end.
  private func commitDurably(_ db: Database) throws {
    do {
      try db.run("COMMIT TRANSACTION")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_IOERR {
      let fault = StoreFault(.commitUncertain, path: folder, cause: "\(error.extendedResultCode)")
      broken.withLock { $0 = fault }
      throw fault
    }
  }

  private func desk<Access>(on db: Database, ledger: Ledger) -> OfficeDesk<Access> {
    OfficeDesk(
      db: db, ledger: ledger, phrases: phrases, documents: documents, routines: routines, packs: packs,
      letterTemplates: letters)
  }
}

/// What one transaction has appended so far, and what it has read that still holds.
///
/// Within a transaction the tables change only through its own entries, so that what was read before the last of them
/// need not be read again.
final class Ledger {
  var head: Witness.Head?
  var appended = 0
  var item: PostItem?
  var users: [User.ID: User] = [:]
  /// Texts that a decision has filed and that nothing in the log names yet, by digest.
  var filed: [String: String] = [:]

  /// An entry about an item, a case or the like leaves the people as they are; one about the office, or of a kind
  /// that says nothing of what it is about, may change anything.
  func forget(after event: Event) {
    item = nil
    if case .office = event.about { users = [:] }
  }
}
