import CommandBus
import Domain
import Testing

@testable import Repository

@Suite("A letter is finalised: finalise-letter")
struct LetterFinalisingTests {
  private typealias L = LetterOffice

  @Test("Frozen, signed, registered as U with number and place, written off, and on its way (S2-37…41)")
  func finalises() throws {
    let office = try L()
    let letter = try office.draft()
    let events = try office.finalise(letter)
    guard case .letterFinalised(let content) = events[0] else {
      Issue.record("\(events)")
      return
    }
    #expect(content.sequence == 2 && content.text.digest == letter.text.digest)
    #expect(content.signature.kind == .electronic && content.signature.by == L.nils)
    #expect(content.dispatches.map(\.stage) == [.queued])
    let entry = try office.entry(content.entry)
    #expect(entry.type == .outgoing && entry.sequence == 2 && entry.correspondent == "Ola Nordmann")
    #expect(try office.desk.store.read { try $0.isFinalised(entry.id) })
    let answered = try office.entry(letter.answers[0])
    #expect(answered.writeOff == WriteOff(method: .letter, on: office.desk.now.day))
    #expect(try office.desk.store.answer(Restances(service: L.service, limit: 9)).rows.isEmpty)
    let again = FinaliseLetter(letter: letter.id, chosen: ChosenForLetter(writesOff: []))
    #expect(try office.desk.refusal(again, by: L.nils)?.code == .letterState)
  }

  @Test("What it writes off is asked, never taken for granted; none is an answer too (S2-39)")
  func asks() throws {
    let office = try L()
    let letter = try office.draft()
    #expect(try office.desk.refusal(FinaliseLetter(letter: letter.id), by: L.nils)?.code == .writeOffUnchosen)
    try office.desk.when(
      FinaliseLetter(letter: letter.id, chosen: ChosenForLetter(writesOff: [])), by: L.nils)
    #expect(try office.entry(letter.answers[0]).writeOff == nil)
  }

  @Test("Several entries are written off by one letter")
  func many() throws {
    let office = try L()
    let (_, one, folder) = try office.incoming()
    let (_, two, _) = try office.incoming()
    try office.desk.when(
      DraftLetter(
        caseFolder: folder, template: "svar", answers: [one, two], recipient: L.person, title: "Svar", text: "Svar."),
      by: L.nils)
    try office.desk.when(
      FinaliseLetter(letter: Letter.ID(1), chosen: ChosenForLetter(writesOff: [one, two])), by: L.nils)
    for id in [one, two] { #expect(try office.entry(id).restance == .writtenOff) }
  }

  @Test("A preliminary answer is noted and leaves the restance standing (E-2, E-3)")
  func preliminary() throws {
    let office = try L()
    let letter = try office.draft(template: "forelopig-svar", text: nil)
    #expect(letter.purpose == .preliminaryAnswer)
    let text = try #require(try office.desk.store.answer(SavedLetterText(letter: letter.id)))
    // Whatever is still in braces is written.
    let written = text.replacing(#/\{[a-zæøå-]+\}/#, with: "1. desember 2026")
    try office.desk.when(SaveLetter(letter: letter.id, text: written, title: "Foreløpig svar"), by: L.nils)
    let unsaid = FinaliseLetter(letter: letter.id)
    #expect(try office.desk.refusal(unsaid, by: L.nils)?.code == .missingArgument)
    let off = FinaliseLetter(
      letter: letter.id, chosen: ChosenForLetter(writesOff: letter.answers, expectedOn: office.desk.now.day + 20))
    #expect(try office.desk.refusal(off, by: L.nils)?.code == .letterWritesNothingOff)
    try office.desk.when(
      FinaliseLetter(letter: letter.id, chosen: ChosenForLetter(expectedOn: office.desk.now.day + 20)), by: L.nils)
    #expect(try office.entry(letter.answers[0]).restance == .preliminarilyAnswered)
  }

  @Test("Handlers finalise their own, leaders anybody's in the unit, others none (S2-68, S2-69)")
  func whose() throws {
    let office = try L()
    let letter = try office.draft()
    let finalise = FinaliseLetter(letter: letter.id, chosen: ChosenForLetter(writesOff: letter.answers))
    #expect(try office.desk.refusal(finalise, by: L.mona)?.code == .notYourLetter)
    try office.desk.when(finalise, by: L.lise)
    let signature = try #require(try office.desk.store.answer(LetterCard(letter: letter.id))?.signature)
    #expect(signature.by == L.nils && signature.through == L.lise)
  }

  @Test("What is still to be filled in, and a recipient nobody can reach, hold it back")
  func incomplete() throws {
    let office = try L()
    let blank = try office.draft(text: "Du får svar innen {frist}.")
    let refusal = try office.desk.refusal(
      FinaliseLetter(letter: blank.id, chosen: ChosenForLetter(writesOff: [])), by: L.nils)
    #expect(refusal?.code == .letterBlank)
    let lost = try office.draft(recipient: Recipient(name: "Ola Nordmann"))
    let unreachable = FinaliseLetter(letter: lost.id, chosen: ChosenForLetter(writesOff: []))
    #expect(try office.desk.refusal(unreachable, by: L.nils)?.code == .addressMissing)
  }

  @Test("PPT's question comes with the first finalised letter of a new case, once (S4-26)")
  func workQuestion() throws {
    let office = try L { $0.cases = CaseRules(asksToStartWork: true) }
    let letter = try office.draft()
    var finalise = FinaliseLetter(letter: letter.id, chosen: ChosenForLetter(writesOff: []))
    #expect(try office.desk.refusal(finalise, by: L.nils)?.code == .workQuestion)
    finalise.chosen.startsWork = true
    let kinds = try office.desk.when(finalise, by: L.nils).map(\.kind)
    #expect(kinds == [.letterFinalised, .workQuestionAnswered, .workStarted])
    #expect(try office.desk.store.read { try $0.caseFolder(letter.caseFolder) }.status == .inProgress)
  }

  @Test("A channel that the routine wants to see becomes a deviation in the same command (S0-45)")
  func deviation() throws {
    let office = try L()
    let letter = try office.draft(channel: .email, reason: "Bruker ba om det")
    let events = try office.finalise(letter)
    #expect(events.last?.kind == .deviationRaised)
    let found = try #require(try office.deviations().first)
    #expect(found.kind == .dispatch && found.reason == "other-channel" && found.responsible == L.nils)
  }

  @Test("What is finalised can not be changed in the tables either, nor get a second page")
  func frozen() throws {
    let office = try L()
    let letter = try office.finalised()
    try office.desk.program(RecordLetterRendered(letter: letter.id, page: L.page()))
    #expect(throws: Refusal.self) {
      try office.desk.program(RecordLetterRendered(letter: letter.id, page: L.page("b")))
    }
    let about = (letter: letter.id, service: letter.service, folder: letter.caseFolder)
    let events: [Event] = [
      .letterRendered(
        LetterRendered(letter: about.letter, service: about.service, caseFolder: about.folder, page: L.page("b"))),
      .letterSaved(
        LetterSaved(
          letter: about.letter, service: about.service, caseFolder: about.folder, textVersion: 2, title: "t",
          text: letter.text)),
    ]
    for event in events {
      #expect(throws: (any Error).self) {
        try office.desk.store.transact {
          _ = try $0.append([event], by: .program, at: office.desk.now, key: nil)
        }
      }
    }
  }
}
