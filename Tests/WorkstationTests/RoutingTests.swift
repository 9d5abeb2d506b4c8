import CommandBus
import Domain
import Repository
import Routines
import Screen
import Testing

@testable import Workstation

/// Where an item goes in child welfare, on the screen: facts, proposal, confirmation, deliveries.
@Suite struct RoutingTests {
  private static let barnevern = word("barnevern", of: Service.self)
  private static let wenche = word("wenche.dal", of: User.self)

  private let office: DeskOffice
  private let play: Screenplay

  init() throws {
    office = try DeskOffice()
    let member = Membership(service: Self.barnevern, role: .clerk)
    try office.send(AddUser(user: Self.wenche, fullName: "Wenche Dal", memberships: [member]))
    let service = Service(id: Self.barnevern, name: "Barnevern", postResponsible: Self.wenche)
    try office.send(AddService(service: service, routine: try RoutinePacks.load("barnevern").routine))
    play = try Screenplay(office)
  }

  private func receive(_ kind: String, from sender: String = "Live Aune") throws -> PostItem.ID {
    let details = PostDetails(
      channel: .svarUt, kind: word(kind, of: PostKindName.self), title: "Dokument om barnet", sender: sender)
    let entries = try office.send(RegisterPost(service: Self.barnevern, details: details), as: Self.wenche)
    return try #require(
      entries.compactMap { if case .postReceived(let content) = $0.event { content.post } else { nil } }.first)
  }

  private func card(_ post: PostItem.ID) throws -> RoutingCard.Answer {
    try office.store.answer(RoutingCard(post: post))
  }

  @Test("the proposal stands with rule, lines, strength, what gives way and the draft mark before it is decided (S3-1)")
  func proposal() throws {
    let post = try receive("bekymringsmelding")
    play.enter(as: Self.wenche)
    #expect(play.screen.contains("Ikke rutet ennå."))
    play.press(.route)
    // From "not said" to "closed".
    play.key(.right, .right)
    #expect(play.screen.contains("Visma Familia, barnets mappe"), "\(play.screen)")
    play.key(.ctrl("s"))
    for words in ["Rute posten slik?", "Regel R05 · skal alltid · 003:L13, 003:L8", "UTKAST", "Viker: R02 003:L8"] {
      #expect(play.screen.contains(words), "\(words) in \(play.screen)")
    }
    #expect(try card(post).routed == nil, "nothing is decided before the question is answered")
    play.key(.enter)
    #expect(try card(post).routed == nil, "the safe answer is the selected one")
    play.key(.ctrl("s"), .down, .enter)
    #expect(try card(post).routed?.rule == "R05")
    #expect(play.message.contains("er rutet"), "\(play.message)")
    #expect(play.screen.contains("ikke levert"), "\(play.screen)")
  }

  @Test("an extract is confirmed before its delivery, and both deliveries stand on the item (S3-33, S3-2)")
  func deliveries() throws {
    let post = try receive("cv", from: "Torleif Sandvik")
    let facts = Arguments(["folder": "active", "concerns": "contractor,child"])
    try office.send(RoutePost(post: post, facts: facts), as: Self.wenche)
    play.enter(as: Self.wenche)
    #expect(play.screen.contains("Fokus, oppdragstakerens mappe"), "\(play.screen)")
    play.press(.deliver)
    #expect(play.screen.contains("Bekreft levering"))
    play.key(.right, .ctrl("s"))
    #expect(try card(post).deliveries.map(\.state) == [.confirmed, .outstanding])
    play.press(.deliver)
    #expect(play.screen.contains("Bekreft utdrag"), "\(play.screen)")
    play.type("CV Sandvik")
    play.key(.ctrl("s"))
    #expect(try card(post).deliveries[1].isExtractConfirmed == false)
    #expect(play.message.contains("Sandvik"), "\(play.message)")
    for _ in 0..<10 { play.key(.backspace) }
    play.type("Om barnet")
    play.key(.ctrl("s"))
    #expect(try card(post).deliveries[1].isExtractConfirmed)
    play.press(.deliver)
    play.key(.right, .ctrl("s"))
    #expect(try card(post).deliveries.allSatisfy { $0.state == .confirmed })
    #expect(try office.store.answer(Tray(service: Self.barnevern, view: .undelivered, limit: 5)).rows.isEmpty)
  }

  @Test("a conflict shows its options and wants a reason; the badge counts what is not delivered (R39)")
  func conflict() throws {
    let post = try receive("tilsagn-bufetat")
    play.enter(as: Self.wenche)
    play.press(.route)
    play.key(.right, .right)
    #expect(play.screen.contains("begrunnelse"), "\(play.screen)")
    // Folder, concerns, sender, address, choice, reason.
    for _ in 0..<4 { play.key(.tab) }
    play.key(.right)
    play.key(.ctrl("s"), .down, .enter)
    #expect(try card(post).routed == nil, "without a reason nothing is decided")
    play.type("Barnet er ute av tiltak")
    play.key(.ctrl("s"), .down, .enter)
    #expect(try card(post).routed?.rule == "R39", "\(play.screen)")
    #expect(play.state.counts?.deliveries == 1)
  }

  @Test("rule gaps lie with the deviations; the routine's owner answers there, the clerk reads (R38, S3-1)")
  func ruleGaps() throws {
    let unni = word("unni.bakke", of: User.self)
    try office.send(
      AddUser(user: unni, fullName: "Unni Bakke", memberships: [Membership(service: Self.barnevern, role: .leader)]))
    let post = try receive("tilsagn-bufetat")
    let facts = Arguments(["folder": "closed", "concerns": "child"])
    let answer = RoutePost.Answer(choice: "gjenapne-mappe", reason: "Følges opp igjen")
    try office.send(RoutePost(post: post, facts: facts, answer: answer), as: Self.wenche)
    func gap() throws -> RuleGap? {
      try office.store.answer(RuleGaps(service: Self.barnevern, limit: 5)).rows.first?.gap
    }

    play.enter(as: Self.wenche)
    play.key(.function(6))
    play.press(.ruleGaps)
    for words in ["1 ubesvart", "R39", "barnets mappe", "Følges opp igjen", "Wenche Dal"] {
      #expect(play.screen.contains(words), "\(words) in \(play.screen)")
    }
    play.key(.enter)
    #expect(play.message.contains("eie rutinen"), "\(play.message)")
    #expect(try gap()?.answer == nil)

    let owner = try Screenplay(office)
    owner.enter(as: unni)
    owner.key(.function(6))
    owner.press(.ruleGaps)
    owner.key(.enter)
    owner.key(.ctrl("s"))
    #expect(try gap()?.answer == nil, "an answer must be written")
    owner.type("Tas inn i rutinen")
    owner.key(.ctrl("s"))
    #expect(try gap()?.answer == "Tas inn i rutinen", "\(owner.screen)")
    #expect(owner.message.contains("besvart"), "\(owner.message)")
    owner.press(.ruleGaps)
    #expect(owner.screen.contains("0 ubesvart"), "\(owner.screen)")
    owner.key(.enter)
    #expect(owner.message.contains("Tas inn i rutinen"), "\(owner.message)")
  }

  @Test("an item in Acos Mottak is reported from the item, with the time it came there (S3-21, R08)")
  func misdirected() throws {
    let post = try receive("bekymringsmelding")
    play.enter(as: Self.wenche)
    play.press(.reportMisdirected)
    play.key(.tab)
    play.type("25:10")
    play.key(.ctrl("s"))
    #expect(try card(post).misdirectedAt == nil)
    for _ in 0..<5 { play.key(.backspace) }
    play.type("00:05")
    play.key(.ctrl("s"))
    #expect(try card(post).misdirectedAt?.clockText == "00:05", "\(play.screen)")
    #expect(play.message.contains("feiladressert"), "\(play.message)")
    #expect(play.screen.contains("Acos Mottak"), "\(play.screen)")
    play.press(.reportMisdirected)
    #expect(play.message.contains("alt meldt"), "\(play.message)")
  }

  @Test("in a service with one system there is nothing to route, and the key says why")
  func oneSystem() throws {
    try office.receive("Brev", from: "Ola Nordmann")
    play.enter()
    play.press(.route)
    #expect(play.message.contains("ingen regler"), "\(play.message)")
  }
}
