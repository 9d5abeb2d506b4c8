import CommandBus
import Documents
import Domain
import Repository
import TestOffice

/// Texts whose key is put together from a raw value: every value has its text.
struct Family {
  let prefix: String
  let keys: Set<String>

  init(_ prefix: String, _ members: [String], suffixes: [String] = [""]) {
    self.prefix = prefix
    keys = Set(members.flatMap { member in suffixes.map { "\(prefix)\(member)\($0)" } })
  }

  init<Value: CaseIterable & RawRepresentable>(
    _ prefix: String, _: Value.Type, suffixes: [String] = [""]
  ) where Value.RawValue == String {
    self.init(prefix, Value.allCases.map(\.rawValue), suffixes: suffixes)
  }

  static func all() throws -> [Family] {
    try ofTheDesk() + ofTheLog() + ofCommands() + ofTheWorldOutside() + ofTheCalendar() + ofRouting() + ofScanning()
      + ofLetters()
      + ofTheScreens() + ofTheRoutines()
  }

  private static func ofTheDesk() -> [Family] {
    [
      Family("channel.", Channel.self), Family("cover.", CoverColour.self), Family("role.", Role.self),
      Family("permission.", Permission.self), Family("state.", Placement.State.self),
      Family("case-status.", CaseStatus.self), Family("entry-type.", EntryType.self),
      Family("restance.", RestanceState.self), Family("write-off.", WriteOffMethod.self),
      Family("warning.", PostWarning.self), Family("mail-flaw.", MailFlaw.self),
      Family("suggestion.", Voice.Source.self), Family("document-role.", DocumentReference.Role.self),
      Family("search.field.", SearchField.self),
    ]
  }

  private static func ofTheLog() throws -> [Family] {
    let samples = try EventSamples()
    let kinds = EventKind.allCases.map { ($0.rawValue, isReversible: samples.event($0).inverse != nil) }
    return [
      Family("event.", EventKind.self),
      Family("irreversible.", kinds.filter { !$0.isReversible }.map(\.0)),
      Family("undo.name.", kinds.filter(\.isReversible).map(\.0)),
      Family("minutes.decision.", MeetingMinutes.decisionKinds.map(\.rawValue)),
      Family("fault.", StoreFault.Kind.self),
      Family("read-only.", ["behind-witness", "differs-from-witness", "not-writable"]),
      Family("verify.", LogVerification.Kind.self), Family("refusal.", Refusal.Code.self),
      Family("help.", Refusal.Code.self),
    ]
  }

  private static func ofCommands() throws -> [Family] {
    let commands = CommandCatalogue.commands
    return [
      Family("command.", commands.map { $0.name }, suffixes: ["", ".about"]),
      Family("cli.column.", try SourceFile.all().flatMap(\.columns)),
      Family("parameter.", Set(commands.flatMap { $0.parameters.map(\.name) }).sorted()),
    ]
  }

  private static func ofTheWorldOutside() throws -> [Family] {
    let files = try SourceFile.all()
    // These enumerations have cases with values, so that no list of them all can be asked for.
    let codes = ["DocumentDeviation", "MailDeviation", "ArchiveRefusal"].flatMap { type in
      files.filter { $0.code.contains("enum \(type)") }.flatMap(\.codes)
    }
    return [
      Family("deviation.kind.", DeviationKind.self),
      Family(
        "deviation.reason.",
        codes + [DeviationKind.sameBytes.rawValue] + StaffingGap.allCases.map(\.rawValue) + ofTheScanQueue
          + DispatchFault.allCases.map(\.rawValue)),
      Family("doctor.cage.", CageWall.self), Family("intake.kind.", IntakeSource.Kind.self),
      Family("intake.state.", IntakeFile.State.self),
    ]
  }

  /// The reasons that the scan queue's decisions give for a deviation.
  private static let ofTheScanQueue = [
    "no-cover", "cover-unreadable", "cover-unknown", "cover-other-service", "cover-not-stamped", "cover-shredded",
    "cover-scanned-before", "gone-early",
  ]

