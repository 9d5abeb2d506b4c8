import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// An item's documents on the screen, drawn by the real programs from the real store.
@Suite(.serialized) struct DocumentTests {
  private let letter = SamplePDF.pages(["Klage", "Side to", "Slutt"])

  /// A scanned letter of three pages where four were counted, and a note of words, on Kari's desk.
  private func desk(
    _ size: Size = Size(width: 100, height: 30), colours: ColourDepth = .many, glyphs: Glyphs = .unicode
  ) throws -> (office: DeskOffice, play: Screenplay, post: PostItem.ID) {
    let office = try DeskOffice()
    let post = try office.receive(
      [
        ("Klagebrev.pdf", letter, 3, .scan),
        ("Melding.txt", Array("Hei.\n\nJeg klager på vedtaket. Åse Øyen\u{1B}[31m".utf8), nil, .text),
      ], pages: 4)
    let play = try Screenplay(office, size: size, colours: colours, glyphs: glyphs)
    play.enter()
    return (office, play, post)
  }

  private func openFirst(_ play: Screenplay) async {
    play.press(.document)
    play.key(.enter)
    await play.look()
  }

  @Test("The item's documents are offered, and the chosen one is drawn: the black quarter is where it is on the page")
  func draws() async throws {
    let (_, play, _) = try desk()
    play.press(.document)
    #expect(play.screen.contains("Hvilket dokument i post 1?"))
    #expect(play.screen.contains("Klagebrev.pdf") && play.screen.contains("3 sider"))
    play.key(.enter)
    #expect(play.screen.contains("Henter side 1 …"), "nothing waits for the picture")
    await play.look()
    #expect(play.screen.contains("── Klagebrev.pdf · dokument 1 av 2 · side 1 av 3 · ▲ 4 ventet · hele bredden ─"))
    let buffer = play.frame.buffer
    #expect(shade(buffer, 2, 4) == 0)
    #expect(shade(buffer, 47, 20) == 0)
    #expect(shade(buffer, 52, 4) == 15, "right of the quarter it is white")
    #expect(shade(buffer, 99, 20) == 15)
    #expect(buffer[0, 3]?.style.role == .picture && buffer[99, 27]?.style.role == .picture, "it fills the page's place")
  }

  /// The shade that most of a cell has.
  private func shade(_ buffer: CellBuffer, _ x: Int, _ y: Int) -> Int? {
    guard let cell = buffer[x, y], cell.style.role == .picture else { return nil }
    return cell.glyph == "█" ? cell.shades.ink : cell.shades.paper
  }

  @Test(
    "Zoom, whole page, turning, moving and turning pages change what is drawn; the keys say when they can do no more")
  func moves() async throws {
    let (_, play, _) = try desk()
    await openFirst(play)
    play.press(.fitPage)
    await play.look()
    #expect(play.screen.contains("hele siden"))
    let page = (0..<100).filter { play.frame.buffer[$0, 10]?.style.role == .picture }
    #expect(page.count == 35, "25 rows of a page of A4: \(page.count)")
    #expect(page.first == 32, "in the middle")
    play.press(.turnPage)
    await play.look()
    #expect(shade(play.frame.buffer, 30, 5) ?? 0 >= 14)
    #expect(shade(play.frame.buffer, 70, 5) == 0, "turned clockwise, the upper left quarter is at the upper right")
    play.press(.zoomOut)
    #expect(play.message.contains("Det går ikke lenger"))
    play.press(.fitPage)
    play.press(.turnPage)
    play.press(.turnPage)
    play.press(.turnPage)
    await play.look()
    let top = play.frame
    play.key(.down, .down, .down)
    await play.look()
    #expect(play.frame != top)
    #expect(shade(play.frame.buffer, 2, 26) == 15, "below the quarter")
    play.press(.nextPage)
    #expect(play.screen.contains("side 2 av 3"))
    #expect(play.screen.contains("Henter side 2 …"))
    await play.look()
    #expect(shade(play.frame.buffer, 2, 4) == 0, "at its top")
    play.key(.end)
    await play.look()
    play.press(.nextPage)
    #expect(play.message == "Dette er siste side.")
    play.key(.pageUp)
    #expect(play.screen.contains("side 2 av 3"))
  }

