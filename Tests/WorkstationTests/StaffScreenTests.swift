import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// The directory, absences, acting for somebody and roles, played on the screen.
@Suite struct StaffScreenTests {
  private let tove = word("tove.nes", of: User.self)
  private let randi = word("randi.lunde", of: User.self)

  private func morning() throws -> (DeskOffice, Screenplay) {
    let office = try DeskOffice()
    try office.receiveThursday()
    office.clock.move(to: DeskOffice.friday)
    let play = try Screenplay(office)
    play.enter()
    return (office, play)
  }

  private func today(_ office: DeskOffice) throws -> DayPeriod {
    try #require(DayPeriod(from: office.clock.now.day, through: office.clock.now.day))
  }

  @Test("S4-14: a line is written in the directory, and the meeting's suggestion says so")
  func directory() throws {
    let (office, play) = try morning()
    play.press(.directory)
    #expect(play.screen.contains("Fordelingstabell · ansvarlig: Kari Vik · sist endret: aldri"))
    play.key(.enter)
    #expect(play.screen.contains("Linje i fordelingstabellen"))
    play.key(.ctrl("s"))
    #expect(play.message.contains("sier ikke hva den gjelder"))
    let siv = try #require(
      play.state.users.filter { $0.user.id != User.program }.firstIndex { $0.user.id == DeskOffice.siv })
    // A refused form stands at the field the refusal is about: school, the field after the handler.
    play.type("Åse Øyen")
    play.key(.backTab)
    for _ in 0..<siv { play.key(.right) }
    play.key(.ctrl("s"))
    #expect(play.message == "Lagret: linjen står i fordelingstabellen")
    let rows = try office.store.answer(Directory(service: DeskOffice.profil)).rows
    #expect(rows.map(\.row.handler) == [DeskOffice.siv])
    #expect(rows.map(\.row.criteria) == [DirectoryCriteria(school: "Åse Øyen")])
    play.press(.meeting)
    #expect(play.cursorLine.contains("Siv Aas (fordelingstabell)"))
    play.press(.assign)
    #expect(play.message == "Lagret: «Bekymringsmelding» er fordelt til Siv Aas")
  }

  @Test("A line is ended from the list, after a question")
  func endLine() throws {
    let (office, play) = try morning()
    try office.send(
      SetDirectoryRow(
        service: DeskOffice.profil, handler: DeskOffice.per, criteria: DirectoryCriteria(area: "Vest")),
      as: DeskOffice.kari)
    play.press(.directory)
    #expect(play.screen.contains("område: Vest"))
    play.key(.enter, .down, .enter)
    #expect(play.screen.contains("Avslutte?"))
    play.key(.character("j"))
    #expect(play.message == "Lagret: linjen gjelder ikke lenger (område: Vest)")
    #expect(try office.store.answer(Directory(service: DeskOffice.profil)).rows.isEmpty)
  }

  @Test("S4-14: whom an item is about is written down; the projector does not show it")
  func concerned() throws {
    let (_, play) = try morning()
    play.key(.down)
    play.press(.concerned)
    play.type("Nordre skole")
    play.key(.tab, .tab)
    play.type("7.2.2016")
    play.key(.ctrl("s"))
    #expect(play.screen.contains("skole: Nordre skole · født 07.02.2016"))
    play.press(.meeting)
    play.key(.down)
    #expect(!play.screen.contains("Nordre skole"))
    play.press(.unmask)
    #expect(play.screen.contains("Nordre skole"))
  }

  @Test("S0-35: who is away cannot be picked, and the reason names the substitute")
  func absent() throws {
    let (office, play) = try morning()
    play.press(.presence)
    play.key(.enter)
    let names = play.state.users.filter { $0.user.id != User.program }
    let (kari, per) = (
      try #require(names.firstIndex { $0.user.id == DeskOffice.kari }),
      try #require(names.firstIndex { $0.user.id == DeskOffice.per })
    )
    for _ in 0..<abs(per - kari) { play.key(per > kari ? .right : .left) }
    play.key(.tab)
    play.type("20.11")
    play.key(.tab)
    play.type("24.11")
    play.key(.ctrl("s"))
    #expect(play.message.contains("Du leder ikke noen av tjenestene til Per Moe"))
    play.key(.escape, .character("j"))
    let period = try today(office)
    try office.send(RecordAbsence(user: DeskOffice.per, period: period), as: DeskOffice.per)
    try office.send(
      AppointSubstitute(user: DeskOffice.per, substitute: DeskOffice.siv, period: period), as: DeskOffice.per)
    play.key(.down)
    play.press(.assignTo)
    play.type("per")
    play.key(.enter)
    #expect(play.message.contains("Per Moe er borte"))
    #expect(play.message.contains("gi den til Siv Aas"))
    play.key(.escape)
    play.press(.presence)
    #expect(play.screen.contains("Per Moe er borte"))
    #expect(play.screen.contains("Siv Aas er vikar for Per Moe"))
  }

  @Test("S0-35: the substitute acts for the leader, the title says so, and on return she is told until she has read")
  func actFor() throws {
    let (office, play) = try morning()
    try office.send(
      AppointSubstitute(user: randi, substitute: DeskOffice.siv, period: try today(office)), as: randi)
    play.enter(as: DeskOffice.siv)
    #expect(!play.message.contains("i ditt navn"))
    play.press(.actFor)
    play.key(.enter)
    #expect(play.state.session == Session(user: DeskOffice.siv, onBehalfOf: randi))
    #expect(play.screen.contains("Siv Aas for Randi Lunde"))
    play.key(.down)
    play.press(.urgent)
    #expect(play.message == "Lagret: «Klage på vedtak» haster")
    let entry = try #require(try office.store.answer(History(newestFirst: true, limit: 1)).rows.first)
    #expect(entry.actorName == "Siv Aas" && entry.onBehalfOfName == "Randi Lunde")
    play.press(.actFor)
    play.key(.enter)
    #expect(play.state.session == Session(user: DeskOffice.siv))

    let hers = try Screenplay(office)
    hers.enter(as: randi)
    #expect(hers.message == "1 ting er gjort i ditt navn siden sist. Trykk N for å se dem.")
    hers.press(.doneForMe)
    #expect(hers.screen.contains("Ny · 20.11.2026"))
    #expect(hers.screen.contains("Siv Aas for Randi Lunde"))
    hers.press(.markRead)
    #expect(hers.message == "Merket som lest")
    #expect(hers.screen.contains("Du har sett alt som er gjort i ditt navn."))
    let again = try Screenplay(office)
    again.enter(as: randi)
    #expect(again.message == "")
  }

  @Test("S2-50: the deputy steps in, goes on in the officer's name, and steps out")
  func stepIn() throws {
    let (office, play) = try morning()
    try office.send(
      AddUser(
        user: tove, fullName: "Tove Nes", memberships: [Membership(service: DeskOffice.profil, role: .archiveOfficer)]))
    try office.send(
      GrantRole(user: DeskOffice.siv, membership: Membership(service: DeskOffice.profil, role: .deputy)))
    play.key(.ctrl("l"))
    let fresh = try Screenplay(office)
    fresh.enter(as: DeskOffice.siv)
    fresh.press(.presence)
    fresh.type("tre inn")
    fresh.key(.enter)
    fresh.type("ferie")
    fresh.key(.ctrl("s"))
    #expect(fresh.state.session == Session(user: DeskOffice.siv, onBehalfOf: tove))
    #expect(fresh.screen.contains("Siv Aas for Tove Nes"))
    fresh.press(.presence)
    fresh.type("trådt inn")
    fresh.key(.enter, .character("j"))
    #expect(fresh.message == "Lagret: arkivansvarlig er tilbake")
    #expect(fresh.state.session == Session(user: DeskOffice.siv))
  }

  @Test("S2-65…67: roles are given and access is ended by whoever administers; others are told why not")
  func staff() throws {
    let (office, play) = try morning()
    play.press(.staff)
    #expect(play.message.contains("tilgang") || play.message.contains("rolle"))
    let member = Membership(service: DeskOffice.profil, role: .systemAdministrator)
    try office.send(AddUser(user: tove, fullName: "Tove Nes", memberships: [member]))
    let hers = try Screenplay(office)
    hers.enter(as: tove)
    hers.press(.staff)
    hers.type("per moe")
    hers.key(.enter)
    hers.type("avslutt")
    hers.key(.enter)
    hers.type("Sluttmelding 12")
    hers.key(.ctrl("s"))
    #expect(hers.message == "Lagret: tilgangen er avsluttet, og 1 poster er overlatt til andre")
    #expect(try !office.store.read { try $0.user(DeskOffice.per) }.isActive)
  }

  @Test("S2-49, S2-50, S2-62: what is missing stands before the people, and goes when it is mended")
  func staffing() throws {
    let (office, _) = try morning()
    let roles: [Domain.Role] = [.archiveOfficer, .systemAdministrator]
    let memberships = roles.map { Membership(service: DeskOffice.profil, role: $0) }
    try office.send(AddUser(user: tove, fullName: "Tove Nes", memberships: memberships))
    let hers = try Screenplay(office, size: Size(width: 120, height: 40))
    hers.enter(as: tove)
    hers.press(.staff)
    #expect(hers.screen.contains("Ingen er stedfortreder for arki") && hers.screen.contains("Profil: 0"))
    #expect(hers.screen.contains("Det skal være to systemansvarlige."))
    #expect(!hers.screen.contains("PPT: 0"), "a service whose archive is kept by another lacks nobody")
    hers.type("to systemansvarlige")
    hers.key(.enter)
    #expect(
      hers.message
        == "Profil: Det skal være to systemansvarlige. Nå: 1. Gi eller ta rollen under personens navn i denne listen.")
    let second = Membership(service: DeskOffice.profil, role: .systemAdministrator)
    try office.send(GrantRole(user: DeskOffice.per, membership: second))
    let again = try Screenplay(office, size: Size(width: 120, height: 40))
    again.enter(as: tove)
    again.press(.staff)
    #expect(!again.screen.contains("to systemansvarlige") && again.screen.contains("Ingen er stedfortreder"))
  }

  @Test("S4-18, S4-20: one's post is new until opened, and a section leader's lies to be given on with its age")
  func newAndToDistribute() throws {
    let (office, play) = try morning()
    let post = try office.receive("Henvisning", from: "Nordre skole")
    try office.send(AssignPost(post: post, handler: DeskOffice.siv), as: DeskOffice.kari)
    try office.send(
      GrantRole(user: DeskOffice.siv, membership: Membership(service: DeskOffice.profil, role: .sectionLeader)))
    let hers = try Screenplay(office)
    hers.enter(as: DeskOffice.siv)
    hers.press(.goMine)
    #expect(hers.cursorLine.contains("Ny · gitt fre 20. nov"))
    hers.press(.open)
    hers.key(.escape)
    #expect(!hers.cursorLine.contains("Ny ·") && hers.cursorLine.contains("gitt fre 20. nov"))
    office.clock.move(to: DeskOffice.friday.adding(seconds: 3 * 86_400))
    hers.press(.view)
    #expect(hers.screen.contains("Til fordeling hos seksjonsleder · 1"))
    #expect(hers.cursorLine.contains("Siv Aas · 3 d"))
    _ = play
  }
}
