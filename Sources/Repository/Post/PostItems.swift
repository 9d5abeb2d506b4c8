internal import CommandBus
internal import Domain
internal import GRDB

/// Reading items back from the tables.
extension PostTable {
  static let columns = Columns([
    "id", "version", "service", "channel", "cover", "kind", "title", "sender", "addressee", "sheets", "sides",
    "scanned_pages", "documents", "document_date", "received_on", "opened_at", "stamped_at", "stamped_by", "is_urgent",
    "state", "handler", "agenda_on", "to_service", "to_place", "reason", "responsible", "case_folder", "entry",
    "split_from", "same_bytes_as",
  ])

  static func item(_ id: PostItem.ID, _ db: Database) throws -> (item: PostItem, version: Int)? {
    let statement = try db.cachedStatement(sql: "SELECT \(columns.sql(from: "post")) FROM post WHERE id = ?")
    guard let found = try Row.fetchOne(statement, arguments: [id.value]) else { return nil }
    let row = TableRow(row: found, columns: columns)
    let item = PostItem(
      id: id, service: try row.word("service"), details: try details(row), receivedOn: try row.day("received_on"),
      openedAt: try row.instant("opened_at"), stamp: try stamp(row), isUrgent: try row.value("is_urgent"),
      placement: try placement(row), responsible: try row.word("responsible"),
      caseFolder: try row.yearNumberIfAny("case_folder"), entry: try row.yearNumberIfAny("entry"),
      documents: try row.value("documents") == 0 ? [] : documents(of: id, db),
      splitFrom: try row.numberIfAny("split_from"), sameBytesAs: try row.numberIfAny("same_bytes_as"))
    return (item, try row.value("version"))
  }

  static func card(_ query: PostCard, _ db: Database) throws -> PostCard.Answer? {
    let id = query.post
    guard let (item, version) = try item(id, db) else { return nil }
    let sight = CaseSight(query.reader, db)
    func seen(_ row: CaseRow?) throws -> CaseRow? { try row.map { try sight?.masked($0) ?? $0 } }
    let similar =
      try item.caseFolder == nil ? seen(CaseTable.newest(about: item.details.sender, in: item.service, db)) : nil
    let isMasked =
      try item.caseFolder.map { folder in
        guard let sight, !sight.isReader(item.placement.handler) else { return false }
        return try sight.hides(folder, of: item.service)
      } ?? false
    let users = [item.responsible, item.placement.handler, item.stamp?.by].compactMap { $0 }
    var names: [User.ID: String] = [:]
    for user in users { names[user] = try UserTable.user(user, db)?.name }
    return PostCard.Answer(
      item: item, version: version, names: names,
      caseFolder: try seen(item.caseFolder.flatMap { try CaseTable.row($0, db) }),
      similar: similar?.access.isMasked == true ? nil : similar,
      lastStanding: try LogTable.last(about: .post(id), standing: true, db), isMasked: isMasked)
  }

  /// Addressee first, then the case's owner, then whoever had this sender last (S1-6, S1-7, S1-21).
  static func suggestion(for id: PostItem.ID, _ db: Database) throws -> Suggestion.Answer? {
    guard let item = try item(id, db)?.item else { return nil }
    if let person = try addressed(item, db) {
      return .init(handler: person.user, name: person.name, reason: .addressee)
    }
    if let folder = try item.caseFolder.flatMap({ try CaseTable.row($0, db) }),
      try UserTable.user(folder.folder.owner, db)?.works(at: item.service) == true
    {
      return .init(handler: folder.folder.owner, name: folder.ownerName, reason: .ownsCase)
    }
    return try lastHandler(of: item, db)
  }

  private static func addressed(_ item: PostItem, _ db: Database) throws -> (user: User.ID, name: String)? {
    let sql = """
      SELECT user.id, user.name FROM membership JOIN user ON user.id = membership.user
      WHERE membership.service = ? AND user.is_active AND (user.name = ? OR user.id = ?) LIMIT 1
      """
    let addressee = item.details.addressee
    guard !addressee.isEmpty else { return nil }
    let arguments: StatementArguments = [item.service.text, addressee, addressee]
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments).map { (try $0.word("id"), $0["name"]) }
  }

  private static func lastHandler(of item: PostItem, _ db: Database) throws -> Suggestion.Answer? {
    let sql = """
      SELECT user.id, user.name FROM post
      JOIN user ON user.id = post.handler
      JOIN membership ON membership.user = user.id AND membership.service = post.service
      WHERE post.service = ? AND post.sender_folded = ? AND post.id <> ? AND user.is_active
      ORDER BY post.id DESC LIMIT 1
      """
    let arguments: StatementArguments = [item.service.text, item.details.sender.folded, item.id.value]
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments).map { row in
      Suggestion.Answer(handler: try row.word("id"), name: row["name"], reason: .hadSender)
    }
  }

  private static func details(_ row: TableRow) throws -> PostDetails {
    PostDetails(
      channel: try row.choice("channel"), cover: try row.choice("cover"), kind: try row.word("kind"),
      title: try row.value("title"), sender: try row.value("sender"), addressee: try row.value("addressee"),
      sheets: try row.valueIfAny("sheets"), sides: try row.valueIfAny("sides"),
      documentDate: try row.dayIfAny("document_date"))
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

  private static func documents(of id: PostItem.ID, _ db: Database) throws -> [DocumentReference] {
    let statement = try db.cachedStatement(sql: "SELECT * FROM post_document WHERE post = ? ORDER BY place")
    return try Row.fetchAll(statement, arguments: [id.value]).map { row in
      DocumentReference(
        digest: row["digest"], name: row["name"], bytes: row["bytes"], pages: row["pages"], role: try row.choice("role")
      )
    }
  }
}
