import CommandBus
import Domain
import Repository
import Testing

@Suite("Undo: every reversible decision has its inverse")
struct UndoTests {
  private typealias D = DeskOffice

  /// Commands that can be taken back, each with the item it is given about, by number of preparation.
  private enum Step: String, CaseIterable, Sendable {
    case stamp, correct, urgent, describe, assign, take, park, returned, forward, reassign, link, decline
  }

  private func prepared(_ step: Step, in office: DeskOffice) throws -> PostItem.ID {
    switch step {
    case .stamp, .urgent, .describe, .park, .correct: return try office.letter()
    case .assign, .take, .returned, .forward, .link: return try office.stampedLetter()
    case .reassign: return try office.assignedLetter()
    case .decline:
      let post = try office.letter()
      try office.when(ForwardPost(post: post, to: .elsewhere("Bergen kommune"), reason: "r"), by: D.randi)
      return post
    }
  }

  private func command(_ step: Step, _ post: PostItem.ID, in office: DeskOffice) throws -> any Command {
    switch step {
    case .stamp: return StampReceived(post: post)
    case .correct: return CorrectReceivedDate(post: post, receivedOn: office.now.day - 2, reason: "r")
    case .urgent: return MarkUrgent(post: post)
    case .describe:
      var changes = DescribePost.Changes()
      changes.title = "Noe annet"
      changes.documentDate = office.now.day
      return DescribePost(post: post, changes: changes)
    case .assign: return AssignPost(post: post, handler: D.siv)
    case .take: return TakePost(post: post)
    case .park: return ParkPost(post: post, until: office.now.day + 3, reason: "r")
    case .returned: return ReturnPost(post: post, reason: "r")
    case .forward: return ForwardPost(post: post, to: .service(D.ppt), reason: "r")
    case .reassign: return Reassign(post: post, handler: D.siv, reason: "r")
    case .link: return LinkCase(post: post, caseFolder: try office.openCase())
    case .decline: return DeclinePost(post: post, reason: "r")
    }
  }

  @Test("Taken back, the item is exactly as it was, and the tables are what the log says", arguments: Step.allCases)
  private func inverse(_ step: Step) throws {
    let office = try DeskOffice()
    let post = try prepared(step, in: office)
    let command = try command(step, post, in: office)
    let before = try office.item(post)
    let decided = try office.when(command, by: D.randi)
    #expect(try office.item(post) != before)
    let position = try office.store.position()
    let undone = try office.when(UndoDecision(post: post), by: D.randi)
    let inverse = try #require(decided.last?.inverse)
    let expected = DecisionUndone(post: post, service: D.profil, undone: position, restored: inverse)
    #expect(undone == [.decisionUndone(expected)])
    #expect(try office.item(post) == before)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("Decisions are taken back newest first, each once, down to what cannot be")
  func newestFirst() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    let bare = try office.item(post)
    try office.when(StampReceived(post: post))
    try office.when(MarkUrgent(post: post))
    try office.when(AssignPost(post: post, handler: D.per))
    for _ in 0..<3 { try office.when(UndoDecision(post: post)) }
    #expect(try office.item(post) == bare)
    let last = try office.refusal(UndoDecision(post: post))
    #expect(last == Refusal(.irreversible, ["post": "1", "kind": "post-received"]))
    // And what was taken back can be done anew.
    try office.when(StampReceived(post: post))
    try office.when(UndoDecision(post: post))
    #expect(try office.item(post) == bare)
  }

  @Test("Registered, split, and taken over by others: not taken back, with the reason (Noark 3.2.19, S2-71)")
  func irreversible() throws {
    let office = try DeskOffice()
    let registered = try office.registeredLetter()
    let split = try office.letter()
    try office.when(SplitPost(post: split, titles: ["Del"]))
    let accepted = try office.letter()
    try office.when(ForwardPost(post: accepted, to: .elsewhere("Bergen kommune"), reason: "r"))
    try office.when(AcceptPost(post: accepted, note: "n"))
    for (post, kind) in [(registered, "entry-registered"), (split, "post-split"), (accepted, "post-accepted")] {
      let found = try office.refusal(UndoDecision(post: post))
      #expect(found == Refusal(.irreversible, ["post": post.description, "kind": kind]))
    }
    #expect(try office.refusal(UndoDecision(post: PostItem.ID(99)))?.code == .noSuchPost)
  }

  @Test("One takes back one's own decisions; a leader may take back anybody's")
  func byOther() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    try office.when(MarkUrgent(post: post), by: D.åge)
    let found = try office.refusal(UndoDecision(post: post), by: D.kari)
    #expect(found == Refusal(.undoneByOther, ["user": "Åge Brekke", "time": "08:00"]))
    try office.when(UndoDecision(post: post), by: D.randi)
    #expect(try !office.item(post).isUrgent)
    try office.when(MarkUrgent(post: post), by: D.åge)
    try office.when(UndoDecision(post: post), by: D.åge)
  }

  @Test("Where an item goes is taken back on the same day only; a mark and a stamp on a later day too (S2-13)")
  func laterDay() throws {
    let office = try DeskOffice()
    let post = try office.stampedLetter()
    try office.when(MarkUrgent(post: post))
    try office.when(AssignPost(post: post, handler: D.per))
    try office.setClock("2026-11-20", hour: 23, minute: 59)
    try office.when(UndoDecision(post: post))
    try office.when(AssignPost(post: post, handler: D.per))
    try office.setClock("2026-11-21", hour: 0)
    let refusal = try office.refusal(UndoDecision(post: post))
    #expect(refusal == Refusal(.undoTooLate, ["post": "1", "day": "2026-11-20"]))
    #expect(try office.item(post).placement == .assigned(D.per))
    // The way that is left: a new decision, which says why.
    try office.when(Reassign(post: post, handler: D.siv, reason: "Feil person"), by: D.randi)
    try office.when(UndoDecision(post: post), by: D.randi)
    let other = try office.letter()
    try office.when(StampReceived(post: other))
    try office.when(MarkUrgent(post: other))
    try office.setClock("2026-11-24")
    for _ in 0..<2 { try office.when(UndoDecision(post: other)) }
    #expect(try office.item(other).stamp == nil && !office.item(other).isUrgent)
  }

  @Test("A case opened for the item stays when the link is taken back, and can be linked again (S4-9)")
  func caseStays() throws {
    let office = try DeskOffice()
    let post = try office.stampedLetter()
    try office.when(OpenCase(service: D.profil, title: "Sak", party: "Ola", post: post))
    let folder = try #require(try office.item(post).caseFolder)
    try office.when(UndoDecision(post: post))
    #expect(try office.item(post).caseFolder == nil)
    try office.when(LinkCase(post: post, caseFolder: folder))
  }
}
