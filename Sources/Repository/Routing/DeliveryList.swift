internal import CommandBus
internal import Domain
internal import GRDB

/// A service's deliveries as a list, and how many are outstanding.
enum DeliveryList {
  static func page(_ query: Deliveries, _ sight: CaseSight, _ db: Database) throws -> Page<DeliveryRow> {
    var after: StatementArguments = [0, "", 0, 0]
    if let parts = query.after?.parts, parts.count == 4, case .number(let rank) = parts[0],
      case .text(let since) = parts[1], case .number(let post) = parts[2], case .number(let delivery) = parts[3]
    {
      after = [rank, since, post, delivery]
    }
    let sql = """
      SELECT * FROM (\(listed(outstandingOnly: query.outstandingOnly)))
      WHERE (rank, since, post, delivery) > (?, ?, ?, ?) ORDER BY rank, since, post, delivery LIMIT ?
      """
    let arguments: StatementArguments =
      [query.service.text, query.service.text] + after + [query.limit + 1]
    let found = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
    let next = found.count > query.limit ? found[query.limit - 1] : nil
    return Page(
      rows: try found.prefix(query.limit).map { try sight.masked(read($0, db)) },
      next: next.map { row in
        PageKey([.number(row["rank"]), .text(row["since"]), .number(row["post"]), .number(row["delivery"])])
      },
      total: try count(of: query.service, outstandingOnly: query.outstandingOnly, db))
  }

  static func count(of service: Service.ID, outstandingOnly: Bool, _ db: Database) throws -> Int {
    let sql = """
      SELECT count(*) FROM
        (SELECT 1 FROM (\(listed(outstandingOnly: outstandingOnly))) LIMIT \(Page<DeliveryRow>.countedUpTo))
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [service.text, service.text]) ?? 0
  }

  /// Rank 1: in Acos Mottak and not yet where it belongs; 2: on its way; 3: there, or withdrawn.
  private static func listed(outstandingOnly: Bool) -> String {
    """
    SELECT CASE WHEN delivery.state <> 'outstanding' THEN 3 WHEN misdirected.post IS NULL THEN 2 ELSE 1 END AS rank,
      ifnull(misdirected.arrived_at, delivery.routed_at) AS since, delivery.post AS post, delivery.id AS delivery
    FROM delivery LEFT JOIN misdirected ON misdirected.post = delivery.post
    WHERE delivery.service = ? \(outstandingOnly ? "AND delivery.state = 'outstanding'" : "")
    UNION ALL
    SELECT 1, misdirected.arrived_at, misdirected.post, 0 FROM misdirected
    WHERE misdirected.service = ? AND misdirected.is_routed = 0
    """
  }

  private static func read(_ row: Row, _ db: Database) throws -> DeliveryRow {
    let post = PostItem.ID(row["post"])
    let item = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT version, title, sender, received_on FROM post WHERE id = ?"),
      arguments: [post.value])
    guard let item else { throw StoreFault(.damaged, cause: "delivery of post \(post)") }
    return DeliveryRow(
      post: post, version: item["version"], title: item["title"], sender: item["sender"],
      receivedOn: try item.day("received_on"),
      delivery: try DeliveryTable.delivery(Delivery.ID(row["delivery"]), db),
      misdirectedAt: try DeliveryTable.misdirection(of: post, db))
  }
}
