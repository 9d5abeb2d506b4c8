internal import CommandBus
internal import Domain
internal import GRDB

/// Reading items back from the tables.
extension PostTable {
  static let columns = Columns([
    "id", "version", "service", "channel", "cover", "kind", "title", "sender", "addressee", "sheets", "sides",
    "scanned_pages", "documents", "document_date", "answers", "received_on", "opened_at", "stamped_at", "stamped_by",
    "is_urgent",
    "state", "handler", "agenda_on", "to_service", "to_place", "reason", "responsible", "case_folder", "entry",
    "split_from", "same_bytes_as", "preliminary_on", "expected_on", "due_on", "soon_on", "due_weight", "given_at",
    "seen_at",
  ])

  static func item(_ id: PostItem.ID, _ db: Database) throws -> (item: PostItem, version: Int)? {
    try db.first(selectItem, id.value) { found in
      let row = TableRow(row: found, columns: columns)
      let item = PostItem(
        id: id, service: try row.word("service"), details: try details(row), receivedOn: try row.day("received_on"),
        openedAt: try row.instant("opened_at"), stamp: try stamp(row), isUrgent: try row.value("is_urgent"),
        placement: try placement(row), responsible: try row.word("responsible"),
        caseFolder: try row.yearNumberIfAny("case_folder"), entry: try row.yearNumberIfAny("entry"),
        documents: try row.value("documents") == 0 ? [] : documents(of: id, db),
        splitFrom: try row.numberIfAny("split_from"), sameBytesAs: try row.numberIfAny("same_bytes_as"),
        preliminary: try preliminary(row))
      return (item, try row.value("version"))
    }
  }

  private static let selectItem = "SELECT \(columns.sql(from: "post")) FROM post WHERE id = ?"

  static func card(
    _ query: PostCard, _ sight: CaseSight, _ desk: OfficeDesk<Reading>
  ) throws -> PostCard.Answer? {
    let (id, db) = (query.post, desk.db)
    guard let (item, version) = try item(id, db) else { return nil }
    let isMasked = try sight.hides(item)
    let similar =
      try item.caseFolder == nil ? CaseTable.newest(about: item.details.sender, in: item.service, db) : nil
    let users = [item.responsible, item.placement.handler, item.stamp?.by].compactMap { $0 }
    var names: [User.ID: String] = [:]
    for user in users { names[user] = try UserTable.user(user, db)?.name }
    return PostCard.Answer(
      item: item, version: version, names: names,
      caseFolder: try item.caseFolder.flatMap { try CaseTable.row($0, db) }.map(sight.masked),
      similar: try similar.map(sight.masked).flatMap { $0.access.isMasked ? nil : $0 },
      lastStanding: try LogTable.last(about: .post(id), standing: true, db),
      deadlines: try DeadlineTable.deadlines(of: id, db), concerned: try ConcernedTable.of(id, db),
      isNew: try isNew(id, db), original: try OriginalTable.original(of: id, db),
      confirmationLock: try desk.confirmationLock(of: item), isMasked: isMasked)
  }

  /// Given to somebody who has not opened it yet (S4-20).
  static func isNew(_ id: PostItem.ID, _ db: Database) throws -> Bool {
    let sql = "SELECT 1 FROM post WHERE id = ? AND given_at IS NOT NULL AND seen_at IS NULL"
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [id.value]) != nil
  }

  private static func details(_ row: TableRow) throws -> PostDetails {
    PostDetails(
      channel: try row.choice("channel"), cover: try row.choice("cover"), kind: try row.word("kind"),
      title: try row.value("title"), sender: try row.value("sender"), addressee: try row.value("addressee"),
      sheets: try row.valueIfAny("sheets"), sides: try row.valueIfAny("sides"),
      documentDate: try row.dayIfAny("document_date"),
      answers: try row.valueIfAny("answers").map(IntakeAnswers.read))
  }

  private static func preliminary(_ row: TableRow) throws -> PreliminaryAnswer? {
    guard let answered = try row.dayIfAny("preliminary_on"), let expected = try row.dayIfAny("expected_on") else {
      return nil
    }
    return PreliminaryAnswer(answeredOn: answered, expectedOn: expected)
  }

  private static func stamp(_ row: TableRow) throws -> Stamp? {
    guard let at = try row.instantIfAny("stamped_at"), let by: User.ID = try row.wordIfAny("stamped_by") else {
      return nil
    }
    return Stamp(at: at, by: by)
  }

  private static func placement(_ row: TableRow) throws -> Placement {
    let state: Placement.State = try row.choice("state")
    let day = try row.dayIfAny("agenda_on")
    let fields = PlacementFields(
      state: state, handler: try row.wordIfAny("handler"), meeting: state == .onTray ? day : nil,
      until: state == .parked ? day : nil, service: try row.wordIfAny("to_service"),
      place: try row.valueIfAny("to_place"), reason: try row.valueIfAny("reason"))
    guard let placement = fields.placement else { throw row.damaged("state") }
    return placement
  }

  private static func flaws(_ stored: String?) throws -> [MailFlaw]? {
    try stored?.split(separator: " ").map { word in
      guard let flaw = MailFlaw(rawValue: String(word)) else { throw StoreFault(.damaged, cause: "column flaws") }
      return flaw
    }
  }

  private static func documents(of id: PostItem.ID, _ db: Database) throws -> [DocumentReference] {
    let statement = try db.cachedStatement(sql: "SELECT * FROM post_document WHERE post = ? ORDER BY place")
    return try Row.fetchAll(statement, arguments: [id.value]).map { row in
      DocumentReference(
        digest: row["digest"], name: row["name"], bytes: row["bytes"], pages: row["pages"],
        role: try row.choice("role"), flaws: try flaws(row["flaws"]))
    }
  }
}
