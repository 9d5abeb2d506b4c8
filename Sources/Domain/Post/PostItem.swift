/// One thing that came in and must be accounted for: a letter, an e-mail, a scan, a message.
///
/// Sources: S0-22…25, S1-1…9, S2-4…13, S4-8…12.
package struct PostItem: Hashable, Sendable {
  package typealias ID = Number<PostItem>

  package let id: ID
  package let service: Service.ID
  package let details: PostDetails
  /// The day the service received it; every statutory clock runs from here (S4-10).
  package let receivedOn: Day
  /// When it was entered; the meeting's agenda is what was opened before today (S2-13).
  package let openedAt: Instant
  package let stamp: Stamp?
  package let isUrgent: Bool
  package let placement: Placement
  /// Who answers for it now; never nobody (S0-7).
  package let responsible: User.ID
  package let caseFolder: CaseFolder.ID?
  package let entry: RegistryEntry.ID?
  package let documents: [DocumentReference]
  /// The envelope it came in, when one envelope held several documents.
  package let splitFrom: PostItem.ID?
  /// An earlier item with the very same bytes.
  package let sameBytesAs: PostItem.ID?
  /// A preliminary answer that has been sent; it clears no restance (E-3).
  package let preliminary: PreliminaryAnswer?

  package init(
    id: ID, service: Service.ID, details: PostDetails, receivedOn: Day, openedAt: Instant, stamp: Stamp?,
    isUrgent: Bool, placement: Placement, responsible: User.ID, caseFolder: CaseFolder.ID?,
    entry: RegistryEntry.ID?, documents: [DocumentReference], splitFrom: PostItem.ID?, sameBytesAs: PostItem.ID?,
    preliminary: PreliminaryAnswer? = nil
  ) {
    self.id = id
    self.service = service
    self.details = details
    self.receivedOn = receivedOn
    self.openedAt = openedAt
    self.stamp = stamp
    self.isUrgent = isUrgent
    self.placement = placement
    self.responsible = responsible
    self.caseFolder = caseFolder
    self.entry = entry
    self.documents = documents
    self.splitFrom = splitFrom
    self.sameBytesAs = sameBytesAs
    self.preliminary = preliminary
  }

  /// What a careful colleague would point out; none of it stops the work.
  package var warnings: [PostWarning] {
    var warnings: [PostWarning] = []
    if let written = details.documentDate, written > receivedOn { warnings.append(.documentDateAfterReceived) }
    if let stamp, stamp.at.day != receivedOn { warnings.append(.stampedOnOtherDay) }
    if sameBytesAs != nil { warnings.append(.sameBytes) }
    if let expected = details.expectedPages, let found = scannedPages, expected != found {
      warnings.append(.pagesDiffer)
    }
    return warnings
  }

  /// Pages found in the scans; nil when nothing is scanned or a count is unknown.
  package var scannedPages: Int? {
    let counts = documents.filter { $0.role == .scan }.map(\.pages)
    return counts.isEmpty || counts.contains(nil) ? nil : counts.compactMap { $0 }.reduce(0, +)
  }
}

/// Source: S0-23 (date and who).
package struct Stamp: Hashable, Codable, Sendable {
  package let at: Instant
  package let by: User.ID

  package init(at: Instant, by: User.ID) {
    self.at = at
    self.by = by
  }
}

package enum PostWarning: String, CaseIterable, Sendable {
  /// S4-11: the document date should not be after the received date.
  case documentDateAfterReceived = "document-date-after-received"
  /// Conflict C4: the stamp and the received date differ.
  case stampedOnOtherDay = "stamped-on-other-day"
  case sameBytes = "same-bytes"
  /// S2-54: sheets × sides against the pages in the scan.
  case pagesDiffer = "pages-differ"
}

/// What is written on and about an item when it is entered.
package struct PostDetails: Hashable, Codable, Sendable {
  package var channel: Channel
  package var cover: CoverColour
  package var kind: DocumentKind
  package var title: String
  package var sender: String
  package var addressee: String
  package var sheets: Int?
  /// 1 or 2 (S2-17).
  package var sides: Int?
  /// nil: undated.
  package var documentDate: Day?
  /// The answers to the routine's questions, by the question's id (S0-15, S2-74, S3-8).
  package var answers: [String: Bool]?

  package init(
    channel: Channel, cover: CoverColour = .none, kind: DocumentKind = .unknown, title: String, sender: String,
    addressee: String = "", sheets: Int? = nil, sides: Int? = nil, documentDate: Day? = nil,
    answers: [String: Bool]? = nil
  ) {
    self.channel = channel
    self.cover = cover
    self.kind = kind
    self.title = title
    self.sender = sender
    self.addressee = addressee
    self.sheets = sheets
    self.sides = sides
    self.documentDate = documentDate
    self.answers = answers
  }

  /// Sheets × sides (S2-17, S2-54).
  package var expectedPages: Int? {
    guard let sheets else { return nil }
    return sheets * (sides ?? 1)
  }
}

/// A kind of document in a service's routine: `klage-pa-vedtak`.
package typealias DocumentKind = Word<PostKindName>

/// Marks ``DocumentKind`` apart from other words.
package enum PostKindName {}

extension Word where Owner == PostKindName {
  /// Not decided yet; the meeting decides it.
  package static let unknown = DocumentKind(unchecked: "ukjent")
  package static let email = DocumentKind(unchecked: "e-post")
}

/// How it came; metadata only, it never decides where a thing belongs (S3-4).
package enum Channel: String, CaseIterable, Codable, Sendable {
  case courier = "bud"
  case inPerson = "personlig"
  case internalMail = "internpost"
  case letter = "brev"
  case email = "epost"
  case svarUt = "svarut"
  case scanner = "skanner"
  case facebook, messenger, snapchat, sms
  case telephone = "telefon"

  /// Digital post is stamped by the machine that received it (S4-12).
  package var isDigital: Bool {
    switch self {
    case .email, .svarUt, .facebook, .messenger, .snapchat, .sms: true
    case .courier, .inPerson, .internalMail, .letter, .scanner, .telephone: false
    }
  }
}

/// The envelope's cover in internal mail: red is closed and confidential (S0-4), blue ordinary (S0-5).
package enum CoverColour: String, CaseIterable, Codable, Sendable {
  case none, blue, red
}

/// A file in the document store, by its content.
package struct DocumentReference: Hashable, Codable, Sendable {
  /// SHA-256 of the bytes, lower-case hexadecimal.
  package let digest: String
  package let name: String
  package let bytes: Int
  /// nil where pages do not apply or could not be counted.
  package let pages: Int?
  package let role: Role
  /// What could not be read of an e-mail as it was sent; nil where nothing is wrong.
  package let flaws: [MailFlaw]?

  package init(digest: String, name: String, bytes: Int, pages: Int?, role: Role, flaws: [MailFlaw]? = nil) {
    self.digest = digest
    self.name = name
    self.bytes = bytes
    self.pages = pages
    self.role = role
    self.flaws = flaws
  }

  package enum Role: String, CaseIterable, Codable, Sendable {
    case scan
    /// A scan that a better one has replaced; it is kept (S0-41).
    case earlierScan = "earlier-scan"
    /// The e-mail as it came, byte for byte.
    case message
    case attachment
    /// The searchable PDF/A made of a scan; the scan itself is kept beside it.
    case archive
    /// The words of an e-mail, taken out of it for reading and searching.
    case text
    case minutes
    /// The text of an internal note.
    case note
    /// A letter's text as it was saved.
    case letterText = "letter-text"
    /// A letter as it is sent: PDF/A.
    case letter
  }
}
