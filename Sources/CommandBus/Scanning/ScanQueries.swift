package import Domain

/// The scan queue of a service: reported faults first, then what is urgent, then the oldest (S0-25, S0-40, S2-14).
package struct ScanQueue: Hashable, Sendable {
  package let service: Service.ID
  package let view: View
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(service: Service.ID, view: View, after: PageKey? = nil, limit: Int, reader: CaseReader? = nil) {
    self.service = service
    self.view = view
    self.after = after
    self.limit = limit
    self.reader = reader
  }

  package enum View: Hashable, Sendable {
    case all
    /// What one person has been given (S1-10, S2-14).
    case mine(User.ID)
    /// Scanned files that nobody has linked to an item.
    case files
  }
}

package struct ScanQueueRow: Hashable, Sendable {
  package let post: PostItem.ID
  package let version: Int
  package let service: Service.ID
  package let step: ScanStep
  package let channel: Channel
  package private(set) var kind: DocumentKind
  package private(set) var title: String
  package private(set) var sender: String
  package let receivedOn: Day
  package let isUrgent: Bool
  package let handler: User.ID?
  package let handlerName: String?
  package let caseFolder: CaseFolder.ID?
  /// Sheets × sides; nil while nobody has counted.
  package let expectedPages: Int?
  /// Pages in its scans; nil while there is none.
  package let foundPages: Int?
  /// The oldest open fault.
  package let fault: ScanFaultKind?
  package let faultAt: Instant?
  /// A scanned file that nobody has linked to an item.
  package let isFile: Bool
  package let isStamped: Bool
  package let isPrepared: Bool
  package let isChecked: Bool
  /// The state of the work on its newest scan's pages; nil where there is none.
  package let pageWork: PageWork.State?
  /// In a case that the reader may not see.
  package private(set) var isMasked = false

  package init(
    post: PostItem.ID, version: Int, service: Service.ID, step: ScanStep, channel: Channel, kind: DocumentKind,
    title: String, sender: String, receivedOn: Day, isUrgent: Bool, handler: User.ID?, handlerName: String?,
    caseFolder: CaseFolder.ID?, expectedPages: Int?, foundPages: Int?, fault: ScanFaultKind?, faultAt: Instant?,
    isFile: Bool, isStamped: Bool, isPrepared: Bool, isChecked: Bool, pageWork: PageWork.State?
  ) {
    self.post = post
    self.version = version
    self.service = service
    self.step = step
    self.channel = channel
    self.kind = kind
    self.title = title
    self.sender = sender
    self.receivedOn = receivedOn
    self.isUrgent = isUrgent
    self.handler = handler
    self.handlerName = handlerName
    self.caseFolder = caseFolder
    self.expectedPages = expectedPages
    self.foundPages = foundPages
    self.fault = fault
    self.faultAt = faultAt
    self.isFile = isFile
    self.isStamped = isStamped
    self.isPrepared = isPrepared
    self.isChecked = isChecked
    self.pageWork = pageWork
  }

  package var masked: ScanQueueRow {
    var row = self
    (row.kind, row.title, row.sender, row.isMasked) = (.unknown, "", "", true)
    return row
  }
}

/// Everything about the paper and the pages of one item.
package struct ScanCard: Hashable, Sendable {
  package let post: PostItem.ID
  package let today: Day
  package let reader: CaseReader?

  package init(post: PostItem.ID, today: Day, reader: CaseReader? = nil) {
    self.post = post
    self.today = today
    self.reader = reader
  }

  package struct Answer: Hashable, Sendable {
    package let post: PostItem.ID
    /// nil for what does not go through the scan queue.
    package let work: ScanWork?
    /// Open ones first.
    package let faults: [ScanFault]
    package let documents: [ScannedPages]
    /// For a scanned file that is nobody's: the items that wait, the best match first.
    package let matches: [ScanMatchRow]
    /// Where the file lies or lay; nil for what was entered by hand.
    package let intake: IntakeFile?
    /// Why the file must still lie in intermediate storage; nil when it may go, or is not there.
    package let intermediateLock: Refusal?
    package let original: Original?
    package let mayBeShreddedFrom: Day?
    /// What keeps the paper from being shredded today.
    package let shredLocks: [Refusal]
    package let localCopies: [LocalCopy]
    /// The names of the people it tells of.
    package let names: [User.ID: String]

    package init(
      post: PostItem.ID, work: ScanWork?, faults: [ScanFault], documents: [ScannedPages], matches: [ScanMatchRow],
      intake: IntakeFile?, intermediateLock: Refusal?, original: Original?, mayBeShreddedFrom: Day?,
      shredLocks: [Refusal], localCopies: [LocalCopy], names: [User.ID: String]
    ) {
      self.post = post
      self.work = work
      self.faults = faults
      self.documents = documents
      self.matches = matches
      self.intake = intake
      self.intermediateLock = intermediateLock
      self.original = original
      self.mayBeShreddedFrom = mayBeShreddedFrom
      self.shredLocks = shredLocks
      self.localCopies = localCopies
      self.names = names
    }
  }
}

