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

  @Test("It needs nobody's approval, writes nothing off, and its case is not closed before it is sent")
  func sent() throws {
    let office = try office()
    let (_, entry, folder) = try office.incoming(L.referral)
    let close = CloseCase(caseFolder: folder, choices: [.init(sequence: 1, method: .noted)])
    #expect(try office.desk.refusal(close, by: L.nils)?.code == .lettersOpen)
    let letter = Letter.ID(1)
    try office.desk.when(AddressLetter(letter: letter, change: .set(1, L.person)), by: L.nils)
    let text = try #require(try office.desk.store.answer(SavedLetterText(letter: letter)))
    if let field = text.firstMatch(of: #/\{[a-zæøå-]+\}/#) {
      let written = text.replacing(field.output, with: "1. desember 2026")
      try office.desk.when(SaveLetter(letter: letter, text: written), by: L.nils)
    }
    try office.desk.when(FinaliseLetter(letter: letter), by: L.nils)
    #expect(try office.entry(entry).restance == .open)
  }

  @Test("Other kinds are not confirmed by themselves")
  func others() throws {
    let office = try office()
    _ = try office.incoming(L.other)
    #expect(try office.desk.store.answer(LettersList(service: L.service, view: .all, limit: 9)).rows.isEmpty)
  }
}
