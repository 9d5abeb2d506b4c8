import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// The scan queue on the screen, on the real store (S0-25…31, S0-40, S0-41, S2-14…20).
@Suite struct ScanQueueTests {
  private typealias S = ScanOffice

  @Test("S0-25, S2-14: the centre begins with everybody's paper, a handler with their own")
  func views() throws {
    let scans = try ScanOffice()
    try scans.letter("Søknad", to: S.per)
    try scans.letter("Klage")
    let per = try scans.play(as: S.per)
    #expect(per.screen.contains("Mine å skanne · 1"))
    #expect(per.cursorLine.contains("Søknad"))
    let centre = try scans.play(in: S.velferd)
    #expect(centre.screen.contains("Skannekø · 0"))
    for heading in [
      "Skannede filer ingen har koblet · 0", "Mellomlagring · 0", "Makuleringshylle · 0", "Feil jeg har meldt · 0",
      "Lokale kopier · 0",
    ] {
      if heading.hasPrefix("Skannede") { centre.press(.view) }
      centre.press(.view)
      #expect(centre.screen.contains(heading))
    }
  }

  @Test("S2-15…18, S0-26: paper is prepared with no slip loose, and then the scanner's own steps are told")
  func prepares() throws {
    let scans = try ScanOffice()
    try scans.letter("Søknad", to: S.per)
    let play = try scans.play(as: S.per)
    #expect(play.cursorLine.contains("✓·····"))
    #expect(play.screen.contains("Neste: gjør klar"))
    #expect(play.screen.contains("Lim små lapper på et ark"))
    play.press(.prepare)
    play.type("2")
    play.key(.tab, .right, .ctrl("s"))
    #expect(play.message.contains("har fortsatt små lapper løse"), "\(play.message)")
    play.key(.right, .ctrl("s"))
    #expect(play.message == "Lagret: «Søknad» er klar for skanning")
    #expect(play.cursorLine.contains("✓✓····"))
    #expect(play.cursorLine.contains("–/4"))
    for step in [
      "1. Legg arkene på skanneren med tekst opp og første side øverst.", "2. Velg «Profil» på skanneren.",
      "3. Velg tosidig.", "4. Trykk Ok/Start.",
    ] { #expect(play.screen.contains(step)) }
  }

  @Test("S0-25, S2-29: a file is offered the items that wait, best first with the reasons; another unit's asks why")
  func links() throws {
    let scans = try ScanOffice()
    let other = try scans.letter("Klage")
    let waiting = try scans.letter("Søknad")
    for (post, sheets, unit) in [(other, 1, "omsorg"), (waiting, 3, "mta")] {
      try scans.office.send(PrepareScan(post: post, sheets: sheets, slips: true, unit: unit), as: S.kari)
    }
    let file = try scans.scan("skann-7.pdf", pages: 3, unit: "mta")
    let play = try scans.play()
    while !play.screen.contains("Skannede filer ingen har koblet") { play.press(.view) }
    #expect(play.cursorLine.contains("skann-7.pdf"))
    #expect(play.screen.contains("Passer til post \(waiting) «Søknad»: sidetallet stemmer"))
    play.press(.linkScan)
    #expect(play.screen.contains("en annen enhets mappe!"))
    play.key(.down)
    play.key(.enter)
    #expect(play.screen.contains("Koble til post \(other)"))
    play.key(.escape)
    play.press(.linkScan)
    play.key(.enter)
    #expect(play.message == "Lagret: skannet fil er koblet til «skann-7.pdf»")
    #expect(play.screen.contains("Skannede filer ingen har koblet · 0"))
    #expect(try scans.office.item(waiting).isScanned)
    #expect(try scans.office.item(file).placement == .joined)
  }

  @Test("S0-27, S2-53, S2-54: what was found on the pages is told a line each; other pages than counted ask why")
  func checks() throws {
    let scans = try ScanOffice()
    let post = try scans.letter("Søknad", sheets: 4, to: S.kari)
    let file = try scans.scan("skann.pdf", pages: 5)
    try scans.office.send(LinkScan(post: post, scan: file), as: S.kari)
    try scans.look(
      at: post,
      [
        PageReading(page: 1, dotsPerInch: 300, contrast: 90, confidence: 95, isNorwegian: true),
        PageReading(page: 2, isBlank: true), PageReading(page: 3, dotsPerInch: 150, turned: 180, skew: 21),
        PageReading(page: 4, dotsPerInch: 300, cutEdges: [.right], contrast: 20),
        PageReading(page: 5, dotsPerInch: 300, turned: 90, confidence: 58, words: 90, isNorwegian: false),
      ])
    let play = try scans.play(size: Size(width: 100, height: 40))
    #expect(play.cursorLine.contains("✓-✓···"))
    #expect(play.cursorLine.contains("5/4 !"))
    play.press(.open)
    for finding in [
      "✓ stemplet", "- klar", "Sider: 5 funnet, 4 ventet · 1 blank !", "s. 2 blank",
      "s. 3 150 dpi · opp ned · skjev 2,1°",
      "s. 4 kuttet i høyre kant · svak kontrast", "s. 5 ligger på siden · usikker tekst 58 % · ikke norsk",
      "Venter på å lese teksten og lage arkivversjon",
    ] { #expect(play.screen.contains(finding), "\(finding) in \(play.screen)") }
    #expect(!play.screen.contains("s. 1 "))
    play.key(.escape)
    play.press(.checkGood)
    #expect(play.screen.contains("Skanningen er god: \(post) Søknad"))
    play.key(.ctrl("s"))
    #expect(play.message.contains("Post \(post) har 5 sider, og 4 var ventet"))
    play.type("Baksiden av ark 2 er blank")
    play.key(.ctrl("s"))
    #expect(play.message == "Lagret: skanningen av «Søknad» er kontrollert")
    #expect(play.screen.contains("kontrollert tor 19. nov av Kari Vik: Baksiden av ark 2 er blank"))
    play.press(.checkGood)
    #expect(play.message.contains("er allerede kontrollert av Kari Vik"))
  }

  @Test("S0-40, S0-41: a fault goes first with its age, the answer tells whoever reported it, and is seen when opened")
  func fault() throws {
    let scans = try ScanOffice()
    let post = try scans.letter("Søknad", to: S.per)
    try scans.letter("Klage", to: S.kari)
    try scans.office.send(LinkScan(post: post, scan: try scans.scan("en.pdf")), as: S.kari)
    let per = try scans.play(as: S.per)
    per.press(.goMine)
    per.press(.reportFault)
    #expect(per.screen.contains("Feil i skanningen: \(post) Søknad"))
    per.key(.right, .tab)
    per.type("2")
    per.key(.ctrl("s"))
    #expect(per.message == "Lagret: feilen i «Søknad» er meldt, og går først i skannekøen")

    scans.office.clock.move(to: S.thursdayAnd(days: 3))
    try scans.scan("to.pdf")
    let kari = try scans.play()
    #expect(kari.screen.contains("F3 Skann 3!"))
    while !kari.screen.contains("Skannekø") { kari.press(.view) }
    #expect(kari.cursorLine.contains("skann på nytt: sider"))
    #expect(kari.cursorLine.contains("3 d"))
    #expect(kari.cursorLine.contains("✓-✓!··"))
    #expect(kari.screen.contains("! Feil: sider mangler, side 2, meldt tor 19. nov 2026 av Per Moe"))
    kari.press(.checkGood)
    #expect(kari.message.contains("Det er meldt feil i skanningen"))
    kari.press(.rescan)
    #expect(kari.screen.contains("Kan ikke bli bedre…"))
    #expect(kari.screen.contains("to.pdf"))
    kari.key(.enter)
    #expect(kari.message == "Lagret: feilen i «Søknad» er besvart")

    per.hear(position: try scans.office.store.position())
    #expect(per.message.contains("Svar på feilen du meldte i post \(post): skannet bedre."))
    per.press(.goScans)
    while !per.screen.contains("Feil jeg har meldt") { per.press(.view) }
    #expect(per.cursorLine.contains("* skannet bedre"))
    per.press(.open)
    per.key(.escape)
    #expect(!per.cursorLine.contains("*"))
    #expect(per.state.counts?.answeredFaults == 0)
  }

  @Test("S0-28…30: files without a handler stand on top with their age, and go only after handler and finalising")
  func intermediate() throws {
    let scans = try ScanOffice()
    let file = try scans.scan("skann.pdf", in: S.velferd)
    try scans.office.send(StampReceived(post: file), as: S.kari)
    scans.office.clock.move(to: S.thursdayAnd(days: 2))
    let play = try scans.play(in: S.velferd)
    #expect(play.screen.contains("uten saksbehandler i mellomlagring: 1, eldste 2 d"))
    #expect(play.screen.contains("I mellomlagring: skann.pdf"))
    play.press(.deleteFile)
    #expect(play.message.contains("har ingen saksbehandler"))
    play.press(.giveScan)
    play.type("kari")
    play.key(.enter)
    #expect(!play.screen.contains("uten saksbehandler i mellomlagring"))
    play.press(.finalise)
    #expect(play.message.contains("er ikke journalført"))
    let folder = CaseFolder.ID(year: 2026, number: 1)
    try scans.office.send(OpenCase(service: S.velferd, title: "Sosialhjelp", party: "Ola"), as: S.kari)
    try scans.office.send(RegisterEntry(post: file, caseFolder: folder), as: S.kari)
    play.hear(position: try scans.office.store.position())
    play.press(.finalise)
    #expect(play.message.contains("er ikke kontrollert"))
    play.press(.checkGood)
    while !play.screen.contains("Mellomlagring · 1") { play.press(.view) }
    #expect(play.cursorLine.contains("ikke ferdigstilt"))
    play.press(.finalise)
    #expect(play.screen.contains("Ferdigstille?"))
    play.key(.character("J"), .enter)
    #expect(try !scans.isFinalised(file), "the key that asks, and Enter, do not confirm")
    play.press(.finalise)
    // The letter that asked, large or small, does not answer; the arrows do.
    play.key(.character("j"), .down, .enter)
    #expect(play.message == "Lagret: «skann.pdf» er ferdigstilt")
    #expect(play.cursorLine.contains("kan slettes"))
    play.press(.deleteFile)
    #expect(play.screen.contains("Slette filen fra mellomlagring?"))
    play.key(.character("j"))
    #expect(play.message.contains("slettes fra mellomlagring"))
    #expect(play.screen.contains("Mellomlagring · 0"))
  }

  @Test("S0-30: the letter's own page tells of the file its pages came in: name, hash, when it went and by whom")
  func tombstone() throws {
    let scans = try ScanOffice()
    let post = try scans.letter("Søknad", in: S.velferd, to: S.kari)
    let file = try scans.scan("skann.pdf", in: S.velferd)
    try scans.office.send(LinkScan(post: post, scan: file), as: S.kari)
    let play = try scans.play(in: S.velferd, size: Size(width: 100, height: 40))
    #expect(play.screen.contains("I mellomlagring: skann.pdf"))
    let folder = CaseFolder.ID(year: 2026, number: 1)
    try scans.office.send(OpenCase(service: S.velferd, title: "Sosialhjelp", party: "Ola"), as: S.kari)
    try scans.office.send(RegisterEntry(post: post, caseFolder: folder), as: S.kari)
    try scans.office.send(CheckScan(post: post), as: S.kari)
    try scans.office.send(FinaliseEntry(post: post), as: S.kari)
    let card = try #require(
      try scans.office.store.answer(ScanCard(post: post, today: scans.office.clock.now.day)))
    let lying = try #require(card.files.first)
    #expect(card.files.count == 1 && lying.state == .kept)
    try scans.office.send(DeleteIntermediate(intake: lying.id), as: S.kari)
    play.hear(position: try scans.office.store.position())
    let digest = try #require(lying.sighting.digest)
    play.press(.open)
    let said = play.screen.split(separator: "\n").first { $0.contains("Mellomlagret fil skann.pdf ble slettet") } ?? ""
    #expect(said.contains("2026 av Kari Vik · SHA-256 \(digest.prefix(12))"), "\(play.screen)")
  }

  @Test("Cover sheets are asked for the item at hand or for all, and it is said where they lie")
  func covers() async throws {
    let scans = try ScanOffice()
    let post = try scans.letter("Søknad")
    try scans.letter("Klage")
    let play = try scans.play()
    scans.office.covers.answer(with: .success(PrintedCovers(count: 1, place: .file(path: "/kontor/ark.pdf"))))
    play.press(.printCovers)
    #expect(play.screen.contains("For denne: \(post)  Søknad"))
    play.key(.enter)
    #expect(play.message == "Lager skilleark …", "nothing waits for the programs")
    await play.print()
    #expect(play.message == "Skilleark laget: 1. Skriv ut /kontor/ark.pdf")
    scans.office.covers.answer(with: .success(PrintedCovers(count: 2, place: .printer(job: "kontor-118"))))
    play.press(.printCovers)
    play.key(.down, .enter)
    await play.print()
    #expect(play.message == "Skilleark sendt til skriveren: 2 (jobb kontor-118)")
    let kari = Session(user: S.kari)
    #expect(
      scans.office.covers.requests == [
        CoverRequest(session: kari, service: S.omsorg, posts: [post]),
        CoverRequest(session: kari, service: S.omsorg, posts: nil),
      ])
  }

