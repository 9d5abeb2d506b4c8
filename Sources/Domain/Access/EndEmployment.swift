/// A person has left: access ends, and what they had is handed over in the same transaction (S2-65).
package struct EmploymentEnded: EventContent {
  package let user: User.ID
  /// The notice of leaving that it rests on.
  package let notice: String
  /// What the person had on the desk, and was handed over.
  package let post: [PostItem.ID]
  /// The person's open cases, whose owner must be changed.
  package let cases: [CaseFolder.ID]

  package init(user: User.ID, notice: String, post: [PostItem.ID], cases: [CaseFolder.ID]) {
    self.user = user
    self.notice = notice
    self.post = post
    self.cases = cases
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}

/// Ends a person's access at the same time as the notice of leaving, and hands over what they had. Source: S2-65.
package struct EndEmployment: Command {
  package var user: User.ID
  package var notice: String
  /// Who takes over; where that person does not work, the one who answers for the service's post.
  package var successor: User.ID?

  package init(user: User.ID, notice: String, successor: User.ID? = nil) {
    self.user = user
    self.notice = notice
    self.successor = successor
  }

  package static let name = "end-employment"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = [
    .required("user", .user), .required("notice", .text), .optional("successor", .user),
  ]

  package init(_ arguments: Arguments) throws {
    user = try arguments.word("user", of: User.self)
    notice = try arguments.text("notice")
    successor = try arguments.word(ifAny: "successor", of: User.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let person = try desk.user(user)
    guard person.isActive, person.id != User.program else { throw Refusal(.hasLeft, ["user": person.name]) }
    try desk.requireAnswersForNone(person, in: try desk.services())
    try desk.requireAdministratorLeft(without: person.memberships, of: person)
    let successor = try self.successor.map { try self.known($0, besides: person, on: desk, at: now) }
    let handedOver = try desk.held(by: person.id)
    let ended = EmploymentEnded(
      user: person.id, notice: notice, post: handedOver, cases: try desk.openCases(of: person.id))
    return try handedOver.map { try handOver($0, to: successor, on: desk) }
      + desk.endedDuties(of: person.id, losing: person.memberships)
      + endedSubstitutions(of: person.id, on: desk, at: now) + [.employmentEnded(ended)]
      + desk.staffingDeviations(taking: person.memberships, by: session)
  }

  private func known(_ id: User.ID, besides person: User, on desk: some Desk, at now: Instant) throws -> User {
    let successor = try desk.user(id)
    guard successor.isActive, successor.id != person.id else { throw Refusal(.hasLeft, ["user": successor.name]) }
    for membership in successor.memberships {
      try desk.requirePresent(successor, at: membership.service, on: now.day)
    }
    return successor
  }

  private func handOver(_ id: PostItem.ID, to successor: User?, on desk: some Desk) throws -> Event {
    let item = try desk.post(id)
    let next =
      successor?.works(at: item.service) == true
      ? successor?.id : nil
    let handler = try next ?? desk.service(item.service).postResponsible
    return .postReassigned(item.moved(to: .assigned(handler), responsible: handler, reason: notice))
  }

  private func endedSubstitutions(of user: User.ID, on desk: some Desk, at now: Instant) throws -> [Event] {
    guard let ahead = DayPeriod(from: now.day, through: now.day + 36_500) else { return [] }
    return try desk.substitutions(during: ahead).filter { $0.user == user || $0.substitute == user }
      .map { .substitutionEnded($0.ended(on: now.day)) }
  }
}
