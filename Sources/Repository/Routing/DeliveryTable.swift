internal import CommandBus
internal import Domain
internal import Foundation
internal import GRDB

/// The tables `routing`, `delivery` and `misdirected`.
enum DeliveryTable {
  static func apply(_ content: PostRouted, _ entry: LogEntry, _ db: Database) throws {
    try PostTable.touch(content.post, entry, db)
    try db.cachedStatement(
      sql: """
        INSERT INTO routing (post, service, question, rule, lines, strength, outcome, is_draft, table_version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (post) DO UPDATE SET question = excluded.question, rule = excluded.rule, lines = excluded.lines,
          strength = excluded.strength, outcome = excluded.outcome, is_draft = excluded.is_draft,
          table_version = excluded.table_version
        """
    ).execute(arguments: [
      content.post.value, content.service.text, try StoredJSON.text(content.question), content.rule,
      content.lines.joined(separator: " "), content.strength.rawValue, content.outcome.rawValue, content.isDraft,
      content.tableVersion,
    ])
    try db.run("UPDATE misdirected SET is_routed = 1 WHERE post = ?", content.post.value)
    for withdrawn in content.withdrawn { try set(.withdrawn, of: withdrawn, db) }
    for new in content.deliveries { try insert(new, of: content, entry, db) }
  }

  static func apply(_ content: ExtractConfirmed, _ entry: LogEntry, _ db: Database) throws {
    try PostTable.touch(content.post, entry, db)
    try db.cachedStatement(sql: "UPDATE delivery SET is_extract_confirmed = 1 WHERE id = ?")
      .execute(arguments: [content.delivery.value])
  }

  static func apply(_ content: DeliveryConfirmed, _ entry: LogEntry, _ db: Database) throws {
    try PostTable.touch(content.post, entry, db)
    try db.cachedStatement(
      sql: "UPDATE delivery SET state = 'confirmed', confirmed_at = ?, reference = ? WHERE id = ?"
    ).execute(arguments: [entry.at.iso, content.reference, content.delivery.value])
  }

  static func apply(_ content: PostMisdirected, _ entry: LogEntry, _ db: Database) throws {
    try PostTable.touch(content.post, entry, db)
    try db.run(
      """
      INSERT INTO misdirected (post, service, arrived_at, is_routed)
      VALUES (?, ?, ?, EXISTS (SELECT 1 FROM routing WHERE post = ?))
      """,
      content.post.value, content.service.text, content.arrivedAt.iso, content.post.value)
  }

  static func delivery(_ id: Delivery.ID, _ db: Database) throws -> Delivery? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM delivery WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id.value]).map(read)
  }

  /// In the order they were made.
  static func deliveries(of post: PostItem.ID, _ db: Database) throws -> [Delivery] {
    let statement = try db.cachedStatement(sql: "SELECT * FROM delivery WHERE post = ? ORDER BY id")
    return try Row.fetchAll(statement, arguments: [post.value]).map(read)
  }

  static func routing(of post: PostItem.ID, _ db: Database) throws -> RoutedPost? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM routing WHERE post = ?")
    return try Row.fetchOne(statement, arguments: [post.value]).map { row in
      RoutedPost(
        question: try decoded(row["question"]), rule: row["rule"],
        lines: (row["lines"] as String).split(separator: " ").map(String.init), strength: try row.choice("strength"),
        outcome: try row.choice("outcome"), isDraft: row["is_draft"], tableVersion: row["table_version"])
    }
  }

  static func misdirection(of post: PostItem.ID, _ db: Database) throws -> Instant? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM misdirected WHERE post = ?")
    return try Row.fetchOne(statement, arguments: [post.value]).map { try $0.instant("arrived_at") }
  }

  static func card(_ post: PostItem.ID, _ sight: CaseSight, _ db: Database) throws -> RoutingCard.Answer {
    guard try !sight.hides(post) else { return .masked }
    return RoutingCard.Answer(
      routed: try routing(of: post, db), deliveries: try deliveries(of: post, db),
      misdirectedAt: try misdirection(of: post, db))
  }

  private static func insert(
    _ new: PostRouted.NewDelivery, of content: PostRouted, _ entry: LogEntry, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO delivery (id, post, service, place, part, rule, state, is_extract_confirmed, routed_at, confirmed_at,
          reference)
        VALUES (?, ?, ?, ?, ?, ?, 'outstanding', 0, ?, NULL, NULL)
        """
    ).execute(arguments: [
      new.delivery.value, content.post.value, content.service.text, try StoredJSON.text(new.place),
      new.place.part.rawValue, content.rule,
      entry.at.iso,
    ])
  }

  private static func set(_ state: Delivery.State, of delivery: Delivery.ID, _ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE delivery SET state = ? WHERE id = ?")
      .execute(arguments: [state.rawValue, delivery.value])
  }

  static func read(_ row: Row) throws -> Delivery {
    Delivery(
      id: Delivery.ID(row["id"]), post: PostItem.ID(row["post"]), service: try row.word("service"),
      place: try decoded(row["place"]), rule: row["rule"], state: try row.choice("state"),
      isExtractConfirmed: row["is_extract_confirmed"], routedAt: try row.instant("routed_at"),
      confirmedAt: try row.instantIfAny("confirmed_at"), reference: row["reference"])
  }

  private static func decoded<Value: Decodable>(_ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }
}
