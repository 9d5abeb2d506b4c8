/// Every command that a person can give, for `do`, the palette and the forms.
///
/// A list, not a registry: nothing is looked up at run time but a name that somebody typed.
package enum CommandCatalogue {
  package static let commands: [any Command.Type] = [
    RegisterPost.self, StampReceived.self, CorrectReceivedDate.self, DescribePost.self, MarkUrgent.self, SplitPost.self,
    AssignPost.self, TakePost.self, ParkPost.self, ReturnPost.self, ForwardPost.self, AcceptPost.self,
    DeclinePost.self, OpenCase.self, LinkCase.self, RegisterEntry.self, RegisterNote.self, WriteOffEntries.self,
    WithdrawWriteOff.self, StartWork.self, CloseCase.self, ReopenCase.self, ReadCase.self, ShareCase.self,
    UnshareCase.self, RecordConsent.self, WithdrawConsent.self, Reassign.self, StartMeeting.self,
    CloseMeeting.self, UndoDecision.self, RoutePost.self, ReportMisdirected.self, ConfirmExtract.self,
    ConfirmDelivery.self, SettleRuleGap.self, ExplainDeviation.self, MeetDeadline.self, RecordPreliminaryAnswer.self,
    SetClosingDay.self, RemoveClosingDay.self, ChooseLanguage.self, AddUser.self,
    SetDirectoryRow.self, EndDirectoryRow.self, SetDirectoryOwner.self, RecordConcerned.self, OpenPost.self,
    RecordAbsence.self, EndAbsence.self, AppointSubstitute.self, EndSubstitution.self, ReadDoneForMe.self, StepIn.self,
    StepOut.self, GrantRole.self, RevokeRole.self, SetUnit.self, EndEmployment.self, SetPostResponsible.self,
    AdoptRoutine.self, ShelveOriginal.self, ShredOriginal.self, SignShreddingList.self,
    PrepareScan.self, LinkScan.self, UnlinkScan.self, CheckScan.self, ReportScanFault.self, Rescan.self, SeeRescan.self,
    FinaliseEntry.self, DeleteIntermediate.self, RegisterLocalCopy.self, ConfirmLocalCopyDeleted.self,
    RetryPageWork.self,
    DraftLetter.self, SaveLetter.self, AddressLetter.self, SendForApproval.self, WithdrawLetter.self,
    CommentLetter.self,
    ResolveComment.self, ReturnLetter.self, ApproveLetter.self, CancelApproval.self, FinaliseLetter.self,
    DiscardLetter.self, StopBeforePrint.self, RecordPrint.self, ConfirmSigned.self, ConfirmPickup.self,
    HandOverDispatch.self, RetryDispatch.self, ReportSentWithError.self,
  ]

  /// Reads a command from its name and arguments; refuses an unknown name, naming the near ones.
  package static func command(named name: String, _ arguments: Arguments) throws -> any Command {
    guard let type = commands.first(where: { $0.name == name }) else {
      throw Refusal(.unknownCommand, ["name": String(name.singleLine.prefix(60)), "known": near(name)])
    }
    try arguments.check(against: type.parameters)
    return try type.init(arguments)
  }

  private static func near(_ name: String) -> String {
    let words = name.folded.split(separator: "-")
    let near = commands.map { $0.name }.filter { known in words.contains { known.contains($0) } }
    return (near.isEmpty ? commands.map { $0.name } : near).joined(separator: ", ")
  }
}
