import CommandBus
import Domain
import Repository
import Testing

@Suite("Roles, the archive officer and the deputy, and leaving (S2-49, S2-50, S2-62…67)")
struct StaffTests {
  private typealias D = DeskOffice

  private func profil(_ role: Role) -> Membership { Membership(service: D.profil, role: role) }

  @Test("One archive officer and one deputy for each archive part; a second is refused, naming the first")
  func oneOfficer() throws {
    let office = try DeskOffice()
    let second = GrantRole(user: D.per, membership: profil(.archiveOfficer))
    let taken = Refusal(.roleTaken, ["role": "archive-officer", "service": "Profil", "user": "Tove Nes"])
    #expect(try office.refusal(second, by: D.tove) == taken)
    let new = AddUser(
      user: D.word("ny", User.self), fullName: "Ny", memberships: [profil(.archiveOfficer)], hire: "T-1")
    #expect(try office.refusal(new, by: D.tove) == taken)
    try office.when(GrantRole(user: D.per, membership: profil(.deputy)), by: D.tove)
    #expect(try office.refusal(GrantRole(user: D.siv, membership: profil(.deputy)), by: D.tove)?.code == .roleTaken)
    // Another archive part has its own.
    let other = Membership(service: D.ppt, role: .archiveOfficer)
    try office.when(GrantRole(user: D.per, membership: other), by: D.tove)
    try office.when(RevokeRole(user: D.tove, membership: profil(.archiveOfficer), reason: "bytte"), by: D.tove)
    try office.when(second, by: D.tove)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("The deputy steps in and out; meanwhile the officer's rights, and both names on commands (S2-50)")
  func deputy() throws {
    let office = try DeskOffice()
    try office.program(GrantRole(user: D.siv, membership: profil(.deputy)))
    let session = Session(user: D.siv, onBehalfOf: D.tove)
    let post = try office.assignedLetter(to: D.per)
    let command = Reassign(post: post, handler: D.siv, reason: "r")
    #expect(try office.refusal(command, by: D.siv)?.code == .notPermitted)
    #expect(try office.bus.send(command, as: session).refusal?.code == .notSubstitute)
    #expect(try office.refusal(StepIn(service: D.profil, reason: "ferie"), by: D.per)?.code == .notDeputy)
    try office.when(StepIn(service: D.profil, reason: "ferie"), by: D.siv)
    #expect(try office.refusal(StepIn(service: D.profil, reason: "ferie"), by: D.siv)?.code == .alreadySteppedIn)
    let entry = try #require(try office.bus.send(command, as: session).entries.first)
    #expect(entry.actor == D.siv && entry.onBehalfOf == D.tove)
    #expect(try office.refusal(StepOut(service: D.profil), by: D.per)?.code == .notDeputy)
    try office.when(StepOut(service: D.profil), by: D.tove)
    #expect(try office.bus.send(UndoDecision(post: post), as: session).refusal?.code == .notSubstitute)
    #expect(try office.refusal(StepOut(service: D.profil), by: D.siv)?.code == .notSteppedIn)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("A deputy who loses the role while stepped in steps out with it")
  func losingTheRole() throws {
    let office = try DeskOffice()
    for role in [Role.deputy, .leader] { try office.program(GrantRole(user: D.siv, membership: profil(role))) }
    try office.when(StepIn(service: D.profil, reason: "ferie"), by: D.siv)
    let events = try office.when(RevokeRole(user: D.siv, membership: profil(.deputy), reason: "r"), by: D.tove)
    #expect(events.map(\.kind).prefix(2) == [.deputySteppedOut, .roleRevoked])
    #expect(try office.store.answer(Presence(today: office.now.day)).deputies.isEmpty)
  }

  @Test("Two system administrators: fewer or more is a deviation that goes when it is mended, and stops nobody (S2-62)")
  func administrators() throws {
    let office = try DeskOffice()
    func open() throws -> [String] {
      try office.store.answer(Deviations(service: D.profil, limit: 10)).rows.map(\.deviation.about)
    }
    func gaps() throws -> [StaffingGap] {
      try office.store.answer(StaffingGaps()).filter { $0.service == D.profil }.map(\.gap)
    }
    #expect(try gaps() == [.noDeputy, .notTwoAdministrators])
    let services = try office.store.answer(StaffingGaps()).map(\.service)
    #expect(Set(services) == [D.profil], "a service without an archive of its own lacks nobody")
    try office.when(GrantRole(user: D.randi, membership: profil(.systemAdministrator)), by: D.tove)
    #expect(try open() == [] && gaps() == [.noDeputy])
    try office.when(GrantRole(user: D.per, membership: profil(.systemAdministrator)), by: D.tove)
    #expect(try open() == ["Profil: 3"])
    try office.when(GrantRole(user: D.siv, membership: profil(.systemAdministrator)), by: D.tove)
    #expect(try open() == ["Profil: 3"], "one open deviation is enough")
    for user in [D.per, D.siv] {
      try office.when(RevokeRole(user: user, membership: profil(.systemAdministrator), reason: "r"), by: D.tove)
    }
    #expect(try open() == [])
    let all = try office.store.answer(Deviations(service: D.profil, openOnly: false, limit: 10)).rows
    #expect(all.map(\.deviation.resolution) == ["Rollen er besatt igjen (2)."])
  }

  @Test("The last administrator stays, and the last role goes with the employment only")
  func last() throws {
    let office = try DeskOffice()
    #expect(
      try office.refusal(RevokeRole(user: D.tove, membership: profil(.systemAdministrator), reason: "r"), by: D.tove)
        == Refusal(.lastAdministrator, ["user": "Tove Nes"]))
    #expect(try office.refusal(EndEmployment(user: D.tove, notice: "S"), by: D.tove)?.code == .lastAdministrator)
    #expect(
      try office.refusal(RevokeRole(user: D.per, membership: profil(.handler), reason: "r"), by: D.tove)?.code
        == .lastRole)
    #expect(
      try office.refusal(RevokeRole(user: D.per, membership: profil(.leader), reason: "r"), by: D.tove)?.code
        == .roleNotHeld)
    #expect(
      try office.refusal(GrantRole(user: D.per, membership: profil(.handler)), by: D.tove)?.code == .roleHeld)
  }

  @Test("Nobody leaves a service with its post in hand")
  func stillHolds() throws {
    let office = try DeskOffice()
    try office.program(GrantRole(user: D.per, membership: Membership(service: D.ppt, role: .handler)))
    _ = try office.assignedLetter(to: D.per)
    let revoke = RevokeRole(user: D.per, membership: profil(.handler), reason: "r")
    #expect(
      try office.refusal(revoke, by: D.tove)
        == Refusal(.stillHolds, ["user": "Per Moe", "service": "Profil", "count": "1"]))
  }

  @Test("Access ends with the notice of leaving, and the post is handed over in the same transaction (S2-65)")
  func leaving() throws {
    let office = try DeskOffice()
    try office.signIn.setPassword("langt passord", of: D.per)
    let token = try office.signIn.signIn(D.per, password: "langt passord").token
    let first = try office.assignedLetter("En", to: D.per)
    let second = try office.assignedLetter("To", to: D.per)
    let folder = try office.openCase()
    _ = folder
    try office.when(OpenCase(service: D.profil, title: "Pers sak", party: "Ola", owner: D.per))
    let period = try #require(DayPeriod(from: office.now.day, through: office.now.day + 5))
    try office.when(AppointSubstitute(user: D.siv, substitute: D.per, period: period), by: D.siv)
    let command = EndEmployment(user: D.per, notice: "Sluttmelding 12", successor: D.siv)
    let events = try office.when(command, by: D.tove)
    #expect(
      events.map(\.kind) == [.postReassigned, .postReassigned, .substitutionEnded, .employmentEnded])
    guard case .employmentEnded(let ended)? = events.last else { throw DeskOffice.Missing() }
    #expect(ended.post == [first, second] && ended.cases == [CaseFolder.ID(year: 2026, number: 2)])
    for post in [first, second] {
      #expect(try office.item(post).placement == .assigned(D.siv))
      #expect(try office.item(post).responsible == D.siv)
    }
    #expect(throws: Refusal.self) { try office.signIn.signIn(D.per, password: "langt passord") }
    #expect(try office.signIn.session(of: token) == nil)
    #expect(try office.store.read { try $0.user(D.per) }.memberships == [])
    #expect(try office.refusal(MarkUrgent(post: first), by: D.per)?.code == .notMember)
    #expect(try office.refusal(command, by: D.tove)?.code == .hasLeft)
    #expect(try office.refusal(AssignPost(post: try office.stampedLetter(), handler: D.per))?.code == .handlerNotHere)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("Without a named successor the post goes to whoever answers for the service's post (S0-7)")
  func leavingToResponsible() throws {
    let office = try DeskOffice()
    let post = try office.assignedLetter(to: D.per)
    let parked = try office.stampedLetter("Parkert")
    try office.program(GrantRole(user: D.per, membership: profil(.clerk)))
    try office.when(ParkPost(post: parked, until: office.now.day + 7, reason: "venter"), by: D.per)
    #expect(try office.item(parked).responsible == D.per)
    try office.when(EndEmployment(user: D.per, notice: "S"), by: D.tove)
    #expect(try office.item(post).placement == .assigned(D.kari))
    #expect(try office.item(parked).responsible == D.kari)
  }

  @Test("Whoever answers for a service's post is replaced first; what lies on the table follows (S0-7)")
  func postResponsible() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    #expect(
      try office.refusal(EndEmployment(user: D.kari, notice: "S"), by: D.tove)
        == Refusal(.answersForPost, ["user": "Kari Vik", "service": "Profil"]))
    try office.when(SetPostResponsible(service: D.profil, user: D.åge), by: D.tove)
    #expect(try office.item(post).responsible == D.åge)
    #expect(try office.item(try office.letter(by: D.åge)).responsible == D.åge)
    try office.when(EndEmployment(user: D.kari, notice: "S"), by: D.tove)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("A user is created on an employment, in agreement with a leader of the service (S2-63, S2-64, S2-66)")
  func hire() throws {
    let office = try DeskOffice()
    let user = D.word("ny", User.self)
    func add(hire: String?, leader: User.ID?) -> AddUser {
      AddUser(user: user, fullName: "Ny", memberships: [profil(.handler)], hire: hire, leader: leader)
    }
    #expect(try office.refusal(add(hire: nil, leader: nil), by: D.tove)?.code == .reasonMissing)
    #expect(try office.refusal(add(hire: "T-1", leader: D.per), by: D.tove)?.code == .notLeader)
    guard case .userAdded(let added)? = try office.when(add(hire: "T-1", leader: D.randi), by: D.tove).first else {
      throw DeskOffice.Missing()
    }
    #expect(added.hire == "T-1" && added.leader == D.randi)
  }
}
