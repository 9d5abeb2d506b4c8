import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// Cases that are not for everybody's eyes, on the screen (S0-34, S1-47, S1-52, S3-39).
@Suite struct CaseAccessTests {
  private let service = word("utekontakten", of: Service.self)
  private let ali = word("ali.hansen", of: User.self)
  private let mona = word("mona.lie", of: User.self)

  /// A case of Ali's, and the list of cases as Mona sees it.
  private func list(_ policy: AccessPolicy) throws -> (DeskOffice, Screenplay) {
    let office = try DeskOffice()
    for (user, name) in [(ali, "Ali Hansen"), (mona, "Mona Lie")] {
      try office.send(
        AddUser(user: user, fullName: name, memberships: [Membership(service: service, role: .handler)]))
    }
    var routine = ServiceRoutine(kinds: [], subjectFollowsKind: false)
    let rule = RuleSource(requirements: ["S1-47"], lines: ["L53"], strength: .must)
    let code = LocalText(nb: "u.off.", nn: "u.off.", en: "exempt")
    routine.access = AccessRule(policy: policy, policyRule: rule, code: code, legalBasis: "§ 13", rule: rule)
    try office.send(
      AddService(service: Service(id: service, name: "Utekontakten", postResponsible: ali), routine: routine))
    try office.send(OpenCase(service: service, title: "Oppfølging", party: "Emil Haugen"), as: ali)
    let play = try Screenplay(office)
    play.enter(as: mona)
    play.press(.goCases)
    return (office, play)
  }

  private func kinds(_ office: DeskOffice) throws -> [EventKind] {
    let folder = CaseFolder.ID(year: 2026, number: 1)
    return try office.store.answer(History(caseFolder: folder, limit: 50)).rows.map(\.entry.event.kind)
  }

  @Test("S1-47: a case that is not shared is a masked row, and Enter says whom to ask")
  func hidden() throws {
    let (office, play) = try list(.sharedCasesOnly)
    #expect(play.cursorLine.contains("skjermet"))
    #expect(play.cursorLine.contains("Ali Hansen"))
    #expect(!play.screen.contains("Emil"))
    play.press(.open)
    #expect(play.message.contains("Sak 2026/1 er ikke delt med deg. Be Ali Hansen"))
    #expect(!play.screen.contains("Oppfølging"))
    try office.send(ShareCase(caseFolder: CaseFolder.ID(year: 2026, number: 1), reason: "Ferie"), as: ali)
    play.hear(position: try office.store.position())
    #expect(play.cursorLine.contains("Oppfølging"))
    play.press(.open)
    #expect(play.screen.contains("Sak 2026/1: Oppfølging"))
    #expect(play.screen.contains("· delt"))
    #expect(try kinds(office) == [.caseOpened, .caseShared, .caseRead])
  }

  @Test("S0-34: a colleague's case is open to read, and that it was read is in the log once")
  func logged() throws {
    let (office, play) = try list(.sharedInService)
    play.press(.open)
    #expect(play.screen.contains("Part: Emil Haugen"))
    play.press(.redraw)
    play.press(.caseHistory)
    #expect(play.screen.contains("Mona Lie leste sak 2026/1"))
    #expect(try kinds(office) == [.caseOpened, .caseRead])
  }

  @Test("No letter is begun in a colleague's case, and it is said at once whose it is")
  func letterInAColleaguesCase() throws {
    let (office, play) = try list(.sharedInService)
    play.press(.open)
    play.press(.writeLetter)
    #expect(play.message == "Sak 2026/1 er Ali Hansen sin. Be Ali Hansen om det, eller en leder.", "\(play.message)")
    #expect(!play.screen.contains("Nytt: "))
    let own = try Screenplay(office)
    own.enter(as: ali)
    own.press(.goCases)
    own.press(.open)
    own.press(.writeLetter)
    #expect(own.screen.contains("Nytt: "), "\(own.screen)")
  }

  @Test("S3-39: the purpose is asked for first, and stands in the log")
  func purpose() throws {
    let (office, play) = try list(.needToKnow)
    #expect(play.cursorLine.contains("skjermet"))
    play.press(.open)
    #expect(play.screen.contains("Les sak 2026/1: hva er formålet?"))
    play.key(.ctrl("s"))
    #expect(play.screen.contains("du må oppgi hva du skal lese den for"))
    play.type("vakt i helgen")
    play.key(.enter)
    #expect(play.screen.contains("Sak 2026/1: Oppfølging"))
    play.press(.caseHistory)
    #expect(play.screen.contains("Mona Lie leste sak 2026/1 for: vakt i helgen"))
    #expect(try kinds(office) == [.caseOpened, .caseRead])
  }

  @Test("The owner shares the case by a key, with the reason, and takes it back by the same")
  func share() throws {
    let (office, _) = try list(.sharedCasesOnly)
    let play = try Screenplay(office)
    play.enter(as: ali)
    play.press(.goCases)
    play.press(.open)
    play.press(.share)
    play.type("ferie")
    play.key(.enter)
    #expect(play.message == "Lagret: sak 2026/1 er delt")
    play.press(.share)
    #expect(play.screen.contains("Opphev delingen av sak 2026/1"))
    play.type("tilbake")
    play.key(.enter)
    #expect(play.message == "Lagret: sak 2026/1 er ikke lenger delt")
  }

  @Test("S1-53: a consent is recorded from the list of cases, stands on the case, and is withdrawn there")
  func consent() throws {
    let (office, _) = try list(.sharedCasesOnly)
    let play = try Screenplay(office)
    play.enter(as: ali)
    play.press(.goCases)
    play.press(.recordConsent)
    play.type("Emil Haugen")
    play.key(.tab)
    play.type("18.11")
    play.key(.tab)
    play.type("Emil Haugen")
    play.key(.tab)
    play.key(.ctrl("s"))
    #expect(play.message.contains("hvor det ligger"))
    play.type("Perm 3")
    play.key(.ctrl("s"))
    #expect(play.message == "Lagret: samtykket er registrert")
    play.press(.open)
    #expect(play.screen.contains("samtykke ons 18. nov 2026 av Emil Haugen"))
    play.press(.withdrawConsent)
    play.key(.tab)
    play.type("ønsker ikke")
    play.key(.ctrl("s"))
    #expect(play.message == "Lagret: samtykket er trukket")
    play.press(.withdrawConsent)
    #expect(play.message.contains("ikke registrert noe samtykke"))
  }
}