  @Test("The words of a page are read in place of its picture; control characters stay harmless")
  func words() async throws {
    let (_, play, _) = try desk()
    await openFirst(play)
    play.press(.pageText)
    await play.look()
    #expect(play.screen.contains("Klage\n") || play.screen.contains(" Klage"))
    #expect(play.screen.contains(" · tekst ─"))
    play.press(.zoomIn)
    #expect(play.message.contains("Trykk t for å se det"))
    play.press(.nextDocument)
    await play.look()
    #expect(play.screen.contains("Melding.txt · dokument 2 av 2"))
    #expect(play.screen.contains("Jeg klager på vedtaket. Åse Øyen"))
    #expect(!play.screen.contains("\u{1B}"))
    play.press(.pageText)
    #expect(play.message == "Dokumentet er bare tekst.")
    play.press(.nextDocument)
    await play.look()
    #expect(play.screen.contains("Klagebrev.pdf") && play.frame.buffer[2, 4]?.style.role == .picture)
  }

  @Test("Beside the picture stands what is known, where there is room")
  func facts() async throws {
    let (_, play, _) = try desk(Size(width: 140, height: 40))
    await openFirst(play)
    for text in [
      "sider funnet   3", "sider ventet   ▲ 4", "ark            210 × 297 mm", "mottatt        tor 19. nov 2026",
    ] {
      #expect(play.screen.contains(text), "\(text): \(play.screen)")
    }
  }

  @Test("80×24 with eight colours, none, and no Unicode: there is always something to see")
  func fewColours() async throws {
    for colours in [ColourDepth.eight, .mono] {
      let (_, play, _) = try desk(Size(width: 80, height: 24), colours: colours)
      await openFirst(play)
      let buffer = play.frame.buffer
      #expect(buffer[2, 4]?.glyph == "█" && buffer[70, 4]?.glyph == " ")
      #expect(buffer[2, 4]?.shades == Shades(ink: 0, paper: 255))
    }
    let (_, play, _) = try desk(Size(width: 80, height: 24), glyphs: .ascii)
    await openFirst(play)
    let picture = (3..<22).flatMap { y in (0..<80).compactMap { play.frame.buffer[$0, y] } }
    #expect(picture.allSatisfy { $0.glyph.utf8.count == 1 })
    #expect(Set(picture.map(\.glyph)).count > 1)
  }

  @Test("What cannot be drawn says why and what helps; the text is opened where there is nothing but text")
  func faults() async throws {
    let office = try DeskOffice()
    try office.send(StartMeeting(service: DeskOffice.profil), as: DeskOffice.kari)
    _ = try office.receive([("Ødelagt.pdf", Array("%PDF-1.7 hei".utf8), 1, .scan)])
    let play = try Screenplay(office)
    play.enter()
    play.press(.document)
    await play.look()
    #expect(play.screen.contains("Dokumentet er ødelagt og kan mangle sider."))
    play.press(.back)
    _ = try office.receive([("Vedlegg.txt", Array("Bare ord".utf8), nil, .attachment)])
    play.hear(position: try office.store.position())
    play.key(.end)
    play.press(.document)
    await play.look()
    #expect(play.screen.contains("Bare ord"))
  }

  @Test("An item without a document says so")
  func none() throws {
    let office = try DeskOffice()
    try office.receiveThursday()
    let play = try Screenplay(office)
    play.enter()
    play.press(.document)
    #expect(play.message == "Posten har ikke noe dokument ennå.")
  }

  @Test("On the projector a document is shown only once the names of the row are")
  func projector() async throws {
    let (office, play, post) = try desk()
    try office.send(StampReceived(post: post), as: DeskOffice.kari)
    try office.send(TakePost(post: post), as: DeskOffice.kari)
    office.clock.move(to: DeskOffice.friday)
    play.press(.meeting)
    play.press(.document)
    #expect(play.message.contains("Navnene er skjult for tavlen"))
    play.press(.unmask)
    play.press(.document)
    #expect(play.screen.contains("Hvilket dokument"))
  }

