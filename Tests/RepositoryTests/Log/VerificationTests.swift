import CommandBus
import Domain
import Foundation
import GRDB
import TestOffice
import Testing

@testable import Repository

@Suite("log verify: one changed byte anywhere is found, with its position")
struct VerificationTests {
  private typealias D = DeskOffice

  private func change(_ office: DeskOffice, _ sql: String) throws {
    try office.store.database.connections.write { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = 1")
      for trigger in ["log_is_contiguous", "log_is_kept", "log_is_unchanged"] {
        try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger)")
      }
      try db.execute(sql: sql)
      try db.execute(sql: "PRAGMA ignore_check_constraints = 0")
    }
  }

  private func finding(_ office: DeskOffice) throws -> LogVerification.Finding? { try office.store.verifyLog().finding }

  @Test("A log that nobody touched verifies, entry for entry")
  func whole() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    let result = try office.store.verifyLog()
    #expect(result.finding == nil)
    #expect(try result.entries == office.store.position())
  }

  private static let changes: [(sql: String, kind: LogVerification.Kind)] = [
    ("at = '2026-11-20T07:00:00.001Z'", .chainMismatch), ("actor = 'siv.aas'", .chainMismatch),
    ("on_behalf_of = 'siv.aas'", .chainMismatch), ("service = 'velferd'", .chainMismatch),
    ("kind = 'post-taken'", .chainMismatch), ("subject = 'post:77'", .chainMismatch),
    ("payload = payload || ' '", .digestMismatch), ("payload = replace(payload, 'a', 'b')", .digestMismatch),
    ("salt = zeroblob(16)", .digestMismatch), ("salt = x''", .digestMismatch),
    ("digest = zeroblob(32)", .digestMismatch), ("chain = zeroblob(32)", .chainMismatch),
    ("digest = x'00'", .digestMismatch), ("chain = x''", .chainMismatch), ("actor = ''", .chainMismatch),
    ("position = position + 1000", .gap),
  ]

  @Test("Every column of the first, a middle and the last entry")
  func columns() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    for position in [1, 20, try office.store.position()] {
      for (sql, kind) in Self.changes {
        try change(office, "CREATE TABLE saved AS SELECT * FROM log WHERE position = \(position)")
        try change(office, "UPDATE log SET \(sql) WHERE position = \(position)")
        let isSame = try String.fetchOne(office, "SELECT 'same' FROM (SELECT * FROM log INTERSECT SELECT * FROM saved)")
        // Not every payload holds the letters that are replaced.
        if isSame == nil {
          let found = try finding(office)
          #expect(found?.position == position, "\(sql) at \(position)")
          #expect(found?.kind == kind, "\(sql) at \(position)")
        }
        try change(office, "DELETE FROM log WHERE position IN (\(position), \(position + 1000))")
        try change(office, "INSERT INTO log SELECT * FROM saved; DROP TABLE saved")
        #expect(try finding(office) == nil)
      }
    }
  }

  @Test("Bits of a payload, one at a time")
  func bits() throws {
    let office = try DeskOffice()
    let position = try office.store.position()
    let payload = Array(
      (try String.fetchOne(office, "SELECT payload FROM log WHERE position = \(position)") ?? "").utf8)
    #expect(payload.count > 20)
    for index in stride(from: 0, to: payload.count, by: 7) {
      var changed = payload
      changed[index] ^= 1
      let hexadecimal = changed.map { String(format: "%02x", $0) }.joined()
      try change(office, "UPDATE log SET payload = CAST(x'\(hexadecimal)' AS TEXT) WHERE position = \(position)")
      #expect(try finding(office)?.position == position)
    }
  }

  @Test("An entry that is missing from the middle leaves a gap; two that changed places do not fit")
  func missing() throws {
    let office = try DeskOffice()
    try change(office, "DELETE FROM log WHERE position = 7")
    #expect(try finding(office)?.kind == .gap)
    #expect(try finding(office)?.position == 7)
    let other = try DeskOffice()
    try change(
      other,
      "UPDATE log SET position = -7 WHERE position = 7; UPDATE log SET position = 7 WHERE position = 8; "
        + "UPDATE log SET position = 8 WHERE position = -7")
    #expect(try finding(other)?.position == 7)
  }

  @Test("Payload and salt of an entry erased: the chain still verifies, and the export says null (design, rule 3)")
  func erased() throws {
    let office = try DeskOffice()
    _ = try office.refusal(StartMeeting(service: D.ppt))
    let position = try office.store.position()
    // Allowed by the schema: this is what an erasure does.
    try office.store.database.connections.write { db in
      try db.execute(sql: "UPDATE log SET payload = '', salt = x'' WHERE position = ?", arguments: [position])
    }
    #expect(try finding(office) == nil)
    #expect(try office.store.replayAndCompare().differences == [])
    var lines: [String] = []
    try office.store.exportLog { lines.append($0) }
    #expect(lines.last?.hasSuffix("\"payload\":null}") == true)
  }

  @Test("A log cut short, or rewritten with a chain of its own, is told by its witness")
  func witness() throws {
    for isRewritten in [false, true] {
      let scratch = try ScratchFolder()
      let office = try DeskOffice(in: scratch.path + "/office")
      let position = try office.store.position()
      if isRewritten {
        try rewriteLast(office)
      } else {
        try change(office, "DELETE FROM log WHERE position = \(position)")
      }
      let found = try #require(try finding(office))
      #expect(found.position == position)
      #expect(found.kind == (isRewritten ? .differsFromWitness : .behindWitness))
      try office.store.close()
      let reopened = try OfficeStore.open(scratch.path + "/office", phrases: D.phrases)
      let expected: ReadOnlyReason =
        isRewritten ? .differsFromWitness(position: position) : .behindWitness(log: position - 1, witness: position)
      #expect(reopened.readOnlyReason == expected)
      // It is shown, and not changed.
      #expect(throws: StoreFault.self) {
        try CommandBus(log: reopened) { office.now }.send(StartMeeting(service: D.profil), as: Session(user: D.kari))
      }
      try reopened.close()
    }
  }

  @Test("Promise 4: without a witness that saw the end, a rewritten end is not found: it is the witness that finds it")
  func noticesMissingWitness() throws {
    let scratch = try ScratchFolder()
    let office = try DeskOffice(in: scratch.path + "/office")
    try rewriteLast(office)
    #expect(try finding(office)?.kind == .differsFromWitness)
    let head = try office.store.database.connections.read { try LogTable.head($0) }
    try office.store.database.witness?.record(try #require(head))
    #expect(try finding(office) == nil)
    try office.store.close()
    let reopened = try OfficeStore.open(scratch.path + "/office", phrases: D.phrases)
    #expect(reopened.readOnlyReason == nil)
    try reopened.close()
  }

  /// Somebody who knows the rule of the chain writes the last entry anew.
  private func rewriteLast(_ office: DeskOffice) throws {
    let rows = try office.store.database.connections.read { db in
      try Row.fetchAll(db, sql: "SELECT \(LogTable.columns) FROM log ORDER BY position DESC LIMIT 2").map {
        try LogRow($0)
      }
    }
    var last = rows[0]
    last.actor = "siv.aas"
    let chain = HashChain.chain(after: rows[1].chain, last).map { String(format: "%02x", $0) }.joined()
    try change(office, "UPDATE log SET actor = 'siv.aas', chain = x'\(chain)' WHERE position = \(last.position)")
  }
}

extension String {
  fileprivate static func fetchOne(_ office: DeskOffice, _ sql: String) throws -> String? {
    try office.store.database.connections.read { try String.fetchOne($0, sql: sql) }
  }
}
