/// Between an event and its kind and content: one line a kind, so that the compiler finds a forgotten one.
extension Event {
  package var kind: EventKind {
    switch self {
    case .officeCreated: .officeCreated
    case .serviceAdded: .serviceAdded
    case .routineAdopted: .routineAdopted
    case .userAdded: .userAdded
    case .passwordSet: .passwordSet
    case .languageChosen: .languageChosen
    case .signInFailed: .signInFailed
    case .signedIn: .signedIn
    case .signedOut: .signedOut
    case .commandRefused: .commandRefused
    case .postReceived: .postReceived
    case .postStamped: .postStamped
    case .receivedDateCorrected: .receivedDateCorrected
    case .postMarkedUrgent: .postMarkedUrgent
    case .postDescribed: .postDescribed
    case .postSplit: .postSplit
    case .originalShelved: .originalShelved
    case .originalShredded: .originalShredded
    case .postAssigned: .postAssigned
    case .postTaken: .postTaken
    case .postParked: .postParked
    case .postReturned: .postReturned
    case .postForwarded: .postForwarded
    case .postAccepted: .postAccepted
    case .forwardingDeclined: .forwardingDeclined
    case .postReassigned: .postReassigned
    case .deadlineMet: .deadlineMet
    case .preliminaryAnswerRecorded: .preliminaryAnswerRecorded
    case .closingDaySet: .closingDaySet
    case .closingDayRemoved: .closingDayRemoved
    case .caseOpened: .caseOpened
    case .caseLinked: .caseLinked
    case .entryRegistered: .entryRegistered
    case .noteRegistered: .noteRegistered
    case .entryWrittenOff: .entryWrittenOff
    case .writeOffWithdrawn: .writeOffWithdrawn
    case .workStarted: .workStarted
    case .workQuestionAnswered: .workQuestionAnswered
    case .caseClosed: .caseClosed
    case .caseReopened: .caseReopened
    case .caseShared: .caseShared
    case .caseUnshared: .caseUnshared
    case .caseRead: .caseRead
    case .consentRecorded: .consentRecorded
    case .consentWithdrawn: .consentWithdrawn
    case .postMisdirected: .postMisdirected
    case .postRouted: .postRouted
    case .extractConfirmed: .extractConfirmed
    case .deliveryConfirmed: .deliveryConfirmed
    case .ruleGapNoted: .ruleGapNoted
    case .ruleGapSettled: .ruleGapSettled
    case .meetingStarted: .meetingStarted
    case .meetingClosed: .meetingClosed
    case .decisionUndone: .decisionUndone
    case .fileReceived: .fileReceived
    case .fileRefused: .fileRefused
    case .fileRemoved: .fileRemoved
    case .deviationRaised: .deviationRaised
    case .deviationResolved: .deviationResolved
    case .scanPrepared: .scanPrepared
    case .scanLinked: .scanLinked
    case .scanUnlinked: .scanUnlinked
    case .postJoined: .postJoined
    case .postSeparated: .postSeparated
    case .scanChecked: .scanChecked
    case .scanFaultReported: .scanFaultReported
    case .scanFaultSettled: .scanFaultSettled
    case .scanFaultSeen: .scanFaultSeen
    case .entryFinalised: .entryFinalised
    case .intermediateReleased: .intermediateReleased
    case .localCopyRegistered: .localCopyRegistered
    case .localCopyDeleted: .localCopyDeleted
    case .shreddingListSigned: .shreddingListSigned
    case .pagesLooked: .pagesLooked
    case .pagesRead: .pagesRead
    case .pageWorkFailed: .pageWorkFailed
    case .pageWorkRetried: .pageWorkRetried
    case .directoryRowSet: .directoryRowSet
    case .directoryRowEnded: .directoryRowEnded
    case .directoryOwnerSet: .directoryOwnerSet
    case .concernedRecorded: .concernedRecorded
    case .postOpened: .postOpened
    case .absenceRecorded: .absenceRecorded
    case .absenceEnded: .absenceEnded
    case .substituteAppointed: .substituteAppointed
    case .substitutionEnded: .substitutionEnded
    case .doneForMeRead: .doneForMeRead
    case .deputySteppedIn: .deputySteppedIn
    case .deputySteppedOut: .deputySteppedOut
    case .roleGranted: .roleGranted
    case .roleRevoked: .roleRevoked
    case .unitSet: .unitSet
    case .employmentEnded: .employmentEnded
    case .postResponsibleSet: .postResponsibleSet
    case .letterDrafted: .letterDrafted
    case .letterSaved: .letterSaved
    case .letterAddressed: .letterAddressed
    case .letterDiscarded: .letterDiscarded
    case .letterSentForApproval: .letterSentForApproval
    case .letterWithdrawn: .letterWithdrawn
    case .letterCommented: .letterCommented
    case .letterCommentResolved: .letterCommentResolved
    case .letterReturned: .letterReturned
    case .letterApproved: .letterApproved
    case .letterApprovalCancelled: .letterApprovalCancelled
    case .letterFinalised: .letterFinalised
    case .letterRendered: .letterRendered
    case .dispatchStarted: .dispatchStarted
    case .dispatchAccepted: .dispatchAccepted
    case .dispatchRefused: .dispatchRefused
    case .dispatchTryFailed: .dispatchTryFailed
    case .dispatchObserved: .dispatchObserved
    case .printStopAsked: .printStopAsked
    case .printStopTried: .printStopTried
    case .printLeftUnclear: .printLeftUnclear
    case .dispatchPrinted: .dispatchPrinted
    case .dispatchSigned: .dispatchSigned
    case .dispatchHandedOver: .dispatchHandedOver
    case .dispatchRetried: .dispatchRetried
    case .sentWithErrorReported: .sentWithErrorReported
    }
  }

