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
    case alreadyExists = "already-exists"
    // How it is asked
    case unknownCommand = "unknown-command"
    case unknownArgument = "unknown-argument"
    case missingArgument = "missing-argument"
    case badArgument = "bad-argument"
    case textTooLong = "text-too-long"
    case reasonMissing = "reason-missing"
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
    case titleFollowsKind = "title-follows-kind"
    case meetingOpen = "meeting-open"
    case meetingClosed = "meeting-closed"
    case noMeeting = "no-meeting"
    case deviationResolved = "deviation-resolved"
    case nothingToUndo = "nothing-to-undo"
    case irreversible = "irreversible"
    case undoneByOther = "undone-by-other"
    case intakeAlreadyFiled = "intake-already-filed"
    case intakeNotFiled = "intake-not-filed"
    // The office itself
    case officeReadOnly = "office-read-only"
    case clockWentBack = "clock-went-back"
  }

  /// How the command line answers for it; a sysexits class.
  package var category: Category {
    switch code {
    case .notSignedIn, .notPermitted, .notMember, .notYours, .notYourCase, .caseHidden, .wrongPassword,
      .tooManyAttempts,
      .onlyInDemo,
      .officeReadOnly:
      .notPermitted
    case .noSuchUser, .noSuchService, .noSuchPost, .noSuchCase, .noSuchMeeting, .noSuchDeviation, .noSuchIntake,
      .noSuchKind, .noSuchEntry, .noSuchConsent, .purposeMissing, .answerMissing, .workQuestion, .missingArgument,
      .badArgument, .textTooLong,
      .reasonMissing, .passwordTooShort:
      .badInput
    case .unknownCommand, .unknownArgument: .usage
    case .alreadyExists: .cannotCreate
    default: .conflict
    }
  }

  package enum Category: Sendable {
    case usage, badInput, cannotCreate, conflict, notPermitted
  }
}
