/// Letters that somebody else must approve before they are finalised and sent (S2-42…46, S4-24).
package struct ApprovalRule: Hashable, Codable, Sendable {
  /// Kinds of document that the letter is, or answers; empty: every reply.
  package var kinds: [DocumentKind]
  package var by: [Role]
  /// How several approve (Noark 5 3.3); nil: one of the roles is enough.
  package var order: Order?
  package var rule: RuleSource

  package init(kinds: [DocumentKind], by: [Role], order: Order? = nil, rule: RuleSource) {
    self.kinds = kinds
    self.by = by
    self.order = order
    self.rule = rule
  }

  package enum Order: String, CaseIterable, Codable, Sendable {
    /// Every role, one after the other.
    case sequential
    /// Every role, in any order.
    case parallel
  }
}

/// The ways letters leave the service, and what a deviation from the usual one needs.
package struct SendingRule: Hashable, Codable, Sendable {
  package var usual: OutgoingChannel
  package var ways: [SendingWay]
  /// What any channel that is not among the ways needs.
  package var otherwise: Requirement
  package var rule: RuleSource

  package init(usual: OutgoingChannel, ways: [SendingWay], otherwise: Requirement, rule: RuleSource) {
    self.usual = usual
    self.ways = ways
    self.otherwise = otherwise
    self.rule = rule
  }

  package enum Requirement: String, CaseIterable, Codable, Sendable {
    case nothing
    case reason
    /// A reason, and it shows among the deviations (S0-45).
    case deviation
    case refused
  }

  /// What sending by a channel needs (S0-45, S2-35).
  package func requirement(of channel: OutgoingChannel) -> Requirement {
    ways.first { $0.channel == channel }?.needs ?? otherwise
  }
}

/// One way out.
package struct SendingWay: Hashable, Codable, Sendable {
  package var channel: OutgoingChannel
  package var needs: SendingRule.Requirement
  package var signature: Signature
  /// Anybody on the way can read it: the sender is warned (S1-27).
  package var isOpen: Bool
  /// Printed and posted when it has not been opened in so many hours on working days (S4-32).
  package var printedAfterHours: Int?
  /// Sent by itself once it is approved (S4-31).
  package var sentOnApproval: Bool
  package var rule: RuleSource

  package init(
    channel: OutgoingChannel, needs: SendingRule.Requirement, signature: Signature, isOpen: Bool = false,
    printedAfterHours: Int? = nil, sentOnApproval: Bool = false, rule: RuleSource
  ) {
    self.channel = channel
    self.needs = needs
    self.signature = signature
    self.isOpen = isOpen
    self.printedAfterHours = printedAfterHours
    self.sentOnApproval = sentOnApproval
    self.rule = rule
  }

  package enum Signature: String, CaseIterable, Codable, Sendable {
    case none
    case electronic
    case physical
  }
}

/// How a letter leaves.
package enum OutgoingChannel: String, CaseIterable, Codable, Sendable {
  case svarUt = "svarut"
  case letter = "brev"
  /// The out pigeonhole (S1-26).
  case pigeonhole = "posthylle"
  case email = "epost"
  case facebook, messenger, snapchat
  case inPerson = "personlig"
}

/// A standard letter of the service (S4-16, S4-17).
package struct LetterTemplate: Hashable, Codable, Sendable {
  package var id: String
  package var name: LocalText
  /// The kinds it answers.
  package var kinds: [DocumentKind]
  /// Locked text is the same for everybody.
  package var isLocked: Bool
  /// Bokmål; nil: the words of the program's own letter of that id, or of the general reply.
  package var body: String?
  /// The same in nynorsk; nil: letters in nynorsk have the bokmål words.
  package var bodyNynorsk: String?
  /// What it is for; nil: as the program's own letter of that id, or a reply.
  package var purpose: LetterPurpose?
  package var rule: RuleSource

  package init(
    id: String, name: LocalText, kinds: [DocumentKind], isLocked: Bool, body: String? = nil,
    bodyNynorsk: String? = nil, purpose: LetterPurpose? = nil, rule: RuleSource
  ) {
    self.id = id
    self.name = name
    self.kinds = kinds
    self.isLocked = isLocked
    self.body = body
    self.bodyNynorsk = bodyNynorsk
    self.purpose = purpose
    self.rule = rule
  }
}
