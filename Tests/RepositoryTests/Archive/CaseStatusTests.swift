import CommandBus
import Domain
import Repository
import Testing

@Suite("Case status: new, in progress, closed, reopened")
struct CaseStatusTests {
  private typealias D = DeskOffice

  private func status(_ office: DeskOffice, _ folder: CaseFolder.ID) throws -> CaseStatus {
    try office.store.read { try $0.caseFolder(folder).status }
  }

  @Test("New goes to in progress, once, and never back (S4-25)")
  func startsWork() throws {
    let office = try DeskOffice()
    let folder = try office.openCase()
    #expect(try status(office, folder) == .opened)
    let started = WorkStarted(caseFolder: folder, service: D.profil)
    #expect(try office.when(StartWork(caseFolder: folder)) == [.workStarted(started)])
    #expect(try status(office, folder) == .inProgress)
    #expect(try office.refusal(StartWork(caseFolder: folder)) == Refusal(.workStarted, ["case": "2026/1"]))
    try office.when(CloseCase(caseFolder: folder))
    try office.when(ReopenCase(caseFolder: folder, reason: "r"))
    #expect(try status(office, folder) == .inProgress)
  }

  @Test("PPT asks at the first finalised note, once, and the answer is logged (S4-26)", arguments: [true, false])
  func question(_ answer: Bool) throws {
    let office = try DeskOffice()
    let folder = try office.openCase(in: D.ppt)
    var note = RegisterNote(caseFolder: folder, title: "Notat", text: "t")
    #expect(try office.refusal(note, by: D.ellen) == Refusal(.workQuestion, ["case": "2026/1"]))
    note.startsWork = answer
    let answered = WorkQuestionAnswered(caseFolder: folder, service: D.ppt, startsWork: answer)
    let events = try office.when(note, by: D.ellen)
    #expect(events.contains(.workQuestionAnswered(answered)))
    #expect(events.map(\.kind) == [.noteRegistered, .workQuestionAnswered] + (answer ? [.workStarted] : []))
    #expect(try status(office, folder) == (answer ? .inProgress : .opened))
    note.startsWork = nil
    #expect(try office.when(note, by: D.ellen).map(\.kind) == [.noteRegistered])
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("It is not asked when the work has been started already, nor where the routine does not ask (S4-26)")
  func notAsked() throws {
    let office = try DeskOffice()
    let started = try office.openCase(in: D.ppt)
    try office.when(StartWork(caseFolder: started), by: D.ellen)
    let kinds = try office.when(RegisterNote(caseFolder: started, title: "N", text: "t"), by: D.ellen).map(\.kind)
    #expect(kinds == [.noteRegistered])
    let folder = try office.openCase()
    #expect(
      try office.when(RegisterNote(caseFolder: folder, title: "N", text: "t")).map(\.kind) == [.noteRegistered])
    #expect(try status(office, folder) == .opened)
  }

