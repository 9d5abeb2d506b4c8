package struct PostReceived: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let details: PostDetails
  package let receivedOn: Day
  package let responsible: User.ID
  package let isUrgent: Bool
  package let documents: [DocumentReference]
  package let splitFrom: PostItem.ID?
  package let sameBytesAs: PostItem.ID?

  package init(
    post: PostItem.ID, service: Service.ID, details: PostDetails, receivedOn: Day, responsible: User.ID,
    isUrgent: Bool, documents: [DocumentReference] = [], splitFrom: PostItem.ID? = nil,
    sameBytesAs: PostItem.ID? = nil
  ) {
    self.post = post
    self.service = service
    self.details = details
    self.receivedOn = receivedOn
    self.responsible = responsible
    self.isUrgent = isUrgent
    self.documents = documents
    self.splitFrom = splitFrom
    self.sameBytesAs = sameBytesAs
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

package struct PostStamped: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID

  package init(post: PostItem.ID, service: Service.ID) {
    self.post = post
    self.service = service
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

package struct ReceivedDateCorrected: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let from: Day
  package let to: Day
  package let reason: String

  package init(post: PostItem.ID, service: Service.ID, from: Day, to: Day, reason: String) {
    self.post = post
    self.service = service
    self.from = from
    self.to = to
    self.reason = reason
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

package struct PostMarkedUrgent: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let reason: String?

  package init(post: PostItem.ID, service: Service.ID, reason: String?) {
    self.post = post
    self.service = service
    self.reason = reason
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// What is written about an item has been completed or corrected.
package struct PostDescribed: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let from: PostDetails
  package let to: PostDetails

  package init(post: PostItem.ID, service: Service.ID, from: PostDetails, to: PostDetails) {
    self.post = post
    self.service = service
    self.from = from
    self.to = to
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// One envelope, several documents (S0-24). The parts are items of their own, received with it.
package struct PostSplit: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let parts: [PostItem.ID]

  package init(post: PostItem.ID, service: Service.ID, parts: [PostItem.ID]) {
    self.post = post
    self.service = service
    self.parts = parts
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// An item has changed place; carries where it was, so that the move can be undone.
package struct PostMoved: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let from: Position
  package let to: Position
  package let reason: String?
  /// The meeting that decided it; nil when it was given directly (S2-12).
  package let meeting: MorningMeeting.ID?

  package init(
    post: PostItem.ID, service: Service.ID, from: Position, to: Position, reason: String? = nil,
    meeting: MorningMeeting.ID? = nil
  ) {
    self.post = post
    self.service = service
    self.from = from
    self.to = to
    self.reason = reason
    self.meeting = meeting
  }

  /// Where an item is and who answers for it there.
  package struct Position: Hashable, Codable, Sendable {
    package let placement: Placement
    package let responsible: User.ID

    package init(placement: Placement, responsible: User.ID) {
      self.placement = placement
      self.responsible = responsible
    }
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// Another service, or a place outside, has taken over what was forwarded to it (S2-75).
package struct PostAccepted: EventContent {
  package let post: PostItem.ID
  package let from: Service.ID
  /// The service it now belongs to: the same as `from` when it left the office.
  package let service: Service.ID
  package let to: PostMoved.Position
  package let note: String?

  package init(
    post: PostItem.ID, from: Service.ID, service: Service.ID, to: PostMoved.Position, note: String?
  ) {
    self.post = post
    self.from = from
    self.service = service
    self.to = to
    self.note = note
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

package struct MeetingStarted: EventContent {
  package let meeting: MorningMeeting.ID
  package let service: Service.ID

  package init(meeting: MorningMeeting.ID, service: Service.ID) {
    self.meeting = meeting
    self.service = service
  }

  package var subject: Subject { .meeting(meeting) }
  package var concerns: Service.ID? { service }
}

package struct MeetingClosed: EventContent {
  package let meeting: MorningMeeting.ID
  package let service: Service.ID
  package let decided: Int
  package let left: Int
  package let minutes: DocumentReference

  package init(
    meeting: MorningMeeting.ID, service: Service.ID, decided: Int, left: Int, minutes: DocumentReference
  ) {
    self.meeting = meeting
    self.service = service
    self.decided = decided
    self.left = left
    self.minutes = minutes
  }

  package var subject: Subject { .meeting(meeting) }
  package var concerns: Service.ID? { service }
}

/// A decision taken back; says which, and what holds again.
package struct DecisionUndone: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  /// The log position of the decision that no longer holds.
  package let undone: Int
  package let restored: Restored

  package init(post: PostItem.ID, service: Service.ID, undone: Int, restored: Restored) {
    self.post = post
    self.service = service
    self.undone = undone
    self.restored = restored
  }

  package enum Restored: Hashable, Codable, Sendable {
    case position(PostMoved.Position)
    case receivedOn(Day)
    case notUrgent
    case details(PostDetails)
    case notStamped
    case caseLink(CaseFolder.ID?)
    case notMet(DeadlinePurpose)
    case concerned(Concerned)
    case originalNotShelved
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}
