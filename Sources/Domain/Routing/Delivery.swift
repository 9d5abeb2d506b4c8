/// One document on its way to one system; two destinations are two deliveries, each followed until confirmed (S3-2).
package struct Delivery: Hashable, Sendable {
  package typealias ID = Number<Delivery>

  package let id: ID
  package let post: PostItem.ID
  package let service: Service.ID
  package let place: DeliveryPlace
  /// The rule that sent it there.
  package let rule: RoutingRule.ID
  package let state: State
  /// Whether somebody has said that only the child's part is in it (S3-33).
  package let isExtractConfirmed: Bool
  package let routedAt: Instant
  package let confirmedAt: Instant?
  /// The number it got in the other system.
  package let reference: String?

  package init(
    id: ID, post: PostItem.ID, service: Service.ID, place: DeliveryPlace, rule: RoutingRule.ID, state: State,
    isExtractConfirmed: Bool, routedAt: Instant, confirmedAt: Instant?, reference: String?
  ) {
    self.id = id
    self.post = post
    self.service = service
    self.place = place
    self.rule = rule
    self.state = state
    self.isExtractConfirmed = isExtractConfirmed
    self.routedAt = routedAt
    self.confirmedAt = confirmedAt
    self.reference = reference
  }

  package enum State: String, CaseIterable, Codable, Sendable {
    case outstanding
    case confirmed
    /// The item was routed anew before it was delivered.
    case withdrawn
  }
}

/// Where a delivery goes, with the names as they were when it was routed.
package struct DeliveryPlace: Hashable, Codable, Sendable {
  package let system: RoutingSystem.ID
  package let systemName: TextByLanguage
  package let folder: RoutingFolder.ID
  package let folderName: TextByLanguage
  package let part: RoutingTarget.Part
  package let folderAction: ProposedDelivery.FolderAction

  package init(
    system: RoutingSystem.ID, systemName: TextByLanguage, folder: RoutingFolder.ID, folderName: TextByLanguage,
    part: RoutingTarget.Part, folderAction: ProposedDelivery.FolderAction
  ) {
    self.system = system
    self.systemName = systemName
    self.folder = folder
    self.folderName = folderName
    self.part = part
    self.folderAction = folderAction
  }

  init(_ proposed: ProposedDelivery) {
    self.init(
      system: proposed.system, systemName: proposed.systemName, folder: proposed.folder,
      folderName: proposed.folderName, part: proposed.part, folderAction: proposed.folderAction)
  }
}

/// The facts an item was last routed by.
package struct RoutedPost: Hashable, Sendable {
  package let question: RoutingQuestion
  package let rule: RoutingRule.ID
  package let lines: [String]
  package let strength: RoutingRule.Strength
  package let outcome: RoutingProposal.Outcome
  package let isDraft: Bool
  package let tableVersion: String

  package init(
    question: RoutingQuestion, rule: RoutingRule.ID, lines: [String], strength: RoutingRule.Strength,
    outcome: RoutingProposal.Outcome, isDraft: Bool, tableVersion: String
  ) {
    self.question = question
    self.rule = rule
    self.lines = lines
    self.strength = strength
    self.outcome = outcome
    self.isDraft = isDraft
    self.tableVersion = tableVersion
  }
}
