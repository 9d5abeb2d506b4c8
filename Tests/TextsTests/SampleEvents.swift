import Domain

/// One event of a kind, to ask what holds for its kind. A new kind does not compile until it is here.
func sample(of kind: EventKind) -> Event {
  switch kind {
  case .officeCreated: .officeCreated(OfficeCreated(name: "Fjordvik", language: .bokmål, isDemo: true))
  case .serviceAdded:
    .serviceAdded(ServiceAdded(service: service, name: "Profil", postResponsible: user, routine: routine))
  case .userAdded: .userAdded(UserAdded(user: user, name: "Kari Vik", memberships: []))
  case .passwordSet: .passwordSet(PasswordSet(user: user, hash: "scrypt"))
  case .languageChosen: .languageChosen(LanguageChosen(user: user, language: .nynorsk))
  case .signInFailed: .signInFailed(SignInFailed(user: user))
  case .signedIn: .signedIn(SignedIn(user: user, token: "00", expires: Instant(seconds: 0)))
  case .signedOut: .signedOut(SignedOut(user: user, token: "00"))
  case .commandRefused: .commandRefused(CommandRefused(user: user, command: "undo", code: "not-permitted"))
  case .postReceived:
    .postReceived(
      PostReceived(
        post: post, service: service, details: details, receivedOn: day, responsible: user, isUrgent: false))
  case .postStamped: .postStamped(PostStamped(post: post, service: service))
  case .receivedDateCorrected:
    .receivedDateCorrected(ReceivedDateCorrected(post: post, service: service, from: day, to: day, reason: "feil"))
  case .postDescribed: .postDescribed(PostDescribed(post: post, service: service, from: details, to: details))
  case .postMarkedUrgent: .postMarkedUrgent(PostMarkedUrgent(post: post, service: service, reason: nil))
  case .postSplit: .postSplit(PostSplit(post: post, service: service, parts: [post]))
  case .postAssigned: .postAssigned(moved)
  case .postTaken: .postTaken(moved)
  case .postParked: .postParked(moved)
  case .postReturned: .postReturned(moved)
  case .postForwarded: .postForwarded(moved)
  case .postAccepted:
    .postAccepted(PostAccepted(post: post, from: service, service: service, to: moved.to, note: nil))
  case .forwardingDeclined: .forwardingDeclined(moved)
  case .postReassigned: .postReassigned(moved)
  case .caseOpened:
    .caseOpened(
      CaseOpened(
        caseFolder: caseFolder, service: service, title: "Søknad", kind: .unknown, party: "O. N.", owner: user))
  case .caseLinked:
    .caseLinked(CaseLinked(post: post, service: service, caseFolder: caseFolder, before: nil))
  case .entryRegistered:
    .entryRegistered(
      EntryRegistered(
        entry: RegistryEntry.ID(year: 2026, number: 1), post: post, service: service, caseFolder: caseFolder,
        sequence: 1, title: "Søknad", correspondent: "O. N.", receivedOn: day, documentDate: nil, registeredOn: day))
  case .noteRegistered:
    .noteRegistered(
      NoteRegistered(
        entry: RegistryEntry.ID(year: 2026, number: 2), service: service, caseFolder: caseFolder, sequence: 2,
        type: .fileNote, title: "Notat", author: "Kari Vik", handler: nil, registeredOn: day, text: document))
  case .entryWrittenOff:
    .entryWrittenOff(
      EntryWrittenOff(
        entry: RegistryEntry.ID(year: 2026, number: 1), service: service, caseFolder: caseFolder, sequence: 1,
        post: post,
        method: .noted, answers: [], note: nil, on: day))
  case .writeOffWithdrawn:
    .writeOffWithdrawn(
      WriteOffWithdrawn(
        entry: RegistryEntry.ID(year: 2026, number: 1), service: service, caseFolder: caseFolder, sequence: 1,
        post: post,
        reason: "feil"))
  case .workStarted: .workStarted(WorkStarted(caseFolder: caseFolder, service: service))
  case .workQuestionAnswered:
    .workQuestionAnswered(WorkQuestionAnswered(caseFolder: caseFolder, service: service, startsWork: false))
  case .caseClosed: .caseClosed(CaseClosed(caseFolder: caseFolder, service: service))
  case .caseReopened: .caseReopened(CaseReopened(caseFolder: caseFolder, service: service, reason: "ny post"))
  case .meetingStarted: .meetingStarted(MeetingStarted(meeting: meeting, service: service))
  case .meetingClosed:
    .meetingClosed(MeetingClosed(meeting: meeting, service: service, decided: 0, left: 0, minutes: document))
  case .decisionUndone:
    .decisionUndone(DecisionUndone(post: post, service: service, undone: 1, restored: .notUrgent))
  case .fileReceived:
    .fileReceived(FileReceived(intake: intake, source: source, sighting: sighting, post: post))
  case .fileRefused:
    .fileRefused(FileRefused(intake: intake, source: source, sighting: sighting, deviation: deviation))
  case .fileRemoved: .fileRemoved(FileRemoved(intake: intake, source: source, state: .removed))
  case .deviationRaised:
    .deviationRaised(
      DeviationRaised(
        deviation: deviation, service: service, kind: .intakeFile, reason: "empty", about: "a.pdf", responsible: user))
  case .deviationResolved:
    .deviationResolved(DeviationResolved(deviation: deviation, service: service, explanation: "skannet på nytt"))
  }
}

private let post = PostItem.ID(1)
private let meeting = MorningMeeting.ID(1)
private let deviation = Deviation.ID(1)
private let intake = IntakeFile.ID(1)
private let caseFolder = CaseFolder.ID(year: 2026, number: 1)
private let day = Day(ordinal: 20_000)
private let user = User.program
private let service: Service.ID = word("profil")
private let details = PostDetails(channel: .letter, title: "Søknad", sender: "O. N.")
private let routine = ServiceRoutine(kinds: [], subjectFollowsKind: false)
private let source = IntakeSource(service: service, kind: .scanner)
private let sighting = FileSighting(nameBytes: "61", name: "a", inode: 1, bytes: 1, modified: 0, digest: nil)
private let document = DocumentReference(digest: "00", name: "referat.txt", bytes: 1, pages: nil, role: .minutes)
private let moved = PostMoved(
  post: post, service: service, from: .init(placement: .opened, responsible: user),
  to: .init(placement: .assigned(user), responsible: user))

private func word<Owner>(_ text: String) -> Word<Owner> {
  guard let word = Word<Owner>(text) else { preconditionFailure("\(text) is no word") }
  return word
}
