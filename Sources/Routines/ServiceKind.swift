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
    /// The service's own duty to answer, counted from the received day. Nil: no fixed time.
    package var deadline: Deadline?
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

    /// A length of calendar time and the law it comes from.
    package struct Deadline: Sendable, Equatable {
      package enum Unit: String, Sendable, CaseIterable {
        case days, weeks, months
      }
      package var count: Int
      package var unit: Unit
      /// The paragraph, as printed.
      package var basis: String
      package var requirements: [String]
    }
  }
}
