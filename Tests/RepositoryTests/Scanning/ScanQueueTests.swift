import CommandBus
import Domain
import Repository
import Testing

@Suite("From paper to a checked page")
struct ScanQueueTests {
  private typealias D = DeskOffice

  private func queue(_ office: DeskOffice, _ view: ScanQueue.View = .all) throws -> [ScanQueueRow] {
    try office.store.answer(ScanQueue(service: D.profil, view: view, limit: 100)).rows
  }

  private func step(of post: PostItem.ID, _ office: DeskOffice) throws -> ScanStep? {
    try queue(office).first { $0.post == post }?.step
  }

  @Test("Stamped, prepared, scanned, checked, linked, shelved: each step leads to the next (S0-23…31, S2-14…19)")
  func steps() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    #expect(try step(of: post, office) == .stamp)
    try office.when(StampReceived(post: post))
    #expect(try step(of: post, office) == .prepare)
    try office.when(PrepareScan(post: post, sheets: 2, sides: 2, slips: true))
    #expect(try step(of: post, office) == .scan)
    let file = try office.file("a", pages: 4)
    try office.when(LinkScan(post: post, scan: file))
    #expect(try step(of: post, office) == .check)
    try office.when(CheckScan(post: post))
    #expect(try step(of: post, office) == .link)
    try office.when(LinkCase(post: post, caseFolder: try office.openCase()))
    #expect(try step(of: post, office) == .shelve)
    try office.when(ShelveOriginal(post: post))
    #expect(try step(of: post, office) == nil)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("The queue's own SQL and the decision's rule give the same step for every state")
  func sameSteps() throws {
    let office = try DeskOffice()
    _ = try office.letter()
    _ = try office.stampedLetter()
    _ = try office.prepared()
    _ = try office.checked()
    let faulty = try office.checked("b")
    try office.when(ReportScanFault(post: faulty, kind: .faint))
    _ = try office.file("c")
    for row in try queue(office) {
      let (item, work) = try office.store.read { (try $0.post(row.post), try $0.scanWork(of: row.post)) }
      let expected = ScanStep(
        hasFault: row.fault != nil, isStamped: item.stamp != nil, isScanned: item.isScanned,
        isPrepared: work?.prepared != nil, isChecked: work?.check != nil, isLinked: item.caseFolder != nil,
        isPaperSettled: try office.store.read { try $0.original(of: row.post) } != nil)
      #expect(row.step == expected, "\(row.post)")
    }
    #expect(try queue(office).first?.post == faulty)
  }

  @Test("What has not been checked neither goes to the shelf nor is finalised (S0-27)")
  func unchecked() throws {
    let office = try DeskOffice()
    let post = try office.prepared()
    try office.when(LinkScan(post: post, scan: office.file("a")))
    #expect(try office.refusal(ShelveOriginal(post: post))?.code == .notChecked)
    try office.when(AssignPost(post: post, handler: D.per))
    try office.when(RegisterEntry(post: post, newCaseTitle: "Sak"))
    #expect(try office.refusal(FinaliseEntry(post: post))?.code == .notChecked)
    try office.when(CheckScan(post: post))
    try office.when(FinaliseEntry(post: post))
    #expect(try office.refusal(FinaliseEntry(post: post))?.code == .alreadyFinalised)
  }

  @Test("Other pages than were counted must be explained; who scanned and who checked is kept (S2-53, S2-54)")
  func pages() throws {
    let office = try DeskOffice()
    let post = try office.prepared(sheets: 2, sides: 2)
    try office.when(LinkScan(post: post, scan: office.file("a", pages: 3), scannedBy: D.per))
    let refused = try office.refusal(CheckScan(post: post))
    #expect(refused?.code == .pagesUnexplained)
    #expect(refused?.arguments["expected"] == "4" && refused?.arguments["found"] == "3")
    try office.when(CheckScan(post: post, explanation: "Siste bakside er blank"), by: D.siv)
    let work = try #require(try office.store.read { try $0.scanWork(of: post) })
    #expect(work.scannedBy == D.per)
    #expect(work.check?.by == D.siv)
    #expect(work.check?.explanation == "Siste bakside er blank")
  }

  @Test("Loose slips are glued before scanning (S0-26), and nothing is prepared before it is stamped (S0-23)")
  func preparing() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    #expect(try office.refusal(PrepareScan(post: post, sheets: 1, slips: true))?.code == .notStamped)
    try office.when(StampReceived(post: post))
    #expect(try office.refusal(PrepareScan(post: post, sheets: 1, slips: false))?.code == .looseSlips)
    let unknown = PrepareScan(post: post, sheets: 1, slips: true, unit: "skole")
    #expect(try office.refusal(unknown)?.code == .noSuchUnit)
  }

  @Test("A linked file is accounted for by the item, leaves the table, and can be taken back")
  func linking() throws {
    let office = try DeskOffice()
    let post = try office.prepared()
    let file = try office.file("a")
    #expect(try queue(office, .files).map(\.post) == [file])
    try office.when(LinkScan(post: post, scan: file))
    #expect(try queue(office, .files).isEmpty)
    #expect(try office.item(file).placement == .joined)
    #expect(try office.item(file).documents.isEmpty)
    #expect(try office.item(post).documents.map(\.digest) == [D.digest("a")])
    #expect(try !office.listed(.table).contains(file))
    try office.when(UnlinkScan(post: post, reason: "Feil person"))
    #expect(try office.item(file).placement == .opened)
    #expect(try office.item(file).documents.map(\.digest) == [D.digest("a")])
    #expect(try office.item(post).documents.isEmpty)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("A file in another unit's folder is taken only with a reason (S2-29)")
  func otherUnit() throws {
    let office = try DeskOffice()
    let post = try office.prepared(unit: "mta")
    let file = try office.file("a", unit: "omsorg")
    #expect(try office.refusal(LinkScan(post: post, scan: file))?.code == .scanOfOtherUnit)
    try office.when(LinkScan(post: post, scan: file, reason: "Skannet på feil knapp"))
  }

  @Test("The items that wait are offered for a file, the likeliest first, with the reasons")
  func matches() throws {
    let office = try DeskOffice()
    let two = try office.prepared(sheets: 2)
    let one = try office.prepared(sheets: 1)
    let file = try office.file("a", pages: 1)
    let card = try #require(try office.store.answer(ScanCard(post: file, today: office.now.day)))
    #expect(card.matches.map(\.match.post) == [one, two])
    #expect(card.matches.first?.match.reasons.contains(.pages) == true)
    #expect(card.matches.last?.match.reasons.contains(.otherPages) == true)
  }

  @Test("The queue of each handler is what they have been given (S1-10, S2-14), and it is paged by key")
  func mine() throws {
    let office = try DeskOffice()
    let post = try office.assignedLetter(to: D.per)
    for _ in 0..<6 { _ = try office.letter() }
    #expect(try queue(office, .mine(D.per)).map(\.post) == [post])
    var seen: [PostItem.ID] = []
    var after: PageKey?
    repeat {
      let page = try office.store.answer(ScanQueue(service: D.profil, view: .all, after: after, limit: 2))
      seen += page.rows.map(\.post)
      after = page.next
    } while after != nil
    #expect(seen == (try queue(office).map(\.post)))
    #expect(Set(seen).count == 7)
  }
}
