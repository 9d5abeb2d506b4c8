package struct RoleGranted: EventContent {
  package let user: User.ID
  package let service: Service.ID
  package let role: Role

  package init(user: User.ID, service: Service.ID, role: Role) {
    self.user = user
    self.service = service
    self.role = role
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { service }
}

package struct RoleRevoked: EventContent {
  package let user: User.ID
  package let service: Service.ID
  package let role: Role
  package let reason: String

  package init(user: User.ID, service: Service.ID, role: Role, reason: String) {
    self.user = user
    self.service = service
    self.role = role
    self.reason = reason
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { service }
}

/// Gives a person a role in a service: levels of access are roles (S2-66, S2-67).
package struct GrantRole: Command {
  package var user: User.ID
  package var membership: Membership

  package init(user: User.ID, membership: Membership) {
    self.user = user
    self.membership = membership
  }

  package static let name = "grant-role"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = [
    .required("user", .user), .required("service", .service), .required("role", Role.parameter),
  ]

  package init(_ arguments: Arguments) throws {
    user = try arguments.word("user", of: User.self)
    membership = try Membership(arguments)
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let person = try desk.user(user)
    let service = try desk.service(membership.service)
    guard person.isActive, person.id != User.program else { throw Refusal(.hasLeft, ["user": person.name]) }
    guard !person.memberships.contains(membership) else {
      throw Refusal(
        .roleHeld, ["user": person.name, "role": membership.role.rawValue, "service": service.name])
    }
    try desk.requireVacant(membership)
    let granted = RoleGranted(user: person.id, service: service.id, role: membership.role)
    return [.roleGranted(granted)] + (try desk.staffingDeviations(giving: [membership], by: session))
  }
}

/// Takes a role from a person who keeps others; the last one goes with the employment (S2-65).
package struct RevokeRole: Command {
  package var user: User.ID
  package var membership: Membership
  package var reason: String

  package init(user: User.ID, membership: Membership, reason: String) {
    self.user = user
    self.membership = membership
    self.reason = reason
  }

  package static let name = "revoke-role"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = [
    .required("user", .user), .required("service", .service), .required("role", Role.parameter),
    .required("reason", .text),
  ]

  package init(_ arguments: Arguments) throws {
    user = try arguments.word("user", of: User.self)
    membership = try Membership(arguments)
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let person = try desk.user(user)
    let service = try desk.service(membership.service)
    guard person.memberships.contains(membership) else {
      throw Refusal(
        .roleNotHeld, ["user": person.name, "role": membership.role.rawValue, "service": service.name])
    }
    let kept = person.memberships.filter { $0 != membership }
    guard !kept.isEmpty else { throw Refusal(.lastRole, ["user": person.name]) }
    try desk.requireAdministratorLeft(without: [membership], of: person)
    try requireStillAtWork(person, kept: kept, in: service, on: desk)
    let revoked = RoleRevoked(user: person.id, service: service.id, role: membership.role, reason: reason)
    return (try desk.endedDuties(of: person.id, losing: [membership])) + [.roleRevoked(revoked)]
      + (try desk.staffingDeviations(taking: [membership], by: session))
  }

  /// Whoever leaves a service leaves nothing behind there that nobody answers for (S0-7).
  private func requireStillAtWork(
    _ person: User, kept: [Membership], in service: Service, on desk: some Desk
  ) throws {
    guard !kept.contains(where: { $0.service == service.id }) else { return }
    try desk.requireAnswersForNone(person, in: [service])
    let count = try desk.held(by: person.id).count { try desk.post($0).service == service.id }
    guard count == 0 else {
      throw Refusal(.stillHolds, ["user": person.name, "service": service.name, "count": String(count)])
    }
  }
}

extension Role {
  /// The roles a person can be given.
  static var parameter: Parameter.Kind { .choice(allCases.filter { $0 != .program }.map(\.rawValue)) }
}

extension Membership {
  init(_ arguments: Arguments) throws {
    let service = try arguments.word("service", of: Service.self)
    guard let role = try arguments.choice(ifAny: "role", Role.self), role != .program else {
      throw Refusal(
        .badArgument, ["name": "role", "expected": Role.parameter.name, "found": Role.program.rawValue])
    }
    self.init(service: service, role: role)
  }
}

extension Desk {
  /// An office that nobody administers can never be changed again.
  func requireAdministratorLeft(without taken: [Membership], of person: User) throws {
    guard taken.contains(where: { $0.role == .systemAdministrator }) else { return }
    let services = try self.services().map(\.id)
    let left = try services.reduce(0) { count, service in
      let holders = try members(of: service, as: .systemAdministrator)
      let isTaken = taken.contains(Membership(service: service, role: .systemAdministrator))
      return count + holders.count - (isTaken && holders.contains(person.id) ? 1 : 0)
    }
    guard left > 0 else { throw Refusal(.lastAdministrator, ["user": person.name]) }
  }

  func requireAnswersForNone(_ person: User, in services: [Service]) throws {
    guard let service = services.first(where: { $0.postResponsible == person.id }) else { return }
    throw Refusal(.answersForPost, ["user": person.name, "service": service.name])
  }

  /// A stepped-in deputy steps out when either of the two loses the role.
  func endedDuties(of user: User.ID, losing taken: [Membership]) throws -> [Event] {
    try taken.filter { $0.role.isHeldByOne }.compactMap { membership in
      guard let duty = try deputyDuty(at: membership.service), [duty.deputy, duty.officer].contains(user) else {
        return nil
      }
      return Event.deputySteppedOut(duty.ended)
    }
  }
}
