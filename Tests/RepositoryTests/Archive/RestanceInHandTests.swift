import CommandBus
import Domain
import GRDB
import Testing

@testable import Repository

@Suite("Whose restance an entry is, follows whoever has its item (S0-35, S2-56)")
struct RestanceInHandTests {
  private typealias D = DeskOffice

  private let folder = CaseFolder.ID(year: 2026, number: 1)

  private func mine(_ office: DeskOffice, _ user: User.ID) throws -> [Int] {
    let list = try office.store.answer(Restances(service: D.profil, handler: user, limit: 100))
    let counts = try office.store.answer(PlaceCounts(service: D.profil, user: user, today: office.now.day))
    #expect(list.total == list.rows.count && counts.restances == list.total)
    #expect(list.rows.allSatisfy { $0.entry.handler == user })
    return list.rows.map(\.entry.id.number)
  }

  /// Entries whose row says another person than the entry and its item do.
  private func strays(_ office: DeskOffice) throws -> Int? {
    try office.store.database.connections.read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM registry_entry LEFT JOIN post ON post.id = registry_entry.post
          WHERE has_it IS NOT ifnull(registry_entry.handler, post.handler)
          """)
    }
  }

  private func expect(
    _ office: DeskOffice, per: [Int], siv: [Int], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try mine(office, D.per) == per, "Per", sourceLocation: sourceLocation)
    #expect(try mine(office, D.siv) == siv, "Siv", sourceLocation: sourceLocation)
    #expect(try strays(office) == 0, sourceLocation: sourceLocation)
    #expect(try office.store.replayAndCompare().differences == [], sourceLocation: sourceLocation)
  }

  @Test("An entry is its handler's when it is registered, another's when given on, and the first one's when taken back")
  func reassigned() throws {
    let office = try DeskOffice()
    let post = try office.registeredLetter()
    try expect(office, per: [1], siv: [])
    try office.when(Reassign(post: post, handler: D.siv, reason: "Ferie"), by: D.randi)
    try expect(office, per: [], siv: [1])
    try office.when(UndoDecision(post: post), by: D.randi)
    try expect(office, per: [1], siv: [])
    try office.when(Reassign(post: post, handler: D.siv, reason: "Ferie"), by: D.randi)
    try office.when(Reassign(post: post, handler: D.per, reason: "Tilbake"), by: D.randi)
    try expect(office, per: [1], siv: [])
  }

  @Test("What happens to the item before it is registered decides whose restance the entry becomes")
  func beforeRegistering() throws {
    let office = try DeskOffice()
    let post = try office.assignedLetter()
    try office.when(Reassign(post: post, handler: D.siv, reason: "r"), by: D.randi)
    try office.when(RegisterEntry(post: post, newCaseTitle: "Sak"))
    try expect(office, per: [], siv: [1])
    let parked = try office.assignedLetter(to: D.siv)
    try office.when(UndoDecision(post: parked))
    try office.when(AssignPost(post: parked, handler: D.per))
    try office.when(RegisterEntry(post: parked, caseFolder: folder))
    try expect(office, per: [2], siv: [1])
  }

  @Test("A note to follow up is the restance of the one it is left to, whoever has the case's post")
  func followUp() throws {
    let office = try DeskOffice()
    let post = try office.registeredLetter()
    try office.when(RegisterNote(caseFolder: folder, title: "Følg opp", text: "t", followUp: D.siv))
    try expect(office, per: [1], siv: [2])
    try office.when(Reassign(post: post, handler: D.siv, reason: "r"), by: D.randi)
    try expect(office, per: [], siv: [1, 2])
  }

  @Test("A written-off entry is nobody's, and whose it is again when the write-off is withdrawn is who has it then")
  func writtenOff() throws {
    let office = try DeskOffice()
    let post = try office.registeredLetter()
    let entry = RegistryEntry.ID(year: 2026, number: 1)
    try office.when(WriteOffEntries(entries: [entry], method: .telephone))
    try expect(office, per: [], siv: [])
    try office.when(Reassign(post: post, handler: D.siv, reason: "r"), by: D.randi)
    try expect(office, per: [], siv: [])
    try office.when(WithdrawWriteOff(entry: entry, reason: "Feil"))
    try expect(office, per: [], siv: [1])
  }

  @Test("Somebody who leaves keeps no item that is not registered; a registered one is given on by name")
  func leaves() throws {
    let office = try DeskOffice()
    let post = try office.registeredLetter()
    let other = try office.assignedLetter()
    try office.when(EndEmployment(user: D.per, notice: "Sluttmelding", successor: D.siv), by: D.tove)
    try office.when(RegisterEntry(post: other, caseFolder: folder))
    try expect(office, per: [1], siv: [2])
    try office.when(Reassign(post: post, handler: D.siv, reason: "Sluttet"), by: D.randi)
    try expect(office, per: [], siv: [1, 2])
  }

  @Test("One's own are told oldest first, a page at a time, and no entry twice")
  func pages() throws {
    let office = try DeskOffice()
    for (day, handler) in [("2026-11-18", D.per), ("2026-11-10", D.siv), ("2026-11-12", D.per), ("2026-11-02", D.per)] {
      let details = PostDetails(channel: .letter, title: day, sender: "Ola")
      let register = RegisterPost(service: D.profil, details: details, receivedOn: Day(iso: day))
      let post = try office.received(office.when(register))
      try office.when(StampReceived(post: post))
      try office.when(AssignPost(post: post, handler: handler))
      try office.when(RegisterEntry(post: post, newCaseTitle: day))
    }
    var titles: [String] = []
    var after: PageKey?
    repeat {
      let page = try office.store.answer(Restances(service: D.profil, handler: D.per, after: after, limit: 2))
      #expect(page.total == 3)
      titles += page.rows.map(\.entry.title)
      after = page.next
    } while after != nil
    #expect(titles == ["2026-11-02", "2026-11-12", "2026-11-18"])
  }
}