  @Test("S1-47: in a case of somebody else's nothing is shown or opened; a reading that is allowed is logged first")
  func access() async throws {
    let (office, play, post) = try desk()
    let digest = try #require(try office.item(post).documents.first?.digest)
    let folder = CaseFolder.ID(year: 2026, number: 1)
    try office.send(
      OpenCase(service: DeskOffice.profil, title: "Sak", party: "Ola", owner: DeskOffice.siv, post: post),
      as: DeskOffice.kari)
    try office.send(StampReceived(post: post), as: DeskOffice.kari)
    try office.send(AssignPost(post: post, handler: DeskOffice.siv), as: DeskOffice.kari)
    // Under the routine of this office its people see each other's cases, and that they did is logged.
    try office.send(AddUser(user: word("nils.noe", of: User.self), fullName: "Nils Noe", memberships: []))
    let stranger = Session(user: word("nils.noe", of: User.self))
    let request = PageRequest(
      owner: .post(post), digest: digest, page: 1, session: stranger,
      wish: .picture(PageView(), hasShades: true, isASCII: false))
    let access = office.access()
    guard case .looked(_, .failure(.hidden)) = await access.carryOut(request, in: play.state.phrases) else {
      Issue.record("a stranger has seen a page")
      return
    }
    #expect(throws: Refusal.self) { try access.documents(of: post, for: stranger) }
    let per = Session(user: DeskOffice.per)
    _ = try access.documents(of: post, for: per)
    let readers = try office.store.answer(History(caseFolder: folder, limit: 50, reader: nil)).rows
      .filter { $0.entry.event.kind == .caseRead }.map(\.entry.actor)
    #expect(readers.contains(DeskOffice.per), "\(readers)")
  }

  @Test("S0-34: a page of a colleague's case is shown once the case has been opened today, and on no other day")
  func openedToday() async throws {
    let (office, play, post) = try desk()
    try office.send(
      OpenCase(service: DeskOffice.profil, title: "Sak", party: "Ola", owner: DeskOffice.siv, post: post),
      as: DeskOffice.kari)
    try office.send(StampReceived(post: post), as: DeskOffice.kari)
    try office.send(AssignPost(post: post, handler: DeskOffice.siv), as: DeskOffice.kari)
    let digest = try #require(try office.item(post).documents.first?.digest)
    let access = office.access()
    func sees(_ user: User.ID) async -> Bool {
      let request = PageRequest(
        owner: .post(post), digest: digest, page: 1, session: Session(user: user),
        wish: .picture(PageView(), hasShades: true, isASCII: false))
      guard case .looked(_, let result) = await access.carryOut(request, in: play.state.phrases) else { return false }
      switch result {
      case .success: return true
      case .failure(let fault):
        #expect(fault == .hidden)
        return false
      }
    }
    #expect(await !sees(DeskOffice.per))
    _ = try access.documents(of: post, for: Session(user: DeskOffice.per))
    #expect(await sees(DeskOffice.per))
    #expect(await sees(DeskOffice.siv), "her own")
    office.clock.move(to: DeskOffice.friday)
    #expect(await !sees(DeskOffice.per))
    #expect(await sees(DeskOffice.siv))
  }

  @Test("What is hidden while it is looked at goes from the screen at once")
  func hiddenMeanwhile() async throws {
    let (office, _, post) = try desk()
    let play = try Screenplay(office)
    play.enter(as: DeskOffice.per)
    await openFirst(play)
    #expect(play.frame.buffer[2, 4]?.style.role == .picture)
    try office.send(StampReceived(post: post), as: DeskOffice.kari)
    try office.send(
      OpenCase(service: DeskOffice.profil, title: "Sak", party: "Ola", owner: DeskOffice.siv, post: post),
      as: DeskOffice.kari)
    // He works there no more.
    try office.send(EndEmployment(user: DeskOffice.per, notice: "Sluttet", successor: DeskOffice.siv))
    play.hear(position: try office.store.position())
    #expect(play.state.documentPage == nil)
    #expect((0..<100).allSatisfy { play.frame.buffer[$0, 4]?.style.role != .picture })
  }

  @Test("A digest that is not the item's opens nothing")
  func foreignDigest() async throws {
    let (office, play, post) = try desk()
    let other = try office.store.documents.add(bytes: Array("hemmelig".utf8)).digest.hex
    let request = PageRequest(
      owner: .post(post), digest: other, page: 1, session: Session(user: DeskOffice.kari), wish: .text)
    guard case .looked(_, .failure(.hidden)) = await office.access().carryOut(request, in: play.state.phrases) else {
      Issue.record("a document of nobody's was read")
      return
    }
  }

  @Test("Leaving the page ends the looking; so does leaving the session")
  func leaves() async throws {
    let (_, play, _) = try desk()
    await openFirst(play)
    play.press(.back)
    guard case .lookAway? = play.looks.last else {
      Issue.record("\(play.looks)")
      return
    }
    play.press(.document)
    play.key(.enter)
    play.press(.goCases)
    guard case .lookAway? = play.looks.last else {
      Issue.record("\(play.looks)")
      return
    }
  }
}
