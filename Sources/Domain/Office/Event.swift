/// What has happened. The log holds events and nothing else; every table is derived from them.
///
/// A kind once written is decoded forever: fields may be added as optionals, never renamed.
package enum Event: Hashable, Sendable {
  // The office
  case officeCreated(OfficeCreated)
  case serviceAdded(ServiceAdded)
  case userAdded(UserAdded)
  case passwordSet(PasswordSet)
  case routineAdopted(RoutineAdopted)
  case languageChosen(LanguageChosen)
  case signInFailed(SignInFailed)
  case signedIn(SignedIn)
  case signedOut(SignedOut)
  case commandRefused(CommandRefused)
  // Post
  case postReceived(PostReceived)
  case postStamped(PostStamped)
  case receivedDateCorrected(ReceivedDateCorrected)
  case postMarkedUrgent(PostMarkedUrgent)
  case postDescribed(PostDescribed)
  case postSplit(PostSplit)
  case originalShelved(OriginalShelved)
  case originalShredded(OriginalShredded)
  case postAssigned(PostMoved)
  case postTaken(PostMoved)
  case postParked(PostMoved)
  case postReturned(PostMoved)
  case postForwarded(PostMoved)
  case postAccepted(PostAccepted)
  case forwardingDeclined(PostMoved)
  case postReassigned(PostMoved)
  // Deadlines
  case deadlineMet(DeadlineMet)
  case preliminaryAnswerRecorded(PreliminaryAnswerRecorded)
  case closingDaySet(ClosingDaySet)
  case closingDayRemoved(ClosingDayRemoved)
  // Cases
  case caseOpened(CaseOpened)
  case caseLinked(CaseLinked)
  case entryRegistered(EntryRegistered)
  case noteRegistered(NoteRegistered)
  case entryWrittenOff(EntryWrittenOff)
  case writeOffWithdrawn(WriteOffWithdrawn)
  case workStarted(WorkStarted)
  case workQuestionAnswered(WorkQuestionAnswered)
  case caseClosed(CaseClosed)
  case caseReopened(CaseReopened)
  case caseShared(SharingChanged)
  case caseUnshared(SharingChanged)
  case caseRead(CaseRead)
  case consentRecorded(ConsentRecorded)
  case consentWithdrawn(ConsentWithdrawn)
  // Two systems
  case postMisdirected(PostMisdirected)
  case postRouted(PostRouted)
  case extractConfirmed(ExtractConfirmed)
  case deliveryConfirmed(DeliveryConfirmed)
  case ruleGapNoted(RuleGapNoted)
  case ruleGapSettled(RuleGapSettled)
  // The meeting
  case meetingStarted(MeetingStarted)
  case meetingClosed(MeetingClosed)
  case decisionUndone(DecisionUndone)
  // What arrives by itself
  case fileReceived(FileReceived)
  case fileRefused(FileRefused)
  case fileRemoved(FileRemoved)
  case deviationRaised(DeviationRaised)
  case deviationResolved(DeviationResolved)
  // From paper to a page
  case scanPrepared(ScanPrepared)
  case scanLinked(ScanLinked)
  case scanUnlinked(ScanUnlinked)
  case postJoined(PostMoved)
  case postSeparated(PostMoved)
  case scanChecked(ScanChecked)
  case scanFaultReported(ScanFaultReported)
  case scanFaultSettled(ScanFaultSettled)
  case scanFaultSeen(ScanFaultSeen)
  case entryFinalised(EntryFinalised)
  case intermediateReleased(IntermediateReleased)
  case localCopyRegistered(LocalCopyRegistered)
  case localCopyDeleted(LocalCopyDeleted)
  case shreddingListSigned(ShreddingListSigned)
  case pagesLooked(PagesLooked)
  case pagesRead(PagesRead)
  case pageWorkFailed(PageWorkFailed)
  case pageWorkRetried(PageWorkRetried)
  // Who should have it
  case directoryRowSet(DirectoryRowSet)
  case directoryRowEnded(DirectoryRowEnded)
  case directoryOwnerSet(DirectoryOwnerSet)
  case concernedRecorded(ConcernedRecorded)
  case postOpened(PostOpened)
  // Who is here, and who may
  case absenceRecorded(AbsenceRecorded)
  case absenceEnded(AbsenceEnded)
  case substituteAppointed(SubstituteAppointed)
  case substitutionEnded(SubstitutionEnded)
  case doneForMeRead(DoneForMeRead)
  case deputySteppedIn(DeputySteppedIn)
  case deputySteppedOut(DeputySteppedOut)
  case roleGranted(RoleGranted)
  case roleRevoked(RoleRevoked)
  case unitSet(UnitSet)
  case employmentEnded(EmploymentEnded)
  case postResponsibleSet(PostResponsibleSet)
  // Letters
  case letterDrafted(LetterDrafted)
  case letterSaved(LetterSaved)
  case letterAddressed(LetterAddressed)
  case letterDiscarded(LetterDiscarded)
  case letterSentForApproval(LetterSentForApproval)
  case letterWithdrawn(LetterWithdrawn)
  case letterCommented(LetterCommented)
  case letterCommentResolved(LetterCommentResolved)
  case letterReturned(LetterReturned)
  case letterApproved(LetterApproved)
  case letterApprovalCancelled(LetterApprovalCancelled)
  case letterFinalised(LetterFinalised)
  case letterRendered(LetterRendered)
  case dispatchStarted(DispatchStarted)
  case dispatchAccepted(DispatchAccepted)
  case dispatchRefused(DispatchRefused)
  case dispatchTryFailed(DispatchTryFailed)
  case dispatchObserved(DispatchObserved)
  case printStopAsked(PrintStopAsked)
  case printStopTried(PrintStopTried)
  case printLeftUnclear(PrintLeftUnclear)
  case dispatchPrinted(DispatchPrinted)
  case dispatchSigned(DispatchSigned)
  case dispatchHandedOver(DispatchHandedOver)
  case dispatchRetried(DispatchRetried)
  case sentWithErrorReported(SentWithErrorReported)
}

