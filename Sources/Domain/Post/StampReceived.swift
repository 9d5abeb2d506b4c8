/// Stamps an item as received: date and who (S0-23, S2-11).
package struct StampReceived: Command {
  package var post: PostItem.ID

  package init(post: PostItem.ID) { self.post = post }

  package static let name = "stamp-received"
  package static let permission = Permission.stampPost
  package static let task: RoutineTask? = .stamp
  package static let parameters: [Parameter] = [.required("post", .post)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemAtHand(post)
    if let stamp = item.stamp {
      throw Refusal(
        .alreadyStamped,
        ["post": post.description, "user": try desk.user(stamp.by).name, "day": stamp.at.day.iso])
    }
    return [.postStamped(PostStamped(post: post, service: item.service))]
  }
}