  private static func ofScanning() -> [Family] {
    [
      Family("scan-step.", ScanStep.self), Family("scan-fault.", ScanFaultKind.self),
      Family("rescan-outcome.", RescanOutcome.self), Family("scan-match.", ScanMatch.Reason.self),
      Family("page-work.step.", PageWork.Step.self), Family("page-work.state.", PageWork.State.self),
      Family("scan.progress.", PageWork.Step.self),
      Family("intermediate.state.", IntermediateRow.State.self), Family("page.cut.", PageEdge.self),
    ]
  }

  private static func ofLetters() -> [Family] {
    [
      Family("letter-state.", LetterState.self), Family("dispatch-stage.", Dispatch.Stage.self),
      Family("letter-purpose.", LetterPurpose.self), Family("recipient-number.", ["person", "organisation"]),
      Family("sending-reason.", SendingReason.self), Family("sending-field.", SendingField.self),
      Family("sending-loss.", SendingLoss.self),
      Family("dispatch-status.", DispatchStatus.self), Family("dispatch-group.", BoardGroup.self),
      Family("rule.approval-order.", ApprovalRule.Order.self),
    ]
  }

  private static func ofRouting() -> [Family] {
    [
      Family("routing.precedence.", RoutingRule.Precedence.self),
      Family("routing.handling.", RoutingRule.Handling.self),
      Family("routing.part.", ["extract", "anonymised"]), Family("routing.folder-action.", ["reopen", "create"]),
      Family("routing.folder.", FolderState.self), Family("routing.sender.", SenderRole.self),
      Family("routing.delivery.", Delivery.State.self), Family("routing.address.", ["correct", "wrong"]),
      Family("paper-step.", ConfirmDelivery.PaperStep.self),
      Family("routing.ask.", ["folder", "concerns", "documentation", "case-handling", "secure-zone"]),
    ]
  }

  private static func ofTheRoutines() -> [Family] {
    [
      Family("strength.", RuleSource.Strength.self), Family("routine-status.", RoutineProfile.Status.self),
      Family("task.", RoutineTask.self), Family("right.", AccessGroup.Right.self),
      Family("addressed.", AddressingRule.Addressed.self), Family("delivery-within.", DeliveryRule.Within.self),
      Family("consignment.", DeliveryRule.Consignment.self), Family("if-no.", IntakeQuestion.IfNo.self),
      Family("kind-flag.", KindOfDocument.Flag.self), Family("original-care.", KindOfDocument.OriginalCare.self),
      Family("recipient-kind.", Recipient.Kind.self), Family("address-block.", Recipient.AddressBlock.self),
      Family("scanned-by.", ScanningRule.ScannedBy.self), Family("scan-check.", ScanningRule.Check.self),
      Family("scan-way.", ScanningRule.Way.self), Family("destroy.", RetentionRule.Destroy.self),
      Family("destroy-condition.", RetentionRule.Condition.self), Family("outgoing.", OutgoingChannel.self),
      Family("sending-needs.", SendingRule.Requirement.self), Family("signature.", SendingWay.Signature.self),
      Family("access-policy.", AccessPolicy.self), Family("post-list.", PostListRule.Policy.self),
      Family("archive-kind.", ArchiveDestination.Kind.self), Family("control-per.", ControlRule.Period.self),
      Family("guidance-at.", Guidance.Place.self), Family("rule.section.", RoutineRule.Section.self),
      Family("rule.deadline-from.", DeadlineStart.self),
      Family("rule.change.", RoutineChange.Kind.self), Family("pack.fault.", PackFault.Code.self),
    ]
  }

  private static func ofTheCalendar() -> [Family] {
    [
      Family("weekday.", Weekday.self, suffixes: ["", ".short"]),
      Family("month.", (1...12).map(String.init), suffixes: ["", ".short"]),
      Family("holiday.", PublicHoliday.self), Family("deadline.purpose.", DeadlinePurpose.self),
      Family("deadline.outcome.", DeadlineOutcome.self), Family("deadline.status.", DeadlineStatus.self),
      Family("deadline.stage.", PreliminaryStage.self), Family("deadline.calculation.", DeadlineClock.Unit.self),
      Family("law.mark.", LawPoint.Mark.self), Family("clock.one.", DeadlineClock.Unit.self),
      Family("clock.several.", DeadlineClock.Unit.self),
    ]
  }
}
