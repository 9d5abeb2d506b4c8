package import Domain

/// What is not answered: I and N entries that are not written off (Noark 3.4.10–11, 3.4.14–15). Copy recipients have
/// none: an entry is registered for one handler, and outgoing entries are never restance.
///
/// The oldest first; in ``View/due(by:)`` what is due first; what is written off the newest first.
package struct Restances: Hashable, Sendable {
  package let service: Service.ID
  package let view: View
  package let filter: RestanceFilter
  /// The oldest that are kept are received before this day; needed by a filter on age.
  package let today: Day?
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package enum View: Hashable, Sendable {
    case service
    case mine(User.ID)
    /// Of everybody in the unit this person works in.
    case unit(of: User.ID)
    /// With a deadline on this day or before.
    case due(by: Day)
    /// What is no longer restance, so that a wrong write-off is found.
    case writtenOff
  }

  package init(
    service: Service.ID, view: View = .service, filter: RestanceFilter = RestanceFilter(), today: Day? = nil,
    after: PageKey? = nil, limit: Int, reader: CaseReader? = nil
  ) {
    self.service = service
    self.view = view
    self.filter = filter
    self.today = today ?? reader?.today
    self.after = after
    self.limit = limit
    self.reader = reader
  }

  /// How far ahead a list of what is due looks.
  package static let daysAhead = 7

  /// - Parameter handler: nil: everybody's.
  package init(service: Service.ID, handler: User.ID?, after: PageKey? = nil, limit: Int, reader: CaseReader? = nil) {
    self.init(service: service, view: handler.map { .mine($0) } ?? .service, after: after, limit: limit, reader: reader)
  }
}

/// A restance with what Noark's list tells of its case (Noark 3.4.11). The registry unit (journalenhet) is the service.
package struct RestanceRow: Hashable, Sendable {
  package let entry: RegistryEntry
  package let handlerName: String?
  /// The handler's unit in the service.
  package let unit: String?
  package let caseTitle: String
  /// Who is responsible for the case.
  package let caseOwner: String
  /// Of the item it registers; unknown of a note.
  package let kind: DocumentKind
  /// What is due next; nil when nothing is.
  package let due: NextDeadline?
  /// In a case that the reader may not see.
  package let isMasked: Bool

  package init(
    entry: RegistryEntry, handlerName: String?, unit: String?, caseTitle: String, caseOwner: String,
    kind: DocumentKind, due: NextDeadline?, isMasked: Bool = false
  ) {
    self.entry = entry
    self.handlerName = handlerName
    self.unit = unit
    self.caseTitle = caseTitle
    self.caseOwner = caseOwner
    self.kind = kind
    self.due = due
    self.isMasked = isMasked
  }

  /// Whole days since it was received.
  package func age(on today: Day) -> Int { max(0, today.ordinal - entry.receivedOn.ordinal) }

  package var masked: RestanceRow {
    RestanceRow(
      entry: entry.masked, handlerName: handlerName, unit: unit, caseTitle: "", caseOwner: caseOwner, kind: .unknown,
      due: due, isMasked: true)
  }
}

/// Post that has been given to somebody and is not registered: on no restance list, and nobody else's to miss.
/// Urgent first, then the oldest.
package struct UnregisteredPost: Hashable, Sendable {
  package let service: Service.ID
  package let filter: RestanceFilter
  package let today: Day
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(
    service: Service.ID, filter: RestanceFilter = RestanceFilter(), today: Day, after: PageKey? = nil, limit: Int,
    reader: CaseReader? = nil
  ) {
    self.service = service
    self.filter = filter
    self.today = today
    self.after = after
    self.limit = limit
    self.reader = reader
  }
}

/// How many restances each handler has, most first, of those that a list would show.
package struct RestanceShares: Hashable, Sendable {
  package let list: Restances
  package let today: Day

  package init(of list: Restances, today: Day) {
    self.list = list
    self.today = today
  }

  package struct Share: Hashable, Sendable {
    package let handler: User.ID?
    package let name: String?
    package let count: Int
    /// Whose deadline has passed.
    package let overdue: Int

    package init(handler: User.ID?, name: String?, count: Int, overdue: Int) {
      self.handler = handler
      self.name = name
      self.count = count
      self.overdue = overdue
    }
  }

  /// No more restances are counted than the first of these.
  package static let countedUpTo = 10_000
}
