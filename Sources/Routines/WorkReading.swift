internal import Domain

// Paper, letters, access and control.

extension RuleReader {
  func readPaper(into routine: inout ServiceRoutine) {
    routine.scanning = section("scanning", keys: PackKeys.scanning, ScanningRule.init)
    routine.retention = section("retention", keys: PackKeys.retention, RetentionRule.init)
    routine.localCopies = section("localCopies", keys: PackKeys.localCopies, LocalCopyRule.init)
  }

  func readLetters(into routine: inout ServiceRoutine) {
    routine.approvals = sections("approvals", keys: PackKeys.approval, ApprovalRule.init)
    routine.sending = section("sending", keys: PackKeys.sending, SendingRule.init)
    routine.templates = sections("templates", keys: PackKeys.template, LetterTemplate.init)
  }

  func readAccess(into routine: inout ServiceRoutine) {
    if has("access") {
      routine.access = section("access", keys: PackKeys.access, AccessRule.init)
    } else {
      faults.note(node.fault(at: "access", line: nil, .missing, ["name": "access"]))
    }
    routine.postList = section("postList", keys: PackKeys.postList, PostListRule.init)
    routine.archives = needList("archives") { inner($0, keys: PackKeys.archive).flatMap(ArchiveDestination.init) }
    routine.consent = section("consent", keys: PackKeys.consent, ConsentRule.init)
  }

  func readControls(into routine: inout ServiceRoutine) {
    routine.controls = sections("controls", keys: PackKeys.control, ControlRule.init)
    routine.steps = sections("steps", keys: PackKeys.step, ProcessStep.init)
    routine.outage = section("outage", keys: PackKeys.outage, OutageRule.init)
    if let cases = section("cases", keys: PackKeys.cases, { ($0.truth("asksToStartWork"), $0.rule()) }) {
      routine.cases = cases.0.map { CaseRules(asksToStartWork: $0) }
      routine.casesRule = cases.1
    }
    routine.emergency = section("emergency", keys: PackKeys.emergency, EmergencyRule.init)
    routine.guidance = sections("guidance", keys: PackKeys.guidance, Guidance.init)
  }
}

extension ScanningRule {
  fileprivate init?(_ reader: RuleReader) {
    let (by, rule) = (reader.choice("by", ScannedBy.self), reader.rule())
    let units = reader.sections("units", keys: PackKeys.unit) { unit -> ScanUnit? in
      let (id, name) = (unit.identifier("id"), unit.localText("name"))
      guard let id, let name else { return nil }
      return ScanUnit(id: id, name: name)
    }
    let (intermediate, direct) = (reader.optionalRuling("intermediate"), reader.optionalRuling("direct"))
    let usual: Way? = reader.optionalChoice("usual")
    let checks: [Check] = reader.choices("checks")
    let target = reader.optionalText("target")
    guard let by, let rule else { return nil }
    self.init(
      by: by, target: target, units: units ?? [], intermediate: intermediate, direct: direct, usual: usual,
      checks: checks, rule: rule)
  }
}

extension RetentionRule {
  fileprivate init?(_ reader: RuleReader) {
    let (destroy, rule) = (reader.choice("destroy", Destroy.self), reader.rule())
    let days = reader.optionalNumber("days", in: 1...36_500)
    let conditions: [Condition] = reader.choices("conditions")
    guard let destroy, let rule else { return nil }
    if destroy == .afterDays, !reader.has("days") {
      reader.faults.note(reader.node.fault(at: "days", line: nil, .daysMissing, ["destroy": destroy.rawValue]))
    }
    if destroy != .afterDays, let node = reader["days"], let days {
      reader.faults.note(node.fault(.destroyedAndKept, ["destroy": destroy.rawValue, "days": String(days)]))
    }
    self.init(destroy: destroy, days: days, conditions: conditions, rule: rule)
  }
}

extension LocalCopyRule {
  fileprivate init?(_ reader: RuleReader) {
    let (channels, rule) = (reader.needChoices("channels", Channel.self), reader.rule())
    let deleted = reader.truth("deletedAfterTransfer")
    guard let channels, let deleted, let rule else { return nil }
    self.init(channels: channels, deletedAfterTransfer: deleted, rule: rule)
  }
}

extension ApprovalRule {
  fileprivate init?(_ reader: RuleReader) {
    let (by, rule) = (reader.needChoices("by", Role.self), reader.rule())
    let kinds = reader.kinds("kinds")
    let order = reader.optionalChoice("order", Order.self)
    guard let by, let rule else { return nil }
    self.init(kinds: kinds, by: by, order: order, rule: rule)
  }
}

extension SendingRule {
  fileprivate init?(_ reader: RuleReader) {
    let (usual, otherwise) = (
      reader.choice("usual", OutgoingChannel.self), reader.choice("otherwise", Requirement.self)
    )
    let ways = reader.needList("ways") { reader.inner($0, keys: PackKeys.way).flatMap(SendingWay.init) }
    let rule = reader.rule()
    guard let usual, let otherwise, let ways, let rule else { return nil }
    self.init(usual: usual, ways: ways, otherwise: otherwise, rule: rule)
  }
}

