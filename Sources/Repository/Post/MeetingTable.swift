internal import CommandBus
internal import Domain
internal import Foundation
internal import GRDB

enum MeetingTable {
  static func apply(_ content: MeetingStarted, _ entry: LogEntry, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO meeting (id, service, started_at, started_by, started_position) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        content.meeting.value, content.service.text, entry.at.iso, entry.actor.text, entry.position,
      ])
  }

  static func apply(_ content: MeetingClosed, _ entry: LogEntry, _ db: Database) throws {
    let minutes = try StoredJSON.text(content.minutes)
    try db.execute(
      sql: """
        UPDATE meeting SET closed_at = ?, closed_position = ?, decided = ?, left_over = ?, minutes = ? WHERE id = ?
        """,
      arguments: [entry.at.iso, entry.position, content.decided, content.left, minutes, content.meeting.value])
  }

  static func row(_ id: MorningMeeting.ID, _ db: Database) throws -> MeetingRow? {
    try Row.fetchOne(db, sql: select + "WHERE meeting.id = ?", arguments: [id.value]).map(read)
  }

  static func open(of service: Service.ID, _ db: Database) throws -> MeetingRow? {
    let statement = try db.cachedStatement(sql: select + "WHERE meeting.service = ? AND meeting.closed_at IS NULL")
    return try Row.fetchOne(statement, arguments: [service.text]).map(read)
  }

  static func page(_ query: Meetings, _ db: Database) throws -> Page<MeetingRow> {
    var before = Int.max
    if case .number(let id)? = query.after?.parts.first { before = id }
    let rows = try Row.fetchAll(
      db, sql: select + "WHERE meeting.service = ? AND meeting.id < ? ORDER BY meeting.id DESC LIMIT ?",
      arguments: [query.service.text, before, query.limit + 1]
    ).map(read)
    let shown = Array(rows.prefix(query.limit))
    let total = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM meeting WHERE service = ?", arguments: [query.service.text])
    return Page(
      rows: shown, next: rows.count > query.limit ? shown.last.map { PageKey([.number($0.meeting.id.value)]) } : nil,
      total: total ?? 0)
  }

  /// The decisions about the service's post from the meeting's start until its close, or until now.
  static func decisions(
    of meeting: MorningMeeting, phrases: Phrasebook, _ db: Database
  ) throws -> [MeetingDecision] {
    let kinds = MeetingMinutes.decisionKinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let sql = """
      SELECT \(LogTable.columns) FROM log
      WHERE service = ?
        AND position > (SELECT started_position FROM meeting WHERE id = ?)
        AND position < (SELECT ifnull(closed_position, 9223372036854775807) FROM meeting WHERE id = ?)
        AND kind IN (\(kinds))
      ORDER BY position
      """
    let codec = EventCodec()
    let rows = try Row.fetchAll(
      db, sql: sql, arguments: [meeting.service.text, meeting.id.value, meeting.id.value])
    return try rows.map { try codec.decode(try LogRow($0)) }.compactMap { try decision($0, db) }
  }

  private static func decision(_ entry: LogEntry, _ db: Database) throws -> MeetingDecision? {
    guard case .post(let post) = entry.event.about, let item = try PostTable.item(post, db)?.item else { return nil }
    let undone = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT by FROM undone WHERE position = ?"), arguments: [entry.position])
    return MeetingDecision(
      position: entry.position, at: entry.at, actor: try UserTable.user(entry.actor, db)?.name ?? entry.actor.text,
      kind: entry.event.kind, post: post, title: item.details.title, outcome: try outcome(entry.event, db),
      isUndone: undone != nil)
  }

  private static func outcome(_ event: Event, _ db: Database) throws -> String {
    switch event {
    case .postAssigned(let moved), .postTaken(let moved), .postParked(let moved), .postReturned(let moved),
      .postForwarded(let moved), .postReassigned(let moved):
      switch moved.to.placement {
      case .assigned(let user): try UserTable.user(user, db)?.name ?? user.text
      case .onTray(let day), .parked(let day, _): day.iso
      case .forwarded(.service(let id), _): try ServiceTable.service(id, db)?.name ?? id.text
      case .forwarded(.elsewhere(let place), _): place
      case .returned(let reason): reason
      case .opened, .handedOver, .joined: ""
      }
    case .caseLinked(let link): link.caseFolder.description
    case .entryRegistered(let entry): "\(entry.caseFolder)-\(entry.sequence)"
    case .postSplit(let split): split.parts.map(\.description).joined(separator: ", ")
    case .receivedDateCorrected(let correction): correction.to.iso
    default: ""
    }
  }

  private static let select = """
    SELECT meeting.*, user.name AS started_by_name FROM meeting JOIN user ON user.id = meeting.started_by\u{20}
    """

  private static func read(_ row: Row) throws -> MeetingRow {
    let meeting = MorningMeeting(
      id: MorningMeeting.ID(row["id"]), service: try row.word("service"), startedAt: try row.instant("started_at"),
      startedBy: try row.word("started_by"), closedAt: try row.instantIfAny("closed_at"))
    let minutes = try (row["minutes"] as String?).map {
      try JSONDecoder().decode(DocumentReference.self, from: Data($0.utf8))
    }
    return MeetingRow(
      meeting: meeting, startedBy: row["started_by_name"], decided: row["decided"], left: row["left_over"],
      minutes: minutes)
  }
}
