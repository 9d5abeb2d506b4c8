/// A finalised letter on its way to one of its recipients. One for each, with a life of its own (S2-41, S4-32).
package struct Dispatch: Hashable, Sendable {
  package typealias ID = Number<Dispatch>

  package let id: ID
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let recipient: Recipient
  package let channel: OutgoingChannel
  /// What the sending service knows it by: the same at every try, so that nobody gets it twice.
  package let reference: String
  package let stage: Stage
  /// Tries that surely reached nobody, since it was queued last.
  package let tries: Int
  /// Why the last try came to nothing, in the sending service's words.
  package let fault: String?
  /// The sending service's own number for it.
  package let outsideID: String?
  package let startedAt: Instant?
  package let acceptedAt: Instant?
  /// What the sending service has said about it since.
  package let progress: DispatchProgress
  /// When it goes to print if nobody opens it; nil where it does not, or before the recipient was told.
  package let printsAt: Instant?
  /// Somebody wants the print stopped, and the program has not been able to yet.
  package let stopAskedAt: Instant?
  package let stoppedAt: Instant?
  /// When it was printed here.
  package let printedAt: Instant?
  /// When it was signed by hand (S2-38).
  package let signedAt: Instant?
  /// When it was fetched from the pigeonhole, or handed over (S1-26).
  package let handedOverAt: Instant?
  /// What was written in an open channel, kept (S1-27).
  package let transcript: DocumentReference?

  package init(
    id: ID, letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, recipient: Recipient,
    channel: OutgoingChannel, reference: String, stage: Stage, tries: Int = 0, fault: String? = nil,
    outsideID: String? = nil, startedAt: Instant? = nil, acceptedAt: Instant? = nil,
    progress: DispatchProgress = DispatchProgress(), printsAt: Instant? = nil, stopAskedAt: Instant? = nil,
    stoppedAt: Instant? = nil, printedAt: Instant? = nil, signedAt: Instant? = nil, handedOverAt: Instant? = nil,
    transcript: DocumentReference? = nil
  ) {
    self.id = id
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.recipient = recipient
    self.channel = channel
    self.reference = reference
    self.stage = stage
    self.tries = tries
    self.fault = fault
    self.outsideID = outsideID
    self.startedAt = startedAt
    self.acceptedAt = acceptedAt
    self.progress = progress
    self.printsAt = printsAt
    self.stopAskedAt = stopAskedAt
    self.stoppedAt = stoppedAt
    self.printedAt = printedAt
    self.signedAt = signedAt
    self.handedOverAt = handedOverAt
    self.transcript = transcript
  }

  /// What is to happen next to it, and whose turn it is.
  package enum Stage: String, CaseIterable, Codable, Sendable {
    /// The program's: to be sent, or printed.
    case queued
    /// Handed to the sending service or to the printer, and no answer came back: nobody knows, and nothing is sent or
    /// printed again before it is known.
    case sending
    /// The sending service has it.
    case accepted
    /// Refused, or tried in vain: somebody is to look and try again.
    case failed
    /// Perhaps printed here: somebody is to look whether it lies there, and says that it does, or asks for another.
    case printUnclear = "print-unclear"
    /// Printed; somebody is to sign it by hand (S2-38).
    case awaitingSignature = "awaiting-signature"
    /// Printed, and in the out pigeonhole (S1-26).
    case awaitingPickup = "awaiting-pickup"
    /// Somebody is to send it or hand it over themselves.
    case byHand = "by-hand"
    /// Out of the house by hand or by post.
    case handedOver = "handed-over"
  }

  /// After so many tries that surely reached nobody it is a deviation, and somebody's to see to.
  package static let triesBeforeFailing = 5

  /// How far it has come, whatever the way.
  package var status: DispatchStatus {
    switch stage {
    case .queued, .byHand: .queued
    case .sending: .sending
    case .accepted: acceptedStatus
    case .failed: .failed
    case .printUnclear: .printUnclear
    case .awaitingSignature, .awaitingPickup: .onPaper
    case .handedOver: printedAt == nil ? .byHand : .printed
    }
  }

  /// What was stopped here is marked as read there: nobody has read it, and somebody here sees to the recipient.
  private var acceptedStatus: DispatchStatus {
    let told = progress.status ?? .onItsWay
    guard stoppedAt != nil, told != .printed, told != .onPaper else { return told }
    return .byHand
  }

  /// Where a printed letter goes: to be signed, into the pigeonhole, or into the post.
  package func stage(afterPrinting signature: SendingWay.Signature) -> Stage {
    signature == .physical ? .awaitingSignature : stageAfterSigning
  }

  package var stageAfterSigning: Stage { channel == .pigeonhole ? .awaitingPickup : .handedOver }

  /// Nothing more is awaited of anybody.
  package var isOver: Bool {
    switch stage {
    case .handedOver: true
    case .accepted: status.isFinal
    default: false
    }
  }
}

/// Why a letter that is out of the house has become a deviation.
package enum DispatchFault: String, CaseIterable, Codable, Sendable {
  /// It left by a channel that the routine does not want (S0-45).
  case otherChannel = "other-channel"
  /// The sending service would not take it.
  case refused = "dispatch-refused"
  /// Tried in vain, too many times.
  case failed = "dispatch-failed"
  /// Perhaps printed here, perhaps not.
  case printUnclear = "print-unclear"
  /// The sending service gave it up: it reached nobody.
  case undelivered = "dispatch-undelivered"
  /// Only digital, and not read in time.
  case unread = "dispatch-unread"
  /// Deleted there, or said to be both delivered and not.
  case unclear = "dispatch-unclear"
  /// It should not have been sent as it was (S0-47).
  case sentWithError = "sent-with-error"
}
