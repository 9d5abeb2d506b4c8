/// Corrects the received date, which every clock runs from; frozen once registered
/// (S4-10, S4-12, Noark 3.2.22).
package struct CorrectReceivedDate: Command {
  package var post: PostItem.ID
  package var receivedOn: Day
  package var reason: String

  package init(post: PostItem.ID, receivedOn: Day, reason: String) {
    self.post = post
    self.receivedOn = receivedOn
    self.reason = reason
  }

  package static let name = "correct-received-date"
  package static let permission = Permission.stampPost
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("received", .day), .required("reason", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    guard let day = try arguments.day(ifAny: "received") else {
      throw Refusal(.missingArgument, ["name": "received", "expected": "day"])
    }
    receivedOn = day
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemAtHand(post)
    if let entry = item.entry {
      throw Refusal(.receivedDateFrozen, ["post": post.description, "entry": entry.description])
    }
    guard receivedOn <= now.day else {
      throw Refusal(.receivedInFuture, ["day": receivedOn.iso, "today": now.day.iso])
    }
    guard receivedOn != item.receivedOn else {
      throw Refusal(.receivedDateUnchanged, ["day": receivedOn.iso])
    }
    return [
      .receivedDateCorrected(
        ReceivedDateCorrected(
          post: post, service: item.service, from: item.receivedOn, to: receivedOn, reason: reason))
    ]
  }
}
