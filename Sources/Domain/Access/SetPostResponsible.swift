package struct PostResponsibleSet: EventContent {
  package let service: Service.ID
  package let from: User.ID
  package let to: User.ID

  package init(service: Service.ID, from: User.ID, to: User.ID) {
    self.service = service
    self.from = from
    self.to = to
  }

  package var subject: Subject { .service(service) }
  package var concerns: Service.ID? { service }
}

/// Says who answers for post of a service that nobody has been given yet; what lies on the table follows (S0-7).
package struct SetPostResponsible: Command {
  package var service: Service.ID
  package var user: User.ID

  package init(service: Service.ID, user: User.ID) {
    self.service = service
    self.user = user
  }

  package static let name = "set-post-responsible"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = [.required("service", .service), .required("user", .user)]

  package init(_ arguments: Arguments) throws {
    service = try arguments.word("service", of: Service.self)
    user = try arguments.word("user", of: User.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let place = try desk.service(service)
    let person = try desk.handler(user, at: service)
    guard place.postResponsible != person.id else {
      throw Refusal(.responsibleUnchanged, ["user": person.name, "service": place.name])
    }
    return [.postResponsibleSet(PostResponsibleSet(service: service, from: place.postResponsible, to: person.id))]
  }
}
