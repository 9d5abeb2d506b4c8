/// The receiving side of a forwarding takes over: a service of this office with its own hand,
/// a place outside through whoever forwarded it, noting who said so (S2-75).
package struct AcceptPost: Command {
  package var post: PostItem.ID
  package var note: String?

  package init(post: PostItem.ID, note: String? = nil) {
    self.post = post
    self.note = note
  }

  package static let name = "accept-post"
  package static let permission = Permission.distributePost
  package static let parameters: [Parameter] = [.required("post", .post), .optional("note", .text)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    note = try arguments.text(ifAny: "note")
  }

  package func scope(on desk: some Desk) throws -> Scope {
    let item = try desk.post(post)
    if case .forwarded(.service(let receiver), _) = item.placement { return .service(receiver) }
    return .service(item.service)
  }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.post(post)
    guard case .forwarded(let destination, _) = item.placement else {
      throw Refusal(.notForwarded, ["post": post.description])
    }
    switch destination {
    case .service(let id):
      let responsible = try desk.service(id).postResponsible
      return [accepted(item, service: id, to: .opened, responsible: responsible)]
    case .elsewhere:
      guard note != nil else { throw Refusal(.reasonMissing, ["name": "note"]) }
      return [
        accepted(item, service: item.service, to: .handedOver(to: destination), responsible: item.responsible)
      ]
    }
  }

  private func accepted(
    _ item: PostItem, service: Service.ID, to placement: Placement, responsible: User.ID
  ) -> Event {
    .postAccepted(
      PostAccepted(
        post: post, from: item.service, service: service,
        to: .init(placement: placement, responsible: responsible), note: note))
  }
}

/// The receiving side says no: the item is back on the forwarding service's table.
package struct DeclinePost: Command {
  package var post: PostItem.ID
  package var reason: String

  package init(post: PostItem.ID, reason: String) {
    self.post = post
    self.reason = reason
  }

  package static let name = "decline-post"
  package static let permission = Permission.distributePost
  package static let parameters: [Parameter] = [.required("post", .post), .required("reason", .text)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope {
    try AcceptPost(post: post).scope(on: desk)
  }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.post(post)
    guard case .forwarded = item.placement else { throw Refusal(.notForwarded, ["post": post.description]) }
    let responsible = try desk.service(item.service).postResponsible
    return [.forwardingDeclined(item.moved(to: .opened, responsible: responsible, reason: reason))]
  }
}
