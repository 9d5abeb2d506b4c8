/// A letter that goes out: written in a case, approved where the routine wants it, finalised once and then never changed.
///
/// Sources: S2-37…46, S2-68…70, S4-16…32; Noark 5 3.3 (document flow).
package struct Letter: Hashable, Sendable {
  package typealias ID = Number<Letter>

  package let id: ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  /// The id of the template it began with.
  package let template: String
  package let purpose: LetterPurpose
  /// Its wording is the same for everybody: only the fields were filled in (S4-17).
  package let isLocked: Bool
  package let language: Language
  package let title: String
  package let author: User.ID
  package let recipients: [Recipient]
  package let channel: OutgoingChannel
  /// Why it does not go the usual way.
  package let channelReason: String?
  /// The entries that it answers; which of them it writes off is chosen when it is sent for approval or finalised.
  package let answers: [RegistryEntry.ID]
  /// The text as it was saved last.
  package let text: DocumentReference
  /// The number of the saved text, from 1.
  package let textVersion: Int
  package let state: LetterState
  /// The finalised letter that was wrong and that this one stands in for (S0-47).
  package let corrects: ID?
  /// What was chosen when it was sent for approval; nil before that.
  package let choices: LetterChoices?
  /// Who is to approve it, and who has; empty where nobody is to.
  package let approvals: [ApprovalStep]
  /// When it leaves by itself, once it is approved.
  package let leavesAt: Instant?
  /// Why it was sent back last.
  package let returnReason: String?
  /// Its number in the registry, once it is finalised.
  package let entry: RegistryEntry.ID?
  /// The page as it is sent, once it is made; never another.
  package let page: DocumentReference?

  package init(
    id: ID, service: Service.ID, caseFolder: CaseFolder.ID, template: String, purpose: LetterPurpose, isLocked: Bool,
    language: Language, title: String, author: User.ID, recipients: [Recipient], channel: OutgoingChannel,
    channelReason: String?, answers: [RegistryEntry.ID], text: DocumentReference, textVersion: Int,
    state: LetterState, corrects: ID?, choices: LetterChoices?, approvals: [ApprovalStep], leavesAt: Instant?,
    returnReason: String?, entry: RegistryEntry.ID?, page: DocumentReference?
  ) {
    self.id = id
    self.service = service
    self.caseFolder = caseFolder
    self.template = template
    self.purpose = purpose
    self.isLocked = isLocked
    self.language = language
    self.title = title
    self.author = author
    self.recipients = recipients
    self.channel = channel
    self.channelReason = channelReason
    self.answers = answers
    self.text = text
    self.textVersion = textVersion
    self.state = state
    self.corrects = corrects
    self.choices = choices
    self.approvals = approvals
    self.leavesAt = leavesAt
    self.returnReason = returnReason
    self.entry = entry
    self.page = page
  }

  /// Between the last approval and the moment a letter leaves, in seconds: time to say stop (S4-31).
  package static let cancelWindow = 60
}

/// Where a letter is on its way from an empty page to the registry.
package enum LetterState: String, CaseIterable, Codable, Sendable {
  case draft
  /// Locked while the approver reads it (Noark 5 3.3.3).
  case awaitingApproval = "awaiting-approval"
  /// Sent back with a reason; written on like a draft.
  case returned
  /// Leaves by itself when the time to say stop is over.
  case approved
  /// Stands as it is, Noark's document status F.
  case finalised
  /// Given up with a reason before it was finalised.
  case discarded

  /// Whether its text and its address can be changed.
  package var isEditable: Bool { self == .draft || self == .returned }
  /// Whether it is still to be finalised.
  package var isOpen: Bool { self != .finalised && self != .discarded }
}

/// What is chosen once for a letter, before it is out of its author's hands.
package struct LetterChoices: Hashable, Codable, Sendable {
  /// The entries that it writes off; empty when it was said that it writes off none.
  package var writesOff: [RegistryEntry.ID]
  package var method: WriteOffMethod
  /// The answer to whether the work on the case starts (S4-26); nil where it was not asked.
  package var startsWork: Bool?
  /// How it was coordinated with the answer in the other system (S3-45).
  package var coordination: String?
  /// Of a preliminary answer: the day the answer itself can be expected.
  package var expectedOn: Day?

  package init(
    writesOff: [RegistryEntry.ID], method: WriteOffMethod, startsWork: Bool? = nil, coordination: String? = nil,
    expectedOn: Day? = nil
  ) {
    self.writesOff = writesOff
    self.method = method
    self.startsWork = startsWork
    self.coordination = coordination
    self.expectedOn = expectedOn
  }
}

/// One saved text of a letter.
package struct LetterVersion: Hashable, Sendable {
  package let number: Int
  package let title: String
  package let text: DocumentReference
  package let writer: User.ID
  package let savedAt: Instant

  package init(number: Int, title: String, text: DocumentReference, writer: User.ID, savedAt: Instant) {
    self.number = number
    self.title = title
    self.text = text
    self.writer = writer
    self.savedAt = savedAt
  }
}

/// A remark about some words of one saved text; never part of what is sent (S4-30).
package struct LetterComment: Hashable, Sendable {
  package typealias ID = Number<LetterComment>

  package let id: ID
  package let letter: Letter.ID
  /// The saved text that it is about.
  package let textVersion: Int
  /// The words it is about, counted from 1 in that text, last included.
  package let words: ClosedRange<Int>
  package let text: String
  package let by: User.ID
  package let at: Instant
  package let resolvedBy: User.ID?
  package let resolvedAt: Instant?

  package init(
    id: ID, letter: Letter.ID, textVersion: Int, words: ClosedRange<Int>, text: String, by: User.ID, at: Instant,
    resolvedBy: User.ID?, resolvedAt: Instant?
  ) {
    self.id = id
    self.letter = letter
    self.textVersion = textVersion
    self.words = words
    self.text = text
    self.by = by
    self.at = at
    self.resolvedBy = resolvedBy
    self.resolvedAt = resolvedAt
  }

  package var isOpen: Bool { resolvedAt == nil }
}
