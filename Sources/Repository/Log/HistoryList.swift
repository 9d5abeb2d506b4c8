internal import CommandBus
internal import Domain
internal import GRDB

/// Stretches of the log with the names that make sentences of them.
enum HistoryList {
  static func page(_ query: History, _ sight: CaseSight, _ db: Database) throws -> Page<HistoryRow> {
    var conditions: [String] = []
    var arguments: StatementArguments = []
    if let subject = query.subject {
      conditions.append("subject = ?")
      arguments += [subject.text]
    }
    if let id = query.caseFolder {
      conditions.append(ofCase)
      arguments += [Subject.caseFolder(id).text, id.key, id.key, id.key]
    }
    if let service = query.service {
      conditions.append("service = ?")
      arguments += [service.text]
    }
    let counting = (conditions, arguments)
    if case .number(let position)? = query.after?.parts.first {
      conditions.append(query.newestFirst ? "position < ?" : "position > ?")
      arguments += [position]
    }
    let sql = """
      SELECT \(LogTable.columns) FROM log \(clause(conditions))
      ORDER BY position \(query.newestFirst ? "DESC" : "ASC") LIMIT ?
      """
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments + [query.limit + 1])
    let codec = EventCodec()
    let shown = try rows.prefix(query.limit).map { try row(codec.decode(try LogRow($0)), sight, db) }
    let counted = "SELECT count(*) FROM (SELECT 1 FROM log \(clause(counting.0)) LIMIT \(Page<HistoryRow>.countedUpTo))"
    return Page(
      rows: shown, next: rows.count > query.limit ? shown.last.map { PageKey([.number($0.entry.position)]) } : nil,
      total: try Int.fetchOne(db.cachedStatement(sql: counted), arguments: counting.1) ?? 0)
  }

  /// What is about a case itself, what is about the post that is in it, and what put post into it or took it out.
  private static let ofCase = """
    (subject = ? OR subject IN (SELECT 'post:' || id FROM post WHERE case_folder = ?)
      OR subject IN (SELECT 'letter:' || id FROM letter WHERE case_folder = ?)
      OR position IN (SELECT position FROM case_link WHERE case_folder = ?))
    """

  private static func clause(_ conditions: [String]) -> String {
    conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
  }

  static func row(_ entry: LogEntry, _ sight: CaseSight, _ db: Database) throws -> HistoryRow {
    let isMasked = try sight.hides(entry.event)
    let undone = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT by FROM undone WHERE position = ?"), arguments: [entry.position])
    var names: [String: String] = [:]
    for user in users(of: entry.event) { names[user.text] = try UserTable.user(user, db)?.name }
    for service in services(of: entry.event) { names[service.text] = try ServiceTable.service(service, db)?.name }
    return HistoryRow(
      entry: entry, actorName: try UserTable.user(entry.actor, db)?.name ?? entry.actor.text,
      onBehalfOfName: try entry.onBehalfOf.flatMap { try UserTable.user($0, db)?.name }, names: names,
      isUndone: undone != nil, routineVersion: try routineVersion(of: entry, db), isMasked: isMasked)
  }

  private static func routineVersion(of entry: LogEntry, _ db: Database) throws -> Int? {
    guard case .post = entry.event.about, let service = entry.event.concerns else { return nil }
    return try RoutineTable.version(of: service, at: entry.position, db)
  }

  private static func users(of event: Event) -> [User.ID] {
    switch event {
    case .postReceived(let content): [content.responsible]
    case .postAssigned(let moved), .postReassigned(let moved), .postTaken(let moved), .postParked(let moved),
      .postForwarded(let moved), .postReturned(let moved), .forwardingDeclined(let moved):
      [moved.from.placement.handler, moved.to.placement.handler, moved.to.responsible].compactMap { $0 }
    case .caseOpened(let content): [content.owner]
    case .noteRegistered(let content): [content.handler].compactMap { $0 }
    case .decisionUndone(let content):
      if case .position(let position) = content.restored {
        [position.placement.handler, position.responsible].compactMap { $0 }
      } else {
        []
      }
    case .deviationRaised(let content): [content.responsible]
    default: staff(of: event)
    }
  }

  /// The people that entries about people and the directory mention.
  private static func staff(of event: Event) -> [User.ID] {
    switch event {
    case .directoryRowSet(let content): [content.handler]
    case .directoryRowEnded(let content): [content.handler]
    case .directoryOwnerSet(let content): [content.owner]
    case .postOpened(let content): [content.handler]
    case .absenceRecorded(let content): [content.user]
    case .absenceEnded(let content): [content.user]
    case .substituteAppointed(let content): [content.user, content.substitute]
    case .substitutionEnded(let content): [content.user, content.substitute]
    case .deputySteppedIn(let content): [content.deputy, content.officer]
    case .deputySteppedOut(let content): [content.deputy, content.officer]
    case .roleGranted(let content): [content.user]
    case .roleRevoked(let content): [content.user]
    case .unitSet(let content): [content.user]
    case .employmentEnded(let content): [content.user]
    case .postResponsibleSet(let content): [content.from, content.to]
    default: []
    }
  }

  private static func services(of event: Event) -> [Service.ID] {
    var services = [event.concerns].compactMap { $0 }
    if case .postForwarded(let moved) = event, case .forwarded(.service(let id), _) = moved.to.placement {
      services.append(id)
    }
    if case .postAccepted(let content) = event { services.append(content.from) }
    return services
  }
}
