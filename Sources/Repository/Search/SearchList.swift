internal import CommandBus
internal import Domain
internal import GRDB

/// The answer of a search: rows of the index walked newest first, what is spelt as it was written before what is not.
struct SearchList {
  private let query: Search
  private let sight: CaseSight
  private let db: Database
  private let all: [Service.ID]
  private let own: [Service.ID]
  private let clauses: [SearchClause]

  /// The cases that somebody who sees only some has been on; nil when these are named to the index.
  private let among: Set<Int>?
  private let scope: String?

  /// Cases that are named one by one to the index; of somebody who has been on more of them every hit is looked at.
  private static let mostCases = 500
  /// Hits that are looked at in vain: whoever may see next to nothing of what is found is told so.
  private static let mostInVain = 5000
  private static let mostRows = 100_000

  init(_ query: Search, _ sight: CaseSight, _ db: Database) throws {
    self.query = query
    self.sight = sight
    self.db = db
    (all, own) = try sight.searched(query.services)
    let synonyms = query.synonyms.adding(try sight.synonyms(of: all + own))
    clauses = synonyms.clauses(query.line.wanted)
    var cases: [Int] = []
    if !own.isEmpty, let user = try sight.eyes { cases = try TextReaders.cases(of: user, limit: Self.mostRows, db) }
    among = cases.count > Self.mostCases ? Set(cases) : nil
    scope = SearchScope.expression(all: all, own: own, cases: among == nil ? cases : nil)
  }

  func answer() throws -> Search.Answer {
    let behind = max(0, try TextProgress.end(db) - TextProgress.position(db))
    guard !query.line.isEmpty, let scope else {
      return Search.Answer(rows: [], next: nil, total: 0, behind: behind)
    }
    let expression = SearchExpression(clauses: clauses, unwanted: query.line.unwanted, scope: scope)
    var walk = Walk(limit: query.limit, after: query.after)
    try self.walk(expression.exact, isLoose: false, &walk)
    if !walk.isDone { try self.walk(expression.loose, isLoose: true, &walk) }
    // What is found by words that it has no longer is not told of, while the index is behind.
    let rows = try walk.hits.prefix(query.limit).compactMap(row).filter { behind == 0 || !$0.places.isEmpty }
    let last = walk.hits.count > query.limit ? walk.hits[query.limit - 1] : nil
    return Search.Answer(
      rows: rows, next: last.map(\.pageKey), total: min(walk.counted.count, Search.countedUpTo), behind: behind,
      isCut: walk.isCut)
  }

  // MARK: - Walking

  private struct Hit {
    let subject: TextSubject
    let isLoose: Bool
    /// The first pages of those that were found, in their order.
    var pages: [Int] = []

    var pageKey: PageKey { PageKey([.number(isLoose ? 1 : 0), .number(subject.key)]) }
  }

  private struct Walk {
    let limit: Int
    let after: (isLoose: Bool, key: Int)?
    /// What the page holds, and one more.
    var hits: [Hit] = []
    var counted: Set<TextSubject> = []
    var inVain = 0

    init(limit: Int, after: PageKey?) {
      self.limit = limit
      if let parts = after?.parts, parts.count == 2, case .number(let phase) = parts[0],
        case .number(let key) = parts[1]
      {
        self.after = (phase == 1, key)
      } else {
        self.after = nil
      }
    }

    var isCut: Bool { inVain > SearchList.mostInVain }
    var isDone: Bool { isCut || (hits.count > limit && counted.count >= Search.countedUpTo) }

    /// Whether a hit stands after the last page.
    func isWanted(_ hit: Hit) -> Bool {
      guard hits.count <= limit else { return false }
      guard let after else { return true }
      return hit.isLoose == after.isLoose ? hit.subject.key < after.key : hit.isLoose
    }
  }

  /// Pages of an item that are looked into for the words.
  private static let pagesLookedInto = 6

  private func walk(_ expression: String, isLoose: Bool, _ walk: inout Walk) throws {
    let sql = "SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rowid DESC LIMIT ?"
    let rows = try Int.fetchCursor(db.cachedStatement(sql: sql), arguments: [expression, Self.mostRows])
    var current: Hit?
    while !walk.isDone {
      let row = try rows.next()
      let subject = row.map(TextSubject.init(row:))
      if let hit = current, hit.subject != subject {
        try take(hit, &walk)
        current = nil
      }
      guard let row, let subject else { return }
      if current == nil { current = Hit(subject: subject, isLoose: isLoose) }
      guard row > subject.fieldsRow else { continue }
      current?.pages.insert(row, at: 0)
      if let count = current?.pages.count, count > Self.pagesLookedInto { current?.pages.removeLast() }
    }
  }

  private func take(_ hit: Hit, _ walk: inout Walk) throws {
    // One page of it may be spelt as it was written, and another one not.
    guard !walk.counted.contains(hit.subject) else { return }
    guard try isSeen(hit.subject) else {
      walk.inVain += 1
      return
    }
    walk.counted.insert(hit.subject)
    if walk.isWanted(hit) { walk.hits.append(hit) }
  }

  // MARK: - Seeing

  /// What has been moved, linked or hidden since it was put into the index is held against the tables as they are.
  private func isSeen(_ subject: TextSubject) throws -> Bool {
    guard let post = subject.post else {
      guard let row = try subject.caseFolder.flatMap({ try CaseTable.row($0, db) }) else { return false }
      guard isSearched(row.folder.service) else { return false }
      if let among, !all.contains(row.folder.service), !row.folder.isShared, !among.contains(row.folder.id.key) {
        return false
      }
      return try !sight.masked(row).access.isMasked
    }
    let sql = """
      SELECT post.service, post.case_folder, ifnull(case_folder.is_shared, 0)
      FROM post LEFT JOIN case_folder ON case_folder.key = post.case_folder WHERE post.id = ?
      """
    let place = try db.first(sql, post.value) { row in
      (service: Service.ID(try row.text(0)), caseKey: try row.numberIfAny(1), isShared: try row.flag(2))
    }
    guard let place, let service = place.service, isSearched(service) else { return false }
    guard let key = place.caseKey, !all.contains(service) else { return true }
    if let among, !place.isShared, !among.contains(key) { return false }
    return try !sight.hides(post)
  }

  private func isSearched(_ service: Service.ID) -> Bool { all.contains(service) || own.contains(service) }

  private func row(_ hit: Hit) throws -> SearchRow? {
    let places = SearchPlaces(marks: SearchMarks(clauses, isLoose: hit.isLoose), sight: sight, db: db)
    if let post = hit.subject.post {
      guard let row = try TrayList.row(post, db), try !sight.masked(row).isMasked else { return nil }
      return SearchRow(
        found: .post(row), places: try places.of(row, kind: row.kind, pages: hit.pages), isLoose: hit.isLoose)
    }
    guard let row = try hit.subject.caseFolder.flatMap({ try CaseTable.row($0, db) }).map(sight.masked),
      !row.access.isMasked
    else { return nil }
    return SearchRow(found: .caseFolder(row), places: try places.of(row, pages: hit.pages), isLoose: hit.isLoose)
  }
}
