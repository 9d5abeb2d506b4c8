/// Enters one stored file from a scanner folder or mailbox as a post item (S2-8, S0-28).
///
/// Sent by the intake, after the bytes are safely in the document store and before the file is
/// deleted from its folder. Sent again after a crash it is refused as already filed, naming the item.
package struct ReceiveFile: ProgramCommand {
  package var source: IntakeSource
  package var sighting: FileSighting
  package var details: PostDetails
  package var receivedOn: Day
  package var documents: [DocumentReference]

  package init(
    source: IntakeSource, sighting: FileSighting, details: PostDetails, receivedOn: Day,
    documents: [DocumentReference]
  ) {
    self.source = source
    self.sighting = sighting
    self.details = details
    self.receivedOn = receivedOn
    self.documents = documents
  }

  package static let name = "receive-file"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { .service(source.service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    if let known = try desk.intake(source, like: sighting), known.state != .refused, known.state != .takenAway {
      throw Refusal(
        .intakeAlreadyFiled, ["name": sighting.name, "post": known.post?.description ?? "", "intake": "\(known.id)"])
    }
    let home = try desk.service(source.service)
    let twin = try sighting.digest.flatMap { try desk.post(holding: $0) }
    let post = try desk.nextPost()
    let received = PostReceived(
      post: post, service: source.service, details: details, receivedOn: min(receivedOn, now.day),
      responsible: home.postResponsible, isUrgent: false, documents: documents, sameBytesAs: twin)
    let isKept = try source.kind == .scanner && desk.routine(of: source.service).scanning?.way == .intermediate
    let file = FileReceived(
      intake: try desk.nextIntake(), source: source, sighting: sighting, post: post, isKept: isKept ? true : nil)
    var events: [Event] = [.postReceived(received)]
    if details.channel.isDigital { events.append(.postStamped(PostStamped(post: post, service: source.service))) }
    events.append(.fileReceived(file))
    if let twin {
      events.append(.deviationRaised(try sameBytes(post, as: twin, of: home, on: desk)))
    }
    return events
  }

  private func sameBytes(
    _ post: PostItem.ID, as twin: PostItem.ID, of home: Service, on desk: some Desk
  ) throws -> DeviationRaised {
    DeviationRaised(
      deviation: try desk.nextDeviation(), service: home.id, kind: .sameBytes, reason: "same-bytes",
      about: "\(sighting.name): \(post) = \(twin)",
      responsible: home.postResponsible, post: post)
  }
}

/// Counts a file that cannot be filed and raises the deviation that says why; the file stays.
package struct RefuseFile: ProgramCommand {
  package var source: IntakeSource
  package var sighting: FileSighting
  /// The reason code of the inspection: `empty`, `truncated`, `encrypted`.
  package var reason: String

  package init(source: IntakeSource, sighting: FileSighting, reason: String) {
    self.source = source
    self.sighting = sighting
    self.reason = reason
  }

  package static let name = "refuse-file"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { .service(source.service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    // One that was taken out and put back counts, and is shown, again.
    if let known = try desk.intake(source, like: sighting), known.state != .takenAway {
      throw Refusal(.intakeAlreadyFiled, ["name": sighting.name, "post": "", "intake": "\(known.id)"])
    }
    let home = try desk.service(source.service)
    let deviation = try desk.nextDeviation()
    return [
      .deviationRaised(
        DeviationRaised(
          deviation: deviation, service: home.id, kind: source.kind == .mail ? .intakeMail : .intakeFile,
          reason: reason, about: sighting.name, responsible: home.postResponsible)),
      .fileRefused(
        FileRefused(intake: try desk.nextIntake(), source: source, sighting: sighting, deviation: deviation)),
    ]
  }
}

/// Notes that a counted file is gone from its folder (S0-30).
package struct NoteRemoval: ProgramCommand {
  package var intake: IntakeFile.ID

  package init(intake: IntakeFile.ID) { self.intake = intake }

  package static let name = "note-removal"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.intake(intake).source.service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let file = try desk.intake(intake)
    switch file.state {
    case .filed: return [.fileRemoved(FileRemoved(intake: intake, source: file.source, state: .removed))]
    case .kept:
      return [
        try goneEarly(file, on: desk), .fileRemoved(FileRemoved(intake: intake, source: file.source, state: .removed)),
      ]
    case .refused: return [.fileRemoved(FileRemoved(intake: intake, source: file.source, state: .takenAway))]
    case .removed, .takenAway: throw Refusal(.intakeNotFiled, ["intake": intake.description])
    }
  }

  /// Somebody has taken a file out of intermediate storage before it was released. Its bytes lie in the document store.
  private func goneEarly(_ file: IntakeFile, on desk: some Desk) throws -> Event {
    let home = try desk.service(file.source.service)
    return .deviationRaised(
      DeviationRaised(
        deviation: try desk.nextDeviation(), service: home.id, kind: .intakeFile, reason: "gone-early",
        about: file.sighting.name, responsible: home.postResponsible, post: file.post))
  }
}
