/// A file from a folder or mailbox is stored and entered; the file itself may still lie there.
package struct FileReceived: EventContent {
  package let intake: IntakeFile.ID
  package let source: IntakeSource
  package let sighting: FileSighting
  package let post: PostItem.ID
  /// The file stays in intermediate storage until it is released (S0-28, S0-30).
  package let isKept: Bool?

  package init(
    intake: IntakeFile.ID, source: IntakeSource, sighting: FileSighting, post: PostItem.ID, isKept: Bool? = nil
  ) {
    self.intake = intake
    self.source = source
    self.sighting = sighting
    self.post = post
    self.isKept = isKept
  }

  package var subject: Subject { .intake(intake) }
  package var concerns: Service.ID? { source.service }
}

/// A file that cannot be filed; it stays where it is and a deviation says why.
package struct FileRefused: EventContent {
  package let intake: IntakeFile.ID
  package let source: IntakeSource
  package let sighting: FileSighting
  package let deviation: Deviation.ID

  package init(intake: IntakeFile.ID, source: IntakeSource, sighting: FileSighting, deviation: Deviation.ID) {
    self.intake = intake
    self.source = source
    self.sighting = sighting
    self.deviation = deviation
  }

  package var subject: Subject { .intake(intake) }
  package var concerns: Service.ID? { source.service }
}

/// The file is gone from its folder: after filing (S0-30), or because somebody took it out.
package struct FileRemoved: EventContent {
  package let intake: IntakeFile.ID
  package let source: IntakeSource
  package let state: IntakeFile.State

  package init(intake: IntakeFile.ID, source: IntakeSource, state: IntakeFile.State) {
    self.intake = intake
    self.source = source
    self.state = state
  }

  package var subject: Subject { .intake(intake) }
  package var concerns: Service.ID? { source.service }
}

package struct DeviationRaised: EventContent {
  package let deviation: Deviation.ID
  package let service: Service.ID
  package let kind: DeviationKind
  package let reason: String
  package let about: String
  package let responsible: User.ID
  /// The item it is about, where it is about one: its paper is not shredded while the deviation is open.
  package let post: PostItem.ID?

  package init(
    deviation: Deviation.ID, service: Service.ID, kind: DeviationKind, reason: String, about: String,
    responsible: User.ID, post: PostItem.ID? = nil
  ) {
    self.deviation = deviation
    self.service = service
    self.kind = kind
    self.reason = reason
    self.about = about
    self.responsible = responsible
    self.post = post
  }

  package var subject: Subject { .deviation(deviation) }
  package var concerns: Service.ID? { service }
}

package struct DeviationResolved: EventContent {
  package let deviation: Deviation.ID
  package let service: Service.ID
  package let explanation: String

  package init(deviation: Deviation.ID, service: Service.ID, explanation: String) {
    self.deviation = deviation
    self.service = service
    self.explanation = explanation
  }

  package var subject: Subject { .deviation(deviation) }
  package var concerns: Service.ID? { service }
}
