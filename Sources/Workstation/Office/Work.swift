package import CommandBus
package import Domain

/// What the workstation wants done outside its own state.
package enum Effect: Sendable {
  /// Asked on the worker's thread; the answer comes back as ``WorkEvent/answered(_:_:)``.
  case ask(Request)
  /// Sent on the worker's thread; the outcome comes back as ``WorkEvent/sent(_:_:)``.
  case send(Order)
  case signIn(User.ID, password: String)
  case signOut
  /// Looked at apart from the worker; what came of it is told as ``WorkEvent/looked(_:_:)``. A newer look ends this one.
  case look(PageRequest)
  /// The page will probably be wanted next.
  case prepare(PageRequest)
  /// Nobody looks at a page any more.
  case lookAway
  /// Made apart from the worker, as it takes seconds; what came of it is told as ``WorkEvent/printed(_:)``.
  case print(CoverRequest)
  /// Puts what is not saved on the shelf, apart from the log.
  case shelve(LetterDraft)
  case unshelve(Letter.ID, User.ID)
  /// Hand the terminal and this text to the user's own editor; what came of it is told as
  /// ``WorkEvent/edited(_:_:)``.
  case edit(LetterDraft)
  /// Draw the whole terminal again.
  case redraw
  /// Hand the terminal to the shell.
  case suspend
  case finish
}

/// What happens to the workstation.
package enum WorkEvent: Sendable {
  case answered(Request, Result<Answer, WorkFault>)
  case sent(Order, Result<Outcome, WorkFault>)
  case signedIn(Result<Session, WorkFault>)
  case looked(PageRequest, Result<PageAnswer, PageFault>)
  /// What is being done with pages now; nil: nothing.
  case pagesMoved(PageProgress?)
  case printed(Result<PrintedCovers, WorkFault>)
  /// An unsaved text could not be put on the shelf.
  case shelved(LetterDraft, WorkFault)
  /// The user's own editor has ended.
  case edited(Letter.ID, Result<String, EditFault>)
  /// The log has grown to this position, by whichever process.
  case officeChanged(position: Int)
  case clock(Instant)
}

/// A refusal, or a fault of the store in words.
package enum WorkFault: Error, Sendable {
  case refused(Refusal)
  case fault(String)
}

/// A question to the office.
package enum Request: Hashable, Sendable {
  case office
  case counts(PlaceCounts)
  case tray(TrayRequest)
  case cases(Cases, page: Int)
  case registry(RegistryListRequest, page: Int)
  case deviations(Deviations, page: Int)
  case meetings(Meetings, page: Int)
  case scans(ScanListRequest, page: Int)
  case letters(LettersRequest, page: Int)
  /// What can be done with a dispatch now.
  case dispatch(Dispatch, Session)
  case post(PostItem.ID, Session)
  case documents(PostItem.ID, Session)
  case suggestions([Suggestion])
  case caseFolder(CaseFolder.ID, CaseReader)
  case history(Subject, CaseReader?)
  case caseHistory(CaseFolder.ID, after: PageKey?, CaseReader?)
  case routine(Service.ID)
  case minutes(MorningMeeting.ID, CaseReader?)
  case note(RegistryEntry.ID, CaseReader?)
  case handlers(Handlers)
  case directory(Service.ID)
  case presence(Presence)
  case doneForMe(DoneForMe)
  case ruleGaps(RuleGaps)
  case pickCases(Cases)
  /// The entries of a case that can be the answer to another, to pick one.
  case pickAnswers(CaseCard, to: RegistryEntry.ID)
  /// The scanned files that nobody has linked, to pick one.
  case pickScans(ScanQueue)
  case answeredFaults(ScanFaults)
  case shreddingList(ShreddingListText)
  case search(Search)
  case letter(Letter.ID, CaseReader)
  case letterChoices(LetterOffers, LettersList)
  /// The inbox, for the letter that comes after the answered one.
  case nextApproval(ApprovalInbox, after: Letter.ID)

  /// Requests in the same slot ask for the same place on the screen: a newer one makes an older one needless.
  package var slot: String {
    switch self {
    case .office: "office"
    case .counts: "counts"
    case .tray(let request): "tray \(request.place) \(request.page)"
    case .cases(_, let page): "cases \(page)"
    case .registry(_, let page): "registry \(page)"
    case .deviations(_, let page): "deviations \(page)"
    case .meetings(_, let page): "meetings \(page)"
    case .scans(_, let page): "scans \(page)"
    case .letters(_, let page): "letters \(page)"
    case .dispatch: "dispatch"
    case .post: "post"
    case .documents: "documents"
    case .suggestions: "suggestions"
    case .caseFolder: "case"
    case .history, .caseHistory: "history"
    case .routine: "routine"
    case .minutes: "minutes"
    case .note: "note"
    case .handlers: "handlers"
    case .directory: "directory"
    case .presence: "presence"
    case .doneForMe: "done-for-me"
    case .ruleGaps: "rule-gaps"
    case .pickCases, .pickScans, .pickAnswers: "pick"
    case .answeredFaults: "answered-faults"
    case .shreddingList: "shredding-list"
    case .search: "search"
    case .letter: "letter"
    case .letterChoices: "pick"
    case .nextApproval: "next-approval"
    }
  }
}

