internal import CommandBus
internal import Domain
internal import GRDB

/// The table `scan_queue`: the few items whose paper is still under way, in the order they are seen to.
///
/// It says nothing that the other tables do not say; it is there so that the queue is read by key whatever the office's
/// size.
enum ScanQueueTable {
  private static let channels =
    Channel.allCases.filter(\.goesThroughScanning).map { "'\($0.rawValue)'" }.joined(separator: ", ")

  /// A new item: nothing has happened to it yet.
  static func enter(_ content: PostReceived, _ db: Database) throws {
    guard content.details.channel.goesThroughScanning else { return }
    try db.run(
      """
      INSERT INTO scan_queue (post, service, step, has_fault, is_urgent, received_on, is_file)
      VALUES (?, ?, 'stamp', 0, ?, ?, ?)
      """,
      content.post.value, content.service.text, content.isUrgent, content.receivedOn.iso,
      content.details.channel == .scanner && content.documents.contains { $0.role == .scan })
  }

  /// Puts an item where it now belongs, or takes it out.
  static func refresh(_ post: PostItem.ID, _ db: Database) throws {
    try db.run("DELETE FROM scan_queue WHERE post = ?", post.value)
    try db.run(insert, post.value)
  }

  /// Only who has it has changed.
  static func setHandler(_ handler: User.ID?, of post: PostItem.ID, _ db: Database) throws {
    try db.run("UPDATE scan_queue SET handler = ? WHERE post = ?", handler?.text, post.value)
  }

  /// The steps are ``Domain/ScanStep``'s; a test holds the two against each other.
  private static let insert = """
    INSERT INTO scan_queue (post, service, step, has_fault, is_urgent, received_on, handler, is_file)
    SELECT id, service, step, step = 'rescan', is_urgent, received_on, handler,
      channel = 'scanner' AND scanned AND case_folder IS NULL AND entry IS NULL
    FROM (
      SELECT post.id, post.service, post.is_urgent, post.received_on, post.handler, post.channel, post.case_folder,
        post.entry, scanned,
        CASE
          WHEN EXISTS (SELECT 1 FROM scan_fault WHERE scan_fault.post = post.id AND outcome IS NULL) THEN 'rescan'
          WHEN post.stamped_at IS NULL THEN 'stamp'
          WHEN NOT scanned THEN CASE WHEN scan_work.prepared_at IS NULL THEN 'prepare' ELSE 'scan' END
          WHEN scan_work.checked_at IS NULL THEN 'check'
          WHEN post.case_folder IS NULL THEN 'link'
          WHEN NOT EXISTS (SELECT 1 FROM original WHERE original.post = post.id) THEN 'shelve'
          ELSE 'done'
        END AS step
      FROM (SELECT *,
          EXISTS (SELECT 1 FROM post_document WHERE post = post.id AND role = 'scan') AS scanned
        FROM post WHERE id = ?) AS post
        LEFT JOIN scan_work ON scan_work.post = post.id
      WHERE channel IN (\(channels)) AND shelf NOT IN ('gone', 'forwarded')
    ) WHERE step <> 'done'
    """

  static func page(_ query: ScanQueue, _ sight: CaseSight, _ db: Database) throws -> Page<ScanQueueRow> {
    let (condition, arguments) = filter(query)
    var after = ""
    var key: StatementArguments = []
    if let parts = query.after?.parts, parts.count == 4, case .number(let fault) = parts[0],
      case .number(let urgent) = parts[1], case .text(let day) = parts[2], case .number(let id) = parts[3]
    {
      after = "AND (1 - queue.has_fault, 1 - queue.is_urgent, queue.received_on, queue.post) > (?, ?, ?, ?)"
      key = [1 - fault, 1 - urgent, day, id]
    }
    let sql = """
      \(select) WHERE \(condition) \(after)
      ORDER BY queue.has_fault DESC, queue.is_urgent DESC, queue.received_on, queue.post LIMIT ?
      """
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: sql), arguments: arguments + key + [query.limit + 1]
    ).map(read)
    let shown = try rows.prefix(query.limit).map(sight.masked)
    let next = shown.last.map { last in
      PageKey([
        .number(last.step == .rescan ? 1 : 0), .number(last.isUrgent ? 1 : 0), .text(last.receivedOn.iso),
        .number(last.post.value),
      ])
    }
    return Page(rows: shown, next: rows.count > query.limit ? next : nil, total: try count(query, db))
  }

  static func count(_ query: ScanQueue, _ db: Database) throws -> Int {
    let (condition, arguments) = filter(query)
    let sql = """
      SELECT count(*) FROM
        (SELECT 1 FROM scan_queue AS queue WHERE \(condition) LIMIT \(Page<ScanQueueRow>.countedUpTo))
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
  }

  private static func filter(_ query: ScanQueue) -> (String, StatementArguments) {
    switch query.view {
    case .all: ("queue.service = ?", [query.service.text])
    case .mine(let user): ("queue.service = ? AND queue.handler = ?", [query.service.text, user.text])
    case .files: ("queue.service = ? AND queue.is_file = 1", [query.service.text])
    }
  }

  private static let select = """
    SELECT queue.post, queue.step, queue.is_file, post.version, post.service, post.channel, post.kind, post.title,
      post.sender, post.received_on, post.is_urgent, post.handler, post.case_folder, post.sheets, post.sides,
      post.scanned_pages, post.stamped_at, user.name AS handler_name, scan_work.prepared_at, scan_work.checked_at,
      fault.kind AS fault_kind, fault.reported_at AS fault_at,
      (SELECT CASE WHEN max(state = 'failed') THEN 'failed' WHEN max(state = 'waiting') THEN 'waiting'
          WHEN count(*) > 0 THEN 'done' END
        FROM page_work WHERE page_work.post = queue.post) AS page_state
    FROM scan_queue AS queue JOIN post ON post.id = queue.post
      LEFT JOIN scan_work ON scan_work.post = queue.post
      LEFT JOIN user ON user.id = post.handler
      LEFT JOIN scan_fault AS fault ON fault.id =
        (SELECT min(id) FROM scan_fault WHERE scan_fault.post = queue.post AND outcome IS NULL)\u{20}
    """

  private static func read(_ row: Row) throws -> ScanQueueRow {
    let sheets: Int? = row["sheets"]
    let sides: Int? = row["sides"]
    return ScanQueueRow(
      post: PostItem.ID(row["post"]), version: row["version"], service: try row.word("service"),
      step: try row.choice("step"), channel: try row.choice("channel"), kind: try row.word("kind"),
      title: row["title"], sender: row["sender"], receivedOn: try row.day("received_on"), isUrgent: row["is_urgent"],
      handler: try row.wordIfAny("handler"), handlerName: row["handler_name"],
      caseFolder: (row["case_folder"] as Int?).map { CaseFolder.ID(key: $0) },
      expectedPages: sheets.map { $0 * (sides ?? 1) }, foundPages: row["scanned_pages"],
      fault: try row.choiceIfAny("fault_kind"), faultAt: try row.instantIfAny("fault_at"), isFile: row["is_file"],
      isStamped: (row["stamped_at"] as String?) != nil, isPrepared: (row["prepared_at"] as String?) != nil,
      isChecked: (row["checked_at"] as String?) != nil, pageWork: try row.choiceIfAny("page_state"))
  }
}
