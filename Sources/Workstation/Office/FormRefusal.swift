import Domain
import Screen

extension FormBox {
  /// The field a refusal is about; nil when it is about the item.
  func field(of refusal: Refusal) -> String? {
    let id: String? =
      switch refusal.code {
      case .missingArgument, .badArgument, .textTooLong, .reasonMissing, .routingFactMissing: refusal.arguments["name"]
      case .receivedInFuture, .receivedDateUnchanged: form["arrived"] == nil ? "received" : "arrived"
      case .parkedInPast, .alreadyParked: "until"
      case .noSuchKind, .kindAlone: "kind"
      case .channelNotUsed: "channel"
      case .coverNotUsed: "cover"
      case .questionUnanswered: QuestionFields.id(refusal.arguments["question"] ?? "")
      case .packHasFaults, .packUnreadable, .packOfOtherService, .packNotNewer, .packNotValid: "file"
      case .archiveNotConfirmed: "archived"
      case .notAnswered: "answered"
      case .originalWanted: "keep"
      case .noSuchCase, .caseClosed, .caseOfOtherService, .noCase: "case"
      case .sameService: "to"
      case .splitTooFew: "titles"
      case .routingUndecided: "choice"
      case .routingBinding: "to"
      case .titleNamesOther: "title"
      case .folderChanged: "folder"
      case .paperStepMissing: "steps"
      case .workQuestion: "start-work"
      case .purposeMissing: "purpose"
      case .consentMissing, .consentHeld: "party"
      case .notCoordinated: form["note"] == nil ? "coordinated" : "note"
      case .writeOffUnchosen: refusal.arguments["entries"].map { LetterForms.prefix + $0 }
      case .outgoingChannelReason: "reason"
      case .outgoingChannelRefused, .addressProtected: "channel"
      case .addressMissing: "town"
      case .recipientNumberMissing, .recipientNumberCharacter, .recipientNumberLength, .recipientNumberDay,
        .recipientNumberCheck:
        "digital-id"
      case .recipientKindMissing: "recipient-kind"
      case .transcriptMissing: "transcript"
      case .answerMissing, .noAnswer: form["answers"] == nil ? "note" : "answers"
      case .noSuchEntry, .neverRestance, .alreadyWrittenOff: "writes-off"
      case .notHappenedYet, .beforeItsStart: form["on"] == nil ? "since" : "on"
      case .expectedTooEarly: "expected"
      case .alreadyDayOff, .noSuchClosingDay: "day"
      case .noSuchDeadline, .deadlineMet: "deadline"
      case .absenceInPast, .absenceOverlaps: "last"
      case .periodReversed: form["last"] == nil ? "born-until" : "last"
      case .substitutePast: "first"
      case .substituteSelf, .substituteElsewhere, .substituteAbsent, .substituteCircle: "substitute"
      case .bornInFuture: "born"
      case .directoryRowEmpty: "school"
      case .looseSlips: "slips"
      case .noSuchUnit: "unit"
      case .pagesUnexplained: "explanation"
      case .scanOfOtherUnit: "reason"
      case .faultKnown: "fault"
      case .roleTaken, .roleHeld, .roleNotHeld, .lastRole, .lastAdministrator: "role"
      default: nil
      }
    return id.flatMap { form[$0] == nil ? nil : $0 }
  }
}
