/// Why a command is not carried out: a value, not a fault.
///
/// The code is stable and is what scripts read. The text comes from the phrasebook
/// (`refusal.<code>`, and `help.<code>` for what would help), filled with the arguments.
package struct Refusal: Error, Hashable, Sendable {
  package let code: Code
  package let arguments: [String: String]

  package init(_ code: Code, _ arguments: [String: String] = [:]) {
    self.code = code
    self.arguments = arguments
  }

  package enum Code: String, CaseIterable, Sendable {
    // Who may
    case notSignedIn = "not-signed-in"
    case notPermitted = "not-permitted"
    case notMember = "not-member"
    case wrongPassword = "wrong-password"
    case tooManyAttempts = "too-many-attempts"
    case passwordTooShort = "password-too-short"
    case passwordsDiffer = "passwords-differ"
    case onlyInDemo = "only-in-demo"
    // What is asked about
    case noSuchUser = "no-such-user"
    case noSuchService = "no-such-service"
    case noSuchPost = "no-such-post"
    case noSuchCase = "no-such-case"
    case noSuchMeeting = "no-such-meeting"
    case noSuchDeviation = "no-such-deviation"
    case noSuchIntake = "no-such-intake"
    case noSuchKind = "no-such-kind"
    case noSuchEntry = "no-such-entry"
    case noSuchConsent = "no-such-consent"
    case noSuchDeadline = "no-such-deadline"
    case noSuchClosingDay = "no-such-closing-day"
    case noSuchQuestion = "no-such-question"
    case noSuchRoutine = "no-such-routine"
    case noSuchTemplate = "no-such-template"
    case alreadyExists = "already-exists"
    // How it is asked
    case unknownCommand = "unknown-command"
    case unknownClock = "unknown-clock"
    case unknownArgument = "unknown-argument"
    case missingArgument = "missing-argument"
    case badArgument = "bad-argument"
    case textTooLong = "text-too-long"
    case searchTooLong = "search-too-long"
    case reasonMissing = "reason-missing"
    case questionUnanswered = "question-unanswered"
    case channelNotUsed = "channel-not-used"
    case coverNotUsed = "cover-not-used"
    case kindAlone = "kind-alone"
    // What the routine says
    case notYourDuty = "not-your-duty"
    case routineGivesBack = "routine-gives-back"
    case routineForwards = "routine-forwards"
    case routineDoesNotRegister = "routine-does-not-register"
    case packHasFaults = "pack-has-faults"
    case packUnreadable = "pack-unreadable"
    case packOfOtherService = "pack-of-other-service"
    case serviceNotInOffice = "service-not-in-office"
    case serviceNotInDemo = "service-not-in-demo"
    case packNotNewer = "pack-not-newer"
    case packNotValid = "pack-not-valid"
    case noOriginal = "no-original"
    case notScanned = "not-scanned"
    case alreadyShelved = "already-shelved"
    case notShelved = "not-shelved"
    case alreadyShredded = "already-shredded"
    case keptLonger = "kept-longer"
    case keptForever = "kept-forever"
    case notAnswered = "not-answered"
    case notRegistered = "not-registered"
    case archiveNotConfirmed = "archive-not-confirmed"
    case originalWanted = "original-wanted"
    case archiveOfficerDecides = "archive-officer-decides"
    // From paper to a page
    case looseSlips = "loose-slips"
    case alreadyScanned = "already-scanned"
    case noSuchUnit = "no-such-unit"
    case noPaper = "no-paper"
    case alreadyFinalised = "already-finalised"
    case scanNotLinked = "scan-not-linked"
    case scanOfItself = "scan-of-itself"
    case scanOfOtherService = "scan-of-other-service"
    case notScannedFile = "not-scanned-file"
    case scanOfOtherUnit = "scan-of-other-unit"
    case scanFaultOpen = "scan-fault-open"
    case alreadyChecked = "already-checked"
    case pagesUnexplained = "pages-unexplained"
    case notChecked = "not-checked"
    case faultKnown = "fault-known"
    case faultNotAnswered = "fault-not-answered"
    case answerSeen = "answer-seen"
    case noOpenFault = "no-open-fault"
    case noSuchFault = "no-such-fault"
    case notInIntermediate = "not-in-intermediate"
    case intermediateNoHandler = "intermediate-no-handler"
    case intermediateNotFinalised = "intermediate-not-finalised"
    case localCopyOpen = "local-copy-open"
    case localCopyDeleted = "local-copy-deleted"
    case localCopyOnlyCopy = "local-copy-only-copy"
    case noSuchLocalCopy = "no-such-local-copy"
    case deviationOpen = "deviation-open"
    case nothingToShred = "nothing-to-shred"
    case noPageWork = "no-page-work"
    case noFailedPageWork = "no-failed-page-work"
    // The words of a letter
    case letterFieldMissing = "letter-field-missing"
    case letterBlank = "letter-blank"
    case letterUntitled = "letter-untitled"
    case letterEmpty = "letter-empty"
    case letterWordingStands = "letter-wording-stands"
    case letterTextAdded = "letter-text-added"
    // Who was first
    case changedSince = "changed-since"
    // The state of the thing
    case notStamped = "not-stamped"
    case alreadyStamped = "already-stamped"
    case alreadyAssigned = "already-assigned"
    case notAssigned = "not-assigned"
    case nothingChanged = "nothing-changed"
    case alreadyUrgent = "already-urgent"
    case alreadyRegistered = "already-registered"
    case receivedDateFrozen = "received-date-frozen"
    case receivedDateUnchanged = "received-date-unchanged"
    case receivedInFuture = "received-in-future"
    case postClosed = "post-closed"
    case postForwarded = "post-forwarded"
    case notForwarded = "not-forwarded"
    case alreadyOnTray = "already-on-tray"
    case alreadyParked = "already-parked"
    case parkedInPast = "parked-in-past"
    case sameHandler = "same-handler"
    case sameService = "same-service"
    case handlerNotHere = "handler-not-here"
    case splitTooFew = "split-too-few"
    case notYours = "not-yours"
    case twoCases = "two-cases"
    case noCase = "no-case"
    case alreadyLinked = "already-linked"
    case caseClosed = "case-closed"
    case caseNotClosed = "case-not-closed"
    case caseHasPost = "case-has-post"
    case restancesOpen = "restances-open"
    case workStarted = "work-started"
    case workQuestion = "work-question"
    case neverRestance = "never-restance"
    case alreadyWrittenOff = "already-written-off"
    case notWrittenOff = "not-written-off"
    case noAnswer = "no-answer"
    case answerMissing = "answer-missing"
    case notYourCase = "not-your-case"
    case caseHidden = "case-hidden"
    case purposeMissing = "purpose-missing"
    case alreadyShared = "already-shared"
    case notShared = "not-shared"
    case consentMissing = "consent-missing"
    case consentHeld = "consent-held"
    case consentWithdrawn = "consent-withdrawn"
    case caseOfOtherService = "case-of-other-service"
    case meetingOpen = "meeting-open"
    case meetingClosed = "meeting-closed"
    case deviationResolved = "deviation-resolved"
    case writeOffInstead = "write-off-instead"
    case deadlineMet = "deadline-met"
    case notHappenedYet = "not-happened-yet"
    case beforeItsStart = "before-its-start"
    case expectedTooEarly = "expected-too-early"
    case alreadyDayOff = "already-day-off"
    case nothingToUndo = "nothing-to-undo"
    case irreversible = "irreversible"
    case undoneByOther = "undone-by-other"
    case undoTooLate = "undo-too-late"
    case intakeAlreadyFiled = "intake-already-filed"
    case intakeNotFiled = "intake-not-filed"
    // Two systems
    case noRouting = "no-routing"
    case notRouted = "not-routed"
    case notCoordinated = "not-coordinated"
    case routingFactMissing = "routing-fact-missing"
    case routingUndecided = "routing-undecided"
    case routingBinding = "routing-binding"
    case alreadyRouted = "already-routed"
    case alreadyMisdirected = "already-misdirected"
    case noExtract = "no-extract"
    case extractNotConfirmed = "extract-not-confirmed"
    case titleNamesOther = "title-names-other"
    case paperStepMissing = "paper-step-missing"
    case folderChanged = "folder-changed"
    case alreadyDelivered = "already-delivered"
    case deliveryWithdrawn = "delivery-withdrawn"
    case deliveriesOutstanding = "deliveries-outstanding"
    case ruleGapSettled = "rule-gap-settled"
    case noSuchDelivery = "no-such-delivery"
    case noSuchRuleGap = "no-such-rule-gap"
    // Who should have it
    case noSuchDirectoryRow = "no-such-directory-row"
    case directoryRowEmpty = "directory-row-empty"
    case directoryRowExists = "directory-row-exists"
    case directoryRowEnded = "directory-row-ended"
    case directoryRowUnchanged = "directory-row-unchanged"
    case directoryOwnerUnchanged = "directory-owner-unchanged"
    case bornInFuture = "born-in-future"
    case alreadyOpened = "already-opened"
    // Who is here
    case periodReversed = "period-reversed"
    case noSuchAbsence = "no-such-absence"
    case absenceInPast = "absence-in-past"
    case absenceOverlaps = "absence-overlaps"
    case absenceOver = "absence-over"
    case notLed = "not-led"
    case handlerAbsent = "handler-absent"
    case handlerAbsentAlone = "handler-absent-alone"
    case noSuchSubstitution = "no-such-substitution"
    case substituteSelf = "substitute-self"
    case substitutePast = "substitute-past"
    case substituteElsewhere = "substitute-elsewhere"
    case substituteBeyond = "substitute-beyond"
    case substituteOverlaps = "substitute-overlaps"
    case substituteCircle = "substitute-circle"
    case substituteAbsent = "substitute-absent"
    case substitutionOver = "substitution-over"
    case notSubstitute = "not-substitute"
    case nothingDoneForMe = "nothing-done-for-me"
    // Who holds a role
    case notDeputy = "not-deputy"
    case alreadySteppedIn = "already-stepped-in"
    case notSteppedIn = "not-stepped-in"
    case noArchiveOfficer = "no-archive-officer"
    case roleTaken = "role-taken"
    case roleHeld = "role-held"
    case roleNotHeld = "role-not-held"
    case lastRole = "last-role"
    case lastAdministrator = "last-administrator"
    case answersForPost = "answers-for-post"
    case stillHolds = "still-holds"
    case hasLeft = "has-left"
    case responsibleUnchanged = "responsible-unchanged"
    case notLeader = "not-leader"
    // Letters on their way
    case noSuchLetter = "no-such-letter"
    case noSuchComment = "no-such-comment"
    case noSuchDispatch = "no-such-dispatch"
    case noSuchRecipient = "no-such-recipient"
    case noSuchWords = "no-such-words"
    case letterState = "letter-state"
    case letterUnchanged = "letter-unchanged"
    case letterOfOtherCase = "letter-of-other-case"
    case letterWritesNothingOff = "letter-writes-nothing-off"
    case writeOffUnchosen = "write-off-unchosen"
    case recipientMissing = "recipient-missing"
    case recipientNumberMissing = "recipient-number-missing"
    case recipientKindMissing = "recipient-kind-missing"
    case recipientNumberCharacter = "recipient-number-character"
    case recipientNumberLength = "recipient-number-length"
    case recipientNumberDay = "recipient-number-day"
    case recipientNumberCheck = "recipient-number-check"
    case addressMissing = "address-missing"
    case addressProtected = "address-protected"
    case outgoingChannelRefused = "outgoing-channel-refused"
    case outgoingChannelReason = "outgoing-channel-reason"
    case needsApproval = "needs-approval"
    case approvalNotNeeded = "approval-not-needed"
    case notApprover = "not-approver"
    case ownLetter = "own-letter"
    case notYourLetter = "not-your-letter"
    case notReadToEnd = "not-read-to-end"
    case commentsOpen = "comments-open"
    case commentResolved = "comment-resolved"
    case alreadyLeft = "already-left"
    case stillToBeStopped = "still-to-be-stopped"
    case lettersOpen = "letters-open"
    case alreadyRendered = "already-rendered"
    case notRendered = "not-rendered"
    case dispatchState = "dispatch-state"
    case stopAsked = "stop-asked"
    case tooLateToStop = "too-late-to-stop"
    case transcriptMissing = "transcript-missing"
    case confirmationUnsent = "confirmation-unsent"
    case confirmationFailed = "confirmation-failed"
  }

  /// How the command line answers for it; a sysexits class.
  package var category: Category {
    switch code {
    case .notLed, .notSubstitute, .substituteBeyond, .notDeputy, .notApprover, .ownLetter, .notYourLetter: .notPermitted
    case .noSuchLetter, .noSuchComment, .noSuchDispatch, .noSuchRecipient, .noSuchWords, .writeOffUnchosen,
      .recipientMissing, .addressMissing, .outgoingChannelReason, .transcriptMissing, .letterWritesNothingOff,
      .recipientNumberMissing, .recipientKindMissing, .recipientNumberCharacter, .recipientNumberLength,
      .recipientNumberDay, .recipientNumberCheck:
      .badInput
    case .noSuchDirectoryRow, .noSuchAbsence, .noSuchSubstitution, .directoryRowEmpty, .bornInFuture, .periodReversed:
      .badInput
    case .notSignedIn, .notPermitted, .notMember, .notYours, .notYourCase, .caseHidden, .wrongPassword,
      .tooManyAttempts, .onlyInDemo, .notYourDuty, .archiveOfficerDecides:
      .notPermitted
    case .noSuchUser, .noSuchService, .noSuchPost, .noSuchCase, .noSuchMeeting, .noSuchDeviation, .noSuchIntake,
      .noSuchKind, .noSuchEntry, .noSuchConsent, .purposeMissing, .noRouting, .noSuchDelivery, .noSuchRuleGap,
      .routingFactMissing, .routingUndecided,
      .paperStepMissing, .notCoordinated, .answerMissing,
      .workQuestion, .noSuchDeadline, .noSuchClosingDay, .missingArgument,
      .badArgument, .textTooLong, .searchTooLong, .reasonMissing, .passwordTooShort, .passwordsDiffer, .noSuchQuestion,
      .noSuchRoutine,
      .questionUnanswered, .channelNotUsed, .coverNotUsed, .kindAlone, .packHasFaults, .packUnreadable,
      .packOfOtherService, .serviceNotInOffice, .serviceNotInDemo, .noSuchUnit, .pagesUnexplained, .looseSlips,
      .noSuchFault, .noSuchLocalCopy, .scanOfOtherUnit, .noSuchTemplate, .letterFieldMissing, .letterBlank,
      .letterUntitled, .letterEmpty, .letterWordingStands, .letterTextAdded:
      .badInput
    case .unknownCommand, .unknownClock, .unknownArgument: .usage
    case .alreadyExists: .cannotCreate
    default: .conflict
    }
  }

  package enum Category: Sendable {
    case usage, badInput, cannotCreate, conflict, notPermitted
  }
}
