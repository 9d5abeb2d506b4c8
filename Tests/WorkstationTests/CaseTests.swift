import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// A case from new to closed on the screen (S4-21…S4-26), on the real store.
@Suite struct CaseTests {
  private let folder = CaseFolder.ID(year: 2026, number: 1)

  /// A case of Kari's with two letters registered in it, open on the screen.
  private func caseOnScreen() throws -> (DeskOffice, Screenplay) {
    let office = try DeskOffice()
    try office.send(
      OpenCase(service: DeskOffice.profil, title: "Omsorgsstønad", party: "Ola Nordmann"), as: DeskOffice.kari)
    for title in ["Søknad", "Klage"] {
      let post = try office.receive(title, from: "Ola Nordmann")
      try office.send(AssignPost(post: post, handler: DeskOffice.per), as: DeskOffice.kari)
      try office.send(RegisterEntry(post: post, caseFolder: folder), as: DeskOffice.kari)
    }
    let play = try Screenplay(office)
    play.enter()
    play.press(.goCases)
    play.press(.open)
    return (office, play)
  }

  @Test("S4-25: the status is told in words, work is started by one key, and the key says why it cannot be again")
  func startsWork() throws {
    let (_, play) = try caseOnScreen()
    #expect(play.screen.contains("· ny ·"))
    play.press(.startWork)
    #expect(play.message == "Lagret: sak 2026/1 er under arbeid")
    #expect(play.screen.contains("· under arbeid ·"))
    play.press(.startWork)
    #expect(play.message.contains("er allerede under arbeid"))
    #expect(play.message.contains("går aldri tilbake til ny"))
  }

  @Test("A note is written, and the entry it answers is no longer restance")
  func note() throws {
    let (office, play) = try caseOnScreen()
    #expect(play.cursorLine.contains("Klage"))
    #expect(play.cursorLine.contains("ubesvart"))
    play.press(.writeNote)
    #expect(play.screen.contains("Besvarer notatet 2026/2"))
    play.type("Samtale")
    play.key(.tab)
    play.type("Klagen er drøftet med Ola.")
    play.key(.tab, .tab)
    play.type("2026/2")
    play.key(.ctrl("s"))
    #expect(play.message == "Lagret: notatet er journalført som 2026/3 i sak 2026/1-3")
    #expect(play.screen.contains("BN "))
    let open = try office.store.answer(Restances(service: DeskOffice.profil, limit: 9)).rows.map(\.entry.title)
    #expect(open == ["Søknad"])
    play.key(.home)
    play.press(.open)
    #expect(play.screen.contains("Notat 2026/3: Samtale"))
    #expect(play.screen.contains("Klagen er drøftet med Ola."))
  }

  @Test("Trap 3: closing asks entry by entry, no choice is made beforehand, and the case is frozen until reopened")
  func closes() throws {
    let (office, play) = try caseOnScreen()
    play.press(.closeCase)
    #expect(play.screen.contains("Avslutt sak 2026/1: Omsorgsstønad"))
    #expect(play.screen.contains("1 «Søknad»"))
    play.key(.right)
    play.key(.ctrl("s"))
    #expect(play.message.contains("Sak 2026/1 har ubesvarte journalposter: 2 «Klage»."))
    #expect(try office.store.answer(Restances(service: DeskOffice.profil, limit: 9)).total == 2)
    play.key(.tab, .right, .right)
    play.key(.ctrl("s"))
    #expect(play.message.contains("Det mangler hva som besvarte journalpost 2026/2 (besvart med brev)"))
    play.type("Brev sendt i Profil 18. november")
    play.key(.ctrl("s"))
    #expect(play.message == "Lagret: sak 2026/1 er avsluttet")
    #expect(play.screen.contains("avsluttet tor 19. nov 2026"))
    #expect(play.screen.contains("SA "))
    play.press(.writeNote)
    #expect(play.message.contains("Sak 2026/1 er avsluttet. Gjenåpne saken"))
    play.press(.reopenCase)
    play.type("ny klage")
    play.key(.enter)
    #expect(play.message == "Lagret: sak 2026/1 er gjenåpnet")
    #expect(play.screen.contains("· under arbeid ·"))
  }

