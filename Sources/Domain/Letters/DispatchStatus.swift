/// How far a letter has come to one of its recipients: our word for it, whatever the channel calls it (S4-31, S4-32).
package enum DispatchStatus: String, CaseIterable, Codable, Hashable, Sendable {
  /// Finalised, not handed to the channel yet.
  case queued
  /// Handed to the channel, and no answer came back: nobody knows, and nothing is sent again before it is known.
  case sending
  /// The channel has taken it.
  case onItsWay = "on-its-way"
  /// The recipient, or the recipient's system, has been told that it is there.
  case waitingToBeRead = "waiting-to-be-read"
  /// The recipient has the whole of it.
  case read
  /// A digital mailbox or the health net has confirmed that it lies there.
  case delivered
  /// Only digital, and nobody read it in time: it is never printed. Nobody has it.
  case unreadDigital = "unread-digital"
  /// Handed to those who print.
  case onPaper = "on-paper"
  case printed
  /// Perhaps printed here: nobody knows before somebody has looked.
  case printUnclear = "print-unclear"
  /// It reached nobody, and the channel will not try again.
  case failed
  /// Somebody closed it at the channel, by hand.
  case byHand = "by-hand"
  /// The channel has deleted it, and what became of it before was never seen here.
  case deletedThere = "deleted-there"
  /// The channel uses a word that is not known here. Never a success.
  case unknown

  /// Nothing more is awaited. What is final is replaced by nothing but another final status that says more.
  package var isFinal: Bool {
    switch self {
    case .read, .delivered, .unreadDigital, .printed, .failed, .byHand, .deletedThere: true
    case .queued, .sending, .onItsWay, .waitingToBeRead, .onPaper, .printUnclear, .unknown: false
    }
  }

  /// The recipient has it, in a mailbox or on paper. An unknown word never says so.
  package var hasArrived: Bool {
    switch self {
    case .read, .delivered, .printed: true
    default: false
    }
  }

  /// Whether the print that follows an unread letter can still be stopped. From the printer it comes back only by
  /// telephone, and from a digital mailbox not at all.
  package var canStopPrint: Bool { self == .waitingToBeRead }

  /// The status that `word` of SvarUt means; nil for a word that is not known here.
  ///
  /// Source: the three generations of names in KS' specifications (v1 and v2; v3 as of March 2026; the newer v3 with
  /// SENDT_ALTINN and LEVERT_ALTINN for VARSLET).
  package init?(svarUt word: String) {
    switch word {
    case "MOTTATT", "AKSEPTERT", "SENDT_SDP", "SENDT_NHN_MOTTAKER": self = .onItsWay
    case "KLAR_FOR_MOTTAK", "VARSLET", "SENDT_ALTINN", "LEVERT_ALTINN": self = .waitingToBeRead
    case "LEST": self = .read
    case "LEVERT_SDP", "LEVERT_NHN_MOTTAKER": self = .delivered
    case "SENDT_DIGITALT": self = .unreadDigital
    case "SENDT_PRINT": self = .onPaper
    case "PRINTET": self = .printed
    case "AVVIST", "FEILET_UNDER_MOTTAK", "IKKE_LEVERT": self = .failed
    case "MANUELT_HANDTERT": self = .byHand
    case "SLETTET": self = .deletedThere
    default: return nil
    }
  }

  /// Of two that have both been seen, the one that says more about the recipient: what arrived goes before what was
  /// closed or lost, what is final before what is under way.
  var weight: Int {
    switch self {
    case .queued: 0
    case .sending, .printUnclear: 1
    case .unknown: 2
    case .onItsWay: 3
    case .waitingToBeRead: 4
    case .onPaper: 5
    case .deletedThere: 6
    case .unreadDigital: 7
    case .failed: 8
    case .byHand: 9
    case .printed: 10
    case .delivered: 11
    case .read: 12
    }
  }
}
