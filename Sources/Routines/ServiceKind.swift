package import Domain

extension ServiceProfile {
  /// A kind of document that a service knows. The id never changes: it stands in the log.
  package struct Kind: Sendable, Equatable, Identifiable {
    /// Norwegian in ASCII with hyphens, for example `klage-pa-vedtak`.
    package var id: DocumentKind
    package var name: LocalText
    package var flags: Set<Flag>
    /// The Noark entry types that the kind can have, the usual one first.
    package var entryTypes: [EntryType]
    /// What has to be done with it by when; empty: no fixed time.
    package var deadlines: [DeadlineRule]
    /// Line in the routine, for example "003:L13".
    package var source: String
    package var requirements: [String]

    /// What sets the kind apart from ordinary post.
    package enum Flag: String, Sendable, CaseIterable {
      /// Urgent by nature, whatever the envelope says. (S3-24)
      case urgent
      /// Holds health data: masked always, in no public list. (S0-14)
      case healthData
      /// Another special category of personal data. (S0-17)
      case specialCategory
      /// The user is asked whether it is tied to case processing; if not, it goes back. (S0-15, S0-16)
      case askTiedToCase
      /// A catch-all: what it is must be written. (S0-21)
      case freeTextRequired
      /// Signed original: the user is asked whether paper is kept. (S0-20)
      case askKeepOriginal
      /// The sender gets the standard letter that confirms receipt. (S4-16)
      case confirmReceipt
      /// The reply passes a leader before it leaves. (S2-42, S4-24)
      case leaderApprovesReply
      /// A consent that opens a journal or an investigation. (S1-53, S3-25)
      case consent
      /// Keeping or destroying it is the archive officer's question, never automatic. (S3-59)
      case askArchiveOfficer
    }

    /// Noark 5 journalposttype.
    package enum EntryType: String, Sendable, CaseIterable {
      case incoming = "I"
      case outgoing = "U"
      case internalForFollowUp = "N"
      case internalWithoutFollowUp = "X"
    }
  }
}