/// What has been found on the pages of one scanned file.
package struct ScannedPages: Hashable, Sendable {
  package let document: DocumentReference
  package let work: PageWork?
  /// Empty until the pages have been looked at.
  package let readings: [PageReading]
  /// Pages that were not looked at because there are too many.
  package let left: Int
  /// Searchable PDF/A; nil until it is made.
  package let archive: DocumentReference?

  package init(
    document: DocumentReference, work: PageWork?, readings: [PageReading], left: Int, archive: DocumentReference?
  ) {
    self.document = document
    self.work = work
    self.readings = readings
    self.left = left
    self.archive = archive
  }
}

package struct ScanMatchRow: Hashable, Sendable {
  package let match: ScanMatch
  package let title: String
  package let sender: String
  package let receivedOn: Day
  package let expectedPages: Int?

  package init(match: ScanMatch, title: String, sender: String, receivedOn: Day, expectedPages: Int?) {
    self.match = match
    self.title = title
    self.sender = sender
    self.receivedOn = receivedOn
    self.expectedPages = expectedPages
  }
}

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

/// Faults in scans: those that one person has reported, or all of a service; open ones first, then the newest.
package struct ScanFaults: Hashable, Sendable {
  package let service: Service.ID
  package let reportedBy: User.ID?
  package let limit: Int
  package let reader: CaseReader?

  package init(service: Service.ID, reportedBy: User.ID? = nil, limit: Int, reader: CaseReader? = nil) {
    self.service = service
    self.reportedBy = reportedBy
    self.limit = limit
    self.reader = reader
  }
}

package struct ScanFaultRow: Hashable, Sendable {
  package let fault: ScanFault
  package private(set) var title: String
  package let reportedBy: String
  package let settledBy: String?
  package private(set) var isMasked = false

  package init(fault: ScanFault, title: String, reportedBy: String, settledBy: String?) {
    self.fault = fault
    self.title = title
    self.reportedBy = reportedBy
    self.settledBy = settledBy
  }

  package var masked: ScanFaultRow {
    let fault = ScanFault(
      id: fault.id, post: fault.post, service: fault.service, kind: fault.kind, pages: fault.pages, note: "",
      reportedAt: fault.reportedAt, reportedBy: fault.reportedBy, outcome: fault.outcome, settledAt: fault.settledAt,
      settledBy: fault.settledBy, answer: fault.answer == nil ? nil : "", isSeen: fault.isSeen)
    var row = ScanFaultRow(fault: fault, title: "", reportedBy: reportedBy, settledBy: settledBy)
    row.isMasked = true
    return row
  }
}

/// Copies on people's own machines that are not confirmed deleted, the oldest first (S1-12, S1-13).
package struct LocalCopies: Hashable, Sendable {
  package let service: Service.ID
  package let limit: Int
  package let reader: CaseReader?

  package init(service: Service.ID, limit: Int, reader: CaseReader? = nil) {
    self.service = service
    self.limit = limit
    self.reader = reader
  }
}

package struct LocalCopyRow: Hashable, Sendable {
  package private(set) var copy: LocalCopy
  package private(set) var title: String
  package let registeredBy: String
  /// What it is a copy of is in the speciality system: it should be gone (S1-13).
  package let isOverdue: Bool
  package private(set) var isMasked = false

  package init(copy: LocalCopy, title: String, registeredBy: String, isOverdue: Bool) {
    self.copy = copy
    self.title = title
    self.registeredBy = registeredBy
    self.isOverdue = isOverdue
  }

  package var masked: LocalCopyRow {
    var row = self
    row.copy = LocalCopy(
      id: copy.id, post: copy.post, service: copy.service, machine: copy.machine, place: "", since: copy.since,
      registeredBy: copy.registeredBy, deletedOn: copy.deletedOn, deletedBy: copy.deletedBy)
    (row.title, row.isMasked) = ("", true)
    return row
  }
}

/// What the worker has to do with pages, the oldest first; failed work is told last and not done.
package struct PageWorkList: Hashable, Sendable {
  package let limit: Int

  package init(limit: Int) { self.limit = limit }
}

package struct PageWorkRow: Hashable, Sendable {
  package let work: PageWork
  package let document: DocumentReference
  /// What has been found on the pages, for the sorting of a batch; empty in the other steps.
  package let readings: [PageReading]

  package init(work: PageWork, document: DocumentReference, readings: [PageReading] = []) {
    self.work = work
    self.document = document
    self.readings = readings
  }
}

/// The signed shredding lists of a service, newest first.
package struct ShreddingLists: Hashable, Sendable {
  package let service: Service.ID
  package let limit: Int

  package init(service: Service.ID, limit: Int) {
    self.service = service
    self.limit = limit
  }
}

/// The words of one signed shredding list of a service; nil where it has signed no such list.
package struct ShreddingListText: Hashable, Sendable {
  package let service: Service.ID
  /// SHA-256 of the list.
  package let digest: String

  package init(service: Service.ID, digest: String) {
    self.service = service
    self.digest = digest
  }
}

package struct ShreddingListRow: Hashable, Sendable {
  package let shelf: String
  package let on: Day
  package let signedBy: String
  package let shredded: Int
  package let left: Int
  package let list: DocumentReference

  package init(shelf: String, on: Day, signedBy: String, shredded: Int, left: Int, list: DocumentReference) {
    self.shelf = shelf
    self.on = on
    self.signedBy = signedBy
    self.shredded = shredded
    self.left = left
    self.list = list
  }
}