  @Test("An entry is written off in the list of restances, oldest first with its age, and the count says how many wait")
  func restances() throws {
    let (office, play) = try caseOnScreen()
    office.clock.move(to: DeskOffice.thursday.adding(seconds: 3 * 86_400))
    play.press(.goRegistry)
    #expect(play.screen.contains("Restanser · 2 ubesvarte, eldste først"))
    #expect(play.cursorLine.contains("Søknad"))
    #expect(play.cursorLine.contains("3 d"))
    play.press(.writeOff)
    play.key(.ctrl("s"))
    #expect(play.message.contains("mangler"), "a method is chosen, never given")
    play.key(.right, .right, .right, .ctrl("s"))
    #expect(play.message == "Lagret: «Søknad» er avskrevet")
    #expect(play.screen.contains("Restanser · 1 ubesvarte"))
    while !play.screen.contains("Mine restanser · 0") { play.press(.view) }
    let per = try Screenplay(office)
    per.enter(as: DeskOffice.per)
    #expect(per.screen.contains("F5 Restanser 1"))
  }

  @Test("A wrong write-off is withdrawn on the case's page, and what is not written off says so")
  func withdraws() throws {
    let (office, play) = try caseOnScreen()
    play.press(.withdrawWriteOff)
    #expect(play.message.contains("2026/2 er ikke avskrevet"))
    try office.send(
      WriteOffEntries(entries: [RegistryEntry.ID(year: 2026, number: 2)], method: .noted), as: DeskOffice.kari)
    play.hear(position: try office.store.position())
    play.press(.writeOff)
    #expect(play.message.contains("venter ikke på svar"))
    play.press(.withdrawWriteOff)
    play.type("skal besvares")
    play.key(.enter)
    #expect(play.message == "Lagret: «Klage» er restanse igjen")
  }

  @Test("The list goes from all to new, in progress, closed and mine")
  func views() throws {
    let (office, play) = try caseOnScreen()
    try office.send(OpenCase(service: DeskOffice.profil, title: "Avlastning", party: "Kari"), as: DeskOffice.per)
    try office.send(StartWork(caseFolder: folder), as: DeskOffice.kari)
    play.press(.back)
    play.hear(position: try office.store.position())
    #expect(play.screen.contains("Saker · 2, nyeste først"))
    for (heading, title) in [
      ("Nye saker · 1", "Avlastning"), ("Saker under arbeid · 1", "Omsorgsstønad"), ("Avsluttede saker · 0", "ingen"),
      ("Mine saker som ikke er avsluttet · 1", "Omsorgsstønad"),
    ] {
      play.press(.view)
      #expect(play.screen.contains(heading))
      #expect(play.screen.contains(title) || play.screen.contains("Ingen saker her."))
    }
  }

  @Test("The whole history of a case in words, a page at a time, newest last")
  func history() throws {
    let (office, play) = try caseOnScreen()
    for number in 1...250 {
      try office.send(
        RegisterNote(caseFolder: folder, title: "Notat nr. \(number)", text: "t"), as: DeskOffice.kari)
    }
    play.press(.caseHistory)
    #expect(play.screen.contains("Logg for sak 2026/1"))
    #expect(play.screen.contains("Kari Vik opprettet sak 2026/1 «Omsorgsstønad»"))
    #expect(play.screen.contains("Kari Vik fordelte til Per Moe"))
    #expect(!play.screen.contains("{"))
    for _ in 0..<4 { play.key(.end) }
    #expect(play.screen.contains("Kari Vik journalførte notatet «Notat nr. 250» som 2026/252 i sak 2026/1-252"))
  }

  @Test("S4-26: PPT's form asks whether the work is to start, at the first note only, and takes no answer for given")
  func pptAsks() throws {
    let office = try DeskOffice()
    try office.send(
      OpenCase(service: DeskOffice.ppt, title: "", kind: word("henvisning", of: PostKindName.self), party: "Ola"),
      as: DeskOffice.kari)
    let play = try Screenplay(office)
    play.enter()
    play.press(.service)
    play.type("ppt")
    play.key(.enter)
    play.press(.goCases)
    play.press(.open)
    play.press(.writeNote)
    play.type("Notat")
    play.key(.tab)
    play.type("Tekst")
    play.key(.ctrl("s"))
    #expect(play.screen.contains("Sak 2026/1 er ny. Skal den settes under arbeid?"))
    play.key(.right, .ctrl("s"))
    #expect(play.screen.contains("· under arbeid ·"))
    play.press(.writeNote)
    #expect(!play.screen.contains("sett under arbeid"))
  }
}
