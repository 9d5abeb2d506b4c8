import CommandBus
import Domain
import Testing

@testable import Repository

@Suite("Letters are found by their title and their text, with the case they are in (S0-34)")
struct LetterSearchTests {
  private typealias L = LetterOffice

  private func told(_ line: String, _ office: L, by user: User.ID = L.nils) throws -> [[String]] {
    try office.desk.indexTexts()
    return try office.desk.store.search(line, in: [L.service], by: user, today: office.desk.now.day).rows.map(\.told)
  }

  @Test("A draft is found by what was saved last; a new title is found though the text is the same")
  func drafts() throws {
    let office = try L()
    let letter = try office.draft(text: "Vi viser til kvartettspillet.")
    #expect(try told("kvartettspillet", office) == [["letter 1: Svar Vi viser til ⟨kvartettspillet⟩."]])
    try office.desk.when(
      SaveLetter(letter: letter.id, text: "Vi viser til kvartettspillet.", title: "Tuba"), by: L.nils)
    #expect(try told("tuba", office) == [["letter 1: ⟨Tuba⟩ Vi viser til kvartettspillet."]])
    try office.desk.when(SaveLetter(letter: letter.id, text: "Vi viser til oboen.", title: "Tuba"), by: L.nils)
    #expect(try told("kvartettspillet", office) == [])
    #expect(try told("oboen", office).count == 1)
    try office.desk.when(DiscardLetter(letter: letter.id, reason: "Ikke nødvendig"), by: L.nils)
    #expect(try told("oboen", office) == [])
  }

  @Test("A finalised letter is found once, as the letter and not as its entry too")
  func finalised() throws {
    let office = try L()
    let letter = try office.draft(text: "Vi viser til kvartettspillet.")
    try office.finalise(letter)
    try office.desk.when(RegisterNote(caseFolder: letter.caseFolder, title: "Notat", text: "Obo"), by: L.nils)
    #expect(try told("kvartettspillet", office) == [["letter 1: Svar Vi viser til ⟨kvartettspillet⟩."]])
    #expect(try told("obo", office) == [["note 3: ⟨Obo⟩"]])
  }

  @Test("Who may not see the case finds nothing of its letters")
  func hidden() throws {
    let office = try L { routine in
      let code = LocalText(nb: "u.off.", nn: "u.off.", en: "exempt")
      routine.access = AccessRule(
        policy: .sharedCasesOnly, policyRule: L.rule, code: code, legalBasis: "§ 13", rule: L.rule)
    }
    _ = try office.draft(text: "Vi viser til kvartettspillet.")
    #expect(try told("kvartettspillet", office, by: L.mona) == [])
    #expect(try told("kvartettspillet", office, by: L.nils).count == 1)
  }
}
