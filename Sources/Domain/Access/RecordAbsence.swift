/// Says that a person is away on some days: one's own absence, or as a leader that of a colleague. Source: S0-35.
package struct RecordAbsence: Command {
  package var user: User.ID
  package var period: DayPeriod

  package init(user: User.ID, period: DayPeriod) {
    self.user = user
    self.period = period
  }

  package static let name = "record-absence"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [
    .required("user", .user), .required("first", .day), .required("last", .day),
  ]

  package init(_ arguments: Arguments) throws {
    user = try arguments.word("user", of: User.self)
    period = try arguments.period("first", "last")
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let person = try desk.user(user)
    try desk.requireOwnOrLed(person, by: session, at: now)
    guard period.through >= now.day else {
      throw Refusal(.absenceInPast, ["day": period.through.iso, "today": now.day.iso])
    }
    if let other = try desk.absences(of: user).first(where: { $0.period.overlaps(period) }) {
      throw Refusal(
        .absenceOverlaps,
        [
          "user": person.name, "absence": other.id.description, "from": other.period.from.iso,
          "until": other.period.through.iso,
        ])
    }
    let id = try desk.nextAbsence()
    return [.absenceRecorded(AbsenceRecorded(absence: id, user: person.id, period: period))]
  }
}

/// The person is back, from today; an absence that has not begun falls away.
package struct EndAbsence: Command {
  package var absence: Absence.ID

  package init(absence: Absence.ID) { self.absence = absence }

  package static let name = "end-absence"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [.required("absence", .number)]

  package init(_ arguments: Arguments) throws {
    absence = try arguments.id("absence", of: Absence.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.absence(absence)
    try desk.requireOwnOrLed(try desk.user(found.user), by: session, at: now)
    guard found.period.through >= now.day else {
      throw Refusal(.absenceOver, ["absence": absence.description, "day": found.period.through.iso])
    }
    let last = found.period.from < now.day ? now.day - 1 : nil
    return [.absenceEnded(AbsenceEnded(absence: absence, user: found.user, lastDay: last))]
  }
}

extension Desk {
  /// One's own affairs, or those of somebody whose service one leads; the system administrator sees to everybody.
  func requireOwnOrLed(_ person: User, by session: Session, at now: Instant) throws {
    if session == .program || session.speaks(for: person.id) { return }
    let actor = try acting(session, on: now.day)
    let leads = person.memberships.contains { actor.holds(.reassign, in: .service($0.service)) }
    guard leads || actor.holds(.administer, in: .office) else {
      throw Refusal(.notLed, ["user": person.name])
    }
  }

  /// Refuses somebody who is away on a day, naming the substitute (S0-35).
  func requirePresent(_ person: User, at service: Service.ID, on day: Day) throws {
    guard let absence = try absence(of: person.id, on: day) else { return }
    let until = absence.period.through.iso
    guard let substitute = try substitute(for: person.id, at: service, on: day) else {
      throw Refusal(.handlerAbsentAlone, ["user": person.name, "until": until])
    }
    throw Refusal(
      .handlerAbsent, ["user": person.name, "until": until, "substitute": substitute.name])
  }

  /// Who stands in for a person on a day and is there: the substitute, or the substitute's own.
  package func substitute(for user: User.ID, at service: Service.ID, on day: Day) throws -> User? {
    var seen: Set<User.ID> = [user]
    var next = try substitution(of: user, on: day)?.substitute
    while let id = next, seen.insert(id).inserted {
      let person = try self.user(id)
      if person.works(at: service), try absence(of: id, on: day) == nil { return person }
      next = try substitution(of: id, on: day)?.substitute
    }
    return nil
  }
}
