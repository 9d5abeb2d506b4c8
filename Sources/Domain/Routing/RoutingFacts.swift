/// One thing that a routing table asks about an item. The raw value is the word on the command line.
package enum RoutingFact: String, CaseIterable, Codable, Sendable {
  case kind
  case folder
  case concerns
  case sender
  case channel
  case address
  case documentation
  case caseHandling = "case-handling"
  case secureZone = "secure-zone"
}

/// The person's folder in the speciality system: the child folder of child welfare (S3-11).
package enum FolderState: String, CaseIterable, Codable, Sendable {
  case active
  case closed
  /// There is no folder on this person.
  case absent = "none"
}

/// Whom or what a document concerns; it may be several (S3-15, S3-33).
package enum Concern: String, CaseIterable, Codable, Sendable {
  case child
  case contractor
  case fosterHome = "foster-home"
  case lawyer
  case agreement
  case service
  case formerChild = "former-child"
}

/// Who sent it, as far as a rule asks.
package enum SenderRole: String, CaseIterable, Codable, Sendable {
  case school
  case lawyer
  case party
  case stateAdministrator = "state-administrator"
  case bufetat
  case municipality
  case contractor
  case other
}

/// What is known about an item when the table is asked where it belongs; nil and "not known" are the same.
package struct RoutingQuestion: Hashable, Codable, Sendable {
  package var kind: DocumentKind
  package var folder: FolderState?
  /// In the order of ``Concern``; empty: it concerns none of them; nil: nobody has said.
  package private(set) var concerns: [Concern]?
  package var sender: SenderRole?
  /// Metadata: it never decides where an item belongs, only what must be asked (S3-4).
  package var channel: Channel?
  /// Whether the sender used our right address or organisation number (S3-20, S3-21).
  package var isAddressedRightly: Bool?
  /// Has it value as documentation (S3-8)?
  package var isDocumentation: Bool?
  /// Is it subject to case handling (S3-8)?
  package var isCaseHandling: Bool?
  /// Has the case and archive system a secure zone (S3-41)?
  package var hasSecureZone: Bool?

  package init(
    kind: DocumentKind, folder: FolderState? = nil, concerns: Set<Concern>? = nil, sender: SenderRole? = nil,
    channel: Channel? = nil, isAddressedRightly: Bool? = nil, isDocumentation: Bool? = nil,
    isCaseHandling: Bool? = nil, hasSecureZone: Bool? = nil
  ) {
    self.kind = kind
    self.folder = folder
    self.concerns = concerns.map { said in Concern.allCases.filter(said.contains) }
    self.sender = sender
    self.channel = channel
    self.isAddressedRightly = isAddressedRightly
    self.isDocumentation = isDocumentation
    self.isCaseHandling = isCaseHandling
    self.hasSecureZone = hasSecureZone
  }

  /// The same question about a document that concerns these.
  func concerning(_ said: Set<Concern>) -> RoutingQuestion {
    var question = self
    question.concerns = Concern.allCases.filter(said.contains)
    return question
  }

  /// Whether a rule may rest on the fact being absent. The folder, whom it concerns and the secure zone must
  /// be known (S3-11); of a message its content must be judged (S3-8); the rest counts as not so until said.
  func mustBeKnown(_ fact: RoutingFact) -> Bool {
    switch fact {
    case .folder, .concerns, .secureZone: true
    case .documentation, .caseHandling: channel?.isMessage == true
    case .kind, .sender, .channel, .address: false
    }
  }
}

extension Channel {
  /// E-mail, SMS, chat and social media: the content decides whether it is a case document (S3-4, S3-5).
  package var isMessage: Bool {
    switch self {
    case .email, .facebook, .messenger, .snapchat, .sms: true
    case .courier, .inPerson, .internalMail, .letter, .svarUt, .scanner, .telephone: false
    }
  }
}
