internal import CommandBus
internal import Domain
internal import GRDB

/// Lists of letters, and all about one.
enum LetterList {
  static func page(_ query: LettersList, _ sight: CaseSight, _ db: Database) throws -> Page<LetterRow> {
    let (condition, arguments) = filter(query)
    var before: StatementArguments = ["9", Int.max]
    if let parts = query.after?.parts, parts.count == 2, case .text(let at) = parts[0], case .number(let id) = parts[1]
    {
      before = [at, id]
    }
    let sql = """
      \(select) WHERE \(condition) AND (letter.changed_at, letter.id) < (?, ?)
      ORDER BY letter.changed_at DESC, letter.id DESC LIMIT ?
      """
    let found = try Row.fetchAll(
      db.cachedStatement(sql: sql), arguments: arguments + before + [query.limit + 1]
    ).map { try read($0, db) }
    let shown = try found.prefix(query.limit).map(sight.masked)
    let counted = "SELECT count(*) FROM (SELECT 1 FROM letter WHERE \(condition) LIMIT \(Page<LetterRow>.countedUpTo))"
    return Page(
      rows: shown,
      next: found.count > query.limit
        ? shown.last.map { PageKey([.text($0.changedAt.iso), .number($0.letter.id.value)]) } : nil,
      total: try Int.fetchOne(db.cachedStatement(sql: counted), arguments: arguments) ?? 0)
  }

  private static func filter(_ query: LettersList) -> (String, StatementArguments) {
    let service = query.service.text
    switch query.view {
    case .mine(let user):
      return (
        "letter.author = ? AND letter.service = ? AND letter.state NOT IN ('finalised', 'discarded')",
        [user.text, service]
      )
    case .returned(let user):
      return (
        """
        letter.author = ? AND letter.service = ? AND letter.state NOT IN ('finalised', 'discarded')
          AND letter.state = 'returned'
        """,
        [user.text, service]
      )
    case .approval: return ("letter.service = ? AND letter.state IN ('awaiting-approval', 'approved')", [service])
    case .finalised: return ("letter.service = ? AND letter.state = 'finalised'", [service])
    case .all: return ("letter.service = ?", [service])
    case .ofCase(let id): return ("letter.case_folder = ? AND letter.service = ?", [id.key, service])
    }
  }

  static let select = """
    SELECT letter.*, user.name AS author_name,
      (SELECT count(*) FROM letter_comment WHERE letter = letter.id AND resolved_at IS NULL) AS open_comments
    FROM letter JOIN user ON user.id = letter.author\u{20}
    """

  static func read(_ row: Row, _ db: Database) throws -> LetterRow {
    LetterRow(
      letter: try LetterTable.read(row, db), version: row["version"], authorName: row["author_name"],
      openComments: row["open_comments"], changedAt: try row.instant("changed_at"))
  }

  /// What waits for one person, the one that has waited longest first.
  static func inbox(_ query: ApprovalInbox, _ sight: CaseSight, _ desk: OfficeDesk<Reading>) throws -> [LetterRow] {
    try waiting(for: query.reader, limit: query.limit, desk).map(sight.masked)
  }

  /// How many wait for one person, counted no further than a screen says.
  static func approvals(_ reader: CaseReader, _ desk: OfficeDesk<Reading>) throws -> Int {
    try waiting(for: reader, limit: Page<LetterRow>.countedUpTo, desk).count
  }

  private static func waiting(
    for reader: CaseReader, limit: Int, _ desk: OfficeDesk<Reading>
  ) throws -> [LetterRow] {
    let person = try approver(reader.session, on: reader.today, desk)
    var rows: [LetterRow] = []
    for service in Set(person.memberships.map(\.service)) {
      let roles = Set(person.memberships.filter { $0.service == service }.map(\.role))
      rows += try waiting(for: roles, in: service, limit: limit, desk.db) { row in
        guard row.letter.awaits(roles) else { return false }
        return try !LetterTable.writers(of: row.letter.id, desk.db).union([row.letter.author])
          .contains(where: reader.session.speaks)
      }
    }
    return Array(rows.sorted { ($0.changedAt, $0.letter.id) < ($1.changedAt, $1.letter.id) }.prefix(limit))
  }

  /// The first of a service's letters that hold. A letter with nothing left for these roles is not even read.
  private static func waiting(
    for roles: Set<Role>, in service: Service.ID, limit: Int, _ db: Database, where holds: (LetterRow) throws -> Bool
  ) throws -> [LetterRow] {
    let places = roles.map { _ in "?" }.joined(separator: ", ")
    let sql = """
      \(select) WHERE letter.service = ? AND letter.state = 'awaiting-approval' AND EXISTS (
        SELECT 1 FROM letter_approval AS step, json_each(step.need, '$.roles') AS role
        WHERE step.letter = letter.id AND step.approver IS NULL AND role.value IN (\(places)))
      ORDER BY letter.changed_at, letter.id
      """
    let arguments = StatementArguments([service.text] + roles.map(\.rawValue))
    let found = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    var rows: [LetterRow] = []
    while rows.count < limit, let row = try found.next() {
      let letter = try read(row, db)
      if try holds(letter) { rows.append(letter) }
    }
    return rows
  }

