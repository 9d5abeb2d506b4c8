internal import CommandBus
internal import Domain
internal import Foundation
internal import GRDB
internal import Glibc
internal import Synchronization

/// The one place that opens the office's SQLite file; nothing else in the process opens, copies,
/// hashes or reads the file, its -wal or its -shm: closing such a descriptor would drop SQLite's locks.
final class OfficeDatabase: Sendable {
  let folder: String
  let connections: any DatabaseWriter
  let lock: WriterLock?
  let witness: Witness?
  let readOnlyReason: ReadOnlyReason?
  /// What the files must look like for as long as they are read without locks; nil when SQLite's locks are held.
  private let standing: StandingFiles?
  private let isClosed = Atomic(false)

  static let fileName = "office.sqlite"

  private init(
    folder: String, connections: any DatabaseWriter, lock: WriterLock?, witness: Witness?,
    readOnlyReason: ReadOnlyReason?, standing: StandingFiles? = nil
  ) {
    self.folder = folder
    self.connections = connections
    self.lock = lock
    self.witness = witness
    self.readOnlyReason = readOnlyReason
    self.standing = standing
  }

  /// Opens the office in `folder`.
  ///
  /// Who only reads takes no lock, and so waits for nobody, not even for a writer that stands still.
  static func open(_ folder: String, onlyToRead: Bool = false) throws -> OfficeDatabase {
    let path = folder + "/" + fileName
    guard access(path, F_OK) == 0 else { throw StoreFault(.noOffice, path: folder) }
    guard access(path, W_OK) == 0, access(folder, W_OK) == 0 else {
      return try openForReading(folder, path, isWritable: false)
    }
    if onlyToRead {
      do {
        return try openForReading(folder, path, isWritable: true)
      } catch let fault as StoreFault where fault.kind == .olderOffice {
        // Its tables are made anew below, as by anybody who opens it.
      }
    }
    let lock = try WriterLock(path: folder + "/office.lock")
    let (anchor, witness, reason) = try lock.hold {
      let version = try inspect(path)
      if version < Schema.version { try translated(path) { try TableRenewal.run(path) } }
      let anchor = try openAnchor(path)
      let witness = try Witness(path: folder + "/witness", to: .record)
      return (anchor, witness, try compare(anchor, with: witness))
    }
    do {
      let pool = try openPool(path)
      // Not the last connection, which would checkpoint, and so without the lock.
      try translated(path) { try anchor.close() }
      return OfficeDatabase(folder: folder, connections: pool, lock: lock, witness: witness, readOnlyReason: reason)
    } catch {
      witness.close()
      try lock.hold { try translated(path) { try anchor.close() } }
      throw error
    }
  }

