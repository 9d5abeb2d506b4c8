import CommandBus
import Documents
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// The page as it will lie on the paper, seen before the letter is sent, made by the real programs.
@Suite struct LetterPageTests {
  private typealias A = ApprovalOffice

  private func leader(_ given: A, pages: (any PageSource)? = nil) throws -> Screenplay {
    let play = try Screenplay(given.office, pages: pages)
    play.enter(as: A.lise)
    play.press(.goLetters)
    play.press(.open)
    return play
  }

  @Test("S4-29: the leader sees the page before approving, and whoever writes sees what is not saved yet")
  func showsThePage() async throws {
    let given = try A()
    let letter = try given.waiting("Svar", "Vi svarer Áile på brevet.")
    let play = try leader(given)
    play.press(.letterPage)
    #expect(play.screen.contains("Siden settes opp … 0 s. Esc avbryter."), "\(play.screen)")
    given.office.clock.move(to: given.office.clock.now.adding(seconds: 2))
    play.event(.tick)
    #expect(play.screen.contains("Siden settes opp … 2 s."), "\(play.screen)")
    await play.look()
    #expect(play.screen.contains("brev.pdf · side 1 av 1"), "\(play.screen)")
    #expect(play.screen.unicodeScalars.contains { (0x2500...0x259F).contains($0.value) })
    play.press(.pageText)
    await play.look()
    #expect(play.screen.contains("Vi svarer Áile på brevet."), "\(play.screen)")
    play.key(.escape)
    // Looking at the page is not reading the letter, and nothing has been decided.
    #expect(play.screen.contains("Brev \(letter) Svar"))
    #expect(try given.state(letter) == .awaitingApproval)

    try given.office.send(ReturnLetter(letter: letter, reason: "Nei"), as: A.lise)
    let writer = try given.writing(letter)
    writer.type("Hei! ")
    writer.press(.letterPage)
    await writer.look()
    writer.press(.pageText)
    await writer.look()
    #expect(writer.screen.contains("Hei! Vi svarer"), "\(writer.screen)")
  }

  @Test("Esc ends the making, and what comes afterwards changes no screen")
  func cancelled() async throws {
    let given = try A()
    try given.waiting("Svar")
    let play = try leader(given)
    play.press(.letterPage)
    guard case .look(let request)? = play.looks.last else {
      Issue.record("nothing was asked for")
      return
    }
    play.key(.escape)
    guard case .lookAway? = play.looks.last else {
      Issue.record("the making was not ended")
      return
    }
    let before = play.screen
    play.hear(.looked(request, .failure(.cancelled)))
    #expect(play.screen == before)
  }

  @Test("Without the program that makes pages the screen says which is missing and what installs it")
  func toolMissing() async throws {
    let given = try A()
    try given.waiting("Svar")
    let play = try leader(given, pages: DeskPages(given.office.store.documents, missing: .weasyprint))
    play.press(.letterPage)
    await play.look()
    #expect(play.screen.contains("weasyprint mangler. Installer med «"), "\(play.screen)")
  }

  @Test("A finalised letter whose page is not made yet is not shown as one that is not sent")
  func notMadeYet() throws {
    let given = try A { $0.approvals = [] }
    let letter = try given.draft("Svar", "Vi svarer på brevet ditt.")
    let play = try given.writing(letter)
    try given.office.send(FinaliseLetter(letter: letter, chosen: ChosenForLetter()), as: A.nils)
    play.hear(position: 1_000)
    play.press(.letterPage)
    #expect(play.message == "Siden til brevet er ikke laget ennå. Vent litt; arbeideren lager den.", "\(play.message)")
    #expect(play.looks.isEmpty && play.screen.contains("Brev \(letter) "), "\(play.screen)")
  }

  @Test("A proof is for those who may read its letter, and no other letter's")
  func hidden() async throws {
    let given = try A()
    let letter = try given.waiting("Svar")
    let other = try given.draft("Annet", "Tekst.")
    let access = given.office.access()
    let nils = Session(user: A.nils)
    func fault(_ owner: Letter.ID, _ digest: String, _ wish: PageRequest.Wish, _ who: Session) async -> PageFault? {
      let request = PageRequest(owner: .letter(owner), digest: digest, page: 1, session: who, wish: wish)
      let event = await access.carryOut(request, in: Phrasebook(language: .bokmål, phrases: [:]))
      guard case .looked(_, .failure(let fault)) = event else { return nil }
      return fault
    }
    let text = LetterText(title: "Svar", body: "Tekst.")
    #expect(await fault(letter, "", .proof(text), nils) == nil)
    #expect(await fault(other, "letter-\(letter)-proof-1", .text, nils) == .hidden)
    #expect(await fault(letter, String(repeating: "a", count: 64), .text, nils) == .hidden)
    #expect(await fault(letter, "letter-\(letter)-proof-1", .text, Session(user: DeskOffice.siv)) == .hidden)
  }
}
