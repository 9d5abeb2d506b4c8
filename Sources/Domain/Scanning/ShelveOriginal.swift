/// Puts a scanned original on this month's shredding shelf; its days count from today (S2-19).
package struct ShelveOriginal: Command {
  package var post: PostItem.ID

  package init(post: PostItem.ID) { self.post = post }

  package static let name = "shelve-original"
  package static let permission = Permission.stampPost
  package static let task: RoutineTask? = .scan
  package static let parameters: [Parameter] = [.required("post", .post)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    _ = try desk.itemAtHand(post)
    let (item, original, routine) = try desk.paper(of: post)
    if let day = original?.shelvedOn {
      throw Refusal(.alreadyShelved, ["post": post.description, "day": day.iso])
    }
    guard item.isScanned else {
      throw Refusal(.notScanned, ["post": post.description, "source": routine.retention.cited])
    }
    try desk.requireChecked(item)
    return [.originalShelved(OriginalShelved(post: post, service: item.service, on: now.day))]
  }
}

extension RetentionRule? {
  /// The numbered rules it rests on, for a refusal.
  var cited: String { self?.rule.cited ?? "" }
}