  /// Makes the folder's database; the caller has made the folder.
  static func create(_ folder: String) throws -> OfficeDatabase {
    let path = folder + "/" + fileName
    let lock = try WriterLock(path: folder + "/office.lock")
    return try lock.hold {
      guard access(path, F_OK) != 0 else { throw StoreFault(.officeExists, path: folder) }
      let pool = try openPool(path)
      try pool.write { try Schema.create(in: $0) }
      // Whose file it is stands in the file itself from the first, should the write-ahead log be damaged.
      _ = try translated(path) { try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
      chmod(path, 0o600)
      let witness = try Witness(path: folder + "/witness", to: .create)
      return OfficeDatabase(folder: folder, connections: pool, lock: lock, witness: witness, readOnlyReason: nil)
    }
  }

  /// An office in memory, for tests: the same schema and the same code, nothing on the disk.
  static func inMemory(folder: String) throws -> OfficeDatabase {
    let queue = try DatabaseQueue(configuration: configuration())
    try queue.write { try Schema.create(in: $0) }
    return OfficeDatabase(folder: folder, connections: queue, lock: nil, witness: nil, readOnlyReason: nil)
  }

  /// Reads on a snapshot; SQLite's own errors come out as faults of the store.
  ///
  /// - Throws: `StoreFault.busy` when the files were read without locks and have changed meanwhile.
  func read<R>(_ body: (Database) throws -> R) throws -> R {
    try requireOpen()
    let answer = Result { try Self.translated(folder) { try connections.read(body) } }
    // An error too may come of what was half read.
    try standing?.requireUnchanged()
    return try answer.get()
  }

  /// Moves what the write-ahead log holds into the file and empties it, so that it has no earlier page left.
  ///
  /// - Throws: `StoreFault.busy` while somebody reads.
  func emptyWriteAheadLog() throws {
    guard let lock else { return }
    try lock.hold {
      try Self.translated(folder) {
        _ = try connections.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      }
    }
  }

  /// - Throws: `StoreFault.inputOutput` after ``close()``.
  func requireOpen() throws {
    if isClosed.load(ordering: .acquiring) { throw StoreFault(.inputOutput, path: folder, cause: "closed") }
  }

  /// Closes under the lock: the last connection checkpoints.
  ///
  /// When the lock cannot be had the end of the process closes instead: every commit is on the disk already, and a
  /// command that was carried out must not be reported as refused.
  func close() throws {
    guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
    // A lone connection, in memory or for reading, has nothing to write back. It ends with this value: GRDB's queue
    // traps when it is asked again after its connection is gone, and a screen's last question may still be on its way.
    if let lock {
      do {
        try Self.translated(folder) { try lock.hold { try connections.close() } }
      } catch let fault as StoreFault where [.busy, .lockFile].contains(fault.kind) {}
    }
    witness?.close()
  }

  // MARK: - Opening

  /// Waits for SQLite's locks; when they are not to be had and nothing in the office moves, reads without them.
  private static func openForReading(_ folder: String, _ path: String, isWritable: Bool) throws -> OfficeDatabase {
    let before = StandingFiles(path)
    do {
      return try openForReading(folder, path, isWritable: isWritable, standing: nil)
    } catch let fault as StoreFault where fault.kind == .busy {
      guard StandingFiles(path) == before else { throw fault }
      return try openForReading(folder, path, isWritable: isWritable, standing: before)
    }
  }

  private static func openForReading(
    _ folder: String, _ path: String, isWritable: Bool, standing: StandingFiles?
  ) throws -> OfficeDatabase {
    let version = try inspect(path, besideItsLocks: standing != nil)
    guard version == Schema.version else {
      throw StoreFault(.olderOffice, path: path, cause: "\(version) < \(Schema.version)")
    }
    let queue = try openQueueForReading(path, besideItsLocks: standing != nil)
    let witness = try Witness(path: folder + "/witness", to: .read)
    let reason = try compare(queue, with: witness) ?? (isWritable ? nil : .notWritable(folder))
    return OfficeDatabase(
      folder: folder, connections: queue, lock: nil, witness: witness, readOnlyReason: reason, standing: standing)
  }

  /// A lone connection that writes nothing.
  ///
  /// `besideItsLocks` it takes none, and keeps the index of the write-ahead log to itself instead of sharing it: a
  /// process that was stopped while it made the shared one would otherwise keep every reader out.
  private static func openQueueForReading(_ path: String, besideItsLocks: Bool) throws -> DatabaseQueue {
    var configuration = configuration(first: besideItsLocks ? ["PRAGMA locking_mode = EXCLUSIVE"] : [])
    configuration.readonly = true
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(["/"])) ?? path
    let location = besideItsLocks ? "file:\(escaped)?vfs=unix-none" : path
    return try translated(path) { try DatabaseQueue(path: location, configuration: configuration) }
  }

