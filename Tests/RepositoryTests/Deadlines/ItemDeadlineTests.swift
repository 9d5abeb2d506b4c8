import CommandBus
import Domain
import Repository
import Testing

/// Deadlines of items through the bus: received, described, concluded, answered, and replayed.
@Suite("Deadlines of items")
struct ItemDeadlineTests {
  private typealias D = DeskOffice

  // MARK: - From the right date

  @Test("A concern report is due a week from the day it was received, not from the day it was entered (E-23, S4-10)")
  func fromReceived() throws {
    let office = try ChildWelfareOffice()
    let post = try office.report(received: "2026-11-18")
    let deadlines = try office.deadlines(of: post)
    #expect(deadlines.map(\.purpose) == [.review, .feedback])
    #expect(deadlines.map(\.dueOn.iso) == ["2026-11-25", "2026-12-09"])
    #expect(deadlines.allSatisfy { $0.startedOn.iso == "2026-11-18" })
    #expect(
      try office.row(post)?.due == NextDeadline(dueOn: day("2026-11-25"), soonOn: day("2026-11-24"), weight: .duty))
    try office.checkReplay()
  }

  @Test("A corrected received date moves the deadlines with it, and undoing that moves them back (S4-10)")
  func corrected() throws {
    let office = try ChildWelfareOffice()
    let post = try office.report(received: "2026-11-18")
    try office.when(CorrectReceivedDate(post: post, receivedOn: day("2026-11-16"), reason: "Stempelet"))
    #expect(try office.deadlines(of: post).map(\.dueOn.iso) == ["2026-11-23", "2026-12-07"])
    try office.when(UndoDecision(post: post))
    #expect(try office.deadlines(of: post).map(\.dueOn.iso) == ["2026-11-25", "2026-12-09"])
    try office.checkReplay()
  }

  @Test("A scan that is said to be a concern report gets its deadlines then")
  func described() throws {
    let office = try ChildWelfareOffice()
    let post = try office.letter(kind: .unknown, received: "2026-11-18")
    #expect(try office.deadlines(of: post) == [])
    var changes = DescribePost.Changes()
    changes.kind = ChildWelfareOffice.report
    try office.when(DescribePost(post: post, changes: changes))
    #expect(try office.deadlines(of: post).map(\.purpose) == [.review, .feedback])
    try office.checkReplay()
  }

  @Test("What is returned or handed over is no longer ours to answer; a return that is undone is")
  func notOurs() throws {
    let office = try ChildWelfareOffice()
    let post = try office.report(received: "2026-11-18")
    try office.when(ReturnPost(post: post, reason: "Feil kommune"))
    #expect(try office.row(post)?.due == nil)
    #expect(try office.due() == [])
    try office.when(UndoDecision(post: post))
    #expect(try office.due().map(\.deadline.purpose) == [.review, .feedback])
    try office.checkReplay()
  }

  // MARK: - Met

  @Test("An investigation runs from the conclusion that opens it, and a second feedback from its end (E-25, E-26)")
  func investigation() throws {
    let office = try ChildWelfareOffice()
    let post = try office.report(received: "2026-11-18")
    try office.when(MeetDeadline(post: post, purpose: .review, outcome: .opened, on: day("2026-11-20")))
    var open = try office.deadlines(of: post).filter { $0.met == nil }
    #expect(open.map(\.purpose) == [.feedback, .investigation])
    #expect(open.last?.startedOn.iso == "2026-11-20" && open.last?.dueOn.iso == "2027-02-20")
    try office.setClock("2027-02-10")
    try office.when(MeetDeadline(post: post, purpose: .investigation, on: day("2027-02-09")))
    open = try office.deadlines(of: post).filter { $0.met == nil }
    #expect(open.map(\.purpose) == [.feedback, .closingFeedback])
    #expect(open.last?.dueOn.iso == "2027-03-02")
    try office.checkReplay()
  }

  @Test("A dismissed report opens no investigation and says why; an anonymous reporter is told nothing (E-23, E-25)")
  func dismissed() throws {
    let office = try ChildWelfareOffice()
    let post = try office.report(received: "2026-11-18")
    #expect(
      try office.refusal(MeetDeadline(post: post, purpose: .review, outcome: .dismissed))
        == Refusal(.reasonMissing, ["name": "note"]))
    try office.when(MeetDeadline(post: post, purpose: .review, outcome: .dismissed, note: "Gjelder et annet barn"))
    #expect(
      try office.refusal(MeetDeadline(post: post, purpose: .feedback, outcome: .notApplicable))
        == Refusal(.reasonMissing, ["name": "note"]))
    try office.when(MeetDeadline(post: post, purpose: .feedback, outcome: .notApplicable, note: "Anonym melder"))
    #expect(try office.due() == [])
    #expect(try office.row(post)?.due == nil)
    try office.checkReplay()
  }

  @Test("A deadline is met once; undone, it is open again")
  func once() throws {
    let office = try ChildWelfareOffice()
    let post = try office.report(received: "2026-11-18")
    try office.when(MeetDeadline(post: post, purpose: .review, outcome: .opened))
    #expect(
      try office.refusal(MeetDeadline(post: post, purpose: .review, outcome: .opened))
        == Refusal(.deadlineMet, ["post": "\(post)", "deadline": "review", "day": "2026-11-20"]))
    try office.when(UndoDecision(post: post))
    #expect(try office.due().map(\.deadline.purpose) == [.review, .feedback])
    try office.checkReplay()
  }

  @Test("What cannot have happened, and what the item has no deadline for, is refused with what would do")
  func refused() throws {
    let office = try ChildWelfareOffice()
    let post = try office.report(received: "2026-11-18")
    func refusal(_ purpose: DeadlinePurpose, _ outcome: DeadlineOutcome?, _ on: String?) throws -> Refusal? {
      try office.refusal(MeetDeadline(post: post, purpose: purpose, outcome: outcome, on: on.map(day)))
    }
    #expect(try refusal(.review, .opened, "2026-11-21")?.code == .notHappenedYet)
    #expect(try refusal(.review, .opened, "2026-11-17")?.code == .beforeItsStart)
    #expect(try refusal(.review, nil, nil)?.code == .missingArgument)
    #expect(try refusal(.review, .done, nil)?.code == .badArgument)
    #expect(try refusal(.feedback, .opened, nil)?.code == .badArgument)
    #expect(try refusal(.access, nil, nil)?.arguments["known"] == "feedback, review")
    #expect(try refusal(.investigation, nil, nil)?.code == .noSuchDeadline, "it has not been opened")
  }

  // MARK: - Access

  @Test("A request for access: amber after one working day, red after three (E-6, E-17)")
  func access() throws {
    let office = try ChildWelfareOffice()
    let post = try office.letter(kind: ChildWelfareOffice.access, received: "2026-11-20")
    let next = try #require(try office.row(post)?.due)
    // Friday; Saturday and Sunday do not count.
    #expect(next.dueOn.iso == "2026-11-25")
    let statuses = try ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"].map { next.status(on: try day($0)) }
    #expect(statuses == [.later, .soon, .soon, .overdue])
    try office.when(MeetDeadline(post: post, purpose: .access))
    #expect(try office.due() == [])
  }

  @Test("No answer within five working days counts as a refusal: the fifth is on the list by itself (E-18)")
  func fiveDays() throws {
    let office = try ChildWelfareOffice()
    let post = try office.letter(kind: ChildWelfareOffice.publicAccess, received: "2026-03-30")
    #expect(try office.deadlines(of: post).map(\.dueOn.iso) == ["2026-03-31", "2026-04-07", "2026-04-09"])
    #expect(try office.deadlines(of: post).map(\.weight) == [.advice, .duty, .duty])
  }

  @Test("An emergency is documented the next working day, and only an emergency (S0-37, S0-38)")
  func emergency() throws {
    let office = try ChildWelfareOffice()
    let post = try office.letter(kind: .unknown, received: "2026-11-20")
    #expect(try office.deadlines(of: post) == [])
    try office.when(MarkUrgent(post: post))
    #expect(try office.deadlines(of: post).map(\.dueOn.iso) == ["2026-11-23"])
    try office.when(UndoDecision(post: post))
    #expect(try office.deadlines(of: post) == [])
    try office.checkReplay()
  }

  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
}
