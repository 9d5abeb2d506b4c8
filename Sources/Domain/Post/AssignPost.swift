/// Gives one item to a case handler, directly or from the meeting. Sources: S2-9, S2-12, S4-14, S4-15.
package struct AssignPost: Command {
  package var post: PostItem.ID
  package var handler: User.ID

  package init(post: PostItem.ID, handler: User.ID) {
    self.post = post
    self.handler = handler
  }

  package static let name = "assign-post"
  package static let permission = Permission.distributePost
  package static let task: RoutineTask? = .distribute
  package static let parameters: [Parameter] = [.required("post", .post), .required("handler", .user)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    handler = try arguments.word("handler", of: User.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemAtHand(post)
    if case .assigned(let current) = item.placement {
      throw Refusal(.alreadyAssigned, ["post": post.description, "user": try desk.user(current).name])
    }
    try desk.requireStamp(on: item)
    let person = try desk.handler(handler, at: item.service)
    try desk.requirePresent(person, at: item.service, on: now.day)
    return [
      .postAssigned(
        item.moved(to: .assigned(person.id), responsible: person.id, meeting: try desk.meeting(deciding: item)))
    ]
  }
}
