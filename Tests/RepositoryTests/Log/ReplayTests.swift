import CommandBus
import Domain
import Foundation
import GRDB
import Testing

@testable import Repository

@Suite("log replay and export")
struct ReplayTests {
  private typealias D = DeskOffice

  /// An office with a row in every table.
  private func office() throws -> DeskOffice {
    let office = try DeskOffice()
    let post = try office.registeredLetter()
    let returned = try office.letter("Reklame")
    try office.when(ReturnPost(post: returned, reason: "r"))
    let urgent = try office.letter()
    try office.when(MarkUrgent(post: urgent))
    try office.when(UndoDecision(post: urgent))
    let note = RegisterNote(
      caseFolder: CaseFolder.ID(year: 2026, number: 1), title: "Notat", text: "t",
      writesOff: [RegistryEntry.ID(year: 2026, number: 1)])
    try office.when(note)
    try office.when(ReadCase(caseFolder: note.caseFolder), by: D.siv)
    try office.when(
      RecordConsent(service: D.profil, party: "Ola", givenOn: office.now.day, givenBy: "Ola", reference: "Skjema"))
    try office.when(StartMeeting(service: D.profil))
    try office.program(SignIn(user: D.kari, token: String(repeating: "0", count: 64)))
    let source = IntakeSource(service: D.profil, kind: .scanner)
    let digest = String(repeating: "a", count: 64)
    let sighting = FileSighting(nameBytes: "61", name: "a", inode: 1, bytes: 1, modified: 0, digest: digest)
    let document = DocumentReference(digest: digest, name: "a", bytes: 1, pages: 1, role: .scan)
    try office.program(
      ReceiveFile(
        source: source, sighting: sighting, details: PostDetails(channel: .scanner, title: "a", sender: ""),
        receivedOn: office.now.day, documents: [document]))
    let other = FileSighting(nameBytes: "62", name: "b", inode: 2, bytes: 0, modified: 0, digest: nil)
    try office.program(RefuseFile(source: source, sighting: other, reason: "empty"))
    let key = try #require(RetryKey("k"))
    _ = try office.bus.send(Reassign(post: post, handler: D.siv, reason: "r"), as: Session(user: D.randi), key: key)
    return office
  }

  @Test("The tables are what the log says, row by row")
  func same() throws {
    let office = try office()
    let report = try office.store.replayAndCompare()
    #expect(report.differences == [])
    #expect(try report.events == office.store.position())
  }

  private static let changes: [(table: String, sql: String)] = [
    ("office", "UPDATE office SET name = 'Annen'"), ("user", "UPDATE user SET name = 'X' WHERE id = 'per.moe'"),
    ("membership", "DELETE FROM membership WHERE user = 'berit.os'"),
    ("service", "UPDATE service SET name = 'X' WHERE id = 'ppt'"),
    ("session", "UPDATE session SET expires = '2099-01-01T00:00:00.000Z'"),
    ("meeting", "UPDATE meeting SET started_by = 'per.moe'"),
    ("case_folder", "UPDATE case_folder SET party = 'X'"),
    ("post", "UPDATE post SET responsible = 'siv.aas' WHERE id = 2"),
    ("post_document", "UPDATE post_document SET pages = 9"),
    ("registry_entry", "UPDATE registry_entry SET written_off_on = '2026-11-19' WHERE key = 20260000001"),
    ("case_link", "DELETE FROM case_link"), ("case_read", "DELETE FROM case_read"), ("consent", "DELETE FROM consent"),
    ("write_off", "DELETE FROM write_off"),
    ("deviation", "UPDATE deviation SET reason = 'x'"), ("intake_file", "UPDATE intake_file SET state = 'removed'"),
    ("undone", "DELETE FROM undone"), ("answered", "DELETE FROM answered"),
    ("case_search", "UPDATE case_search SET folded = 'x'"), ("post_search", "DELETE FROM post_search WHERE rowid = 2"),
  ]

  @Test("A table changed behind the log's back is found and named", arguments: changes.map(\.table))
  func changed(_ table: String) throws {
    let office = try office()
    let sql = try #require(Self.changes.first { $0.table == table }?.sql)
    try office.store.database.connections.write { db in
      try db.execute(sql: sql)
      #expect(db.changesCount > 0, "\(table) has no row to change")
    }
    let differences = try office.store.replayAndCompare().differences
    #expect(!differences.isEmpty)
    #expect(differences.allSatisfy { $0.table == table })
  }

  @Test("Every derived table has such a change in this test")
  func complete() {
    #expect(Set(Self.changes.map(\.table)) == Set(Schema.derived.map(\.table)).union(["case_search", "post_search"]))
  }

  @Test("An entry that cannot be decoded stops the replay with its position, not the program")
  func undecodable() throws {
    let office = try office()
    try office.store.database.connections.write { db in
      try db.execute(sql: "DROP TRIGGER log_is_unchanged")
      try db.execute(sql: "UPDATE log SET kind = 'from-the-future' WHERE position = 12")
    }
    #expect {
      try office.store.replayAndCompare()
    } throws: { error in
      guard let fault = error as? StoreFault else { return false }
      return fault.kind == .unreadableEntry && fault.cause?.contains("position 12") == true
    }
  }

  @Test("Every exported line is one JSON object with the entry's columns; password hashes are withheld")
  func exports() throws {
    let office = try office()
    try office.program(SetPassword(user: D.per, hash: "scrypt$hemmelig"))
    var lines: [String] = []
    try office.store.exportLog { lines.append($0) }
    #expect(try lines.count == office.store.position())
    for (index, line) in lines.enumerated() {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(object["position"] as? Int == index + 1)
      for column in ["at", "actor", "kind", "subject", "salt", "digest", "chain"] {
        #expect((object[column] as? String)?.isEmpty == false, "\(column)")
      }
      let isSecret = object["kind"] as? String == "password-set"
      #expect((object["payload"] is NSNull) == isSecret)
      #expect(isSecret || object["payload"] is [String: Any])
      #expect(!line.contains("\n"))
    }
    #expect(!lines.joined().contains("hemmelig"))
  }
}
