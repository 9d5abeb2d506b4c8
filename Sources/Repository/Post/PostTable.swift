internal import Domain
internal import GRDB

/// The table `post` and its documents.
enum PostTable {
  static func apply(_ content: PostReceived, _ entry: LogEntry, _ db: Database) throws {
    let details = content.details
    let fields = PlacementFields(.opened)
    let scans = content.documents.filter { $0.role == .scan }.map(\.pages)
    let pages = scans.isEmpty || scans.contains(nil) ? nil : scans.compactMap { $0 }.reduce(0, +)
    try db.run(
      insert, content.post.value, entry.position, content.service.text, details.channel.rawValue,
      details.cover.rawValue,
      details.kind.text, details.title, details.sender, details.sender.folded, details.addressee,
      searchText(content.post, details), details.sheets, details.sides, pages, content.documents.count,
      details.documentDate?.iso, IntakeAnswers.text(details.answers), content.receivedOn.iso, entry.at.iso,
      entry.at.day.iso,
      content.isUrgent, fields.state.rawValue,
      (entry.at.day + 1).iso, content.responsible.text, content.splitFrom?.value, content.sameBytesAs?.value)
    for (place, document) in content.documents.enumerated() {
      try db.run(
        insertDocument, content.post.value, place, document.digest, document.name, document.bytes, document.pages,
        document.role.rawValue, document.flaws.map { $0.map(\.rawValue).joined(separator: " ") })
    }
    try ScanTable.begin(content, entry, db)
    try DeadlineTable.begin(content, db)
  }

