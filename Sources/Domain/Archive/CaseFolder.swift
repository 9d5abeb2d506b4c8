/// A case with its entries (Noark: saksmappe).
package struct CaseFolder: Hashable, Sendable {
  package typealias ID = YearNumber<CaseFolder>

  package let id: ID
  package let service: Service.ID
  package let title: String
  package let kind: DocumentKind
  /// The person or body it is about; masked on a projector.
  package let party: String
  package let owner: User.ID
  package let status: CaseStatus
  package let openedOn: Day

  package init(
    id: ID, service: Service.ID, title: String, kind: DocumentKind, party: String, owner: User.ID,
    status: CaseStatus, openedOn: Day
  ) {
    self.id = id
    self.service = service
    self.title = title
    self.kind = kind
    self.party = party
    self.owner = owner
    self.status = status
    self.openedOn = openedOn
  }
}

/// Noark 5 `saksstatus`, raw values as in the standard.
package enum CaseStatus: String, CaseIterable, Codable, Sendable {
  case opened = "R"
  case inProgress = "B"
  case closed = "A"
}

/// A registry entry (Noark: journalpost); this version registers incoming ones.
package struct RegistryEntry: Hashable, Sendable {
  /// The number of the entry in its year, assigned in the registering transaction, without gaps.
  package typealias ID = YearNumber<RegistryEntry>

  package let id: ID
  package let caseFolder: CaseFolder.ID
  /// Its place in the case: the 3 of 2026/118-3.
  package let sequence: Int
  package let post: PostItem.ID
  package let registeredOn: Day
  package let receivedOn: Day
  package let documentDate: Day?
  package let title: String
  package let correspondent: String

  package init(
    id: ID, caseFolder: CaseFolder.ID, sequence: Int, post: PostItem.ID, registeredOn: Day, receivedOn: Day,
    documentDate: Day?, title: String, correspondent: String
  ) {
    self.id = id
    self.caseFolder = caseFolder
    self.sequence = sequence
    self.post = post
    self.registeredOn = registeredOn
    self.receivedOn = receivedOn
    self.documentDate = documentDate
    self.title = title
    self.correspondent = correspondent
  }
}
