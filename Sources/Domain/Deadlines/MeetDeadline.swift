/// Notes that a deadline of an item has been met: a concern report concluded, the reporter told, a request answered.
/// Sources: E-18, E-23, E-25, E-26, S0-38.
package struct MeetDeadline: Command {
  package var post: PostItem.ID
  package var purpose: DeadlinePurpose
  /// nil: done, where there is only one way to be done.
  package var outcome: DeadlineOutcome?
  /// nil: today.
  package var on: Day?
  package var note: String?

  package init(
    post: PostItem.ID, purpose: DeadlinePurpose, outcome: DeadlineOutcome? = nil, on: Day? = nil, note: String? = nil
  ) {
    self.post = post
    self.purpose = purpose
    self.outcome = outcome
    self.on = on
    self.note = note
  }

  package static let name = "meet-deadline"
  package static let permission = Permission.registerEntry
  package static let purposes = DeadlinePurpose.allCases.filter(\.isMetByHand)
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("deadline", .choice(purposes.map(\.rawValue))),
    .optional("outcome", .choice(DeadlineOutcome.allCases.map(\.rawValue))), .optional("on", .day),
    .optional("note", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    guard let chosen = try arguments.choice(ifAny: "deadline", DeadlinePurpose.self) else {
      throw Refusal(.missingArgument, ["name": "deadline", "expected": Self.expected])
    }
    guard chosen.isMetByHand else {
      throw Refusal(.badArgument, ["name": "deadline", "expected": Self.expected, "found": chosen.rawValue])
    }
    purpose = chosen
    outcome = try arguments.choice(ifAny: "outcome", DeadlineOutcome.self)
    on = try arguments.day(ifAny: "on")
    note = try arguments.text(ifAny: "note")
  }

  private static var expected: String { purposes.map(\.rawValue).joined(separator: "|") }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemAtHand(post)
    if purpose == .answer, let entry = item.entry {
      throw Refusal(.writeOffInstead, ["post": post.description, "entry": entry.description])
    }
    let day = on ?? now.day
    let deadline = try openDeadline(of: item, on: desk)
    try desk.requireHappened(on: day, since: deadline.startedOn, today: now.day)
    let outcome = try checkedOutcome()
    return [
      .deadlineMet(
        DeadlineMet(post: post, service: item.service, purpose: purpose, outcome: outcome, on: day, note: note))
    ]
  }

  /// The deadline in question; refused when the item has none such, or it has been met.
  private func openDeadline(of item: PostItem, on desk: some Desk) throws -> ItemDeadline {
    let all = try desk.deadlines(of: post)
    let meant = all.filter { $0.purpose == purpose }
    guard let first = meant.first else {
      let known = Set(all.map(\.purpose)).filter(\.isMetByHand).map(\.rawValue).sorted()
      throw Refusal(
        .noSuchDeadline,
        ["post": post.description, "deadline": purpose.rawValue, "known": known.joined(separator: ", ")])
    }
    if let met = first.met {
      throw Refusal(
        .deadlineMet, ["post": post.description, "deadline": purpose.rawValue, "day": met.on.iso])
    }
    return first
  }

  private func checkedOutcome() throws -> DeadlineOutcome {
    let possible = DeadlineOutcome.outcomes(of: purpose)
    guard let outcome = outcome ?? (possible.contains(.done) ? .done : nil) else {
      throw Refusal(.missingArgument, ["name": "outcome", "expected": possible.map(\.rawValue).joined(separator: "|")])
    }
    guard possible.contains(outcome) else {
      throw Refusal(
        .badArgument,
        [
          "name": "outcome", "expected": possible.map(\.rawValue).joined(separator: "|"), "found": outcome.rawValue,
        ])
    }
    guard !outcome.needsNote || note != nil else { throw Refusal(.reasonMissing, ["name": "note"]) }
    return outcome
  }
}

extension Desk {
  /// Refuses a day after today, or before what it answers to began.
  func requireHappened(on day: Day, since start: Day, today: Day) throws {
    guard day <= today else { throw Refusal(.notHappenedYet, ["day": day.iso, "today": today.iso]) }
    guard day >= start else { throw Refusal(.beforeItsStart, ["day": day.iso, "start": start.iso]) }
  }
}