extension SendingWay {
  fileprivate init?(_ reader: RuleReader) {
    let channel = reader.choice("channel", OutgoingChannel.self)
    let needs = reader.choice("needs", SendingRule.Requirement.self)
    let signature = reader.choice("signature", Signature.self)
    let (isOpen, sent) = (reader.flag("open"), reader.flag("sentOnApproval"))
    let hours = reader.optionalNumber("printedAfterHours", in: 1...999)
    let rule = reader.rule()
    guard let channel, let needs, let signature, let rule else { return nil }
    self.init(
      channel: channel, needs: needs, signature: signature, isOpen: isOpen, printedAfterHours: hours,
      sentOnApproval: sent, rule: rule)
  }
}

extension LetterTemplate {
  fileprivate init?(_ reader: RuleReader) {
    let (id, name, rule) = (reader.identifier("id"), reader.localText("name"), reader.rule())
    let (kinds, locked) = (reader.kinds("kinds"), reader.flag("locked"))
    let body = reader.optional("body") { node throws(PackFault) in try node.longText() }
    let nynorsk = reader.optional("bodyNynorsk") { node throws(PackFault) in try node.longText() }
    let purpose: LetterPurpose? = reader.optionalChoice("purpose")
    guard let id, let name, let rule else { return nil }
    self.init(
      id: id, name: name, kinds: kinds, isLocked: locked, body: body, bodyNynorsk: nynorsk, purpose: purpose,
      rule: rule)
  }
}

extension AccessRule {
  fileprivate init?(_ reader: RuleReader) {
    let (policy, policyRule) = (reader.choice("policy", AccessPolicy.self), reader.rule("policyRule"))
    let (code, basis, rule) = (reader.localText("code"), reader.text("legalBasis"), reader.rule())
    let lowered: [Role] = reader.choices("loweredBy")
    let (masked, zone, two) = (reader.flag("masked"), reader.flag("secureZone"), reader.flag("twoFactor"))
    guard let policy, let policyRule, let code, let basis, let rule else { return nil }
    self.init(
      policy: policy, policyRule: policyRule, code: code, legalBasis: basis, loweredBy: lowered, masked: masked,
      secureZone: zone, twoFactor: two, rule: rule)
  }
}

extension PostListRule {
  fileprivate init?(_ reader: RuleReader) {
    let (policy, masked, rule) = (reader.choice("policy", Policy.self), reader.flag("masked"), reader.rule())
    guard let policy, let rule else { return nil }
    self.init(policy: policy, masked: masked, rule: rule)
  }
}

extension ArchiveDestination {
  fileprivate init?(_ reader: RuleReader) {
    let (id, name, kind) = (reader.identifier("id"), reader.text("name"), reader.choice("kind", Kind.self))
    let (level4, rule) = (reader.flag("level4"), reader.rule())
    guard let id, let name, let kind, let rule else { return nil }
    self.init(id: id, name: name, kind: kind, level4: level4, rule: rule)
  }
}

extension ConsentRule {
  fileprivate init?(_ reader: RuleReader) {
    let kind: DocumentKind? = reader.word("kind")
    let (required, open, rule) = (reader.truth("required"), reader.flag("ownJournalOpen"), reader.rule())
    guard let required, let kind, let rule else { return nil }
    self.init(required: required, kind: kind, ownJournalOpen: open, rule: rule)
  }
}

extension ControlRule {
  fileprivate init?(_ reader: RuleReader) {
    let (id, name, owners) = (
      reader.identifier("id"), reader.localText("name"), reader.needChoices("owners", Role.self)
    )
    let (times, per) = (reader.number("times", in: 1...99), reader.choice("per", Period.self))
    let points = reader.list("points") { node -> LocalText? in
      guard let text = reader.inner(node, keys: PackKeys.texts) else { return nil }
      let (nb, nn, en) = (text.text("nb"), text.text("nn"), text.text("en"))
      guard let nb, let nn, let en else { return nil }
      return LocalText(nb: nb, nn: nn, en: en)
    }
    let rule = reader.rule()
    guard let id, let name, let owners, let times, let per, let rule else { return nil }
    self.init(id: id, name: name, owners: owners, times: times, per: per, points: points ?? [], rule: rule)
  }
}

extension ProcessStep {
  fileprivate init?(_ reader: RuleReader) {
    let (number, name, rule) = (reader.text("number"), reader.localText("name"), reader.rule())
    let roles = reader.needChoices("roles", Role.self)
    guard let number, let name, let roles, let rule else { return nil }
    self.init(number: number, name: name, roles: roles, rule: rule)
  }
}

extension OutageRule {
  fileprivate init?(_ reader: RuleReader) {
    let (place, rule) = (reader.optionalText("place"), reader.rule())
    let (urgent, letters, waits) = (
      reader.flag("urgentOnly"), reader.flag("lettersOutside"), reader.flag("archivingWaits")
    )
    guard let rule else { return nil }
    self.init(place: place, urgentOnly: urgent, lettersOutside: letters, archivingWaits: waits, rule: rule)
  }
}

extension EmergencyRule {
  fileprivate init?(_ reader: RuleReader) {
    let (roles, days) = (reader.needChoices("roles", Role.self), reader.number("documentedWithinDays", in: 0...30))
    let rule = reader.rule()
    guard let roles, let days, let rule else { return nil }
    self.init(roles: roles, documentedWithinDays: days, rule: rule)
  }
}

extension Guidance {
  fileprivate init?(_ reader: RuleReader) {
    let (id, place, text) = (reader.identifier("id"), reader.choice("at", Place.self), reader.localText("text"))
    let rule = reader.rule()
    guard let id, let place, let text, let rule else { return nil }
    self.init(id: id, at: place, text: text, rule: rule)
  }
}
