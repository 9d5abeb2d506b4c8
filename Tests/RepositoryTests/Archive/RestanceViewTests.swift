import CommandBus
import Domain
import Repository
import Testing

@Suite("The views of the restance list (Noark 3.4.10–11, 3.4.14–15, S2-56)")
struct RestanceViewTests {
  private typealias D = DeskOffice

  private let folder = CaseFolder.ID(year: 2026, number: 1)

  /// An item of a kind, received on a day, given to somebody and registered.
  @discardableResult
  private func entry(
    _ title: String, _ day: String, to handler: User.ID = D.per, kind: DocumentKind = .unknown, in office: DeskOffice
  ) throws -> PostItem.ID {
    let post = try given(title, day, to: handler, kind: kind, in: office)
    try office.when(RegisterEntry(post: post, newCaseTitle: title))
    return post
  }

  private func given(
    _ title: String, _ day: String, to handler: User.ID, kind: DocumentKind = .unknown, in office: DeskOffice
  ) throws -> PostItem.ID {
    let details = PostDetails(channel: .letter, kind: kind, title: title, sender: "Ola Nordmann")
    let post = try office.received(
      office.when(RegisterPost(service: D.profil, details: details, receivedOn: Day(iso: day))))
    try office.when(StampReceived(post: post))
    try office.when(AssignPost(post: post, handler: handler))
    return post
  }

  private func titles(
    _ office: DeskOffice, _ view: Restances.View = .service, _ line: String = ""
  ) throws -> [String] {
    let today = office.now.day
    return try office.store.answer(
      Restances(
        service: D.profil, view: view, filter: RestanceFilter(line, today: today), today: today, limit: 100)
    ).rows.map(\.entry.title)
  }

  @Test("Mine, the unit's and the service's; who is in no unit sees none of a unit")
  func people() throws {
    let office = try DeskOffice()
    try entry("Pers", "2026-11-10", in: office)
    try entry("Sivs", "2026-11-12", to: D.siv, in: office)
    try entry("Åges", "2026-11-14", to: D.åge, in: office)
    for person in [D.per, D.siv] { try office.when(SetUnit(user: person, service: D.profil, unit: "mta"), by: D.tove) }
    #expect(try titles(office) == ["Pers", "Sivs", "Åges"])
    #expect(try titles(office, .mine(D.siv)) == ["Sivs"])
    #expect(try titles(office, .unit(of: D.per)) == ["Pers", "Sivs"])
    #expect(try titles(office, .unit(of: D.åge)) == [])
    #expect(try titles(office, .service, "enhet:mta hos:moe") == ["Pers"])
    try office.when(SetUnit(user: D.siv, service: D.profil, unit: nil), by: D.tove)
    #expect(try titles(office, .unit(of: D.per)) == ["Pers"])
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("A unit is one of the routine's, of somebody who works there, and set by who administers")
  func units() throws {
    let office = try DeskOffice()
    let unknown = SetUnit(user: D.per, service: D.profil, unit: "månen")
    #expect(
      try office.refusal(unknown, by: D.tove) == Refusal(.noSuchUnit, ["unit": "månen", "known": "mta, omsorg"]))
    let elsewhere = SetUnit(user: D.anne, service: D.profil, unit: "mta")
    #expect(try office.refusal(elsewhere, by: D.tove)?.code == .notMember)
    #expect(try office.refusal(SetUnit(user: D.per, service: D.profil, unit: "mta"))?.code == .notPermitted)
  }

  @Test("What is due is told first due first; a preliminary answer leaves its entry in, marked (trap 1)")
  func due() throws {
    let office = try DeskOffice()
    let late = try entry("Sent", "2026-11-18", kind: D.bekymring, in: office)
    try entry("Først", "2026-11-12", kind: D.bekymring, in: office)
    try entry("Uten frist", "2026-11-01", in: office)
    let today = office.now.day
    #expect(try titles(office, .due(by: today + 7)) == ["Først", "Sent"])
    #expect(try titles(office, .due(by: today)) == ["Først"])
    #expect(try titles(office, .service, "uten:frist") == ["Uten frist"])
    #expect(try titles(office, .service, "frist:..2026-11-19") == ["Først"])
    try office.when(
      RecordPreliminaryAnswer(post: late, expectedOn: today + 3))
    #expect(try titles(office, .service, "status:foreløpig") == ["Sent"])
    #expect(try titles(office, .service, "status:åpen") == ["Uten frist", "Først"])
    #expect(try titles(office) == ["Uten frist", "Først", "Sent"])
    var shown: [String] = []
    var after: PageKey?
    repeat {
      let page = try office.store.answer(
        Restances(service: D.profil, view: .due(by: today + 7), after: after, limit: 1))
      shown += page.rows.map(\.entry.title)
      after = page.next
    } while after != nil
    #expect(shown == ["Først", "Sent"])
  }

