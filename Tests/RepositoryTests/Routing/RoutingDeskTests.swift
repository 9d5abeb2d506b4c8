import CommandBus
import Domain
import Repository
import Routines
import TestOffice
import Testing

/// Child welfare with its own pack: Wenche is the clerk, Unni leads, Frida keeps the archive.
struct TwoSystemsOffice {
  let office: DeskOffice
  static let barnevern = DeskOffice.word("barnevern", Service.self)
  static let wenche = DeskOffice.word("wenche.dal", User.self)
  static let unni = DeskOffice.word("unni.bakke", User.self)

  /// - Parameters:
  ///   - policy: who may read whose cases; nil: as the pack has it.
  ///   - changed: what else the municipality has changed.
  init(_ policy: AccessPolicy? = nil, changed: (inout ServiceRoutine) -> Void = { _ in }) throws {
    office = try DeskOffice()
    for (user, name, role) in [(Self.wenche, "Wenche Dal", Role.clerk), (Self.unni, "Unni Bakke", .leader)] {
      try office.program(
        AddUser(user: user, fullName: name, memberships: [Membership(service: Self.barnevern, role: role)]))
    }
    let service = Service(id: Self.barnevern, name: "Barnevern", postResponsible: Self.wenche)
    var routine = try RoutinePacks.load("barnevern").routine
    if let policy {
      let rule = RuleSource(requirements: ["S3-39"], lines: ["003:L26"], strength: .should)
      let code = Domain.LocalText(nb: "u.off.", nn: "u.off.", en: "exempt")
      routine.access = AccessRule(policy: policy, policyRule: rule, code: code, legalBasis: "§ 13", rule: rule)
    }
    changed(&routine)
    try office.program(AddService(service: service, routine: routine))
  }

