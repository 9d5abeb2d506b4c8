package import Domain
import Testing

/// One event of every kind, with every optional filled, from one small office.
package struct EventSamples {
  package let kari: User.ID
  package let per: User.ID
  package let profil: Service.ID
  package let ppt: Service.ID
  package let kind: DocumentKind
  package let friday: Day
  package let monday: Day
  package let post = PostItem.ID(12)
  package let meeting = MorningMeeting.ID(3)
  package let folder = CaseFolder.ID(year: 2026, number: 118)
  package let deviation = Deviation.ID(4)
  package let intake = IntakeFile.ID(5)
  package let period: DayPeriod

  package init() throws {
    kari = try #require(User.ID("kari.vik"))
    per = try #require(User.ID("per.moe"))
    profil = try #require(Service.ID("profil"))
    ppt = try #require(Service.ID("ppt"))
    kind = try #require(DocumentKind("klage-pa-vedtak"))
    friday = try #require(Day(iso: "2026-11-20"))
    monday = try #require(Day(iso: "2026-11-23"))
    period = try #require(DayPeriod(from: friday, through: monday))
  }

  // A new kind does not compile until it has a sample here, and then lacks its golden text.
  package func event(_ kind: EventKind) -> Event {
    switch kind {
    case .officeCreated: .officeCreated(OfficeCreated(name: "Fjordvik kommune", language: .bokmål, isDemo: true))
    case .serviceAdded:
      .serviceAdded(ServiceAdded(service: profil, name: "Profil", postResponsible: kari, routine: routine))
    case .routineAdopted:
      .routineAdopted(
        RoutineAdopted(
          service: profil, edition: RoutineEdition(version: 2, digest: token, text: "format: 1"), routine: routine,
          before: 1))
    case .userAdded:
      .userAdded(UserAdded(user: kari, name: "Kari Vik", memberships: [Membership(service: profil, role: .clerk)]))
    case .passwordSet: .passwordSet(PasswordSet(user: kari, hash: "scrypt$32768$8$3$00$11"))
    case .languageChosen: .languageChosen(LanguageChosen(user: kari, language: .nynorsk))
    case .signInFailed: .signInFailed(SignInFailed(user: kari))
    case .signedIn: .signedIn(SignedIn(user: kari, token: token, expires: Instant(seconds: 1_795_200_000)))
    case .signedOut: .signedOut(SignedOut(user: kari, token: token))
    case .commandRefused: .commandRefused(CommandRefused(user: per, command: "assign-post", code: "not-permitted"))
    default: postEvent(kind)
    }
  }

  private func postEvent(_ kind: EventKind) -> Event {
    switch kind {
    case .postReceived:
      .postReceived(
        PostReceived(
          post: post, service: profil, details: details, receivedOn: friday, responsible: kari, isUrgent: true,
          documents: [document], splitFrom: PostItem.ID(10), sameBytesAs: PostItem.ID(11)))
    case .postStamped: .postStamped(PostStamped(post: post, service: profil))
    case .receivedDateCorrected:
      .receivedDateCorrected(
        ReceivedDateCorrected(post: post, service: profil, from: monday, to: friday, reason: "Stemplet fredag"))
    case .postMarkedUrgent: .postMarkedUrgent(PostMarkedUrgent(post: post, service: profil, reason: "Nød"))
    case .postDescribed:
      .postDescribed(
        PostDescribed(
          post: post, service: profil, from: PostDetails(channel: .letter, title: "", sender: ""), to: details))
    case .postSplit: .postSplit(PostSplit(post: post, service: profil, parts: [PostItem.ID(13), PostItem.ID(14)]))
    case .originalShelved: .originalShelved(OriginalShelved(post: post, service: profil, on: friday))
    case .originalShredded:
      .originalShredded(
        OriginalShredded(
          post: post, service: profil, on: monday, shelvedOn: friday, routine: 2, answered: friday,
          archiveConfirmed: true))
    case .postAssigned: .postAssigned(moved(to: .assigned(per)))
    case .postTaken: .postTaken(moved(to: .onTray(meeting: monday)))
    case .postParked: .postParked(moved(to: .parked(until: monday, reason: "Venter")))
    case .postReturned: .postReturned(moved(to: .returned(reason: "Reklame")))
    case .postForwarded: .postForwarded(moved(to: .forwarded(to: .service(ppt), reason: "Hører til PPT")))
    case .postAccepted:
      .postAccepted(
        PostAccepted(
          post: post, from: profil, service: ppt, to: .init(placement: .opened, responsible: per), note: "Tatt imot"))
    case .forwardingDeclined: .forwardingDeclined(moved(to: .opened))
    case .postReassigned: .postReassigned(moved(to: .assigned(kari)))
    case .deadlineMet:
      .deadlineMet(
        DeadlineMet(
          post: post, service: profil, purpose: .review, outcome: .dismissed, on: monday, note: "Ingen bekymring"))
    case .preliminaryAnswerRecorded:
      .preliminaryAnswerRecorded(
        PreliminaryAnswerRecorded(
          post: post, service: profil, answeredOn: friday, expectedOn: monday, reason: "Venter på lege"))
    case .closingDaySet: .closingDaySet(ClosingDaySet(day: monday, reason: "Planleggingsdag"))
    case .closingDayRemoved: .closingDayRemoved(ClosingDayRemoved(day: monday))
    default: archiveEvent(kind)
    }
  }

  private func archiveEvent(_ kind: EventKind) -> Event {
    switch kind {
    case .postMisdirected, .postRouted, .extractConfirmed, .deliveryConfirmed, .ruleGapNoted, .ruleGapSettled:
      routingEvent(kind)
    case .caseOpened:
      .caseOpened(
        CaseOpened(caseFolder: folder, service: profil, title: "Klage", kind: self.kind, party: "Ola", owner: per))
    case .caseLinked:
      .caseLinked(
        CaseLinked(post: post, service: profil, caseFolder: folder, before: CaseFolder.ID(year: 2025, number: 7)))
    case .entryRegistered:
      .entryRegistered(
        EntryRegistered(
          entry: RegistryEntry.ID(year: 2026, number: 871), post: post, service: profil, caseFolder: folder,
          sequence: 3,
          title: "Klage", correspondent: "Ola", receivedOn: friday, documentDate: friday, registeredOn: monday))
    case .noteRegistered, .entryWrittenOff, .writeOffWithdrawn, .workStarted, .workQuestionAnswered, .caseClosed,
      .caseReopened:
      caseEvent(kind)
    case .caseShared, .caseUnshared, .caseRead, .consentRecorded, .consentWithdrawn: accessEvent(kind)
    case .meetingStarted: .meetingStarted(MeetingStarted(meeting: meeting, service: profil))
    case .meetingClosed:
      .meetingClosed(MeetingClosed(meeting: meeting, service: profil, decided: 4, left: 1, minutes: document))
    case .decisionUndone:
      .decisionUndone(
        DecisionUndone(
          post: post, service: profil, undone: 40, restored: .position(.init(placement: .opened, responsible: kari))))
    case .fileReceived:
      .fileReceived(FileReceived(intake: intake, source: scanner, sighting: sighting, post: post))
    case .fileRefused:
      .fileRefused(FileRefused(intake: intake, source: scanner, sighting: sighting, deviation: deviation))
    case .fileRemoved: .fileRemoved(FileRemoved(intake: intake, source: scanner, state: .removed))
    case .deviationRaised:
      .deviationRaised(
        DeviationRaised(
          deviation: deviation, service: profil, kind: .intakeFile, reason: "truncated", about: "skann_0143.pdf",
          responsible: kari))
    case .deviationResolved:
      .deviationResolved(DeviationResolved(deviation: deviation, service: profil, explanation: "Skannet på nytt"))
    default: staffEvent(kind)
    }
  }

  private func staffEvent(_ kind: EventKind) -> Event {
    let row = DirectoryRow.ID(2)
    return switch kind {
    case .directoryRowSet:
      .directoryRowSet(
        DirectoryRowSet(
          row: row, service: profil, handler: per,
          criteria: DirectoryCriteria(
            school: "Nordre skole", area: "Vest", daysOfMonth: 1...10, born: period, kind: self.kind)))
    case .directoryRowEnded: .directoryRowEnded(DirectoryRowEnded(row: row, service: profil, handler: per))
    case .directoryOwnerSet: .directoryOwnerSet(DirectoryOwnerSet(service: profil, owner: kari))
    case .concernedRecorded:
      .concernedRecorded(
        ConcernedRecorded(
          post: post, service: profil, from: Concerned(school: "Søndre skole"),
          to: Concerned(school: "Nordre skole", area: "Vest", born: friday)))
    case .postOpened: .postOpened(PostOpened(post: post, service: profil, handler: per))
    case .absenceRecorded: .absenceRecorded(AbsenceRecorded(absence: .init(6), user: per, period: period))
    case .absenceEnded: .absenceEnded(AbsenceEnded(absence: .init(6), user: per, lastDay: friday))
    case .substituteAppointed:
      .substituteAppointed(
        SubstituteAppointed(substitution: .init(7), user: per, substitute: kari, period: period))
    case .substitutionEnded:
      .substitutionEnded(SubstitutionEnded(substitution: .init(7), user: per, substitute: kari, lastDay: friday))
    case .doneForMeRead: .doneForMeRead(DoneForMeRead(user: per, through: 812))
    default: roleEvent(kind)
    }
  }

  private func roleEvent(_ kind: EventKind) -> Event {
    switch kind {
    case .deputySteppedIn:
      .deputySteppedIn(DeputySteppedIn(service: profil, deputy: per, officer: kari, reason: "Ferie"))
    case .deputySteppedOut: .deputySteppedOut(DeputySteppedOut(service: profil, deputy: per, officer: kari))
    case .roleGranted: .roleGranted(RoleGranted(user: per, service: profil, role: .leader))
    case .roleRevoked: .roleRevoked(RoleRevoked(user: per, service: profil, role: .leader, reason: "Ny leder"))
    case .unitSet: .unitSet(UnitSet(user: per, service: profil, unit: "mta"))
    case .employmentEnded:
      .employmentEnded(EmploymentEnded(user: per, notice: "Sluttmelding 12", post: [post], cases: [folder]))
    case .postResponsibleSet: .postResponsibleSet(PostResponsibleSet(service: profil, from: kari, to: per))
    default: scanEvent(kind)
    }
  }

  private func routingEvent(_ kind: EventKind) -> Event {
    let name = TextByLanguage(["nb": "Familia", "nn": "Familia"])
    let delivery = Delivery.ID(5)
    let gap = RuleGap.ID(2)
    guard let system = RoutingSystem.ID("familia"), let childFolder = RoutingFolder.ID("barnemappe") else {
      preconditionFailure("not words")
    }
    let place = DeliveryPlace(
      system: system, systemName: name, folder: childFolder, folderName: name, part: .extract, folderAction: .reopen)
    return switch kind {
    case .postMisdirected:
      .postMisdirected(PostMisdirected(post: post, service: profil, arrivedAt: Instant(seconds: 0)))
    case .postRouted:
      .postRouted(
        PostRouted(
          post: post, service: profil,
          question: RoutingQuestion(kind: self.kind, folder: .closed, concerns: [.child, .contractor]), rule: "R16",
          lines: ["003:L8", "003:L10"], strength: .conflict, outcome: .deliver, tableVersion: "1", isDraft: true,
          deliveries: [.init(delivery: delivery, place: place)], handling: [.keepTogether],
          withdrawn: [Delivery.ID(4)], reason: "Samlet arkiv"))
    case .extractConfirmed: .extractConfirmed(ExtractConfirmed(delivery: delivery, post: post, service: profil))
    case .deliveryConfirmed:
      .deliveryConfirmed(
        DeliveryConfirmed(
          delivery: delivery, post: post, service: profil, place: place, folder: .active, reference: "26/118"))
    case .ruleGapNoted:
      .ruleGapNoted(
        RuleGapNoted(
          gap: gap, post: post, service: profil, rule: "R16", lines: ["003:L8"], question: name,
          decided: ["barnemappe:extract"], reason: "Samlet arkiv"))
    default: .ruleGapSettled(RuleGapSettled(gap: gap, post: post, service: profil, answer: "Ny regel"))
    }
  }

  private func accessEvent(_ kind: EventKind) -> Event {
    let changed = SharingChanged(caseFolder: folder, service: profil, reason: "Ferie")
    return switch kind {
    case .caseShared: .caseShared(changed)
    case .caseUnshared: .caseUnshared(changed)
    case .caseRead: .caseRead(CaseRead(caseFolder: folder, service: profil, purpose: "Vakt"))
    case .consentRecorded:
      .consentRecorded(
        ConsentRecorded(
          consent: Consent.ID(6), service: profil, party: "Ola", givenOn: friday, givenBy: "Kari",
          reference: "Skjema 7",
          post: post))
    default:
      .consentWithdrawn(ConsentWithdrawn(consent: Consent.ID(6), service: profil, on: monday, reason: "Vil ikke"))
    }
  }

  private func caseEvent(_ kind: EventKind) -> Event {
    let entry = RegistryEntry.ID(year: 2026, number: 872)
    return switch kind {
    case .noteRegistered:
      .noteRegistered(
        NoteRegistered(
          entry: entry, service: profil, caseFolder: folder, sequence: 4, type: .followUpNote, title: "Møte",
          author: "Kari Vik", handler: per, registeredOn: monday, text: document))
    case .entryWrittenOff:
      .entryWrittenOff(
        EntryWrittenOff(
          entry: RegistryEntry.ID(year: 2026, number: 871), service: profil, caseFolder: folder, sequence: 3,
          post: post,
          method: .note, answers: [entry], note: "Sendt", on: monday))
    case .writeOffWithdrawn:
      .writeOffWithdrawn(
        WriteOffWithdrawn(
          entry: entry, service: profil, caseFolder: folder, sequence: 4, post: post, reason: "Feil journalpost"))
    case .workStarted: .workStarted(WorkStarted(caseFolder: folder, service: profil))
    case .workQuestionAnswered:
      .workQuestionAnswered(WorkQuestionAnswered(caseFolder: folder, service: profil, startsWork: true))
    case .caseClosed: .caseClosed(CaseClosed(caseFolder: folder, service: profil))
    default: .caseReopened(CaseReopened(caseFolder: folder, service: profil, reason: "Ny klage"))
    }
  }

  /// Every way a decision is taken back.
  package var restored: [DecisionUndone.Restored] {
    [
      .position(.init(placement: .onTray(meeting: monday), responsible: kari)), .receivedOn(friday), .notUrgent,
      .details(details), .notStamped, .caseLink(nil), .caseLink(folder),
      .notMet(.review),
      .concerned(Concerned(area: "Vest")),
    ]
  }

  private var token: String { String(repeating: "ab", count: 32) }

  private var routine: ServiceRoutine {
    ServiceRoutine(
      kinds: [KindOfDocument(id: kind, names: ["nb": "Klage på vedtak", "nn": "Klage på vedtak"], isUrgent: false)],
      subjectFollowsKind: true)
  }

  private var details: PostDetails {
    PostDetails(
      channel: .courier, cover: .red, kind: kind, title: "Klage", sender: "Åge \"Å\" Brekke", addressee: "Per Moe",
      sheets: 2, sides: 1, documentDate: friday)
  }

  private var document: DocumentReference {
    DocumentReference(digest: token, name: "skann 1.pdf", bytes: 1234, pages: 2, role: .scan)
  }

  private var scanner: IntakeSource { IntakeSource(service: profil, kind: .scanner) }

  private var sighting: FileSighting {
    FileSighting(
      nameBytes: "e5", name: "\u{FFFD}", inode: .max, bytes: 9, modified: 1_795_159_865_123_456_789, digest: token)
  }

  private func moved(to placement: Placement) -> PostMoved {
    PostMoved(
      post: post, service: profil, from: .init(placement: .opened, responsible: kari),
      to: .init(placement: placement, responsible: per), reason: "Fravær", meeting: meeting)
  }
}
