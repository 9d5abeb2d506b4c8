import CommandBus
import Domain
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Repository

@Suite("log replay and export")
struct ReplayTests {
  private typealias D = DeskOffice

  /// An office with a row in every table.
  private func office() throws -> DeskOffice {
    let office = try DeskOffice()
    let post = try office.registeredLetter()
    let returned = try office.letter("Reklame")
    try office.when(ReturnPost(post: returned, reason: "r"))
    let urgent = try office.letter()
    try office.when(MarkUrgent(post: urgent))
    try office.when(UndoDecision(post: urgent))
    let note = RegisterNote(
      caseFolder: CaseFolder.ID(year: 2026, number: 1), title: "Notat", text: "t",
      writesOff: [RegistryEntry.ID(year: 2026, number: 1)])
    try office.when(note)
    try office.when(ReadCase(caseFolder: note.caseFolder), by: D.siv)
    try office.when(
      RecordConsent(service: D.profil, party: "Ola", givenOn: office.now.day, givenBy: "Ola", reference: "Skjema"))
    try office.when(StartMeeting(service: D.profil))
    try office.program(SignIn(user: D.kari, token: String(repeating: "0", count: 64)))
    let source = IntakeSource(service: D.profil, kind: .scanner)
    let digest = String(repeating: "a", count: 64)
    let sighting = FileSighting(nameBytes: "61", name: "a", inode: 1, bytes: 1, modified: 0, digest: digest)
    let document = DocumentReference(digest: digest, name: "a", bytes: 1, pages: 1, role: .scan)
    let scan = ReceiveFile(
      source: source, sighting: sighting, details: PostDetails(channel: .scanner, title: "a", sender: ""),
      receivedOn: office.now.day, documents: [document])
    let shelved = try office.received(office.program(scan))
    try office.when(CheckScan(post: shelved))
    try office.when(ShelveOriginal(post: shelved))
    try pages(office, of: digest)
    let other = FileSighting(nameBytes: "62", name: "b", inode: 2, bytes: 0, modified: 0, digest: nil)
    try office.program(RefuseFile(source: source, sighting: other, reason: "empty"))
    let concern = try office.letter(kind: D.bekymring)
    try office.when(MeetDeadline(post: concern, purpose: .review, outcome: .opened))
    try office.when(SetClosingDay(day: office.now.day + 3, reason: "Planlegging"), by: D.tove)
    try letters(office)
    try staff(office, post: post)
    try office.route(office.letter())
    let key = try #require(RetryKey("k"))
    _ = try office.bus.send(Reassign(post: post, handler: D.siv, reason: "r"), as: Session(user: D.randi), key: key)
    let shelf = String(office.now.day.iso.prefix(7))
    office.now = office.now.adding(seconds: 62 * 86_400)
    try office.when(SignShreddingList(service: D.profil, shelf: shelf, archiveConfirmed: true))
    return office
  }

