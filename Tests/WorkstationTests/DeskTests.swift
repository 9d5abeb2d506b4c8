import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// What every screen promises: reasons, masks, filters, safe questions, any size.
@Suite struct DeskTests {
  private func desk(_ size: Size = Size(width: 100, height: 30)) throws -> (DeskOffice, Screenplay) {
    let office = try DeskOffice()
    try office.receiveThursday()
    office.clock.move(to: DeskOffice.friday)
    let play = try Screenplay(office, size: size)
    play.enter()
    return (office, play)
  }

  @Test("S1-15: one's own id and password; a wrong one is refused and the field is empty again")
  func signIn() throws {
    let office = try DeskOffice(hasPasswords: true)
    let play = try Screenplay(office)
    #expect(play.screen.contains("Hvem er du?"))
    let kari = try #require(play.state.signInRows.firstIndex { $0.user.id == DeskOffice.kari })
    for _ in 0..<kari { play.key(.down) }
    play.key(.enter)
    play.type("feil passord")
    play.key(.enter)
    #expect(play.message.hasPrefix("Feil bruker eller passord."))
    #expect(!play.screen.contains("feil passord"))
    play.type(DeskOffice.password)
    #expect(!play.screen.contains("•••••••••\(DeskOffice.password)"))
    play.key(.enter)
    #expect(play.state.session == Session(user: DeskOffice.kari))
    #expect(play.screen.contains("Kari Vik (merkantil)"))
  }

  @Test("S1-15: in the list of users the letters of a name lead to it, without marks too; other letters begin anew")
  func typedName() throws {
    let play = try Screenplay(DeskOffice(hasPasswords: true))
    for (typed, name) in [("sa", "Máhtte Ánde Sárá"), ("li", "Lǐ Wěi 李伟"), ("per.m", "Per Moe"), ("zk", "Kari Vik")] {
      play.key(.home)
      play.type(typed)
      #expect(play.cursorLine.contains(name), "\(typed)")
    }
    play.key(.enter)
    play.type(DeskOffice.password)
    play.key(.enter)
    #expect(play.state.session == Session(user: DeskOffice.kari))
  }

