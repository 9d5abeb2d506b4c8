/// What a decision can see: the tables as they are at the log position it appends after.
///
/// Look-ups by id throw a ``Refusal`` when there is no such thing; other errors are the store's.
package protocol Desk: StaffDesk, LetterDesk {
  /// With the closing days as they are set now.
  var calendar: WorkingCalendar { get throws }
  /// The office's own language, for minutes.
  var phrases: Phrasebook { get }

  func office() throws -> Office?
  func service(_ id: Service.ID) throws -> Service
  func services() throws -> [Service]
  func routine(of service: Service.ID) throws -> ServiceRoutine
  /// A rule pack read from a file; refused with everything that is wrong with it.
  func pack(in file: String) throws -> RoutineFile
  /// SHA-256 of a text, lower-case hexadecimal.
  func digest(of text: String) -> String

  func user(_ id: User.ID) throws -> User
  func userIfAny(_ id: User.ID) throws -> User?
  func signInAttempts(of id: User.ID) throws -> SignInAttempts

  func post(_ id: PostItem.ID) throws -> PostItem
  func post(holding digest: String) throws -> PostItem.ID?
  /// The paper of an item; nil when it was never put on a shelf nor shredded.
  func original(of post: PostItem.ID) throws -> Original?
  func nextPost() throws -> PostItem.ID
  /// How many items of a kind lie in a service, neither registered nor sent away.
  func openPosts(of kind: DocumentKind, in service: Service.ID) throws -> Int

  /// What the item has to be done with by when, met or not, the first due first.
  func deadlines(of post: PostItem.ID) throws -> [ItemDeadline]

  func caseFolder(_ id: CaseFolder.ID) throws -> CaseFolder
  func nextCase(in year: Int) throws -> CaseFolder.ID
  func nextEntry(in year: Int) throws -> RegistryEntry.ID
  func nextSequence(in caseFolder: CaseFolder.ID) throws -> Int
  func entry(_ id: RegistryEntry.ID) throws -> RegistryEntry
  /// An entry by its place in a case.
  func entry(_ sequence: Int, in caseFolder: CaseFolder.ID) throws -> RegistryEntry
  /// The entries of a case that are not written off, in their order (Noark 3.4.10).
  func openRestances(in caseFolder: CaseFolder.ID) throws -> [RegistryEntry]
  /// Items linked to a case and not registered.
  func waitingPosts(in caseFolder: CaseFolder.ID) throws -> [PostItem.ID]
  /// Whether a person has read a case of somebody else's on a day, as the log tells.
  func hasRead(_ caseFolder: CaseFolder.ID, _ user: User.ID, on day: Day) throws -> Bool
  func consent(_ id: Consent.ID) throws -> Consent
  /// The consent that holds for a person now.
  func consent(of party: String, in service: Service.ID) throws -> Consent?
  func nextConsent() throws -> Consent.ID
  /// Whether a person has post or notes in a case.
  func isOnCase(_ user: User.ID, _ caseFolder: CaseFolder.ID) throws -> Bool

  func meeting(_ id: MorningMeeting.ID) throws -> MorningMeeting
  func openMeeting(of service: Service.ID) throws -> MorningMeeting?
  func nextMeeting() throws -> MorningMeeting.ID
  /// How many items lie on the table for a meeting on `day`: opened before it, or put there for it (S2-13).
  func agendaCount(of service: Service.ID, on day: Day) throws -> Int
  /// Every decision about the service's post since the meeting started, in log order.
  func decisions(of meeting: MorningMeeting) throws -> [MeetingDecision]
  /// Files a text of our own in the document store: it is there when the command is accepted, and not when it is
  /// refused or only considered.
  func file(_ text: String, named name: String, as role: DocumentReference.Role) throws -> DocumentReference

  func deviation(_ id: Deviation.ID) throws -> Deviation
  func nextDeviation() throws -> Deviation.ID

  /// The facts the item was last routed by; nil while nobody has.
  func routing(of post: PostItem.ID) throws -> RoutedPost?
  /// Every delivery of the item, in the order they were made.
  func deliveries(of post: PostItem.ID) throws -> [Delivery]
  func delivery(_ id: Delivery.ID) throws -> Delivery
  func nextDelivery() throws -> Delivery.ID
  /// When the item came to Acos Mottak; nil for one that came the right way.
  func misdirection(of post: PostItem.ID) throws -> Instant?
  func ruleGap(_ id: RuleGap.ID) throws -> RuleGap
  func nextRuleGap() throws -> RuleGap.ID

  func intake(_ id: IntakeFile.ID) throws -> IntakeFile
  /// A file already known from this very source, name, inode, size and time.
  func intake(_ source: IntakeSource, like sighting: FileSighting) throws -> IntakeFile?
  func nextIntake() throws -> IntakeFile.ID

  /// The file that an item came as; nil for one that was entered by hand.
  func intakeFile(of post: PostItem.ID) throws -> IntakeFile?

  /// nil for an item whose paper does not go through the scan queue.
  func scanWork(of post: PostItem.ID) throws -> ScanWork?
  /// The newest link of an item to a scanned file that still holds.
  func scanLink(of post: PostItem.ID) throws -> ScanLink?
  /// The items that have pages of a scanned file's item, those that a batch was divided into included.
  func scanLinks(from post: PostItem.ID) throws -> [PostItem.ID]
  func fault(_ id: ScanFault.ID) throws -> ScanFault
  /// The oldest first.
  func openFaults(of post: PostItem.ID) throws -> [ScanFault]
  func nextFault() throws -> ScanFault.ID
  /// Whether the document of an entry stands as it is.
  func isFinalised(_ entry: RegistryEntry.ID) throws -> Bool
  func openDeviations(about post: PostItem.ID) throws -> [Deviation.ID]
  func localCopy(_ id: LocalCopy.ID) throws -> LocalCopy
  func openLocalCopies(of post: PostItem.ID) throws -> [LocalCopy]
  func nextLocalCopy() throws -> LocalCopy.ID
  func pageWorkIfAny(on digest: String) throws -> PageWork?
  /// What lies on a month's shelf, that which has lain longest first.
  func originals(on shelf: String, of service: Service.ID) throws -> [Original]

  /// The last entry about a subject: its version, and who made it.
  func lastChange(of subject: Subject) throws -> LogEntry?
  /// The newest entry about a subject that has not been undone, `undo`s themselves left out.
  func lastStanding(about subject: Subject) throws -> LogEntry?
}

/// One entry of the log, decoded.
package struct LogEntry: Hashable, Sendable {
  package let position: Int
  package let at: Instant
  package let actor: User.ID
  package let onBehalfOf: User.ID?
  package let event: Event

  package init(position: Int, at: Instant, actor: User.ID, onBehalfOf: User.ID?, event: Event) {
    self.position = position
    self.at = at
    self.actor = actor
    self.onBehalfOf = onBehalfOf
    self.event = event
  }
}

/// Failed tries since the last successful sign-in.
package struct SignInAttempts: Hashable, Sendable {
  package let failures: Int
  package let lastAt: Instant?

  package init(failures: Int, lastAt: Instant?) {
    self.failures = failures
    self.lastAt = lastAt
  }
}

extension Desk {
  /// The next working day's meeting, seen from `now` (S2-13).
  package func nextMeetingDay(after now: Instant) throws -> Day { try calendar.workingDay(after: now.day) }
}
