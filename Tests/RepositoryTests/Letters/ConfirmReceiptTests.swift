import CommandBus
import Domain
import Testing

@testable import Repository

@Suite("A new referral is confirmed with the routine's standard letter (S4-16, S4-17)")
struct ConfirmReceiptTests {
  private typealias L = LetterOffice

  private func office() throws -> L {
    try L { routine in
      if let place = routine.kinds.firstIndex(where: { $0.id == L.referral }) {
        routine.kinds[place].flags = [.confirmReceipt]
      }
    }
  }

  @Test("The letter is begun by itself when the referral is registered, filled in, and answers it")
  func drafted() throws {
    let office = try office()
    let (_, entry, folder) = try office.incoming(L.referral)
    let letter = try office.letter(Letter.ID(1))
    #expect(letter.purpose == .confirmation && letter.isLocked && letter.state == .draft)
    #expect(letter.answers == [entry] && letter.caseFolder == folder && letter.author == L.nils)
    #expect(letter.recipients.map(\.name) == ["Ola Nordmann"])
    let text = try #require(try office.desk.store.answer(SavedLetterText(letter: letter.id)))
    #expect(text.contains(folder.description) && text.contains("Nils Berg"))
  }

  @Test("It names whoever the referral was given to, also when somebody else registers it (S4-15, S4-16)")
  func namesTheHandler() throws {
    let office = try office()
    _ = try office.incoming(L.referral, registeredBy: L.lise)
    let letter = try office.letter(Letter.ID(1))
    #expect(letter.author == L.lise)
    let text = try #require(try office.desk.store.answer(SavedLetterText(letter: letter.id)))
    #expect(text.contains("Nils Berg") && !text.contains("Lise Holm"))
  }

  @Test("It needs nobody's approval, writes nothing off, and its case is not closed before it is sent")
  func sent() throws {
    let office = try office()
    let (_, entry, folder) = try office.incoming(L.referral)
    let close = CloseCase(caseFolder: folder, choices: [.init(sequence: 1, method: .noted)])
    #expect(try office.desk.refusal(close, by: L.nils)?.code == .lettersOpen)
    try confirm(in: office)
    #expect(try office.entry(entry).restance == .open)
  }

  /// Addresses the confirmation, fills in what is missing and finalises it.
  private func confirm(_ letter: Letter.ID = Letter.ID(1), in office: L) throws {
    try office.desk.when(AddressLetter(letter: letter, change: .set(1, L.person)), by: L.nils)
    let text = try #require(try office.desk.store.answer(SavedLetterText(letter: letter)))
    if let field = text.firstMatch(of: #/\{[a-zæøå-]+\}/#) {
      let written = text.replacing(field.output, with: "1. desember 2026")
      try office.desk.when(SaveLetter(letter: letter, text: written), by: L.nils)
    }
    try office.desk.when(FinaliseLetter(letter: letter), by: L.nils)
  }

  private func lock(_ post: PostItem.ID, _ office: L) throws -> Refusal? {
    try office.desk.store.answer(PostCard(post: post, reader: office.reader(L.nils)))?.confirmationLock
  }

  /// Everything that takes the item to its next step: given on, begun, answered, finalised.
  private func steps(_ post: PostItem.ID, _ folder: CaseFolder.ID, _ reply: Letter.ID) -> [(any Command, User.ID)] {
    [
      (Reassign(post: post, handler: L.mona, reason: "Hører til Mona"), L.lise),
      (StartWork(caseFolder: folder), L.nils), (FinaliseEntry(post: post), L.nils),
      (FinaliseLetter(letter: reply, chosen: ChosenForLetter(writesOff: [])), L.nils),
    ]
  }

  @Test("S4-16: the item stays at its step until the confirmation is out, and says so; a preliminary answer may go")
  func keepsItsStep() throws {
    let office = try office()
    let (post, entry, folder) = try office.incoming(L.referral)
    try office.desk.when(
      DraftLetter(
        caseFolder: folder, template: "svar", answers: [entry], recipient: L.person, title: "Svar", text: "Hei."),
      by: L.nils)
    for (command, user) in steps(post, folder, Letter.ID(2)) {
      let refusal = try office.desk.refusal(command, by: user)
      #expect(refusal?.code == .confirmationUnsent, "\(command)")
      #expect(refusal?.arguments["letter"] == "1" && refusal?.arguments["state"] == "draft")
    }
    #expect(try lock(post, office)?.code == .confirmationUnsent)
    try confirm(in: office)
    #expect(try lock(post, office) == nil)
    try office.desk.when(StartWork(caseFolder: folder), by: L.nils)
    try office.desk.when(Reassign(post: post, handler: L.mona, reason: "Hører til Mona"), by: L.lise)
  }

  @Test("S4-16: a confirmation that reached nobody is none, until it is tried again or corrected")
  func reachedNobody() throws {
    let office = try office()
    let (post, _, folder) = try office.incoming(L.referral)
    try confirm(in: office)
    try office.desk.program(RecordLetterRendered(letter: Letter.ID(1), page: L.page()))
    let dispatch = try #require(office.desk.store.read { try $0.dispatches(of: Letter.ID(1)) }.first).id
    try office.desk.program(RecordDispatchStarted(dispatch: dispatch))
    #expect(try lock(post, office) == nil)
    try office.desk.program(RecordDispatchRefused(dispatch: dispatch, reason: "rejected: HTTP 400", field: "navn"))
    #expect(try lock(post, office)?.code == .confirmationFailed)
    #expect(try office.desk.refusal(StartWork(caseFolder: folder), by: L.nils)?.code == .confirmationFailed)
    try office.desk.when(RetryDispatch(dispatch: dispatch), by: L.nils)
    #expect(try lock(post, office) == nil)
  }

  @Test("S4-16: a confirmation that is discarded with a reason holds nothing up")
  func discarded() throws {
    let office = try office()
    let (post, _, folder) = try office.incoming(L.referral)
    try office.desk.when(DiscardLetter(letter: Letter.ID(1), reason: "Svart på telefon"), by: L.nils)
    #expect(try lock(post, office) == nil)
    try office.desk.when(StartWork(caseFolder: folder), by: L.nils)
  }

  @Test("Other kinds are not confirmed by themselves")
  func others() throws {
    let office = try office()
    _ = try office.incoming(L.other)
    #expect(try office.desk.store.answer(LettersList(service: L.service, view: .all, limit: 9)).rows.isEmpty)
  }
}
