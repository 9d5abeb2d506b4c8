import CommandBus
import Domain
import Repository
import Testing

@Suite("The section leader gives on what is given to them; new until opened (S4-18…20)")
struct SectionLeaderTests {
  private typealias D = DeskOffice
  private static let gro = DeskOffice.word("gro.tveit", User.self)

  private func office() throws -> DeskOffice {
    let office = try DeskOffice()
    try office.program(
      AddUser(
        user: Self.gro, fullName: "Gro Tveit", memberships: [Membership(service: D.ppt, role: .sectionLeader)]))
    return office
  }

  @Test("What a section leader has lies to be given on, with its age, until it is given on (S4-18, S4-19)")
  func queue() throws {
    let office = try office()
    let post = try office.stampedLetter("Henvisning", to: D.ppt)
    let other = try office.stampedLetter("Annen", to: D.ppt)
    try office.when(AssignPost(post: post, handler: Self.gro), by: D.ellen)
    try office.when(AssignPost(post: other, handler: D.anne), by: D.ellen)
    let given = office.now
    try office.setClock("2026-11-24")
    let rows = try office.store.answer(Tray(service: D.ppt, view: .toDistribute, limit: 10)).rows
    #expect(rows.map(\.post) == [post])
    #expect(rows.first?.givenAt == given)
    try office.when(Reassign(post: post, handler: D.anne, reason: "hører til Nordre skole"), by: Self.gro)
    #expect(try office.listed(.toDistribute, in: D.ppt) == [])
    #expect(try office.listed(.mine(D.anne), in: D.ppt) == [post, other])
  }

  @Test("New until the handler opens it; reading disturbs nobody's work; given on, it is new again (S4-20)")
  func new() throws {
    let office = try office()
    let post = try office.stampedLetter("Henvisning", to: D.ppt)
    try office.when(AssignPost(post: post, handler: D.anne), by: D.ellen)
    func isNew() throws -> Bool? {
      try office.store.answer(Tray(service: D.ppt, view: .assigned, limit: 10)).rows.first?.isNew
    }
    #expect(try isNew() == true)
    let version = try #require(try office.store.answer(PostCard(post: post))).version
    try office.when(OpenPost(post: post), by: D.anne)
    #expect(try isNew() == false)
    #expect(try office.refusal(OpenPost(post: post), by: D.anne)?.code == .alreadyOpened)
    // Somebody who had the item on the screen before it was read is not refused.
    let seen = Seen(.post(post), version: version)
    let reassign = Reassign(post: post, handler: Self.gro, reason: "feil")
    #expect(try office.bus.send(reassign, as: Session(user: Self.gro), seen: seen).refusal == nil)
    #expect(try isNew() == true)
    #expect(try office.refusal(OpenPost(post: post), by: D.anne)?.code == .notYours)
    #expect(try office.refusal(OpenPost(post: try office.letter(to: D.ppt)), by: D.anne)?.code == .notAssigned)
    #expect(try office.store.replayAndCompare().differences == [])
  }
}
