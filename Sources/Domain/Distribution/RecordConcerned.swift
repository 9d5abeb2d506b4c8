/// Writes down whom an item is about, as far as the directory asks. Nothing given leaves a field as it is.
/// Source: S4-14.
package struct RecordConcerned: Command {
  package var post: PostItem.ID
  package var concerned: Concerned

  package init(post: PostItem.ID, concerned: Concerned) {
    self.post = post
    self.concerned = concerned
  }

  package static let name = "record-concerned"
  package static let permission = Permission.registerPost
  package static let parameters: [Parameter] = [
    .required("post", .post), .optional("school", .text), .optional("area", .text), .optional("born", .day),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    concerned = Concerned(
      school: try arguments.text(ifAny: "school"), area: try arguments.text(ifAny: "area"),
      born: try arguments.day(ifAny: "born"))
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemAtHand(post)
    if let born = concerned.born, born > now.day {
      throw Refusal(.bornInFuture, ["day": born.iso, "today": now.day.iso])
    }
    let before = try desk.concerned(by: post)
    let after = Concerned(
      school: concerned.school ?? before.school, area: concerned.area ?? before.area,
      born: concerned.born ?? before.born)
    guard after != before else { throw Refusal(.nothingChanged, ["post": post.description]) }
    return [
      .concernedRecorded(ConcernedRecorded(post: post, service: item.service, from: before, to: after))
    ]
  }
}
