/// One envelope with several documents becomes several items (S0-24); the envelope stays as the first.
package struct SplitPost: Command {
  package var post: PostItem.ID
  /// The title of each further document; kind, sender and dates follow the envelope.
  package var titles: [String]

  package init(post: PostItem.ID, titles: [String]) {
    self.post = post
    self.titles = titles
  }

  package static let name = "split-post"
  package static let permission = Permission.registerPost
  /// `titles` holds one title a document, separated by semicolons.
  package static let parameters: [Parameter] = [.required("post", .post), .required("titles", .text)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    titles = try arguments.text("titles").split(separator: ";").map { String($0).singleLine }.filter { !$0.isEmpty }
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let envelope = try desk.unregisteredItem(post)
    guard (1...50).contains(titles.count) else { throw Refusal(.splitTooFew, ["post": post.description]) }
    let first = try desk.nextPost().value
    var events: [Event] = []
    for (offset, title) in titles.enumerated() {
      let id = PostItem.ID(first + offset)
      events.append(.postReceived(part(id, of: envelope, titled: title)))
      if envelope.stamp != nil { events.append(.postStamped(PostStamped(post: id, service: envelope.service))) }
    }
    let parts = titles.indices.map { PostItem.ID(first + $0) }
    return events + [.postSplit(PostSplit(post: post, service: envelope.service, parts: parts))]
  }

  private func part(_ id: PostItem.ID, of envelope: PostItem, titled title: String) -> PostReceived {
    var details = envelope.details
    details.title = title
    details.sheets = nil
    details.sides = nil
    return PostReceived(
      post: id, service: envelope.service, details: details, receivedOn: envelope.receivedOn,
      responsible: envelope.responsible, isUrgent: envelope.isUrgent, splitFrom: envelope.id)
  }
}
