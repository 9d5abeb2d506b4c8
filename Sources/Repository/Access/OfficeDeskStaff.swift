package import Domain
internal import GRDB

/// People, absences and the directory, as a decision sees them.
extension OfficeDesk {
  package func directoryRow(_ id: DirectoryRow.ID) throws -> DirectoryRow {
    guard let row = try DirectoryTable.row(id, db) else {
      throw Refusal(.noSuchDirectoryRow, ["row": id.description])
    }
    return row
  }

  package func directory(of service: Service.ID) throws -> [DirectoryRow] { try DirectoryTable.rows(of: service, db) }

  package func directoryOwner(of service: Service.ID) throws -> User.ID? {
    try DirectoryTable.owner(of: service, db)
  }

  package func nextDirectoryRow() throws -> DirectoryRow.ID { DirectoryRow.ID(try next("directory_row")) }

  package func concerned(by post: PostItem.ID) throws -> Concerned { try ConcernedTable.of(post, db) }

  package func isNew(_ post: PostItem.ID) throws -> Bool { try PostTable.isNew(post, db) }

  package func absence(_ id: Absence.ID) throws -> Absence {
    guard let absence = try AbsenceTable.absence(id, db) else {
      throw Refusal(.noSuchAbsence, ["absence": id.description])
    }
    return absence
  }

  package func absences(of user: User.ID) throws -> [Absence] { try AbsenceTable.absences(of: user, db) }

  package func absence(of user: User.ID, on day: Day) throws -> Absence? {
    try AbsenceTable.absence(of: user, on: day, db)
  }

  package func nextAbsence() throws -> Absence.ID { Absence.ID(try next("absence")) }

  package func substitution(_ id: Substitution.ID) throws -> Substitution {
    guard let substitution = try SubstitutionTable.substitution(id, db) else {
      throw Refusal(.noSuchSubstitution, ["substitution": id.description])
    }
    return substitution
  }

  package func substitution(of user: User.ID, on day: Day) throws -> Substitution? {
    try SubstitutionTable.substitution(of: user, on: day, db)
  }

  package func substitutions(during period: DayPeriod) throws -> [Substitution] {
    try SubstitutionTable.during(period, db)
  }

  package func nextSubstitution() throws -> Substitution.ID { Substitution.ID(try next("substitution")) }

  package func unreadDoneFor(_ user: User.ID) throws -> (first: Int, last: Int)? {
    let unread = try DoneForMeTable.unread(by: user, db)
    guard let first = unread.first, let last = unread.last else { return nil }
    return (first, last)
  }

  package func deputyDuty(at service: Service.ID) throws -> DeputyDuty? { try DeputyTable.duty(at: service, db) }

  package func members(of service: Service.ID, as role: Role) throws -> [User.ID] {
    try StaffingList.members(of: service, as: role, db)
  }

  package func held(by user: User.ID) throws -> [PostItem.ID] {
    let sql = "SELECT id FROM post WHERE handler = ? AND shelf = 'assigned' ORDER BY id"
    return try Int.fetchAll(db, sql: sql, arguments: [user.text]).map { PostItem.ID($0) }
  }

  package func openCases(of user: User.ID) throws -> [CaseFolder.ID] {
    // A person's services bound the walk: the index of cases leads with the service.
    let sql = """
      SELECT case_folder.key FROM case_folder
      WHERE service IN (SELECT service FROM membership WHERE user = ?1) AND owner = ?1 AND status <> 'A'
      ORDER BY case_folder.key
      """
    return try Int.fetchAll(db, sql: sql, arguments: [user.text]).map { CaseFolder.ID(key: $0) }
  }

  package func openDeviation(
    _ kind: DeviationKind, _ reason: String, at service: Service.ID
  ) throws -> Deviation.ID? {
    let sql = "SELECT id FROM deviation WHERE service = ? AND is_open = 1 AND kind = ? AND reason = ? LIMIT 1"
    return try Int.fetchOne(db, sql: sql, arguments: [service.text, kind.rawValue, reason])
      .map { Deviation.ID($0) }
  }
}
