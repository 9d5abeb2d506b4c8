import CommandBus
import Domain
import Foundation
import GRDB
import Testing

@testable import Repository

@Suite("What must never happen is forbidden by the schema as well as by decide")
struct SchemaTests {
  private typealias D = DeskOffice

  /// An office with a registered item, an assigned one, and an open meeting.
  private func office() throws -> DeskOffice {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    _ = try office.assignedLetter()
    try office.when(StartMeeting(service: D.profil))
    try office.when(StartWork(caseFolder: office.openCase()))
    try office.when(CloseCase(caseFolder: office.openCase()))
    return office
  }

  private static let forbidden: [(what: String, sql: String)] = [
    ("a changed entry", "UPDATE log SET actor = 'siv.aas' WHERE position = 3"),
    ("a changed payload", "UPDATE log SET payload = '{}' WHERE position = 3"),
    ("a payload blanked without its salt", "UPDATE log SET payload = '' WHERE position = 3"),
    ("a blanked entry with another actor", "UPDATE log SET payload = '', salt = x'', actor = 'x' WHERE position = 3"),
    ("a moved entry", "UPDATE log SET position = 9999 WHERE position = 3"),
    ("a deleted entry", "DELETE FROM log WHERE position = 3"),
    ("a deleted last entry", "DELETE FROM log WHERE position = (SELECT max(position) FROM log)"),
    ("an emptied log", "DELETE FROM log"),
    ("a replaced entry", "INSERT OR REPLACE INTO log SELECT * FROM log WHERE position = 3"),
    ("an entry after a gap", copy(position: "(SELECT max(position) + 2 FROM log)")),
    ("an entry in the middle", copy(position: "2")),
    ("a short digest", copy(position: "(SELECT max(position) + 1 FROM log)", digest: "x'00'")),
    ("a journal number twice", entry(key: "2", number: "1", sequence: "2")),
    ("a place in the case twice", entry(key: "20260000002", number: "2", sequence: "1")),
    ("an item registered twice", entry(key: "20260000002", number: "2", sequence: "2", post: "1")),
    ("a journal number of nought", entry(key: "20260000000", number: "0", sequence: "2")),
    ("another received date after registration", "UPDATE post SET received_on = '2026-11-19' WHERE id = 1"),
    ("registered without a case", "UPDATE post SET case_folder = NULL WHERE id = 1"),
    ("registered without a stamp", "UPDATE post SET stamped_at = NULL, stamped_by = NULL WHERE id = 1"),
    ("assigned without a stamp", "UPDATE post SET stamped_at = NULL, stamped_by = NULL WHERE id = 2"),
    ("a stamp without a person", "UPDATE post SET stamped_by = NULL WHERE id = 2"),
    ("assigned to nobody", "UPDATE post SET handler = NULL WHERE id = 2"),
    ("an item nobody answers for", "UPDATE post SET responsible = NULL WHERE id = 2"),
    ("an item a stranger answers for", "UPDATE post SET responsible = 'fremmed' WHERE id = 2"),
    ("on the tray without a day", "UPDATE post SET state = 'on-tray', handler = NULL, agenda_on = NULL WHERE id = 2"),
    ("on no shelf", "UPDATE post SET shelf = 'lost' WHERE id = 2"),
    (
      "a second open meeting",
      "INSERT INTO meeting (id, service, started_at, started_by, started_position) VALUES (2, 'profil', 'x', 'kari.vik', 1)"
    ),
    ("a meeting closed without minutes", "UPDATE meeting SET closed_at = '2026-11-20T08:00:00.000Z'"),
    (
      "a case number twice",
      "INSERT INTO case_folder SELECT key + 1, version, year, number, service, title, kind, party, party_folded, owner, status, opened_on, closed_on, work_asked, is_shared, entries FROM case_folder"
    ),
    ("a case closed with restance", "UPDATE case_folder SET status = 'A', closed_on = '2026-11-20'"),
    ("a case closed on no day", "UPDATE case_folder SET status = 'A' WHERE key = 20260000002"),
    ("a case that goes back to new", "UPDATE case_folder SET status = 'R' WHERE key = 20260000002"),
    (
      "a consent that lies nowhere",
      "INSERT INTO consent VALUES (1, 'profil', 'Ola', 'ola', '2026-11-20', 'Ola', NULL, NULL, NULL)"
    ),
    ("an unknown status", "UPDATE case_folder SET status = 'X'"),
    ("an entry written off in no way", "UPDATE registry_entry SET restance = 'written-off'"),
    ("an incoming entry that asks for nothing", "UPDATE registry_entry SET restance = NULL"),
    ("a preliminary answer on no day", "UPDATE registry_entry SET restance = 'preliminarily-answered'"),
    ("another title of an entry", "UPDATE registry_entry SET title = 'Annen'"),
    ("a deleted entry of the registry", "DELETE FROM registry_entry"),
    ("an entry that answers itself", "INSERT INTO write_off VALUES (20260000001, 20260000001)"),
    (
      "an entry in a closed case",
      "INSERT INTO registry_entry SELECT 20260000009, year, 9, 20260000003, 9, 'X', NULL, "
        + "service, registered_on, received_on, document_date, title, correspondent, folded, handler, handler, NULL, NULL, NULL, NULL, '{}', "
        + "NULL, NULL FROM registry_entry"
    ),
    ("a role twice", "INSERT INTO membership VALUES ('kari.vik', 'profil', 'clerk')"),
    ("a role of nobody", "INSERT INTO membership VALUES ('fremmed', 'profil', 'clerk')"),
    ("a second archive officer (S2-49)", "INSERT INTO membership VALUES ('per.moe', 'profil', 'archive-officer')"),
    (
      "a second deputy (S2-50)",
      "INSERT INTO membership VALUES ('per.moe', 'profil', 'deputy'), ('siv.aas', 'profil', 'deputy')"
    ),
    ("assigned without when", "UPDATE post SET given_at = NULL WHERE id = 2"),
    (
      "away twice at once",
      "INSERT INTO absence VALUES (1, 'per.moe', '2026-11-20', '2026-11-24', 0), (2, 'per.moe', '2026-11-24', '2026-11-25', 0)"
    ),
    (
      "an absence that ends before it begins",
      "INSERT INTO absence VALUES (1, 'per.moe', '2026-11-20', '2026-11-19', 0)"
    ),
    (
      "one's own substitute",
      "INSERT INTO substitution VALUES (1, 'per.moe', 'per.moe', '2026-11-20', '2026-11-24', 'per.moe', 0)"
    ),
    (
      "two substitutes at once",
      "INSERT INTO substitution VALUES (1, 'per.moe', 'siv.aas', '2026-11-20', '2026-11-24', 'per.moe', 0), (2, 'per.moe', 'kari.vik', '2026-11-24', '2026-11-25', 'per.moe', 0)"
    ),
    (
      "a directory line that asks nothing",
      "INSERT INTO directory_row (id, service, handler, set_by, set_on) VALUES (1, 'profil', 'per.moe', 'kari.vik', '2026-11-20')"
    ),
    ("a second office", "INSERT INTO office VALUES (2, 'Annen', 'nb', 0)"),
    ("text where a number belongs", "UPDATE post SET sheets = 'mange' WHERE id = 2"),
  ]

