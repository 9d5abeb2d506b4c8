/// What a decision can see of people, their absences and the directory. Part of ``Desk``.
package protocol StaffDesk {
  func directoryRow(_ id: DirectoryRow.ID) throws -> DirectoryRow
  /// The lines of a service's directory that apply.
  func directory(of service: Service.ID) throws -> [DirectoryRow]
  func directoryOwner(of service: Service.ID) throws -> User.ID?
  func nextDirectoryRow() throws -> DirectoryRow.ID
  /// Whom an item is about, as far as it has been written down.
  func concerned(by post: PostItem.ID) throws -> Concerned
  /// Whether the handler it was given to has not opened it yet (S4-20).
  func isNew(_ post: PostItem.ID) throws -> Bool

  func absence(_ id: Absence.ID) throws -> Absence
  func absences(of user: User.ID) throws -> [Absence]
  func absence(of user: User.ID, on day: Day) throws -> Absence?
  func nextAbsence() throws -> Absence.ID
  func substitution(_ id: Substitution.ID) throws -> Substitution
  func substitution(of user: User.ID, on day: Day) throws -> Substitution?
  /// Everybody's substitutions that hold on any day of a period.
  func substitutions(during period: DayPeriod) throws -> [Substitution]
  func nextSubstitution() throws -> Substitution.ID
  /// The first and last log position of what others did in a person's name and the person has not seen.
  func unreadDoneFor(_ user: User.ID) throws -> (first: Int, last: Int)?

  func deputyDuty(at service: Service.ID) throws -> DeputyDuty?
  /// Who holds a role in a service, in the order of their ids.
  func members(of service: Service.ID, as role: Role) throws -> [User.ID]
  /// What a person has been given and not registered, oldest first.
  func held(by user: User.ID) throws -> [PostItem.ID]
  /// The cases a person owns that are not closed.
  func openCases(of user: User.ID) throws -> [CaseFolder.ID]
  /// An unexplained deviation of a kind and reason in a service.
  func openDeviation(_ kind: DeviationKind, _ reason: String, at service: Service.ID) throws -> Deviation.ID?
}
