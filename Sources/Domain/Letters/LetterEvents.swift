/// A letter has been begun in a case.
package struct LetterDrafted: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let template: String
  package let purpose: LetterPurpose
  package let isLocked: Bool
  package let language: Language
  package let title: String
  package let text: DocumentReference
  /// Whose letter it is; a substitute writes in another's name.
  package let author: User.ID
  package let recipients: [Recipient]
  package let channel: OutgoingChannel
  package let channelReason: String?
  package let answers: [RegistryEntry.ID]
  package let corrects: Letter.ID?

  package init(
    letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, template: String, purpose: LetterPurpose,
    isLocked: Bool, language: Language, title: String, text: DocumentReference, author: User.ID,
    recipients: [Recipient], channel: OutgoingChannel, channelReason: String?, answers: [RegistryEntry.ID],
    corrects: Letter.ID? = nil
  ) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.template = template
    self.purpose = purpose
    self.isLocked = isLocked
    self.language = language
    self.title = title
    self.text = text
    self.author = author
    self.recipients = recipients
    self.channel = channel
    self.channelReason = channelReason
    self.answers = answers
    self.corrects = corrects
  }
}

/// The text of a letter has been saved as a new version.
package struct LetterSaved: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let textVersion: Int
  package let title: String
  package let text: DocumentReference

  package init(
    letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, textVersion: Int, title: String,
    text: DocumentReference
  ) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.textVersion = textVersion
    self.title = title
    self.text = text
  }
}

/// Whom a letter goes to, how, or what it answers has been changed.
package struct LetterAddressed: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let recipients: [Recipient]
  package let channel: OutgoingChannel
  package let channelReason: String?
  package let answers: [RegistryEntry.ID]

  package init(
    letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, recipients: [Recipient],
    channel: OutgoingChannel, channelReason: String?, answers: [RegistryEntry.ID]
  ) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.recipients = recipients
    self.channel = channel
    self.channelReason = channelReason
    self.answers = answers
  }
}

/// A letter was given up before it was finalised.
package struct LetterDiscarded: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let reason: String

  package init(letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, reason: String) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.reason = reason
  }
}
