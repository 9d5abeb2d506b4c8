import Foundation
import Glibc
import TestOffice
import Testing

/// Promise 4: nobody changes the log unseen; the first wrong entry is named.
@Suite(.enabled(if: Surroundings.hasSQLiteShell, "needs the sqlite3 shell"))
struct DamagedLogTests {
  @Test("Promise 4: one flipped bit anywhere in the entries of the log is found, with its position")
  func flippedBits() throws {
    let office = try Self.quietOffice()
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: office.database)))
    var dice = Dice(seed: 4)
    let offsets = try Self.offsetsOfLog(in: office, whole)
    #expect(offsets.count > 4000)
    let chosen = offsets.shuffled(using: &dice).prefix(Surroundings.isLong ? 3000 : 110)
    Surroundings.tell("flipped bits: \(chosen.count) of \(offsets.count) bytes")
    for offset in chosen {
      var damaged = whole
      damaged[offset] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
      try Data(damaged).write(to: URL(fileURLWithPath: office.database))
      let run = try office.run(["log", "verify", "--json"])
      #expect(Self.isReported(run), "byte \(offset): \(run.summary)")
    }
    try Data(whole).write(to: URL(fileURLWithPath: office.database))
    #expect(try office.run(["log", "verify", "--json"]).isDone, "the office was whole before and is whole again")
  }

  @Test("Promise 4: rows changed, swapped, removed or added behind the program's back", arguments: Forgery.allCases)
  func forged(_ forgery: Forgery) throws {
    let office = try Self.quietOffice()
    let last = try #require(try office.run(["log", "verify", "--json"]).answer?["entries"] as? Int)
    let sql =
      "PRAGMA ignore_check_constraints = 1; " + Self.withoutTriggers + "\(forgery.sql);"
    try OfficeUnderTest.require(try Program.run(["sqlite3", office.database, sql]))
    let run = try office.run(["log", "verify", "--json"])
    #expect(run.status == 65, "\(run.summary)")
    #expect(run.answer?["position"] as? Int == forgery.position(of: last), "\(run.summary)")
  }

  @Test("Promise 4: the triggers stop plain SQL, without any forging of the schema")
  func triggersStop() throws {
    let office = try Self.quietOffice()
    #expect(try Self.passed(Self.changes, in: office).isEmpty)
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test("Promise 4: the test fails when the triggers are gone")
  func noticesMissingTriggers() throws {
    for sql in Self.changes {
      let office = try Self.quietOffice()
      #expect(try Self.passed([Self.withoutTriggers + sql], in: office).count == 1)
      #expect(try !OfficeCheck.recover(office).isEmpty, "\(sql)")
    }
  }

  private static let changes = [
    "DELETE FROM log WHERE position = 5", "UPDATE log SET payload = '{}' WHERE position = 5",
    "INSERT INTO log SELECT 5000, at, actor, on_behalf_of, service, kind, subject, payload, salt, digest, chain "
      + "FROM log WHERE position = 5",
  ]

  static let withoutTriggers =
    "DROP TRIGGER log_is_contiguous; DROP TRIGGER log_is_kept; DROP TRIGGER log_is_unchanged; "

  /// Those of the statements that no trigger has stopped.
  private static func passed(_ statements: [String], in office: OfficeUnderTest) throws -> [String] {
    try statements.filter { sql in
      let run = try Program.run(["sqlite3", office.database, sql])
      return !run.said.contains("log: an entry")
    }
  }

  @Test("Promise 4: yesterday's database is behind the witness: it can be read and nothing is added to it")
  func olderDatabase() throws {
    let office = try Self.quietOffice()
    try Self.bringBackYesterday(["office.sqlite"], in: office)
    let verified = try office.run(["log", "verify", "--json"])
    #expect((verified.answer?["refusal"] as? [String: Any])?["code"] as? String == "behind-witness")
    let refused = try office.run(OfficeUnderTest.registerPost("Brev"))
    #expect(refused.status == 77, "\(refused.summary)")
    let again = try office.run(["log", "verify", "--json"])
    #expect(again.answer?["entries"] as? Int == verified.answer?["entries"] as? Int)
    #expect(try office.run(["show", "tray", "--json"]).isDone)
  }

  @Test("Promise 4: the test fails when the witness too is yesterday's")
  func noticesOlderWitness() throws {
    let office = try Self.quietOffice()
    try Self.bringBackYesterday(["office.sqlite", "witness"], in: office)
    #expect(try office.run(["log", "verify", "--json"]).isDone)
    #expect(try office.run(OfficeUnderTest.registerPost("Brev")).status != 77)
    #expect(try OfficeCheck.recover(office).contains { $0.hasPrefix("acknowledged and lost") })
  }

  /// Adds three entries and puts back the files as they were before.
  private static func bringBackYesterday(_ names: [String], in office: OfficeUnderTest) throws {
    let files = names.map { URL(fileURLWithPath: office.folder + "/" + $0) }
    let yesterday = try files.map { try Data(contentsOf: $0) }
    for number in 0..<3 { try OfficeUnderTest.require(try office.run(OfficeUnderTest.registerPost("Brev \(number)"))) }
    try OfficeUnderTest.require(try Program.run(["sh", "-c", "rm -f \"$0\"-wal \"$0\"-shm", office.database]))
    for (file, bytes) in zip(files, yesterday) { try bytes.write(to: file) }
  }

  @Test("Promise 4: a write-ahead log that is cut or flipped is noticed, or held nothing there", arguments: 0..<10)
  func damagedWriteAheadLog(_ seed: Int) throws {
    let office = try OfficeUnderTest()
    for number in 0..<2 {
      try office.drop("scan-\(number).png")
      try OfficeUnderTest.require(try office.run(OfficeUnderTest.worker))
    }
    let path = office.database + "-wal"
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(bytes.count > 4096, "the pages are still in the write-ahead log")
    var dice = Dice(seed: UInt64(seed))
    if seed.isMultiple(of: 2) {
      bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &dice)))
    } else {
      bytes[Int.random(in: 0..<bytes.count, using: &dice)] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let run = try office.run(["log", "verify", "--json"])
    let violations = run.isDone ? try OfficeCheck.recover(office) : []
    #expect(violations.isEmpty && (run.isDone || Self.isReported(run)), "\(run.summary)")
  }

  // MARK: - What the cases share

  /// An office whose whole content is in the database file.
  private static func quietOffice() throws -> OfficeUnderTest {
    let office = try OfficeUnderTest()
    let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)"
    try OfficeUnderTest.require(try Program.run(["sqlite3", office.database, checkpoint]))
    return office
  }

  /// Exit code 65 with a message; the position, unless nothing of the file can be read at all.
  private static func isReported(_ run: Run) -> Bool {
    guard run.status == 65, let refusal = run.answer?["refusal"] as? [String: Any] else { return false }
    let isPlaced = run.answer?["position"] as? Int != nil || refusal["code"] as? String == "damaged"
    return isPlaced && (refusal["message"] as? String)?.isEmpty == false
  }

  /// The bytes of the log's leaf pages that hold something: headers, cell pointers and cells.
  private static func offsetsOfLog(in office: OfficeUnderTest, _ file: [UInt8]) throws -> [Int] {
    let sql = "SELECT pgoffset, pgsize FROM dbstat WHERE name = 'log' AND pagetype = 'leaf' AND pageno > 1"
    let run = try Program.run(["sqlite3", "-separator", " ", office.database, sql])
    return run.text.split(separator: "\n").flatMap { line -> [Int] in
      let numbers = line.split(separator: " ").compactMap { Int($0) }
      let (page, size) = (numbers[0], numbers[1])
      func number(_ at: Int) -> Int { Int(file[page + at]) << 8 | Int(file[page + at + 1]) }
      let pointers = 8 + 2 * number(3)
      return Array(page..<page + pointers) + Array(page + number(5)..<page + size)
    }
  }
}

