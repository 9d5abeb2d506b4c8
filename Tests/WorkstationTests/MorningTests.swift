import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// A morning at the desk, played through the whole workstation on the real store (S2-9, S2-12, S2-13).
@Suite struct MorningTests {
  private func morning() throws -> (DeskOffice, Screenplay) {
    let office = try DeskOffice()
    try office.receiveThursday()
    office.clock.move(to: DeskOffice.friday)
    let play = try Screenplay(office)
    play.enter()
    return (office, play)
  }

  @Test("S2-9: three are distributed, one is taken back, and the minutes say so")
  func distributeUndoAndClose() throws {
    let (office, play) = try morning()
    play.press(.meeting)
    play.key(.down)
    play.press(.assign)
    #expect(play.message == "Lagret: «Klage på vedtak» er fordelt til Per Moe")
    // The next item has come by itself.
    #expect(play.cursorLine.contains("Søknad om BPA"))
    play.press(.assign)
    play.key(.home)
    play.press(.assignTo)
    play.type("sara mah")
    play.key(.enter)
    #expect(play.message == "Lagret: «Bekymringsmelding» er fordelt til Máhtte Ánde Sárá")
    play.press(.undo)
    #expect(play.cursorLine.contains("Bekymringsmelding"))
    office.clock.move(to: DeskOffice.friday.adding(seconds: 12 * 60))
    play.press(.closeMeeting)
    play.key(.character("j"))
    #expect(play.screen.contains("Holdt fre 20. nov 2026 kl. 08:31") || play.screen.contains("08:31–08:43 (12 min)"))
    #expect(play.screen.contains("Klage på vedtak: fordelt til Per Moe – Kari Vik"))
    #expect(play.screen.contains("Bekymringsmelding: fordelt til Máhtte Ánde Sárá – Kari Vik (angret)"))
    #expect(
      try office.store.answer(
        PlaceCounts(service: DeskOffice.profil, user: DeskOffice.kari, today: office.clock.now.day)
      ).meeting == nil)
  }

  @Test("S2-9: minutes can be read again from the list of meetings")
  func readMinutes() throws {
    let (_, play) = try morning()
    play.press(.meeting)
    play.press(.closeMeeting)
    play.key(.character("j"))
    play.press(.goMeetings)
    play.press(.open)
    #expect(play.screen.contains("Referat fra morgenmøte 1: Profil"))
    #expect(play.screen.contains("Igjen på bordet: 4."))
  }

  @Test("The key that asks to close the meeting does not close it, and Enter means no")
  func closingIsSafe() throws {
    let (_, play) = try morning()
    play.press(.meeting)
    play.press(.closeMeeting)
    play.key(.character("g"), .character("g"))
    #expect(play.screen.contains("Avslutte morgenmøtet?"))
    play.key(.enter)
    #expect(play.state.scope == .meeting)
  }

  @Test("S4-9: an item is linked to a case, and registered in it")
  func linkAndRegister() throws {
    let (office, play) = try morning()
    try office.send(
      OpenCase(service: DeskOffice.profil, title: "Omsorgsstønad", party: "Ola Nordmann"), as: DeskOffice.kari)
    play.key(.down)
    play.press(.link)
    play.type("stonad omsorg")
    play.key(.enter)
    #expect(play.message == "Lagret: «Klage på vedtak» er koblet til sak 2026/1")
    play.press(.register)
    #expect(play.message.contains("ikke fordelt"))
    play.press(.assignTo)
    play.type("per")
    play.key(.enter)
    play.press(.view)
    play.press(.view)
    let row = try #require(play.state[tray: .post].pages.index { $0.title == "Klage på vedtak" })
    for _ in 0..<row { play.key(.down) }
    play.press(.register)
    play.key(.character("j"))
    #expect(play.screen.contains("Journalføre?"), "the key that asked must not answer")
    play.key(.down, .enter)
    #expect(play.message == "Lagret: «Klage på vedtak» er journalført som 2026/1 i sak 2026/1-1")
    play.press(.goRegistry)
    #expect(play.cursorLine.contains("2026/1-1"))
    play.press(.goCases)
    play.press(.open)
    #expect(play.screen.contains("Sak 2026/1: Omsorgsstønad"))
    #expect(play.cursorLine.contains("Klage på vedtak"))
  }

  @Test("S4-9: a new case from the registry form; the form never sends two cases")
  func registerInNewCase() throws {
    let (office, play) = try morning()
    play.press(.view)
    play.press(.view)
    #expect(play.cursorLine.contains("Tidligere brev"))
    play.press(.register)
    play.key(.right)
    #expect(!play.screen.contains("saksnummer"))
    play.key(.ctrl("s"))
    #expect(play.message == "Lagret: «Tidligere brev» er journalført som 2026/1 i sak 2026/1-1")
    let entries = try office.store.answer(Registry(service: DeskOffice.profil, limit: 10)).rows
    #expect(entries.map(\.entry.correspondent) == ["Ola Nordmann"])
  }

  @Test("Two at one item: the second is refused, and is told who was first")
  func staleActionIsRefused() throws {
    let (office, play) = try morning()
    play.key(.down)
    let post = try #require(play.state.target?.post)
    try office.send(AssignPost(post: post, handler: DeskOffice.per), as: word("randi.lunde", of: User.self))
    play.press(.take)
    #expect(play.message.hasPrefix("Randi Lunde endret dette kl. 08:31"))
    #expect(!play.screen.contains("Klage på vedtak  "), "what is shown is what holds now")
    #expect(try office.item(post).placement == .assigned(DeskOffice.per))
  }

  @Test("A change by another process is on the screen, and the same row stays selected")
  func changeByOthersKeepsSelection() throws {
    let (office, play) = try morning()
    play.key(.end)
    #expect(play.cursorLine.contains("Brev om bolig"))
    try office.receive("Hastebrev", from: "Åse Øyen", isUrgent: true)
    play.hear(position: try office.store.position())
    #expect(play.screen.contains("Hastebrev"))
    #expect(play.cursorLine.contains("Brev om bolig"))
  }

  @Test("S2-13: taken to the next meeting, parked, returned: each leaves the meeting's table")
  func otherDecisions() throws {
    let (office, play) = try morning()
    play.press(.meeting)
    play.press(.take)
    #expect(play.message == "Lagret: «Bekymringsmelding» ligger til møtet man 23. nov 2026")
    play.press(.park)
    play.type("19.11.2026")
    play.key(.tab)
    play.type("venter på fullmakt")
    play.key(.enter)
    #expect(play.screen.contains("kan ikke parkeres til"), "the refusal stands at the field")
    play.key(.ctrl("u"))
    play.type("1.12")
    play.key(.ctrl("s"))
    #expect(play.message == "Lagret: «Klage på vedtak» venter til tir 1. des 2026")
    play.press(.giveBack)
    play.type("feil kommune")
    play.key(.enter)
    #expect(play.message == "Lagret: «Søknad om BPA» sendes tilbake til avsender")
    #expect(play.cursorLine.contains("Brev om bolig"))
    let counts = try office.store.answer(
      PlaceCounts(service: DeskOffice.profil, user: DeskOffice.kari, today: office.clock.now.day))
    #expect(counts.agenda == 1)
  }

  @Test("S2-75: forwarded to another service, which takes it with its own hand")
  func forwardAndAccept() throws {
    let (office, play) = try morning()
    play.press(.forward)
    play.type("ppt")
    play.key(.enter)
    play.type("hører til PPT")
    play.key(.enter)
    #expect(play.message == "Lagret: «Bekymringsmelding» er sendt videre til PPT")
    play.press(.service)
    play.type("ppt")
    play.key(.enter)
    play.press(.goForwarded)
    #expect(play.cursorLine.contains("Bekymringsmelding"))
    play.press(.accept)
    #expect(play.message == "Lagret: «Bekymringsmelding» er tatt imot")
    let table = try office.store.answer(Tray(service: DeskOffice.ppt, view: .table, limit: 5)).rows
    #expect(table.map(\.title) == ["Bekymringsmelding"])
  }
}
