/// Puts an item on the shelf for the next working day's morning meeting (S2-13).
package struct TakePost: Command {
  package var post: PostItem.ID

  package init(post: PostItem.ID) { self.post = post }

  package static let name = "take-post"
  package static let permission = Permission.distributePost
  package static let task: RoutineTask? = .distribute
  package static let parameters: [Parameter] = [.required("post", .post)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.unregisteredItem(post)
    let day = try desk.nextMeetingDay(after: now)
    if case .onTray(let planned) = item.placement, planned == day {
      throw Refusal(.alreadyOnTray, ["post": post.description, "day": planned.iso])
    }
    try desk.requireStamp(on: item)
    let responsible = try desk.service(item.service).postResponsible
    return [
      .postTaken(
        item.moved(to: .onTray(meeting: day), responsible: responsible, meeting: try desk.meeting(deciding: item)))
    ]
  }
}
