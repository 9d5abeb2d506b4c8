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
  /// The day it was closed, while it is (Noark: avsluttetDato).
  package let closedOn: Day?
  /// Whether it has been asked, at the first finalised letter or note, if the work is to start (S4-26).
  package let isWorkAsked: Bool
  /// Whether the colleagues of the service may read it where only shared cases are read (S1-47).
  package let isShared: Bool

  package init(
    id: ID, service: Service.ID, title: String, kind: DocumentKind, party: String, owner: User.ID,
    status: CaseStatus, openedOn: Day, closedOn: Day? = nil, isWorkAsked: Bool = false,
    isShared: Bool = false
  ) {
    self.id = id
    self.service = service
    self.title = title
    self.kind = kind
    self.party = party
    self.owner = owner
    self.status = status
    self.openedOn = openedOn
    self.closedOn = closedOn
    self.isWorkAsked = isWorkAsked
    self.isShared = isShared
  }
}

/// Noark 5 `saksstatus`, raw values as in the standard.
package enum CaseStatus: String, CaseIterable, Codable, Sendable {
  /// New: nobody has started on it (S4-25).
  case opened = "R"
  /// Under work; there is no way back to new.
  case inProgress = "B"
  /// Closed: takes nothing more until it is reopened.
  case closed = "A"
}