/// One page of one list of post.
package struct TrayRequest: Hashable, Sendable {
  let place: TrayPlace
  let query: Tray
  let page: Int
}

package enum Answer: Sendable {
  case office(OfficeCard.Answer, [UserRow], ReadOnlyReason?)
  case counts(PlaceCounts.Answer, MeetingTally?)
  case tray(Page<TrayRow>)
  case cases(Page<CaseRow>)
  case registry(Page<RegistryListRow>, [RestanceShares.Share])
  case answers([RegistryEntry])
  case deviations(Page<DeviationRow>)
  case meetings(Page<MeetingRow>)
  case scans(Page<ScanListRow>, IntermediateTally?)
  case letters(Page<LettersRow>, [BoardGroup: Int])
  case dispatch(DispatchTrial)
  case scanFiles([ScanQueueRow])
  case answeredFaults([ScanFaultRow])
  case shreddingList(String?)
  case post(PostView?)
  case documents(DocumentView?)
  case suggestions([PostItem.ID: Suggestion.Answer])
  case caseFolder(CaseCard.Answer?, refusals: [ActionID: Refusal])
  case history([HistoryRow])
  case caseHistory(Page<HistoryRow>)
  case routine(RoutineCard.Answer?)
  case minutes(String?)
  case note(String?)
  case handlers([HandlerRow])
  case directory(Directory.Answer)
  case presence(Presence.Answer)
  case doneForMe(DoneForMe.Answer)
  case ruleGaps(Page<RuleGapRow>)
  case search(Search.Answer)
  case letter(LetterView?)
  case letterChoices([LetterRow], [StandardLetter])
  case nextApproval([LetterRow])
}

/// An item with what is known around it.
package struct PostView: Sendable {
  let card: PostCard.Answer
  let suggestion: Suggestion.Answer?
  /// How it was routed, in a service with two systems.
  let routing: RoutingCard.Answer
  /// Its paper and its pages; nil for what the reader may not see.
  let scan: ScanCard.Answer?
  /// The refusals that the bus would give now, by action.
  let refusals: [ActionID: Refusal]
}

/// How far an open meeting has come.
package struct MeetingTally: Hashable, Sendable {
  /// Items with a decision that still stands.
  let decided: Int
}

