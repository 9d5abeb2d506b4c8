package struct DeputySteppedIn: EventContent {
  package let service: Service.ID
  package let deputy: User.ID
  package let officer: User.ID
  package let reason: String

  package init(service: Service.ID, deputy: User.ID, officer: User.ID, reason: String) {
    self.service = service
    self.deputy = deputy
    self.officer = officer
    self.reason = reason
  }

  package var subject: Subject { .service(service) }
  package var concerns: Service.ID? { service }
}

package struct DeputySteppedOut: EventContent {
  package let service: Service.ID
  package let deputy: User.ID
  package let officer: User.ID

  package init(service: Service.ID, deputy: User.ID, officer: User.ID) {
    self.service = service
    self.deputy = deputy
    self.officer = officer
  }

  package var subject: Subject { .service(service) }
  package var concerns: Service.ID? { service }
}

/// The deputy steps in for the archive officer; from here both names stand on what is done. Source: S2-50.
package struct StepIn: Command {
  package var service: Service.ID
  package var reason: String

  package init(service: Service.ID, reason: String) {
    self.service = service
    self.reason = reason
  }

  package static let name = "step-in"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [.required("service", .service), .required("reason", .text)]

  package init(_ arguments: Arguments) throws {
    service = try arguments.word("service", of: Service.self)
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let place = try desk.service(service)
    let person = try desk.user(session.user)
    guard person.memberships.contains(Membership(service: service, role: .deputy)) else {
      throw Refusal(.notDeputy, ["user": person.name, "service": place.name])
    }
    if let duty = try desk.deputyDuty(at: service) {
      throw Refusal(.alreadySteppedIn, ["user": try desk.user(duty.deputy).name, "service": place.name])
    }
    guard let officer = try desk.members(of: service, as: .archiveOfficer).first else {
      throw Refusal(.noArchiveOfficer, ["service": place.name])
    }
    return [
      .deputySteppedIn(
        DeputySteppedIn(service: service, deputy: person.id, officer: officer, reason: reason))
    ]
  }
}

/// The deputy steps out again, or the archive officer is back. Source: S2-50.
package struct StepOut: Command {
  package var service: Service.ID

  package init(service: Service.ID) { self.service = service }

  package static let name = "step-out"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [.required("service", .service)]

  package init(_ arguments: Arguments) throws {
    service = try arguments.word("service", of: Service.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    guard let duty = try desk.deputyDuty(at: service) else {
      throw Refusal(.notSteppedIn, ["service": try desk.service(service).name])
    }
    guard [duty.deputy, duty.officer].contains(session.user) else {
      throw Refusal(.notDeputy, ["user": try desk.user(session.user).name, "service": try desk.service(service).name])
    }
    return [.deputySteppedOut(duty.ended)]
  }
}

extension DeputyDuty {
  var ended: DeputySteppedOut { DeputySteppedOut(service: service, deputy: deputy, officer: officer) }
}