/// The stable name of each kind of event, as it stands in the log.
package enum EventKind: String, CaseIterable, Codable, Sendable {
  case officeCreated = "office-created"
  case serviceAdded = "service-added"
  case userAdded = "user-added"
  case passwordSet = "password-set"
  case routineAdopted = "routine-adopted"
  case languageChosen = "language-chosen"
  case signInFailed = "sign-in-failed"
  case signedIn = "signed-in"
  case signedOut = "signed-out"
  case commandRefused = "command-refused"
  case postReceived = "post-received"
  case postStamped = "post-stamped"
  case receivedDateCorrected = "received-date-corrected"
  case postMarkedUrgent = "post-marked-urgent"
  case postDescribed = "post-described"
  case postSplit = "post-split"
  case originalShelved = "original-shelved"
  case originalShredded = "original-shredded"
  case postAssigned = "post-assigned"
  case postTaken = "post-taken"
  case postParked = "post-parked"
  case postReturned = "post-returned"
  case postForwarded = "post-forwarded"
  case postAccepted = "post-accepted"
  case forwardingDeclined = "forwarding-declined"
  case postReassigned = "post-reassigned"
  case deadlineMet = "deadline-met"
  case preliminaryAnswerRecorded = "preliminary-answer-recorded"
  case closingDaySet = "closing-day-set"
  case closingDayRemoved = "closing-day-removed"
  case caseOpened = "case-opened"
  case caseLinked = "case-linked"
  case entryRegistered = "entry-registered"
  case noteRegistered = "note-registered"
  case entryWrittenOff = "entry-written-off"
  case writeOffWithdrawn = "write-off-withdrawn"
  case workStarted = "work-started"
  case workQuestionAnswered = "work-question-answered"
  case caseClosed = "case-closed"
  case caseReopened = "case-reopened"
  case caseShared = "case-shared"
  case caseUnshared = "case-unshared"
  case caseRead = "case-read"
  case consentRecorded = "consent-recorded"
  case consentWithdrawn = "consent-withdrawn"
  case postMisdirected = "post-misdirected"
  case postRouted = "post-routed"
  case extractConfirmed = "extract-confirmed"
  case deliveryConfirmed = "delivery-confirmed"
  case ruleGapNoted = "rule-gap-noted"
  case ruleGapSettled = "rule-gap-settled"
  case meetingStarted = "meeting-started"
  case meetingClosed = "meeting-closed"
  case decisionUndone = "decision-undone"
  case fileReceived = "file-received"
  case fileRefused = "file-refused"
  case fileRemoved = "file-removed"
  case deviationRaised = "deviation-raised"
  case deviationResolved = "deviation-resolved"
  case scanPrepared = "scan-prepared"
  case scanLinked = "scan-linked"
  case scanUnlinked = "scan-unlinked"
  case postJoined = "post-joined"
  case postSeparated = "post-separated"
  case scanChecked = "scan-checked"
  case scanFaultReported = "scan-fault-reported"
  case scanFaultSettled = "scan-fault-settled"
  case scanFaultSeen = "scan-fault-seen"
  case entryFinalised = "entry-finalised"
  case intermediateReleased = "intermediate-released"
  case localCopyRegistered = "local-copy-registered"
  case localCopyDeleted = "local-copy-deleted"
  case shreddingListSigned = "shredding-list-signed"
  case pagesLooked = "pages-looked"
  case pagesRead = "pages-read"
  case pageWorkFailed = "page-work-failed"
  case pageWorkRetried = "page-work-retried"
  case directoryRowSet = "directory-row-set"
  case directoryRowEnded = "directory-row-ended"
  case directoryOwnerSet = "directory-owner-set"
  case concernedRecorded = "concerned-recorded"
  case postOpened = "post-opened"
  case absenceRecorded = "absence-recorded"
  case absenceEnded = "absence-ended"
  case substituteAppointed = "substitute-appointed"
  case substitutionEnded = "substitution-ended"
  case doneForMeRead = "done-for-me-read"
  case deputySteppedIn = "deputy-stepped-in"
  case deputySteppedOut = "deputy-stepped-out"
  case roleGranted = "role-granted"
  case roleRevoked = "role-revoked"
  case unitSet = "unit-set"
  case employmentEnded = "employment-ended"
  case postResponsibleSet = "post-responsible-set"
  case letterDrafted = "letter-drafted"
  case letterSaved = "letter-saved"
  case letterAddressed = "letter-addressed"
  case letterDiscarded = "letter-discarded"
  case letterSentForApproval = "letter-sent-for-approval"
  case letterWithdrawn = "letter-withdrawn"
  case letterCommented = "letter-commented"
  case letterCommentResolved = "letter-comment-resolved"
  case letterReturned = "letter-returned"
  case letterApproved = "letter-approved"
  case letterApprovalCancelled = "letter-approval-cancelled"
  case letterFinalised = "letter-finalised"
  case letterRendered = "letter-rendered"
  case dispatchStarted = "dispatch-started"
  case dispatchAccepted = "dispatch-accepted"
  case dispatchRefused = "dispatch-refused"
  case dispatchTryFailed = "dispatch-try-failed"
  case dispatchObserved = "dispatch-observed"
  case printStopAsked = "print-stop-asked"
  case printStopTried = "print-stop-tried"
  case printLeftUnclear = "print-left-unclear"
  case dispatchPrinted = "dispatch-printed"
  case dispatchSigned = "dispatch-signed"
  case dispatchHandedOver = "dispatch-handed-over"
  case dispatchRetried = "dispatch-retried"
  case sentWithErrorReported = "sent-with-error-reported"
}

