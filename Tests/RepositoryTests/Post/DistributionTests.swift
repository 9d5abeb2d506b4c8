import CommandBus
import Domain
import Repository
import Testing

@Suite("Post is distributed: assign, take, park, return, reassign")
struct DistributionTests {
  private typealias D = DeskOffice

  private func moved(
    _ office: DeskOffice, _ post: PostItem.ID, to placement: Placement, responsible: User.ID, reason: String? = nil,
    meeting: MorningMeeting.ID? = nil
  ) throws -> PostMoved {
    let item = try office.item(post)
    return PostMoved(
      post: post, service: item.service, from: .init(placement: item.placement, responsible: item.responsible),
      to: .init(placement: placement, responsible: responsible), reason: reason, meeting: meeting)
  }

  @Test("Given directly, the item lies in the handler's pigeonhole and the handler answers for it (S2-12, S4-14)")
  func assigns() throws {
    let office = try DeskOffice()
    let post = try office.stampedLetter()
    let expected = try moved(office, post, to: .assigned(D.per), responsible: D.per)
    #expect(try office.when(AssignPost(post: post, handler: D.per)) == [.postAssigned(expected)])
    #expect(try office.item(post).responsible == D.per)
    #expect(try office.listed(.mine(D.per)) == [post])
    #expect(try office.listed(.table) == [])
  }

