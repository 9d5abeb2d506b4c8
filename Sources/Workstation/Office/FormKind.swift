import Domain

/// The forms; the raw value names the phrase of its title, `form.<raw value>`.
enum FormKind: String, CaseIterable, Sendable {
  case paper, describe, split, park, forward, elsewhere, reassign, register, explain, decline, accept
  case route, extract, deliver
  case misdirected
  case ruleGap = "rule-gap"
  case giveBack = "give-back"
  case correctDate = "correct-date"
  case newCase = "new-case"
  case note
  case writeOff = "write-off"
  case withdrawWriteOff = "withdraw-write-off"
  case closeCase = "close-case"
  case reopenCase = "reopen-case"
  case share, unshare, purpose, consent
  case withdrawConsent = "withdraw-consent"
  case meetDeadline = "meet-deadline"
  case preliminaryAnswer = "preliminary-answer"
  case setClosingDay = "set-closing-day"
  case removeClosingDay = "remove-closing-day"
  case directoryRow = "directory-row"
  case directoryOwner = "directory-owner"
  case concerned, absence, substitute
  case stepIn = "step-in"
  case grantRole = "grant-role"
  case revokeRole = "revoke-role"
  case setUnit = "set-unit"
  case stopPrint = "stop-print"
  case sentWithError = "sent-with-error"
  case pickUp = "pick-up"
  case handOver = "hand-over"
  case sendForApproval = "send-for-approval"
  case finaliseLetter = "finalise-letter"
  case addressLetter = "address-letter"
  case titleLetter = "title-letter"
  case commentLetter = "comment-letter"
  case discardLetter = "discard-letter"
  case returnLetter = "return-letter"
  case endEmployment = "end-employment"
  case addUser = "add-user"
  case postResponsible = "post-responsible"
  case adopt, shred
  case prepare
  case scanGood = "scan-good"
  case scanFault = "scan-fault"
  case rescanImpossible = "rescan-impossible"
  case linkScan = "link-scan"
  case unlinkScan = "unlink-scan"
  case localCopy = "local-copy"

  /// The command the form fills in; its parameters are the form's fields.
  var command: String {
    switch self {
    case .paper: RegisterPost.name
    case .describe: DescribePost.name
    case .split: SplitPost.name
    case .park: ParkPost.name
    case .forward, .elsewhere: ForwardPost.name
    case .reassign: Reassign.name
    case .register: RegisterEntry.name
    case .explain: ExplainDeviation.name
    case .decline: DeclinePost.name
    case .accept: AcceptPost.name
    case .route: RoutePost.name
    case .extract: ConfirmExtract.name
    case .deliver: ConfirmDelivery.name
    case .misdirected: ReportMisdirected.name
    case .ruleGap: SettleRuleGap.name
    case .giveBack: ReturnPost.name
    case .correctDate: CorrectReceivedDate.name
    case .newCase: OpenCase.name
    case .note: RegisterNote.name
    case .writeOff: WriteOffEntries.name
    case .withdrawWriteOff: WithdrawWriteOff.name
    case .closeCase: CloseCase.name
    case .reopenCase: ReopenCase.name
    case .share: ShareCase.name
    case .unshare: UnshareCase.name
    case .purpose: ReadCase.name
    case .consent: RecordConsent.name
    case .withdrawConsent: WithdrawConsent.name
    case .meetDeadline: MeetDeadline.name
    case .preliminaryAnswer: RecordPreliminaryAnswer.name
    case .setClosingDay: SetClosingDay.name
    case .removeClosingDay: RemoveClosingDay.name
    case .directoryRow: SetDirectoryRow.name
    case .directoryOwner: SetDirectoryOwner.name
    case .concerned: RecordConcerned.name
    case .absence: RecordAbsence.name
    case .substitute: AppointSubstitute.name
    case .stepIn: StepIn.name
    case .grantRole: GrantRole.name
    case .revokeRole: RevokeRole.name
    case .setUnit: SetUnit.name
    case .stopPrint: StopBeforePrint.name
    case .sentWithError: ReportSentWithError.name
    case .pickUp: ConfirmPickup.name
    case .handOver: HandOverDispatch.name
    case .sendForApproval: SendForApproval.name
    case .finaliseLetter: FinaliseLetter.name
    case .addressLetter: AddressLetter.name
    case .titleLetter: SaveLetter.name
    case .commentLetter: CommentLetter.name
    case .discardLetter: DiscardLetter.name
    case .returnLetter: ReturnLetter.name
    case .endEmployment: EndEmployment.name
    case .addUser: AddUser.name
    case .postResponsible: SetPostResponsible.name
    case .adopt: AdoptRoutine.name
    case .shred: ShredOriginal.name
    case .prepare: PrepareScan.name
    case .scanGood: CheckScan.name
    case .scanFault: ReportScanFault.name
    case .rescanImpossible: Rescan.name
    case .linkScan: LinkScan.name
    case .unlinkScan: UnlinkScan.name
    case .localCopy: RegisterLocalCopy.name
    }
  }

  var saved: SavedPhrase {
    switch self {
    case .paper: .received
    case .describe: .described
    case .split: .split
    case .park: .parked
    case .forward, .elsewhere: .forwarded
    case .reassign: .reassigned
    case .register: .registered
    case .explain: .explained
    case .decline: .declined
    case .accept: .accepted
    case .route: .routed
    case .extract: .extracted
    case .deliver: .delivered
    case .misdirected: .misdirected
    case .ruleGap: .gapSettled
    case .giveBack: .returned
    case .correctDate: .corrected
    case .newCase: .opened
    case .note: .noted
    case .writeOff: .writtenOff
    case .withdrawWriteOff: .writeOffWithdrawn
    case .closeCase: .closed
    case .reopenCase: .reopened
    case .share: .shared
    case .unshare: .unshared
    case .purpose: .purposeNoted
    case .consent: .consentRecorded
    case .withdrawConsent: .consentWithdrawn
    case .meetDeadline: .deadlineMet
    case .preliminaryAnswer: .preliminaryAnswer
    case .setClosingDay: .closingDaySet
    case .removeClosingDay: .closingDayRemoved
    case .directoryRow: .rowSet
    case .directoryOwner: .ownerSet
    case .concerned: .described
    case .absence: .absent
    case .substitute: .substituted
    case .stepIn: .steppedIn
    case .grantRole, .revokeRole: .roleChanged
    case .setUnit: .unitSet
    case .stopPrint: .printStopAsked
    case .sentWithError: .errorReported
    case .pickUp: .pickedUp
    case .handOver: .handedOver
    case .sendForApproval: .letterSentForApproval
    case .finaliseLetter: .letterFinalised
    case .addressLetter: .letterAddressed
    case .titleLetter: .letterSaved
    case .commentLetter: .letterCommented
    case .discardLetter: .letterDiscarded
    case .returnLetter: .letterReturned
    case .endEmployment: .employmentEnded
    case .addUser: .userAdded
    case .postResponsible: .responsibleSet
    case .adopt: .adopted
    case .shred: .shredded
    case .prepare: .prepared
    case .scanGood: .scanGood
    case .scanFault: .faultReported
    case .rescanImpossible: .rescanned
    case .linkScan: .scanLinked
    case .unlinkScan: .scanUnlinked
    case .localCopy: .copyRegistered
    }
  }
}
