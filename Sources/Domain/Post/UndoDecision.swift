/// Takes back the newest decision about an item that still stands. Where the item goes is taken back on the same day
/// only; a stamp, a mark, a link or a wording has no other way back and can be taken back later too.
///
/// Every reversible kind of event has a named inverse here; the others are refused with the reason
/// (`irreversible.<kind>` in the phrasebook).
package struct UndoDecision: Command {
  package var post: PostItem.ID

  package init(post: PostItem.ID) { self.post = post }

  package static let name = "undo"
  package static let permission = Permission.registerPost
  package static let parameters: [Parameter] = [.required("post", .post)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.post(post)
    guard let last = try desk.lastStanding(about: .post(post)) else {
      throw Refusal(.nothingToUndo, ["post": post.description])
    }
    guard let restored = last.event.inverse else {
      throw Refusal(.irreversible, ["post": post.description, "kind": last.event.kind.rawValue])
    }
    try requireOwnOrLeading(last, by: session, about: item, on: desk, at: now)
    // Where an item goes is taken back on the day it was decided; later others have acted on it and have read the
    // minutes, and it is decided anew, with a reason.
    if case .position = restored, last.at.day != now.day {
      throw Refusal(.undoTooLate, ["post": post.description, "day": last.at.day.iso])
    }
    return [
      .decisionUndone(
        DecisionUndone(post: post, service: item.service, undone: last.position, restored: restored))
    ]
  }

  /// One takes back one's own decisions; a leader may take back anybody's.
  private func requireOwnOrLeading(
    _ last: LogEntry, by session: Session, about item: PostItem, on desk: some Desk, at now: Instant
  ) throws {
    let person = try desk.acting(session, on: now.day)
    guard session.speaks(for: last.actor) || person.holds(.reassign, in: .service(item.service)) else {
      throw Refusal(.undoneByOther, ["user": try desk.user(last.actor).name, "time": last.at.clockText])
    }
  }
}

extension Event {
  /// What holds again when this event is taken back; nil when it cannot be.
  package var inverse: DecisionUndone.Restored? {
    switch self {
    case .postAssigned(let moved), .postTaken(let moved), .postParked(let moved), .postReturned(let moved),
      .postForwarded(let moved), .postReassigned(let moved), .forwardingDeclined(let moved):
      .position(moved.from)
    case .receivedDateCorrected(let correction): .receivedOn(correction.from)
    case .postMarkedUrgent: .notUrgent
    case .postDescribed(let description): .details(description.from)
    case .postStamped: .notStamped
    case .deadlineMet(let met): .notMet(met.purpose)
    case .caseLinked(let link): .caseLink(link.before)
    case .concernedRecorded(let record): .concerned(record.from)
    case .originalShelved: .originalNotShelved
    default: nil
    }
  }
}