  @Test("What comes to nothing with cover sheets is said")
  func coversRefused() async throws {
    let scans = try ScanOffice()
    let play = try scans.play()
    play.press(.printCovers)
    #expect(!play.screen.contains("For denne"))
    play.key(.enter)
    await play.print()
    #expect(play.message == "Ingen post venter på skanning.")
    scans.office.covers.answer(with: .failure(Refusal(.notStamped, ["post": "7"])))
    play.press(.printCovers)
    play.key(.enter)
    await play.print()
    #expect(play.state.message?.tone == .refused)
    #expect(play.message.contains("7"))
  }

  @Test("The keys that delete a file and lay paper on a shelf stand in the hint line")
  func hints() throws {
    let scans = try ScanOffice()
    try scans.letter("Søknad")
    let play = try scans.play(size: Size(width: 230, height: 30))
    let hints = play.screen.split(separator: "\n").last ?? ""
    for hint in ["hylle", "slett fil", "skilleark"] { #expect(hints.contains(hint), "\(hints)") }
  }

  @Test("S2-19, S2-20: signing a shelf says what goes and what stays with its lock, and then shows the list")
  func shelf() throws {
    let scans = try ScanOffice()
    let posts = try (1...2).map { number in
      let post = try scans.letter("Brev \(number)")
      try scans.office.send(LinkScan(post: post, scan: try scans.scan("s\(number).pdf")), as: S.kari)
      try scans.office.send(CheckScan(post: post), as: S.kari)
      try scans.office.send(ShelveOriginal(post: post), as: S.kari)
      return post
    }
    try scans.office.send(ReportScanFault(post: posts[1], kind: .faint), as: S.per)
    scans.office.clock.move(to: S.thursdayAnd(days: 61))
    let play = try scans.play()
    while !play.screen.contains("Makuleringshylle · 2") { play.press(.view) }
    #expect(play.cursorLine.contains("2026-11"))
    #expect(play.cursorLine.contains("ons 20. jan"))
    #expect(play.cursorLine.contains("Originalen til post"))
    scans.office.clock.move(to: S.thursdayAnd(days: 62))
    play.key(.down)
    play.press(.signList)
    #expect(play.screen.contains("Makuleres: 1 (post \(posts[0]))"))
    #expect(play.screen.contains("Ligger igjen: post \(posts[1])."))
    #expect(play.screen.contains("sett arkivets kvitteringer"))
    play.key(.character("j"))
    #expect(play.message.contains("makuleringslisten for hylle 2026-11 er signert, 1 makulert"))
    for line in ["Makuleringsliste · Omsorg · hylle 2026-11", "Post \(posts[0]):", "av Kari Vik"] {
      #expect(play.screen.contains(line), "\(play.screen)")
    }
  }

  @Test("S1-12, S1-13: a copy on one's own machine is registered, stops the finalising, and is confirmed deleted")
  func copies() throws {
    let scans = try ScanOffice()
    let post = try scans.letter("Chat", to: S.per)
    try scans.office.send(LinkScan(post: post, scan: try scans.scan("chat.pdf")), as: S.kari)
    let play = try scans.play(as: S.per)
    play.press(.copyDeleted)
    #expect(play.message == "Ingen lokal kopi venter på å bli slettet.")
    play.press(.localCopy)
    play.type("Telefon 4")
    play.key(.tab, .tab)
    play.key(.ctrl("s"))
    #expect(play.message == "Lagret: lokal kopi for «Chat» er registrert")
    #expect(play.screen.contains("! Lokal kopi på Telefon 4 siden tor 19. nov 2026"))
    while !play.screen.contains("Lokale kopier · 1") { play.press(.view) }
    #expect(play.cursorLine.contains("Telefon 4"))
    play.press(.copyDeleted)
    #expect(play.screen.contains("Bekrefte at kopien er slettet?"))
    play.key(.character("j"))
    #expect(play.message == "Lagret: lokal kopi på Telefon 4 er bekreftet slettet")
    #expect(play.screen.contains("Lokale kopier · 0"))
  }

  @Test("Every action of the queue says why it cannot be done")
  func availability() throws {
    let scans = try ScanOffice()
    try scans.letter("Søknad", to: S.per)
    let play = try scans.play(as: S.per)
    for (action, words) in [
      (ActionID.checkGood, "er ikke skannet"), (.scanFault, "er ikke skannet"), (.rescan, "er ikke skannet"),
      (.unlinkScan, "er ikke skannet"), (.finalise, "er ikke journalført"),
      (.deleteFile, "ingen fil i mellomlagring"), (.retryPages, "Ingenting mislyktes"),
      (.signList, "Makuleringshylle"), (.shelve, "er ikke skannet"),
    ] {
      play.press(action)
      #expect(play.message.contains(words), "\(action.rawValue): \(play.message)")
    }
    let readOnly = try Screenplay(scans.office, readOnly: .notWritable("/office"))
    readOnly.enter(as: S.per)
    readOnly.press(.goScans)
    readOnly.press(.prepare)
    #expect(readOnly.message.contains("/office"))
  }

  @Test("The queue on a projector's screen and on the smallest one")
  func pictures() throws {
    let scans = try ScanOffice()
    let post = try scans.letter("Søknad om støttekontakt", sheets: 2, to: S.per)
    try scans.letter("Klage", to: S.per)
    try scans.office.send(LinkScan(post: post, scan: try scans.scan("skann.pdf", pages: 2)), as: S.per)
    let large = try scans.play(as: S.per)
    large.compare(
      """
       Morgenpost · Omsorg · Per Moe (saksbehandler)                               tor 19. nov 2026 09:00
       F2 Post 0  ▸F3 Skann 2   F4 Brev   F5 Restanser   F6 Avvik   F7 Saker 0   F8 Inn/ut   F9 Mine 2
      ── Mine å skanne · 2 ───────────────────────────────────────────────────────────────────────────────
         SKSKIH  neste       tittel                                           sider  saksbehandler  alder
       ▸ ✓-✓···  kontroller  Søknad om støttekontakt                            2/2  Per Moe          0 d
         ✓·····  gjør klar   Klage                                                   Per Moe          0 d








      ── Post 1: Søknad om støttekontakt ─────────────────────────────────────────────────────────────────
        ✓ stemplet  - klar  ✓ skannet  · kontrollert  · i sak  · på hylle
        Neste: kontroller
        skannet tor 19. nov av Per Moe
        Sider: 2 funnet, 2 ventet
        Venter på å undersøke sidene









       Enter åpne   g god   f feil   (k koble skann)   (p gjør klar)   (s stemple)   ? hjelp
      """)
    let small = try scans.play(as: S.per, size: Size(width: 80, height: 24))
    small.compare(
      """
       Morgenpost · Omsorg · Per Moe (saksbehandler)           tor 19. nov 2026 09:00
       F2 Post 0▸F3 Skann 2 F4 Brev F5 Restans F6 Avvik F7 Saker 0 F8 Inn/ut F9 Mine 2
      ── Mine å skanne · 2 ───────────────────────────────────────────────────────────
         SKSKIH  neste       tittel                       sider  saksbehandler  alder
       ▸ ✓-✓···  kontroller  Søknad om støttekontakt        2/2  Per Moe          0 d
         ✓·····  gjør klar   Klage                               Per Moe          0 d

















       Enter åpne   g god   f feil   (k koble skann)   (p gjør klar)   ? hjelp
      """)
  }
}
