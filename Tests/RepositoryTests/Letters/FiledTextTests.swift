import CommandBus
import Domain
import Testing

@testable import Repository

@Suite("A text is filed with the command that is accepted, and with no other")
struct FiledTextTests {
  private typealias L = LetterOffice

  private func stored(_ office: L) throws -> Set<DocumentDigest> { try Set(office.desk.store.documents.allDigests()) }

  private func isStored(_ text: String, _ office: L) throws -> Bool {
    let digest = try #require(DocumentDigest(hex: HashChain.digest(of: text)))
    return try office.desk.store.documents.contains(digest)
  }

  @Test("A save that is refused leaves nothing behind, whatever it is refused for")
  func refused() throws {
    let office = try L()
    let letter = try office.draft(L.referral, template: "bekreftelse-henvisning", text: nil)
    let before = try stored(office)
    let wording = SaveLetter(letter: letter.id, text: "Noe helt annet.")
    #expect(try office.desk.refusal(wording, by: L.nils)?.code == .letterWordingStands)
    #expect(try office.desk.refusal(wording, by: L.mona) != nil)
    let draft = DraftLetter(
      caseFolder: letter.caseFolder, template: "svar", channel: .facebook, reason: "r", title: "Svar", text: "Hei.")
    #expect(try office.desk.refusal(draft, by: L.nils)?.code == .outgoingChannelRefused)
    #expect(try stored(office) == before)
  }

  @Test("What is only considered is not filed")
  func considered() throws {
    let office = try L()
    let letter = try office.draft()
    let before = try stored(office)
    let save = SaveLetter(letter: letter.id, text: "Bare tenkt på.")
    #expect(try office.desk.bus.consider(save, as: Session(user: L.nils)) == nil)
    #expect(try stored(office) == before)
  }

  @Test("Of many commands in one transaction only the accepted ones file")
  func many() throws {
    let office = try L()
    let letter = try office.draft(text: "Første.")
    let outcomes = try office.desk.bus.sendAll(
      [
        SaveLetter(letter: letter.id, text: "Andre."), SaveLetter(letter: Letter.ID(99), text: "Ingens."),
        DraftLetter(
          caseFolder: letter.caseFolder, template: "svar", channel: .facebook, reason: "r", title: "x", text: "Avvist."),
        SaveLetter(letter: letter.id, text: "Tredje."),
      ], as: Session(user: L.nils))
    #expect(outcomes.map { $0.refusal == nil } == [true, false, false, true])
    for text in ["Første.", "Andre.", "Tredje."] { #expect(try isStored(text, office), "\(text)") }
    for text in ["Ingens.", "Avvist."] { #expect(try !isStored(text, office), "\(text)") }
  }

  @Test("An accepted text is on the disk before the entry that names it can be, and can be read in its transaction")
  func beforeItsEntry() throws {
    let office = try L()
    let letter = try office.draft()
    let session = Session(user: L.nils)
    struct Ended: Error {}
    #expect(throws: Ended.self) {
      try office.desk.store.transact { desk in
        let events = try SaveLetter(letter: letter.id, text: "Skrevet.").decide(desk, by: session, at: office.desk.now)
        guard case .letterSaved(let saved)? = events.first else { return }
        #expect(try desk.text(of: saved.text) == "Skrevet.")
        #expect(try !isStored("Skrevet.", office))
        _ = try desk.append(events, by: session, at: office.desk.now, key: nil)
        #expect(try isStored("Skrevet.", office))
        #expect(try desk.text(of: saved.text) == "Skrevet.")
        // The process ends here: the text lies there without an entry, and never the other way round.
        throw Ended()
      }
    }
    #expect(try office.letter(letter.id).textVersion == 1)
  }
}
