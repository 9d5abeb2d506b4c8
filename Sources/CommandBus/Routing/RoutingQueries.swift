package import Domain

/// Deliveries of a service, what lies in Acos Mottak first, then the oldest first (S3-2, S3-21).
package struct Deliveries: Hashable, Sendable {
  package let service: Service.ID
  /// Only what has not been confirmed.
  package let outstandingOnly: Bool
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(
    service: Service.ID, outstandingOnly: Bool = true, after: PageKey? = nil, limit: Int, reader: CaseReader? = nil
  ) {
    self.service = service
    self.reader = reader
    self.outstandingOnly = outstandingOnly
    self.after = after
    self.limit = limit
  }
}

/// One delivery with its item; or a misdirected item that nobody has routed yet.
package struct DeliveryRow: Hashable, Sendable {
  package let post: PostItem.ID
  package let version: Int
  package private(set) var title: String
  package private(set) var sender: String
  package let receivedOn: Day
  /// nil for a misdirected item that has not been routed.
  package private(set) var delivery: Delivery?
  /// When it came to Acos Mottak; nil when it came the right way.
  package let misdirectedAt: Instant?
  /// In a case that the reader may not see.
  package private(set) var isMasked = false

  package init(
    post: PostItem.ID, version: Int, title: String, sender: String, receivedOn: Day, delivery: Delivery?,
    misdirectedAt: Instant?
  ) {
    self.post = post
    self.version = version
    self.title = title
    self.sender = sender
    self.receivedOn = receivedOn
    self.delivery = delivery
    self.misdirectedAt = misdirectedAt
  }

  /// That something is on its way, and since when, but not what.
  package var masked: DeliveryRow {
    var row = self
    (row.title, row.sender, row.delivery, row.isMasked) = ("", "", delivery?.masked, true)
    return row
  }

  /// Whole hours since it came to Acos Mottak.
  package func hours(at now: Instant) -> Int? {
    misdirectedAt.map { max(0, now.seconds(since: $0) / 3600) }
  }
}

/// How one item was routed and where its deliveries stand.
package struct RoutingCard: Hashable, Sendable {
  package let post: PostItem.ID

  package let reader: CaseReader?

  package init(post: PostItem.ID, reader: CaseReader? = nil) {
    self.post = post
    self.reader = reader
  }

  package struct Answer: Hashable, Sendable {
    /// Of an item in a case that the reader may not see.
    package static let masked = Answer(routed: nil, deliveries: [], misdirectedAt: nil)

    /// nil while nobody has routed it.
    package let routed: RoutedPost?
    package let deliveries: [Delivery]
    package let misdirectedAt: Instant?

    package init(routed: RoutedPost?, deliveries: [Delivery], misdirectedAt: Instant?) {
      self.routed = routed
      self.deliveries = deliveries
      self.misdirectedAt = misdirectedAt
    }
  }
}

/// Where the routine was silent or spoke against itself, the open ones first.
package struct RuleGaps: Hashable, Sendable {
  package let service: Service.ID
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(service: Service.ID, after: PageKey? = nil, limit: Int, reader: CaseReader? = nil) {
    self.service = service
    self.reader = reader
    self.after = after
    self.limit = limit
  }
}

package struct RuleGapRow: Hashable, Sendable {
  package let gap: RuleGap
  package let postTitle: String
  package let notedByName: String
  /// About an item in a case that the reader may not see: the routine's own question is left, not what was decided.
  package let isMasked: Bool

  package init(gap: RuleGap, postTitle: String, notedByName: String, isMasked: Bool = false) {
    self.gap = isMasked ? gap.masked : gap
    self.postTitle = isMasked ? "" : postTitle
    self.notedByName = notedByName
    self.isMasked = isMasked
  }

  package var masked: RuleGapRow {
    RuleGapRow(gap: gap, postTitle: postTitle, notedByName: notedByName, isMasked: true)
  }
}
