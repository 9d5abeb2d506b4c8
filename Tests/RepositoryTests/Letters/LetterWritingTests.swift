import CommandBus
import Domain
import Testing

@testable import Repository

@Suite("A letter is written: draft-letter, save-letter, address-letter, discard-letter")
struct LetterWritingTests {
  private typealias L = LetterOffice

  @Test("It begins from a template, to the case's party, the usual way, with its text kept (S4-22, S4-23, S2-35)")
  func drafts() throws {
    let office = try L()
    let (_, entry, folder) = try office.incoming()
    let command = DraftLetter(caseFolder: folder, template: "svar", answers: [entry])
    try office.desk.when(command, by: L.nils)
    let letter = try office.letter(Letter.ID(1))
    #expect(letter.author == L.nils && letter.state == .draft && letter.textVersion == 1)
    #expect(letter.recipients.map(\.name) == ["Ola Nordmann"])
    #expect(letter.channel == .svarUt && letter.answers == [entry] && letter.purpose == .reply)
    let text = try #require(
      try office.desk.store.answer(SavedLetterText(letter: letter.id, reader: office.reader(L.nils))))
    #expect(!text.isEmpty)
  }

  @Test("A template that there is none of is refused with those there are")
  func noTemplate() throws {
    let office = try L()
    let (_, _, folder) = try office.incoming()
    let refusal = try office.desk.refusal(DraftLetter(caseFolder: folder, template: "sva"), by: L.nils)
    #expect(refusal?.code == .noSuchTemplate)
    #expect(refusal?.arguments["known"]?.contains("svar") == true)
  }

  @Test("Each saved text is a version of its own, and the earlier ones stay")
  func versions() throws {
    let office = try L()
    let letter = try office.draft(text: "Første utgave.")
    try office.desk.when(SaveLetter(letter: letter.id, text: "Andre utgave.\r\n\r\nMed\u{7}to avsnitt.\n"), by: L.nils)
    let same = SaveLetter(letter: letter.id, text: "Andre utgave.\n\nMed to avsnitt.")
    #expect(try office.desk.refusal(same, by: L.nils)?.code == .letterUnchanged)
    let store = office.desk.store
    #expect(try store.answer(SavedLetterText(letter: letter.id)) == "Andre utgave.\n\nMed to avsnitt.")
    #expect(try store.answer(SavedLetterText(letter: letter.id, textVersion: 1)) == "Første utgave.")
    let card = try #require(try store.answer(LetterCard(letter: letter.id)))
    #expect(card.versions.map(\.number) == [2, 1] && card.versions.allSatisfy { $0.writer == L.nils })
  }

  @Test("The words of a locked template stand (S4-17)")
  func locked() throws {
    let office = try L()
    let letter = try office.draft(L.referral, template: "bekreftelse-henvisning", text: nil)
    #expect(letter.isLocked && letter.purpose == .confirmation)
    let change = SaveLetter(letter: letter.id, text: "Noe helt annet.")
    #expect(try office.desk.refusal(change, by: L.nils)?.code == .letterWordingStands)
  }

  @Test(
    "A protected address gets nothing electronic (kode 6 and 7)", arguments: [Recipient.AddressBlock.code6, .code7])
  func protected(_ block: Recipient.AddressBlock) throws {
    let office = try L()
    let (_, entry, folder) = try office.incoming()
    var whom = L.person
    whom.addressBlock = block
    let digital = DraftLetter(caseFolder: folder, template: "svar", answers: [entry], recipient: whom)
    #expect(try office.desk.refusal(digital, by: L.nils)?.code == .addressProtected)
    var paper = digital
    (paper.channel, paper.reason) = (.letter, "Adressesperre")
    try office.desk.when(paper, by: L.nils)
  }

  @Test("Another channel is refused, or needs a reason, as the routine says (S0-45, S2-35)")
  func channels() throws {
    let office = try L()
    let letter = try office.draft()
    let paper = AddressLetter(letter: letter.id, channel: .letter)
    #expect(try office.desk.refusal(paper, by: L.nils)?.code == .outgoingChannelReason)
    let facebook = AddressLetter(letter: letter.id, channel: .facebook, reason: "Vil ha det der")
    #expect(try office.desk.refusal(facebook, by: L.nils)?.code == .outgoingChannelRefused)
    var reasoned = paper
    reasoned.reason = "Har ingen postkasse"
    try office.desk.when(reasoned, by: L.nils)
    #expect(try office.letter(letter.id).channelReason == "Har ingen postkasse")
  }

  @Test("Recipients are added, changed and taken out by their place")
  func recipients() throws {
    let office = try L()
    let letter = try office.draft()
    let copy = Recipient(name: "Kari Nordmann", postalCode: "5003", place: "Bergen")
    try office.desk.when(AddressLetter(letter: letter.id, change: .set(2, copy)), by: L.nils)
    try office.desk.when(AddressLetter(letter: letter.id, change: .remove(1)), by: L.nils)
    #expect(try office.letter(letter.id).recipients == [copy])
    let beyond = AddressLetter(letter: letter.id, change: .set(3, copy))
    #expect(try office.desk.refusal(beyond, by: L.nils)?.code == .noSuchRecipient)
  }

  @Test(
    "Numbers and postal codes that can be nobody's are refused where they are typed, and no number is repeated",
    arguments: [
      ("digital-id", "1234", Refusal.Code.recipientNumberLength), ("postal-code", "15", .badArgument),
      ("digital-id", "0181701005x", .recipientNumberCharacter), ("digital-id", "01817010056", .recipientNumberCheck),
      ("digital-id", "310000018", .recipientNumberCheck), ("digital-id", "32817010055", .recipientNumberDay),
    ])
  func malformed(_ name: String, _ value: String, _ code: Refusal.Code) throws {
    let office = try L()
    let letter = try office.draft()
    let arguments = ["recipient": "Ola", name: value]
    let address = try AddressLetter(Arguments(arguments.merging(["letter": letter.id.description]) { $1 }))
    let draft = try DraftLetter(
      Arguments(arguments.merging(["case": letter.caseFolder.description, "template": "svar"]) { $1 }))
    for refusal in [try office.desk.refusal(address, by: L.nils), try office.desk.refusal(draft, by: L.nils)] {
      #expect(refusal?.code == code)
      #expect(name == "postal-code" || refusal?.arguments.values.allSatisfy { !$0.contains(value) } == true)
    }
    #expect(try office.letter(letter.id) == letter)
  }

  @Test("A number is kept without the blanks people set, and says by itself whose kind it is")
  func blanks() throws {
    let office = try L()
    let letter = try office.draft()
    for (typed, kept, kind) in [
      ("018170 10055", "01817010055", Recipient.Kind.person), ("310 000 019", "310000019", .organisation),
    ] {
      let command = try AddressLetter(
        Arguments(["letter": letter.id.description, "recipient": "Ola", "digital-id": typed]))
      try office.desk.when(command, by: L.nils)
      let whom = try #require(try office.letter(letter.id).recipients.first)
      #expect(whom.digitalID == kept && whom.kind == kind)
    }
    var whose = L.person
    whose.kind = .none
    let nobodys = AddressLetter(letter: letter.id, change: .set(1, whose))
    #expect(try office.desk.refusal(nobodys, by: L.nils)?.code == .recipientKindMissing)
  }

  @Test("A letter is given up with a reason, by its author or a leader, and holds its case open until then")
  func discards() throws {
    let office = try L()
    let letter = try office.draft()
    let close = CloseCase(caseFolder: letter.caseFolder, choices: [.init(sequence: 1, method: .noted)])
    #expect(try office.desk.refusal(close, by: L.nils)?.code == .lettersOpen)
    let others = DiscardLetter(letter: letter.id, reason: "r")
    #expect([.notYourLetter].contains(try office.desk.refusal(others, by: L.mona)?.code))
    try office.desk.when(others, by: L.lise)
    #expect(try office.desk.refusal(SaveLetter(letter: letter.id, text: "x"), by: L.nils)?.code == .letterState)
    try office.desk.when(close, by: L.nils)
  }
}
