/// Gives an item back to its sender, with the reason (S0-15: not tied to case handling).
package struct ReturnPost: Command {
  package var post: PostItem.ID
  package var reason: String

  package init(post: PostItem.ID, reason: String) {
    self.post = post
    self.reason = reason
  }

  package static let name = "return-post"
  package static let permission = Permission.returnPost
  package static let parameters: [Parameter] = [.required("post", .post), .required("reason", .text)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.unregisteredItem(post)
    try desk.requireDelivered(item)
    return [
      .postReturned(
        item.moved(
          to: .returned(reason: reason), responsible: session.user, reason: reason,
          meeting: try desk.meeting(deciding: item)))
    ]
  }
}