  /// Leaves nothing for the pool to write when it opens: it is opened without the lock.
  ///
  /// On opening, a pool asks the system whose file the write-ahead log is, and that question may go out to the network;
  /// all others would wait with it. It also fills an empty log, which must be done under the lock.
  private static func openAnchor(_ path: String) throws -> DatabaseQueue {
    try translated(path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration())
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        var facts = stat()
        guard stat(path + "-wal", &facts) != 0 || facts.st_size == 0 else { return }
        // The value it has already.
        try db.execute(sql: "PRAGMA user_version = \(Int32.fetchOne(db, sql: "PRAGMA user_version") ?? Schema.version)")
      }
      return queue
    }
  }

  private static func openPool(_ path: String) throws -> DatabasePool {
    let pool = try translated(path) { try DatabasePool(path: path, configuration: configuration()) }
    try translated(path) {
      try pool.writeWithoutTransaction { db in
        // GRDB sets NORMAL when it enters WAL mode, after everything a configuration can say.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try requireSafe(db)
      }
    }
    return pool
  }

  /// Refuses another program's file and a newer office before anything is written to either.
  ///
  /// - Returns: the version of the tables.
  private static func inspect(_ path: String, besideItsLocks: Bool = false) throws -> Int32 {
    try translated(path) {
      let queue = try openQueueForReading(path, besideItsLocks: besideItsLocks)
      let (application, version) = try queue.read { db in
        (
          try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
          try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        )
      }
      try queue.close()
      guard application == Schema.applicationID else { throw StoreFault(.notAnOffice, path: path) }
      guard version <= Schema.version else {
        throw StoreFault(.newerOffice, path: path, cause: "\(version) > \(Schema.version)")
      }
      return version
    }
  }

  private static func translated<R>(_ path: String, _ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw StoreFault(.notAnOffice, path: path)
    } catch let error as DatabaseError {
      throw StoreFault(error, path: path)
    }
  }

  private static func configuration(first statements: [String] = []) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 3
    configuration.prepareDatabase { db in
      for statement in statements { try db.execute(sql: statement) }
      for pragma in safePragmas { try db.execute(sql: "PRAGMA \(pragma.name) = \(pragma.value)") }
      try db.execute(sql: Schema.textWords)
    }
    return configuration
  }

  /// What every connection must hold; the check after opening refuses one that does not.
  private static let safePragmas: [(name: String, value: Int)] = [
    ("foreign_keys", 1), ("recursive_triggers", 1), ("secure_delete", 1), ("trusted_schema", 0),
    ("cell_size_check", 1), ("mmap_size", 0),
  ]

  static func requireSafe(_ db: Database) throws {
    for pragma in safePragmas + [("synchronous", 2)] {
      // An in-memory or mmap-less build answers nothing for mmap_size; that is as good as 0.
      let value = try Int.fetchOne(db, sql: "PRAGMA \(pragma.name)") ?? 0
      guard value == pragma.value else {
        throw StoreFault(.unsafeConnection, cause: "\(pragma.name) = \(value), must be \(pragma.value)")
      }
    }
  }

  /// What the witness says against the log; nil when nothing.
  ///
  /// - Throws: `StoreFault.witnessFile` when there are entries and the witness cannot say what it saw.
  private static func compare(_ connections: any DatabaseReader, with witness: Witness) throws -> ReadOnlyReason? {
    let witnessed = try witness.head()
    return try translated(witness.path) {
      try connections.read { db in
        let last = try Int.fetchOne(db, sql: "SELECT max(position) FROM log") ?? 0
        guard let witnessed else {
          guard last == 0 else { throw StoreFault(.witnessFile, path: witness.path, cause: "no readable head") }
          return nil
        }
        guard last >= witnessed.position else { return .behindWitness(log: last, witness: witnessed.position) }
        let chain = try Data.fetchOne(
          db, sql: "SELECT chain FROM log WHERE position = ?", arguments: [witnessed.position])
        return chain.map(Array.init) == witnessed.chain ? nil : .differsFromWitness(position: witnessed.position)
      }
    }
  }
}

extension StoreFault {
  /// What a SQLite error means to the office.
  init(_ error: DatabaseError, path: String? = nil) {
    let kind: Kind =
      switch error.resultCode {
      // The last one is said when another takes too long to make the index of the write-ahead log.
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: .busy
      case .SQLITE_FULL: .diskFull
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .readOnly
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
      default: .inputOutput
      }
    self.init(kind, path: path, cause: "\(error.extendedResultCode): \(error.message ?? "")")
  }
}