extension Event {
  /// The thing an event is about, as a value.
  package var about: About {
    switch self {
    case .postReceived(let content): .post(content.post)
    case .postStamped(let content): .post(content.post)
    case .receivedDateCorrected(let content): .post(content.post)
    case .postMarkedUrgent(let content): .post(content.post)
    case .postDescribed(let content): .post(content.post)
    case .postSplit(let content): .post(content.post)
    case .originalShelved(let content): .post(content.post)
    case .originalShredded(let content): .post(content.post)
    case .postAssigned(let content), .postTaken(let content), .postParked(let content), .postReturned(let content),
      .postForwarded(let content), .forwardingDeclined(let content), .postReassigned(let content):
      .post(content.post)
    case .postAccepted(let content): .post(content.post)
    case .deadlineMet(let content): .post(content.post)
    case .preliminaryAnswerRecorded(let content): .post(content.post)
    case .caseLinked(let content): .post(content.post)
    case .entryRegistered(let content): .post(content.post)
    case .decisionUndone(let content): .post(content.post)
    case .postMisdirected(let content): .post(content.post)
    case .postRouted(let content): .post(content.post)
    case .extractConfirmed(let content): .post(content.post)
    case .deliveryConfirmed(let content): .post(content.post)
    case .ruleGapNoted(let content): .post(content.post)
    case .ruleGapSettled(let content): .post(content.post)
    case .caseOpened(let content): .caseFolder(content.caseFolder)
    case .noteRegistered(let content): .caseFolder(content.caseFolder)
    case .entryWrittenOff(let content): content.post.map { .post($0) } ?? .caseFolder(content.caseFolder)
    case .writeOffWithdrawn(let content): content.post.map { .post($0) } ?? .caseFolder(content.caseFolder)
    case .workStarted(let content): .caseFolder(content.caseFolder)
    case .workQuestionAnswered(let content): .caseFolder(content.caseFolder)
    case .caseClosed(let content): .caseFolder(content.caseFolder)
    case .caseReopened(let content): .caseFolder(content.caseFolder)
    case .caseShared(let content), .caseUnshared(let content): .caseFolder(content.caseFolder)
    case .caseRead(let content): .caseFolder(content.caseFolder)
    case .consentRecorded(let content): .consent(content.consent)
    case .consentWithdrawn(let content): .consent(content.consent)
    case .meetingStarted(let content): .meeting(content.meeting)
    case .meetingClosed(let content): .meeting(content.meeting)
    case .fileReceived(let content): .intake(content.intake)
    case .fileRefused(let content): .intake(content.intake)
    case .fileRemoved(let content): .intake(content.intake)
    case .deviationRaised(let content): .deviation(content.deviation)
    case .deviationResolved(let content): .deviation(content.deviation)
    case .scanPrepared(let content): .post(content.post)
    case .scanLinked(let content): .post(content.post)
    case .scanUnlinked(let content): .post(content.post)
    case .scanChecked(let content): .post(content.post)
    case .scanFaultReported(let content): .post(content.post)
    case .scanFaultSettled(let content): .post(content.post)
    case .entryFinalised(let content): .post(content.post)
    case .localCopyRegistered(let content): .post(content.post)
    case .localCopyDeleted(let content): .post(content.post)
    case .postJoined(let content), .postSeparated(let content): .post(content.post)
    case .intermediateReleased(let content): .intake(content.intake)
    case .pagesLooked(let content): .document(content.post)
    case .pagesRead(let content): .document(content.post)
    case .pageWorkFailed(let content): .document(content.post)
    case .pageWorkRetried(let content): .document(content.post)
    case .concernedRecorded(let content): .post(content.post)
    default: letter.map { .letter($0.id, $0.caseFolder) } ?? .office
    }
  }

  package enum About: Hashable, Sendable {
    case office
    case post(PostItem.ID)
    case caseFolder(CaseFolder.ID)
    case consent(Consent.ID)
    case meeting(MorningMeeting.ID)
    case deviation(Deviation.ID)
    case intake(IntakeFile.ID)
    /// A letter, and the case that it is written in.
    case letter(Letter.ID, CaseFolder.ID)
    /// A scanned file of this item.
    case document(PostItem.ID)
  }
}
