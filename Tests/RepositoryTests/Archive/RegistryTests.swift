import CommandBus
import Domain
import GRDB
import Testing

@testable import Repository

@Suite("Cases and the registry: open-case, link-case, register-entry")
struct RegistryTests {
  private typealias D = DeskOffice

  @Test("A case is opened for an item and linked in the same transaction (S0-22, S4-9)")
  func opensForItem() throws {
    let office = try DeskOffice()
    let post = try office.assignedLetter()
    let events = try office.when(
      OpenCase(service: D.profil, title: "Klagesak", kind: D.klage, party: "Ola", post: post))
    let id = CaseFolder.ID(year: 2026, number: 1)
    let opened = CaseOpened(
      caseFolder: id, service: D.profil, title: "Klagesak", kind: D.klage, party: "Ola", owner: D.per)
    let linked = CaseLinked(post: post, service: D.profil, caseFolder: id, before: nil)
    #expect(events == [.caseOpened(opened), .caseLinked(linked)])
    #expect(try office.item(post).caseFolder == id)
    let again = OpenCase(service: D.profil, title: "Til", party: "Ola", post: post)
    #expect(try office.refusal(again) == Refusal(.alreadyLinked, ["post": "1", "case": "2026/1"]))
  }

  @Test("A case is its service's: kinds, owners and items of others are refused")
  func openRefusals() throws {
    let office = try DeskOffice()
    let theirs = try office.letter(to: D.ppt)
    let post = OpenCase(service: D.profil, title: "Sak", party: "Ola", post: theirs)
    #expect(try office.refusal(post) == Refusal(.caseOfOtherService, ["post": "1", "service": "PPT"]))
    let kind = OpenCase(service: D.profil, title: "Sak", kind: D.henvisning, party: "Ola")
    #expect(try office.refusal(kind)?.code == .noSuchKind)
    let owner = OpenCase(service: D.profil, title: "Sak", party: "Ola", owner: D.anne)
    #expect(try office.refusal(owner)?.code == .handlerNotHere)
    #expect(try office.refusal(OpenCase(service: D.ppt, title: "Sak", party: "Ola"))?.code == .notMember)
  }

  @Test("In PPT a case's title is its category, too (S4-13)")
  func titleFollowsKind() throws {
    let office = try DeskOffice()
    let opening = OpenCase(service: D.ppt, title: "Ola Nordmann", kind: D.henvisning, party: "Ola Nordmann")
    guard case .caseOpened(let opened) = try office.when(opening, by: D.ellen)[0] else { return }
    #expect(opened.title == "Henvisning")
  }

