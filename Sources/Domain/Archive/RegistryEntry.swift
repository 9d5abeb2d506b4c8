/// A registry entry (Noark: journalpost).
package struct RegistryEntry: Hashable, Sendable {
  /// The number of the entry in its year, assigned in the registering transaction, without gaps.
  package typealias ID = YearNumber<RegistryEntry>

  package let id: ID
  package let caseFolder: CaseFolder.ID
  /// Its place in the case: the 3 of 2026/118-3.
  package let sequence: Int
  package let type: EntryType
  /// The item it was registered from; nil for a note, which was written here.
  package let post: PostItem.ID?
  package let registeredOn: Day
  /// When the service received it; of a note, when it was written. The age of a restance counts from here.
  package let receivedOn: Day
  package let documentDate: Day?
  package let title: String
  /// Who sent it; of a note, who wrote it.
  package let correspondent: String
  /// Who has it: the handler of the item, or whom a note asks to follow it up.
  package let handler: User.ID?
  /// nil for what never asks for an answer.
  package let restance: RestanceState?
  /// How it was written off, while it is.
  package let writeOff: WriteOff?
  /// The note's text in the document store.
  package let text: DocumentReference?

  package init(
    id: ID, caseFolder: CaseFolder.ID, sequence: Int, type: EntryType, post: PostItem.ID?, registeredOn: Day,
    receivedOn: Day, documentDate: Day?, title: String, correspondent: String, handler: User.ID?,
    restance: RestanceState?,
    writeOff: WriteOff?, text: DocumentReference?
  ) {
    self.id = id
    self.caseFolder = caseFolder
    self.sequence = sequence
    self.type = type
    self.post = post
    self.registeredOn = registeredOn
    self.receivedOn = receivedOn
    self.documentDate = documentDate
    self.title = title
    self.correspondent = correspondent
    self.handler = handler
    self.restance = restance
    self.writeOff = writeOff
    self.text = text
  }
}

/// Noark 5 `journalposttype`, raw values as in the standard.
package enum EntryType: String, CaseIterable, Codable, Sendable {
  case incoming = "I"
  case outgoing = "U"
  /// An internal note that somebody is to follow up.
  case followUpNote = "N"
  /// An internal note for the file only.
  case fileNote = "X"
  case submission = "S"

  /// Whether it stands in restance until it is written off: I and N, never U, X or S (Noark 5 ch. 3.4).
  package var asksForAnswer: Bool { self == .incoming || self == .followUpNote }
}

/// How and when an entry was written off (Noark: avskrivning).
package struct WriteOff: Hashable, Sendable {
  package let method: WriteOffMethod
  package let on: Day

  package init(method: WriteOffMethod, on: Day) {
    self.method = method
    self.on = on
  }
}

/// Noark 5 `avskrivningsmåte`, raw values as in the standard.
package enum WriteOffMethod: String, CaseIterable, Codable, Sendable {
  case letter = "BU"
  case email = "BE"
  case telephone = "TLF"
  /// Taken to notice; nothing is to be answered.
  case noted = "TE"
  /// Taken for information.
  case informed = "TO"
  case note = "BN"
  /// The case is closed: chosen entry by entry when it is, and at no other time (Noark 3.4.5).
  case caseClosed = "SA"

  /// The types of entry that can be the answer; none where there is nothing in writing.
  package var answerTypes: Set<EntryType> {
    switch self {
    case .letter, .email: [.outgoing]
    case .note: [.followUpNote, .fileNote]
    case .telephone, .noted, .informed, .caseClosed: []
    }
  }
}
