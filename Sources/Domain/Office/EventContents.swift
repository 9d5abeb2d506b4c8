/// Between an event and its kind and content: one line a kind, so that the compiler finds a forgotten one.
extension Event {
  package var kind: EventKind {
    switch self {
    case .officeCreated: .officeCreated
    case .serviceAdded: .serviceAdded
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
    case .postAssigned: .postAssigned
    case .postTaken: .postTaken
    case .postParked: .postParked
    case .postReturned: .postReturned
    case .postForwarded: .postForwarded
    case .postAccepted: .postAccepted
    case .forwardingDeclined: .forwardingDeclined
    case .postReassigned: .postReassigned
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
    case .meetingStarted: .meetingStarted
    case .meetingClosed: .meetingClosed
    case .decisionUndone: .decisionUndone
    case .fileReceived: .fileReceived
    case .fileRefused: .fileRefused
    case .fileRemoved: .fileRemoved
    case .deviationRaised: .deviationRaised
    case .deviationResolved: .deviationResolved
    }
  }

  package var content: any EventContent {
    switch self {
    case .officeCreated(let content): content
    case .serviceAdded(let content): content
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
    case .postAssigned(let content): content
    case .postTaken(let content): content
    case .postParked(let content): content
    case .postReturned(let content): content
    case .postForwarded(let content): content
    case .postAccepted(let content): content
    case .forwardingDeclined(let content): content
    case .postReassigned(let content): content
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
    case .meetingStarted(let content): content
    case .meetingClosed(let content): content
    case .decisionUndone(let content): content
    case .fileReceived(let content): content
    case .fileRefused(let content): content
    case .fileRemoved(let content): content
    case .deviationRaised(let content): content
    case .deviationResolved(let content): content
    }
  }

  package var subject: Subject { content.subject }
  package var concerns: Service.ID? { content.concerns }

  /// Rebuilds an event from its kind and a reader of its content.
  package init(kind: EventKind, reading read: ContentReader) throws {
    switch kind {
    case .officeCreated: self = .officeCreated(try read(OfficeCreated.self))
    case .serviceAdded: self = .serviceAdded(try read(ServiceAdded.self))
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
    case .postAssigned: self = .postAssigned(try read(PostMoved.self))
    case .postTaken: self = .postTaken(try read(PostMoved.self))
    case .postParked: self = .postParked(try read(PostMoved.self))
    case .postReturned: self = .postReturned(try read(PostMoved.self))
    case .postForwarded: self = .postForwarded(try read(PostMoved.self))
    case .postAccepted: self = .postAccepted(try read(PostAccepted.self))
    case .forwardingDeclined: self = .forwardingDeclined(try read(PostMoved.self))
    case .postReassigned: self = .postReassigned(try read(PostMoved.self))
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
    case .meetingStarted: self = .meetingStarted(try read(MeetingStarted.self))
    case .meetingClosed: self = .meetingClosed(try read(MeetingClosed.self))
    case .decisionUndone: self = .decisionUndone(try read(DecisionUndone.self))
    case .fileReceived: self = .fileReceived(try read(FileReceived.self))
    case .fileRefused: self = .fileRefused(try read(FileRefused.self))
    case .fileRemoved: self = .fileRemoved(try read(FileRemoved.self))
    case .deviationRaised: self = .deviationRaised(try read(DeviationRaised.self))
    case .deviationResolved: self = .deviationResolved(try read(DeviationResolved.self))
    }
  }

  /// Reads one content type from wherever the log keeps it.
  package struct ContentReader {
    private let decoder: (any EventContent.Type) throws -> any EventContent

    package init(_ decoder: @escaping (any EventContent.Type) throws -> any EventContent) {
      self.decoder = decoder
    }

    func callAsFunction<C: EventContent>(_ type: C.Type) throws -> C {
      let content = try decoder(type)
      guard let content = content as? C else {
        throw DecodingError.typeMismatch(type, .init(codingPath: [], debugDescription: "other content"))
      }
      return content
    }
  }
}