  package var content: any EventContent {
    switch self {
    case .officeCreated(let content): content
    case .serviceAdded(let content): content
    case .routineAdopted(let content): content
    case .userAdded(let content): content
    case .passwordSet(let content): content
    case .languageChosen(let content): content
    case .signInFailed(let content): content
    case .signedIn(let content): content
    case .signedOut(let content): content
    case .commandRefused(let content): content
    case .postReceived(let content): content
    case .postStamped(let content): content
    case .receivedDateCorrected(let content): content
    case .postMarkedUrgent(let content): content
    case .postDescribed(let content): content
    case .postSplit(let content): content
    case .originalShelved(let content): content
    case .originalShredded(let content): content
    case .postAssigned(let content): content
    case .postTaken(let content): content
    case .postParked(let content): content
    case .postReturned(let content): content
    case .postForwarded(let content): content
    case .postAccepted(let content): content
    case .forwardingDeclined(let content): content
    case .postReassigned(let content): content
    case .deadlineMet(let content): content
    case .preliminaryAnswerRecorded(let content): content
    case .closingDaySet(let content): content
    case .closingDayRemoved(let content): content
    case .caseOpened(let content): content
    case .caseLinked(let content): content
    case .entryRegistered(let content): content
    case .noteRegistered(let content): content
    case .entryWrittenOff(let content): content
    case .writeOffWithdrawn(let content): content
    case .workStarted(let content): content
    case .workQuestionAnswered(let content): content
    case .caseClosed(let content): content
    case .caseReopened(let content): content
    case .caseShared(let content): content
    case .caseUnshared(let content): content
    case .caseRead(let content): content
    case .consentRecorded(let content): content
    case .consentWithdrawn(let content): content
    case .postMisdirected(let content): content
    case .postRouted(let content): content
    case .extractConfirmed(let content): content
    case .deliveryConfirmed(let content): content
    case .ruleGapNoted(let content): content
    case .ruleGapSettled(let content): content
    case .meetingStarted(let content): content
    case .meetingClosed(let content): content
    case .decisionUndone(let content): content
    case .fileReceived(let content): content
    case .fileRefused(let content): content
    case .fileRemoved(let content): content
    case .deviationRaised(let content): content
    case .deviationResolved(let content): content
    case .scanPrepared(let content): content
    case .scanLinked(let content): content
    case .scanUnlinked(let content): content
    case .postJoined(let content): content
    case .postSeparated(let content): content
    case .scanChecked(let content): content
    case .scanFaultReported(let content): content
    case .scanFaultSettled(let content): content
    case .scanFaultSeen(let content): content
    case .entryFinalised(let content): content
    case .intermediateReleased(let content): content
    case .localCopyRegistered(let content): content
    case .localCopyDeleted(let content): content
    case .shreddingListSigned(let content): content
    case .pagesLooked(let content): content
    case .pagesRead(let content): content
    case .pageWorkFailed(let content): content
    case .pageWorkRetried(let content): content
    case .directoryRowSet(let content): content
    case .directoryRowEnded(let content): content
    case .directoryOwnerSet(let content): content
    case .concernedRecorded(let content): content
    case .postOpened(let content): content
    case .absenceRecorded(let content): content
    case .absenceEnded(let content): content
    case .substituteAppointed(let content): content
    case .substitutionEnded(let content): content
    case .doneForMeRead(let content): content
    case .deputySteppedIn(let content): content
    case .deputySteppedOut(let content): content
    case .roleGranted(let content): content
    case .roleRevoked(let content): content
    case .unitSet(let content): content
    case .employmentEnded(let content): content
    case .postResponsibleSet(let content): content
    case .letterDrafted(let content): content
    case .letterSaved(let content): content
    case .letterAddressed(let content): content
    case .letterDiscarded(let content): content
    case .letterSentForApproval(let content): content
    case .letterWithdrawn(let content): content
    case .letterCommented(let content): content
    case .letterCommentResolved(let content): content
    case .letterReturned(let content): content
    case .letterApproved(let content): content
    case .letterApprovalCancelled(let content): content
    case .letterFinalised(let content): content
    case .letterRendered(let content): content
    case .dispatchStarted(let content): content
    case .dispatchAccepted(let content): content
    case .dispatchRefused(let content): content
    case .dispatchTryFailed(let content): content
    case .dispatchObserved(let content): content
    case .printStopAsked(let content): content
    case .printStopTried(let content): content
    case .printLeftUnclear(let content): content
    case .dispatchPrinted(let content): content
    case .dispatchSigned(let content): content
    case .dispatchHandedOver(let content): content
    case .dispatchRetried(let content): content
    case .sentWithErrorReported(let content): content
    }
  }