  @Test("An item is linked to an open case of its own service, and can be linked to another until registered (S2-9)")
  func links() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    let (one, two) = (try office.openCase(), try office.openCase())
    #expect(
      try office.when(LinkCase(post: post, caseFolder: one), by: D.per)
        == [.caseLinked(CaseLinked(post: post, service: D.profil, caseFolder: one, before: nil))])
    #expect(try office.refusal(LinkCase(post: post, caseFolder: one))?.code == .alreadyLinked)
    #expect(
      try office.when(LinkCase(post: post, caseFolder: two))
        == [.caseLinked(CaseLinked(post: post, service: D.profil, caseFolder: two, before: one))])
    let missing = CaseFolder.ID(year: 2026, number: 99)
    #expect(try office.refusal(LinkCase(post: post, caseFolder: missing)) == Refusal(.noSuchCase, ["case": "2026/99"]))
    let theirs = try office.openCase(in: D.ppt)
    #expect(try office.refusal(LinkCase(post: post, caseFolder: theirs))?.code == .caseOfOtherService)
  }

  @Test("A closed case takes no more")
  func closedCase() throws {
    let office = try DeskOffice()
    let (linked, other) = (try office.assignedLetter(), try office.letter())
    let folder = try office.openCase()
    try office.when(LinkCase(post: linked, caseFolder: folder))
    try office.when(RegisterEntry(post: linked))
    try office.when(CloseCase(caseFolder: folder, choices: [.init(sequence: 1, method: .noted)]))
    #expect(try office.refusal(LinkCase(post: other, caseFolder: folder)) == Refusal(.caseClosed, ["case": "2026/1"]))
    let last = try office.assignedLetter()
    #expect(try office.refusal(RegisterEntry(post: last, caseFolder: folder))?.code == .caseClosed)
    #expect(
      try office.refusal(RegisterNote(caseFolder: folder, title: "Notat", text: "t"))
        == Refusal(.caseClosed, ["case": "2026/1"]))
  }

  @Test("Registered on the case it is linked to, with the day's numbers (S2-21, S2-25)")
  func registers() throws {
    let office = try DeskOffice()
    let post = try office.assignedLetter("Klage")
    let folder = try office.openCase()
    try office.when(LinkCase(post: post, caseFolder: folder))
    let entry = EntryRegistered(
      entry: RegistryEntry.ID(year: 2026, number: 1), post: post, service: D.profil, caseFolder: folder, sequence: 1,
      title: "Klage", correspondent: "Ola Nordmann", receivedOn: office.now.day, documentDate: nil,
      registeredOn: office.now.day)
    #expect(try office.when(RegisterEntry(post: post), by: D.per) == [.entryRegistered(entry)])
    #expect(try office.item(post).entry == entry.entry)
    #expect(try office.listed(.registered) == [post])
    #expect(try office.listed(.mine(D.per)) == [])
    #expect(try office.store.answer(CaseCard(caseFolder: folder))?.entries.map(\.post) == [post])
    #expect(try office.refusal(RegisterEntry(post: post))?.code == .alreadyRegistered)
  }

  @Test("A new case or an existing one: never both, never neither (S4-9)")
  func exactlyOneCase() throws {
    let office = try DeskOffice()
    let post = try office.assignedLetter()
    let (one, two) = (try office.openCase(), try office.openCase())
    #expect(try office.refusal(RegisterEntry(post: post)) == Refusal(.noCase, ["post": "1"]))
    let both = RegisterEntry(post: post, caseFolder: one, newCaseTitle: "Ny")
    #expect(try office.refusal(both) == Refusal(.twoCases, ["post": "1", "case": "2026/1"]))
    try office.when(LinkCase(post: post, caseFolder: one))
    #expect(try office.refusal(RegisterEntry(post: post, caseFolder: two))?.code == .twoCases)
    #expect(try office.refusal(RegisterEntry(post: post, newCaseTitle: "Ny"))?.code == .twoCases)
    let same = try office.when(RegisterEntry(post: post, caseFolder: one))
    #expect(same.map(\.kind) == [.entryRegistered])
  }

  @Test("With an existing case named, the link comes with it; with a new one, the case too")
  func linksOnTheWay() throws {
    let office = try DeskOffice()
    let existing = try office.when(RegisterEntry(post: office.assignedLetter(), caseFolder: office.openCase()))
    #expect(existing.map(\.kind) == [.caseLinked, .entryRegistered])
    let new = try office.when(RegisterEntry(post: office.assignedLetter(), newCaseTitle: "Ny sak"))
    #expect(new.map(\.kind) == [.caseOpened, .caseLinked, .entryRegistered])
    guard case .caseOpened(let opened) = new[0] else { return }
    // The sender is the party when nobody else is named, and the handler owns the case.
    #expect((opened.party, opened.owner) == ("Ola Nordmann", D.per))
  }

  @Test("Stamped and somebody's before it is registered (S0-23, S0-32)")
  func stampedAndAssigned() throws {
    let office = try DeskOffice()
    let folder = try office.openCase()
    let letter = try office.letter()
    #expect(try office.refusal(RegisterEntry(post: letter, caseFolder: folder)) == Refusal(.notStamped, ["post": "1"]))
    let stamped = try office.stampedLetter()
    #expect(
      try office.refusal(RegisterEntry(post: stamped, caseFolder: folder)) == Refusal(.notAssigned, ["post": "2"]))
  }

  @Test("A handler registers what is theirs; the desk registers for all (S1-16, S2-21)")
  func own() throws {
    let office = try DeskOffice()
    let post = try office.assignedLetter(to: D.per)
    let other = try office.refusal(RegisterEntry(post: post, newCaseTitle: "Ny"), by: D.siv)
    #expect(other == Refusal(.notYours, ["post": "1", "user": "Per Moe"]))
    try office.when(RegisterEntry(post: post, newCaseTitle: "Ny"), by: D.åge)
  }

  @Test("Numbers run without gaps over all services and start anew each year (Noark 3.2.6)")
  func numbers() throws {
    let office = try DeskOffice()
    try office.setClock("2026-12-31", hour: 23, minute: 30)
    let posts = try (0..<6).map { _ in try office.assignedLetter() }
    let folder = try office.openCase()
    let theirs = try office.stampedLetter(to: D.ppt)
    try office.when(AssignPost(post: theirs, handler: D.anne), by: D.ellen)
    func register(_ post: PostItem.ID, _ folder: CaseFolder.ID? = nil, by user: User.ID = D.kari) throws -> [String] {
      let new = folder == nil ? "Ny" : nil
      let events = try office.when(RegisterEntry(post: post, caseFolder: folder, newCaseTitle: new), by: user)
      guard case .entryRegistered(let entry)? = events.last else { return [] }
      return [entry.entry.description, "\(entry.caseFolder)-\(entry.sequence)"]
    }
    #expect(try register(posts[0], folder) == ["2026/1", "2026/1-1"])
    #expect(try register(posts[1]) == ["2026/2", "2026/2-1"])
    #expect(try register(theirs, by: D.ellen) == ["2026/3", "2026/3-1"])
    #expect(try register(posts[2], folder) == ["2026/4", "2026/1-2"])
    // Midnight in Oslo, an hour before it in UTC.
    try office.setClock("2027-01-01", hour: 0, minute: 0)
    #expect(try register(posts[3], folder) == ["2027/1", "2026/1-3"])
    #expect(try register(posts[4]) == ["2027/2", "2027/1-1"])
  }

  @Test("A refused registration takes no number")
  func refusedTakesNone() throws {
    let office = try DeskOffice()
    _ = try office.refusal(RegisterEntry(post: office.assignedLetter()))
    let post = try office.registeredLetter()
    #expect(try office.item(post).entry == RegistryEntry.ID(year: 2026, number: 1))
  }
}
