import CommandBus
import Domain
import Repository
import Testing

@Suite("The command bus: who was first, retries, batches")
struct BusTests {
  private typealias D = DeskOffice

  @Test("What was decided on an old picture is refused, naming who was first and when (promise 17)")
  func changedSince() throws {
    let office = try DeskOffice()
    let post = try office.stampedLetter()
    let seen = Seen(.post(post), version: try #require(try office.store.answer(PostCard(post: post))).version)
    office.now = office.now.adding(seconds: 60)
    try office.when(AssignPost(post: post, handler: D.siv), by: D.åge)
    let outcome = try office.bus.send(
      ParkPost(post: post, until: office.now.day + 1, reason: "r"), as: Session(user: D.kari), seen: seen)
    #expect(
      outcome.refusal
        == Refusal(
          .changedSince, ["user": "Åge Brekke", "kind": "post-assigned", "time": "08:01", "subject": "post:1"]))
    let current = Seen(.post(post), version: try #require(try office.store.answer(PostCard(post: post))).version)
    let fresh = try office.bus.send(TakePost(post: post), as: Session(user: D.kari), seen: current)
    #expect(fresh.entries.map(\.event.kind) == [.postTaken])
  }

  @Test("The version of every item is the position of the last entry about it")
  func versions() throws {
    let office = try DeskOffice()
    let post = try office.assignedLetter()
    try office.when(MarkUrgent(post: post))
    try office.when(RegisterEntry(post: post, newCaseTitle: "Sak"))
    let last = try office.store.read { try $0.lastChange(of: .post(post)) }
    #expect(try office.store.answer(PostCard(post: post))?.version == last?.position)
  }

  @Test("Asked again with the same key, the first answer is given and nothing happens twice")
  func retries() throws {
    let office = try DeskOffice()
    let key = try #require(RetryKey("skjema-7"))
    let command = RegisterPost(service: D.profil, details: PostDetails(channel: .email, title: "T", sender: "S"))
    let first = try office.bus.send(command, as: Session(user: D.kari), key: key)
    office.now = office.now.adding(seconds: 3600)
    let position = try office.store.position()
    let second = try office.bus.send(command, as: Session(user: D.kari), key: key)
    #expect(first.entries == second.entries)
    #expect(first.entries.count == 2)
    #expect(try office.store.position() == position)
    #expect(try office.store.replayAndCompare().differences == [])
    let next = try #require(RetryKey("skjema-8"))
    let other = try office.bus.send(command, as: Session(user: D.kari), key: next)
    #expect(other.entries.first?.position == position + 1)
  }

  @Test("A key is one to 128 bytes")
  func keys() {
    #expect(RetryKey("") == nil)
    #expect(RetryKey(String(repeating: "k", count: 128)) != nil)
    #expect(RetryKey(String(repeating: "k", count: 129)) == nil)
    #expect(RetryKey(String(repeating: "å", count: 65)) == nil)
  }

  @Test("A refused try leaves its key free")
  func refusedKey() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    let key = try #require(RetryKey("k"))
    let assign = AssignPost(post: post, handler: D.per)
    #expect(try office.bus.send(assign, as: Session(user: D.kari), key: key).refusal?.code == .notStamped)
    try office.when(StampReceived(post: post))
    #expect(try office.bus.send(assign, as: Session(user: D.kari), key: key).entries.count == 1)
  }

  @Test("In a batch each command decides on what those before it did, and a refused one leaves nothing")
  func batch() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    let outcomes = try office.bus.sendAll(
      [
        AssignPost(post: post, handler: D.per), StampReceived(post: post), AssignPost(post: post, handler: D.per),
        AssignPost(post: post, handler: D.siv),
      ], as: Session(user: D.kari))
    #expect(outcomes.map { $0.refusal?.code } == [.notStamped, nil, nil, .alreadyAssigned])
    #expect(try office.item(post).placement == .assigned(D.per))
    #expect(try office.store.verifyLog().finding == nil)
  }

  @Test("Considering a command says what would happen and changes nothing")
  func considers() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    let position = try office.store.position()
    let assign = AssignPost(post: post, handler: D.per)
    #expect(try office.bus.consider(assign, as: Session(user: D.kari))?.code == .notStamped)
    #expect(try office.bus.consider(assign, as: Session(user: D.per))?.code == .notPermitted)
    #expect(try office.bus.consider(StampReceived(post: post), as: Session(user: D.kari)) == nil)
    #expect(try office.store.position() == position)
  }

  @Test("A substitute's commands carry both names")
  func onBehalfOf() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    let today = try #require(DayPeriod(from: office.now.day, through: office.now.day))
    try office.when(AppointSubstitute(user: D.kari, substitute: D.åge, period: today))
    let entries = try office.bus.send(MarkUrgent(post: post), as: Session(user: D.åge, onBehalfOf: D.kari)).entries
    #expect(entries.map(\.actor) == [D.åge])
    #expect(entries.map(\.onBehalfOf) == [D.kari])
    let row = try #require(
      try office.store.answer(History(subject: .post(post), newestFirst: true, limit: 1)).rows.first)
    #expect((row.actorName, row.onBehalfOfName) == ("Åge Brekke", "Kari Vik"))
  }

  @Test("A user nobody knows is refused")
  func unknownUser() throws {
    let office = try DeskOffice()
    let stranger = Session(user: D.word("fremmed", User.self))
    let outcome = try office.bus.send(StartMeeting(service: D.profil), as: stranger)
    #expect(outcome.refusal == Refusal(.noSuchUser, ["user": "fremmed"]))
  }
}
