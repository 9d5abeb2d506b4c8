package import Domain

/// The files that lie in a service's intermediate storage, the oldest first (S0-28…30).
package struct IntermediateFiles: Hashable, Sendable {
  package let service: Service.ID
  package let today: Day
  package let limit: Int
  package let reader: CaseReader?

  package init(service: Service.ID, today: Day, limit: Int, reader: CaseReader? = nil) {
    self.service = service
    self.today = today
    self.limit = limit
    self.reader = reader
  }

  package struct Answer: Hashable, Sendable {
    package let rows: [IntermediateRow]
    package let total: Int
    /// Files without a handler: the centre's own backlog (S0-29).
    package let withoutHandler: Int
    /// When the oldest of those came.
    package let oldestWithoutHandler: Instant?
    package let mayBeDeleted: Int

    package init(
      rows: [IntermediateRow], total: Int, withoutHandler: Int, oldestWithoutHandler: Instant?, mayBeDeleted: Int
    ) {
      self.rows = rows
      self.total = total
      self.withoutHandler = withoutHandler
      self.oldestWithoutHandler = oldestWithoutHandler
      self.mayBeDeleted = mayBeDeleted
    }
  }
}

package struct IntermediateRow: Hashable, Sendable {
  package let intake: IntakeFile.ID
  package private(set) var name: String
  package let unit: String?
  package let bytes: Int
  package let cameAt: Instant
  package let post: PostItem.ID
  package let state: State
  /// Since when it may be deleted; nil while it may not.
  package let freeSince: Instant?
  /// In a case that the reader may not see.
  package private(set) var isMasked = false

  package init(
    intake: IntakeFile.ID, name: String, unit: String?, bytes: Int, cameAt: Instant, post: PostItem.ID, state: State,
    freeSince: Instant?
  ) {
    self.intake = intake
    self.name = name
    self.unit = unit
    self.bytes = bytes
    self.cameAt = cameAt
    self.post = post
    self.state = state
    self.freeSince = freeSince
  }

  package enum State: String, CaseIterable, Sendable {
    /// Nobody has it (S0-29).
    case withoutHandler = "without-handler"
    case notFinalised = "not-finalised"
    /// A fault is open: the file may be needed.
    case fault
    case mayBeDeleted = "may-be-deleted"
    /// It could have been deleted on an earlier day.
    case overdue
  }

  package var masked: IntermediateRow {
    var row = self
    (row.name, row.isMasked) = ("", true)
    return row
  }
}
