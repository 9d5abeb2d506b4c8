/// Who may read whose cases, and how everything in the service is masked.
package struct AccessRule: Hashable, Codable, Sendable {
  package var policy: AccessPolicy
  package var policyRule: RuleSource
  /// The default access code, as shown: "unntatt offentlighet".
  package var code: LocalText
  /// The paragraphs the exemption rests on, as printed.
  package var legalBasis: String
  /// Who may lower the code of an entry; empty: nobody.
  package var loweredBy: [Role]
  /// Names are masked until somebody asks for them (S1-40).
  package var masked: Bool
  /// The system lies in the secure zone (S1-39, S2-2).
  package var secureZone: Bool
  /// Two factors at sign-in (S2-3).
  package var twoFactor: Bool
  package var rule: RuleSource

  package init(
    policy: AccessPolicy, policyRule: RuleSource, code: LocalText, legalBasis: String, loweredBy: [Role] = [],
    masked: Bool = true, secureZone: Bool = false, twoFactor: Bool = false, rule: RuleSource
  ) {
    self.policy = policy
    self.policyRule = policyRule
    self.code = code
    self.legalBasis = legalBasis
    self.loweredBy = loweredBy
    self.masked = masked
    self.secureZone = secureZone
    self.twoFactor = twoFactor
    self.rule = rule
  }
}

/// Whose cases a person in the service may read.
package enum AccessPolicy: String, CaseIterable, Codable, Sendable {
  /// All colleagues' cases; reads are logged (S0-34).
  case sharedInService = "shared-in-service"
  /// Own cases, and those that are marked as shared (S1-47).
  case sharedCasesOnly = "shared-cases-only"
  /// Own cases; others only with a stated purpose (S3-39).
  case needToKnow = "need-to-know"
}

/// Whether a list of the service's post is made for others to read.
package struct PostListRule: Hashable, Codable, Sendable {
  package var policy: Policy
  package var masked: Bool
  package var rule: RuleSource

  package init(policy: Policy, masked: Bool, rule: RuleSource) {
    self.policy = policy
    self.masked = masked
    self.rule = rule
  }

  package enum Policy: String, CaseIterable, Codable, Sendable {
    case none
    /// Made for a period when somebody asks (S2-77, S2-78).
    case onRequest = "on-request"
    /// The speciality system has one of its own, for internal use (S1-51).
    case builtIn = "built-in"
    case published
  }
}

/// Where finished documents are kept.
package struct ArchiveDestination: Hashable, Codable, Sendable {
  package var id: String
  package var name: String
  package var kind: Kind
  /// Secured level 4 (S3-41).
  package var level4: Bool
  package var rule: RuleSource

  package init(id: String, name: String, kind: Kind, level4: Bool = false, rule: RuleSource) {
    self.id = id
    self.name = name
    self.kind = kind
    self.level4 = level4
    self.rule = rule
  }

  package enum Kind: String, CaseIterable, Codable, Sendable {
    /// An archive that answers with a receipt, which is waited for (S2-47).
    case external
    /// The speciality system itself: archived when finalised (S1-29).
    case builtIn = "built-in"
    /// Child welfare: the system of the case worker (S3-10).
    case speciality
    /// Child welfare: the municipality's case and archive system (S3-11).
    case caseArchive = "case-archive"
    /// Paper in a remote archive (S2-51).
    case remotePaper = "remote-paper"

    /// Whether the archive says that it has got a document.
    package var givesReceipts: Bool { self == .external || self == .caseArchive }
  }
}

/// A consent that must lie in the system before a journal is opened (S1-52, S1-53).
package struct ConsentRule: Hashable, Codable, Sendable {
  package var required: Bool
  /// The kind of document that the consent is.
  package var kind: DocumentKind
  /// The person may read all of the own journal (S1-54).
  package var ownJournalOpen: Bool
  package var rule: RuleSource

  package init(required: Bool, kind: DocumentKind, ownJournalOpen: Bool, rule: RuleSource) {
    self.required = required
    self.kind = kind
    self.ownJournalOpen = ownJournalOpen
    self.rule = rule
  }
}
