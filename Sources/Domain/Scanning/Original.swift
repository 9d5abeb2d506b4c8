/// The paper of an item, from the day it is put on the shredding shelf (S2-19).
package struct Original: Hashable, Sendable {
  package let post: PostItem.ID
  package let service: Service.ID
  /// The day it was put on the shelf; nil when it was shredded without lying there (S1-11).
  package let shelvedOn: Day?
  package let shreddedOn: Day?

  package init(post: PostItem.ID, service: Service.ID, shelvedOn: Day?, shreddedOn: Day?) {
    self.post = post
    self.service = service
    self.shelvedOn = shelvedOn
    self.shreddedOn = shreddedOn
  }
}

/// A paper original lies on the shredding shelf of a month (S2-19).
package struct OriginalShelved: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let on: Day
  /// The month's shelf: `2026-11`.
  package let shelf: String

  package init(post: PostItem.ID, service: Service.ID, on: Day) {
    self.post = post
    self.service = service
    self.on = on
    shelf = String(on.iso.prefix(7))
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// A paper original is destroyed, after the version of the routine that allowed it (S1-11, S2-20).
package struct OriginalShredded: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let on: Day
  package let shelvedOn: Day?
  /// The version of the routine that was followed.
  package let routine: Int
  /// The day it was answered, as whoever shredded it said (S1-11).
  package let answered: Day?
  /// Whoever shredded it has seen the archive's receipt (S2-31).
  package let archiveConfirmed: Bool?

  package init(
    post: PostItem.ID, service: Service.ID, on: Day, shelvedOn: Day?, routine: Int, answered: Day? = nil,
    archiveConfirmed: Bool? = nil
  ) {
    self.post = post
    self.service = service
    self.on = on
    self.shelvedOn = shelvedOn
    self.routine = routine
    self.answered = answered
    self.archiveConfirmed = archiveConfirmed
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

extension ServiceRoutine {
  /// Whether an item that came by a channel is paper that somebody holds in the hand.
  package func isPaper(_ channel: Channel) -> Bool {
    self.channel(channel)?.isPaper ?? (!channel.isDigital && channel != .telephone)
  }
}

extension PostItem {
  /// Whether a scan of it lies in the document store.
  package var isScanned: Bool { documents.contains { $0.role == .scan } }
}

extension Desk {
  /// An item whose paper is still there; refused for post that came without paper.
  func paper(of post: PostItem.ID) throws -> (item: PostItem, original: Original?, routine: ServiceRoutine) {
    let item = try self.post(post)
    let routine = try routine(of: item.service)
    guard routine.isPaper(item.details.channel) else { throw Refusal(.noOriginal, ["post": post.description]) }
    let original = try original(of: post)
    if let day = original?.shreddedOn {
      throw Refusal(.alreadyShredded, ["post": post.description, "day": day.iso])
    }
    return (item, original, routine)
  }
}
