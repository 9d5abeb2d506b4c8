/// The meeting where the day's post is distributed (S2-9, S2-13).
package struct MorningMeeting: Hashable, Sendable {
  package typealias ID = Number<MorningMeeting>

  package let id: ID
  package let service: Service.ID
  package let startedAt: Instant
  package let startedBy: User.ID
  package let closedAt: Instant?

  package init(id: ID, service: Service.ID, startedAt: Instant, startedBy: User.ID, closedAt: Instant?) {
    self.id = id
    self.service = service
    self.startedAt = startedAt
    self.startedBy = startedBy
    self.closedAt = closedAt
  }
}

/// One line of the minutes: what was decided about an item, and by whom.
package struct MeetingDecision: Hashable, Sendable {
  package let position: Int
  package let at: Instant
  package let actor: String
  package let kind: EventKind
  package let post: PostItem.ID
  package let title: String
  /// The handler, place, day or case the decision names; empty when it names none.
  package let outcome: String
  /// Taken back by a later `undo`.
  package let isUndone: Bool

  package init(
    position: Int, at: Instant, actor: String, kind: EventKind, post: PostItem.ID, title: String, outcome: String,
    isUndone: Bool
  ) {
    self.position = position
    self.at = at
    self.actor = actor
    self.kind = kind
    self.post = post
    self.title = title
    self.outcome = outcome
    self.isUndone = isUndone
  }
}
