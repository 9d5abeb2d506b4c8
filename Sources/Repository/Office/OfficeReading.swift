package import CommandBus
package import Domain
internal import GRDB

extension OfficeStore: OfficeReader {
  package func position() throws -> Int {
    try answering { try Int.fetchOne($0, sql: "SELECT ifnull(max(position), 0) FROM log") ?? 0 }
  }

  package func answer(_ query: OfficeCard) throws -> OfficeCard.Answer {
    try answering { db in
      guard let office = try OfficeTable.office(db) else { throw StoreFault(.noOffice, path: folder) }
      return OfficeCard.Answer(
        office: office, services: try ServiceTable.rows(db), calendar: try ClosingDayTable.calendar(db))
    }
  }

  package func answer(_ query: RoutineVersions) throws -> [RoutineVersionRow] {
    try answering { try RoutineTable.versions(query, $0) }
  }

  package func answer(_ query: RoutineCard) throws -> RoutineCard.Answer? {
    try answering { try RoutineTable.card(query, $0) }
  }

  package func answer(_ query: Originals) throws -> Page<OriginalRow> {
    try read { try OriginalTable.page(query, CaseSight(query.reader, $0), $0) }
  }

  package func answer(_ query: ScanQueue) throws -> Page<ScanQueueRow> {
    try answering(query.reader) { try ScanQueueTable.page(query, $0, $1) }
  }

  package func answer(_ query: ScanCard) throws -> ScanCard.Answer? {
    try read { desk in
      try ScanCardReading(
        desk: desk, sight: CaseSight(query.reader, desk), words: { try self.words(readFrom: $0, desk.db) }
      ).answer(query)
    }
  }

