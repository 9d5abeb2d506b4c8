import CommandBus
import Domain
import Testing

@testable import Repository

@Suite("A letter is approved: send-for-approval, comment-letter, return-letter, approve-letter, cancel-approval")
struct LetterApprovalTests {
  private typealias L = LetterOffice
  private typealias D = DeskOffice

  @Test("The exceptions go to a leader, by the rule; the rest the author finalises alone (S2-42…46, S4-24)")
  func needs() throws {
    let office = try L()
    for kind in [L.complaint, L.care] {
      let letter = try office.draft(kind)
      let finalise = FinaliseLetter(letter: letter.id, chosen: ChosenForLetter(writesOff: letter.answers))
      let refusal = try #require(try office.desk.refusal(finalise, by: L.nils))
      #expect(refusal.code == .needsApproval && refusal.arguments["source"] == "S2-46")
    }
    let plain = try office.draft(L.other)
    #expect(try office.desk.refusal(SendForApproval(letter: plain.id), by: L.nils)?.code == .approvalNotNeeded)
    // A refusal is one of the four, whatever it answers.
    let no = try office.draft(L.other, template: "avslag", text: nil)
    #expect(no.purpose == .refusal)
  }

  @Test("It is locked while the leader reads it, and comes back with a reason (S4-24, S4-29; Noark 5 3.3.3)")
  func returned() throws {
    let office = try L()
    let letter = try office.sent()
    #expect(letter.state == .awaitingApproval)
    #expect(try office.desk.refusal(SaveLetter(letter: letter.id, text: "x"), by: L.nils)?.code == .letterState)
    try office.desk.when(ReturnLetter(letter: letter.id, reason: "Skriv hjemmelen"), by: L.lise)
    let back = try office.letter(letter.id)
    #expect(back.state == .returned && back.returnReason == "Skriv hjemmelen" && back.approvals.isEmpty)
    try office.desk.when(SaveLetter(letter: letter.id, text: "Bedre."), by: L.nils)
    let mine = LettersList(service: L.service, view: .returned(L.nils), limit: 9)
    #expect(try office.desk.store.answer(mine).rows.map(\.letter.id) == [letter.id])
  }

  @Test("Open remarks hold it back everywhere, and are never part of the text (S4-30)")
  func comments() throws {
    let office = try L()
    let letter = try office.sent()
    try office.desk.when(CommentLetter(letter: letter.id, firstWord: 2, lastWord: 3, text: "Hvem?"), by: L.lise)
    let beyond = CommentLetter(letter: letter.id, firstWord: 2, lastWord: 99, text: "Hva?")
    #expect(try office.desk.refusal(beyond, by: L.lise)?.code == .noSuchWords)
    let approve = ApproveLetter(letter: letter.id, isReadToEnd: true)
    #expect(try office.desk.refusal(approve, by: L.lise)?.code == .commentsOpen)
    try office.desk.when(ReturnLetter(letter: letter.id, reason: "Se kommentar"), by: L.lise)
    let again = SendForApproval(letter: letter.id, chosen: ChosenForLetter(writesOff: []))
    #expect(try office.desk.refusal(again, by: L.nils)?.code == .commentsOpen)
    try office.desk.when(ResolveComment(comment: LetterComment.ID(1)), by: L.nils)
    #expect(try office.desk.refusal(ResolveComment(comment: LetterComment.ID(1)), by: L.nils)?.code == .commentResolved)
    try office.desk.when(again, by: L.nils)
    #expect(try office.desk.store.answer(SavedLetterText(letter: letter.id))?.contains("Hvem") == false)
  }

  @Test("It is approved only when read to the end; then it can be stopped for a minute, and leaves (S4-29…31)")
  func window() throws {
    let office = try L()
    let letter = try office.sent()
    let unread = ApproveLetter(letter: letter.id, isReadToEnd: false)
    #expect(try office.desk.refusal(unread, by: L.lise)?.code == .notReadToEnd)
    let approve = ApproveLetter(letter: letter.id, isReadToEnd: true)
    try office.desk.when(approve, by: L.lise)
    #expect(try office.letter(letter.id).leavesAt == office.desk.now.adding(seconds: 60))
    #expect(throws: Refusal.self) { try office.desk.program(ReleaseLetter(letter: letter.id)) }
    try office.desk.when(CancelApproval(letter: letter.id), by: L.nils)
    #expect(try office.letter(letter.id).state == .awaitingApproval)
    try office.desk.when(approve, by: L.lise)
    office.desk.now = office.desk.now.adding(seconds: 60)
    #expect(try office.desk.refusal(CancelApproval(letter: letter.id), by: L.lise)?.code == .alreadyLeft)
    let due = try office.desk.store.answer(LetterErrands(now: office.desk.now))
    #expect(due.toRelease == [letter.id])
    try office.desk.program(ReleaseLetter(letter: letter.id))
    let gone = try office.letter(letter.id)
    #expect(gone.state == .finalised)
    #expect(try office.entry(letter.answers[0]).writeOff?.method == .letter)
    let signature = try #require(try office.desk.store.answer(LetterCard(letter: letter.id))?.signature)
    #expect(signature.by == L.nils && signature.approvers.map(\.user) == [L.lise])
    #expect(signature.digest == gone.text.digest)
  }