  @Test("Closing names every open restance and takes a choice for each, never silently (trap 3, Noark 3.2.9, 3.4.5)")
  func closing() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    let folder = CaseFolder.ID(year: 2026, number: 1)
    try office.when(RegisterEntry(post: office.assignedLetter("Klage"), caseFolder: folder))
    try office.when(RegisterNote(caseFolder: folder, title: "Svar", text: "t"))
    let all = ["case": "2026/1", "entries": "1 «Brev», 2 «Klage»", "example": "entries=1:SA,2:SA"]
    #expect(try office.refusal(CloseCase(caseFolder: folder)) == Refusal(.restancesOpen, all))
    let one = ["case": "2026/1", "entries": "2 «Klage»", "example": "entries=2:SA"]
    let half = CloseCase(caseFolder: folder, choices: [.init(sequence: 1, method: .caseClosed)])
    #expect(try office.refusal(half) == Refusal(.restancesOpen, one))
    let choices: [CloseCase.Choice] = [
      .init(sequence: 2, method: .note, answers: [3]), .init(sequence: 1, method: .caseClosed),
    ]
    let events = try office.when(CloseCase(caseFolder: folder, choices: choices))
    #expect(events.map(\.kind) == [.entryWrittenOff, .entryWrittenOff, .caseClosed])
    let methods = events.compactMap { if case .entryWrittenOff(let content) = $0 { content.method } else { nil } }
    #expect(methods == [.caseClosed, .note])
    #expect(try status(office, folder) == .closed)
    #expect(try office.store.read { try $0.caseFolder(folder).closedOn } == office.now.day)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("A choice for what is not open is refused, and so is one for what is not there")
  func strayChoices() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    let folder = CaseFolder.ID(year: 2026, number: 1)
    try office.when(RegisterNote(caseFolder: folder, title: "Svar", text: "t"))
    func refused(_ more: CloseCase.Choice) throws -> Refusal? {
      let open = CloseCase.Choice(sequence: 1, method: .noted)
      return try office.refusal(CloseCase(caseFolder: folder, choices: [open, more]))
    }
    #expect(try refused(.init(sequence: 2, method: .caseClosed))?.code == .neverRestance)
    #expect(
      try refused(.init(sequence: 7, method: .caseClosed)) == Refusal(.noSuchEntry, ["entry": "2026/1-7"]))
    let byLetter = CloseCase(caseFolder: folder, choices: [.init(sequence: 1, method: .letter)])
    #expect(try office.refusal(byLetter)?.code == .answerMissing)
  }

  @Test("Post that waits in the case is registered or moved before it closes; nothing is left behind")
  func waitingPost() throws {
    let office = try DeskOffice()
    let folder = try office.openCase()
    let post = try office.letter()
    try office.when(LinkCase(post: post, caseFolder: folder))
    #expect(
      try office.refusal(CloseCase(caseFolder: folder)) == Refusal(.caseHasPost, ["case": "2026/1", "posts": "1"]))
    try office.when(UndoDecision(post: post))
    try office.when(CloseCase(caseFolder: folder))
  }

  @Test("A closed case is frozen until it is reopened, with the reason")
  func frozen() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    let folder = CaseFolder.ID(year: 2026, number: 1)
    let entry = RegistryEntry.ID(year: 2026, number: 1)
    #expect(
      try office.refusal(ReopenCase(caseFolder: folder, reason: "r")) == Refusal(.caseNotClosed, ["case": "2026/1"]))
    try office.when(CloseCase(caseFolder: folder, choices: [.init(sequence: 1, method: .caseClosed)]))
    let closed = Refusal(.caseClosed, ["case": "2026/1"])
    #expect(try office.refusal(CloseCase(caseFolder: folder)) == closed)
    #expect(try office.refusal(StartWork(caseFolder: folder)) == closed)
    #expect(try office.refusal(WithdrawWriteOff(entry: entry, reason: "r")) == closed)
    let reopened = CaseReopened(caseFolder: folder, service: D.profil, reason: "Ny klage")
    #expect(
      try office.when(ReopenCase(caseFolder: folder, reason: "Ny klage"), by: D.per) == [.caseReopened(reopened)])
    #expect(try office.store.read { try $0.caseFolder(folder).closedOn } == nil)
    try office.when(WithdrawWriteOff(entry: entry, reason: "Skal besvares"))
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("A stale picture of the case is refused, naming who was first (promise 17)")
  func stale() throws {
    let office = try DeskOffice()
    let folder = try office.openCase()
    let version = try #require(try office.store.answer(CaseCard(caseFolder: folder))).row.version
    try office.when(StartWork(caseFolder: folder), by: D.åge)
    let outcome = try office.bus.send(
      CloseCase(caseFolder: folder), as: Session(user: D.kari), seen: Seen(.caseFolder(folder), version: version))
    #expect(outcome.refusal?.code == .changedSince)
    #expect(outcome.refusal?.arguments["user"] == "Åge Brekke")
    let now = try #require(try office.store.answer(CaseCard(caseFolder: folder))).row.version
    #expect(
      try office.bus.send(
        CloseCase(caseFolder: folder), as: Session(user: D.kari), seen: Seen(.caseFolder(folder), version: now)
      ).refusal == nil)
  }

  @Test("A note's text is in the document store and reads back as it was written")
  func noteText() throws {
    let office = try DeskOffice()
    let folder = try office.openCase()
    try office.when(RegisterNote(caseFolder: folder, title: "Møte", text: "Samtale med rektor, čáhci."))
    let entry = try #require(try office.store.answer(CaseCard(caseFolder: folder))?.entries.first)
    #expect((entry.type, entry.correspondent, entry.post) == (.fileNote, "Kari Vik", nil))
    #expect(try office.store.answer(NoteText(entry: entry.id)) == "Samtale med rektor, čáhci.")
  }

  @Test("The history of a case is all of it, in order: its own, its post's, its entries', and what left it")
  func history() throws {
    let office = try DeskOffice()
    let folder = try office.openCase()
    let other = try office.openCase()
    let (stays, leaves) = (try office.assignedLetter(), try office.letter())
    try office.when(LinkCase(post: stays, caseFolder: folder))
    try office.when(LinkCase(post: leaves, caseFolder: folder))
    try office.when(LinkCase(post: leaves, caseFolder: other))
    try office.when(MarkUrgent(post: leaves))
    try office.when(RegisterEntry(post: stays))
    try office.when(RegisterNote(caseFolder: folder, title: "N", text: "t"))
    let kinds: [EventKind] = [
      .caseOpened, .postReceived, .postStamped, .postAssigned, .caseLinked, .caseLinked, .caseLinked, .entryRegistered,
      .noteRegistered,
    ]
    var found: [EventKind] = []
    var after: PageKey?
    repeat {
      let page = try office.store.answer(History(caseFolder: folder, after: after, limit: 4))
      #expect(page.total == kinds.count)
      found += page.rows.map(\.entry.event.kind)
      after = page.next
    } while after != nil
    #expect(found == kinds)
  }
}
