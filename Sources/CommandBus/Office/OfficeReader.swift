package import Domain

/// Answers queries. A query is a value; its answer is plain rows, paged by key, never a whole table.
///
/// Every answer is read from one snapshot. Calls may block on the disk: never make one on the
/// thread that owns the keyboard.
package protocol OfficeReader: Sendable {
  /// The log position that answers given now rest on; grows with every change by any process.
  func position() throws -> Int
  /// nil when the office is open for writing, otherwise why it is not.
  var readOnlyReason: ReadOnlyReason? { get }

  func answer(_ query: OfficeCard) throws -> OfficeCard.Answer
  func answer(_ query: RoutineVersions) throws -> [RoutineVersionRow]
  func answer(_ query: RoutineCard) throws -> RoutineCard.Answer?
  func answer(_ query: Originals) throws -> Page<OriginalRow>
  func answer(_ query: ScanQueue) throws -> Page<ScanQueueRow>
  func answer(_ query: ScanCard) throws -> ScanCard.Answer?
  func answer(_ query: IntermediateFiles) throws -> IntermediateFiles.Answer
  func answer(_ query: ScanFaults) throws -> [ScanFaultRow]
  func answer(_ query: LocalCopies) throws -> Page<LocalCopyRow>
  func answer(_ query: PageWorkList) throws -> [PageWorkRow]
  func answer(_ query: ShreddingLists) throws -> [ShreddingListRow]
  func answer(_ query: ShreddingListText) throws -> String?
  func answer(_ query: Users) throws -> [UserRow]
  func answer(_ query: Handlers) throws -> [HandlerRow]
  func answer(_ query: PlaceCounts) throws -> PlaceCounts.Answer
  func answer(_ query: Tray) throws -> Page<TrayRow>
  func answer(_ query: PostCard) throws -> PostCard.Answer?
  func answer(_ query: DueList) throws -> Page<DueRow>
  func answer(_ query: Suggestion) throws -> Suggestion.Answer?
  func answer(_ query: Directory) throws -> Directory.Answer
  func answer(_ query: Presence) throws -> Presence.Answer
  func answer(_ query: DoneForMe) throws -> DoneForMe.Answer
  func answer(_ query: StaffingGaps) throws -> [StaffingGapRow]
  func answer(_ query: History) throws -> Page<HistoryRow>
  func answer(_ query: Cases) throws -> Page<CaseRow>
  func answer(_ query: CaseCard) throws -> CaseCard.Answer?
  func answer(_ query: Registry) throws -> Page<RegistryRow>
  func answer(_ query: Restances) throws -> Page<RestanceRow>
  func answer(_ query: UnregisteredPost) throws -> Page<TrayRow>
  func answer(_ query: RestanceShares) throws -> [RestanceShares.Share]
  func answer(_ query: NoteText) throws -> String?
  func answer(_ query: Consents) throws -> Page<Consent>
  func answer(_ query: Meetings) throws -> Page<MeetingRow>
  func answer(_ query: Minutes) throws -> String?
  func answer(_ query: Deviations) throws -> Page<DeviationRow>
  func answer(_ query: Deliveries) throws -> Page<DeliveryRow>
  func answer(_ query: RoutingCard) throws -> RoutingCard.Answer
  func answer(_ query: RuleGaps) throws -> Page<RuleGapRow>
  func answer(_ query: Intake) throws -> [IntakeRow]
  func answer(_ query: IntakeFiles) throws -> [IntakeFile]
  func answer(_ query: Search) throws -> Search.Answer
  func answer(_ query: LettersList) throws -> Page<LetterRow>
  func answer(_ query: LetterCard) throws -> LetterCard.Answer?
  func answer(_ query: SavedLetterText) throws -> String?
  func answer(_ query: LetterOffers) throws -> [StandardLetter]
  func answer(_ query: ApprovalInbox) throws -> [LetterRow]
  func answer(_ query: ApprovalCount) throws -> Int
  func answer(_ query: Dispatches) throws -> Page<DispatchRow>
  func answer(_ query: DispatchCounts) throws -> [BoardGroup: Int]
  func answer(_ query: LetterErrands) throws -> LetterErrands.Answer
}

