/// Sends wrongly delivered post to where it belongs; ours until the other side has accepted it
/// (S2-74, S2-75, forvaltningslovforskriften § 4).
package struct ForwardPost: Command {
  package var post: PostItem.ID
  package var to: Destination
  package var reason: String

  package init(post: PostItem.ID, to: Destination, reason: String) {
    self.post = post
    self.to = to
    self.reason = reason
  }

  package static let name = "forward-post"
  package static let permission = Permission.distributePost
  /// `to` is the id of a service in this office, or the name of a place outside it.
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("to", .text), .required("reason", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    let text = try arguments.text("to")
    to = Service.ID(text).map { .service($0) } ?? .elsewhere(text)
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.unregisteredItem(post)
    try desk.requireDelivered(item)
    let destination = try known(on: desk)
    if destination == .service(item.service) {
      throw Refusal(.sameService, ["service": try desk.service(item.service).name])
    }
    return [
      .postForwarded(
        item.moved(
          to: .forwarded(to: destination, reason: reason), responsible: session.user, reason: reason,
          meeting: try desk.meeting(deciding: item)))
    ]
  }

  /// A word that is no service of ours is a place outside.
  private func known(on desk: some Desk) throws -> Destination {
    guard case .service(let id) = to else { return to }
    return try desk.services().contains { $0.id == id } ? to : .elsewhere(id.text)
  }
}