/// A command on its way to the bus.
package struct Order: Sendable {
  let command: any Command
  let session: Session
  let seen: Seen?
  /// What to say when it is committed, and with what in it; nil for what is not worth a word.
  let saved: SavedPhrase?
  let arguments: [String: String]
  /// The item that was decided about, for `u`.
  let target: Target?
  let next: Next

  init(
    _ command: any Command, by session: Session, seen: Seen? = nil, saved: SavedPhrase?,
    _ arguments: [String: String] = [:],
    about target: Target? = nil, then next: Next = .nothing
  ) {
    self.command = command
    self.session = session
    self.seen = seen ?? target.map { Seen(.post($0.post), version: $0.version) }
    self.saved = saved
    self.arguments = arguments
    self.target = target
    self.next = next
  }

  /// What the screen does once the command is committed.
  enum Next: Sendable {
    case nothing
    case closeForm
    /// The case may be read now.
    case openCase(CaseFolder.ID)
    /// The next empty form, keeping the channel.
    case nextPaper
    case enterMeeting
    case readMinutes(MorningMeeting.ID)
    /// The decision has been taken back.
    case forgetDecision
    /// The deputy goes on in the archive officer's name.
    case steppedIn
    case actForSelf
    case openLetter
    /// The text as it was when it was sent is saved.
    case letterSaved(OpenLetter.Mark)
    /// The list that was signed with the paper.
    case readShreddingList
    /// The letter has been answered.
    case nextApproval(Letter.ID)
    /// The letter does not leave.
    case stopped(Letter.ID)
  }
}

/// The item a command is about, as it stood on the screen.
struct Target: Hashable, Sendable {
  let post: PostItem.ID
  let service: Service.ID
  let version: Int
  let title: String
}

/// `saved.<raw value>`: said only after the bus has answered.
enum SavedPhrase: String, CaseIterable, Sendable {
  case received, described, stamped, corrected, urgent, split
  case assigned, taken, parked, returned, forwarded, accepted, declined
  case linked, opened, registered, reassigned, undone, explained
  case routed, extracted, delivered, misdirected
  case gapSettled = "gap-settled"
  case noted, closed, reopened, shared, unshared
  case purposeNoted = "purpose-noted"
  case consentRecorded = "consent-recorded"
  case consentWithdrawn = "consent-withdrawn"
  case writtenOff = "written-off"
  case writeOffWithdrawn = "write-off-withdrawn"
  case workStarted = "work-started"
  case meetingStarted = "meeting-started"
  case meetingClosed = "meeting-closed"
  case language
  case deadlineMet = "deadline-met"
  case preliminaryAnswer = "preliminary-answer"
  case closingDaySet = "closing-day-set"
  case closingDayRemoved = "closing-day-removed"
  case rowSet = "row-set"
  case rowEnded = "row-ended"
  case ownerSet = "owner-set"
  case absent, substituted, read
  case absenceEnded = "absence-ended"
  case substitutionEnded = "substitution-ended"
  case steppedIn = "stepped-in"
  case steppedOut = "stepped-out"
  case roleChanged = "role-changed"
  case unitSet = "unit-set"
  case employmentEnded = "employment-ended"
  case userAdded = "user-added"
  case responsibleSet = "responsible-set"
  case adopted, shelved, shredded
  case prepared
  case scanLinked = "scan-linked"
  case scanUnlinked = "scan-unlinked"
  case scanGood = "scan-good"
  case faultReported = "fault-reported"
  case rescanned
  case finalised
  case fileDeleted = "file-deleted"
  case listSigned = "list-signed"
  case copyRegistered = "copy-registered"
  case copyDeleted = "copy-deleted"
  case pagesRetried = "pages-retried"
  case dispatchPrinted = "dispatch-printed"
  case dispatchSigned = "dispatch-signed"
  case dispatchRetried = "dispatch-retried"
  case pickedUp = "picked-up"
  case handedOver = "handed-over"
  case printStopAsked = "print-stop-asked"
  case errorReported = "error-reported"
  case letterDrafted = "letter-drafted"
  case letterSaved = "letter-saved"
  case letterSentForApproval = "letter-sent-for-approval"
  case letterFinalised = "letter-finalised"
  case letterAddressed = "letter-addressed"
  case letterCommented = "letter-commented"
  case letterWithdrawn = "letter-withdrawn"
  case letterApproved = "letter-approved"
  case letterReturned = "letter-returned"
  case approvalCancelled = "approval-cancelled"
  case letterDiscarded = "letter-discarded"
  case commentResolved = "comment-resolved"
}
