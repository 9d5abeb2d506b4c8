import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// Writing a letter on the screen: begun, typed, saved, taken up again, remarked on and finalised, on the real store.
@Suite struct LetterTests {
  private static let service = word("tildeling", of: Service.self)
  private static let nils = word("nils.berg", of: User.self)
  private static let lise = word("lise.holm", of: User.self)
  private static let complaint = word("klage-pa-vedtak", of: PostKindName.self)
  private static let other = word("annet", of: PostKindName.self)

  /// A registered item in a case of Nils', open on the screen; answers to complaints need a leader.
  private func caseOnScreen(_ kind: DocumentKind = other) throws -> (office: DeskOffice, play: Screenplay) {
    let office = try DeskOffice()
    for (id, name, role) in [(Self.nils, "Nils Berg", Domain.Role.handler), (Self.lise, "Lise Holm", .leader)] {
      let membership = Membership(service: Self.service, role: role)
      try office.send(AddUser(user: id, fullName: name, memberships: [membership]))
    }
    let rule = RuleSource(requirements: ["S2-46"], lines: ["L23"], strength: .must)
    var routine = ServiceRoutine(
      kinds: [Self.complaint, Self.other].map { KindOfDocument(id: $0, names: ["nb": $0.text], isUrgent: false) },
      subjectFollowsKind: false)
    routine.approvals = [ApprovalRule(kinds: [Self.complaint], by: [.leader], rule: rule)]
    try office.send(
      AddService(
        service: Service(id: Self.service, name: "Tildeling", postResponsible: Self.lise), routine: routine))
    let details = PostDetails(channel: .letter, kind: kind, title: "Spørsmål om støtte", sender: "Ola Nordmann")
    let entries = try office.send(RegisterPost(service: Self.service, details: details), as: Self.lise)
    let post = try #require(
      entries.compactMap { if case .postReceived(let content) = $0.event { content.post } else { nil } }.first)
    try office.send(StampReceived(post: post), as: Self.lise)
    try office.send(AssignPost(post: post, handler: Self.nils), as: Self.lise)
    try office.send(RegisterEntry(post: post, newCaseTitle: "Støtte"), as: Self.nils)
    return (office, try signedIn(office))
  }

  private func signedIn(_ office: DeskOffice, as user: User.ID = nils) throws -> Screenplay {
    let play = try Screenplay(office)
    play.enter(as: user)
    play.press(.goCases)
    play.press(.open)
    return play
  }

  /// A letter begun from the general template, its own words in the place of the template's, and saved.
  private func write(_ text: String, in play: Screenplay) {
    play.press(.writeLetter)
    play.type("Nytt: Svar")
    play.key(.enter)
    play.key(.ctrl("a"))
    for character in text { play.key(character == "\n" ? .enter : .character(character)) }
    play.press(.saveLetter)
    play.press(.titleLetter)
    for _ in 0..<60 { play.key(.backspace) }
    play.type("Svar om støtte")
    play.key(.enter)
  }

  /// Says where the letter is to go.
  private func address(in office: DeskOffice) throws {
    let ola = Recipient(name: "Ola Nordmann", address: ["Storgata 1"], postalCode: "0155", place: "Oslo")
    try office.send(AddressLetter(letter: Letter.ID(1), change: .set(1, ola)), as: Self.nils)
  }

  private func savedText(_ office: DeskOffice, _ number: Int = 1) throws -> String? {
    try office.store.answer(SavedLetterText(letter: Letter.ID(number)))
  }

  @Test("S4-22: a letter is begun from a template in the case, written with Norwegian letters, and saved as a version")
  func writes() throws {
    let (office, play) = try caseOnScreen()
    play.press(.writeLetter)
    #expect(play.screen.contains("Nytt: Svar"))
    play.type("Nytt: Svar")
    // The preliminary answer has these words in its name too, but is not called that.
    #expect(play.screen.contains("Nytt: Foreløpig svar"))
    play.key(.enter)
    #expect(play.screen.contains("Brev 1 Svar: Spørsmål om støtte"))
    #expect(play.message == "Lagret: brevet er begynt i sak 2026/1")
    #expect(play.screen.contains("Til Ola Nordmann"))
    #expect(play.screen.contains("kladd · versjon 1"))
    play.press(.saveLetter)
    #expect(play.message == "Alt i brevet er lagret.")
    play.key(.ctrl("a"))
    play.type("Kjære Ola, på Åsen i Kárášjohka.")
    #expect(play.screen.contains("ikke lagret"))
    play.press(.saveLetter)
    #expect(play.message.hasPrefix("Lagret: "))
    #expect(play.screen.contains("kladd · versjon 2"))
    #expect(try savedText(office) == "Kjære Ola, på Åsen i Kárášjohka.")
    #expect(play.frame.cursor.x > 30)
  }

  @Test("What a dropped line would lose is seconds: the text is on the shelf, offered again, and gone once it is saved")
  func takesUpWhatWasNotSaved() throws {
    let (office, play) = try caseOnScreen()
    write("Vi har fått brevet ditt.", in: play)
    play.type(" Svar")
    office.clock.move(to: office.clock.now.adding(seconds: OpenLetter.shelfInterval + 1))
    play.event(.tick)
    play.type(" kommer")
    play.event(.hangUp)
    let draft = try office.drafts.draft(of: Letter.ID(1), by: Self.nils)
    #expect(draft?.text == "Vi har fått brevet ditt. Svar kommer")
    #expect(try office.drafts.draft(of: Letter.ID(1), by: Self.lise) == nil)
    #expect(try savedText(office) == "Vi har fått brevet ditt.")

    let again = try signedIn(office)
    again.press(.writeLetter)
    again.key(.enter)
    #expect(again.screen.contains("Forkaste tekst som ikke er lagret?"))
    #expect(again.screen.contains("Svar kommer"))
    again.key(.escape)
    again.press(.saveLetter)
    #expect(try savedText(office) == "Vi har fått brevet ditt. Svar kommer")
    #expect(try office.drafts.draft(of: Letter.ID(1), by: Self.nils) == nil)
  }

  @Test("A text that was not saved can be given up")
  func givesUpWhatWasNotSaved() throws {
    let (office, play) = try caseOnScreen()
    write("Vi har fått brevet ditt.", in: play)
    play.type(" Tull")
    play.key(.escape)
    play.press(.writeLetter)
    play.key(.enter)
    #expect(play.screen.contains("brevet ditt. Tull"))
    play.key(.character("j"))
    #expect(!play.screen.contains("Tull"))
    #expect(try office.drafts.draft(of: Letter.ID(1), by: Self.nils) == nil)
  }

  @Test("S2-39: finalising asks what the letter writes off, and writes off that and no more")
  func finalises() throws {
    let (office, play) = try caseOnScreen()
    write("Svaret er ja.", in: play)
    play.press(.finaliseLetter)
    #expect(play.message.contains("Ola Nordmann"))
    try address(in: office)
    play.hear(position: 1_000)
    play.type("!")
    play.press(.finaliseLetter)
    #expect(play.message == "Lagre brevet først (Ctrl-S).")
    play.press(.saveLetter)
    play.press(.finaliseLetter)
    play.key(.ctrl("s"))
    #expect(play.message.contains("du har ikke valgt hva det avskriver"))
    play.key(.right, .ctrl("s"))
    #expect(play.message == "Lagret: Svar om støtte er ferdigstilt som 2026/2 i sak 2026/1-2 og sendes")
    #expect(play.screen.contains("ferdigstilt · versjon"))
    #expect(try office.store.answer(Restances(service: Self.service, limit: 9)).rows.isEmpty)
    play.type("x")
    #expect(try savedText(office) == "Svaret er ja.!")
  }

  @Test("S2-46: where a leader must approve, the key to finalise says so with the rule, and the other one works")
  func needsALeader() throws {
    let (_, play) = try caseOnScreen(Self.complaint)
    write("Vi har vurdert klagen.", in: play)
    #expect(play.screen.contains("Må godkjennes av leder (S2-46"))
    play.press(.finaliseLetter)
    #expect(play.message.contains("må godkjennes av"))
    #expect(play.message.contains("S2-46"))
  }

  @Test("S4-27…31: the leader reads to the end, approves when asked, stops it before it leaves, and sends it back")
  func approves() throws {
    let (office, play) = try caseOnScreen(Self.complaint)
    write((1...40).map { "Avsnitt \($0)." }.joined(separator: "\n"), in: play)
    let about = ["letter": "1"]
    let address = ["recipient": "Ola Nordmann", "street": "Storgata 1", "postal-code": "0155", "town": "Oslo"]
    try office.send(
      CommandCatalogue.command(named: AddressLetter.name, Arguments(about.merging(address) { $1 })), as: Self.nils)
    try office.send(
      CommandCatalogue.command(
        named: SendForApproval.name, Arguments(about.merging(["writes-off": "none"]) { $1 })), as: Self.nils)
    let lead = try Screenplay(office)
    lead.enter(as: Self.lise)
    lead.press(.goLetters)
    #expect(lead.screen.contains("Svar om støtte"), "\(lead.screen)")
    lead.press(.open)
    #expect(lead.screen.contains("Skrevet av Nils Berg · Avskriver ingenting"), "\(lead.screen)")
    lead.press(.approveLetter)
    #expect(lead.message == "Les brevet til slutten først.", "\(lead.screen)")
    lead.key(.alt(">"))
    lead.press(.approveLetter)
    #expect(lead.screen.contains("Godkjenne «Svar om støtte»?"), "\(lead.screen)")
    #expect(lead.screen.contains("Til Ola Nordmann"), "\(lead.screen)")
    // The safe answer is the one that is selected.
    lead.key(.enter)
    #expect(try office.store.answer(LetterCard(letter: Letter.ID(1)))?.letter.state == .awaitingApproval)
    lead.press(.approveLetter)
    lead.key(.right, .enter)
    #expect(
      lead.message
        == "Lagret: «Svar om støtte» er godkjent. S stopper det før det går. Ingen flere brev venter på deg.",
      "\(lead.message)")
    #expect(try office.store.answer(LetterCard(letter: Letter.ID(1)))?.letter.state == .approved)
    lead.press(.cancelApproval)
    #expect(lead.message == "Lagret: Svar om støtte er stoppet og venter på godkjenning igjen", "\(lead.message)")
    lead.press(.returnLetter)
    lead.type("Skriv kortere")
    lead.key(.ctrl("s"))
    #expect(
      lead.message == "Lagret: Svar om støtte er sendt tilbake. Ingen flere brev venter på deg.", "\(lead.message)")
    let letter = try #require(try office.store.answer(LetterCard(letter: Letter.ID(1)))?.letter)
    #expect(letter.state == .returned && letter.returnReason == "Skriv kortere")
  }

  @Test("S2-39: the leader reads what the letter writes off and who wrote it, on its page and in the question")
  func leaderSeesWriteOff() throws {
    let (office, play) = try caseOnScreen(Self.complaint)
    write("Vi har vurdert klagen.", in: play)
    try address(in: office)
    let chosen = ChosenForLetter(writesOff: [RegistryEntry.ID(year: 2026, number: 1)])
    try office.send(SendForApproval(letter: Letter.ID(1), chosen: chosen), as: Self.nils)
    let lead = try Screenplay(office)
    lead.enter(as: Self.lise)
    lead.press(.goLetters)
    lead.press(.open)
    let writesOff = "Avskriver 2026/1 (besvart med brev)"
    #expect(lead.screen.contains("Skrevet av Nils Berg · \(writesOff)"), "\(lead.screen)")
    lead.key(.alt(">"))
    lead.press(.approveLetter)
    #expect(lead.screen.contains("Godkjenne «Svar om støtte»?"), "\(lead.screen)")
    // Over the text, and in the question.
    #expect(lead.screen.split(separator: "\n").filter { $0.contains(writesOff) }.count == 2, "\(lead.screen)")
  }

  @Test("S2-39: a letter that was sent back is sent again with what was chosen for it before")
  func keepsChoicesAfterReturn() throws {
    let (office, play) = try caseOnScreen(Self.complaint)
    write("Vi har vurdert klagen.", in: play)
    try address(in: office)
    play.hear(position: 1_000)
    play.press(.sendForApproval)
    #expect(!play.screen.contains("avskrives av brevet"), "\(play.screen)")
    play.key(.right, .tab, .right, .right, .tab)
    play.type("Avtalt med Fokus")
    play.key(.ctrl("s"))
    let letter = Letter.ID(1)
    let first = try #require(try office.store.answer(LetterCard(letter: letter))?.letter)
    #expect(first.state == .awaitingApproval, "\(play.message)")
    try office.send(ReturnLetter(letter: letter, reason: "Skriv kortere"), as: Self.lise)
    play.hear(position: 1_001)
    #expect(play.screen.contains("Sendt tilbake: Skriv kortere"), "\(play.screen)")
    play.press(.sendForApproval)
    for text in ["avskrives av brevet", "BE – besvart med e-post", "Avtalt med Fokus"] {
      #expect(play.screen.contains(text), "\(play.screen)")
    }
    play.key(.ctrl("s"))
    let again = try #require(try office.store.answer(LetterCard(letter: letter))?.letter)
    #expect(again.state == .awaitingApproval, "\(play.message)")
    #expect(again.choices == first.choices)
    #expect(again.choices?.writesOff == [RegistryEntry.ID(year: 2026, number: 1)] && again.choices?.method == .email)
  }

  @Test("S4-30: a remark stands in the margin beside its words, follows them, and is resolved")
  func remarks() throws {
    let (office, play) = try caseOnScreen()
    write("Vi avslår søknaden.\nDu kan klage.", in: play)
    try office.send(
      CommentLetter(letter: Letter.ID(1), firstWord: 5, text: "Hvem?"), as: Self.lise)
    play.hear(position: 1_000)
    #expect(play.screen.contains("◂1 Lise Holm: Hvem?"))
    #expect(play.screen.contains("kommentarer som venter: 1"))
    play.key(.alt("<"))
    play.type("Hei!")
    play.key(.enter)
    play.press(.saveLetter)
    let line = try #require(play.screen.split(separator: "\n").first { $0.contains("Lise Holm: Hvem?") })
    #expect(line.contains("kan klage."))
    play.press(.resolveComment)
    #expect(play.message == "Kommentaren står i margen. Trykk en gang til når den er løst.")
    play.press(.resolveComment)
    #expect(play.message == "Lagret: kommentaren er løst")
    #expect(!play.screen.contains("Lise Holm: Hvem?"))
  }

  @Test("Paste comes as text, and the search and undo work in the letter")
  func pastesAndFinds() throws {
    let (_, play) = try caseOnScreen()
    write("Første avsnitt.", in: play)
    play.event(.paste("\nAndre\tavsnitt\u{1B}[2J.\r\nTredje."))
    #expect(play.screen.contains("Andre avsnitt[2J."))
    play.key(.ctrl("f"))
    play.type("tredje")
    #expect(play.screen.contains("Finn: tredje"))
    #expect(play.cursorLine.contains("Finn:"))
    play.key(.enter)
    #expect(play.cursorLine.contains("Tredje."))
    play.key(.ctrl("z"))
    #expect(!play.screen.contains("Tredje."))
  }
}
