/// The unit a person works in has been set, or they work in none from now on.
package struct UnitSet: EventContent {
  package let user: User.ID
  package let service: Service.ID
  /// nil: in none.
  package let unit: String?

  package init(user: User.ID, service: Service.ID, unit: String?) {
    self.user = user
    self.service = service
    self.unit = unit
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { service }
}

/// Says which unit of a service a person works in: Noark's administrativEnhet of what they handle (S2-29, Noark 3.4.10).
package struct SetUnit: Command {
  package var user: User.ID
  package var service: Service.ID
  /// nil: in none.
  package var unit: String?

  package init(user: User.ID, service: Service.ID, unit: String?) {
    self.user = user
    self.service = service
    self.unit = unit
  }

  package static let name = "set-unit"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = [
    .required("user", .user), .required("service", .service), .optional("unit", .text),
  ]

  package init(_ arguments: Arguments) throws {
    user = try arguments.word("user", of: User.self)
    service = try arguments.word("service", of: Service.self)
    unit = try arguments.text(ifAny: "unit")
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let person = try desk.user(user)
    let place = try desk.service(service)
    guard person.works(at: service) else {
      throw Refusal(.notMember, ["user": person.name, "service": place.name])
    }
    if let unit { try desk.routine(of: service).requireUnit(unit) }
    return [.unitSet(UnitSet(user: user, service: service, unit: unit))]
  }
}