  /// The folded words that were read of a scan; none while it has not been read.
  private func words(readFrom scan: String, _ db: Database) throws -> Set<String> {
    guard let text = try PageWorkTable.textDigest(of: scan, db), let digest = DocumentDigest(hex: text) else {
      return []
    }
    // A text that cannot be read orders nothing; that it cannot is found by `log verify`, not here.
    guard let bytes = try? documents.bytes(of: digest, limit: 4 << 20) else { return [] }
    let words = String(decoding: bytes, as: UTF8.self)
    return Set(words.folded.split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  package func answer(_ query: IntermediateFiles) throws -> IntermediateFiles.Answer {
    try read { try IntermediateList.answer(query, CaseSight(query.reader, $0), $0) }
  }

  package func answer(_ query: ScanFaults) throws -> [ScanFaultRow] {
    try answering(query.reader) { try ScanFaultTable.list(query, $0, $1) }
  }

  package func answer(_ query: LocalCopies) throws -> Page<LocalCopyRow> {
    try answering(query.reader) { try LocalCopyTable.page(query, $0, $1) }
  }

  package func answer(_ query: PageWorkList) throws -> [PageWorkRow] {
    try answering { try PageWorkTable.list(query, $0) }
  }

  package func answer(_ query: ShreddingLists) throws -> [ShreddingListRow] {
    try answering { try ShreddingListTable.list(query, $0) }
  }

  package func answer(_ query: ShreddingListText) throws -> String? {
    guard try answering({ try ShreddingListTable.holds(query, $0) }), let digest = DocumentDigest(hex: query.digest)
    else { return nil }
    return String(decoding: try documents.bytes(of: digest, limit: 4 << 20), as: UTF8.self)
  }

  package func answer(_ query: Users) throws -> [UserRow] { try answering(UserTable.users) }

  package func answer(_ query: Handlers) throws -> [HandlerRow] {
    try answering { try UserTable.handlers(of: query.service, on: query.today, $0) }
  }

  package func answer(_ query: PlaceCounts) throws -> PlaceCounts.Answer {
    try read { desk in
      let db = desk.db
      func count(_ view: Tray.View) throws -> Int {
        try TrayList.count(Tray(service: query.service, view: view, limit: 1), nil, db)
      }
      let cases = try Int.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT count(*) FROM (SELECT 1 FROM case_folder WHERE service = ? LIMIT \(Page<CaseRow>.countedUpTo))
            """),
        arguments: [query.service.text])
      return PlaceCounts.Answer(
        table: try count(.table), agenda: try count(.agenda(query.today)), mine: try count(.mine(query.user)),
        incoming: try count(.incoming), outgoing: try count(.outgoing),
        deliveries: try DeliveryList.count(of: query.service, outstandingOnly: true, db),
        deviations: try DeviationTable.count(of: query.service, openOnly: true, db), cases: cases ?? 0,
        restances: try RestanceList.count(Restances(service: query.service, handler: query.user, limit: 1), nil, db),
        meeting: try MeetingTable.open(of: query.service, db)?.meeting,
        doneForMe: try DoneForMeTable.unread(by: query.user, db).count,
        routine: try ServiceTable.version(of: query.service, db),
        scans: try ScanQueueTable.count(ScanQueue(service: query.service, view: .all, limit: 1), db),
        scanFaults: try ScanFaultTable.openCount(of: query.service, db),
        answeredFaults: try ScanFaultTable.answeredCount(for: query.user, in: query.service, db),
        approvals: try LetterList.approvals(CaseReader(Session(user: query.user), today: query.today), desk))
    }
  }

  package func answer(_ query: Tray) throws -> Page<TrayRow> {
    try answering(query.reader) { try TrayList.page(query, $0, $1) }
  }

  package func answer(_ query: PostCard) throws -> PostCard.Answer? {
    try read { try PostTable.card(query, CaseSight(query.reader, $0), $0) }
  }

  package func answer(_ query: DueList) throws -> Page<DueRow> {
    try answering(query.reader) { try DueTable.page(query, $0, $1) }
  }

  package func answer(_ query: Suggestion) throws -> Suggestion.Answer? {
    try answering { try SuggestionFacts.suggestion(query, $0) }
  }

  package func answer(_ query: Directory) throws -> Directory.Answer {
    try answering { try DirectoryTable.list(query.service, $0) }
  }

  package func answer(_ query: Presence) throws -> Presence.Answer {
    try answering { try PresenceList.answer(query, $0) }
  }

  package func answer(_ query: DoneForMe) throws -> DoneForMe.Answer {
    try answering(query.reader) { try DoneForMeTable.list(query, $0, $1) }
  }

  package func answer(_ query: StaffingGaps) throws -> [StaffingGapRow] { try answering(StaffingList.gaps) }

  package func answer(_ query: History) throws -> Page<HistoryRow> {
    try answering(query.reader) { try HistoryList.page(query, $0, $1) }
  }

  package func answer(_ query: Cases) throws -> Page<CaseRow> {
    try answering(query.reader) { try CaseTable.page(query, $0, $1) }
  }

  package func answer(_ query: CaseCard) throws -> CaseCard.Answer? {
    try answering(query.reader) { try CaseTable.card(query.caseFolder, $0, $1) }
  }

  package func answer(_ query: Registry) throws -> Page<RegistryRow> {
    try answering(query.reader) { try RegistryTable.page(query, $0, $1) }
  }

  package func answer(_ query: Restances) throws -> Page<RestanceRow> {
    try answering(query.reader) { try RestanceList.page(query, $0, $1) }
  }

  package func answer(_ query: UnregisteredPost) throws -> Page<TrayRow> {
    try answering(query.reader) { try UnregisteredList.page(query, $0, $1) }
  }

  package func answer(_ query: RestanceShares) throws -> [RestanceShares.Share] {
    try answering(query.list.reader) { try RestanceList.shares(query, $0, $1) }
  }

  package func answer(_ query: Consents) throws -> Page<Consent> {
    try answering(query.reader) { try ConsentTable.page(query, $0, $1) }
  }

  package func answer(_ query: NoteText) throws -> String? {
    guard let note = try answering(query.reader, { try RegistryTable.note(query.entry, $0, $1) }),
      let digest = DocumentDigest(hex: note.digest)
    else { return nil }
    return String(decoding: try documents.bytes(of: digest, limit: 4 << 20), as: UTF8.self)
  }

  package func answer(_ query: Meetings) throws -> Page<MeetingRow> {
    try answering { try MeetingTable.page(query, $0) }
  }

  package func answer(_ query: Minutes) throws -> String? {
    guard let row = try answering({ try MeetingTable.row(query.meeting, $0) }), let minutes = row.minutes,
      let digest = DocumentDigest(hex: minutes.digest)
    else { return nil }
    let text = String(decoding: try documents.bytes(of: digest, limit: 4 << 20), as: UTF8.self)
    return try answering(query.reader) { sight, _ in
      try MeetingMinutes.masked(text) { try sight.hides($0) }
    }
  }

  package func answer(_ query: Deviations) throws -> Page<DeviationRow> {
    try answering(query.reader) { try DeviationTable.page(query, $0, $1) }
  }

  package func answer(_ query: Deliveries) throws -> Page<DeliveryRow> {
    try answering(query.reader) { try DeliveryList.page(query, $0, $1) }
  }

  package func answer(_ query: RoutingCard) throws -> RoutingCard.Answer {
    try answering(query.reader) { try DeliveryTable.card(query.post, $0, $1) }
  }

  package func answer(_ query: RuleGaps) throws -> Page<RuleGapRow> {
    try answering(query.reader) { try RuleGapTable.page(query, $0, $1) }
  }

  package func answer(_ query: Intake) throws -> [IntakeRow] { try answering(IntakeTable.accounts) }

  package func answer(_ query: IntakeFiles) throws -> [IntakeFile] {
    try answering { try IntakeTable.lying(in: query.source, $0) }
  }

  package func answer(_ query: Search) throws -> Search.Answer {
    try answering(query.reader) { try SearchList(query, $0, $1).answer() }
  }

  package func answer(_ query: LettersList) throws -> Page<LetterRow> {
    try answering(query.reader) { try LetterList.page(query, $0, $1) }
  }

  package func answer(_ query: LetterCard) throws -> LetterCard.Answer? {
    try read { try LetterCardReading.card(query, CaseSight(query.reader, $0), $0) }
  }

  package func answer(_ query: SavedLetterText) throws -> String? {
    try read { desk in
      try LetterCardReading.text(query, CaseSight(query.reader, desk), desk).map { try desk.text(of: $0) }
    }
  }

  package func answer(_ query: LetterOffers) throws -> [StandardLetter] {
    try read { $0.letterTemplates.offered(for: query.kind, in: try $0.routine(of: query.service)) }
  }

  package func answer(_ query: ApprovalInbox) throws -> [LetterRow] {
    try read { try LetterList.inbox(query, CaseSight(query.reader, $0), $0) }
  }

  package func answer(_ query: ApprovalCount) throws -> Int {
    try read { try LetterList.approvals(query.reader, $0) }
  }

  package func answer(_ query: Dispatches) throws -> Page<DispatchRow> {
    try answering(query.reader) { try DispatchList.page(query, $0, $1) }
  }

  package func answer(_ query: DispatchCounts) throws -> [BoardGroup: Int] {
    try answering { try DispatchList.counts(query.service, $0) }
  }

  package func answer(_ query: LetterErrands) throws -> LetterErrands.Answer {
    try answering { try DispatchList.errands(query, $0) }
  }

  /// With the eyes of whoever asks, in the same snapshot.
  private func answering<R>(_ reader: CaseReader?, _ body: (CaseSight, Database) throws -> R) throws -> R {
    try read { desk in try body(CaseSight(reader, desk), desk.db) }
  }

  private func answering<R>(_ body: (Database) throws -> R) throws -> R {
    try database.read(body)
  }
}