  /// A letter that has come in, stamped and given to Wenche.
  func given(_ kind: String, from sender: String = "Live Aune", channel: Channel = .svarUt) throws -> PostItem.ID {
    // The routine asks of a message whether it is anything to keep (S3-8).
    let answers = channel == .sms ? ["documentation": false, "case-handling": false] : nil
    let details = PostDetails(
      channel: channel, kind: try #require(DocumentKind(kind)), title: "Dokument", sender: sender, answers: answers)
    let events = try office.when(RegisterPost(service: Self.barnevern, details: details), by: Self.wenche)
    guard case .postReceived(let received)? = events.first else { throw Missing() }
    try office.when(AssignPost(post: received.post, handler: Self.wenche), by: Self.wenche)
    return received.post
  }

  struct Missing: Error {}

  func route(
    _ post: PostItem.ID, _ facts: [String: String], _ answer: RoutePost.Answer = .init()
  ) -> RoutePost {
    RoutePost(post: post, facts: Arguments(facts), answer: answer)
  }

  @discardableResult
  func when(_ command: some Command, sourceLocation: SourceLocation = #_sourceLocation) throws -> [Event] {
    try office.when(command, by: Self.wenche, sourceLocation: sourceLocation)
  }

  func refusal(
    _ command: some Command, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Refusal? {
    try office.refusal(command, by: Self.wenche, sourceLocation: sourceLocation)
  }

  func deliveries(of post: PostItem.ID) throws -> [Delivery] {
    try office.store.answer(RoutingCard(post: post)).deliveries
  }

  func outstanding() throws -> Int {
    try office.store.answer(
      PlaceCounts(service: Self.barnevern, user: Self.wenche, today: office.now.day)
    ).deliveries
  }
}

@Suite("Two systems, each delivery followed until confirmed")
struct RoutingDeskTests {
  private let desk: TwoSystemsOffice
  private var office: DeskOffice { desk.office }

  init() throws { desk = try TwoSystemsOffice() }

  @Test("party access with an active folder is two deliveries; the item is finished when both are confirmed (S3-2)")
  func twoDeliveries() throws {
    let post = try desk.given("krav-om-partsinnsyn")
    try desk.when(desk.route(post, ["folder": "active", "concerns": "child"]))
    let made = try desk.deliveries(of: post)
    #expect(made.map { "\($0.place.system)/\($0.place.folder)" } == ["familia/barnemappe", "fokus/innsyn"])
    #expect(made.allSatisfy { $0.state == .outstanding && $0.rule == "R11" })
    #expect(try desk.outstanding() == 2)

    let register = RegisterEntry(post: post, newCaseTitle: "Innsyn", party: "Live Aune")
    #expect(try desk.refusal(register)?.code == .deliveriesOutstanding)
    #expect(try desk.refusal(ReturnPost(post: post, reason: "Feil"))?.code == .deliveriesOutstanding)
    #expect(
      try desk.refusal(ForwardPost(post: post, to: .elsewhere("NAV"), reason: "Feil"))?.code
        == .deliveriesOutstanding)

    try desk.when(ConfirmDelivery(delivery: made[0].id, folder: .active, reference: "F-12"))
    #expect(try desk.refusal(register)?.code == .deliveriesOutstanding, "one of two is not finished")
    try desk.when(ConfirmDelivery(delivery: made[1].id, folder: .active))
    #expect(try desk.refusal(ConfirmDelivery(delivery: made[1].id, folder: .active))?.code == .alreadyDelivered)
    try desk.when(register)
    #expect(try desk.outstanding() == 0)
    #expect(try desk.deliveries(of: post).map(\.reference) == ["F-12", nil])
    try #expect(office.store.replayAndCompare().differences == [])
  }

  @Test("an item is routed before it is registered, unless the pack exempts its kind (S3-2)")
  func routedFirst() throws {
    let post = try desk.given("klagesak")
    let register = RegisterEntry(post: post, newCaseTitle: "Klage", party: "Live Aune")
    let refusal = try #require(try desk.refusal(register))
    #expect(refusal == Refusal(.notRouted, ["post": post.description, "service": "Barnevern"]))
    try desk.when(desk.route(post, ["folder": "active"]))
    #expect(try desk.refusal(register)?.code == .deliveriesOutstanding)
    for delivery in try desk.deliveries(of: post) {
      try desk.when(ConfirmDelivery(delivery: delivery.id, folder: .active))
    }
    try desk.when(register)

    let exempting = try TwoSystemsOffice { routine in
      for index in routine.kinds.indices where routine.kinds[index].id.text == "klagesak" {
        routine.kinds[index].flags = [.withoutRouting]
      }
    }
    let exempt = try exempting.given("klagesak")
    try exempting.when(RegisterEntry(post: exempt, newCaseTitle: "Klage", party: "Live Aune"))
    let other = try exempting.given("brev-om-barnet")
    #expect(try exempting.refusal(RegisterEntry(post: other, newCaseTitle: "Brev"))?.code == .notRouted)
  }

  @Test("a complaint in both systems is not answered in one without saying how it was coordinated (S3-45, R22)")
  func coordinated() throws {
    /// Routed with these facts, delivered and registered; the number of its entry.
    func registered(_ facts: [String: String]) throws -> RegistryEntry.ID {
      let post = try desk.given("klage-pa-tjenesten")
      try desk.when(desk.route(post, facts))
      for delivery in try desk.deliveries(of: post) {
        try desk.when(ConfirmDelivery(delivery: delivery.id, folder: facts["folder"].flatMap(FolderState.init)))
      }
      try desk.when(RegisterEntry(post: post, newCaseTitle: "Klage", party: "Live Aune"))
      return try #require(try office.store.read { try $0.post(post) }.entry)
    }
    let both = try registered(["folder": "active", "concerns": "child"])
    let alone = try registered(["folder": "closed", "concerns": "child"])
    let called = WriteOffEntries(entries: [both], method: .telephone)
    #expect(try desk.refusal(called)?.code == .notCoordinated)
    let folder = try office.store.read { try $0.entry(both) }.caseFolder
    let closing = CloseCase(caseFolder: folder, choices: [.init(sequence: 1, method: .telephone)])
    #expect(try desk.refusal(closing)?.arguments["rule"] == "R22")
    try desk.when(WriteOffEntries(entries: [alone], method: .telephone))
    try desk.when(WriteOffEntries(entries: [both], method: .telephone, note: "Ett svar, avtalt med kontaktperson"))
    try #expect(office.store.replayAndCompare().differences == [])
  }

  @Test("only the child's part: refused before the extract is confirmed, and the title names nobody (S3-33, S3-34)")
  func extract() throws {
    let post = try desk.given("cv", from: "Torleif Sandvik")
    try desk.when(desk.route(post, ["folder": "active", "concerns": "contractor,child"]))
    let made = try desk.deliveries(of: post)
    #expect(made.map(\.place.part) == [.full, .extract])
    let deliver = ConfirmDelivery(delivery: made[1].id, folder: .active)
    #expect(try desk.refusal(deliver)?.code == .extractNotConfirmed)
    let leaking = ConfirmExtract(delivery: made[1].id, title: "CV for Sandvik, utdrag")
    #expect(try desk.refusal(leaking)?.code == .titleNamesOther)
    #expect(try desk.refusal(ConfirmExtract(delivery: made[0].id, title: "Utdrag"))?.code == .noExtract)
    try desk.when(ConfirmExtract(delivery: made[1].id, title: "Utdrag om barnet"))
    #expect(try desk.refusal(ConfirmExtract(delivery: made[1].id, title: "Utdrag"))?.code == .noExtract)
    try desk.when(deliver)
    #expect(try desk.deliveries(of: post)[1].state == .confirmed)
    try #expect(office.store.replayAndCompare().differences == [])
  }

  @Test("a folder that closes while the item waits is seen at the delivery, and asked again (C-S3-16)")
  func folderCloses() throws {
    let post = try desk.given("brev-om-barnet")
    try desk.when(desk.route(post, ["folder": "active", "concerns": "child"]))
    let first = try #require(try desk.deliveries(of: post).first)
    #expect(try desk.refusal(ConfirmDelivery(delivery: first.id, folder: nil))?.code == .missingArgument)
    let refusal = try #require(try desk.refusal(ConfirmDelivery(delivery: first.id, folder: .closed)))
    #expect(refusal.code == .folderChanged)
    #expect(refusal.arguments["rule"] == "R02" && refusal.arguments["from"] == "active")
    try desk.when(desk.route(post, ["folder": "closed", "concerns": "child"]))
    let made = try desk.deliveries(of: post)
    #expect(made.map(\.state) == [.withdrawn, .outstanding])
    #expect(made[1].place.system.text == "fokus")
    #expect(try desk.refusal(ConfirmDelivery(delivery: first.id, folder: .closed))?.code == .deliveryWithdrawn)
    try desk.when(ConfirmDelivery(delivery: made[1].id, folder: .closed))
    try #expect(office.store.replayAndCompare().differences == [])
  }

  @Test("a concern report to a closed folder: opened again first, then found active (S3-24, R05)")
  func reopened() throws {
    let post = try desk.given("bekymringsmelding")
    try desk.when(desk.route(post, ["folder": "closed", "concerns": "child"]))
    let made = try #require(try desk.deliveries(of: post).first)
    #expect(made.place.folderAction == .reopen)
    try desk.when(ConfirmDelivery(delivery: made.id, folder: .active))
  }

  @Test("what the routine does not decide is decided with a reason, and its owner reads it (R38, R39)")
  func ruleGaps() throws {
    let post = try desk.given("tilsagn-bufetat")
    let facts = ["folder": "closed", "concerns": "child"]
    #expect(try desk.refusal(desk.route(post, facts))?.code == .routingUndecided)
    #expect(
      try desk.refusal(desk.route(post, facts, .init(choice: "gjenapne-mappe")))?.code == .reasonMissing)
    #expect(
      try desk.refusal(desk.route(post, facts, .init(choice: "begge", reason: "x")))?.code == .badArgument)
    try desk.when(desk.route(post, facts, .init(choice: "gjenapne-mappe", reason: "Barnet følges opp igjen")))
    #expect(try desk.deliveries(of: post).map(\.place.folder.text) == ["sak", "barnemappe"])
    let row = try #require(
      try office.store.answer(RuleGaps(service: TwoSystemsOffice.barnevern, limit: 10)).rows.first)
    #expect(row.gap.rule == "R39" && row.gap.reason == "Barnet følges opp igjen")
    #expect(row.gap.lines.contains("003:L8"))

    let settle = SettleRuleGap(gap: row.gap.id, answer: "Tas inn i rutinen")
    #expect(try desk.refusal(settle)?.code == .notPermitted, "the owner answers, not the clerk")
    try office.when(settle, by: TwoSystemsOffice.unni)
    #expect(try office.refusal(settle, by: TwoSystemsOffice.unni)?.code == .ruleGapSettled)
    try #expect(office.store.replayAndCompare().differences == [])
  }

  @Test("what is normal may be departed from with a reason; what is always may not (S3-14, S3-24)")
  func departing() throws {
    let contractor = try desk.given("dokumenter-oppdragstaker")
    let facts = ["folder": "none", "concerns": "contractor"]
    #expect(
      try desk.refusal(desk.route(contractor, facts, .init(folders: ["sak"])))?.code == .reasonMissing)
    #expect(
      try desk.refusal(desk.route(contractor, facts, .init(folders: ["skap"], reason: "x")))?.code == .badArgument)
    try desk.when(desk.route(contractor, facts, .init(folders: ["sak"], reason: "Rammeavtale")))
    #expect(try desk.deliveries(of: contractor).map(\.place.folder.text) == ["sak"])

    let report = try desk.given("bekymringsmelding")
    let refusal = try desk.refusal(
      desk.route(report, ["folder": "closed"], .init(folders: ["sak"], reason: "Avsluttet")))
    #expect(refusal?.code == .routingBinding && refusal?.arguments["strength"] == "skal alltid")
  }

  @Test("facts that are lacking are asked for; a service with one system has nothing to route (S3-11)")
  func lacking() throws {
    let post = try desk.given("brev-om-barnet")
    let refusal = try desk.refusal(desk.route(post, ["concerns": "child"]))
    #expect(refusal?.code == .routingFactMissing && refusal?.arguments["name"] == "folder")
    let other = try office.letter()
    #expect(try office.refusal(desk.route(other, [:]))?.code == .noRouting)
    try desk.when(desk.route(post, ["folder": "active", "concerns": "child"]))
    let again = try desk.refusal(desk.route(post, ["folder": "active", "concerns": "child"]))
    #expect(again?.code == .alreadyRouted)
  }

  @Test("no document of a case goes nowhere, and the judgement is kept with its reason (S3-8, R37)")
  func neither() throws {
    let post = try desk.given("brev-om-barnet", channel: .sms)
    // Whether it is a document of a case was asked when it was entered; the router takes that answer.
    let facts = ["folder": "active", "concerns": "child"]
    #expect(try desk.refusal(desk.route(post, facts))?.code == .reasonMissing)
    try desk.when(desk.route(post, facts, .init(reason: "Avtale om møtetid")))
    let card = try office.store.answer(RoutingCard(post: post))
    #expect(card.routed?.outcome == .neither && card.deliveries.isEmpty)
  }

  @Test("the lawyer's own case without a secure zone: registered, anonymised, on paper, all three (S3-42)")
  func paper() throws {
    let post = try desk.given("advokatsak")
    try desk.when(desk.route(post, ["concerns": "lawyer", "secure-zone": "no"]))
    let made = try #require(try desk.deliveries(of: post).first)
    let two = ConfirmDelivery(delivery: made.id, folder: nil, steps: [.registered, .anonymised])
    #expect(try desk.refusal(two)?.arguments["step"] == "filed")
    try desk.when(ConfirmDelivery(delivery: made.id, folder: nil, steps: Set(ConfirmDelivery.PaperStep.allCases)))
  }
}