  @Test("Names are initials for the projector until the row is opened")
  func masks() throws {
    let (_, play) = try desk()
    play.press(.meeting)
    for name in ["Nordmann", "Bårdsdatter", "Øyen", "李伟"] { #expect(!play.screen.contains(name)) }
    play.key(.down)
    #expect(play.cursorLine.contains("O. N."))
    play.press(.unmask)
    #expect(play.cursorLine.contains("Ola Nordmann"))
    play.key(.down)
    #expect(!play.screen.contains("Nordmann"), "moving on masks it again")
  }

  @Test("The filter takes words in any order and without marks, says how many match, and Esc clears it")
  func filter() throws {
    let (_, play) = try desk()
    play.press(.filter)
    play.type("bards sok")
    #expect(play.screen.contains("1 treff"))
    #expect(play.screen.contains("Søknad om BPA"))
    #expect(!play.screen.contains("Klage på vedtak"))
    play.key(.enter)
    #expect(play.screen.contains("Filter: bards sok"))
    play.press(.back)
    #expect(play.screen.contains("Klage på vedtak"))
    play.press(.filter)
    play.type("finnes ikke")
    #expect(play.screen.contains("Ingen treff."))
  }

  @Test("S2-11: a disabled action says why, in the bus's own words")
  func disabledReason() throws {
    let (_, play) = try desk()
    play.key(.end)
    play.press(.assignTo)
    #expect(play.message.contains("er ikke stemplet mottatt"))
    play.press(.stamp)
    #expect(play.message == "Lagret: «Brev om bolig» er stemplet mottatt")
    play.press(.assignTo)
    #expect(play.screen.contains("Fordel til: Brev om bolig"))
  }

  @Test("An office that can only be read says so, and every write gives that reason")
  func readOnly() throws {
    let office = try DeskOffice()
    try office.receiveThursday()
    let play = try Screenplay(office, readOnly: .behindWitness(log: 7, witness: 9))
    play.enter()
    #expect(play.screen.contains("Loggen slutter ved 7, men vitnet har sett 9"))
    let before = try office.store.position()
    for action in [ActionID.assignTo, .take, .park, .stamp, .urgent, .paper, .meeting, .link, .undo] {
      play.press(action)
      #expect(play.message.contains("vitnet har sett 9"), "\(action.rawValue)")
    }
    #expect(try office.store.position() == before)
  }

  @Test("S0-4, S2-17: paper is entered row after row; the next form keeps the channel")
  func paper() throws {
    let (office, play) = try desk()
    play.press(.paper)
    play.key(.home)
    play.key(.tab, .right, .right, .tab)
    play.type("Čáhppe Máret")
    play.key(.ctrl("s"))
    #expect(play.message.contains("tittel"), "a missing title is named")
    play.type("Brev med rødt omslag")
    play.key(.ctrl("s"))
    #expect(play.message == "Lagret som post 6: Brev med rødt omslag")
    #expect(play.screen.contains("◂ bud ▸"))
    #expect(!play.screen.contains("Čáhppe Máret "))
    let item = try office.item(PostItem.ID(6))
    #expect(item.details.cover == .red)
    #expect(item.details.channel == .courier)
    #expect(item.details.documentDate == nil)
    #expect(item.receivedOn == office.clock.now.day)
  }

  @Test("A form with something in it is not closed by one Esc")
  func draftIsKept() throws {
    let (_, play) = try desk()
    play.press(.park)
    play.type("1.12")
    play.key(.escape)
    #expect(play.screen.contains("Lukke skjemaet?"))
    play.key(.enter)
    #expect(play.screen.contains("1.12"))
  }

  @Test("Quitting asks, and the asking key does not answer")
  func quit() throws {
    let (_, play) = try desk()
    play.press(.quit)
    play.key(.character("q"), .enter)
    #expect(!play.state.isFinished)
    play.press(.quit)
    play.key(.character("j"))
    #expect(play.state.isFinished)
  }

  @Test("A dropped line ends the workstation with nothing half done")
  func hangUp() throws {
    let (office, play) = try desk()
    let before = try office.store.position()
    play.press(.park)
    play.type("1.12")
    play.event(.hangUp)
    #expect(play.state.isFinished)
    #expect(try office.store.position() == before)
  }

  @Test("The history of an item is told in words")
  func history() throws {
    let (_, play) = try desk()
    play.key(.down)
    play.press(.urgent)
    play.press(.undo)
    play.press(.history)
    #expect(play.screen.contains("Kari Vik registrerte posten, mottatt tor 19. nov 2026"))
    #expect(play.screen.contains("Kari Vik merket posten som haster (angret)"))
    #expect(play.screen.contains("Kari Vik angret forrige beslutning"))
    #expect(!play.screen.contains("{"))
  }

  @Test(
    "Every screen draws at every size without touching what is outside",
    arguments: [
      Size(width: 80, height: 24), Size(width: 40, height: 10), Size(width: 200, height: 50), Size(width: 3, height: 2),
      Size(width: 0, height: 0),
    ])
  func sizes(_ size: Size) throws {
    let (_, play) = try desk()
    play.event(.resize(size))
    for action in [
      ActionID.open, .history, .back, .back, .help, .goMine, .goForwarded, .goRegistry, .goDeviations, .goCases,
      .goMeetings, .goPost, .paper,
    ] {
      if action == .help {
        play.press(.help)
        play.key(.escape)
      } else {
        play.press(action)
      }
      #expect(play.frame.buffer.size == size)
    }
    #expect(play.busy == 0)
  }

  @Test("The palette finds an action by its words and tells why one cannot be done")
  func palette() throws {
    let (_, play) = try desk()
    play.press(.palette)
    play.type("journal gå")
    #expect(play.screen.contains("1 treff"))
    play.key(.enter)
    #expect(play.state.place == .registry)
  }

  @Test("A long list is read a page at a time and holds few pages")
  func longList() throws {
    let office = try DeskOffice()
    for number in 1...450 { try office.receive("Brev \(number)", from: "Ola Nordmann", by: .email) }
    let play = try Screenplay(office)
    play.enter()
    #expect(play.state[tray: .post].core.count == 200)
    play.key(.end)
    play.key(.end)
    play.key(.end)
    #expect(play.state[tray: .post].core.count == 450)
    #expect(play.cursorLine.contains("Brev 450"))
    play.key(.home)
    #expect(play.cursorLine.contains("Brev 1 "))
  }
}
