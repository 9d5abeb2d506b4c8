import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// The form about whom a letter goes to, on the real store.
@Suite struct AddressLetterTests {
  private let size = Size(width: 80, height: 24)

  private func form(_ office: ApprovalOffice, _ letter: Letter.ID) throws -> Screenplay {
    let play = try office.writing(letter)
    play.event(.resize(size))
    play.press(.addressLetter)
    return play
  }

  private func go(to field: String, in play: Screenplay) throws {
    for _ in 0..<12 where play.form?.form.fields[play.form?.form.focus ?? 0].id != field { play.key(.tab) }
    try #require(play.form?.form.fields[play.form?.form.focus ?? 0].id == field)
  }

  private func number(_ text: String, in play: Screenplay) throws {
    try go(to: "digital-id", in: play)
    play.key(.ctrl("u"))
    play.type(text)
  }

  private func said(_ play: Screenplay, about field: String = "digital-id") -> String? {
    play.form?.form[field]?.message?.text.string
  }

  @Test("The number is checked while it is typed: how far, whether it can be somebody's, and never more than its words")
  func whileTyped() throws {
    let office = try ApprovalOffice()
    let play = try form(office, office.draft("Svar", "Hei."))
    #expect(said(play) == "Kontrollsifrene stemmer.")
    try number("018170 100", in: play)
    #expect(said(play) == "9 av 11 siffer")
    play.type("65")
    #expect(said(play) == "Kontrollsifrene stemmer ikke.")
    #expect(play.screen.contains("Kontrollsifrene stemmer ikke."), "\(play.screen)")
    play.key(.backspace, .backspace)
    play.type("55")
    #expect(said(play) == "Kontrollsifrene stemmer.")
    play.type("5")
    #expect(said(play) == "12 siffer, det skal være 11.")
    play.key(.backspace)
    play.type("x")
    #expect(said(play) == "Et nummer har bare siffer.")
    try number("32817010055", in: play)
    #expect(said(play) == "De seks første er ingen dato.")
  }

  @Test("A number that is pasted is checked too, and one of nobody's kind asks whose it is")
  func pasted() throws {
    let office = try ApprovalOffice()
    let play = try form(office, office.draft("Svar", "Hei."))
    try number("", in: play)
    play.event(.paste("310000018"))
    #expect(said(play) == "9 av 11 siffer")
    try go(to: "recipient-kind", in: play)
    play.key(.right)
    #expect(said(play) == "Kontrollsifrene stemmer ikke.")
    play.key(.right)
    #expect(said(play, about: "recipient-kind") == "Velg person eller organisasjon.")
    play.key(.left)
    try number("310000019", in: play)
    #expect(said(play) == "Kontrollsifrene stemmer.")
  }

  @Test("A wrong number that is sent all the same is refused at its field, and nothing is changed")
  func refused() throws {
    let office = try ApprovalOffice()
    let letter = try office.draft("Svar", "Hei.")
    let play = try form(office, letter)
    try number("01817010056", in: play)
    play.key(.ctrl("s"))
    #expect(play.message.contains("Les fødselsnummeret til Ola Nordmann en gang til"), "\(play.message)")
    #expect(!play.message.contains("01817010056"))
    #expect(said(play) == "Kontrollsifrene stemmer ikke.")
    #expect(try office.office.store.answer(LetterCard(letter: letter))?.letter.recipients == [ApprovalOffice.recipient])
  }
}

extension Screenplay {
  /// The form on top.
  fileprivate var form: FormBox? {
    guard case .form(let box)? = state.layers.last else { return nil }
    return box
  }
}
