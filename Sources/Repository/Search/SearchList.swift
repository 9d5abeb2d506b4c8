internal import CommandBus
internal import Domain
internal import GRDB

/// The answer of a search: what is spelt as it was written before what is not, the newest first in each.
///
/// The index is walked stretch by stretch, for as long as the asker waits: words that are frequent and never stand
/// together would otherwise be looked for through the whole of it.
struct SearchList {
  private let query: Search
  private let sight: SearchSight
  private let clauses: [SearchClause]
  private let db: Database

  init(_ query: Search, _ sight: CaseSight, _ db: Database) throws {
    self.query = query
    self.db = db
    self.sight = try SearchSight(sight, services: query.services, db)
    let synonyms = query.synonyms.adding(try sight.synonyms(of: self.sight.services))
    clauses = synonyms.clauses(query.line.wanted)
  }

  func answer() throws -> Search.Answer {
    let behind = max(0, try TextProgress.end(db) - TextProgress.position(db))
    guard !query.line.isEmpty, let scope = sight.scope else {
      return Search.Answer(rows: [], next: nil, total: 0, behind: behind)
    }
    var walk = SearchWalk(limit: query.limit, after: query.after, patience: query.patience)
    try go(SearchExpression(clauses: clauses, unwanted: query.line.unwanted, scope: scope, IndexWords(db)), &walk)
    // What is found by words that it has no longer is not told of, while the index is behind.
    let rows = try walk.page.compactMap(row).filter { behind == 0 || !$0.places.isEmpty }
    return Search.Answer(
      rows: rows, next: walk.next, total: walk.total, behind: behind, isUnfinished: walk.stoppedAt != nil)
  }

  // MARK: - Walking

  private func go(_ expression: SearchExpression, _ walk: inout SearchWalk) throws {
    if expression.isCostly { walk.pace = SearchPace(level: IndexStretch.levels.upperBound) }
    var hasGone = false
    for isLoose in walk.start.isLoose ? [true] : [false, true] {
      let isGoingOn = isLoose == walk.start.isLoose
      var below = isGoingOn ? walk.start.below : TextSubject.pastAll
      if !isGoingOn, !expression.isCostly { walk.pace = SearchPace() }
      while let newest = try newest(below: below) {
        // Words that hardly any case has may stand in every item.
        if newest.post != nil, TextSubject(key: below).post == nil, !expression.isCostly { walk.pace = SearchPace() }
        let now = ContinuousClock.now
        guard !hasGone || now + walk.pace.expected < walk.end else { return walk.stop(isLoose: isLoose, below: below) }
        let stretch = IndexStretch(of: newest, level: walk.pace.level)
        try go(through: stretch, below, expression, isLoose: isLoose, &walk)
        guard !walk.isDone, walk.stoppedAt == nil else { return }
        hasGone = true
        below = stretch.oldest
        if !expression.isCostly { walk.pace.note(ContinuousClock.now - now, through: newest.key - below) }
      }
    }
  }

  private func newest(below key: Int) throws -> TextSubject? {
    let sql = "SELECT rowid FROM text_index WHERE rowid > ? ORDER BY rowid LIMIT 1"
    return try db.first(sql, TextSubject(key: key).lastRow) { TextSubject(row: try $0.number(0)) }
  }

  /// Pages of an item that are looked into for the words.
  private static let pagesLookedInto = 6

  private func go(
    through stretch: IndexStretch, _ below: Int, _ expression: SearchExpression, isLoose: Bool,
    _ walk: inout SearchWalk
  ) throws {
    // One page of it may be spelt as it was written, and another one not.
    let found = isLoose ? try subjects(expression.exact(in: stretch), stretch, below) : []
    let words = isLoose ? expression.loose(in: stretch) : expression.exact(in: stretch)
    let rows = try rows(words, stretch, below)
    var current: SearchWalk.Hit?
    while !walk.isDone {
      let row = try rows.next()
      let subject = row.map(TextSubject.init(row:))
      if let hit = current, hit.subject != subject {
        if !found.contains(hit.subject), try sight.sees(hit.subject) { walk.take(hit) }
        current = nil
        if walk.isLate(), row != nil { return walk.stop(isLoose: isLoose, below: hit.subject.key) }
      }
      guard let row, let subject else { return }
      if current == nil { current = SearchWalk.Hit(subject: subject, isLoose: isLoose) }
      guard row > subject.fieldsRow, let count = current?.pages.count, count < Self.pagesLookedInto else { continue }
      current?.pages.append(row)
    }
  }

  private func subjects(_ words: String, _ stretch: IndexStretch, _ below: Int) throws -> Set<TextSubject> {
    let rows = try rows(words, stretch, below)
    var subjects: Set<TextSubject> = []
    while let row = try rows.next() { subjects.insert(TextSubject(row: row)) }
    return subjects
  }

  private func rows(_ words: String, _ stretch: IndexStretch, _ below: Int) throws -> DatabaseValueCursor<Int> {
    let sql = "SELECT rowid FROM text_index WHERE text_index MATCH ? AND rowid > ? AND rowid <= ? ORDER BY rowid"
    let (from, through) = (TextSubject(key: below).lastRow, TextSubject(key: stretch.oldest).lastRow)
    return try Int.fetchCursor(db.cachedStatement(sql: sql), arguments: [words, from, through])
  }

  // MARK: - Rows

  private func row(_ hit: SearchWalk.Hit) throws -> SearchRow? {
    let places = SearchPlaces(marks: SearchMarks(clauses, isLoose: hit.isLoose), sight: sight.cases, db: db)
    if let post = hit.subject.post {
      guard let row = try TrayList.row(post, db), try !sight.cases.masked(row).isMasked else { return nil }
      return SearchRow(
        found: .post(row), places: try places.of(row, kind: row.kind, pages: hit.pages), isLoose: hit.isLoose)
    }
    guard let row = try hit.subject.caseFolder.flatMap({ try CaseTable.row($0, db) }).map(sight.cases.masked),
      !row.access.isMasked
    else { return nil }
    return SearchRow(found: .caseFolder(row), places: try places.of(row, pages: hit.pages), isLoose: hit.isLoose)
  }
}
