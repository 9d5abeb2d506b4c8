import CommandBus
import Domain
import Repository
import Testing

@Suite("A preliminary answer is shown, and clears nothing (E-2, E-3, trap 2)")
struct PreliminaryAnswerTests {
  @Test("Proposed on day 20, a draft on day 28, overdue after a month")
  func stages() throws {
    let office = try ChildWelfareOffice()
    let post = try office.letter(kind: ChildWelfareOffice.application, received: "2026-10-05")
    let deadline = try #require(try office.deadlines(of: post).first)
    #expect(deadline.dueOn.iso == "2026-11-05" && deadline.soonOn.iso == "2026-10-25")
    let stages = try ["2026-10-24", "2026-10-25", "2026-11-01", "2026-11-02", "2026-11-06"].map {
      deadline.preliminaryStage(on: try day($0))
    }
    #expect(stages == [nil, .proposed, .proposed, .draft, .draft])
    let statuses = try ["2026-10-24", "2026-10-25", "2026-11-05", "2026-11-06"].map { deadline.status(on: try day($0)) }
    #expect(statuses == [.later, .soon, .soon, .overdue])
  }

  @Test(
    "Drafted from day 28 until it or the answer is sent; only an answer the routine dates promises a day (E-2, E-3)")
  func draft() throws {
    let office = try ChildWelfareOffice()
    let post = try office.letter(kind: ChildWelfareOffice.application, received: "2026-10-05")
    let open = try office.deadlines(of: post)
    #expect(PreliminaryDraft(open, on: try day("2026-11-01")) == nil)
    let draft = try #require(PreliminaryDraft(open, on: try day("2026-11-02")))
    #expect(draft.receivedOn.iso == "2026-10-05" && draft.expectedOn == nil)
    let facts = DeadlineFacts(receivedOn: try day("2026-10-05"))
    let both = facts.deadlines(under: [
      DeadlineRule(purpose: .preliminaryAnswer, clock: .months(1), law: "E-3"),
      DeadlineRule(purpose: .answer, clock: .months(3), law: nil),
    ])
    #expect(PreliminaryDraft(both, on: try day("2026-11-02"))?.expectedOn?.iso == "2027-01-05")
    #expect(PreliminaryDraft(both, on: try day("2027-01-05"))?.expectedOn == nil, "a day that has come is no promise")
    try office.when(RecordPreliminaryAnswer(post: post, expectedOn: day("2026-12-18")))
    #expect(PreliminaryDraft(try office.deadlines(of: post), on: try day("2026-11-20")) == nil)
  }

  @Test("It meets the month, sets the promised day as the next one, and leaves the entry outstanding")
  func clearsNothing() throws {
    let office = try ChildWelfareOffice()
    let post = try office.registered(kind: ChildWelfareOffice.application, received: "2026-11-02")
    #expect(try restances(office) == [.open])
    #expect(try dueInRestance(office) == ["2026-12-02"])
    let events = try office.when(
      RecordPreliminaryAnswer(post: post, expectedOn: day("2026-12-18"), reason: "Venter på uttalelse"))
    #expect(events.map(\.kind) == [.preliminaryAnswerRecorded])
    #expect(try restances(office) == [.preliminarilyAnswered])
    #expect(try office.desk.item(post).preliminary?.expectedOn.iso == "2026-12-18")
    let open = try office.deadlines(of: post).filter { $0.met == nil }
    #expect(open.map(\.purpose) == [.answer] && open.first?.clock == nil)
    #expect(try office.row(post)?.due?.dueOn.iso == "2026-12-18")
    #expect(try dueInRestance(office) == ["2026-12-18"])
    try office.checkReplay()
  }

  @Test("Sent before the item is registered, it stands on the entry from the first")
  func beforeRegistering() throws {
    let office = try ChildWelfareOffice()
    let post = try office.letter(kind: ChildWelfareOffice.application, received: "2026-11-02")
    try office.when(RecordPreliminaryAnswer(post: post, expectedOn: day("2026-12-18")))
    try office.when(AssignPost(post: post, handler: ChildWelfareOffice.hege))
    try office.when(RegisterEntry(post: post, newCaseTitle: "Sak"))
    #expect(try restances(office) == [.preliminarilyAnswered])
    try office.checkReplay()
  }

  @Test("Written off, nothing is due; withdrawn, all is as before")
  func writtenOff() throws {
    let office = try ChildWelfareOffice()
    let post = try office.registered(kind: ChildWelfareOffice.application, received: "2026-11-02")
    try office.when(RecordPreliminaryAnswer(post: post, expectedOn: day("2026-12-18")))
    let entry = try #require(try office.desk.item(post).entry)
    try office.when(WriteOffEntries(entries: [entry], method: .telephone))
    #expect(try restances(office) == [] && office.due().isEmpty)
    #expect(try office.row(post)?.due == nil)
    #expect(
      try office.refusal(RecordPreliminaryAnswer(post: post, expectedOn: day("2026-12-18")))?.code
        == .alreadyWrittenOff)
    try office.when(WithdrawWriteOff(entry: entry, reason: "Feil journalpost"))
    #expect(try restances(office) == [.preliminarilyAnswered])
    #expect(try office.due().map(\.deadline.purpose) == [.answer])
    try office.checkReplay()
  }

  @Test("The answer to a registered item is its write-off, and not a word beside it")
  func answerIsWriteOff() throws {
    let office = try ChildWelfareOffice()
    let post = try office.registered(kind: ChildWelfareOffice.application, received: "2026-11-02")
    try office.when(RecordPreliminaryAnswer(post: post, expectedOn: day("2026-12-18")))
    #expect(try office.refusal(MeetDeadline(post: post, purpose: .answer))?.code == .writeOffInstead)
  }

  @Test("A later one takes the place of an earlier one; one for a day that has come is refused")
  func again() throws {
    let office = try ChildWelfareOffice()
    let post = try office.letter(kind: ChildWelfareOffice.application, received: "2026-11-02")
    #expect(
      try office.refusal(RecordPreliminaryAnswer(post: post, expectedOn: day("2026-11-20")))
        == Refusal(.expectedTooEarly, ["day": "2026-11-20", "answered": "2026-11-20"]))
    #expect(
      try office.refusal(
        RecordPreliminaryAnswer(post: post, expectedOn: day("2026-12-18"), answeredOn: day("2026-10-30")))?.code
        == .beforeItsStart)
    try office.when(RecordPreliminaryAnswer(post: post, expectedOn: day("2026-12-18")))
    try office.when(RecordPreliminaryAnswer(post: post, expectedOn: day("2027-01-08")))
    #expect(try office.due().map(\.deadline.dueOn.iso) == ["2027-01-08"])
    #expect(
      try office.refusal(UndoDecision(post: post))?.code == .irreversible, "what is sent cannot be unsent")
    try office.checkReplay()
  }

  /// The day each outstanding entry is due.
  private func dueInRestance(_ office: ChildWelfareOffice) throws -> [String?] {
    try office.desk.store.answer(Restances(service: ChildWelfareOffice.service, limit: 10)).rows.map {
      $0.due?.dueOn.iso
    }
  }

  private func restances(_ office: ChildWelfareOffice) throws -> [RestanceState?] {
    try office.desk.store.answer(Restances(service: ChildWelfareOffice.service, limit: 10)).rows.map(\.entry.restance)
  }

  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
}