/// A stretch of a list, and where the next one starts.
package struct Page<Row: Sendable>: Sendable {
  package let rows: [Row]
  /// Give it back as `after` for the next page; nil at the end.
  package let next: PageKey?
  /// How many rows match in all, counted no further than ``countedUpTo``.
  package let total: Int

  package init(rows: [Row], next: PageKey?, total: Int) {
    self.rows = rows
    self.next = next
    self.total = total
  }

  /// Beyond this a screen says "more than".
  package static var countedUpTo: Int { 1000 }
}

/// The sort values of a page's last row.
package struct PageKey: Hashable, Sendable {
  package let parts: [Part]

  package init(_ parts: [Part]) { self.parts = parts }

  package enum Part: Hashable, Sendable {
    case number(Int)
    case text(String)
  }
}

/// Why an office is only shown, not changed.
package enum ReadOnlyReason: Hashable, Sendable {
  /// The log ends before the position that the witness has seen: entries are missing.
  case behindWitness(log: Int, witness: Int)
  /// The log has another entry at the witness's position than the one it saw.
  case differsFromWitness(position: Int)
  /// The file or its folder cannot be written.
  case notWritable(String)
}

/// The office, its services and their routines: asked once at start.
package struct OfficeCard: Hashable, Sendable {
  package init() {}

  package struct Answer: Hashable, Sendable {
    package let office: Office
    package let services: [ServiceRow]
    /// With the municipality's own closing days.
    package let calendar: WorkingCalendar

    package init(office: Office, services: [ServiceRow], calendar: WorkingCalendar) {
      self.office = office
      self.services = services
      self.calendar = calendar
    }
  }
}

package struct ServiceRow: Hashable, Sendable {
  package let service: Service
  package let routine: ServiceRoutine

  package init(service: Service, routine: ServiceRoutine) {
    self.service = service
    self.routine = routine
  }
}

/// What the places bar counts for one person in one service.
package struct PlaceCounts: Hashable, Sendable {
  package let service: Service.ID
  package let user: User.ID
  package let today: Day

  package init(service: Service.ID, user: User.ID, today: Day) {
    self.service = service
    self.user = user
    self.today = today
  }

  package struct Answer: Hashable, Sendable {
    /// On the desk's table: opened, on the shelf, parked.
    package let table: Int
    /// Of those, on today's agenda.
    package let agenda: Int
    /// Given to this person and not yet in the registry.
    package let mine: Int
    /// Sent to us by another service, waiting for our word.
    package let incoming: Int
    /// Sent away by us, not yet accepted.
    package let outgoing: Int
    /// Deliveries to another system that nobody has confirmed, and what lies in Acos Mottak.
    package let deliveries: Int
    package let deviations: Int
    package let cases: Int
    /// This person's entries that are not written off.
    package let restances: Int
    package let meeting: MorningMeeting?
    /// Done by others in this person's name, and not yet seen.
    package let doneForMe: Int
    /// The version of the service's routine that is in force.
    package let routine: Int
    /// In the scan queue.
    package let scans: Int
    /// Open faults in scans.
    package let scanFaults: Int
    /// Faults this person has reported that have been answered and not yet read.
    package let answeredFaults: Int
    /// Letters that wait for this person's approval, in all services (S4-27).
    package let approvals: Int

    package init(
      table: Int, agenda: Int, mine: Int, incoming: Int, outgoing: Int, deliveries: Int = 0,
      deviations: Int, cases: Int,
      restances: Int, meeting: MorningMeeting?, doneForMe: Int, routine: Int = 1,
      scans: Int = 0, scanFaults: Int = 0, answeredFaults: Int = 0, approvals: Int = 0
    ) {
      self.approvals = approvals
      self.scans = scans
      self.scanFaults = scanFaults
      self.answeredFaults = answeredFaults
      self.routine = routine
      self.table = table
      self.agenda = agenda
      self.mine = mine
      self.incoming = incoming
      self.outgoing = outgoing
      self.deliveries = deliveries
      self.deviations = deviations
      self.cases = cases
      self.restances = restances
      self.meeting = meeting
      self.doneForMe = doneForMe
    }
  }
}
