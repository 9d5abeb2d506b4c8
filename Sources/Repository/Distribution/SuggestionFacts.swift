internal import CommandBus
internal import Domain
internal import GRDB

/// Gathers what is known about who should have an item.
extension SuggestionFacts {
  static func suggestion(_ query: Suggestion, _ db: Database) throws -> Suggestion.Answer? {
    guard let item = try PostTable.item(query.post, db)?.item else { return nil }
    let colleagues = try colleagues(of: item.service, on: query.today, db)
    let facts = SuggestionFacts(colleagues: colleagues, knowledge: try knowledge(about: item, db))
    guard let suggestion = HandlerSuggestion(facts) else { return nil }
    let names = Dictionary(colleagues.map { ($0.user, $0.name) }) { first, _ in first }
    return Suggestion.Answer(
      suggestion: suggestion, name: names[suggestion.handler] ?? suggestion.handler.text, names: names,
      open: colleagues.first { $0.user == suggestion.handler }?.open ?? 0)
  }

  private static func knowledge(about item: PostItem, _ db: Database) throws -> [Voice] {
    let question = DirectoryQuestion(
      kind: item.details.kind, sender: item.details.sender, concerned: try ConcernedTable.known(of: item, db))
    let lines = try DirectoryTable.rows(of: item.service, db).answering(question)
    let owner = try item.caseFolder.flatMap { try CaseTable.row($0, db) }?.folder.owner
    return [
      try addressed(item, db).map { Voice(.addressee, names: $0) }, owner.map { Voice(.ownsCase, names: $0) },
      try lastHandler(of: item, db).map { Voice(.hadSender, names: $0) },
    ].compactMap { $0 } + Set(lines.map(\.handler)).sorted().map { Voice(.directory, names: $0) }
  }

  /// Counting further tells nobody more about who has the least to do.
  private static let countedUpTo = 200

  private static func colleagues(of service: Service.ID, on day: Day, _ db: Database) throws -> [Colleague] {
    let sql = """
      SELECT user.id, user.name, max(membership.role = 'handler') AS is_handler,
        (SELECT count(*) FROM (SELECT 1 FROM post WHERE post.handler = user.id AND post.shelf = 'assigned'
          LIMIT \(countedUpTo))) AS open,
        EXISTS (SELECT 1 FROM absence WHERE absence.user = user.id AND NOT absence.is_void
          AND absence.from_on <= ?1 AND absence.until_on >= ?1) AS is_absent
      FROM membership JOIN user ON user.id = membership.user
      WHERE membership.service = ?2 AND user.is_active AND membership.role <> 'program' GROUP BY user.id
      """
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [day.iso, service.text])
    return try rows.map { row in
      let user: User.ID = try row.word("id")
      let isAbsent: Bool = row["is_absent"]
      return Colleague(
        user: user, name: row["name"], isHandler: row["is_handler"], open: row["open"], isAbsent: isAbsent,
        substitute: isAbsent ? try SubstitutionTable.standIn(for: user, at: service, on: day, db)?.id : nil)
    }
  }

  private static func addressed(_ item: PostItem, _ db: Database) throws -> User.ID? {
    let sql = """
      SELECT user.id FROM membership JOIN user ON user.id = membership.user
      WHERE membership.service = ? AND user.is_active AND (user.name = ? OR user.id = ?) LIMIT 1
      """
    let addressee = item.details.addressee
    guard !addressee.isEmpty else { return nil }
    let arguments: StatementArguments = [item.service.text, addressee, addressee]
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments).map { try $0.word("id") }
  }

  private static func lastHandler(of item: PostItem, _ db: Database) throws -> User.ID? {
    let sql = """
      SELECT user.id FROM post
      JOIN user ON user.id = post.handler
      JOIN membership ON membership.user = user.id AND membership.service = post.service
      WHERE post.service = ? AND post.sender_folded = ? AND post.id <> ? AND user.is_active
      ORDER BY post.id DESC LIMIT 1
      """
    let arguments: StatementArguments = [item.service.text, item.details.sender.folded, item.id.value]
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments).map { try $0.word("id") }
  }
}
