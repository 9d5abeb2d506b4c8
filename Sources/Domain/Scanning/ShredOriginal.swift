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
    let locks = ShredLocks(item: item, original: original, routine: routine, today: now.day, said: self)
    if let first = try locks.all(on: desk, by: session).first { throw first }
    return [
      .originalShredded(
        OriginalShredded(
          post: post, service: item.service, on: now.day, shelvedOn: original?.shelvedOn, routine: routine.version,
          answered: answered, archiveConfirmed: archiveConfirmed ? true : nil))
    ]
  }
}
