import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// The search over everything, from any screen.
@Suite struct SearchBoxTests {
  private func play(_ office: DeskOffice, size: Size = Size(width: 80, height: 16)) throws -> Screenplay {
    let play = try Screenplay(office, size: size)
    play.enter()
    return play
  }

  @Test("Found as it is written, with where it stands; Enter opens it")
  func finds() throws {
    let office = try DeskOffice()
    try office.receiveThursday()
    try office.send(OpenCase(service: DeskOffice.profil, title: "Klagesak", party: "Ola Nordmann"), as: DeskOffice.kari)
    let play = try play(office)
    play.press(.search)
    play.type("klag")
    play.compare(
      """
      ┌ Søk i post, saker og dokumenter ─────────────────────────────────────────────┐
      │ klag                                                                         │
      │▸ 2026/1  Klagesak                                Ola Nordmann · sak · Profil │
      │    tittel: Klagesak                                                          │
      │  2  Klage på vedtak                      Ola Nordmann · tor 19. nov · Profil │
      │    tittel: Klage på vedtak                                                   │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │                                                                              │
      │ 2 treff                                                                      │
      └──────────────────────────────────────────────────────────────────────────────┘
      """)
    play.key(.down)
    play.key(.enter)
    #expect(play.state.scope == .post)
    #expect(play.screen.contains("Klage på vedtak"))
  }

  @Test("The newest first; a case opens as a case, and the search is there as it was left")
  func opensCase() throws {
    let office = try DeskOffice()
    try office.receiveThursday()
    try office.send(OpenCase(service: DeskOffice.profil, title: "Klagesak", party: "Ola Nordmann"), as: DeskOffice.kari)
    let play = try play(office)
    play.press(.search)
    play.type("klagesak")
    play.key(.enter)
    #expect(play.state.scope == .caseFolder)
    #expect(play.screen.contains("Klagesak"))
    play.key(.escape)
    play.press(.search)
    #expect(play.cursorLine.contains("klagesak"))
    #expect(play.screen.contains("1 treff"))
    play.key(.escape)
    #expect(play.state.layers.isEmpty)
  }

  @Test("A hit on a page opens that page, over its item")
  func opensPage() throws {
    let office = try DeskOffice()
    let pdf = SamplePDF.pages(["Innledning", "Avlastning", "Slutt"])
    let post = try office.receive([("Melding.txt", Array("Hei".utf8), nil, .text), ("Brev.pdf", pdf, 3, .scan)])
    let digest = try #require(try office.item(post).documents.last?.digest)
    let text = try office.store.documents.add(bytes: Array("Innledning\u{C}Avlastning hver helg\u{C}Slutt".utf8))
    let archive = try office.store.documents.add(bytes: pdf)
    let looked = (1...3).map { PageReading(page: $0, dotsPerInch: 300) }
    try office.send(RecordPages(digest: digest, pages: looked))
    func made(_ stored: StoredDocument, _ role: DocumentReference.Role) -> DocumentReference {
      DocumentReference(
        digest: stored.digest.hex, name: "Brev.pdf", bytes: Int(stored.byteCount), pages: 3, role: role)
    }
    try office.send(
      RecordReading(
        digest: digest, archive: made(archive, .archive), text: made(text, .text),
        pages: (1...3).map { PagesRead.Read(page: $0, words: 3, confidence: 90, isNorwegian: true) }))
    while try !office.store.readTexts().isQuiet || office.store.followTexts() > 0 {}
    let play = try play(office, size: Size(width: 100, height: 24))
    play.press(.search)
    play.type("avlastning")
    #expect(play.screen.contains("side 2"), "\(play.screen)")
    play.key(.enter)
    #expect(play.state.scope == .document)
    #expect(play.state.documentPage?.document?.name == "Brev.pdf")
    #expect(play.state.documentPage?.page == 2)
    play.key(.escape)
    #expect(play.state.scope == .post)
  }

  @Test("It says how it is used, when nothing is found, and when there is too much to look for")
  func says() throws {
    let office = try DeskOffice()
    let play = try play(office)
    play.press(.search)
    #expect(play.screen.contains("Begynnelsen av et ord er nok."))
    play.type("\" OR *(")
    #expect(play.screen.contains("Ingenting har disse ordene."))
    play.key(.ctrl("u"))
    #expect(play.screen.contains("Begynnelsen av et ord er nok."))
    play.event(.paste((1...20).map { "ord\($0) " }.joined()))
    #expect(play.message.contains("høyst 500 tegn og 16 ord"))
    play.key(.enter)
    #expect(play.state.layers.count == 1)
  }

  @Test("It is asked for from every screen, and an answer to an older line is dropped")
  func anywhere() throws {
    let office = try DeskOffice()
    try office.receiveThursday()
    let play = try play(office)
    for place in [ActionID.goMine, .goRegistry, .goDeviations, .goCases, .goMeetings, .goForwarded, .goPost] {
      play.press(place)
      play.press(.search)
      play.type("bolig")
      #expect(play.screen.contains("Brev om bolig"), "\(place)")
      play.key(.ctrl("u"), .escape)
    }
    play.press(.search)
    guard case .search(var box)? = play.state.layers.last else { return #expect(Bool(false), "no search") }
    let old = Search(try SearchLine("gammelt"), synonyms: .none, services: [DeskOffice.profil], limit: 1)
    let new = Search(try SearchLine("nytt"), synonyms: .none, services: [DeskOffice.profil], limit: 1)
    box.ask(new)
    box.take(Search.Answer(rows: [], next: nil, total: 7, behind: 0), to: old, height: 5)
    #expect(!box.isAnswered)
    box.take(Search.Answer(rows: [], next: nil, total: 7, behind: 0), to: new, height: 5)
    #expect(box.isAnswered && box.total == 7)
  }

  @Test("A long answer is read on as one goes down")
  func goesOn() throws {
    let office = try DeskOffice()
    for number in 1...90 { try office.receive("Brev \(number)", from: "Ola Nordmann") }
    let play = try play(office)
    play.press(.search)
    play.type("brev")
    #expect(play.screen.contains("90 treff"))
    for _ in 0..<100 { play.key(.down) }
    #expect(play.screen.contains("Brev 1 "))
  }

  @Test("On the projector nobody is named, and no words around what was found are shown (screens: masked names)")
  func projector() throws {
    let office = try DeskOffice()
    try office.receiveThursday()
    let play = try play(office)
    play.press(.meeting)
    play.press(.search)
    play.type("øyen")
    #expect(play.screen.contains("Bekymringsmelding"))
    #expect(!play.screen.contains("Øyen"))
  }

  @Test("Other services' items are found by whoever works there too, and say whose they are")
  func services() throws {
    let office = try DeskOffice()
    let details = PostDetails(
      channel: .courier, kind: word("henvisning", of: PostKindName.self), title: "Lesevansker", sender: "Lǐ Wěi")
    try office.send(RegisterPost(service: DeskOffice.ppt, details: details), as: DeskOffice.kari)
    let play = try play(office)
    play.press(.search)
    play.type("lǐ")
    #expect(play.screen.contains("PPT"))
    let other = try Screenplay(office)
    other.enter(as: DeskOffice.per)
    other.press(.search)
    other.type("lǐ")
    #expect(other.screen.contains("Ingenting har disse ordene."))
  }
}
