/// Something wrong with a scan, from the day somebody reports it until it is scanned better or cannot be (S0-40, S0-41).
package struct ScanFault: Hashable, Sendable {
  package typealias ID = Number<ScanFault>

  package let id: ID
  package let post: PostItem.ID
  package let service: Service.ID
  package let kind: ScanFaultKind
  /// Which pages, as whoever reported it wrote it: `2, 4–6`; empty: the whole.
  package let pages: String
  package let note: String
  package let reportedAt: Instant
  package let reportedBy: User.ID
  package let outcome: RescanOutcome?
  package let settledAt: Instant?
  package let settledBy: User.ID?
  /// What was done about it.
  package let answer: String?
  /// Whoever reported it has seen how it ended.
  package let isSeen: Bool

  package init(
    id: ID, post: PostItem.ID, service: Service.ID, kind: ScanFaultKind, pages: String, note: String,
    reportedAt: Instant, reportedBy: User.ID, outcome: RescanOutcome? = nil, settledAt: Instant? = nil,
    settledBy: User.ID? = nil, answer: String? = nil, isSeen: Bool = false
  ) {
    self.id = id
    self.post = post
    self.service = service
    self.kind = kind
    self.pages = pages
    self.note = note
    self.reportedAt = reportedAt
    self.reportedBy = reportedBy
    self.outcome = outcome
    self.settledAt = settledAt
    self.settledBy = settledBy
    self.answer = answer
    self.isSeen = isSeen
  }

  package var isOpen: Bool { outcome == nil }
}

package enum ScanFaultKind: String, CaseIterable, Codable, Sendable {
  case unreadable
  case pagesMissing = "pages-missing"
  case wrongOrder = "wrong-order"
  case turned
  case cutOff = "cut-off"
  case faint
  case wrongDocument = "wrong-document"
  case other
}

/// How a fault ended (S0-41).
package enum RescanOutcome: String, CaseIterable, Codable, Sendable {
  /// A new scan has taken the old one's place.
  case improved
  /// The paper gives no better picture.
  case impossible
}
