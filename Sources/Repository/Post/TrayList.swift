internal import CommandBus
internal import Domain
internal import GRDB

/// The post lists: each view is one range of one index, read a page at a time.
enum TrayList {
  static func page(_ query: Tray, _ sight: CaseSight, _ db: Database) throws -> Page<TrayRow> {
    let selection = try Selection(query, sight)
    let (after, arguments) = selection.after(query.after)
    let sql = """
      SELECT \(selected) FROM \(selection.source)
      LEFT JOIN user AS handler ON handler.id = post.handler
      WHERE \(selection.condition) \(after)
      ORDER BY \(selection.order) LIMIT ?
      """
    let all = selection.arguments + arguments + [query.limit + 1]
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: all)
    let shown = rows.prefix(query.limit).map { TableRow(row: $0, columns: columns) }
    let next = rows.count > query.limit ? try shown.last.map(selection.key) : nil
    return Page(rows: try shown.map { try sight.masked(read($0)) }, next: next, total: try count(query, sight, db))
  }

  static func count(_ query: Tray, _ sight: CaseSight?, _ db: Database) throws -> Int {
    let selection = try Selection(query, sight)
    // The filter on words also looks at the handler's name.
    let join = query.words.isEmpty ? "" : "LEFT JOIN user AS handler ON handler.id = post.handler"
    let sql = """
      SELECT count(*) FROM (
        SELECT 1 FROM \(selection.source) \(join) WHERE \(selection.condition) LIMIT \(Page<TrayRow>.countedUpTo))
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: selection.arguments) ?? 0
  }

  static let columns = PostTable.columns.adding("handler_name")

  /// The columns of a tray row; the query has `handler` beside `post`.
  static let selected = PostTable.columns.sql(from: "post") + ", handler.name"

  static func read(_ row: TableRow) throws -> TrayRow {
    TrayRow(
      post: PostItem.ID(try row.value("id")), version: try row.value("version"), service: try row.word("service"),
      receivedOn: try row.day("received_on"), channel: try row.choice("channel"), cover: try row.choice("cover"),
      kind: try row.word("kind"), title: try row.value("title"), sender: try row.value("sender"),
      addressee: try row.value("addressee"), state: try row.choice("state"), handler: try row.wordIfAny("handler"),
      handlerName: try row.valueIfAny("handler_name"), responsible: try row.word("responsible"),
      isUrgent: try row.value("is_urgent"), isStamped: try (row.valueIfAny("stamped_at") as String?) != nil,
      hasWarning: try hasWarning(row), caseFolder: try row.yearNumberIfAny("case_folder"),
      entry: try row.yearNumberIfAny("entry"), documents: try row.value("documents"), due: try due(row),
      givenAt: try row.instantIfAny("given_at"), isNew: try isNew(row))
  }

  /// One item as a row.
  static func row(_ id: PostItem.ID, _ db: Database) throws -> TrayRow? {
    let sql = """
      SELECT \(selected) FROM post LEFT JOIN user AS handler ON handler.id = post.handler WHERE post.id = ?
      """
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.value])
      .map { try read(TableRow(row: $0, columns: columns)) }
  }

  private static func due(_ row: TableRow) throws -> NextDeadline? {
    guard let due = try row.dayIfAny("due_on") else { return nil }
    return NextDeadline(dueOn: due, soonOn: try row.day("soon_on"), weight: try row.choice("due_weight"))
  }

  private static func isNew(_ row: TableRow) throws -> Bool {
    try (row.valueIfAny("given_at") as String?) != nil && (row.valueIfAny("seen_at") as String?) == nil
  }

  /// As ``PostItem/warnings``, from the row alone.
  private static func hasWarning(_ row: TableRow) throws -> Bool {
    let received = try row.day("received_on")
    if let written = try row.dayIfAny("document_date"), written > received { return true }
    if let stamped = try row.instantIfAny("stamped_at"), stamped.day != received { return true }
    if try (row.valueIfAny("same_bytes_as") as Int?) != nil { return true }
    guard let sheets: Int = try row.valueIfAny("sheets"), let found: Int = try row.valueIfAny("scanned_pages") else {
      return false
    }
    return sheets * (try row.valueIfAny("sides") ?? 1) != found
  }
}

/// The SQL of one view.
private struct Selection {
  let source: String
  private(set) var condition: String
  private(set) var arguments: StatementArguments
  /// Finished items lie newest first, by number; the others urgent first, then oldest first.
  let isFinished: Bool
  /// The first due first.
  private var isDue = false
  private var isSearch: Bool { source.hasPrefix("post_search") }

  var order: String {
    if isDue { return "post.due_on, post.id" }
    return isFinished
      ? (isSearch ? "post_search.rowid DESC" : "post.id DESC") : "post.is_urgent DESC, post.received_on, post.id"
  }

  /// With words and a reader, only what the reader may see is searched.
  init(_ query: Tray, _ sight: CaseSight?) throws {
    self.init(query, try sight?.terms(query.words, in: query.service) ?? [].terms(query.words))
    guard !query.words.isEmpty, let seen = try sight?.search(of: query.service, "post.case_folder") else { return }
    condition += " AND (post.case_folder IS NULL OR \(seen.condition))"
    arguments += seen.arguments
  }

  private init(_ query: Tray, _ terms: [SearchTerm]) {
    switch query.view {
    case .registered: self.init(finished: query, terms, shelf: "registered")
    case .gone: self.init(finished: query, terms, shelf: "gone")
    case .table: self.init(open: terms, "post.service = ? AND post.shelf = 'table'", [query.service.text])
    case .agenda(let day):
      self.init(
        open: terms, "post.service = ? AND post.shelf = 'table' AND post.agenda_on <= ?",
        [query.service.text, day.iso])
    case .mine(let user):
      self.init(open: terms, "post.handler = ? AND post.shelf = 'assigned'", [user.text])
    case .toDistribute:
      self.init(
        open: terms,
        """
        post.service = ? AND post.shelf = 'assigned' AND EXISTS (SELECT 1 FROM membership
          WHERE membership.user = post.handler AND membership.service = post.service
            AND membership.role = 'section-leader')
        """, [query.service.text])
    case .assigned: self.init(open: terms, "post.service = ? AND post.shelf = 'assigned'", [query.service.text])
    case .incoming:
      self.init(open: terms, "post.to_service = ? AND post.shelf = 'forwarded'", [query.service.text])
    case .undelivered:
      self.init(
        open: terms,
        """
        post.id IN (SELECT post FROM delivery WHERE service = ? AND state = 'outstanding'
          UNION SELECT post FROM misdirected WHERE service = ? AND is_routed = 0)
        """, [query.service.text, query.service.text])
    case .outgoing: self.init(open: terms, "post.service = ? AND post.shelf = 'forwarded'", [query.service.text])
    case .due:
      self.init(open: terms, "post.service = ? AND post.due_on IS NOT NULL", [query.service.text])
      isDue = true
    }
  }

  private init(open terms: [SearchTerm], _ condition: String, _ arguments: StatementArguments) {
    let held = terms.condition(in: "post.folded || ' ' || ifnull(handler.folded, '')")
    source = "post"
    self.condition = condition + held.sql
    self.arguments = arguments + held.arguments
    isFinished = false
  }

  /// With words, the search index leads; it holds the service as a word of its own.
  private init(finished query: Tray, _ terms: [SearchTerm], shelf: String) {
    isFinished = true
    guard !terms.isEmpty else {
      source = "post INDEXED BY post_finished"
      condition = "post.service = ? AND post.shelf = '\(shelf)' AND post.shelf IN ('registered', 'gone')"
      arguments = [query.service.text]
      return
    }
    let match = TrigramSearch(terms, service: query.service)
    // CROSS JOIN keeps the search outermost; the planner would look the words up again for every item.
    source = "post_search CROSS JOIN post ON post.id = post_search.rowid"
    condition = "\(match.condition("post_search")) AND post.service = ? AND post.shelf = '\(shelf)'"
    arguments = match.arguments + [query.service.text]
  }

  func after(_ key: PageKey?) -> (String, StatementArguments) {
    let parts = key?.parts ?? []
    if isFinished, parts.count == 1, case .number(let id) = parts[0] { return ("AND post.id < ?", [id]) }
    if isDue, parts.count == 2, case .text(let due) = parts[0], case .number(let id) = parts[1] {
      return ("AND (post.due_on, post.id) > (?, ?)", [due, id])
    }
    guard !isFinished, parts.count == 3, case .number(let urgent) = parts[0], case .text(let day) = parts[1],
      case .number(let id) = parts[2]
    else { return ("", []) }
    return ("AND (-post.is_urgent, post.received_on, post.id) > (?, ?, ?)", [0 - urgent, day, id])
  }

  func key(_ row: TableRow) throws -> PageKey {
    if isFinished { return PageKey([.number(try row.value("id"))]) }
    if isDue { return PageKey([.text(try row.value("due_on")), .number(try row.value("id"))]) }
    let urgent: Bool = try row.value("is_urgent")
    return PageKey([.number(urgent ? 1 : 0), .text(try row.value("received_on")), .number(try row.value("id"))])
  }
}
