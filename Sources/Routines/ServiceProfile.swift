package import Domain

/// One service as its written routine describes it: what it is called, how post reaches it, who does what,
/// and which kinds of document it knows. Read from a rule pack; see `RoutinePacks`.
package struct ServiceProfile: Sendable, Equatable, Identifiable {
  /// Stable, for example `profil`; also the name of the service's scanner and mail folders.
  package var id: Service.ID
  package var name: LocalText
  /// The speciality system that the service registers in, for example "Visma Flyt PPT".
  package var system: String
  package var archive: Archive
  package var status: Status
  /// First day the routine is in force, Europe/Oslo. Nil where the routine names none. (S0-2, S1-30, S2-48)
  package var effectiveFrom: EffectiveDate?
  /// The routine's file number among the sources, for example "003".
  package var source: String
  package var channels: [LocalChannel]
  package var covers: [Cover]
  package var roles: [LocalRole]
  package var duties: [Duty]
  package var kinds: [Kind]
  package var access: Access
  package var morningMeeting: MorningMeeting
  /// True where the subject is the kind's name and is not typed, so that no name ends in a title. (S4-13)
  package var subjectFollowsKind: Ruling
  /// Where a document goes, in a service whose post goes to two systems. (S3-2)
  package var routing: RoutingTable?
  /// Deadlines of every kind.
  package var deadlines: [DeadlineRule]

  /// The kind with this id, or nil when the service does not know it.
  package func kind(_ id: DocumentKind) -> Kind? { kinds.first { $0.id == id } }

  /// Who may do a task in this service; empty when the routine gives it to nobody.
  package func roles(for task: Task) -> [Role] {
    duties.first { $0.task == task }?.roles ?? []
  }
}

/// A text in the three languages of the screens.
package struct LocalText: Sendable, Equatable {
  /// Bokmål.
  package var nb: String
  /// Nynorsk.
  package var nn: String
  /// English.
  package var en: String

  package init(nb: String, nn: String, en: String) {
    self.nb = nb
    self.nn = nn
    self.en = en
  }
}

extension ServiceProfile {
  /// Whether the routine is decided or a draft; a draft is said beside every proposal. (S3-1)
  package enum Status: String, Sendable, CaseIterable {
    case current = "gjeldende"
    case draft = "utkast"
  }

  /// Where finished documents are kept.
  package struct Archive: Sendable, Equatable {
    /// `external` gives a receipt that is waited for; `builtIn` is the speciality system itself. (S1-29)
    package enum Kind: String, Sendable, CaseIterable {
      case external
      case builtIn
    }
    package var name: String
    package var kind: Kind
    package var requirements: [String]
  }

  /// A day without a clock, and the requirement that names it.
  package struct EffectiveDate: Sendable, Equatable {
    package var year: Int
    package var month: Int
    package var day: Int
    package var requirements: [String]
  }

  /// A way that post comes in to this service, under the name that it has here. (S1-1...S1-4, S2-4...S2-8)
  package struct LocalChannel: Sendable, Equatable {
    package var channel: Channel
    package var name: LocalText
    /// True when what arrives is paper that someone holds in the hand.
    package var isPaper: Bool
    package var requirements: [String]
  }

  /// A cover that paper lies in between two offices. (S0-4, S0-5)
  package struct Cover: Sendable, Equatable {
    package var colour: CoverColour
    package var name: LocalText
    /// True for a closed cover: until it is received, only the archive sees what it holds. (S0-4)
    package var hidesContent: Bool
    package var requirements: [String]
  }

  /// A role with the title that this service uses for it.
  package struct LocalRole: Sendable, Equatable {
    package var role: Role
    package var title: LocalText
    package var requirements: [String]
  }

  /// Work on post that a routine gives to a role.
  package enum Task: String, Sendable, CaseIterable {
    case open, stamp, distribute, redistribute, scan, register, approveReply, administer
  }

  /// Who does one task.
  package struct Duty: Sendable, Equatable {
    package var task: Task
    package var roles: [Role]
    package var requirements: [String]
  }

  /// The default masking of everything in the service.
  package struct Access: Sendable, Equatable {
    /// Shown text, for example "unntatt offentlighet".
    package var code: LocalText
    /// The paragraphs that the exemption rests on, as printed.
    package var legalBasis: String
    package var requirements: [String]
  }

  /// Whether the service distributes its post in a morning meeting. (S2-9, S2-13)
  package struct MorningMeeting: Sendable, Equatable {
    package var isHeld: Bool
    package var requirements: [String]
  }

  /// A yes or no that a routine decides.
  package struct Ruling: Sendable, Equatable {
    package var applies: Bool
    package var requirements: [String]
  }
}