/// What somebody with the right to write the file and a shell of SQLite can do to the log.
enum Forgery: String, CaseIterable, Sendable {
  case changeOne, changeOneWithDigest, swapTwo, removeMiddle, removeLast, removeLastTwo, addOne, changeActor, changeTime

  var sql: String {
    switch self {
    case .changeOne: "UPDATE log SET payload = payload || ' ' WHERE position = 20"
    case .changeOneWithDigest:
      "UPDATE log SET payload = '{}', digest = (SELECT digest FROM log WHERE position = 21) WHERE position = 20"
    case .swapTwo:
      "UPDATE log SET position = -position WHERE position IN (20, 21); "
        + "UPDATE log SET position = 41 + position WHERE position < 0"
    case .removeMiddle: "DELETE FROM log WHERE position = 20"
    case .removeLast: "DELETE FROM log WHERE position = (SELECT max(position) FROM log)"
    case .removeLastTwo: "DELETE FROM log WHERE position > (SELECT max(position) - 2 FROM log)"
    case .addOne:
      "INSERT INTO log SELECT position + 1, at, actor, on_behalf_of, service, kind, subject, payload, salt, digest, "
        + "chain FROM log ORDER BY position DESC LIMIT 1"
    case .changeActor: "UPDATE log SET actor = 'per.moe' WHERE position = 20"
    case .changeTime: "UPDATE log SET at = '2020-01-01T00:00:00.000Z' WHERE position = 20"
    }
  }

  /// The first position that is no longer what was logged.
  func position(of last: Int) -> Int {
    switch self {
    case .removeLast: last
    case .removeLastTwo: last - 1
    case .addOne: last + 1
    default: 20
    }
  }
}