  package var subject: Subject { content.subject }
  package var concerns: Service.ID? { content.concerns }

  /// Rebuilds an event from its kind and a reader of its content.
  package init(kind: EventKind, reading read: some ContentReader) throws {
    switch kind {
    case .officeCreated: self = .officeCreated(try read(OfficeCreated.self))
    case .serviceAdded: self = .serviceAdded(try read(ServiceAdded.self))
    case .routineAdopted: self = .routineAdopted(try read(RoutineAdopted.self))
    case .userAdded: self = .userAdded(try read(UserAdded.self))
    case .passwordSet: self = .passwordSet(try read(PasswordSet.self))
    case .languageChosen: self = .languageChosen(try read(LanguageChosen.self))
    case .signInFailed: self = .signInFailed(try read(SignInFailed.self))
    case .signedIn: self = .signedIn(try read(SignedIn.self))
    case .signedOut: self = .signedOut(try read(SignedOut.self))
    case .commandRefused: self = .commandRefused(try read(CommandRefused.self))
    case .postReceived: self = .postReceived(try read(PostReceived.self))
    case .postStamped: self = .postStamped(try read(PostStamped.self))
    case .receivedDateCorrected: self = .receivedDateCorrected(try read(ReceivedDateCorrected.self))
    case .postMarkedUrgent: self = .postMarkedUrgent(try read(PostMarkedUrgent.self))
    case .postDescribed: self = .postDescribed(try read(PostDescribed.self))
    case .postSplit: self = .postSplit(try read(PostSplit.self))
    case .originalShelved: self = .originalShelved(try read(OriginalShelved.self))
    case .originalShredded: self = .originalShredded(try read(OriginalShredded.self))
    case .postAssigned: self = .postAssigned(try read(PostMoved.self))
    case .postTaken: self = .postTaken(try read(PostMoved.self))
    case .postParked: self = .postParked(try read(PostMoved.self))
    case .postReturned: self = .postReturned(try read(PostMoved.self))
    case .postForwarded: self = .postForwarded(try read(PostMoved.self))
    case .postAccepted: self = .postAccepted(try read(PostAccepted.self))
    case .forwardingDeclined: self = .forwardingDeclined(try read(PostMoved.self))
    case .postReassigned: self = .postReassigned(try read(PostMoved.self))
    case .deadlineMet: self = .deadlineMet(try read(DeadlineMet.self))
    case .preliminaryAnswerRecorded: self = .preliminaryAnswerRecorded(try read(PreliminaryAnswerRecorded.self))
    case .closingDaySet: self = .closingDaySet(try read(ClosingDaySet.self))
    case .closingDayRemoved: self = .closingDayRemoved(try read(ClosingDayRemoved.self))
    case .caseOpened: self = .caseOpened(try read(CaseOpened.self))
    case .caseLinked: self = .caseLinked(try read(CaseLinked.self))
    case .entryRegistered: self = .entryRegistered(try read(EntryRegistered.self))
    case .noteRegistered: self = .noteRegistered(try read(NoteRegistered.self))
    case .entryWrittenOff: self = .entryWrittenOff(try read(EntryWrittenOff.self))
    case .writeOffWithdrawn: self = .writeOffWithdrawn(try read(WriteOffWithdrawn.self))
    case .workStarted: self = .workStarted(try read(WorkStarted.self))
    case .workQuestionAnswered: self = .workQuestionAnswered(try read(WorkQuestionAnswered.self))
    case .caseClosed: self = .caseClosed(try read(CaseClosed.self))
    case .caseReopened: self = .caseReopened(try read(CaseReopened.self))
    case .caseShared: self = .caseShared(try read(SharingChanged.self))
    case .caseUnshared: self = .caseUnshared(try read(SharingChanged.self))
    case .caseRead: self = .caseRead(try read(CaseRead.self))
    case .consentRecorded: self = .consentRecorded(try read(ConsentRecorded.self))
    case .consentWithdrawn: self = .consentWithdrawn(try read(ConsentWithdrawn.self))
    case .postMisdirected: self = .postMisdirected(try read(PostMisdirected.self))
    case .postRouted: self = .postRouted(try read(PostRouted.self))
    case .extractConfirmed: self = .extractConfirmed(try read(ExtractConfirmed.self))
    case .deliveryConfirmed: self = .deliveryConfirmed(try read(DeliveryConfirmed.self))
    case .ruleGapNoted: self = .ruleGapNoted(try read(RuleGapNoted.self))
    case .ruleGapSettled: self = .ruleGapSettled(try read(RuleGapSettled.self))
    case .meetingStarted: self = .meetingStarted(try read(MeetingStarted.self))
    case .meetingClosed: self = .meetingClosed(try read(MeetingClosed.self))
    case .decisionUndone: self = .decisionUndone(try read(DecisionUndone.self))
    case .fileReceived: self = .fileReceived(try read(FileReceived.self))
    case .fileRefused: self = .fileRefused(try read(FileRefused.self))
    case .fileRemoved: self = .fileRemoved(try read(FileRemoved.self))
    case .deviationRaised: self = .deviationRaised(try read(DeviationRaised.self))
    case .deviationResolved: self = .deviationResolved(try read(DeviationResolved.self))
    case .scanPrepared: self = .scanPrepared(try read(ScanPrepared.self))
    case .scanLinked: self = .scanLinked(try read(ScanLinked.self))
    case .scanUnlinked: self = .scanUnlinked(try read(ScanUnlinked.self))
    case .postJoined: self = .postJoined(try read(PostMoved.self))
    case .postSeparated: self = .postSeparated(try read(PostMoved.self))
    case .scanChecked: self = .scanChecked(try read(ScanChecked.self))
    case .scanFaultReported: self = .scanFaultReported(try read(ScanFaultReported.self))
    case .scanFaultSettled: self = .scanFaultSettled(try read(ScanFaultSettled.self))
    case .scanFaultSeen: self = .scanFaultSeen(try read(ScanFaultSeen.self))
    case .entryFinalised: self = .entryFinalised(try read(EntryFinalised.self))
    case .intermediateReleased: self = .intermediateReleased(try read(IntermediateReleased.self))
    case .localCopyRegistered: self = .localCopyRegistered(try read(LocalCopyRegistered.self))
    case .localCopyDeleted: self = .localCopyDeleted(try read(LocalCopyDeleted.self))
    case .shreddingListSigned: self = .shreddingListSigned(try read(ShreddingListSigned.self))
    case .pagesLooked: self = .pagesLooked(try read(PagesLooked.self))
    case .pagesRead: self = .pagesRead(try read(PagesRead.self))
    case .pageWorkFailed: self = .pageWorkFailed(try read(PageWorkFailed.self))
    case .pageWorkRetried: self = .pageWorkRetried(try read(PageWorkRetried.self))
    case .directoryRowSet: self = .directoryRowSet(try read(DirectoryRowSet.self))
    case .directoryRowEnded: self = .directoryRowEnded(try read(DirectoryRowEnded.self))
    case .directoryOwnerSet: self = .directoryOwnerSet(try read(DirectoryOwnerSet.self))
    case .concernedRecorded: self = .concernedRecorded(try read(ConcernedRecorded.self))
    case .postOpened: self = .postOpened(try read(PostOpened.self))
    case .absenceRecorded: self = .absenceRecorded(try read(AbsenceRecorded.self))
    case .absenceEnded: self = .absenceEnded(try read(AbsenceEnded.self))
    case .substituteAppointed: self = .substituteAppointed(try read(SubstituteAppointed.self))
    case .substitutionEnded: self = .substitutionEnded(try read(SubstitutionEnded.self))
    case .doneForMeRead: self = .doneForMeRead(try read(DoneForMeRead.self))
    case .deputySteppedIn: self = .deputySteppedIn(try read(DeputySteppedIn.self))
    case .deputySteppedOut: self = .deputySteppedOut(try read(DeputySteppedOut.self))
    case .roleGranted: self = .roleGranted(try read(RoleGranted.self))
    case .roleRevoked: self = .roleRevoked(try read(RoleRevoked.self))
    case .unitSet: self = .unitSet(try read(UnitSet.self))
    case .employmentEnded: self = .employmentEnded(try read(EmploymentEnded.self))
    case .postResponsibleSet: self = .postResponsibleSet(try read(PostResponsibleSet.self))
    case .letterDrafted: self = .letterDrafted(try read(LetterDrafted.self))
    case .letterSaved: self = .letterSaved(try read(LetterSaved.self))
    case .letterAddressed: self = .letterAddressed(try read(LetterAddressed.self))
    case .letterDiscarded: self = .letterDiscarded(try read(LetterDiscarded.self))
    case .letterSentForApproval: self = .letterSentForApproval(try read(LetterSentForApproval.self))
    case .letterWithdrawn: self = .letterWithdrawn(try read(LetterWithdrawn.self))
    case .letterCommented: self = .letterCommented(try read(LetterCommented.self))
    case .letterCommentResolved: self = .letterCommentResolved(try read(LetterCommentResolved.self))
    case .letterReturned: self = .letterReturned(try read(LetterReturned.self))
    case .letterApproved: self = .letterApproved(try read(LetterApproved.self))
    case .letterApprovalCancelled: self = .letterApprovalCancelled(try read(LetterApprovalCancelled.self))
    case .letterFinalised: self = .letterFinalised(try read(LetterFinalised.self))
    case .letterRendered: self = .letterRendered(try read(LetterRendered.self))
    case .dispatchStarted: self = .dispatchStarted(try read(DispatchStarted.self))
    case .dispatchAccepted: self = .dispatchAccepted(try read(DispatchAccepted.self))
    case .dispatchRefused: self = .dispatchRefused(try read(DispatchRefused.self))
    case .dispatchTryFailed: self = .dispatchTryFailed(try read(DispatchTryFailed.self))
    case .dispatchObserved: self = .dispatchObserved(try read(DispatchObserved.self))
    case .printStopAsked: self = .printStopAsked(try read(PrintStopAsked.self))
    case .printStopTried: self = .printStopTried(try read(PrintStopTried.self))
    case .printLeftUnclear: self = .printLeftUnclear(try read(PrintLeftUnclear.self))
    case .dispatchPrinted: self = .dispatchPrinted(try read(DispatchPrinted.self))
    case .dispatchSigned: self = .dispatchSigned(try read(DispatchSigned.self))
    case .dispatchHandedOver: self = .dispatchHandedOver(try read(DispatchHandedOver.self))
    case .dispatchRetried: self = .dispatchRetried(try read(DispatchRetried.self))
    case .sentWithErrorReported: self = .sentWithErrorReported(try read(SentWithErrorReported.self))
    }
  }
}

/// Reads one content type from wherever the log keeps it.
package protocol ContentReader {
  func callAsFunction<C: EventContent>(_ type: C.Type) throws -> C
}