  private static func copy(position: String, digest: String = "digest") -> String {
    """
    INSERT INTO log SELECT \(position), at, actor, on_behalf_of, service, kind, subject, payload, salt, \(digest), chain
    FROM log WHERE position = 3
    """
  }

  private static func entry(key: String, number: String, sequence: String, post: String = "2") -> String {
    """
    INSERT INTO registry_entry SELECT \(key), year, \(number), case_folder, \(sequence), type, \(post), service,
    registered_on, received_on, document_date, title, correspondent, folded, handler, has_it, restance, preliminary_on, written_off_as,
    written_off_on, text, finalised_at, finalised_by FROM registry_entry
    """
  }

  @Test("Forbidden by the schema itself", arguments: forbidden.map(\.what))
  func refuses(_ what: String) throws {
    let office = try office()
    let sql = try #require(Self.forbidden.first { $0.what == what }?.sql)
    #expect {
      try office.store.database.connections.write { try $0.execute(sql: sql) }
    } throws: { error in
      // The rule must have refused it, not a mistake in the test's own SQL.
      guard let error = error as? DatabaseError else { return false }
      return error.resultCode == .SQLITE_CONSTRAINT
    }
    #expect(try office.store.verifyLog().finding == nil)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("Without its triggers the log is changed by the same statements, and only the chain tells")
  func noticesMissingTriggers() throws {
    let changes = Self.forbidden.map(\.sql).filter { $0.hasPrefix("UPDATE log") || $0.hasPrefix("DELETE FROM log") }
    #expect(changes.count > 5)
    for sql in changes {
      let office = try office()
      try office.store.database.connections.write { db in
        for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
          try db.execute(sql: "DROP TRIGGER \(trigger)")
        }
        try db.execute(sql: sql)
      }
      let isWhole = try office.store.verifyLog().finding == nil && office.store.replayAndCompare().differences == []
      // In memory there is no witness: nobody misses an end that was cut off whole.
      #expect(!isWhole || sql.hasPrefix("DELETE FROM log WHERE position = (") || sql == "DELETE FROM log", "\(sql)")
    }
  }

  @Test("Every table is STRICT, and the file is marked as an office of this version")
  func strict() throws {
    let store = try DeskOffice().store
    let (tables, application, version) = try store.database.connections.read { db in
      let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
      return (
        try String.fetchAll(db, sql: sql), try Int32.fetchOne(db, sql: "PRAGMA application_id"),
        try Int32.fetchOne(db, sql: "PRAGMA user_version")
      )
    }
    #expect(tables.filter { !$0.hasPrefix("sqlite_") } == [])
    #expect(application == Schema.applicationID)
    #expect(version == Schema.version)
  }

  @Test("Every derived table is compared on a replay; the index of texts is made of more than the log")
  func everyTableCompared() throws {
    let store = try DeskOffice().store
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
    let tables = try store.database.connections.read { try String.fetchAll($0, sql: sql) }
    let known = Set(Schema.derived.map(\.table)).union(["log", "case_search", "post_search"])
      .union(Schema.textTables)
    #expect(Set(tables.filter { !$0.hasPrefix("sqlite_") }) == known)
  }

  private static let pragmas = [
    "foreign_keys = 0", "recursive_triggers = 0", "secure_delete = 0", "trusted_schema = 1", "cell_size_check = 0",
    "synchronous = 1", "synchronous = 0",
  ]

  @Test("A connection without what the office needs of it is refused, naming it", arguments: pragmas)
  func unsafe(_ pragma: String) throws {
    let office = try DeskOffice()
    #expect {
      try office.store.database.connections.writeWithoutTransaction { db in
        try OfficeDatabase.requireSafe(db)
        try db.execute(sql: "PRAGMA \(pragma)")
        try OfficeDatabase.requireSafe(db)
      }
    } throws: { error in
      guard let fault = error as? StoreFault, let name = pragma.split(separator: " ").first else { return false }
      return fault.kind == .unsafeConnection && fault.cause?.hasPrefix("\(name) = ") == true
    }
  }
}
