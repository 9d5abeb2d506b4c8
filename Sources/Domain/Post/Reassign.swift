/// Gives an assigned item to somebody else; the history and the restance follow (S0-35, S4-18, S4-19).
package struct Reassign: Command {
  package var post: PostItem.ID
  package var handler: User.ID
  package var reason: String

  package init(post: PostItem.ID, handler: User.ID, reason: String) {
    self.post = post
    self.handler = handler
    self.reason = reason
  }

  package static let name = "reassign"
  package static let permission = Permission.reassign
  package static let task: RoutineTask? = .redistribute
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("handler", .user), .required("reason", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    handler = try arguments.word("handler", of: User.self)
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemAtHand(post)
    guard case .assigned(let current) = item.placement else {
      throw Refusal(.notAssigned, ["post": post.description])
    }
    let person = try desk.handler(handler, at: item.service)
    guard person.id != current else { throw Refusal(.sameHandler, ["user": person.name]) }
    try desk.requirePresent(person, at: item.service, on: now.day)
    try desk.requireConfirmed(item)
    return [.postReassigned(item.moved(to: .assigned(person.id), responsible: person.id, reason: reason))]
  }
}
