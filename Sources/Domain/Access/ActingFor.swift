extension Session {
  /// Whether what belongs to `person` belongs to this session too: one's own, or that of whom one acts for.
  package func speaks(for person: User.ID) -> Bool { user == person || onBehalfOf == person }

  /// Whose post, rights and day this session sees: the person one acts for, or oneself.
  package var principal: User.ID { onBehalfOf ?? user }
}

extension Desk {
  /// The person whose rights a session has on a day: one's own, or while acting for somebody, theirs in the services
  /// that one works in too.
  ///
  /// - Throws: `not-substitute` when nobody has appointed the user for that day.
  package func acting(_ session: Session, on day: Day) throws -> User {
    let person = try user(session.user)
    guard let id = session.onBehalfOf, id != session.user else { return person }
    let other = try user(id)
    let services = try servicesLent(by: id, to: person, on: day)
    guard !services.isEmpty else {
      throw Refusal(.notSubstitute, ["user": person.name, "other": other.name])
    }
    return User(
      id: other.id, name: other.name, memberships: other.memberships.filter { services.contains($0.service) },
      language: other.language, isActive: other.isActive && person.isActive)
  }

  /// The services in which `person` may act for `id` on a day.
  private func servicesLent(by id: User.ID, to person: User, on day: Day) throws -> Set<Service.ID> {
    let own = Set(person.memberships.map(\.service))
    if try substitution(of: id, on: day)?.substitute == person.id { return own }
    return Set(try own.filter { try deputyDuty(at: $0).map { ($0.deputy, $0.officer) == (person.id, id) } ?? false })
  }
}

/// Marks what others did in one's name as read, up to an entry of the log.
package struct ReadDoneForMe: Command {
  package var through: Int

  package init(through: Int) { self.through = through }

  package static let name = "read-done-for-me"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [.required("through", .number)]

  package init(_ arguments: Arguments) throws {
    guard let number = try arguments.number(ifAny: "through", in: 1...999_999_999) else {
      throw Refusal(.missingArgument, ["name": "through", "expected": "number"])
    }
    through = number
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  /// One reads for oneself: a substitute does not read in somebody else's place.
  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    guard let newest = try desk.unreadDoneFor(session.user), newest.first <= through else {
      throw Refusal(.nothingDoneForMe)
    }
    return [.doneForMeRead(DoneForMeRead(user: session.user, through: min(through, newest.last)))]
  }
}
