/// Where an item goes has been decided: by a rule, or by somebody where the routine does not say.
package struct PostRouted: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let question: RoutingQuestion
  package let rule: RoutingRule.ID
  package let lines: [String]
  package let strength: RoutingRule.Strength
  package let outcome: RoutingProposal.Outcome
  package let tableVersion: String
  package let isDraft: Bool
  package let deliveries: [NewDelivery]
  package let handling: [RoutingRule.Handling]
  /// Deliveries of an earlier routing that had not been confirmed.
  package let withdrawn: [Delivery.ID]
  package let reason: String?

  package struct NewDelivery: Hashable, Codable, Sendable {
    package let delivery: Delivery.ID
    package let place: DeliveryPlace

    package init(delivery: Delivery.ID, place: DeliveryPlace) {
      self.delivery = delivery
      self.place = place
    }
  }

  package init(
    post: PostItem.ID, service: Service.ID, question: RoutingQuestion, rule: RoutingRule.ID, lines: [String],
    strength: RoutingRule.Strength, outcome: RoutingProposal.Outcome, tableVersion: String, isDraft: Bool,
    deliveries: [NewDelivery], handling: [RoutingRule.Handling] = [], withdrawn: [Delivery.ID] = [],
    reason: String? = nil
  ) {
    self.post = post
    self.service = service
    self.question = question
    self.rule = rule
    self.lines = lines
    self.strength = strength
    self.outcome = outcome
    self.tableVersion = tableVersion
    self.isDraft = isDraft
    self.deliveries = deliveries
    self.handling = handling
    self.withdrawn = withdrawn
    self.reason = reason
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// Somebody decided what the routine does not; the routine's owner reads it (R38).
package struct RuleGapNoted: EventContent {
  package let gap: RuleGap.ID
  package let post: PostItem.ID
  package let service: Service.ID
  package let rule: RoutingRule.ID
  package let lines: [String]
  package let question: TextByLanguage
  package let decided: [String]
  package let reason: String

  package init(
    gap: RuleGap.ID, post: PostItem.ID, service: Service.ID, rule: RoutingRule.ID, lines: [String],
    question: TextByLanguage, decided: [String], reason: String
  ) {
    self.gap = gap
    self.post = post
    self.service = service
    self.rule = rule
    self.lines = lines
    self.question = question
    self.decided = decided
    self.reason = reason
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

package struct RuleGapSettled: EventContent {
  package let gap: RuleGap.ID
  package let post: PostItem.ID
  package let service: Service.ID
  package let answer: String

  package init(gap: RuleGap.ID, post: PostItem.ID, service: Service.ID, answer: String) {
    self.gap = gap
    self.post = post
    self.service = service
    self.answer = answer
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// Somebody has made the extract and says that it holds only the child's part (S3-33, S3-34).
package struct ExtractConfirmed: EventContent {
  package let delivery: Delivery.ID
  package let post: PostItem.ID
  package let service: Service.ID

  package init(delivery: Delivery.ID, post: PostItem.ID, service: Service.ID) {
    self.delivery = delivery
    self.post = post
    self.service = service
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

package struct DeliveryConfirmed: EventContent {
  package let delivery: Delivery.ID
  package let post: PostItem.ID
  package let service: Service.ID
  package let place: DeliveryPlace
  /// The folder's state as it was found at the delivery (C-S3-16).
  package let folder: FolderState?
  package let reference: String?

  package init(
    delivery: Delivery.ID, post: PostItem.ID, service: Service.ID, place: DeliveryPlace, folder: FolderState?,
    reference: String?
  ) {
    self.delivery = delivery
    self.post = post
    self.service = service
    self.place = place
    self.folder = folder
    self.reference = reference
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// It came to the wrong address and lies in Acos Mottak (S3-21); its age counts from ``arrivedAt``.
package struct PostMisdirected: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let arrivedAt: Instant

  package init(post: PostItem.ID, service: Service.ID, arrivedAt: Instant) {
    self.post = post
    self.service = service
    self.arrivedAt = arrivedAt
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}
