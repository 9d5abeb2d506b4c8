import CommandBus
import Domain
import Repository
import Testing

@Suite("Restance and write-off")
struct RestanceTests {
  private typealias D = DeskOffice

  private func entry(_ number: Int) -> RegistryEntry.ID { RegistryEntry.ID(year: 2026, number: number) }
  private let folder = CaseFolder.ID(year: 2026, number: 1)

  private func restances(_ office: DeskOffice, of handler: User.ID? = nil) throws -> [Int] {
    try office.store.answer(Restances(service: D.profil, handler: handler, limit: 100)).rows.map(\.entry.id.number)
  }

  private func registered(_ office: DeskOffice, _ number: Int) throws -> RegistryEntry {
    try office.store.read { try $0.entry(entry(number)) }
  }

  @Test("An incoming entry is restance until it is written off, a note for the file never is (Noark 5 ch. 3.4, trap 1)")
  func whatIsRestance() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    try office.when(RegisterNote(caseFolder: folder, title: "Til saken", text: "t"))
    try office.when(RegisterNote(caseFolder: folder, title: "Følg opp", text: "t", followUp: D.siv))
    #expect(try restances(office) == [1, 3])
    #expect(try restances(office, of: D.per) == [1])
    #expect(try restances(office, of: D.siv) == [3])
    #expect(try registered(office, 2).restance == nil)
    #expect(
      try office.refusal(WriteOffEntries(entries: [entry(2)], method: .noted))
        == Refusal(.neverRestance, ["entry": "2026/2", "type": "X"]))
    let events = try office.when(WriteOffEntries(entries: [entry(1)], method: .telephone))
    #expect(events.map(\.kind) == [.entryWrittenOff])
    #expect(try restances(office) == [3])
    #expect(try registered(office, 1).writeOff == WriteOff(method: .telephone, on: office.now.day))
    #expect(
      try office.refusal(WriteOffEntries(entries: [entry(1)], method: .noted))
        == Refusal(.alreadyWrittenOff, ["entry": "2026/1", "day": "2026-11-20", "method": "TLF"]))
  }

  @Test("One note answers two entries, and one entry is answered by two notes (Noark 3.4.3, 3.4.4)")
  func manyToMany() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    try office.when(RegisterEntry(post: office.assignedLetter(), caseFolder: folder))
    try office.when(RegisterEntry(post: office.assignedLetter(), caseFolder: folder))
    try office.when(RegisterNote(caseFolder: folder, title: "Svar", text: "t", writesOff: [entry(1), entry(2)]))
    try office.when(RegisterNote(caseFolder: folder, title: "Mer", text: "t"))
    try office.when(WriteOffEntries(entries: [entry(3)], method: .note, answers: [entry(4), entry(5)]))
    let card = try #require(try office.store.answer(CaseCard(caseFolder: folder)))
    #expect(card.answers == [entry(1): [entry(4)], entry(2): [entry(4)], entry(3): [entry(4), entry(5)]])
    #expect(try restances(office) == [])
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("What is answered in writing says by what; nothing is answered by what is no answer")
  func answers() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    _ = try office.registeredLetter()
    #expect(
      try office.refusal(WriteOffEntries(entries: [entry(1)], method: .letter))
        == Refusal(.answerMissing, ["entry": "2026/1", "method": "BU"]))
    for (method, answer) in [(WriteOffMethod.note, 2), (.letter, 2), (.noted, 2), (.note, 1)] {
      let found = try office.refusal(WriteOffEntries(entries: [entry(1)], method: method, answers: [entry(answer)]))
      #expect(found?.code == .noAnswer, "\(method) \(answer)")
    }
    let missing = WriteOffEntries(entries: [entry(1)], method: .note, answers: [entry(9)])
    #expect(try office.refusal(missing) == Refusal(.noSuchEntry, ["entry": "2026/9"]))
    try office.when(WriteOffEntries(entries: [entry(1)], method: .letter, note: "Brev sendt i Profil 19. november"))
  }

  @Test("A refused entry among several leaves all of them as they were")
  func allOrNothing() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    try office.when(RegisterNote(caseFolder: folder, title: "Notat", text: "t"))
    #expect(try office.refusal(WriteOffEntries(entries: [entry(1), entry(2)], method: .noted))?.code == .neverRestance)
    #expect(try restances(office) == [1])
  }

  @Test("A wrong write-off is withdrawn with a reason, and the entry is restance again")
  func withdraws() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    let withdraw = WithdrawWriteOff(entry: entry(1), reason: "Feil journalpost")
    #expect(try office.refusal(withdraw) == Refusal(.notWrittenOff, ["entry": "2026/1"]))
    try office.when(RegisterNote(caseFolder: folder, title: "Svar", text: "t", writesOff: [entry(1)]))
    try office.when(withdraw)
    #expect(try restances(office) == [1])
    #expect(try office.store.answer(CaseCard(caseFolder: folder))?.answers == [:])
    try office.when(WriteOffEntries(entries: [entry(1)], method: .noted))
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("An item's own history tells that its entry was written off, and its version follows")
  func itemHistory() throws {
    let office = try DeskOffice()
    let post = try office.registeredLetter()
    try office.when(WriteOffEntries(entries: [entry(1)], method: .informed))
    let history = try office.store.answer(History(subject: .post(post), limit: 20)).rows
    #expect(history.last?.entry.event.kind == .entryWrittenOff)
    #expect(try office.store.answer(PostCard(post: post))?.version == history.last?.entry.position)
    #expect(try office.refusal(UndoDecision(post: post))?.code == .irreversible)
  }

  @Test("The list is oldest first, a page at a time, and a reassigned entry goes with its item (S0-35)")
  func pages() throws {
    let office = try DeskOffice()
    for (day, title) in [("2026-11-18", "C"), ("2026-11-10", "A"), ("2026-11-12", "B")] {
      let details = PostDetails(channel: .letter, title: title, sender: "Ola")
      let register = RegisterPost(service: D.profil, details: details, receivedOn: Day(iso: day))
      let post = try office.received(office.when(register))
      try office.when(StampReceived(post: post))
      try office.when(AssignPost(post: post, handler: D.per))
      try office.when(RegisterEntry(post: post, newCaseTitle: title))
    }
    var titles: [String] = []
    var after: PageKey?
    repeat {
      let page = try office.store.answer(Restances(service: D.profil, after: after, limit: 2))
      #expect(page.total == 3)
      titles += page.rows.map { "\($0.entry.title) \($0.age(on: office.now.day))" }
      after = page.next
    } while after != nil
    #expect(titles == ["A 10", "B 8", "C 2"])
    let oldest = try #require(try registered(office, 2).post)
    try office.when(Reassign(post: oldest, handler: D.siv, reason: "r"), by: D.randi)
    #expect(try restances(office, of: D.siv) == [2])
  }

  @Test("Those who are on the case, its owner and the desk write off; a colleague does not (S1-16)")
  func whoMay() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    let refused = try office.refusal(WriteOffEntries(entries: [entry(1)], method: .noted), by: D.siv)
    #expect(refused == Refusal(.notYourCase, ["case": "2026/1", "user": "Per Moe"]))
    #expect(try office.refusal(WriteOffEntries(entries: [entry(1)], method: .noted), by: D.anne)?.code == .notMember)
    try office.when(RegisterNote(caseFolder: folder, title: "Følg opp", text: "t", followUp: D.siv), by: D.per)
    try office.when(WriteOffEntries(entries: [entry(1)], method: .noted), by: D.siv)
  }
}
