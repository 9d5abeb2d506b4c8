/// A kind of document that a routine names.
package struct KindOfDocument: Hashable, Codable, Sendable {
  package var id: DocumentKind
  /// By language code; bokmål is always there.
  package var names: [String: String]
  /// Urgent by its nature: a concern report (S3-24).
  package var isUrgent: Bool
  package var flags: [Flag]?
  /// Ids of the questions that must be answered about it.
  package var questions: [String]?
  /// The Noark entry types it can have, the usual one first.
  package var entryTypes: [EntryType]?
  /// What has to be done with it by when; nil: no fixed time.
  package var deadlines: [DeadlineRule]?
  /// What becomes of the paper; nil: as the service's retention says.
  package var original: OriginalCare?
  package var rule: RuleSource?

  package init(id: DocumentKind, names: [String: String], isUrgent: Bool, deadlines: [DeadlineRule]? = nil) {
    self.id = id
    self.names = names
    self.isUrgent = isUrgent
    self.deadlines = deadlines
  }

  package func name(in language: Language) -> String {
    names[language.rawValue] ?? names[Language.bokmål.rawValue] ?? id.text
  }

  package func has(_ flag: Flag) -> Bool { flags?.contains(flag) ?? false }

  /// What sets a kind apart from ordinary post.
  package enum Flag: String, CaseIterable, Codable, Sendable {
    /// Urgent by nature, whatever the envelope says (S3-24).
    case urgent
    /// Holds health data: masked always, in no public list (S0-14).
    case healthData
    /// Another special category of personal data (S0-17).
    case specialCategory
    /// A catch-all: what it is must be written (S0-21).
    case freeTextRequired
    /// The sender gets the standard letter that confirms receipt (S4-16).
    case confirmReceipt
    /// The reply passes a leader before it leaves (S2-42, S4-24).
    case leaderApprovesReply
    /// A consent that opens a journal or an investigation (S1-53, S3-25).
    case consent
    /// A contact that is no document: a call, a talk, a meeting in the street (S1-14).
    case contact
    /// Belongs in one place whatever it concerns: registered without having been routed (S3-2).
    case withoutRouting
  }

  /// Noark 5 journalposttype.
  package enum EntryType: String, CaseIterable, Codable, Sendable {
    case incoming = "I"
    case outgoing = "U"
    case internalForFollowUp = "N"
    case internalWithoutFollowUp = "X"
  }

  /// What becomes of the paper original of a kind, where it is not as for other post.
  package enum OriginalCare: String, CaseIterable, Codable, Sendable {
    /// Signed: the user is asked whether the paper is kept (S0-20).
    case ask
    /// Neither kept nor destroyed without the archive officer's word (S3-59).
    case archiveOfficer = "archive-officer"
    /// Never destroyed.
    case keep
  }
}
