/// The handler has opened what was given to them: it is no longer new (S4-20).
package struct OpenPost: Command {
  package var post: PostItem.ID

  package init(post: PostItem.ID) { self.post = post }

  package static let name = "open-post"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [.required("post", .post)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.post(post)
    guard let handler = item.placement.handler else { throw Refusal(.notAssigned, ["post": post.description]) }
    guard session.speaks(for: handler) else {
      throw Refusal(.notYours, ["post": post.description, "user": try desk.user(handler).name])
    }
    guard try desk.isNew(post) else { throw Refusal(.alreadyOpened, ["post": post.description]) }
    return [.postOpened(PostOpened(post: post, service: item.service, handler: handler))]
  }
}