  /// The person, or the one acted for as long as one may.
  private static func approver(_ session: Session, on day: Day, _ desk: OfficeDesk<Reading>) throws -> User {
    do {
      return try desk.acting(session, on: day)
    } catch let refusal as Refusal where refusal.code == .notSubstitute {
      return try desk.user(session.user)
    }
  }
}

/// All about one letter.
enum LetterCardReading {
  static func card(_ query: LetterCard, _ sight: CaseSight, _ desk: OfficeDesk<Reading>) throws -> LetterCard.Answer? {
    let db = desk.db
    let statement = try db.cachedStatement(sql: LetterList.select + "WHERE letter.id = ?")
    guard let found = try Row.fetchOne(statement, arguments: [query.letter.value]) else { return nil }
    let row = try sight.masked(try LetterList.read(found, db))
    let folder = try desk.caseFolder(row.letter.caseFolder)
    guard !row.isMasked else { return empty(row, folder.masked) }
    let letter = row.letter
    let comments = try LetterApprovalTable.comments(on: letter.id, openOnly: false, db)
    let versions = try LetterTable.versions(of: letter.id, db)
    let signature: LetterSignature? = try found.storedIfAny("signature")
    return LetterCard.Answer(
      row: row, folder: folder, versions: versions, comments: comments, needs: try needs(of: letter, desk),
      names: try names(in: letter, versions, comments, signature, desk),
      signatureKind: try signature?.kind ?? desk.signatureKind(of: letter.channel, in: letter.service),
      printedAfterHours: try desk.routine(of: letter.service).sending?.way(letter.channel)?.printedAfterHours,
      signature: signature, finalisedAt: try found.instantIfAny("finalised_at"),
      sequence: try letter.entry.map { try desk.entry($0).sequence },
      dispatches: try DispatchTable.dispatches(of: letter.id, db), correctedBy: try corrections(of: letter.id, db))
  }

  private static func empty(_ row: LetterRow, _ folder: CaseFolder) -> LetterCard.Answer {
    LetterCard.Answer(
      row: row, folder: folder, versions: [], comments: [], needs: [], names: [:], signatureKind: .none,
      printedAfterHours: nil, signature: nil, finalisedAt: nil, sequence: nil, dispatches: [], correctedBy: [])
  }

  /// As they were when it was sent; before that by the routine in force.
  private static func needs(of letter: Letter, _ desk: OfficeDesk<Reading>) throws -> [ApprovalNeed] {
    if !letter.approvals.isEmpty { return letter.approvals.map(\.need) }
    return letter.state.isEditable ? try desk.approvalNeeds(of: letter) : []
  }

  private static func names(
    in letter: Letter, _ versions: [LetterVersion], _ comments: [LetterComment], _ signature: LetterSignature?,
    _ desk: OfficeDesk<Reading>
  ) throws -> [User.ID: String] {
    let approvers = letter.approvals.compactMap(\.given).flatMap { [$0.by, $0.onBehalfOf].compactMap { $0 } }
    let signers = signature.map { signature in
      [signature.by, signature.through].compactMap { $0 }
        + signature.approvers.flatMap { [$0.user, $0.onBehalfOf].compactMap { $0 } }
    }
    let people = [letter.author] + versions.map(\.writer) + comments.map(\.by) + approvers + (signers ?? [])
    return try Dictionary(Set(people).map { ($0, try desk.userIfAny($0)?.name ?? $0.text) }) { first, _ in first }
  }

  private static func corrections(of letter: Letter.ID, _ db: Database) throws -> [Letter.ID] {
    let sql = "SELECT id FROM letter WHERE corrects = ? AND state <> 'discarded' ORDER BY id"
    return try Int.fetchAll(db.cachedStatement(sql: sql), arguments: [letter.value]).map { Letter.ID($0) }
  }

  /// The saved text, for whoever may read the letter.
  static func text(
    _ query: SavedLetterText, _ sight: CaseSight, _ desk: OfficeDesk<Reading>
  ) throws -> DocumentReference? {
    guard let letter = try LetterTable.letter(query.letter, desk.db),
      try !sight.hides(letter.caseFolder, of: letter.service)
    else { return nil }
    guard let number = query.textVersion else { return letter.text }
    return try LetterTable.version(number, of: letter.id, desk.db)?.text
  }
}
