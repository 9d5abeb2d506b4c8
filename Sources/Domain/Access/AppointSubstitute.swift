/// Lets one person act for another on some days. Sources: S0-35, S2-50.
package struct AppointSubstitute: Command {
  package var user: User.ID
  package var substitute: User.ID
  package var period: DayPeriod

  package init(user: User.ID, substitute: User.ID, period: DayPeriod) {
    self.user = user
    self.substitute = substitute
    self.period = period
  }

  package static let name = "appoint-substitute"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [
    .required("user", .user), .required("substitute", .user), .required("first", .day), .required("last", .day),
  ]

  package init(_ arguments: Arguments) throws {
    user = try arguments.word("user", of: User.self)
    substitute = try arguments.word("substitute", of: User.self)
    period = try arguments.period("first", "last")
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let person = try desk.user(user)
    let other = try desk.user(substitute)
    guard person.id != other.id else { throw Refusal(.substituteSelf, ["user": person.name]) }
    try requireMay(person, session, on: desk, at: now)
    guard period.from >= now.day else {
      throw Refusal(.substitutePast, ["day": period.from.iso, "today": now.day.iso])
    }
    guard person.memberships.contains(where: { other.works(at: $0.service) }) else {
      throw Refusal(.substituteElsewhere, ["user": person.name, "substitute": other.name])
    }
    let others = try desk.substitutions(during: period)
    try requireFree(person, among: others)
    try requireNoCircle(person, other, among: others)
    try requirePresence(of: other, on: desk)
    let appointed = SubstituteAppointed(
      substitution: try desk.nextSubstitution(), user: person.id, substitute: other.id, period: period)
    return [.substituteAppointed(appointed)]
  }

  /// Nobody lends out more than they have: a leader can name a substitute for whoever may no more than the leader.
  private func requireMay(_ person: User, _ session: Session, on desk: some Desk, at now: Instant) throws {
    try desk.requireOwnOrLed(person, by: session, at: now)
    // A substitute does not pass on what was lent to them.
    if session == .program || session.user == person.id { return }
    let actor = try desk.user(session.user)
    if actor.holds(.administer, in: .office) { return }
    let lent = person.memberships.filter { membership in
      membership.role.permissions.contains { !actor.holds($0, in: .service(membership.service)) }
    }
    guard lent.isEmpty else {
      throw Refusal(.substituteBeyond, ["user": person.name, "actor": actor.name])
    }
  }

  private func requireFree(_ person: User, among others: [Substitution]) throws {
    guard let other = others.first(where: { $0.user == person.id }) else { return }
    throw Refusal(
      .substituteOverlaps,
      [
        "user": person.name, "substitution": other.id.description, "from": other.period.from.iso,
        "until": other.period.through.iso,
      ])
  }

  /// Two who stand in for each other are nobody.
  private func requireNoCircle(_ person: User, _ other: User, among others: [Substitution]) throws {
    var reached: Set<User.ID> = [other.id]
    var queue = [other.id]
    while let next = queue.popLast() {
      for substitution in others where substitution.user == next && reached.insert(substitution.substitute).inserted {
        queue.append(substitution.substitute)
      }
    }
    guard !reached.contains(person.id) else {
      throw Refusal(.substituteCircle, ["user": person.name, "substitute": other.name])
    }
  }

  private func requirePresence(of other: User, on desk: some Desk) throws {
    guard let absence = try desk.absences(of: other.id).first(where: { $0.period.overlaps(period) }) else { return }
    throw Refusal(
      .substituteAbsent,
      ["substitute": other.name, "from": absence.period.from.iso, "until": absence.period.through.iso])
  }
}

/// Ends a substitution before its time, at once.
package struct EndSubstitution: Command {
  package var substitution: Substitution.ID

  package init(substitution: Substitution.ID) { self.substitution = substitution }

  package static let name = "end-substitution"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [.required("substitution", .number)]

  package init(_ arguments: Arguments) throws {
    substitution = try arguments.id("substitution", of: Substitution.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.substitution(substitution)
    // The substitute may lay it down too.
    if session.user != found.substitute { try desk.requireOwnOrLed(try desk.user(found.user), by: session, at: now) }
    guard found.period.through >= now.day else {
      throw Refusal(
        .substitutionOver, ["substitution": substitution.description, "day": found.period.through.iso])
    }
    return [.substitutionEnded(found.ended(on: now.day))]
  }
}

extension Substitution {
  func ended(on day: Day) -> SubstitutionEnded {
    SubstitutionEnded(
      substitution: id, user: user, substitute: substitute, lastDay: period.from < day ? day - 1 : nil)
  }
}
