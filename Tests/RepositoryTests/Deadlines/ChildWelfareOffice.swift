import CommandBus
import Domain
import Repository
import Testing

/// The desk's office with a child welfare service whose kinds have deadlines.
struct ChildWelfareOffice {
  let desk: DeskOffice

  static let service = DeskOffice.word("barnevern", Service.self)
  static let hege = DeskOffice.word("hege.lie", User.self)
  static let report = DeskOffice.word("bekymringsmelding", PostKindName.self)
  static let application = DeskOffice.word("soknad", PostKindName.self)
  static let access = DeskOffice.word("krav-om-partsinnsyn", PostKindName.self)
  static let publicAccess = DeskOffice.word("krav-om-innsyn", PostKindName.self)

  init() throws {
    desk = try DeskOffice()
    try desk.program(
      AddUser(
        user: Self.hege, fullName: "Hege Lie",
        memberships: [
          Membership(service: Self.service, role: .clerk), Membership(service: Self.service, role: .leader),
        ]))
    try desk.program(
      AddService(
        service: Service(id: Self.service, name: "Barnevern", postResponsible: Self.hege), routine: Self.routine))
  }

  private static var routine: ServiceRoutine {
    func kind(_ id: DocumentKind, _ rules: [DeadlineRule]) -> KindOfDocument {
      KindOfDocument(id: id, names: ["nb": id.text], isUrgent: false, deadlines: rules)
    }
    func access(_ days: Int, _ law: LawRow.ID, _ weight: DeadlineRule.Weight = .duty) -> DeadlineRule {
      DeadlineRule(purpose: .access, clock: .workingDays(days), law: law, weight: weight)
    }
    let reportRules = [
      DeadlineRule(purpose: .review, clock: .weeks(1), law: "E-23"),
      DeadlineRule(purpose: .feedback, clock: .weeks(3), law: "E-25"),
      DeadlineRule(purpose: .investigation, clock: .months(3), start: .investigationOpened, law: "E-26"),
      DeadlineRule(purpose: .closingFeedback, clock: .weeks(3), start: .investigationEnded, law: "E-25"),
    ]
    return ServiceRoutine(
      kinds: [
        kind(report, reportRules),
        kind(application, [DeadlineRule(purpose: .preliminaryAnswer, clock: .months(1), law: "E-3")]),
        kind(self.access, [access(1, "E-6", .advice), access(3, "E-6")]),
        kind(publicAccess, [access(1, "E-17", .advice), access(3, "E-17"), access(5, "E-18")]),
      ],
      subjectFollowsKind: false,
      deadlines: [
        DeadlineRule(
          purpose: .documentation, clock: .workingDays(1), law: nil, weight: .duty, condition: .urgent)
      ])
  }

  func report(received: String) throws -> PostItem.ID { try letter(kind: Self.report, received: received) }

  /// A stamped letter of a kind.
  func letter(kind: DocumentKind, received: String) throws -> PostItem.ID {
    let details = PostDetails(channel: .letter, kind: kind, title: "Brev", sender: "Ola Nordmann")
    let day = try #require(Day(iso: received))
    let register = RegisterPost(service: Self.service, details: details, receivedOn: day)
    let post = try desk.received(when(register))
    try when(StampReceived(post: post))
    return post
  }

  /// A letter that is in the registry, in a case of its own.
  func registered(kind: DocumentKind, received: String) throws -> PostItem.ID {
    let post = try letter(kind: kind, received: received)
    try when(AssignPost(post: post, handler: Self.hege))
    try when(RegisterEntry(post: post, newCaseTitle: "Sak"))
    return post
  }

  @discardableResult
  func when(_ command: some Command, sourceLocation: SourceLocation = #_sourceLocation) throws -> [Event] {
    try desk.when(command, by: Self.hege, sourceLocation: sourceLocation)
  }

  func refusal(_ command: some Command, sourceLocation: SourceLocation = #_sourceLocation) throws -> Refusal? {
    try desk.refusal(command, by: Self.hege, sourceLocation: sourceLocation)
  }

  func setClock(_ day: String) throws { try desk.setClock(day) }

  func deadlines(of post: PostItem.ID) throws -> [ItemDeadline] {
    try desk.store.read { try $0.deadlines(of: post) }
  }

  /// The open deadlines of the service, as the due list shows them.
  func due(words: [String] = [], limit: Int = 100) throws -> [DueRow] {
    try desk.store.answer(DueList(service: Self.service, words: words, limit: limit)).rows
  }

  /// The item's row in the list of what is due, or in any other.
  func row(_ post: PostItem.ID) throws -> TrayRow? {
    for view in [Tray.View.table, .assigned, .registered, .gone] {
      let rows = try desk.store.answer(Tray(service: Self.service, view: view, limit: 1000)).rows
      if let row = rows.first(where: { $0.post == post }) { return row }
    }
    return nil
  }

  /// The tables are what the log makes of them.
  func checkReplay(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try desk.store.replayAndCompare().differences == [], sourceLocation: sourceLocation)
  }
}