  static func apply(_ content: PostStamped, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE post SET version = ?, stamped_at = ?, stamped_by = ? WHERE id = ?", entry.position, entry.at.iso,
      entry.actor.text, content.post.value)
    try ScanQueueTable.refresh(content.post, db)
  }

  static func apply(_ content: ReceivedDateCorrected, _ entry: LogEntry, _ db: Database) throws {
    try setReceived(content.to, of: content.post, entry, db)
  }

  static func apply(_ content: PostMarkedUrgent, _ entry: LogEntry, _ db: Database) throws {
    try setUrgent(true, content.post, entry, db)
  }

  static func apply(_ content: PostAccepted, _ entry: LogEntry, _ db: Database) throws {
    try place(content.post, at: content.to, entry, db)
    if content.from != content.service { try noteLink(of: content.post, entry, db) }
    // A case stays with its service: an item that goes to another one leaves it behind.
    let sql = """
      UPDATE post SET case_folder = CASE WHEN service = ?1 THEN case_folder END,
        routine_version = CASE WHEN service = ?1 THEN routine_version
          ELSE (SELECT routine_version FROM service WHERE id = ?1) END,
        service = ?1
      WHERE id = ?2
      """
    try db.run(sql, content.service.text, content.post.value)
    try OriginalTable.move(content.post, to: content.service, db)
    try ScanQueueTable.refresh(content.post, db)
    try DeadlineTable.refresh(content.post, db)
  }

  static func apply(_ content: DecisionUndone, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "INSERT INTO undone (position, by) VALUES (?, ?)", content.undone, entry.position)
    switch content.restored {
    case .position(let position): try place(content.post, at: position, entry, db)
    case .receivedOn(let day): try setReceived(day, of: content.post, entry, db)
    case .notUrgent: try setUrgent(false, content.post, entry, db)
    case .notStamped:
      try db.run(
        "UPDATE post SET version = ?, stamped_at = NULL, stamped_by = NULL WHERE id = ?", entry.position,
        content.post.value)
      try ScanQueueTable.refresh(content.post, db)
    case .details(let details): try describe(content.post, details, entry, db)
    case .caseLink(let caseFolder):
      try noteLink(of: content.post, entry, db)
      try setCase(caseFolder, of: content.post, entry, db)
    case .notMet(let purpose): try DeadlineTable.reopen(purpose, of: content.post, entry, db)
    case .concerned(let concerned): try ConcernedTable.set(concerned, of: content.post, entry, db)
    case .originalNotShelved: try OriginalTable.takeOffShelf(content.post, entry, db)
    }
  }

  static func describe(_ post: PostItem.ID, _ details: PostDetails, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      """
      UPDATE post SET version = ?, channel = ?, cover = ?, kind = ?, title = ?, sender = ?, sender_folded = ?,
        addressee = ?, folded = ?, sheets = ?, sides = ?, document_date = ?, answers = ? WHERE id = ?
      """,
      entry.position, details.channel.rawValue, details.cover.rawValue, details.kind.text, details.title,
      details.sender, details.sender.folded, details.addressee, searchText(post, details), details.sheets,
      details.sides, details.documentDate?.iso, IntakeAnswers.text(details.answers), post.value)
    try ScanQueueTable.refresh(post, db)
    try DeadlineTable.refresh(post, db)
  }

  /// Reading leaves the version alone: nobody is refused because somebody else has looked.
  static func apply(_ content: PostOpened, at: Instant, _ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE post SET seen_at = ? WHERE id = ? AND handler = ?")
      .execute(arguments: [at.iso, content.post.value, content.handler.text])
  }

  static func touch(_ post: PostItem.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE post SET version = ? WHERE id = ?", entry.position, post.value)
  }

  static func apply(_ content: CaseLinked, _ entry: LogEntry, _ db: Database) throws {
    if content.before != nil { try noteLink(of: content.post, entry, db) }
    try setCase(content.caseFolder, of: content.post, entry, db)
  }

  private static func setCase(
    _ caseFolder: CaseFolder.ID?, of post: PostItem.ID, _ entry: LogEntry, _ db: Database
  ) throws {
    try db.run(
      "UPDATE post SET version = ?, case_folder = ? WHERE id = ?", entry.position, caseFolder?.key, post.value)
    if let caseFolder {
      try db.run(
        "INSERT OR IGNORE INTO case_link (case_folder, position) VALUES (?, ?)", caseFolder.key, entry.position)
    }
    try ScanQueueTable.refresh(post, db)
  }

  /// An entry that puts an item into a case or takes it out belongs to that case's history, wherever the item goes.
  private static func noteLink(of post: PostItem.ID, _ entry: LogEntry, _ db: Database) throws {
    let sql = """
      INSERT OR IGNORE INTO case_link (case_folder, position)
      SELECT case_folder, ? FROM post WHERE id = ? AND case_folder IS NOT NULL
      """
    try db.run(sql, entry.position, post.value)
  }

  /// Moves an item as its event says; the event also says where it lay.
  static func apply(_ content: PostMoved, _ entry: LogEntry, _ db: Database) throws {
    let wasGone = Shelf(content.from.placement.state) == .gone
    try place(content.post, at: content.to, wasGone: wasGone, entry, db)
  }

  private static func place(
    _ post: PostItem.ID, at position: PostMoved.Position, _ entry: LogEntry, _ db: Database
  ) throws {
    let shelf = try db.first("SELECT shelf FROM post WHERE id = ?", post.value) { try $0.text(0) }
    try place(post, at: position, wasGone: shelf == Shelf.gone.rawValue, entry, db)
  }

  private static func place(
    _ post: PostItem.ID, at position: PostMoved.Position, wasGone: Bool, _ entry: LogEntry, _ db: Database
  ) throws {
    let fields = PlacementFields(position.placement)
    try db.run(
      move, entry.position, fields.state.rawValue, Shelf(fields.state).rawValue, fields.handler?.text,
      (fields.meeting ?? fields.until)?.iso, fields.service?.text, fields.place, fields.reason,
      position.responsible.text, post.value, entry.at.iso)
    try RegistryTable.setHandler(fields.handler, of: post, db)
    let shelf = Shelf(fields.state)
    if shelf == .gone || shelf == .forwarded || wasGone {
      try ScanQueueTable.refresh(post, db)
    } else {
      try ScanQueueTable.setHandler(fields.handler, of: post, db)
    }
    let isGone = shelf == .gone
    guard isGone != wasGone else { return }
    try isGone ? addToSearch(post, db) : removeFromSearch(post, db)
    try DeadlineTable.refresh(post, db)
  }

  /// Marks an item as registered: off every desk, into the search of what is finished.
  static func register(_ post: PostItem.ID, as registered: RegistryEntry.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE post SET version = ?, entry = ?, shelf = 'registered' WHERE id = ?", entry.position, registered.key,
      post.value)
    try addToSearch(post, db)
  }

  /// What one person answers for and nobody has been given passes to another (S0-7).
  static func passOn(from user: User.ID, at service: Service.ID, to other: User.ID, _ db: Database) throws {
    let sql = """
      UPDATE post SET responsible = ? WHERE service = ? AND shelf IN ('table', 'forwarded') AND responsible = ?
      """
    try db.execute(sql: sql, arguments: [other.text, service.text, user.text])
  }

  static func first(holding digest: String, _ db: Database) throws -> PostItem.ID? {
    let sql = "SELECT post FROM post_document WHERE digest = ? AND role IN ('scan', 'message') ORDER BY post LIMIT 1"
    return try db.first(sql, digest) { PostItem.ID(try $0.number(0)) }
  }

  /// Where a list finds an item.
  enum Shelf: String {
    case table, assigned, forwarded, gone

    init(_ state: Placement.State) {
      self =
        switch state {
        case .opened, .onTray, .parked: .table
        case .assigned: .assigned
        case .forwarded: .forwarded
        case .handedOver, .returned, .joined: .gone
        }
    }
  }

  static func open(of kind: DocumentKind, in service: Service.ID, _ db: Database) throws -> Int {
    let sql = "SELECT count(*) FROM post WHERE service = ? AND kind = ? AND shelf NOT IN ('registered', 'gone')"
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [service.text, kind.text]) ?? 0
  }

  // MARK: - SQL

  /// What comes out of an envelope follows the version that the envelope was received under.
  private static let insert = """
    INSERT INTO post (id, version, service, routine_version, channel, cover, kind, title, sender, sender_folded,
      addressee, folded, sheets, sides, scanned_pages, documents, document_date, answers, received_on, opened_at, opened_on,
      is_urgent, state, shelf, agenda_on, responsible, split_from, same_bytes_as)
    VALUES (?1, ?2, ?3,
      ifnull((SELECT routine_version FROM post WHERE id = ?25), (SELECT routine_version FROM service WHERE id = ?3)),
      ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
      'table', ?23, ?24, ?25, ?26)
    """

  private static let insertDocument = """
    INSERT INTO post_document (post, place, digest, name, bytes, pages, role, flaws)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// What is opened comes up at a meeting from the day after it was opened, whatever was done in between (S2-13).
  private static let move = """
    UPDATE post SET version = ?1, state = ?2, shelf = CASE WHEN entry IS NULL THEN ?3 ELSE 'registered' END, handler = ?4,
      agenda_on = CASE ?2 WHEN 'opened' THEN date(opened_on, '+1 day') ELSE ?5 END,
      to_service = ?6, to_place = ?7, reason = ?8, responsible = ?9,
      given_at = CASE WHEN ?4 IS NOT NULL THEN ?11 END, seen_at = NULL
    WHERE id = ?10
    """

  private static func setReceived(_ day: Day, of post: PostItem.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE post SET version = ?, received_on = ? WHERE id = ?", entry.position, day.iso, post.value)
    try db.run("UPDATE scan_queue SET received_on = ? WHERE post = ?", day.iso, post.value)
    try DeadlineTable.refresh(post, db)
  }

  private static func setUrgent(_ urgent: Bool, _ post: PostItem.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.run(
      "UPDATE post SET version = ?, is_urgent = ? WHERE id = ?", entry.position, urgent, post.value)
    try db.run("UPDATE scan_queue SET is_urgent = ? WHERE post = ?", urgent, post.value)
    try DeadlineTable.refresh(post, db)
  }

  private static func searchText(_ post: PostItem.ID, _ details: PostDetails) -> String {
    "\(post) \(details.title) \(details.sender) \(details.addressee) \(details.kind)".folded
  }

  private static func addToSearch(_ post: PostItem.ID, _ db: Database) throws {
    let sql =
      "INSERT INTO post_search (rowid, folded) SELECT id, '@' || service || '@ ' || folded FROM post WHERE id = ?"
    try db.run(
      sql, post.value)
  }

  private static func removeFromSearch(_ post: PostItem.ID, _ db: Database) throws {
    try db.run(
      "DELETE FROM post_search WHERE rowid = ?", post.value)
  }
}
