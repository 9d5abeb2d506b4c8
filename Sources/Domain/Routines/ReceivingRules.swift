/// A way that post comes in to this service, under the name that it has here (S1-1…4, S2-4…8).
package struct ChannelRule: Hashable, Codable, Sendable {
  package var channel: Channel
  package var name: LocalText
  /// True when what arrives is paper that someone holds in the hand.
  package var isPaper: Bool
  package var rule: RuleSource

  package init(channel: Channel, name: LocalText, isPaper: Bool, rule: RuleSource) {
    self.channel = channel
    self.name = name
    self.isPaper = isPaper
    self.rule = rule
  }
}

/// A cover that paper lies in between two offices (S0-4, S0-5).
package struct CoverRule: Hashable, Codable, Sendable {
  package var colour: CoverColour
  package var name: LocalText
  /// True for a closed cover: until it is received, only the archive sees what it holds (S0-4).
  package var hidesContent: Bool
  package var rule: RuleSource

  package init(colour: CoverColour, name: LocalText, hidesContent: Bool, rule: RuleSource) {
    self.colour = colour
    self.name = name
    self.hidesContent = hidesContent
    self.rule = rule
  }
}

/// Whose pigeonhole an envelope goes to (S1-6, S1-21, S2-12).
package struct AddressingRule: Hashable, Codable, Sendable {
  package var addressed: Addressed
  /// The role that gets it; nil: the person on the envelope.
  package var role: Role?
  package var rule: RuleSource

  package init(addressed: Addressed, role: Role?, rule: RuleSource) {
    self.addressed = addressed
    self.role = role
    self.rule = rule
  }

  package enum Addressed: String, CaseIterable, Codable, Sendable {
    case toService = "service"
    case toPerson = "person"
    /// Social media and the like: whoever got it (S1-9).
    case toNobody = "nobody"
  }
}

/// How soon what comes in must be handed in for scanning, and how (S0-3, S0-6).
package struct DeliveryRule: Hashable, Codable, Sendable {
  package var within: Within
  /// How often a consignment goes; nil: the routine names none.
  package var consignment: Consignment?
  package var rule: RuleSource

  package init(within: Within, consignment: Consignment?, rule: RuleSource) {
    self.within = within
    self.consignment = consignment
    self.rule = rule
  }

  package enum Within: String, CaseIterable, Codable, Sendable {
    case sameDay = "same-day"
    case nextWorkingDay = "next-working-day"
  }

  package enum Consignment: String, CaseIterable, Codable, Sendable {
    case daily
    case weekly
  }
}