  @Test("Stamped before assigned or put on the shelf (S0-23, S2-11)")
  func stampFirst() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    #expect(try office.refusal(AssignPost(post: post, handler: D.per)) == Refusal(.notStamped, ["post": "1"]))
    #expect(try office.refusal(TakePost(post: post)) == Refusal(.notStamped, ["post": "1"]))
  }

  @Test("Only somebody who works in the service can be given its post")
  func handlerHere() throws {
    let office = try DeskOffice()
    let post = try office.stampedLetter()
    let elsewhere = try office.refusal(AssignPost(post: post, handler: D.anne))
    #expect(elsewhere == Refusal(.handlerNotHere, ["user": "Anne Solli", "service": "Profil"]))
    let nobody = AssignPost(post: post, handler: D.word("ingen", User.self))
    #expect(try office.refusal(nobody) == Refusal(.noSuchUser, ["user": "ingen"]))
    #expect(try office.refusal(AssignPost(post: post, handler: User.program))?.code == .handlerNotHere)
  }

  @Test("What somebody has is reassigned, not assigned again (S0-35, S4-19)")
  func twice() throws {
    let office = try DeskOffice()
    let post = try office.assignedLetter()
    let again = try office.refusal(AssignPost(post: post, handler: D.siv))
    #expect(again == Refusal(.alreadyAssigned, ["post": "1", "user": "Per Moe"]))
    let expected = try moved(office, post, to: .assigned(D.siv), responsible: D.siv, reason: "Fravær")
    #expect(
      try office.when(Reassign(post: post, handler: D.siv, reason: "Fravær"), by: D.randi) == [
        .postReassigned(expected)
      ])
    #expect(try office.refusal(Reassign(post: post, handler: D.siv, reason: "r"), by: D.randi)?.code == .sameHandler)
    #expect(
      try office.refusal(Reassign(post: post, handler: D.anne, reason: "r"), by: D.randi)?.code == .handlerNotHere)
    let opened = try office.stampedLetter()
    #expect(try office.refusal(Reassign(post: opened, handler: D.siv, reason: "r"), by: D.randi)?.code == .notAssigned)
    #expect(try office.refusal(Reassign(post: post, handler: D.per, reason: "r"))?.code == .notPermitted)
  }

  @Test("A registered item can change hands, and stays in the registry (S0-35)")
  func reassignsRegistered() throws {
    let office = try DeskOffice()
    let post = try office.registeredLetter()
    try office.when(Reassign(post: post, handler: D.siv, reason: "Fravær"), by: D.randi)
    #expect(try office.item(post).responsible == D.siv)
    #expect(try office.listed(.registered) == [post])
    #expect(try office.listed(.mine(D.siv)) == [])
  }

  @Test(
    "Taken post comes up at the next working day's meeting, past weekends and Easter (S2-13)",
    arguments: [
      ("2026-11-19", "2026-11-20"), ("2026-11-20", "2026-11-23"), ("2026-11-21", "2026-11-23"),
      ("2026-04-01", "2026-04-07"), ("2026-12-24", "2026-12-28"), ("2027-05-14", "2027-05-18"),
    ])
  func nextWorkingDay(_ today: String, _ meeting: String) throws {
    let office = try DeskOffice()
    try office.setClock(today)
    let post = try office.stampedLetter()
    let day = try #require(Day(iso: meeting))
    let expected = try moved(office, post, to: .onTray(meeting: day), responsible: D.kari)
    #expect(try office.when(TakePost(post: post), by: D.åge) == [.postTaken(expected)])
    #expect(try office.refusal(TakePost(post: post)) == Refusal(.alreadyOnTray, ["post": "1", "day": meeting]))
    #expect(try office.listed(.agenda(day - 1)) == [])
    #expect(try office.listed(.agenda(day)) == [post])
  }

  @Test("Taken back from a handler, the item is the desk's again (S0-7)")
  func takenBack() throws {
    let office = try DeskOffice()
    let post = try office.assignedLetter()
    try office.when(TakePost(post: post))
    #expect(try office.item(post).responsible == D.kari)
    #expect(try office.listed(.mine(D.per)) == [])
    #expect(try office.listed(.table) == [post])
  }

  @Test("Parked post comes back by itself on its day, and whoever parked it answers for it (S0-7)")
  func parks() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    let until = office.now.day + 5
    let expected = try moved(
      office, post, to: .parked(until: until, reason: "Venter"), responsible: D.åge, reason: "Venter")
    #expect(try office.when(ParkPost(post: post, until: until, reason: "Venter"), by: D.åge) == [.postParked(expected)])
    #expect(try office.listed(.table) == [post])
    #expect(try office.listed(.agenda(until - 1)) == [])
    #expect(try office.listed(.agenda(until)) == [post])
    #expect(try office.refusal(ParkPost(post: post, until: until, reason: "x"))?.code == .alreadyParked)
    try office.when(ParkPost(post: post, until: until + 1, reason: "Lenger"))
  }

  @Test("Post is parked until a day that is still to come")
  func parkedInPast() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    for day in [office.now.day, office.now.day - 1] {
      let found = try office.refusal(ParkPost(post: post, until: day, reason: "r"))
      #expect(found == Refusal(.parkedInPast, ["day": day.iso, "today": "2026-11-20"]))
    }
  }

  @Test("Given back to the sender with the reason, it is gone but not lost (S0-15)")
  func returns() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    let expected = try moved(office, post, to: .returned(reason: "Reklame"), responsible: D.per, reason: "Reklame")
    #expect(try office.when(ReturnPost(post: post, reason: "Reklame"), by: D.per) == [.postReturned(expected)])
    #expect(try office.listed(.gone) == [post])
    #expect(try office.refusal(ReturnPost(post: post, reason: "r"))?.code == .postClosed)
    #expect(try office.refusal(AssignPost(post: post, handler: D.per))?.code == .postClosed)
    #expect(try office.refusal(TakePost(post: post))?.code == .postClosed)
    #expect(try office.refusal(ParkPost(post: post, until: office.now.day + 1, reason: "r"))?.code == .postClosed)
  }

  @Test("What is in the registry stays there (Noark 3.2.19)")
  func registered() throws {
    let office = try DeskOffice()
    let post = try office.registeredLetter()
    let entry = ["post": "1", "entry": "2026/1"]
    #expect(try office.refusal(TakePost(post: post)) == Refusal(.alreadyRegistered, entry))
    #expect(try office.refusal(ReturnPost(post: post, reason: "r")) == Refusal(.alreadyRegistered, entry))
    #expect(
      try office.refusal(ParkPost(post: post, until: office.now.day + 1, reason: "r"))
        == Refusal(.alreadyRegistered, entry))
    #expect(
      try office.refusal(ForwardPost(post: post, to: .service(D.ppt), reason: "r"))
        == Refusal(.alreadyRegistered, entry))
    #expect(try office.refusal(SplitPost(post: post, titles: ["A"])) == Refusal(.alreadyRegistered, entry))
    #expect(
      try office.refusal(LinkCase(post: post, caseFolder: office.openCase())) == Refusal(.alreadyRegistered, entry))
  }
}
