/// What a person may see of a case (S0-34, S1-47, S3-39).
package enum CaseAccess: String, CaseIterable, Sendable {
  /// Owns it, or has post or notes in it.
  case own
  /// May read it; that it was read is an entry of the log.
  case logged
  /// May read it once the purpose has been stated (S3-39).
  case withPurpose = "with-purpose"
  /// Nothing but its number and its owner.
  case hidden

  /// Whether a list shows no more of it than that it is there.
  package var isMasked: Bool { self == .withPurpose || self == .hidden }

  /// - Parameters:
  ///   - policy: nil where the service's routine says nothing: then its people see each other's cases.
  ///   - isOnCase: asked only when nothing simpler decides.
  package init(
    of person: User, to folder: CaseFolder, policy: AccessPolicy?, isOnCase: @autoclosure () throws -> Bool
  ) rethrows {
    guard person.id != User.program, person.id != folder.owner else {
      self = .own
      return
    }
    guard person.works(at: folder.service) else {
      self = .hidden
      return
    }
    if try isOnCase() {
      self = .own
    } else if folder.isShared || Self.seesAll(person, in: folder.service, policy) {
      self = .logged
    } else {
      self = policy == .needToKnow ? .withPurpose : .hidden
    }
  }

  /// The desk and the leaders work on everybody's cases; under a routine that shares, so do all.
  package static func seesAll(_ person: User, in service: Service.ID, _ policy: AccessPolicy?) -> Bool {
    switch policy {
    case nil, .sharedInService: person.works(at: service)
    case .sharedCasesOnly, .needToKnow: person.holds(.distributePost, in: .service(service))
    }
  }
}

extension Desk {
  /// What a person, or the one acted for, may see of a case.
  func access(of session: Session, to folder: CaseFolder) throws -> CaseAccess {
    let person = try user(session.principal)
    return try CaseAccess(
      of: person, to: folder, policy: routine(of: folder.service).access?.policy,
      isOnCase: isOnCase(person.id, folder.id))
  }

  /// Refuses a case that the person may not see, or has not said yet what for.
  func requireSight(of folder: CaseFolder, by session: Session, at now: Instant) throws {
    switch try access(of: session, to: folder) {
    case .own, .logged: return
    case .withPurpose:
      guard try hasRead(folder.id, session.user, on: now.day) else {
        throw Refusal(.purposeMissing, ["case": folder.id.description, "user": try user(folder.owner).name])
      }
    case .hidden:
      throw Refusal(.caseHidden, ["case": folder.id.description, "user": try user(folder.owner).name])
    }
  }

  /// Refuses what would change an item or a case that the person may not see (S1-47, S3-39). What the very same
  /// command enters or opens is theirs to see.
  package func requireSight(of events: [Event], by session: Session, at now: Instant) throws {
    guard session.user != User.program else { return }
    var (posts, folders): (Set<PostItem.ID>, Set<CaseFolder.ID>) = ([], [])
    for event in events {
      switch (event, event.about) {
      case (.postReceived(let content), _): posts.insert(content.post)
      case (.caseOpened(let content), _): folders.insert(content.caseFolder)
      // Another service says yes or no to what was sent to it; and who may read a case is what a reading asks itself.
      case (.postAccepted, _), (.forwardingDeclined, _), (.caseRead, _): break
      case (_, .post(let post)) where !posts.contains(post): try requireSight(of: try self.post(post), session, now)
      case (_, .caseFolder(let id)) where !folders.contains(id), (_, .letter(_, let id)) where !folders.contains(id):
        try requireSight(of: try caseFolder(id), by: session, at: now)
      default: break
      }
    }
  }

  private func requireSight(of item: PostItem, _ session: Session, _ now: Instant) throws {
    guard let folder = item.caseFolder, item.placement.handler != session.principal else { return }
    try requireSight(of: try caseFolder(folder), by: session, at: now)
  }
}
