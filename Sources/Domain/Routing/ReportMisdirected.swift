/// Says that an item came to the wrong address and lies in Acos Mottak (S3-21, R08).
///
/// It keeps the time it came there: its received date follows, and its age is counted in hours from it.
package struct ReportMisdirected: Command {
  package var post: PostItem.ID
  package var arrivedAt: Instant

  package init(post: PostItem.ID, arrivedAt: Instant) {
    self.post = post
    self.arrivedAt = arrivedAt
  }

  package static let name = "report-misdirected"
  package static let permission = Permission.registerPost
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("arrived", .day), .required("at", .clock),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    guard let day = try arguments.day(ifAny: "arrived") else {
      throw Refusal(.missingArgument, ["name": "arrived", "expected": "day"])
    }
    let clock = try arguments.text("at")
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
    else { throw Refusal(.badArgument, ["name": "at", "expected": "08:15", "found": String(clock.prefix(40))]) }
    arrivedAt = Instant(day, hour: hour, minute: minute)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.unregisteredItem(post)
    guard try desk.routine(of: item.service).routing != nil else {
      throw Refusal(.noRouting, ["service": try desk.service(item.service).name])
    }
    guard arrivedAt <= now else {
      throw Refusal(.receivedInFuture, ["day": arrivedAt.day.iso, "today": now.day.iso])
    }
    guard try desk.misdirection(of: post) == nil else {
      throw Refusal(.alreadyMisdirected, ["post": post.description])
    }
    var events: [Event] = [
      .postMisdirected(PostMisdirected(post: post, service: item.service, arrivedAt: arrivedAt))
    ]
    if item.receivedOn != arrivedAt.day {
      events.append(
        .receivedDateCorrected(
          ReceivedDateCorrected(
            post: post, service: item.service, from: item.receivedOn, to: arrivedAt.day, reason: "Acos Mottak")))
    }
    if !item.isUrgent {
      events.append(
        .postMarkedUrgent(PostMarkedUrgent(post: post, service: item.service, reason: "Acos Mottak")))
    }
    return events
  }
}
