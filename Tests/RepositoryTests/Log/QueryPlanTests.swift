import CommandBus
import Domain
import GRDB
import Testing

@testable import Repository

@Suite("No screen reads a whole table")
struct QueryPlanTests {
  private typealias D = DeskOffice

  /// Tables that grow with the years.
  private static let growing = [
    "post", "log", "case_folder", "registry_entry", "case_link", "write_off", "case_read", "consent", "post_document",
    "deviation",
    "intake_file", "undone", "answered",
    "session", "meeting", "letter", "letter_version", "letter_comment", "letter_answer", "letter_approval", "dispatch",
  ]

  /// The statements that run, as they run, and what SQLite says it does for each.
  private func scans(during body: (DeskOffice) throws -> Void) throws -> [String] {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    _ = try office.assignedLetter()
    try office.when(StartMeeting(service: D.profil))
    return try scans(in: office.store) { try body(office) }
  }

  private func scans(in store: OfficeStore, during body: () throws -> Void) throws -> [String] {
    try plans(in: store, during: body).flatMap { sql, plan in
      plan.filter { Self.readsAll($0) && !Self.isEndOfLog(sql) }.map { "\($0): \(sql)" }
    }
  }

  private func plans(
    in store: OfficeStore, during body: () throws -> Void
  ) throws -> [(sql: String, plan: [String])] {
    let traced = try store.statements(during: body)
    let statements = Dictionary(traced.map { ($0.sql, $0.expanded) }) { first, _ in first }.values
    #expect(statements.contains { $0.hasPrefix("SELECT") }, "nothing was traced")
    return try store.database.connections.read { db in
      try statements.filter { $0.hasPrefix("SELECT") }.map { sql in
        (sql, try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String })
      }
    }
  }

  private static func readsAll(_ detail: String) -> Bool {
    // All the post of a service, where a list's own index would have been the shelf alone.
    if detail.hasPrefix("SEARCH post "), detail.hasSuffix("(service=?)"), !detail.contains("post_finished") {
      return true
    }
    let words = detail.split(separator: " ")
    guard words.first == "SCAN", words.count > 1, !detail.contains("VIRTUAL TABLE INDEX") else { return false }
    return growing.contains(String(words[1]))
  }

  /// The log's last entry is the first that a walk from its end meets.
  private static func isEndOfLog(_ sql: String) -> Bool { sql.hasSuffix("FROM log ORDER BY position DESC LIMIT 1") }

  @Test("Every list, card, count and suggestion is a range of an index")
  func queries() throws {
    let found = try scans { office in
      let store = office.store
      let today = office.now.day
      for words in [[], ["klage"], ["klage", "å"]] {
        for view in [
          Tray.View.table, .agenda(today), .mine(D.per), .toDistribute, .assigned, .incoming, .outgoing, .registered,
          .gone,
        ] {
          let first = try store.answer(Tray(service: D.profil, view: view, words: words, limit: 1))
          _ = try store.answer(Tray(service: D.profil, view: view, words: words, after: first.next, limit: 1))
        }
        _ = try store.answer(Cases(service: D.profil, words: words, limit: 1))
      }
      let finished = PageKey([.number(99)])
      let open = PageKey([.number(1), .text("2026-11-20"), .number(1)])
      _ = try store.answer(Tray(service: D.profil, view: .registered, after: finished, limit: 1))
      _ = try store.answer(Tray(service: D.profil, view: .table, after: open, limit: 1))
      _ = try store.answer(PostCard(post: PostItem.ID(1)))
      _ = try store.answer(Suggestion(post: PostItem.ID(2), today: today))
      _ = try store.answer(CaseCard(caseFolder: CaseFolder.ID(year: 2026, number: 1)))
      _ = try store.answer(Registry(service: D.profil, limit: 1))
      _ = try store.answer(Consents(service: D.profil, limit: 1))
      for line in ["", "klage", "type:klage eldre:14d uten:frist hos:per enhet:mta frist:7d", "status:avskrevet"] {
        let filter = RestanceFilter(line, today: today)
        for view in [Restances.View.service, .mine(D.per), .unit(of: D.per), .due(by: today), .writtenOff] {
          let key = PageKey([.text("2026-11-20"), .number(1)])
          let list = Restances(service: D.profil, view: view, filter: filter, today: today, after: key, limit: 1)
          _ = try store.answer(list)
          _ = try store.answer(RestanceShares(of: list, today: today))
        }
        let key = PageKey([.number(1), .text("2026-11-20"), .number(1)])
        _ = try store.answer(
          UnregisteredPost(service: D.profil, filter: filter, today: today, after: key, limit: 1))
      }
      _ = try store.answer(History(caseFolder: CaseFolder.ID(year: 2026, number: 1), limit: 1))
      _ = try store.answer(Meetings(service: D.profil, limit: 1))
      _ = try store.answer(Deviations(service: D.profil, limit: 1))
      _ = try store.answer(Deviations(service: D.profil, openOnly: false, limit: 1))
      _ = try store.answer(History(subject: .post(PostItem.ID(1)), limit: 1))
      _ = try store.answer(History(service: D.profil, newestFirst: true, limit: 1))
      _ = try store.answer(Handlers(service: D.profil, today: today))
      _ = try store.answer(PlaceCounts(service: D.profil, user: D.per, today: today))
      _ = try store.answer(Directory(service: D.profil))
      _ = try store.answer(Presence(today: today))
      _ = try store.answer(DoneForMe(user: D.per, limit: 1))
      _ = try store.answer(StaffingGaps())
      for view in [LettersList.View.mine(D.per), .returned(D.per), .approval, .finalised, .all] {
        _ = try store.answer(LettersList(service: D.profil, view: view, limit: 1))
      }
      _ = try store.answer(ApprovalCount(reader: CaseReader(Session(user: D.randi), today: today)))
      _ = try store.answer(Dispatches(service: D.profil, limit: 1))
      _ = try store.answer(DispatchCounts(service: D.profil))
      _ = try store.answer(LetterErrands(now: office.now))
      _ = try store.answer(Intake())
      _ = try store.answer(IntakeFiles(source: IntakeSource(service: D.profil, kind: .mail)))
      _ = try store.position()
    }
    #expect(found == [])
  }

  @Test("One's own restances are one range, however many the service's are: the list and its count")
  func ownRestances() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    for filter in ["", "klage", "type:klage eldre:14d enhet:mta"] {
      let list = Restances(
        service: D.profil, view: .mine(D.per), filter: RestanceFilter(filter, today: office.now.day),
        today: office.now.day, after: PageKey([.text("2026-11-20"), .number(1)]), limit: 1)
      let led = try plans(in: office.store) { _ = try office.store.answer(list) }
        .filter { $0.sql.contains("registry_entry.restance <>") }
      #expect(led.count == 2)
      for (sql, plan) in led {
        #expect(plan.contains { $0.contains("INDEX entry_in_restance_of (service=? AND has_it=?") }, "\(sql) \(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(sql)")
      }
    }
  }

  @Test("The counts along the top walk what they count, and stop where the screen says more")
  func counts() throws {
    let office = try DeskOffice()
    _ = try office.registeredLetter()
    let counting = try plans(in: office.store) {
      _ = try office.store.answer(PlaceCounts(service: D.profil, user: D.per, today: office.now.day))
    }.filter { $0.sql.contains("count(*)") && !$0.sql.contains("json_each") }
    for index in [
      "entry_in_restance_of (service=? AND has_it=?)", "post_by_handler (handler=? AND shelf=?)",
      "COVERING INDEX post_on_table (service=? AND shelf=?)", "post_incoming (to_service=? AND shelf=?)",
      "post_outgoing (service=? AND shelf=?)", "delivery_outstanding (service=?)", "misdirected_unrouted (service=?)",
      "deviation_by_service (service=? AND is_open=?)", "case_by_service (service=?)",
      "scan_queue_by_service (service=?)", "scan_fault_open (service=?)",
      "scan_fault_unseen (reported_by=? AND service=?)", "log_on_behalf (on_behalf_of=? AND position>?)",
    ] {
      #expect(counting.contains { $0.plan.contains { $0.contains(index) } }, "\(index)")
    }
    for (sql, _) in counting { #expect(sql.contains("LIMIT \(Page<RestanceRow>.countedUpTo)"), "\(sql)") }
  }

  @Test("What somebody may see of the cases is looked up, never searched for")
  func sight() throws {
    let office = try HiddenCase(.sharedCasesOnly)
    let reader = office.reader(HiddenCase.bo)
    let found = try scans(in: office.store) {
      for question in MaskingTests.questions { _ = try question.ask(office.store, reader) }
      for view in MaskingTests.views {
        let words = [HiddenCase.word]
        _ = try office.store.answer(
          Tray(service: MaskingTests.service, view: view, words: words, limit: 9, reader: reader))
      }
      _ = try office.store.answer(
        Cases(service: MaskingTests.service, words: [HiddenCase.word], limit: 9, reader: reader))
    }
    #expect(found.filter { !$0.hasPrefix("SCAN log") } == [])
  }

  @Test("The whole log is walked in its own order, and no further than the page or the count")
  func wholeLog() throws {
    let found = try scans { office in _ = try office.store.answer(History(newestFirst: true, limit: 1)) }
    #expect(found.allSatisfy { $0.hasPrefix("SCAN log") && $0.contains("LIMIT") && !$0.contains("TEMP B-TREE") })
  }

  @Test("A decision reads what it is about, and no table")
  func commands() throws {
    let found = try scans { office in
      let post = try office.stampedLetter()
      try office.when(MarkUrgent(post: post))
      try office.when(UndoDecision(post: post))
      try office.when(AssignPost(post: post, handler: D.per))
      try office.when(RegisterEntry(post: post, newCaseTitle: "Sak"))
      try office.when(SplitPost(post: office.letter(), titles: ["Del"]))
      try office.when(ForwardPost(post: office.letter(), to: .service(D.ppt), reason: "r"))
      let folder = CaseFolder.ID(year: 2026, number: 1)
      try office.when(StartWork(caseFolder: folder))
      try office.when(RegisterNote(caseFolder: folder, title: "Notat", text: "t", followUp: D.per))
      try office.when(
        CloseCase(
          caseFolder: folder, choices: [.init(sequence: 1, method: .caseClosed), .init(sequence: 2, method: .noted)]))
      try office.when(ReopenCase(caseFolder: folder, reason: "r"))
      try office.when(WithdrawWriteOff(entry: RegistryEntry.ID(year: 2026, number: 1), reason: "r"))
      try office.when(CloseMeeting(meeting: MorningMeeting.ID(1)))
      let digest = String(repeating: "a", count: 64)
      let sighting = FileSighting(nameBytes: "61", name: "a", inode: 1, bytes: 1, modified: 0, digest: digest)
      try office.program(
        ReceiveFile(
          source: IntakeSource(service: D.profil, kind: .scanner), sighting: sighting,
          details: PostDetails(channel: .scanner, title: "a", sender: ""), receivedOn: office.now.day, documents: []))
    }
    #expect(found == [])
  }
}
