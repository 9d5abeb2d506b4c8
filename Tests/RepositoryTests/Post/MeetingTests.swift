import CommandBus
import Domain
import Repository
import Testing

@Suite("The morning meeting (S2-9, S2-13)")
struct MeetingTests {
  private typealias D = DeskOffice

  @Test("The agenda is what was opened before today and not given directly (S2-13)")
  func agenda() throws {
    let office = try DeskOffice()
    try office.setClock("2026-11-19", hour: 14)
    let direct = try office.assignedLetter("Gitt direkte")
    let yesterday = try office.letter("Fra i går")
    let shelved = try office.stampedLetter("På hylla")
    try office.when(TakePost(post: shelved))
    let parked = try office.letter("Parkert")
    try office.when(ParkPost(post: parked, until: try #require(Day(iso: "2026-11-20")), reason: "r"))
    let later = try office.letter("Parkert lenger")
    try office.when(ParkPost(post: later, until: try #require(Day(iso: "2026-11-24")), reason: "r"))
    try office.setClock("2026-11-20")
    let today = try office.letter("Fra i dag")

    let agenda = try office.listed(.agenda(office.now.day))
    #expect(agenda == [yesterday, shelved, parked])
    #expect(!agenda.contains(direct) && !agenda.contains(today) && !agenda.contains(later))
    let counts = try office.store.answer(PlaceCounts(service: D.profil, user: D.per, today: office.now.day))
    #expect((counts.table, counts.agenda, counts.mine) == (5, 3, 1))
  }

  @Test("Post opened just before midnight in Oslo is on the next day's agenda, whatever the day in UTC")
  func midnight() throws {
    let office = try DeskOffice()
    try office.setClock("2026-11-19", hour: 23, minute: 59)
    let before = try office.letter()
    try office.setClock("2026-11-20", hour: 0, minute: 1)
    let after = try office.letter()
    #expect(try office.listed(.agenda(office.now.day)) == [before])
    #expect(try office.listed(.table) == [before, after])
  }

  @Test("One meeting at a time in a service, and only there")
  func oneAtATime() throws {
    let office = try DeskOffice()
    let meeting = MeetingStarted(meeting: MorningMeeting.ID(1), service: D.profil)
    #expect(try office.when(StartMeeting(service: D.profil)) == [.meetingStarted(meeting)])
    let second = try office.refusal(StartMeeting(service: D.profil), by: D.åge)
    #expect(second == Refusal(.meetingOpen, ["meeting": "1", "user": "Kari Vik", "time": "08:00"]))
    try office.when(StartMeeting(service: D.ppt), by: D.ellen)
    #expect(try office.refusal(CloseMeeting(meeting: MorningMeeting.ID(2)))?.code == .notMember)
    try office.when(CloseMeeting(meeting: MorningMeeting.ID(1)))
    #expect(
      try office.refusal(CloseMeeting(meeting: MorningMeeting.ID(1))) == Refusal(.meetingClosed, ["meeting": "1"]))
    #expect(
      try office.refusal(CloseMeeting(meeting: MorningMeeting.ID(9))) == Refusal(.noSuchMeeting, ["meeting": "9"]))
    try office.when(StartMeeting(service: D.profil))
  }

  @Test("A decision about what lies on the table belongs to the open meeting; others do not")
  func decisionsBelong() throws {
    let office = try DeskOffice()
    let (one, two) = (try office.stampedLetter(), try office.assignedLetter())
    try office.when(StartMeeting(service: D.profil))
    guard case .postAssigned(let moved) = try office.when(AssignPost(post: one, handler: D.per))[0],
      case .postReassigned(let other) = try office.when(Reassign(post: two, handler: D.siv, reason: "r"), by: D.randi)[
        0]
    else {
      Issue.record("other events")
      return
    }
    #expect(moved.meeting == MorningMeeting.ID(1))
    #expect(other.meeting == nil)
  }

  @Test("The minutes say who decided what, in order, with what was taken back, and are filed as a document")
  func minutes() throws {
    let office = try DeskOffice()
    let posts = try ["Klage", "Søknad", "Faktura"].map { try office.stampedLetter($0) }
    try office.setClock("2026-11-23")
    try office.when(StartMeeting(service: D.profil))
    try office.when(AssignPost(post: posts[0], handler: D.per))
    try office.setClock("2026-11-23", hour: 8, minute: 4)
    try office.when(AssignPost(post: posts[1], handler: D.siv), by: D.åge)
    try office.when(UndoDecision(post: posts[1]), by: D.åge)
    try office.setClock("2026-11-23", hour: 8, minute: 11)
    let events = try office.when(CloseMeeting(meeting: MorningMeeting.ID(1)))
    guard case .meetingClosed(let closed) = events[0] else { return }
    #expect((closed.decided, closed.left) == (1, 2))

    let text = try #require(try office.store.answer(Minutes(meeting: MorningMeeting.ID(1))))
    let lines = text.split(separator: "\n").map { String($0) }
    let first = try #require(lines.first { $0.contains("Klage") })
    #expect(first.hasPrefix("08:00") && first.contains("Per Moe") && first.hasSuffix("Kari Vik"))
    let second = try #require(lines.first { $0.contains("Søknad") && $0.contains("Siv Aas") })
    let undone = try DeskOffice.phrases(.bokmål).say("minutes.undone")
    #expect(second.hasPrefix("08:04") && second.hasSuffix("Åge Brekke (\(undone))"))
    #expect(!text.contains("Faktura"))
    #expect(!text.contains("⟨") && !text.contains("{"))
    #expect(text.contains("08:11"))
    // The document holds the very bytes that the log vouches for.
    let digest = try #require(DocumentDigest(hex: closed.minutes.digest))
    #expect(try office.store.documents.bytes(of: digest, limit: 1 << 20) == Array(text.utf8))
    #expect(closed.minutes.bytes == text.utf8.count)
    #expect(closed.minutes.role == .minutes)
  }

  @Test("A meeting where nothing was decided has minutes that say so")
  func emptyMinutes() throws {
    let office = try DeskOffice()
    try office.when(StartMeeting(service: D.profil))
    try office.when(CloseMeeting(meeting: MorningMeeting.ID(1)))
    let text = try #require(try office.store.answer(Minutes(meeting: MorningMeeting.ID(1))))
    #expect(text.contains(try DeskOffice.phrases(.bokmål).say("minutes.nothing")))
    #expect(try office.store.answer(Minutes(meeting: MorningMeeting.ID(2))) == nil)
  }

  @Test("What another service decides meanwhile is not in the minutes")
  func otherService() throws {
    let office = try DeskOffice()
    let theirs = try office.stampedLetter("Deres", to: D.ppt)
    try office.when(StartMeeting(service: D.profil))
    try office.when(AssignPost(post: theirs, handler: D.anne), by: D.ellen)
    guard case .meetingClosed(let closed) = try office.when(CloseMeeting(meeting: MorningMeeting.ID(1)))[0] else {
      return
    }
    #expect(closed.decided == 0)
  }
}
