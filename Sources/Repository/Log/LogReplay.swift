internal import Dispatch
internal import Domain
internal import Foundation
internal import GRDB
internal import Synchronization

/// What a replay of the log into empty tables found.
package struct ReplayReport: Sendable {
  package let events: Int
  package let seconds: Double
  /// Differences between the replayed tables and the office's, at most ``most`` of them.
  package let differences: [Difference]

  package static let most = 50

  package struct Difference: Hashable, Sendable {
    package let table: String
    package let replayed: String?
    package let stored: String?
  }
}

extension OfficeStore {
  /// Rebuilds every table in a scratch database from the log and compares them, row by row.
  package func replayAndCompare(progress: @escaping @Sendable (Int) -> Void = { _ in }) throws -> ReplayReport {
    let scratch = try ScratchTables()
    return try database.read { office in
      let start = ContinuousClock.now
      let events = try scratch.replay(office, progress: progress)
      let elapsed = ContinuousClock.now - start
      let differences = try scratch.compare(with: office)
      try scratch.close()
      let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
      return ReplayReport(events: events, seconds: seconds, differences: differences)
    }
  }
}

/// Empty tables in a private temporary file that SQLite removes by itself.
struct ScratchTables {
  let queue: DatabaseQueue

  init() throws {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      for pragma in ["foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"] {
        try db.execute(sql: "PRAGMA \(pragma)")
      }
    }
    queue = try DatabaseQueue(path: "", configuration: configuration)
    try queue.write { db in try Schema.createForReplay(in: db) }
  }

  func close() throws { try queue.close() }

  /// Reads and decodes on this thread while another applies: the two halves cost about the same.
  func replay(_ office: Database, progress: @escaping @Sendable (Int) -> Void) throws -> Int {
    let belt = Belt()
    let queue = queue
    let finished = DispatchSemaphore(value: 0)
    let applying = Thread {
      let result = Result {
        try queue.write { db in
          while let batch = belt.take() {
            for item in batch { try Self.apply(item, db) }
            progress(batch.last?.entry.position ?? 0)
          }
        }
      }
      // After a failure the rest is taken off unread, so that the reader never waits for room.
      if case .failure = result { while belt.take() != nil {} }
      belt.finish(result)
      finished.signal()
    }
    applying.stackSize = 4 << 20
    applying.start()
    let count: Int
    do {
      count = try read(office, onto: belt)
    } catch {
      belt.put(nil)
      finished.wait()
      throw error
    }
    belt.put(nil)
    finished.wait()
    try belt.outcome()
    return count
  }

  private static func apply(_ item: Belt.Item, _ db: Database) throws {
    try Tables.apply(item.entry, db)
    guard let key = item.key else { return }
    try Tables.note(key, answeredBy: item.entry.position, through: item.entry.position, db)
  }

  private func read(_ office: Database, onto belt: Belt) throws -> Int {
    let codec = EventCodec()
    var batch: [Belt.Item] = []
    var count = 0
    let sql = "SELECT position, at, actor, on_behalf_of, kind, payload, length(salt) FROM log ORDER BY position"
    try office.each(sql) { row in
      count += 1
      guard let item = try Self.item(row, codec) else { return }
      batch.append(item)
      if batch.count == 512 {
        belt.put(batch)
        batch = []
        batch.reserveCapacity(512)
      }
    }
    if !batch.isEmpty { belt.put(batch) }
    return count
  }

  /// nil for an erased entry: it has no content to apply, and what it concerned was purged with it.
  private static func item(_ row: PlainRow, _ codec: EventCodec) throws -> Belt.Item? {
    let position = try row.number(0)
    return try row.withText(5) { payload in
      if try payload.isEmpty && row.number(6) == 0 { return nil }
      let entry = try codec.decode(
        position: position, at: row.text(1), actor: row.text(2), onBehalfOf: row.textIfAny(3), kind: row.text(4),
        payload: payload)
      return Belt.Item(entry: entry, key: try codec.key(in: payload))
    }
  }

  func compare(with office: Database) throws -> [ReplayReport.Difference] {
    try queue.read { scratch in
      var differences: [ReplayReport.Difference] = []
      for (table, key) in Schema.derived + [("case_search", "rowid"), ("post_search", "rowid")] {
        let columns = key == "rowid" ? "rowid, folded" : "*"
        let sql = "SELECT \(columns) FROM \(table) ORDER BY \(key)"
        let replayed = try Row.fetchCursor(scratch, sql: sql)
        let stored = try Row.fetchCursor(office, sql: sql)
        while differences.count < ReplayReport.most {
          let (a, b) = (try replayed.next()?.copy(), try stored.next()?.copy())
          if a == nil, b == nil { break }
          if a != b {
            differences.append(.init(table: table, replayed: a.map { "\($0)" }, stored: b.map { "\($0)" }))
          }
        }
      }
      return differences
    }
  }
}

/// A short conveyor between the reading and the applying thread.
private final class Belt: Sendable {
  struct Item: Sendable {
    let entry: LogEntry
    let key: String?
  }

  private let batches = Mutex<[[Item]?]>([])
  private let result = Mutex<Result<Void, any Error>?>(nil)
  private let room = DispatchSemaphore(value: 8)
  private let filled = DispatchSemaphore(value: 0)

  /// nil ends the stream.
  func put(_ batch: [Item]?) {
    if batch != nil { room.wait() }
    batches.withLock { $0.append(batch) }
    filled.signal()
  }

  func take() -> [Item]? {
    filled.wait()
    let batch = batches.withLock { $0.removeFirst() }
    if batch != nil { room.signal() }
    return batch
  }

  func finish(_ result: Result<Void, any Error>) { self.result.withLock { $0 = result } }

  func outcome() throws { try result.withLock { $0 }?.get() }
}
