internal import CommandBus
internal import Domain
internal import GRDB

/// Entries that ask for an answer: one range of one index, read a page at a time (Noark 3.4.10).
enum RestanceList {
  static func page(_ query: Restances, _ sight: CaseSight, _ db: Database) throws -> Page<RestanceRow> {
    let selection = try RestanceSelection(query, sight)
    let (after, key) = selection.after(query.after)
    let sql = """
      SELECT registry_entry.*, user.name AS handler_name, user_unit.unit, folder.title AS case_title,
        owner.name AS case_owner, post.kind AS post_kind, post.due_on, post.soon_on, post.due_weight
      FROM \(selection.source) LEFT JOIN user AS owner ON owner.id = folder.owner
      WHERE \(selection.condition) \(after)
      ORDER BY \(selection.order) LIMIT ?
      """
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: sql), arguments: selection.arguments + key + [query.limit + 1]
    ).map(read)
    let shown = rows.prefix(query.limit)
    let next = rows.count > query.limit ? shown.last.map(selection.key) : nil
    return Page(
      rows: try shown.map { try sight.masked($0, of: query.service) }, next: next, total: try count(query, sight, db))
  }

  static func count(_ query: Restances, _ sight: CaseSight?, _ db: Database) throws -> Int {
    let selection = try RestanceSelection(query, sight)
    let sql = """
      SELECT count(*) FROM (
        SELECT 1 FROM \(selection.source) WHERE \(selection.condition) LIMIT \(Page<RestanceRow>.countedUpTo))
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: selection.arguments) ?? 0
  }

  static func shares(
    _ query: RestanceShares, _ sight: CaseSight, _ db: Database
  ) throws -> [RestanceShares.Share] {
    let selection = try RestanceSelection(query.list, sight)
    let sql = """
      SELECT handler, name, count(*) AS restances, sum(is_overdue) AS overdue FROM (
        SELECT user.id AS handler, user.name, user.sort_key,
          ifnull(post.due_weight = 'duty' AND post.due_on < ?, 0) AS is_overdue
        FROM \(selection.source) WHERE \(selection.condition) LIMIT \(RestanceShares.countedUpTo))
      GROUP BY handler ORDER BY restances DESC, sort_key, handler LIMIT 50
      """
    let arguments = StatementArguments([query.today.iso]) + selection.arguments
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
      RestanceShares.Share(
        handler: try row.wordIfAny("handler"), name: row["name"], count: row["restances"], overdue: row["overdue"])
    }
  }

  private static func read(_ row: Row) throws -> RestanceRow {
    let due = try row.dayIfAny("due_on").map { day in
      NextDeadline(dueOn: day, soonOn: try row.day("soon_on"), weight: try row.choice("due_weight"))
    }
    return RestanceRow(
      entry: try RegistryTable.read(row), handlerName: row["handler_name"], unit: row["unit"],
      caseTitle: row["case_title"], caseOwner: row["case_owner"] ?? "",
      kind: try row.wordIfAny("post_kind") ?? .unknown,
      due: due)
  }
}

/// Post that is given to somebody and not registered.
enum UnregisteredList {
  static func page(_ query: UnregisteredPost, _ sight: CaseSight, _ db: Database) throws -> Page<TrayRow> {
    var terms = RestanceTerms(service: query.service, today: query.today)
    try terms.narrow(to: query.filter, post: true, sight)
    let condition = "post.service = ? AND post.shelf = 'assigned'" + terms.sql
    let values = StatementArguments([query.service.text]) + terms.arguments
    var after: (sql: String, key: StatementArguments) = ("", [])
    if let parts = query.after?.parts, parts.count == 3, case .number(let urgent) = parts[0],
      case .text(let day) = parts[1], case .number(let id) = parts[2]
    {
      after = ("AND (1 - post.is_urgent, post.received_on, post.id) > (?, ?, ?)", [1 - urgent, day, id])
    }
    let source = """
      post INDEXED BY post_assigned LEFT JOIN user AS handler ON handler.id = post.handler
      LEFT JOIN user_unit ON user_unit.user = post.handler AND user_unit.service = post.service
      """
    let sql = """
      SELECT \(TrayList.selected) FROM \(source) WHERE \(condition) \(after.sql)
      ORDER BY post.is_urgent DESC, post.received_on, post.id LIMIT ?
      """
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: sql), arguments: values + after.key + [query.limit + 1]
    ).map { try TrayList.read(TableRow(row: $0, columns: TrayList.columns)) }
    let counted = """
      SELECT count(*) FROM (SELECT 1 FROM \(source) WHERE \(condition) LIMIT \(Page<TrayRow>.countedUpTo))
      """
    let shown = rows.prefix(query.limit)
    let next = shown.last.map { last in
      PageKey([.number(last.isUrgent ? 1 : 0), .text(last.receivedOn.iso), .number(last.post.value)])
    }
    return Page(
      rows: try shown.map(sight.masked), next: rows.count > query.limit ? next : nil,
      total: try Int.fetchOne(db.cachedStatement(sql: counted), arguments: values) ?? 0)
  }
}
