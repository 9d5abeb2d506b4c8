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
    /// The files that its linked pages came in, the oldest first: where they lie, or their tombstones (S0-30).
    package let files: [IntakeFile]
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
      intake: IntakeFile?, files: [IntakeFile], intermediateLock: Refusal?, original: Original?,
      mayBeShreddedFrom: Day?, shredLocks: [Refusal], localCopies: [LocalCopy], names: [User.ID: String]
    ) {
      self.post = post
      self.work = work
      self.faults = faults
      self.documents = documents
      self.matches = matches
      self.intake = intake
      self.files = files
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
