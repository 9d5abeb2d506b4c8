internal import CommandBus
internal import Domain
internal import GRDB

/// Whose rows of the index somebody may search, and which of what is found they may see.
struct SearchSight {
  let cases: CaseSight
  /// In words of the index; nil when there are no such rows.
  let scope: String?
  private let db: Database
  private let all: [Service.ID]
  private let own: [Service.ID]
  /// The cases that somebody who sees only some has been on; nil when these are named to the index.
  private let among: Set<Int>?

  /// Cases that are named one by one to the index: each costs as much as another word. Of somebody who has been on
  /// more of them every hit is looked at.
  private static let mostCases = 40
  private static let mostRows = 100_000

  init(_ cases: CaseSight, services: [Service.ID], _ db: Database) throws {
    self.cases = cases
    self.db = db
    (all, own) = try cases.searched(services)
    var keys: [Int] = []
    if !own.isEmpty, let user = try cases.eyes { keys = try TextReaders.cases(of: user, limit: Self.mostRows, db) }
    among = keys.count > Self.mostCases ? Set(keys) : nil
    scope = SearchScope.expression(all: all, own: own, cases: among == nil ? keys : nil)
  }

  var services: [Service.ID] { all + own }

  /// What has been moved, linked or hidden since it was put into the index is held against the tables as they are.
  func sees(_ subject: TextSubject) throws -> Bool {
    guard let post = subject.post else {
      guard let row = try subject.caseFolder.flatMap({ try CaseTable.row($0, db) }) else { return false }
      guard isSearched(row.folder.service) else { return false }
      if let among, !all.contains(row.folder.service), !row.folder.isShared, !among.contains(row.folder.id.key) {
        return false
      }
      return try !cases.masked(row).access.isMasked
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
    return try !cases.hides(post)
  }

  private func isSearched(_ service: Service.ID) -> Bool { all.contains(service) || own.contains(service) }
}
