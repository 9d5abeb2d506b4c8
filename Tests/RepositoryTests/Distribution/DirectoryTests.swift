import CommandBus
import Domain
import Repository
import Testing

@Suite("The handler directory and the suggestion, in the office (S4-14, S4-15)")
struct DirectoryTests {
  private typealias D = DeskOffice

  private func row(_ events: [Event]) throws -> DirectoryRow.ID {
    for case .directoryRowSet(let content) in events { return content.row }
    throw DeskOffice.Missing()
  }

  private func suggestion(_ office: DeskOffice, _ post: PostItem.ID) throws -> Suggestion.Answer? {
    try office.store.answer(Suggestion(post: post, today: office.now.day))
  }

  @Test("Lines are set, changed and ended; the directory has an owner and a date")
  func lines() throws {
    let office = try DeskOffice()
    let empty = try office.store.answer(Directory(service: D.ppt))
    #expect(empty.rows.isEmpty && empty.changedOn == nil && empty.owner == D.ellen)
    let criteria = DirectoryCriteria(school: "Nordre skole", daysOfMonth: 1...10)
    let id = try row(
      office.when(SetDirectoryRow(service: D.ppt, handler: D.anne, criteria: criteria), by: D.ellen))
    let twin = SetDirectoryRow(service: D.ppt, handler: D.ellen, criteria: criteria)
    #expect(
      try office.refusal(twin, by: D.ellen)
        == Refusal(.directoryRowExists, ["row": id.description, "user": "Anne Solli"]))
    try office.setClock("2026-11-24")
    try office.when(
      SetDirectoryRow(row: id, service: D.ppt, handler: D.ellen, criteria: DirectoryCriteria(area: "Vest")),
      by: D.ellen)
    try office.when(SetDirectoryOwner(service: D.ppt, owner: D.anne), by: D.ellen)
    let answer = try office.store.answer(Directory(service: D.ppt))
    #expect(answer.owner == D.anne && answer.changedOn?.iso == "2026-11-24")
    #expect(answer.rows.map(\.row.criteria) == [DirectoryCriteria(area: "Vest")])
    #expect(answer.rows.first?.handlerName == "Ellen Fjeld")
    #expect(answer.rows.first?.row.setOn.iso == "2026-11-24")
    try office.when(EndDirectoryRow(row: id), by: D.ellen)
    #expect(try office.store.answer(Directory(service: D.ppt)).rows.isEmpty)
    #expect(try office.refusal(EndDirectoryRow(row: id), by: D.ellen)?.code == .directoryRowEnded)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("A line that asks nothing, names a stranger or an unknown kind is refused")
  func refused() throws {
    let office = try DeskOffice()
    func refusal(_ handler: User.ID, _ criteria: DirectoryCriteria) throws -> Refusal.Code? {
      try office.refusal(SetDirectoryRow(service: D.ppt, handler: handler, criteria: criteria), by: D.ellen)?.code
    }
    #expect(try refusal(D.anne, DirectoryCriteria()) == .directoryRowEmpty)
    #expect(try refusal(D.per, DirectoryCriteria(area: "Vest")) == .handlerNotHere)
    #expect(try refusal(D.anne, DirectoryCriteria(kind: D.klage)) == .noSuchKind)
    let texts = ["service": "ppt", "handler": "anne.solli", "first-day": "20", "last-day": "10"]
    #expect(throws: Refusal.self) { try SetDirectoryRow(Arguments(texts)) }
    let nowhere = DirectoryRow.ID(99)
    #expect(try office.refusal(EndDirectoryRow(row: nowhere), by: D.ellen)?.code == .noSuchDirectoryRow)
  }

  @Test("Whom an item is about is written down, and the directory answers; taken back, it does not")
  func concerned() throws {
    let office = try DeskOffice()
    let born = DirectoryCriteria(daysOfMonth: 1...10)
    try office.when(SetDirectoryRow(service: D.ppt, handler: D.anne, criteria: born), by: D.ellen)
    let post = try office.stampedLetter(to: D.ppt)
    #expect(try suggestion(office, post)?.suggestion.reasons == [.fewestOpen])
    let day = try #require(Day(iso: "2016-02-07"))
    try office.when(RecordConcerned(post: post, concerned: Concerned(born: day)), by: D.ellen)
    let found = try #require(try suggestion(office, post))
    #expect(found.handler == D.anne && found.suggestion.reasons == [.directory])
    try office.when(UndoDecision(post: post), by: D.ellen)
    #expect(try suggestion(office, post)?.suggestion.reasons == [.fewestOpen])
    let tomorrow = RecordConcerned(post: post, concerned: Concerned(born: office.now.day + 1))
    #expect(try office.refusal(tomorrow, by: D.ellen)?.code == .bornInFuture)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("What is known of one item in a case is known of the next")
  func concernedThroughCase() throws {
    let office = try DeskOffice()
    try office.when(
      SetDirectoryRow(service: D.ppt, handler: D.anne, criteria: DirectoryCriteria(area: "Vest")), by: D.ellen)
    let first = try office.stampedLetter(to: D.ppt)
    try office.when(RecordConcerned(post: first, concerned: Concerned(area: "Vest")), by: D.ellen)
    let folder = try office.openCase(in: D.ppt)
    try office.when(LinkCase(post: first, caseFolder: folder), by: D.ellen)
    let second = try office.stampedLetter(from: "Nordre skole", to: D.ppt)
    try office.when(LinkCase(post: second, caseFolder: folder), by: D.ellen)
    let found = try #require(try suggestion(office, second))
    #expect(found.suggestion.reasons == [.ownsCase])
    #expect(found.suggestion.dissent == [Voice(.directory, names: D.anne)])
  }

  @Test("The directory and who had the sender last: both speak, and it is told when they disagree (S1-7)")
  func disagreement() throws {
    let office = try DeskOffice()
    let earlier = try office.stampedLetter(from: "Nordre skole")
    try office.when(AssignPost(post: earlier, handler: D.siv))
    let post = try office.stampedLetter(from: "Nordre skole")
    #expect(try suggestion(office, post)?.suggestion.reasons == [.hadSender])
    let school = DirectoryCriteria(school: "Nordre skole")
    let line = try row(office.when(SetDirectoryRow(service: D.profil, handler: D.per, criteria: school)))
    let split = try #require(try suggestion(office, post))
    #expect(split.handler == D.per && !split.suggestion.isUnanimous)
    #expect(split.suggestion.dissent == [Voice(.hadSender, names: D.siv)])
    try office.when(SetDirectoryRow(row: line, service: D.profil, handler: D.siv, criteria: school))
    let agreed = try #require(try suggestion(office, post))
    #expect(agreed.suggestion.reasons == [.directory, .hadSender] && agreed.suggestion.isUnanimous)
    #expect(agreed.open == 1)
  }

  @Test("Nobody knows: the handler who is here with the fewest open items")
  func fewestOpen() throws {
    let office = try DeskOffice()
    _ = try office.assignedLetter(to: D.per)
    let post = try office.stampedLetter(from: "Ukjent")
    #expect(try suggestion(office, post)?.handler == D.siv)
    let today = try #require(DayPeriod(from: office.now.day, through: office.now.day))
    try office.when(RecordAbsence(user: D.siv, period: today), by: D.siv)
    #expect(try suggestion(office, post)?.handler == D.per)
  }
}
