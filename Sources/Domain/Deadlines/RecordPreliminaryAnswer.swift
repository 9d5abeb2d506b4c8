/// Notes that a preliminary answer has been sent, and when the answer can be expected (E-2, E-3).
///
/// It meets the month's deadline and sets the promised day as the next one. The restance stays: only a write-off
/// clears it.
package struct RecordPreliminaryAnswer: Command {
  package var post: PostItem.ID
  package var expectedOn: Day
  /// nil: today.
  package var answeredOn: Day?
  /// Why it takes longer.
  package var reason: String?

  package init(post: PostItem.ID, expectedOn: Day, answeredOn: Day? = nil, reason: String? = nil) {
    self.post = post
    self.expectedOn = expectedOn
    self.answeredOn = answeredOn
    self.reason = reason
  }

  package static let name = "record-preliminary-answer"
  package static let permission = Permission.registerEntry
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("expected", .day), .optional("on", .day), .optional("reason", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    expectedOn = try arguments.requiredDay("expected")
    answeredOn = try arguments.day(ifAny: "on")
    reason = try arguments.text(ifAny: "reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemAtHand(post)
    // An entry that is written off has its answer.
    if let entry = item.entry { _ = try desk.restance(entry, of: item.service) }
    let day = answeredOn ?? now.day
    try desk.requireHappened(on: day, since: item.receivedOn, today: now.day)
    guard expectedOn > day else { throw Refusal(.expectedTooEarly, ["day": expectedOn.iso, "answered": day.iso]) }
    let answered = try desk.deadlines(of: post).compactMap { $0.purpose == .answer ? $0.met : nil }.first
    if let answered {
      throw Refusal(
        .deadlineMet,
        ["post": post.description, "deadline": DeadlinePurpose.answer.rawValue, "day": answered.on.iso])
    }
    return [
      .preliminaryAnswerRecorded(
        PreliminaryAnswerRecorded(
          post: post, service: item.service, answeredOn: day, expectedOn: expectedOn, reason: reason))
    ]
  }
}
