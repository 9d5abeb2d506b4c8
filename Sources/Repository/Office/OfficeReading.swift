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
      return OfficeCard.Answer(office: office, services: try ServiceTable.rows(db))
    }
  }

  package func answer(_ query: Users) throws -> [UserRow] { try answering(UserTable.users) }

  package func answer(_ query: Handlers) throws -> [HandlerRow] {
    try answering { try UserTable.handlers(of: query.service, $0) }
  }

  package func answer(_ query: PlaceCounts) throws -> PlaceCounts.Answer {
    try answering { db in
      func count(_ view: Tray.View) throws -> Int {
        try TrayList.count(Tray(service: query.service, view: view, limit: 1), db)
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
        deviations: try DeviationTable.count(of: query.service, openOnly: true, db), cases: cases ?? 0,
        restances: try RestanceList.count(Restances(service: query.service, handler: query.user, limit: 1), db),
        meeting: try MeetingTable.open(of: query.service, db)?.meeting)
    }
  }

  package func answer(_ query: Tray) throws -> Page<TrayRow> { try answering { try TrayList.page(query, $0) } }

  package func answer(_ query: PostCard) throws -> PostCard.Answer? {
    try answering { try PostTable.card(query, $0) }
  }

  package func answer(_ query: Suggestion) throws -> Suggestion.Answer? {
    try answering { try PostTable.suggestion(for: query.post, $0) }
  }

  package func answer(_ query: History) throws -> Page<HistoryRow> {
    try answering { try HistoryList.page(query, $0) }
  }

  package func answer(_ query: Cases) throws -> Page<CaseRow> { try answering { try CaseTable.page(query, $0) } }

  package func answer(_ query: CaseCard) throws -> CaseCard.Answer? {
    try answering { try CaseTable.card(query, $0) }
  }

  package func answer(_ query: Registry) throws -> Page<RegistryRow> {
    try answering { try RegistryTable.page(query, $0) }
  }

  package func answer(_ query: Restances) throws -> Page<RegistryRow> {
    try answering { try RestanceList.page(query, $0) }
  }

  package func answer(_ query: Consents) throws -> Page<Consent> {
    try answering { try ConsentTable.page(query, $0) }
  }

  package func answer(_ query: NoteText) throws -> String? {
    guard let note = try answering({ try RegistryTable.note(query, $0) }),
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
    return String(decoding: try documents.bytes(of: digest, limit: 4 << 20), as: UTF8.self)
  }

  package func answer(_ query: Deviations) throws -> Page<DeviationRow> {
    try answering { try DeviationTable.page(query, $0) }
  }

  package func answer(_ query: Intake) throws -> [IntakeRow] { try answering(IntakeTable.accounts) }

  package func answer(_ query: IntakeFiles) throws -> [IntakeFile] {
    try answering { try IntakeTable.lying(in: query.source, $0) }
  }

  private func answering<R>(_ body: (Database) throws -> R) throws -> R {
    try database.read(body)
  }
}
