import CommandBus
import Domain
import GRDB
import TestOffice
import Testing

@testable import Repository

@Suite("An office of an earlier version opens: its tables are made anew from its log")
struct TableRenewalTests {
  private typealias D = DeskOffice

  /// Makes the file look as the first version left it: its number, its tables, no later index.
  private func age(_ folder: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: folder + "/office.sqlite", configuration: configuration)
    try queue.writeWithoutTransaction { db in
      for (table, _) in Schema.derived where !["post", "user"].contains(table) {
        try db.execute(sql: "DROP TABLE \(table)")
      }
      try db.execute(sql: "UPDATE user SET sort_key = 'as it was'")
      try db.execute(sql: "CREATE TABLE gone (id INTEGER PRIMARY KEY)")
      try db.execute(sql: "DROP INDEX log_on_behalf")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    try queue.close()
  }

  @Test("With the same content, and the same log; a later version is left alone")
  func renews() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path + "/office"
    let office = try DeskOffice(in: folder)
    let post = try office.registeredLetter()
    let before = try office.item(post)
    let position = try office.store.position()
    try office.store.close()
    try age(folder)
    let store = try OfficeStore.open(folder, phrases: D.phrases)
    #expect(try store.position() == position)
    #expect(try store.read { try $0.post(post) } == before)
    #expect(try store.verifyLog().finding == nil)
    #expect(try store.replayAndCompare().differences == [])
    let version = try store.database.read { try Int32.fetchOne($0, sql: "PRAGMA user_version") }
    #expect(version == Schema.version)
    let left = try store.database.read { try $0.tableExists("gone") }
    #expect(!left)
    try store.close()
  }

  @Test("A damaged log leaves the old tables as they are")
  func allOrNothing() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path + "/office"
    let office = try DeskOffice(in: folder)
    try office.store.database.connections.write { db in
      try db.execute(sql: "DROP TRIGGER log_is_unchanged")
      try db.execute(sql: "UPDATE log SET kind = 'from-the-future' WHERE position = 12")
    }
    try office.store.close()
    try age(folder)
    let fault = try #require(throws: StoreFault.self) { try OfficeStore.open(folder, phrases: D.phrases) }
    #expect(fault.kind == .unreadableEntry)
    let queue = try DatabaseQueue(path: folder + "/office.sqlite")
    #expect(try queue.read { try $0.tableExists("gone") })
    #expect(try queue.read { try Int32.fetchOne($0, sql: "PRAGMA user_version") } == 1)
    try queue.close()
  }
}
