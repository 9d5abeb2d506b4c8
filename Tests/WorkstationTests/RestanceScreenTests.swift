import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// The restances on the screen (S2-56, Noark 3.4.10–11), on the real store.
@Suite struct RestanceScreenTests {
  private typealias O = DeskOffice

  /// Three entries and an item that is not registered, told six days later.
  private func office() throws -> O {
    let office = try O()
    for (title, handler) in [("Søknad", O.per), ("Klage", O.per), ("Brev", O.siv)] {
      let post = try given(title, to: handler, in: office)
      try office.send(RegisterEntry(post: post, newCaseTitle: "Sak om \(title)"), as: O.kari)
    }
    _ = try given("Ligger løst", to: O.per, in: office)
    office.clock.move(to: O.thursday.adding(seconds: 6 * 86_400))
    return office
  }

  private func given(_ title: String, to handler: User.ID, in office: O) throws -> PostItem.ID {
    let post = try office.receive(title, from: "Ola Nordmann")
    try office.send(AssignPost(post: post, handler: handler), as: O.kari)
    return post
  }

  private func play(_ office: O, as user: User.ID = O.kari, size: Size = Size(width: 100, height: 30)) throws
    -> Screenplay
  {
    let play = try Screenplay(office, size: size)
    play.enter(as: user)
    play.press(.goRegistry)
    return play
  }

  @Test("A handler begins with their own, the desk with everybody's; v goes through all the lists")
  func views() throws {
    let office = try office()
    let per = try play(office, as: O.per)
    #expect(per.screen.contains("Mine restanser · 2 ubesvarte"))
    #expect(per.screen.contains("F5 Restanser 2"))
    let kari = try play(office)
    #expect(kari.screen.contains("Restanser · 3 ubesvarte, eldste først"))
    #expect(kari.cursorLine.contains("6 d ██····"), "\(kari.cursorLine)")
    for heading in [
      "Restanser med frist innen en uke · 0", "Fordelt og ikke journalført · 1",
      "Brev lederen har sendt tilbake til meg · 0", "Avskrevet · 0",
      "Journal · 3 journalposter", "Mine restanser · 0", "Restanser · 3 ubesvarte",
    ] {
      kari.press(.view)
      #expect(kari.screen.contains(heading), "\(heading) in \(kari.screen)")
    }
  }

  @Test("The list narrows while it is typed, a mark that makes no sense is told, and Esc shows all again")
  func filters() throws {
    let play = try play(office())
    play.press(.filter)
    play.type("hos:aas")
    // With the number: a key of the top line is also called "Brev".
    #expect(play.screen.contains("2026/3-1  Brev"), "\(play.screen)")
    #expect(!play.screen.contains("Klage"))
    play.key(.ctrl("u"))
    play.type("klage eldre:")
    #expect(play.screen.contains("2026/2-1  Klage"), "\(play.screen)")
    #expect(!play.screen.contains("2026/3-1") && !play.screen.contains("2026/1-1"))
    #expect(play.screen.contains("forstår ikke eldre:"))
    play.type("14d")
    #expect(play.screen.contains("Ingen treff"))
    play.key(.escape)
    #expect(play.screen.contains("Restanser · 3 ubesvarte"))
    while !play.screen.contains("Journal ·") { play.press(.view) }
    play.press(.filter)
    #expect(play.message.contains("Journalen har ikke filter"))
  }

  @Test("Post that is not registered opens from the list, and lacks a case")
  func unregistered() throws {
    let play = try play(office())
    while !play.screen.contains("Fordelt og ikke journalført · 1") { play.press(.view) }
    #expect(play.cursorLine.contains("Ligger løst"))
    play.press(.writeOff)
    #expect(play.message.contains("Velg en journalpost"))
    play.press(.open)
    #expect(play.screen.contains("Post 4: Ligger løst"))
    play.key(.escape)
    play.press(.filter)
    play.type("uten:sak")
    #expect(play.screen.contains("Ligger løst"))
  }

  @Test("A wide screen tells Noark's columns of the row, and who has how many as bars with numbers")
  func wide() throws {
    let play = try play(office(), size: Size(width: 160, height: 30))
    for text in [
      "Sak 2026/1 «Sak om Søknad», saksansvarlig Per Moe", "Journalpost 2026/1, inngående", "Dokumentdato udatert",
      "Avsender Ola Nordmann", "Saksbehandler Per Moe, uten enhet", "Hvem som har hvor mange",
      "Per Moe ██████████ 2", "Siv Aas █████····· 1",
    ] { #expect(play.screen.contains(text), "\(text) in \(play.screen)") }
    while !play.screen.contains("Mine restanser") { play.press(.view) }
    #expect(!play.screen.contains("Hvem som har hvor mange"))
  }

  @Test("A preliminary answer leaves the entry in, and says so where there is little room (E-3)")
  func preliminary() throws {
    let office = try office()
    let post = PostItem.ID(1)
    try office.send(
      RecordPreliminaryAnswer(post: post, expectedOn: office.clock.now.day + 20), as: O.kari)
    let play = try play(office, size: Size(width: 80, height: 24))
    #expect(play.screen.contains("Restanser · 3 ubesvarte"))
    #expect(play.cursorLine.contains("Søknad"))
    #expect(play.cursorLine.contains("foreløpig besvart"), "\(play.cursorLine)")
    #expect(play.cursorLine.contains("6 d"))
  }

  @Test("An entry is written off by what is picked from its case, and a wrong write-off is withdrawn with a reason")
  func writesOff() throws {
    let office = try office()
    let folder = CaseFolder.ID(year: 2026, number: 1)
    try office.send(RegisterNote(caseFolder: folder, title: "Svarnotat", text: "t"), as: O.per)
    let play = try play(office, as: O.per)
    play.press(.writeOff)
    let methods = [""] + WriteOffEntries.methods.map(\.rawValue)
    for _ in 0..<(methods.firstIndex(of: "BN") ?? 0) { play.key(.right) }
    play.key(.tab, .function(3))
    #expect(play.screen.contains("Hva besvarte 2026/1?"))
    #expect(play.screen.contains("2026/4  Svarnotat"))
    play.key(.enter)
    play.key(.ctrl("s"))
    #expect(play.message == "Lagret: «Søknad» er avskrevet")
    #expect(play.screen.contains("Mine restanser · 1"))
    while !play.screen.contains("Avskrevet · 1") { play.press(.view) }
    #expect(play.cursorLine.contains("BN"))
    play.press(.withdrawWriteOff)
    play.type("feil notat")
    play.key(.enter)
    #expect(play.message == "Lagret: «Søknad» er restanse igjen")
    #expect(play.screen.contains("Avskrevet · 0"))
  }
}
