import CommandBus
import Domain
import Foundation
import Repository
import Testing

/// Every question that can be asked of the office, by somebody who may not see a case: no answer has a word of it.
@Suite("What is hidden is hidden in every answer (S0-34, S1-40, S1-47, S3-39)")
struct MaskingTests {
  typealias Ask = @Sendable (OfficeStore, CaseReader) throws -> String

  /// One query of ``OfficeReader``, and whether somebody on the case finds its words in the answer.
  struct Question: Sendable {
    let name: String
    let tells: Bool
    let ask: Ask

    init(_ name: String, tells: Bool = true, _ ask: @escaping Ask) {
      self.name = name
      self.tells = tells
      self.ask = ask
    }
  }

  static let service = TwoSystemsOffice.barnevern

  static let questions: [Question] =
    trays
    + [
      Question("PostCard") { store, reader in
        try (1...HiddenCase.items).map { try describe(store.answer(PostCard(post: PostItem.ID($0), reader: reader))) }
          .joined()
      },
      Question("DueList") { try describe($0.answer(DueList(service: service, limit: 50, reader: $1)).rows) },
      Question("Cases") { try describe($0.answer(Cases(service: service, limit: 50, reader: $1)).rows) },
      Question("CaseCard") { try describe($0.answer(CaseCard(caseFolder: HiddenCase.folder, reader: $1))) },
      Question("Registry") { try describe($0.answer(Registry(service: service, limit: 50, reader: $1)).rows) },
      Question("Restances") { try describe($0.answer(Restances(service: service, limit: 50, reader: $1)).rows) },
      Question("UnregisteredPost", tells: false) {
        try describe($0.answer(UnregisteredPost(service: service, today: $1.today, limit: 50, reader: $1)).rows)
      },
      Question("RestanceShares", tells: false) {
        try describe($0.answer(RestanceShares(of: Restances(service: service, limit: 1, reader: $1), today: $1.today)))
      },
      Question("NoteText") { store, reader in
        try (1...2).map {
          try describe(store.answer(NoteText(entry: RegistryEntry.ID(year: 2026, number: $0), reader: reader)))
        }.joined()
      },
      Question("Consents") { try describe($0.answer(Consents(service: service, limit: 50, reader: $1)).rows) },
      Question("Minutes") { try describe($0.answer(Minutes(meeting: MorningMeeting.ID(1), reader: $1))) },
      Question("Deviations") { try describe($0.answer(Deviations(service: service, limit: 50, reader: $1)).rows) },
      Question("Deliveries") { try describe($0.answer(Deliveries(service: service, limit: 50, reader: $1)).rows) },
      Question("Deliveries") {
        try describe($0.answer(Deliveries(service: service, outstandingOnly: false, limit: 50, reader: $1)).rows)
      },
      Question("RoutingCard") { store, reader in
        try (1...HiddenCase.items).map {
          try describe(store.answer(RoutingCard(post: PostItem.ID($0), reader: reader)))
        }.joined()
      },
      Question("RuleGaps") { try describe($0.answer(RuleGaps(service: service, limit: 50, reader: $1)).rows) },
      Question("Originals") {
        try describe($0.answer(Originals(service: service, today: $1.today, limit: 50, reader: $1)).rows)
      },
      Question("ScanQueue") {
        try describe($0.answer(ScanQueue(service: service, view: .all, limit: 50, reader: $1)).rows)
      },
      Question("ScanCard") { store, reader in
        try (1...HiddenCase.items).map {
          try describe(store.answer(ScanCard(post: PostItem.ID($0), today: reader.today, reader: reader)))
        }.joined()
      },
      Question("ScanFaults") { try describe($0.answer(ScanFaults(service: service, limit: 50, reader: $1))) },
      Question("LocalCopies") { try describe($0.answer(LocalCopies(service: service, limit: 50, reader: $1)).rows) },
      // The service keeps no files in intermediate storage.
      Question("IntermediateFiles", tells: false) {
        try describe($0.answer(IntermediateFiles(service: service, today: $1.today, limit: 50, reader: $1)).rows)
      },
      Question("History") { try told($0.answer(History(limit: 500, reader: $1)).rows) },
      Question("History") { try told($0.answer(History(service: service, limit: 500, reader: $1)).rows) },
      Question("History") { try told($0.answer(History(caseFolder: HiddenCase.folder, limit: 500, reader: $1)).rows) },
      Question("History") {
        try told($0.answer(History(subject: .consent(Consent.ID(1)), limit: 500, reader: $1)).rows)
      },
      Question("DoneForMe") { try told($0.answer(DoneForMe(user: HiddenCase.bo, limit: 50, reader: $1)).rows) },
      Question("Search") { store, reader in
        while try store.followTexts() > 0 {}
        return try describe(
          store.search(HiddenCase.word, in: [service], by: reader.session.user, today: reader.today).rows)
      },
      Question("LettersList") {
        try describe($0.answer(LettersList(service: service, view: .all, limit: 50, reader: $1)).rows)
      },
      Question("LetterCard") { store, reader in
        try (1...2).map { try describe(store.answer(LetterCard(letter: Letter.ID($0), reader: reader))) }.joined()
      },
      Question("SavedLetterText") { store, reader in
        try (1...2).map { try describe(store.answer(SavedLetterText(letter: Letter.ID($0), reader: reader))) }.joined()
      },
      Question("Dispatches") { try describe($0.answer(Dispatches(service: service, limit: 50, reader: $1)).rows) },
      // Nobody in it approves letters.
      Question("ApprovalInbox", tells: false) { try describe($0.answer(ApprovalInbox(reader: $1))) },
      Question("ApprovalCount", tells: false) { try describe($0.answer(ApprovalCount(reader: $1))) },
      Question("LetterOffers", tells: false) { store, _ in try describe(store.answer(LetterOffers(service: service))) },
      Question("DispatchCounts", tells: false) { store, _ in
        try describe(store.answer(DispatchCounts(service: service)))
      },
      // These know of no case.
      Question("RoutineVersions", tells: false) { store, _ in try describe(store.answer(RoutineVersions())) },
      Question("RoutineCard", tells: false) { store, _ in try describe(store.answer(RoutineCard(service: service))) },
      Question("OfficeCard", tells: false) { store, _ in try describe(store.answer(OfficeCard())) },
      Question("Users", tells: false) { store, _ in try describe(store.answer(Users())) },
      Question("Handlers", tells: false) { try describe($0.answer(Handlers(service: service, today: $1.today))) },
      Question("PlaceCounts", tells: false) {
        try describe($0.answer(PlaceCounts(service: service, user: $1.session.user, today: $1.today)))
      },
      Question("Suggestion", tells: false) { store, reader in
        try (1...HiddenCase.items).map {
          try describe(store.answer(Suggestion(post: PostItem.ID($0), today: reader.today)))
        }.joined()
      },
      Question("Directory", tells: false) { store, _ in try describe(store.answer(Directory(service: service))) },
      Question("Presence", tells: false) { try describe($0.answer(Presence(today: $1.today))) },
      Question("StaffingGaps", tells: false) { store, _ in try describe(store.answer(StaffingGaps())) },
      Question("Meetings", tells: false) { store, _ in
        try describe(store.answer(Meetings(service: service, limit: 50)).rows)
      },
      Question("Intake", tells: false) { store, _ in try describe(store.answer(Intake())) },
      // A signed list has numbers and days only.
      Question("ShreddingLists", tells: false) { store, _ in
        try describe(store.answer(ShreddingLists(service: service, limit: 50)))
      },
      Question("ShreddingListText", tells: false) { store, _ in
        try describe(store.answer(ShreddingListText(service: service, digest: String(repeating: "0", count: 64))))
      },
      // Asked by the worker only, which works for nobody in particular.
      Question("IntakeFiles", tells: false) { store, _ in "" },
      Question("PageWorkList", tells: false) { store, _ in "" },
      Question("LetterErrands", tells: false) { store, _ in "" },
    ]

