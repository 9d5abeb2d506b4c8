internal import CommandBus
internal import Domain
internal import GRDB

/// Everything about the paper and the pages of one item, in one snapshot.
struct ScanCardReading {
  let desk: OfficeDesk<Reading>
  let sight: CaseSight
  /// The words of a scan, for the match; empty where none have been read.
  let words: (String) throws -> Set<String>

  private var db: Database { desk.db }

  /// nil for an item that is not there, or that the reader may not see.
  func answer(_ query: ScanCard) throws -> ScanCard.Answer? {
    guard let item = try PostTable.item(query.post, db)?.item, try !sight.hides(item) else { return nil }
    let isPaper = item.details.channel.goesThroughScanning
    let faults = try ScanFaultTable.faults(of: item.id, openOnly: false, db)
    let work = isPaper ? try ScanTable.work(of: item.id, db) ?? ScanWork(post: item.id) : nil
    let intake = try IntakeTable.file(of: item.id, db)
    let files = try IntakeTable.files(linkedTo: item.id, db)
    let original = try OriginalTable.original(of: item.id, db)
    let copies = try LocalCopyTable.copies(of: item.id, openOnly: false, db)
    let scans = item.documents.filter { $0.role == .scan || $0.role == .earlierScan }
    var people: [User.ID?] = [work?.prepared?.by, work?.scannedBy, work?.check?.by, intake?.released?.by]
    people += files.map(\.released?.by)
    for fault in faults { people += [fault.reportedBy, fault.settledBy] }
    for copy in copies { people += [copy.registeredBy, copy.deletedBy] }
    return ScanCard.Answer(
      post: item.id, work: work, faults: faults, documents: try scans.map { try PageWorkTable.pages(of: $0, db) },
      matches: try matches(for: item, intake), intake: intake, files: files,
      intermediateLock: intake?.state == .kept ? try desk.intermediateLock(of: item.id) : nil, original: original,
      mayBeShreddedFrom: try earliest(original), shredLocks: try locks(item, original, on: query.today),
      localCopies: copies, names: try names(people))
  }

  private func earliest(_ original: Original?) throws -> Day? {
    guard let original, let shelved = original.shelvedOn, original.shreddedOn == nil else { return nil }
    return try desk.routine(of: original.service).retention?.earliest(shelved: shelved)
  }

  private func locks(_ item: PostItem, _ original: Original?, on day: Day) throws -> [Refusal] {
    guard item.details.channel.goesThroughScanning, original?.shreddedOn == nil,
      try desk.routine(of: item.service).isPaper(item.details.channel)
    else { return [] }
    return try desk.shredLocks(of: item.id, on: day)
  }

  private func names(_ people: [User.ID?]) throws -> [User.ID: String] {
    var names: [User.ID: String] = [:]
    for id in people.compactMap(\.self) { names[id] = try UserTable.user(id, db)?.name }
    return names
  }

  // MARK: - Matching

  /// The items that wait for a scan, for a file that is nobody's.
  private func matches(for item: PostItem, _ intake: IntakeFile?) throws -> [ScanMatchRow] {
    let scans = item.documents.filter { $0.role == .scan }
    guard item.details.channel == .scanner, item.entry == nil, item.caseFolder == nil, !scans.isEmpty,
      !item.placement.state.isClosed
    else { return [] }
    let file = ScannedFile(
      pages: item.scannedPages, cameAt: item.openedAt,
      words: try scans.reduce(into: []) { words, scan in words.formUnion(try self.words(scan.digest)) },
      unit: intake?.source.unit)
    let waiting = try waiting(in: item.service).filter { $0.facts.post != item.id }
    return file.matches(among: waiting.map(\.facts)).compactMap { match in
      waiting.first { $0.facts.post == match.post }.map {
        ScanMatchRow(
          match: match, title: $0.facts.title, sender: $0.facts.sender, receivedOn: $0.receivedOn,
          expectedPages: $0.facts.expectedPages)
      }
    }
  }

  /// Those that nobody could be waiting for are not worth the asking: the oldest 200.
  private func waiting(in service: Service.ID) throws -> [(facts: WaitingForScan, receivedOn: Day)] {
    let sql = """
      SELECT queue.post, queue.step, post.sheets, post.sides, post.sender, post.title, post.received_on,
        ifnull(scan_work.prepared_at, post.stamped_at) AS ready_at, scan_work.unit
      FROM scan_queue AS queue JOIN post ON post.id = queue.post
        LEFT JOIN scan_work ON scan_work.post = queue.post
      WHERE queue.service = ? AND queue.step IN ('prepare', 'scan', 'rescan')
      ORDER BY queue.has_fault DESC, queue.is_urgent DESC, queue.received_on, queue.post LIMIT 200
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [service.text]).compactMap { row in
      let post = PostItem.ID(row["post"])
      guard try !sight.hides(post) else { return nil }
      let sheets: Int? = row["sheets"]
      let sides: Int? = row["sides"]
      let facts = WaitingForScan(
        post: post, expectedPages: sheets.map { $0 * (sides ?? 1) }, readyAt: try row.instantIfAny("ready_at"),
        sender: row["sender"], title: row["title"], unit: row["unit"], hasFault: row["step"] == "rescan")
      return (facts, try row.day("received_on"))
    }
  }
}
