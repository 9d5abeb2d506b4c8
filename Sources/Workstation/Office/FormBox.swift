import CommandBus
import Domain
import Screen

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

/// A form over the screen. Its fields are the parameters of one command, so that what the command refuses can be said
/// at the field it concerns.
struct FormBox: Sendable {
  let kind: FormKind
  let title: String
  var form: Form
  /// The raw values behind the words of each choice field.
  var choices: [String: [String]] = [:]
  /// Arguments that are not asked for: which item, which service.
  let fixed: [String: String]
  let target: Target?
  var seen: Seen?
  /// What fields that come and go are filled with at first.
  var prefill: [String: String] = [:]
  /// What the form that routes an item knows besides its fields.
  var routing: RoutingFacts?
  /// Sent, and the bus has not answered yet.
  var isWaiting = false
  /// What it is about, when that is no item and no field says it.
  var about = ""
  /// Whether something has been typed that closing would lose.
  var isChanged = false

  init(
    _ kind: FormKind, title: String, fields: [FormField], choices: [String: [String]] = [:],
    fixed: [String: String], target: Target? = nil, seen: Seen? = nil
  ) {
    self.kind = kind
    self.title = title
    form = Form(fields)
    self.choices = choices
    self.fixed = fixed
    self.target = target
    self.seen = seen
  }

  /// The command as it is filled in; throws a refusal that names the parameter.
  func command(today: Day) throws -> any Command {
    var texts = fixed
    for field in form.fields where field.id != RegisterForm.filing && !QuestionFields.isOne(field) {
      texts[field.id] = try text(of: field, today: today)
    }
    if kind == .closeCase { texts = CaseForms.closing(texts) }
    if let answers = QuestionFields.answers(in: form) { texts["questions"] = answers }
    return try CommandCatalogue.command(named: kind.command, Arguments(texts))
  }

  private func text(of field: FormField, today: Day) throws -> String {
    if let values = choices[field.id], let index = field.selected { return values[index] }
    guard case .date = field.content, !field.text.singleLine.isEmpty else { return field.text }
    guard let day = DateText.read(field.text, today: today, isPast: !Self.futureFields.contains(field.id)) else {
      throw Refusal(.badArgument, ["name": field.id, "expected": "20.11.2026", "found": String(field.text.prefix(40))])
    }
    return day.iso
  }

  /// Dates that lie ahead when they are written without a year.
  private static let futureFields: Set<String> = ["until", "expected", "day", "first", "last"]
  /// What the screen does once the command is committed.
  var next: Order.Next {
    switch kind {
    case .paper: .nextPaper
    case .stepIn: .steppedIn
    case .purpose: fixed["case"].flatMap { CaseFolder.ID($0) }.map { .openCase($0) } ?? .closeForm
    default: .closeForm
    }
  }

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
      case .notCoordinated: "note"
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

extension WorkstationState {
  /// A key for the form on top.
  mutating func formKey(_ key: Key, _ box: FormBox) -> [Effect] {
    var box = box
    guard !box.isWaiting else { return [] }
    if key == .ctrl("s") { return submit(&box) }
    if key == .function(3), let effects = choose(from: box) { return effects }
    switch box.form.handle(key) {
    case .changed:
      box.isChanged = true
      box.form.say(nil, about: box.form.fields[box.form.focus].id)
      RegisterForm.settle(&box, phrases)
      DeadlineForms.settle(&box, phrases)
      RouteForm.settle(&box, phrases)
    case .submitted: return submit(&box)
    case .cancelled:
      if box.isChanged { return ask(.dropForm) }
      layers.removeLast()
      return []
    case .rejected: say(.advice, phrases.say("form.rejected"))
    case .moved, .ignored: break
    }
    replaceTop(.form(box))
    return []
  }

  mutating func formPaste(_ text: String, _ box: FormBox) {
    var box = box
    let left = box.form.paste(text)
    box.isChanged = true
    if left > 0 { say(.advice, phrases.say("form.paste-cut", ["count": String(left)])) }
    replaceTop(.form(box))
  }

  private mutating func submit(_ box: inout FormBox) -> [Effect] {
    guard let session else { return [] }
    do {
      let command = try box.command(today: now.day)
      if let routing = command as? RoutePost { return proposeRouting(routing, box) }
      defer { replaceTop(.form(box)) }
      box.isWaiting = true
      let title = box.target?.title ?? box.form["title"]?.text ?? box.about
      let next: Order.Next = box.next
      return [
        .send(
          Order(
            command, by: session, seen: box.seen, saved: box.kind.saved,
            ["title": title, "case": box.fixed["case"] ?? ""], about: box.target,
            then: next))
      ]
    } catch let refusal as Refusal {
      refuse(refusal, in: &box)
      replaceTop(.form(box))
    } catch {
      // A command is read from texts alone: it throws refusals and nothing else.
      say(.refused, phrases.say("form.unreadable"))
    }
    return []
  }

  /// Shows a refusal at the field it is about, or in the message line.
  func refusedForm(_ refusal: Refusal, _ box: FormBox) -> (FormBox, Message) {
    var box = box
    box.isWaiting = false
    let words = RefusalText(phrases: phrases)
    if let field = box.field(of: refusal) {
      box.form.say(.init(TerminalText(words.short(refusal))), about: field, focusing: true)
    }
    return (box, Message(tone: .refused, text: words.sentence(refusal)))
  }

  private mutating func refuse(_ refusal: Refusal, in box: inout FormBox) {
    let (shown, message) = refusedForm(refusal, box)
    box = shown
    self.message = message
  }

  mutating func replaceTop(_ layer: Layer) {
    if !layers.isEmpty { layers[layers.count - 1] = layer }
  }
}

extension FormBox {
  private static func area(of box: FormBox, in rect: Rect) -> Rect {
    rect.centred(Size(width: min(rect.width, 92), height: min(box.form.height + 5, rect.height)))
  }

  /// Where the fields stand; the last row inside the frame tells the keys.
  static func fieldArea(of box: FormBox, in rect: Rect) -> Rect {
    let rows = area(of: box, in: rect).inset(columns: 2, rows: 1).rows(.rest, .fixed(1))
    return rows[0].inset(columns: 0, rows: rows[0].height > box.form.height + 1 ? 1 : 0)
  }

  static func render(
    _ box: FormBox, _ state: WorkstationState, into buffer: inout CellBuffer, in rect: Rect
  ) -> Point {
    let area = area(of: box, in: rect)
    buffer.box(area, title: TerminalText(box.title), style: Style(.dialog))
    let inner = area.inset(columns: 2, rows: 1)
    let cursor = box.form.render(into: &buffer, in: fieldArea(of: box, in: rect))
    let hint = box.isWaiting ? state.phrases.say("form.waiting") : state.phrases.say("form.keys")
    buffer.put(
      TerminalText(hint), at: Point(x: inner.x, y: inner.maxY - 1), style: Style(.muted),
      maxWidth: inner.width)
    return cursor
  }
}
