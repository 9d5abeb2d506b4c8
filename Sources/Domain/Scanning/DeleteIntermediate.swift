/// Lets a file in intermediate storage go: the worker takes it out of its folder and keeps its tombstone (S0-28…30).
///
/// Refused until what is in it has a handler and is finalised, both (S0-30, S0-43).
package struct DeleteIntermediate: Command {
  package var intake: IntakeFile.ID

  package init(intake: IntakeFile.ID) { self.intake = intake }

  package static let name = "delete-intermediate"
  package static let permission = Permission.stampPost
  package static let task: RoutineTask? = .scan
  package static let parameters: [Parameter] = [.required("intake", .intake)]

  package init(_ arguments: Arguments) throws {
    intake = try arguments.id("intake", of: IntakeFile.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.intake(intake).source.service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let file = try desk.intake(intake)
    guard file.state == .kept, let post = file.post else {
      throw Refusal(.notInIntermediate, ["file": intake.description, "name": file.sighting.name])
    }
    if let lock = try desk.intermediateLock(of: post) { throw lock }
    return [
      .intermediateReleased(
        IntermediateReleased(intake: intake, source: file.source, post: post, digest: file.sighting.digest))
    ]
  }
}

/// A file in intermediate storage may go, and who said so: with its removal this is its tombstone (S0-30).
package struct IntermediateReleased: EventContent {
  package let intake: IntakeFile.ID
  package let source: IntakeSource
  package let post: PostItem.ID
  /// SHA-256 of what it held.
  package let digest: String?

  package init(intake: IntakeFile.ID, source: IntakeSource, post: PostItem.ID, digest: String?) {
    self.intake = intake
    self.source = source
    self.post = post
    self.digest = digest
  }

  package var subject: Subject { .intake(intake) }
  package var concerns: Service.ID? { source.service }
}

extension Desk {
  /// Why a file that came as an item must still lie in intermediate storage; nil: it may go.
  package func intermediateLock(of file: PostItem.ID) throws -> Refusal? {
    let linked = try scanLinks(from: file)
    for id in linked.isEmpty ? [file] : linked {
      let item = try post(id)
      if item.placement.state.isClosed { continue }
      guard item.placement.handler != nil else {
        return Refusal(.intermediateNoHandler, ["post": id.description])
      }
      guard let entry = item.entry, try isFinalised(entry) else {
        return Refusal(.intermediateNotFinalised, ["post": id.description])
      }
      if let fault = try openFaults(of: id).first {
        return Refusal(.scanFaultOpen, ["post": id.description, "day": fault.reportedAt.day.iso])
      }
    }
    return nil
  }
}
