/// A letter stands as it is: frozen, signed, in the registry and on its way (S2-37…41; Noark 5, dokumentstatus F).
package struct LetterFinalised: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let entry: RegistryEntry.ID
  package let sequence: Int
  package let registeredOn: Day
  package let title: String
  /// The frozen text; its digest is what was signed.
  package let text: DocumentReference
  package let textVersion: Int
  package let recipients: [Recipient]
  package let channel: OutgoingChannel
  package let channelReason: String?
  package let answers: [RegistryEntry.ID]
  package let author: User.ID
  package let signature: LetterSignature
  package let dispatches: [NewDispatch]
  /// The archive it is delivered to, by the routine's id; nil where the routine names none.
  package let archive: String?

  package init(
    letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, entry: RegistryEntry.ID, sequence: Int,
    registeredOn: Day, title: String, text: DocumentReference, textVersion: Int, recipients: [Recipient],
    channel: OutgoingChannel, channelReason: String?, answers: [RegistryEntry.ID], author: User.ID,
    signature: LetterSignature, dispatches: [NewDispatch], archive: String?
  ) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.entry = entry
    self.sequence = sequence
    self.registeredOn = registeredOn
    self.title = title
    self.text = text
    self.textVersion = textVersion
    self.recipients = recipients
    self.channel = channel
    self.channelReason = channelReason
    self.answers = answers
    self.author = author
    self.signature = signature
    self.dispatches = dispatches
    self.archive = archive
  }

  /// One letter to one recipient.
  package struct NewDispatch: Hashable, Codable, Sendable {
    package let dispatch: Dispatch.ID
    /// Its recipient's place among the recipients, from 0.
    package let recipient: Int
    /// What the sending service knows it by: the same at every try, so that nobody gets it twice.
    package let reference: String
    package let stage: Dispatch.Stage

    package init(dispatch: Dispatch.ID, recipient: Int, reference: String, stage: Dispatch.Stage) {
      self.dispatch = dispatch
      self.recipient = recipient
      self.reference = reference
      self.stage = stage
    }
  }
}

/// Who signed a letter, of what, and who approved it (S2-37, S2-38, S2-46).
package struct LetterSignature: Hashable, Codable, Sendable {
  package let kind: SendingWay.Signature
  /// Whose letter it is.
  package let by: User.ID
  /// Who finalised it in that person's name; nil for the person or the program.
  package let through: User.ID?
  package let approvers: [Approver]
  /// When the last word was said: its finalising, or the last approval.
  package let at: Instant
  /// SHA-256 of the text that was signed.
  package let digest: String

  package init(
    kind: SendingWay.Signature, by: User.ID, through: User.ID?, approvers: [Approver], at: Instant, digest: String
  ) {
    self.kind = kind
    self.by = by
    self.through = through
    self.approvers = approvers
    self.at = at
    self.digest = digest
  }

  package struct Approver: Hashable, Codable, Sendable {
    package let user: User.ID
    package let onBehalfOf: User.ID?

    package init(user: User.ID, onBehalfOf: User.ID?) {
      self.user = user
      self.onBehalfOf = onBehalfOf
    }
  }
}
