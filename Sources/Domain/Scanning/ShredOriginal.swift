/// Destroys a paper original, one item at a time and only when the routine allows it (S1-11, S1-32, S2-20).
///
/// Nothing brings it back, and in Profil the scan file is gone as well (S2-31): an office whose routine says
/// nothing of originals destroys none.
package struct ShredOriginal: Command {
  package var post: PostItem.ID
  /// The archive's receipt has been seen.
  package var archiveConfirmed: Bool
  /// The day it was answered, where the routine waits for the answer.
  package var answered: Day?
  /// False: the paper is not to be kept, where the routine asks.
  package var keep: Bool?

  package init(post: PostItem.ID, archiveConfirmed: Bool = false, answered: Day? = nil, keep: Bool? = nil) {
    self.post = post
    self.archiveConfirmed = archiveConfirmed
    self.answered = answered
    self.keep = keep
  }

  package static let name = "shred-original"
  package static let permission = Permission.stampPost
  package static let task: RoutineTask? = .shred
  package static let parameters: [Parameter] = [
    .required("post", .post), .optional("archived", .flag), .optional("answered", .day), .optional("keep", .flag),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    archiveConfirmed = try arguments.flag("archived")
    answered = try arguments.day(ifAny: "answered")
    keep = arguments.has("keep") ? try arguments.flag("keep") : nil
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let (item, original, routine) = try desk.paper(of: post)
    let source = routine.retention.cited
    try requireNotWanted(item, by: session, after: routine, on: desk, at: now.day)
    guard let retention = routine.retention, retention.destroy != .never else {
      throw Refusal(.keptForever, ["post": post.description, "source": source])
    }
    try requireConditions(retention, of: item, source: source)
    switch retention.destroy {
    case .afterDays: try requireDays(retention, of: original, on: now.day, source: source)
    case .afterAnswer: try requireAnswer(to: item, on: now.day, source: source)
    case .atOnce, .never: break
    }
    return [
      .originalShredded(
        OriginalShredded(
          post: post, service: item.service, on: now.day, shelvedOn: original?.shelvedOn, routine: routine.version,
          answered: answered, archiveConfirmed: archiveConfirmed ? true : nil))
    ]
  }

  /// Some kinds have papers that somebody must look at first (S0-20, S3-59).
  private func requireNotWanted(
    _ item: PostItem, by session: Session, after routine: ServiceRoutine, on desk: some Desk, at day: Day
  ) throws {
    guard let kind = routine.kind(item.details.kind), let care = kind.original else { return }
    let arguments = ["post": post.description, "kind": kind.name(in: desk.phrases.language)]
    switch care {
    case .ask: if keep != false { throw Refusal(.originalWanted, arguments) }
    case .archiveOfficer:
      let roles = session == .program ? [] : try desk.acting(session, on: day).roles(in: item.service)
      if !roles.contains(.archiveOfficer) { throw Refusal(.archiveOfficerDecides, arguments) }
    case .keep:
      throw Refusal(
        .keptForever, ["post": post.description, "source": kind.rule?.cited ?? ""])
    }
  }

  private func requireConditions(_ retention: RetentionRule, of item: PostItem, source: String) throws {
    for condition in retention.conditions {
      switch condition {
      case .scanned:
        guard item.isScanned else { throw Refusal(.notScanned, ["post": post.description, "source": source]) }
      case .registered:
        guard item.entry != nil else { throw Refusal(.notRegistered, ["post": post.description, "source": source]) }
      case .archived:
        guard archiveConfirmed else {
          throw Refusal(.archiveNotConfirmed, ["post": post.description, "source": source])
        }
      }
    }
  }

  private func requireDays(_ retention: RetentionRule, of original: Original?, on today: Day, source: String) throws {
    guard let shelved = original?.shelvedOn else {
      throw Refusal(.notShelved, ["post": post.description, "source": source])
    }
    guard let earliest = retention.earliest(shelved: shelved), today >= earliest else {
      throw Refusal(
        .keptLonger,
        [
          "post": post.description, "day": retention.earliest(shelved: shelved)?.iso ?? "–",
          "days": String(retention.days ?? 0), "source": source,
        ])
    }
  }

  private func requireAnswer(to item: PostItem, on today: Day, source: String) throws {
    guard let answered, answered >= item.receivedOn, answered <= today else {
      throw Refusal(.notAnswered, ["post": post.description, "source": source])
    }
  }
}