  @Test("Nobody approves their own letter, nor in another's name what they wrote (S2-70, C9)")
  func fourEyes() throws {
    let office = try L()
    let (_, entry, folder) = try office.incoming(L.complaint)
    let draft = DraftLetter(
      caseFolder: folder, template: "svar", answers: [entry], recipient: L.person, title: "Svar", text: "Svar.")
    try office.desk.when(draft, by: L.lise)
    let letter = Letter.ID(1)
    try office.desk.when(SendForApproval(letter: letter, chosen: ChosenForLetter(writesOff: [])), by: L.lise)
    let approve = ApproveLetter(letter: letter, isReadToEnd: true)
    #expect(try office.desk.refusal(approve, by: L.lise)?.code == .ownLetter)
    // Geir is section leader and stands in for Lise: acting for her it is her own letter, for himself it is not.
    let until = office.desk.now.day + 3
    try office.desk.when(
      AppointSubstitute(
        user: L.lise, substitute: L.geir, period: try #require(DayPeriod(from: office.desk.now.day, through: until))),
      by: L.lise)
    let standIn = try office.desk.bus.send(approve, as: Session(user: L.geir, onBehalfOf: L.lise))
    #expect(standIn.refusal?.code == .ownLetter)
    #expect(try office.desk.refusal(approve, by: L.nils)?.code == .notApprover)
    #expect(try office.desk.store.answer(ApprovalCount(reader: office.reader(L.lise))) == 0)
    #expect(try office.desk.store.answer(ApprovalCount(reader: office.reader(L.geir))) == 1)
    try office.desk.when(approve, by: L.geir)
  }

  @Test("A substitute approves with both names (S2-50)")
  func bothNames() throws {
    let office = try L { $0.approvals = [ApprovalRule(kinds: [], by: [.leader], rule: L.rule)] }
    let letter = try office.sent(L.other)
    let until = office.desk.now.day + 3
    try office.desk.when(
      AppointSubstitute(
        user: L.lise, substitute: L.geir, period: try #require(DayPeriod(from: office.desk.now.day, through: until))),
      by: L.lise)
    let approve = ApproveLetter(letter: letter.id, isReadToEnd: true)
    #expect(try office.desk.refusal(approve, by: L.geir)?.code == .notApprover)
    #expect(try office.desk.bus.send(approve, as: Session(user: L.geir, onBehalfOf: L.lise)).refusal == nil)
    let given = try #require(try office.letter(letter.id).approvals.first?.given)
    #expect(given.by == L.geir && given.onBehalfOf == L.lise)
  }

  @Test("Several approve one after the other, or in any order (Noark 5 3.3)", arguments: ApprovalRule.Order.allCases)
  func order(_ order: ApprovalRule.Order) throws {
    let office = try L {
      $0.approvals = [ApprovalRule(kinds: [], by: [.sectionLeader, .leader], order: order, rule: L.rule)]
    }
    let letter = try office.sent(L.other)
    let approve = ApproveLetter(letter: letter.id, isReadToEnd: true)
    if order == .sequential {
      #expect(try office.desk.refusal(approve, by: L.lise)?.code == .notApprover)
    } else {
      try office.desk.when(approve, by: L.lise)
      #expect(try office.letter(letter.id).state == .awaitingApproval)
    }
    try office.desk.when(approve, by: L.geir)
    if order == .sequential { try office.desk.when(approve, by: L.lise) }
    #expect(try office.letter(letter.id).state == .approved)
  }

  @Test("A locked letter needs nobody where every reply does (S4-16, S4-24)")
  func lockedIsFree() throws {
    let office = try L { $0.approvals = [ApprovalRule(kinds: [], by: [.leader], rule: L.rule)] }
    let letter = try office.draft(L.referral, template: "bekreftelse-henvisning", text: nil)
    #expect(try office.desk.store.read { try $0.approvalNeeds(of: letter) }.isEmpty)
    let reply = try office.draft(L.referral)
    #expect(try !office.desk.store.read { try $0.approvalNeeds(of: reply) }.isEmpty)
  }

  @Test("The tables forbid an own approval as well as the decision does")
  func schema() throws {
    let office = try L()
    let letter = try office.sent()
    let event = Event.letterApproved(
      LetterApproved(
        letter: letter.id, service: letter.service, caseFolder: letter.caseFolder, textVersion: 1, places: [0],
        leavesAt: office.desk.now))
    #expect(throws: (any Error).self) {
      try office.desk.store.transact {
        _ = try $0.append([event], by: Session(user: L.nils), at: office.desk.now, key: nil)
      }
    }
  }
}
