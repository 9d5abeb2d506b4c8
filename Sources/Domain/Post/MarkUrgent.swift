/// Puts an item before all others (S0-37, S2-32).
package struct MarkUrgent: Command {
  package var post: PostItem.ID
  package var reason: String?

  package init(post: PostItem.ID, reason: String? = nil) {
    self.post = post
    self.reason = reason
  }

  package static let name = "mark-urgent"
  package static let permission = Permission.stampPost
  package static let parameters: [Parameter] = [.required("post", .post), .optional("reason", .text)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    reason = try arguments.text(ifAny: "reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemAtHand(post)
    guard !item.isUrgent else { throw Refusal(.alreadyUrgent, ["post": post.description]) }
    return [.postMarkedUrgent(PostMarkedUrgent(post: post, service: item.service, reason: reason))]
  }
}
