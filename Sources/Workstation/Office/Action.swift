import Domain
import Screen

/// Everything a user can ask for by key; the raw value is what a key file names.
package enum ActionID: String, CaseIterable, Sendable {
  // Anywhere
  case help, palette, search, filter, service, mouse, redraw, signOut = "sign-out", language, suspend, quit
  // Places
  case goPost = "go-post"
  case goScans = "go-scans"
  case goLetters = "go-letters"
  case goMine = "go-mine"
  case goForwarded = "go-forwarded"
  case goRegistry = "go-registry"
  case goDeviations = "go-deviations"
  case goCases = "go-cases"
  case goMeetings = "go-meetings"
  // Lists
  case open, back, view
  // The meeting
  case meeting
  case closeMeeting = "close-meeting"
  case unmask
  // One item
  case assign
  case assignTo = "assign-to"
  case link
  case newCase = "new-case"
  case register
  case forward, take, park
  case giveBack = "give-back"
  case urgent, stamp, undo, describe, split
  case correctDate = "correct-date"
  case reassign, accept, decline, history
  case route, deliver
  case reportMisdirected = "report-misdirected"
  case ruleGaps = "rule-gaps"
  // The desk
  case paper
  case explain
  // A case
  case startWork = "start-work"
  case writeNote = "write-note"
  case writeOff = "write-off"
  case withdrawWriteOff = "withdraw-write-off"
  case closeCase = "close-case"
  case reopenCase = "reopen-case"
  case caseHistory = "case-history"
  case share
  case recordConsent = "record-consent"
  case withdrawConsent = "withdraw-consent"
  // Deadlines
  case why
  case meetDeadline = "meet-deadline"
  case preliminaryAnswer = "preliminary-answer"
  case due
  case setClosingDay = "set-closing-day"
  case removeClosingDay = "remove-closing-day"
  // Who should have it, and who is here
  case directory, concerned, presence, staff
  case actFor = "act-for"
  case doneForMe = "done-for-me"
  case markRead = "mark-read"
  // From paper to a page
  case prepare
  case linkScan = "link-scan"
  case unlinkScan = "unlink-scan"
  case checkGood = "check-good"
  case scanFault = "scan-fault"
  case reportFault = "report-fault"
  case rescan
  case giveScan = "give-scan"
  case finalise
  case deleteFile = "delete-file"
  case signList = "sign-list"
  case localCopy = "local-copy"
  case copyDeleted = "copy-deleted"
  case retryPages = "retry-pages"
  case printCovers = "print-covers"
  // Letters on their way
  case dispatchStep = "dispatch-step"
  case printAgain = "print-again"
  case stopPrint = "stop-print"
  case sentWithError = "sent-with-error"
  case dispatchGroup = "dispatch-group"
  // Paper and routine
  case shelve, shred, routine
  // A document
  case document
  case nextPage = "next-page"
  case previousPage = "previous-page"
  case zoomIn = "zoom-in"
  case zoomOut = "zoom-out"
  case fitPage = "fit-page"
  case turnPage = "turn-page"
  case pageText = "page-text"
  case nextDocument = "next-document"
  case adoptRoutine = "adopt-routine"
  // Letters
  case writeLetter = "write-letter"
  case saveLetter = "save-letter"
  case sendForApproval = "send-for-approval"
  case finaliseLetter = "finalise-letter"
  case addressLetter = "address-letter"
  case titleLetter = "title-letter"
  case commentLetter = "comment-letter"
  case resolveComment = "resolve-comment"
  case withdrawLetter = "withdraw-letter"
  case approveLetter = "approve-letter"
  case returnLetter = "return-letter"
  case cancelApproval = "cancel-approval"
  case letterChanges = "letter-changes"
  case letterPage = "letter-page"
  case editLetter = "edit-letter"
  case discardLetter = "discard-letter"
  case nextBlank = "next-blank"
}

/// Where help and the palette list an action.
package enum ActionGroup: String, CaseIterable, Sendable {
  case post, scanning, document, meeting, cases, letters, list, places, general
}

/// What has the keys.
package enum ActionScope: String, CaseIterable, Sendable {
  case signIn = "sign-in"
  case tray, forwarded, meeting, post, registry, deviations, cases, meetings, text, scans, letters
  case caseFolder = "case-folder"
  case document, letter

  /// Every screen of somebody who is signed in.
  static let signedIn = Set(allCases).subtracting([.signIn])
}

enum Availability: Hashable, Sendable {
  case enabled
  /// Why not, in the user's language.
  case disabled(String)
}

/// One thing a user can ask for: the hint line, help, the palette and the key file all read this value.
struct Action: Sendable {
  let id: ActionID
  let group: ActionGroup
  let keys: [Key]
  let scopes: Set<ActionScope>
  /// Whether the hint line shows it.
  let isHinted: Bool
  let availability: @Sendable (WorkstationState) -> Availability
  let perform: @Sendable (inout WorkstationState) -> [Effect]

  init(
    _ id: ActionID, _ group: ActionGroup, _ keys: [Key], in scopes: Set<ActionScope>, isHinted: Bool = false,
    if availability: @escaping @Sendable (WorkstationState) -> Availability = { _ in .enabled },
    perform: @escaping @Sendable (inout WorkstationState) -> [Effect]
  ) {
    self.id = id
    self.group = group
    self.keys = keys
    self.scopes = scopes
    self.isHinted = isHinted
    self.availability = availability
    self.perform = perform
  }

  func title(in phrases: Phrasebook) -> String { phrases.say("action.\(id.rawValue)") }

  /// Every action, in the order hints and help show them.
  static let all: [Action] =
    PostActions.all + ScanActions.all + DocumentActions.all + OriginalActions.all + RoutingActions.all
    + RuleGapActions.all + DeadlineActions.all + CaseActions.all + LetterActions.all + CaseAccessActions.all
    + ApprovalActions.all + LetterPreviewActions.all + EditLetterActions.all + StandingParagraphs.actions
    + DispatchActions.all
    + DirectoryActions.all
    + ListActions.all + PlaceActions.all + PresenceActions.all + StaffActions.all + RoutineActions.all
    + GeneralActions.all

  /// The actions of a screen's hint line, the most wanted first; a narrow screen drops those at the end.
  static func hinted(on scope: ActionScope) -> [Action] {
    let hinted = all.filter { $0.isHinted && $0.scopes.contains(scope) }
    let first: [ActionID] =
      switch scope {
      case .meeting: [.assign, .assignTo, .link, .newCase, .park, .undo, .forward, .take, .closeMeeting]
      case .caseFolder: [.open, .writeNote, .writeLetter, .writeOff, .startWork, .closeCase, .caseHistory]
      case .document: [.pageText, .nextPage, .previousPage, .zoomIn, .zoomOut, .fitPage, .turnPage]
      case .letter:
        [
          .approveLetter, .letterChanges, .saveLetter, .sendForApproval, .finaliseLetter, .nextBlank, .resolveComment,
          .commentLetter,
        ]
      case .scans:
        [
          .open, .checkGood, .scanFault, .linkScan, .prepare, .stamp, .rescan, .view, .finalise, .shelve, .deleteFile,
          .printCovers,
        ]
      case .tray: [.open, .assignTo, .paper, .meeting, .link, .register, .undo]
      default: [.open]
      }
    return first.compactMap { id in hinted.first { $0.id == id } } + hinted.filter { !first.contains($0.id) }
  }

  static func named(_ id: ActionID) -> Action? { byID[id] }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
