/// Finalises an incoming entry: its document stands as it is, Noark's document status F (S0-31).
///
/// Assigned, registered and with a checked scan before; what was received digitally has no scan to check (S0-30, S0-32).
package struct FinaliseEntry: Command {
  package var post: PostItem.ID

  package init(post: PostItem.ID) { self.post = post }

  package static let name = "finalise-entry"
  package static let permission = Permission.registerEntry
  package static let task: RoutineTask? = .register
  package static let parameters: [Parameter] = [.required("post", .post)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemAtHand(post)
    guard let entry = item.entry else {
      throw Refusal(.notRegistered, ["post": post.description, "source": "S0-31"])
    }
    if try desk.isFinalised(entry) {
      throw Refusal(.alreadyFinalised, ["post": post.description, "entry": entry.description])
    }
    guard item.placement.handler != nil else { throw Refusal(.notAssigned, ["post": post.description]) }
    try desk.requireConfirmed(item)
    if item.details.channel.goesThroughScanning { try desk.requireChecked(item) }
    if let copy = try desk.openLocalCopies(of: post).first {
      throw Refusal(.localCopyOpen, ["post": post.description, "machine": copy.machine])
    }
    return [.entryFinalised(EntryFinalised(entry: entry, post: post, service: item.service))]
  }
}

/// The document of an incoming entry stands as it is (S0-31; Noark 5, dokumentstatus F).
package struct EntryFinalised: EventContent {
  package let entry: RegistryEntry.ID
  package let post: PostItem.ID
  package let service: Service.ID

  package init(entry: RegistryEntry.ID, post: PostItem.ID, service: Service.ID) {
    self.entry = entry
    self.post = post
    self.service = service
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

extension Desk {
  /// Scanned, found good, and nobody has found a fault since (S0-27).
  func requireChecked(_ item: PostItem) throws {
    guard item.isScanned else {
      throw Refusal(
        .notScanned, ["post": item.id.description, "source": try routine(of: item.service).retention.cited])
    }
    if let open = try openFaults(of: item.id).first {
      throw Refusal(.scanFaultOpen, ["post": item.id.description, "day": open.reportedAt.day.iso])
    }
    guard try scanWork(of: item.id)?.check != nil else {
      throw Refusal(.notChecked, ["post": item.id.description])
    }
  }
}
