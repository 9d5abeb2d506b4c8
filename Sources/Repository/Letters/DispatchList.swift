internal import CommandBus
internal import Domain
internal import GRDB

/// The board of what is on its way, and what the program has to do with it.
enum DispatchList {
  static func page(_ query: Dispatches, _ sight: CaseSight, _ db: Database) throws -> Page<DispatchRow> {
    let groups = query.group.map { [$0] } ?? BoardGroup.allCases
    var (start, after) = (0, 0)
    if let parts = query.after?.parts, parts.count == 2, case .number(let group) = parts[0],
      case .number(let id) = parts[1]
    {
      (start, after) = (group, id)
    }
    var found: [(group: Int, row: DispatchRow)] = []
    for place in groups.indices where place >= start && found.count <= query.limit {
      let statement = try db.cachedStatement(sql: select)
      let arguments: StatementArguments = [
        query.service.text, groups[place].rawValue, place == start ? after : 0, query.limit + 1 - found.count,
      ]
      found += try Row.fetchAll(statement, arguments: arguments).map { (place, try read($0)) }
    }
    let shown = try found.prefix(query.limit).map { ($0.group, try sight.masked($0.row)) }
    let next = shown.last.map { PageKey([.number($0.0), .number($0.1.dispatch.id.value)]) }
    let counts = try self.counts(query.service, db)
    return Page(
      rows: shown.map(\.1), next: found.count > query.limit ? next : nil,
      total: groups.reduce(0) { $0 + (counts[$1] ?? 0) })
  }

  static func counts(_ service: Service.ID, _ db: Database) throws -> [BoardGroup: Int] {
    let sql = "SELECT board, count(*) AS many FROM dispatch WHERE service = ? GROUP BY board"
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [service.text])
    return try Dictionary(rows.map { (try $0.choice("board"), $0["many"]) }) { first, _ in first }
  }

  private static let select = """
    SELECT dispatch.*, letter.version AS letter_version, letter.title, letter.author, letter.entry AS letter_entry,
      letter.finalised_at, letter.reported_at, user.name AS author_name
    FROM dispatch JOIN letter ON letter.id = dispatch.letter JOIN user ON user.id = letter.author
    WHERE dispatch.service = ? AND dispatch.board = ? AND dispatch.id > ? ORDER BY dispatch.id LIMIT ?
    """

  private static func read(_ row: Row) throws -> DispatchRow {
    DispatchRow(
      dispatch: try DispatchTable.read(row), version: row["letter_version"], title: row["title"],
      author: try row.word("author"), authorName: row["author_name"],
      entry: (row["letter_entry"] as Int?).map { RegistryEntry.ID(key: $0) },
      finalisedAt: try row.instant("finalised_at"), isReported: (row["reported_at"] as String?) != nil)
  }

  // MARK: - What the program has to do

  static func errands(_ query: LetterErrands, _ db: Database) throws -> LetterErrands.Answer {
    LetterErrands.Answer(
      toRelease: try letters("leaves_at <= ? ORDER BY leaves_at, id", [query.now.iso, query.limit], db),
      toRender: try letters("state = 'finalised' AND page IS NULL ORDER BY id", [query.limit], db),
      toSend: try dispatches(ready + "AND dispatch.channel = 'svarut'", query, db),
      unanswered: try dispatches("stage = 'sending' AND channel = 'svarut'", query, db),
      leftPrinting: try dispatches("stage = 'sending' AND channel <> 'svarut'", query, db),
      toPoll: try dispatches("stage = 'accepted' AND is_over = 0", query, db),
      toStop: try dispatches("stop_asked_at IS NOT NULL AND stopped_at IS NULL", query, db),
      toPrint: try dispatches(ready + "AND dispatch.channel <> 'svarut'", query, db))
  }

  private static let ready = """
    stage = 'queued' AND EXISTS (SELECT 1 FROM letter WHERE id = dispatch.letter AND page IS NOT NULL)\u{20}
    """

  private static func letters(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [Letter
    .ID]
  {
    let sql = "SELECT id FROM letter WHERE \(condition) LIMIT ?"
    return try Int.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { Letter.ID($0) }
  }

  private static func dispatches(_ condition: String, _ query: LetterErrands, _ db: Database) throws -> [Dispatch] {
    let sql = "SELECT * FROM dispatch WHERE \(condition) ORDER BY id LIMIT ?"
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [query.limit]).map(DispatchTable.read)
  }
}