  static let views: [Tray.View] = [
    .table, .agenda(Day(ordinal: 800_000)), .mine(HiddenCase.ada), .toDistribute, .assigned, .incoming, .outgoing,
    .undelivered, .registered, .gone, .due,
  ]

  private static let trays = views.map { view in
    Question("Tray", tells: false) {
      try describe($0.answer(Tray(service: service, view: view, limit: 50, reader: $1)).rows)
    }
  }

  private static func describe(_ answer: some Any) -> String { String(describing: answer).lowercased() }

  /// Of a masked entry a screen tells who and when; that it says no more is the sentence's own test.
  private static func told(_ rows: [HistoryRow]) -> String { rows.filter { !$0.isMasked }.map(describe).joined() }

  @Test("A query that is added is asked here too")
  func everyQuery() throws {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let source = try String(
      contentsOf: package.appendingPathComponent("Sources/CommandBus/Office/OfficeReader.swift"), encoding: .utf8)
    let queries = Set(source.matches(of: /func answer\(_ query: (\w+)\)/).map { String($0.1) })
    #expect(queries.count > 20)
    #expect(queries == Set(Self.questions.map(\.name)))
  }

  @Test(
    "Nobody who may not see the case finds a word of it, and who may does",
    arguments: [AccessPolicy.sharedCasesOnly, .needToKnow])
  func hidden(_ policy: AccessPolicy) throws {
    let office = try HiddenCase(policy)
    for question in Self.questions {
      for outsider in [HiddenCase.bo, DeskOffice.per] {
        let answer = try question.ask(office.store, office.reader(outsider))
        #expect(!answer.contains(HiddenCase.word), "\(question.name) tells \(outsider): \(answer)")
      }
      let answer = try question.ask(office.store, office.reader(HiddenCase.ada))
      if question.tells { #expect(answer.contains(HiddenCase.word), "\(question.name) tells its owner nothing") }
    }
    let lists = try Self.trays.map { try $0.ask(office.store, office.reader(HiddenCase.ada)) }
    #expect(lists.filter { $0.contains(HiddenCase.word) }.count >= 5)
  }

  @Test(
    "No search finds what is hidden, nor counts it", arguments: [AccessPolicy.sharedCasesOnly, .needToKnow])
  func searches(_ policy: AccessPolicy) throws {
    let office = try HiddenCase(policy)
    func found(_ user: User.ID) throws -> Int {
      let reader = office.reader(user)
      let words = [HiddenCase.word]
      let inTrays = try Self.views.map {
        try office.store.answer(
          Tray(service: Self.service, view: $0, words: words, limit: 50, reader: reader)
        ).total
      }
      let cases = Cases(service: Self.service, words: words, limit: 50, reader: reader)
      let due = DueList(service: Self.service, words: words, limit: 50, reader: reader)
      return try inTrays.reduce(0, +) + office.store.answer(cases).total + office.store.answer(due).total
    }
    #expect(try found(HiddenCase.bo) == 0)
    #expect(try found(HiddenCase.ada) > 5)
  }

  @Test("What an event is about is said of every event about an item, a case or a consent")
  func everyEvent() throws {
    let office = try HiddenCase(.sharedCasesOnly)
    let rows = try office.store.answer(History(limit: 500, reader: office.reader(HiddenCase.bo))).rows
    let kinds = Set(rows.filter(\.isMasked).map(\.entry.event.kind))
    #expect(
      kinds.isSuperset(of: [
        .postReceived, .fileReceived, .deviationRaised, .postAssigned, .caseOpened, .caseLinked, .noteRegistered,
        .entryRegistered, .postRouted, .ruleGapNoted, .deliveryConfirmed, .consentRecorded, .concernedRecorded,
      ]))
  }
}
