package import Domain

/// Paper originals on a service's shredding shelf, those that have lain longest first (S2-19, S2-20).
package struct Originals: Hashable, Sendable {
  package let service: Service.ID
  /// The locks are told as they are on this day.
  package let today: Day
  package let limit: Int
  package let reader: CaseReader?

  package init(service: Service.ID, today: Day, limit: Int, reader: CaseReader? = nil) {
    self.service = service
    self.today = today
    self.reader = reader
    self.limit = limit
  }
}

package struct OriginalRow: Hashable, Sendable {
  package let post: PostItem.ID
  package private(set) var title: String
  package private(set) var kind: DocumentKind
  /// `2026-11`.
  package let shelf: String
  package let shelvedOn: Day
  /// The first day the routine in force lets it be shredded; nil: no day decides it.
  package let mayBeShreddedFrom: Day?
  /// What keeps it from being shredded today.
  package let locks: [Refusal]
  /// In a case that the reader may not see.
  package private(set) var isMasked = false

  package init(
    post: PostItem.ID, title: String, kind: DocumentKind, shelf: String, shelvedOn: Day, mayBeShreddedFrom: Day?,
    locks: [Refusal] = []
  ) {
    self.locks = locks
    self.post = post
    self.title = title
    self.kind = kind
    self.shelf = shelf
    self.shelvedOn = shelvedOn
    self.mayBeShreddedFrom = mayBeShreddedFrom
  }

  /// Which paper, where and until when, and not what it is about.
  package var masked: OriginalRow {
    var row = self
    (row.title, row.kind, row.isMasked) = ("", .unknown, true)
    return row
  }
}