@Suite("Misdirected post in Acos Mottak")
struct MisdirectedTests {
  private let desk: TwoSystemsOffice
  private var office: DeskOffice { desk.office }

  init() throws { desk = try TwoSystemsOffice() }

  private func report(_ post: PostItem.ID, _ day: String, _ hour: Int) throws -> ReportMisdirected {
    ReportMisdirected(post: post, arrivedAt: Instant(try #require(Day(iso: day)), hour: hour, minute: 15))
  }

  @Test("keeps the time it came, shows its age in hours, and lies first in the list (S3-21, R08)")
  func first() throws {
    let ordinary = try desk.given("klagesak")
    try desk.when(desk.route(ordinary, ["folder": "active"]))
    let post = try desk.given("bekymringsmelding", from: "Sjøgata skole")
    #expect(try desk.refusal(report(post, "2026-11-21", 9))?.code == .receivedInFuture)
    let events = try desk.when(report(post, "2026-11-18", 9))
    #expect(events.map(\.kind) == [.postMisdirected, .receivedDateCorrected])
    #expect(try desk.refusal(report(post, "2026-11-18", 9))?.code == .alreadyMisdirected)
    let item = try #require(try office.store.answer(PostCard(post: post))).item
    #expect(item.receivedOn.iso == "2026-11-18" && item.isUrgent)

    func list() throws -> [DeliveryRow] {
      try office.store.answer(Deliveries(service: TwoSystemsOffice.barnevern, limit: 10)).rows
    }
    let unrouted = try list()
    #expect(unrouted.map(\.post) == [post, ordinary])
    #expect(unrouted[0].delivery == nil && unrouted[0].hours(at: office.now) == 46)
    #expect(
      try desk.refusal(RegisterEntry(post: post, newCaseTitle: "M", party: "B"))?.code == .deliveriesOutstanding)

    try desk.when(desk.route(post, ["folder": "none", "concerns": "child", "sender": "school"]))
    let routed = try list()
    #expect(routed.map(\.post) == [post, ordinary], "first until it is where it belongs")
    #expect(routed[0].delivery?.rule == "R08" && routed[0].hours(at: office.now) == 46)
    let delivery = try #require(routed[0].delivery)
    try desk.when(ConfirmDelivery(delivery: delivery.id, folder: .active, reference: "Ekspedert på nytt"))
    #expect(try list().map(\.post) == [ordinary])
    try #expect(office.store.replayAndCompare().differences == [])
  }

  @Test("the undelivered view of the post holds what is on its way, urgent first, and nothing else (S3-2)")
  func undelivered() throws {
    let plain = try desk.given("klagesak")
    let lost = try desk.given("uttalelse-skole")
    let other = try desk.given("brev-om-barnet")
    try desk.when(desk.route(plain, ["folder": "active"]))
    try desk.when(report(lost, "2026-11-19", 15))
    let tray = Tray(service: TwoSystemsOffice.barnevern, view: .undelivered, limit: 10)
    #expect(try office.store.answer(tray).rows.map(\.post) == [lost, plain])
    #expect(try desk.outstanding() == 2)
    #expect(try !office.store.answer(tray).rows.map(\.post).contains(other))
  }

  @Test("a page of deliveries goes on where the one before it ended")
  func pages() throws {
    for _ in 0..<5 {
      let post = try desk.given("krav-om-partsinnsyn")
      try desk.when(desk.route(post, ["folder": "active"]))
    }
    var seen: [Delivery.ID] = []
    var after: PageKey?
    repeat {
      let page = try office.store.answer(
        Deliveries(service: TwoSystemsOffice.barnevern, after: after, limit: 3))
      #expect(page.total == 10)
      seen += page.rows.compactMap { $0.delivery?.id }
      after = page.next
    } while after != nil
    #expect(seen.count == 10 && Set(seen).count == 10)
  }
}
