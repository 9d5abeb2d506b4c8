/// Lets an item wait until a day, with the reason; it comes back to the table by itself that day.
package struct ParkPost: Command {
  package var post: PostItem.ID
  package var until: Day
  package var reason: String

  package init(post: PostItem.ID, until: Day, reason: String) {
    self.post = post
    self.until = until
    self.reason = reason
  }

  package static let name = "park-post"
  package static let permission = Permission.distributePost
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("until", .day), .required("reason", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    guard let day = try arguments.day(ifAny: "until") else {
      throw Refusal(.missingArgument, ["name": "until", "expected": "day"])
    }
    until = day
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.unregisteredItem(post)
    guard until > now.day else { throw Refusal(.parkedInPast, ["day": until.iso, "today": now.day.iso]) }
    if case .parked(let day, _) = item.placement, day == until {
      throw Refusal(.alreadyParked, ["post": post.description, "day": day.iso])
    }
    // Whoever parks it answers for it: a parked item must not become nobody's.
    return [
      .postParked(
        item.moved(
          to: .parked(until: until, reason: reason), responsible: session.user, reason: reason,
          meeting: try desk.meeting(deciding: item)))
    ]
  }
}
