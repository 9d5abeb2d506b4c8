/// Where an item belongs, and why: what the table answers to a question.
package struct RoutingProposal: Hashable, Codable, Sendable {
  package let outcome: Outcome
  /// The deciding rule.
  package let rule: RoutingRule.ID
  package let lines: [String]
  package let requirements: [String]
  package let strength: RoutingRule.Strength
  package let precedence: RoutingRule.Precedence
  /// What is certain, also while something else is asked.
  package let deliveries: [ProposedDelivery]
  package let handling: [RoutingRule.Handling]
  package let asks: [RoutingAsk]
  package let losing: [LosingRule]
  /// Rules of lower precedence that say the same.
  package let agreeing: [RoutingRule.ID]
  /// The rule that judged the content before the place was asked for: R36 (S3-8).
  package let through: [RoutingRule.ID]
  package let note: TextByLanguage?
  package let warnings: [Warning]
  package let isDraft: Bool
  package let version: String

  package enum Outcome: String, CaseIterable, Codable, Sendable {
    case deliver
    /// A fact is missing, or the routine contradicts itself or is silent.
    case ask
    /// It is no document of a case; the judgement is recorded (S3-8).
    case neither
  }

  package struct Warning: Hashable, Codable, Sendable {
    package let id: String
    package let text: TextByLanguage
    package let lines: [String]
  }
}

/// One delivery of a proposal.
package struct ProposedDelivery: Hashable, Codable, Sendable {
  package let system: RoutingSystem.ID
  package let systemName: TextByLanguage
  package let folder: RoutingFolder.ID
  package let folderName: TextByLanguage
  package let part: RoutingTarget.Part
  package let isFolderInferred: Bool
  package let folderAction: FolderAction

  /// What must be done to the folder first.
  package enum FolderAction: String, CaseIterable, Codable, Sendable {
    case none
    case reopen
    case create
  }
}

/// What must be answered before the item is routed.
package struct RoutingAsk: Hashable, Codable, Sendable {
  /// A missing fact; nil for a conflict or a gap.
  package let fact: RoutingFact?
  /// The conflict or gap, with the rule that knows it.
  package let rule: RoutingRule.ID?
  package let question: TextByLanguage?
  package let options: [Option]

  /// A conflict or a gap is decided with a reason, for the routine's owner to read.
  package var needsReason: Bool { fact == nil }

  package struct Option: Hashable, Codable, Sendable {
    package let id: String
    package let deliveries: [ProposedDelivery]
  }
}

/// A line that says something else, and why it gives way.
package struct LosingRule: Hashable, Codable, Sendable {
  /// nil for a line that is no row of its own.
  package let rule: RoutingRule.ID?
  package let lines: [String]
  /// Which precedence it has; nil where ``why`` says all.
  package let precedence: RoutingRule.Precedence?
  package let strength: RoutingRule.Strength?
  package let deliveries: [ProposedDelivery]
  /// The municipality's own reason; otherwise the two precedences say it.
  package let why: TextByLanguage?
}