  @Test("Kinds, ages, words, days in the registry and types narrow the list")
  func filters() throws {
    let office = try DeskOffice()
    try entry("Klage om bolig", "2026-10-20", kind: D.klage, in: office)
    try entry("Brev", "2026-11-18", in: office)
    try office.when(RegisterNote(caseFolder: folder, title: "Følg opp", text: "t", followUp: D.siv))
    #expect(try titles(office, .service, "type:klage") == ["Klage om bolig"])
    #expect(try titles(office, .service, "type:vedtak eldre:14d") == ["Klage om bolig"])
    #expect(try titles(office, .service, "eldre:40d") == [])
    #expect(try titles(office, .service, "type:n") == ["Følg opp"])
    #expect(try titles(office, .service, "type:i") == ["Klage om bolig", "Brev"])
    #expect(try titles(office, .service, "type:finnes-ikke") == [])
    #expect(try titles(office, .service, "bolig") == ["Klage om bolig"])
    #expect(try titles(office, .service, "2026/1-3") == [])
    #expect(try titles(office, .service, "2026/1-2") == ["Følg opp"])
    #expect(try titles(office, .service, "journal:2026-11-20") == ["Klage om bolig", "Brev", "Følg opp"])
    #expect(try titles(office, .service, "journal:..2026-11-19") == [])
    #expect(try titles(office, .service, "uten:sak") == [], "an entry is always in a case")
  }

  @Test("Noark's columns are in the row (Noark 3.4.11)")
  func columns() throws {
    let office = try DeskOffice()
    try entry("Klage", "2026-11-10", kind: D.klage, in: office)
    try office.when(SetUnit(user: D.per, service: D.profil, unit: "omsorg"), by: D.tove)
    let row = try #require(try office.store.answer(Restances(service: D.profil, limit: 1)).rows.first)
    #expect(row.entry.caseFolder == folder)
    #expect(row.caseTitle == "Klage")
    #expect(row.caseOwner == "Per Moe")
    #expect(row.handlerName == "Per Moe")
    #expect(row.unit == "omsorg")
    #expect(row.kind == D.klage)
    #expect(row.entry.registeredOn == office.now.day)
    #expect(row.age(on: office.now.day) == 10)
  }

  @Test("What is written off is found again, the newest first, so that a wrong one is withdrawn")
  func writtenOff() throws {
    let office = try DeskOffice()
    for title in ["A", "B", "C"] { try entry(title, "2026-11-10", in: office) }
    for number in [2, 1] {
      try office.when(WriteOffEntries(entries: [RegistryEntry.ID(year: 2026, number: number)], method: .noted))
      office.now = office.now.adding(seconds: 86_400)
    }
    #expect(try titles(office, .writtenOff) == ["A", "B"])
    #expect(try titles(office, .service, "status:avskrevet") == ["A", "B"])
    #expect(try titles(office) == ["C"])
    try office.when(WithdrawWriteOff(entry: RegistryEntry.ID(year: 2026, number: 1), reason: "feil"))
    #expect(try titles(office, .writtenOff) == ["B"])
  }

  @Test("Post that somebody has and nobody has registered is on a list of its own, urgent and oldest first")
  func unregistered() throws {
    let office = try DeskOffice()
    try entry("Journalført", "2026-11-02", in: office)
    _ = try given("Nyere", "2026-11-12", to: D.siv, in: office)
    let older = try given("Eldre", "2026-11-03", to: D.per, in: office)
    try office.when(LinkCase(post: older, caseFolder: folder))
    func shown(_ line: String) throws -> [String] {
      let today = office.now.day
      let filter = RestanceFilter(line, today: today)
      return try office.store.answer(
        UnregisteredPost(service: D.profil, filter: filter, today: today, limit: 9)
      ).rows.map(\.title)
    }
    #expect(try shown("") == ["Eldre", "Nyere"])
    #expect(try shown("uten:sak") == ["Nyere"])
    #expect(try shown("eldre:14d") == ["Eldre"])
    #expect(try shown("hos:aas") == ["Nyere"])
    #expect(try shown("eldre ola") == ["Eldre"])
    #expect(try shown("type:n") == [])
    let first = try office.store.answer(UnregisteredPost(service: D.profil, today: office.now.day, limit: 1))
    let second = try office.store.answer(
      UnregisteredPost(service: D.profil, today: office.now.day, after: first.next, limit: 1))
    #expect(first.total == 2 && second.rows.map(\.title) == ["Nyere"] && second.next == nil)
  }

  @Test("Who has how many, most first, with what is overdue")
  func shares() throws {
    let office = try DeskOffice()
    try entry("A", "2026-11-02", kind: D.bekymring, in: office)
    try entry("B", "2026-11-19", to: D.siv, kind: D.bekymring, in: office)
    try entry("C", "2026-11-19", in: office)
    let list = Restances(service: D.profil, limit: 1)
    let shares = try office.store.answer(RestanceShares(of: list, today: office.now.day))
    #expect(shares.map(\.name) == ["Per Moe", "Siv Aas"])
    #expect(shares.map(\.count) == [2, 1])
    #expect(shares.map(\.overdue) == [1, 0])
  }
}
