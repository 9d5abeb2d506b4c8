internal import CommandBus
internal import Domain
internal import GRDB

/// Reading items back from the tables.
extension PostTable {
  static func item(_ id: PostItem.ID, _ db: Database) throws -> (item: PostItem, version: Int)? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM post WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id.value]) else { return nil }
    let item = PostItem(
      id: id, service: try row.word("service"), details: try details(row), receivedOn: try row.day("received_on"),
      openedAt: try row.instant("opened_at"), stamp: try stamp(row), isUrgent: row["is_urgent"],
      placement: try placement(row), responsible: try row.word("responsible"),
      caseFolder: (row["case_folder"] as Int?).map { CaseFolder.ID(key: $0) },
      entry: (row["entry"] as Int?).map { RegistryEntry.ID(key: $0) }, documents: try documents(of: id, db),
      splitFrom: row.numberIfAny("split_from"), sameBytesAs: row.numberIfAny("same_bytes_as"))
    return (item, row["version"])
  }

  static func card(_ id: PostItem.ID, _ db: Database) throws -> PostCard.Answer? {
    guard let (item, version) = try item(id, db) else { return nil }
    let users = [item.responsible, item.placement.handler, item.stamp?.by].compactMap { $0 }
    var names: [User.ID: String] = [:]
    for user in users { names[user] = try UserTable.user(user, db)?.name }
    return PostCard.Answer(
      item: item, version: version, names: names, caseFolder: try item.caseFolder.flatMap { try CaseTable.row($0, db) },
      similar: item.caseFolder == nil ? try CaseTable.newest(about: item.details.sender, in: item.service, db) : nil,
      lastStanding: try LogTable.last(about: .post(id), standing: true, db))
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

  private static func details(_ row: Row) throws -> PostDetails {
    PostDetails(
      channel: try row.choice("channel"), cover: try row.choice("cover"), kind: try row.word("kind"),
      title: row["title"], sender: row["sender"], addressee: row["addressee"], sheets: row["sheets"],
      sides: row["sides"], documentDate: try row.dayIfAny("document_date"))
  }

  private static func stamp(_ row: Row) throws -> Stamp? {
    guard let at = try row.instantIfAny("stamped_at"), let by: User.ID = try row.wordIfAny("stamped_by") else {
      return nil
    }
    return Stamp(at: at, by: by)
  }

  private static func placement(_ row: Row) throws -> Placement {
    let state: Placement.State = try row.choice("state")
    let day = try row.dayIfAny("agenda_on")
    let fields = PlacementFields(
      state: state, handler: try row.wordIfAny("handler"), meeting: state == .onTray ? day : nil,
      until: state == .parked ? day : nil, service: try row.wordIfAny("to_service"), place: row["to_place"],
      reason: row["reason"])
    guard let placement = fields.placement else { throw StoreFault(.damaged, cause: "post \(row["id"] as Int)") }
    return placement
  }

  private static func documents(of id: PostItem.ID, _ db: Database) throws -> [DocumentReference] {
    let statement = try db.cachedStatement(sql: "SELECT * FROM post_document WHERE post = ? ORDER BY place")
    return try Row.fetchAll(statement, arguments: [id.value]).map { row in
      DocumentReference(
        digest: row["digest"], name: row["name"], bytes: row["bytes"], pages: row["pages"], role: try row.choice("role"))
    }
  }
}