  /// A row in every table of letters.
  private func letters(_ office: DeskOffice) throws {
    let folder = try office.openCase()
    let whom = Recipient(name: "Ola", postalCode: "0155", place: "Oslo")
    let post = try office.assignedLetter()
    try office.when(RegisterEntry(post: post, caseFolder: folder))
    let answers = [try #require(try office.item(post).entry)]
    let draft = DraftLetter(
      caseFolder: folder, template: "svar", answers: answers, recipient: whom, title: "Svar", text: "Svar på brev.")
    try office.when(draft)
    try office.when(CommentLetter(letter: Letter.ID(1), firstWord: 1, text: "Hm"))
    try office.when(ResolveComment(comment: LetterComment.ID(1)))
    try office.when(FinaliseLetter(letter: Letter.ID(1), chosen: ChosenForLetter(writesOff: [])))
    let complaint = OpenCase(service: D.profil, title: "Klage", kind: D.klage, party: "Ola")
    guard case .caseOpened(let opened) = try office.when(complaint).first else { throw DeskOffice.Missing() }
    var other = draft
    (other.caseFolder, other.answers) = (opened.caseFolder, [])
    try office.when(other)
    try office.when(SendForApproval(letter: Letter.ID(2)))
    try office.when(ApproveLetter(letter: Letter.ID(2), isReadToEnd: true), by: D.randi)
  }

  /// A row in every table of the scan queue.
  private func pages(_ office: DeskOffice, of digest: String) throws {
    try office.program(RecordPages(digest: digest, pages: [PageReading(page: 1, dotsPerInch: 300)]))
    let waiting = try office.stampedLetter()
    try office.when(PrepareScan(post: waiting, sheets: 1, slips: true))
    let document = DocumentReference(
      digest: String(repeating: "b", count: 64), name: "c", bytes: 1, pages: 1, role: .scan)
    let sighting = FileSighting(nameBytes: "63", name: "c", inode: 3, bytes: 1, modified: 0, digest: document.digest)
    let file = try office.received(
      office.program(
        ReceiveFile(
          source: IntakeSource(service: D.profil, kind: .scanner), sighting: sighting,
          details: PostDetails(channel: .scanner, title: "c", sender: ""), receivedOn: office.now.day,
          documents: [document])))
    try office.when(LinkScan(post: waiting, scan: file))
    try office.when(ReportScanFault(post: waiting, kind: .faint))
    try office.when(RegisterLocalCopy(post: waiting, machine: "Jobbtelefon"))
  }

  /// A row in every table about people and the directory.
  private func staff(_ office: DeskOffice, post: PostItem.ID) throws {
    try office.when(SetDirectoryRow(service: D.profil, handler: D.per, criteria: DirectoryCriteria(area: "Vest")))
    try office.when(RecordConcerned(post: try office.letter(), concerned: Concerned(area: "Vest")))
    let today = try #require(DayPeriod(from: office.now.day, through: office.now.day))
    try office.when(RecordAbsence(user: D.åge, period: today), by: D.åge)
    try office.when(AppointSubstitute(user: D.åge, substitute: D.kari, period: today), by: D.åge)
    let inHisName = Session(user: D.kari, onBehalfOf: D.åge)
    let done = try office.bus.send(MarkUrgent(post: try office.letter()), as: inHisName)
    try office.when(ReadDoneForMe(through: try #require(done.entries.first?.position)), by: D.åge)
    try office.program(GrantRole(user: D.siv, membership: Membership(service: D.profil, role: .deputy)))
    try office.when(StepIn(service: D.profil, reason: "r"), by: D.siv)
    try office.when(SetUnit(user: D.per, service: D.profil, unit: "mta"), by: D.tove)
  }

  @Test("The tables are what the log says, row by row")
  func same() throws {
    let office = try office()
    let report = try office.store.replayAndCompare()
    #expect(report.differences == [])
    #expect(try report.events == office.store.position())
  }

  private static let changes: [(table: String, sql: String)] = [
    ("office", "UPDATE office SET name = 'Annen'"), ("user", "UPDATE user SET name = 'X' WHERE id = 'per.moe'"),
    ("membership", "DELETE FROM membership WHERE user = 'berit.os'"),
    ("user_unit", "UPDATE user_unit SET unit = 'x'"), ("service", "UPDATE service SET name = 'X' WHERE id = 'ppt'"),
    ("routine_version", "UPDATE routine_version SET text = 'x'"),
    ("original", "UPDATE original SET shelf = '2026-01'"),
    ("session", "UPDATE session SET expires = '2099-01-01T00:00:00.000Z'"),
    ("meeting", "UPDATE meeting SET started_by = 'per.moe'"),
    ("case_folder", "UPDATE case_folder SET party = 'X'"),
    ("post", "UPDATE post SET responsible = 'siv.aas' WHERE id = 2"),
    ("post_document", "UPDATE post_document SET pages = 9"),
    ("registry_entry", "UPDATE registry_entry SET written_off_on = '2026-11-19' WHERE key = 20260000001"),
    ("case_link", "DELETE FROM case_link"), ("case_read", "DELETE FROM case_read"), ("consent", "DELETE FROM consent"),
    ("write_off", "DELETE FROM write_off"),
    ("deviation", "UPDATE deviation SET reason = 'x'"), ("intake_file", "UPDATE intake_file SET state = 'removed'"),
    ("deadline_rule", "UPDATE deadline_rule SET law = NULL"),
    ("deadline_met", "UPDATE deadline_met SET outcome = 'dismissed'"),
    ("post_deadline", "UPDATE post_deadline SET due_on = '2026-01-01'"), ("closing_day", "DELETE FROM closing_day"),
    ("absence", "UPDATE absence SET until_on = '2026-12-24'"), ("substitution", "DELETE FROM substitution"),
    ("done_for_me", "UPDATE done_for_me SET through = 1"), ("deputy_duty", "DELETE FROM deputy_duty"),
    ("directory_row", "UPDATE directory_row SET area = 'Øst'"),
    ("directory_owner", "UPDATE directory_owner SET changed_on = '2026-01-01'"),
    ("post_concerned", "UPDATE post_concerned SET area = 'Øst'"),
    ("routing", "UPDATE routing SET rule = 'R1'"), ("delivery", "UPDATE delivery SET rule = 'R1'"),
    ("misdirected", "DELETE FROM misdirected"), ("rule_gap", "UPDATE rule_gap SET reason = 'x'"),
    ("scan_work", "UPDATE scan_work SET scans = 9"), ("scan_link", "UPDATE scan_link SET is_undone = 1"),
    ("scan_fault", "UPDATE scan_fault SET note = 'x'"), ("local_copy", "UPDATE local_copy SET machine = 'x'"),
    ("page_work", "UPDATE page_work SET tries = 9"), ("page_reading", "UPDATE page_reading SET reading = '{}'"),
    ("document_reading", "UPDATE document_reading SET pages_left = 9"),
    ("shredding_list", "UPDATE shredding_list SET still = 9"), ("scan_queue", "UPDATE scan_queue SET step = 'link'"),
    ("letter", "UPDATE letter SET return_reason = 'x' WHERE id = 2"), ("letter_answer", "DELETE FROM letter_answer"),
    ("letter_version", "UPDATE letter_version SET title = 'x'"),
    ("letter_comment", "UPDATE letter_comment SET text = 'x'"),
    ("letter_approval", "UPDATE letter_approval SET on_behalf_of = 'siv.aas'"),
    ("dispatch", "UPDATE dispatch SET tries = 9"), ("archive_delivery", "UPDATE archive_delivery SET archive = 'x'"),
    ("undone", "DELETE FROM undone"), ("answered", "DELETE FROM answered"),
    ("case_search", "UPDATE case_search SET folded = 'x'"), ("post_search", "DELETE FROM post_search WHERE rowid = 2"),
  ]

  @Test("A table changed behind the log's back is found and named", arguments: changes.map(\.table))
  func changed(_ table: String) throws {
    let office = try office()
    let sql = try #require(Self.changes.first { $0.table == table }?.sql)
    try office.store.database.connections.write { db in
      try db.execute(sql: sql)
      #expect(db.changesCount > 0, "\(table) has no row to change")
    }
    let differences = try office.store.replayAndCompare().differences
    #expect(!differences.isEmpty)
    #expect(differences.allSatisfy { $0.table == table })
  }

  @Test("Every derived table has such a change in this test")
  func complete() {
    #expect(Set(Self.changes.map(\.table)) == Set(Schema.derived.map(\.table)).union(["case_search", "post_search"]))
  }

  @Test("A replay finds every row it changes by a key, without the indexes of the lists")
  func plans() throws {
    let office = try office()
    let scratch = try ScratchTables()
    let statements = Mutex<[String: String]>([:])
    scratch.queue.writeWithoutTransaction { db in
      db.trace(options: .statement) { event in
        if case .statement(let statement) = event {
          statements.withLock { $0[statement.sql] = statement.expandedSQL }
        }
      }
    }
    _ = try office.store.database.read { try scratch.replay($0) { _ in } }
    let traced = statements.withLock { $0 }.values.filter { !$0.hasPrefix("--") && !$0.contains("PRAGMA") }
    #expect(traced.contains { $0.hasPrefix("UPDATE post SET") })
    try scratch.queue.writeWithoutTransaction { db in
      db.trace(options: [])
      for sql in traced where !["BEGIN", "COMMIT"].contains(where: { sql.hasPrefix($0) }) {
        let plan = try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
        // The services are a handful.
        #expect(
          !plan.contains { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN service") && $0 != "SCAN CONSTANT ROW" },
          "\(sql)")
      }
    }
  }

  @Test("An entry that cannot be decoded stops the replay with its position, not the program")
  func undecodable() throws {
    let office = try office()
    try office.store.database.connections.write { db in
      try db.execute(sql: "DROP TRIGGER log_is_unchanged")
      try db.execute(sql: "UPDATE log SET kind = 'from-the-future' WHERE position = 12")
    }
    #expect {
      try office.store.replayAndCompare()
    } throws: { error in
      guard let fault = error as? StoreFault else { return false }
      return fault.kind == .unreadableEntry && fault.cause?.contains("position 12") == true
    }
  }

  @Test("Every exported line is one JSON object with the entry's columns; password hashes are withheld")
  func exports() throws {
    let office = try office()
    try office.program(SetPassword(user: D.per, hash: "scrypt$hemmelig"))
    var lines: [String] = []
    try office.store.exportLog { lines.append($0) }
    #expect(try lines.count == office.store.position())
    for (index, line) in lines.enumerated() {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(object["position"] as? Int == index + 1)
      for column in ["at", "actor", "kind", "subject", "salt", "digest", "chain"] {
        #expect((object[column] as? String)?.isEmpty == false, "\(column)")
      }
      let isSecret = object["kind"] as? String == "password-set"
      #expect((object["payload"] is NSNull) == isSecret)
      #expect(isSecret || object["payload"] is [String: Any])
      #expect(!line.contains("\n"))
    }
    #expect(!lines.joined().contains("hemmelig"))
  }
}
