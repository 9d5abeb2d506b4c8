internal import CommandBus
internal import Domain
internal import GRDB

/// The deadlines of items: worked out anew from rules and facts whenever one of these changes, here and on a replay.
enum DeadlineTable {
  static func apply(_ content: DeadlineMet, _ entry: LogEntry, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO deadline_met (post, purpose, met_on, outcome) VALUES (?, ?, ?, ?)")
      .execute(arguments: [
        content.post.value, content.purpose.rawValue, content.on.iso, content.outcome.rawValue,
      ])
    try PostTable.touch(content.post, entry, db)
    try refresh(content.post, db)
  }

  static func apply(_ content: PreliminaryAnswerRecorded, _ entry: LogEntry, _ db: Database) throws {
    try db.cachedStatement(sql: "UPDATE post SET version = ?, preliminary_on = ?, expected_on = ? WHERE id = ?")
      .execute(arguments: [
        entry.position, content.answeredOn.iso, content.expectedOn.iso, content.post.value,
      ])
    try RegistryTable.markPreliminary(content.post, db)
    try refresh(content.post, db)
  }

  /// A deadline that was said to be met is open again.
  static func reopen(_ purpose: DeadlinePurpose, of post: PostItem.ID, _ entry: LogEntry, _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM deadline_met WHERE post = ? AND purpose = ?")
      .execute(arguments: [post.value, purpose.rawValue])
    try PostTable.touch(post, entry, db)
    try refresh(post, db)
  }

  /// The deadlines of an item that has just been received.
  static func begin(_ content: PostReceived, _ db: Database) throws {
    let sql = "SELECT routine_version FROM post WHERE id = ?"
    guard let version = try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [content.post.value]) else { return }
    let rules = try DeadlineRuleTable.rules(of: content.service, version: version, for: content.details.kind, db)
    guard !rules.isEmpty else { return }
    let facts = DeadlineFacts(receivedOn: content.receivedOn, isUrgent: content.isUrgent)
    try store(facts.deadlines(under: rules), of: content.post, in: content.service, isOurs: true, db)
  }

  /// Works the deadlines of an item out again.
  static func refresh(_ post: PostItem.ID, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT service, routine_version, kind, received_on, is_urgent, shelf, preliminary_on, expected_on
        FROM post WHERE id = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [post.value]) else { return }
    let service: Service.ID = try row.word("service")
    let rules = try DeadlineRuleTable.rules(
      of: service, version: row["routine_version"], for: try row.word("kind"), db)
    let facts = DeadlineFacts(
      receivedOn: try row.day("received_on"), isUrgent: row["is_urgent"], met: try met(post, db),
      preliminary: try preliminary(row), answeredOn: try answered(post, db))
    try db.cachedStatement(sql: "DELETE FROM post_deadline WHERE post = ?").execute(arguments: [post.value])
    let isOurs = row["shelf"] as String != PostTable.Shelf.gone.rawValue
    try store(facts.deadlines(under: rules), of: post, in: service, isOurs: isOurs, db)
  }

  /// Every deadline of an item, met or not, the first due first.
  static func deadlines(of post: PostItem.ID, _ db: Database) throws -> [ItemDeadline] {
    let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM post_deadline WHERE post = ? ORDER BY place")
    return try Row.fetchAll(statement, arguments: [post.value]).map(read)
  }

  static let columns = "purpose, clock, law, weight, started_on, due_on, soon_on, met_on, outcome"

  static func read(_ row: Row) throws -> ItemDeadline {
    let clock = try (row["clock"] as String?).map { name in
      guard let clock = DeadlineClock(name: name) else { throw StoreFault(.damaged, cause: "column clock") }
      return clock
    }
    let met = try row.dayIfAny("met_on").map { MetDeadline(on: $0, outcome: try row.choice("outcome")) }
    return ItemDeadline(
      purpose: try row.choice("purpose"), clock: clock, law: row["law"], weight: try row.choice("weight"),
      startedOn: try row.day("started_on"), dueOn: try row.day("due_on"), soonOn: try row.day("soon_on"), met: met)
  }

  private static func preliminary(_ row: Row) throws -> PreliminaryAnswer? {
    guard let answered = try row.dayIfAny("preliminary_on"), let expected = try row.dayIfAny("expected_on") else {
      return nil
    }
    return PreliminaryAnswer(answeredOn: answered, expectedOn: expected)
  }

  /// The day the item's entry was written off, if it was.
  private static func answered(_ post: PostItem.ID, _ db: Database) throws -> Day? {
    let statement = try db.cachedStatement(sql: "SELECT written_off_on FROM registry_entry WHERE post = ?")
    return try Row.fetchOne(statement, arguments: [post.value])?.dayIfAny("written_off_on")
  }

  private static func met(_ post: PostItem.ID, _ db: Database) throws -> [DeadlinePurpose: MetDeadline] {
    let statement = try db.cachedStatement(sql: "SELECT purpose, met_on, outcome FROM deadline_met WHERE post = ?")
    var met: [DeadlinePurpose: MetDeadline] = [:]
    for row in try Row.fetchAll(statement, arguments: [post.value]) {
      met[try row.choice("purpose")] = MetDeadline(on: try row.day("met_on"), outcome: try row.choice("outcome"))
    }
    return met
  }

  private static func store(
    _ deadlines: [ItemDeadline], of post: PostItem.ID, in service: Service.ID, isOurs: Bool, _ db: Database
  ) throws {
    for (place, deadline) in deadlines.enumerated() {
      try db.cachedStatement(sql: insert).execute(arguments: [
        post.value, place, service.text, deadline.purpose.rawValue, deadline.clock?.name, deadline.law,
        deadline.weight.rawValue, deadline.startedOn.iso, deadline.dueOn.iso, deadline.soonOn.iso,
        deadline.met?.on.iso, deadline.met?.outcome.rawValue, isOurs && deadline.met == nil,
      ])
    }
    let next = isOurs ? NextDeadline(deadlines) : nil
    try db.cachedStatement(sql: "UPDATE post SET due_on = ?, soon_on = ?, due_weight = ? WHERE id = ?")
      .execute(arguments: [next?.dueOn.iso, next?.soonOn.iso, next?.weight.rawValue, post.value])
  }

  private static let insert = """
    INSERT INTO post_deadline (post, place, service, purpose, clock, law, weight, started_on, due_on, soon_on, met_on,
      outcome, is_open)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
}
