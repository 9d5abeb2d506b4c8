internal import CommandBus
internal import Domain
internal import GRDB

/// Whose rows of the index somebody may search, and which of what is found they may see.
struct SearchSight {
  let cases: CaseSight
  /// nil when there are no such rows.
  let scope: SearchScope?
  private let db: Database
  private let all: [Service.ID]
  private let own: [Service.ID]
  /// Somebody who sees only the cases that he has been on; nil when these are named to the index.
  private let among: User.ID?

  /// Cases that are named one by one to the index: each costs as much as another word. Of somebody who has been on
  /// more of them every hit is looked at.
  private static let mostCases = 40

  init(_ cases: CaseSight, services: [Service.ID], _ db: Database) throws {
    self.cases = cases
    self.db = db
    (all, own) = try cases.searched(services)
    var keys: [Int] = []
    let user = try own.isEmpty ? nil : cases.eyes
    if let user { keys = try TextReaders.cases(of: user, limit: Self.mostCases + 1, db) }
    among = keys.count > Self.mostCases ? user : nil
    scope = all.isEmpty && own.isEmpty ? nil : SearchScope(all: all, own: own, cases: among == nil ? keys : nil)
  }

  var services: [Service.ID] { all + own }

  /// What has been moved, linked or hidden since it was put into the index is held against the tables as they are.
  func sees(_ subject: TextSubject) throws -> Bool {
    guard let post = subject.post else {
      guard let row = try subject.caseFolder.flatMap({ try CaseTable.row($0, db) }) else { return false }
      guard isSearched(row.folder.service) else { return false }
      if !all.contains(row.folder.service), !row.folder.isShared, try !isAmong(row.folder.id.key) { return false }
      return try !cases.masked(row).access.isMasked
    }
    let sql = """
      SELECT post.service, post.case_folder, ifnull(case_folder.is_shared, 0), post.state = 'joined'
      FROM post LEFT JOIN case_folder ON case_folder.key = post.case_folder WHERE post.id = ?
      """
    let place = try db.first(sql, post.value) { row in
      (
        service: Service.ID(try row.text(0)), caseKey: try row.numberIfAny(1), isShared: try row.flag(2),
        isJoined: try row.flag(3)
      )
    }
    guard let place, let service = place.service, isSearched(service) else { return false }
    guard !all.contains(service) else { return true }
    // A file whose pages have gone to other items is in no case of its own, and is hidden with any of theirs.
    guard let key = place.caseKey else { return try !place.isJoined || !cases.hides(post) }
    if !place.isShared, try !isAmong(key) { return false }
    return try !cases.hides(post)
  }

  private func isAmong(_ key: Int) throws -> Bool {
    guard let among else { return true }
    return try TextReaders.has(among, beenOn: key, db)
  }

  private func isSearched(_ service: Service.ID) -> Bool { all.contains(service) || own.contains(service) }
}
