/// Something kept for a while on somebody's own machine: pictures of a chat (S1-12, S1-13).
package struct LocalCopy: Hashable, Sendable {
  package typealias ID = Number<LocalCopy>

  package let id: ID
  package let post: PostItem.ID
  package let service: Service.ID
  /// Which machine or telephone, as people call it.
  package let machine: String
  /// Where on it, or what it is.
  package let place: String
  package let since: Day
  package let registeredBy: User.ID
  package let deletedOn: Day?
  package let deletedBy: User.ID?

  package init(
    id: ID, post: PostItem.ID, service: Service.ID, machine: String, place: String, since: Day, registeredBy: User.ID,
    deletedOn: Day? = nil, deletedBy: User.ID? = nil
  ) {
    self.id = id
    self.post = post
    self.service = service
    self.machine = machine
    self.place = place
    self.since = since
    self.registeredBy = registeredBy
    self.deletedOn = deletedOn
    self.deletedBy = deletedBy
  }

  package var isOpen: Bool { deletedOn == nil }
}

/// Notes that a copy lies on somebody's own machine; the item cannot be finalised while it does (S1-12, S1-13).
package struct RegisterLocalCopy: Command {
  package var post: PostItem.ID
  package var machine: String
  package var place: String
  /// The day it was made; nil: today.
  package var since: Day?

  package init(post: PostItem.ID, machine: String, place: String = "", since: Day? = nil) {
    self.post = post
    self.machine = machine
    self.place = place
    self.since = since
  }

  package static let name = "register-local-copy"
  package static let permission = Permission.registerPost
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("machine", .text), .optional("place", .text), .optional("since", .day),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    machine = try arguments.text("machine")
    place = try arguments.text(ifAny: "place") ?? ""
    since = try arguments.day(ifAny: "since")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemAtHand(post)
    let since = since ?? now.day
    guard since <= now.day else { throw Refusal(.notHappenedYet, ["day": since.iso, "today": now.day.iso]) }
    return [
      .localCopyRegistered(
        LocalCopyRegistered(
          copy: try desk.nextLocalCopy(), post: post, service: item.service, machine: machine, place: place,
          since: since))
    ]
  }
}

/// Confirms that a copy on somebody's own machine is deleted (S1-13).
package struct ConfirmLocalCopyDeleted: Command {
  package var copy: LocalCopy.ID

  package init(copy: LocalCopy.ID) { self.copy = copy }

  package static let name = "confirm-local-copy-deleted"
  package static let permission = Permission.registerPost
  package static let parameters: [Parameter] = [.required("copy", .localCopy)]

  package init(_ arguments: Arguments) throws {
    copy = try arguments.id("copy", of: LocalCopy.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.localCopy(copy).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.localCopy(copy)
    if let day = found.deletedOn {
      throw Refusal(.localCopyDeleted, ["copy": copy.description, "day": day.iso])
    }
    let person = try desk.acting(session, on: now.day)
    guard session.speaks(for: found.registeredBy) || person.holds(.distributePost, in: .service(found.service)) else {
      throw Refusal(.notYours, ["post": found.post.description, "user": try desk.user(found.registeredBy).name])
    }
    // What is deleted here must be in the office: the pictures themselves, or the words of the chat (S1-13).
    guard try !desk.post(found.post).documents.isEmpty else {
      throw Refusal(.localCopyOnlyCopy, ["post": found.post.description])
    }
    return [
      .localCopyDeleted(LocalCopyDeleted(copy: copy, post: found.post, service: found.service, on: now.day))
    ]
  }
}

package struct LocalCopyRegistered: EventContent {
  package let copy: LocalCopy.ID
  package let post: PostItem.ID
  package let service: Service.ID
  package let machine: String
  package let place: String
  package let since: Day

  package init(
    copy: LocalCopy.ID, post: PostItem.ID, service: Service.ID, machine: String, place: String, since: Day
  ) {
    self.copy = copy
    self.post = post
    self.service = service
    self.machine = machine
    self.place = place
    self.since = since
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

package struct LocalCopyDeleted: EventContent {
  package let copy: LocalCopy.ID
  package let post: PostItem.ID
  package let service: Service.ID
  package let on: Day

  package init(copy: LocalCopy.ID, post: PostItem.ID, service: Service.ID, on: Day) {
    self.copy = copy
    self.post = post
    self.service = service
    self.on = on
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}
