import CommandBus
import Domain
import Repository
import Testing

@Suite("A command on behalf of somebody carries both names (S0-35, S2-50)")
struct ActingForTests {
  private typealias D = DeskOffice

  /// Siv stands in for Randi, the leader, from today and two days on.
  private func office() throws -> DeskOffice {
    let office = try DeskOffice()
    let period = try #require(DayPeriod(from: office.now.day, through: office.now.day + 2))
    try office.when(AppointSubstitute(user: D.randi, substitute: D.siv, period: period), by: D.randi)
    return office
  }

  private let inHerName = Session(user: DeskOffice.siv, onBehalfOf: DeskOffice.randi)

  @Test("With the rights of the person, and both names in the log; without them in one's own name")
  func bothNames() throws {
    let office = try office()
    let post = try office.assignedLetter(to: D.per)
    let command = Reassign(post: post, handler: D.siv, reason: "fravær")
    #expect(try office.refusal(command, by: D.siv)?.code == .notPermitted)
    let outcome = try office.bus.send(command, as: inHerName)
    let entry = try #require(outcome.entries.first)
    #expect(entry.actor == D.siv && entry.onBehalfOf == D.randi)
    let row = try #require(
      try office.store.answer(History(subject: .post(post), newestFirst: true, limit: 1)).rows.first)
    #expect(row.actorName == "Siv Aas" && row.onBehalfOfName == "Randi Lunde")
    #expect(try office.store.verifyLog().finding == nil)
  }

  @Test("Within the dates only, and only in services both work in")
  func dates() throws {
    let office = try office()
    let post = try office.letter()
    try office.setClock("2026-11-23")
    let late = try office.bus.send(MarkUrgent(post: post), as: inHerName)
    #expect(late.refusal == Refusal(.notSubstitute, ["user": "Siv Aas", "other": "Randi Lunde"]))
    // The attempt is noted in the name of the one who tried, and nobody else's.
    let last = try #require(try office.store.answer(History(newestFirst: true, limit: 1)).rows.first?.entry)
    #expect(last.actor == D.siv && last.onBehalfOf == nil)
    #expect(last.event.kind == .commandRefused)
    try office.setClock("2026-11-22")
    try office.program(GrantRole(user: D.randi, membership: Membership(service: D.ppt, role: .leader)))
    let elsewhere = try office.letter(to: D.ppt)
    #expect(try office.bus.send(MarkUrgent(post: elsewhere), as: inHerName).refusal?.code == .notMember)
    #expect(try office.bus.send(MarkUrgent(post: post), as: inHerName).refusal == nil)
  }

  @Test("What is given to the person can be opened and registered by the substitute, and by no other")
  func onesOwn() throws {
    let office = try DeskOffice()
    let period = try #require(DayPeriod(from: office.now.day, through: office.now.day))
    try office.when(AppointSubstitute(user: D.per, substitute: D.siv, period: period), by: D.per)
    let post = try office.assignedLetter(to: D.per)
    #expect(try office.refusal(OpenPost(post: post), by: D.siv)?.code == .notYours)
    let session = Session(user: D.siv, onBehalfOf: D.per)
    #expect(try office.bus.send(OpenPost(post: post), as: session).refusal == nil)
    #expect(try office.bus.send(RegisterEntry(post: post, newCaseTitle: "Sak"), as: session).refusal == nil)
  }

  @Test("On return the person sees what was done in their name, until it is marked as read")
  func doneForMe() throws {
    let office = try office()
    #expect(try office.refusal(ReadDoneForMe(through: 1), by: D.randi)?.code == .nothingDoneForMe)
    let post = try office.letter()
    _ = try office.bus.send(MarkUrgent(post: post), as: inHerName)
    _ = try office.bus.send(UndoDecision(post: post), as: inHerName)
    try office.when(MarkUrgent(post: post), by: D.siv)
    var answer = try office.store.answer(DoneForMe(user: D.randi, limit: 10))
    #expect(answer.rows.map(\.entry.event.kind) == [.decisionUndone, .postMarkedUrgent])
    #expect(answer.unread == 2)
    let counts = PlaceCounts(service: D.profil, user: D.randi, today: office.now.day)
    #expect(try office.store.answer(counts).doneForMe == 2)
    // A substitute does not read in her place.
    let through = try #require(answer.rows.first?.entry.position)
    #expect(try office.bus.send(ReadDoneForMe(through: through), as: inHerName).refusal?.code == .nothingDoneForMe)
    try office.when(ReadDoneForMe(through: through), by: D.randi)
    #expect(try office.store.answer(counts).doneForMe == 0)
    _ = try office.bus.send(UndoDecision(post: post), as: inHerName)
    answer = try office.store.answer(DoneForMe(user: D.randi, limit: 10))
    #expect(answer.unread == 1 && answer.rows.count == 3)
    #expect(try office.store.replayAndCompare().differences == [])
  }
}
