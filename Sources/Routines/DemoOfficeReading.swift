internal import Domain

// How the demo plan is read: each type reads itself from its place in the file.

extension DemoOfficePlan {
  init(_ root: PackNode) throws(PackFault) {
    let fields = try root.fields([
      "name", "password", "language", "services", "users", "parties", "distribution", "absences", "meetings", "items",
      "waiting",
    ])
    name = try fields.need("name").text()
    password = try fields.need("password").text()
    language = try fields.need("language").choice()
    services = try fields.need("services").each(StaffedService.init)
    users = try fields.need("users").each(Person.init)
    parties = try fields.need("parties").each(Party.init)
    distribution = try fields.need("distribution").each(DistributionRule.init)
    absences = try fields.elements("absences").map(Absence.init)
    meetings = try fields.need("meetings").each(Meeting.init)
    items = try fields.need("items").each(Item.init)
    waiting = try fields.need("waiting").each(WaitingFile.init)
  }
}

extension PackFields {
  /// An optional id.
  fileprivate func identifier(_ key: String) throws(PackFault) -> String? {
    guard let node = self[key] else { return nil }
    return try node.identifier()
  }

  /// An optional identifier of the domain's.
  fileprivate func word<Owner>(_ key: String) throws(PackFault) -> Word<Owner>? {
    guard let node = self[key] else { return nil }
    return try node.word()
  }

  /// The moment that stands as `ago` and a clock key beside other fields.
  fileprivate func moment(clock key: String = "at") throws(PackFault) -> DemoOfficePlan.Moment {
    let clock = try need(key)
    let written = try clock.text()
    let parts = written.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.map(\.count) == [2, 2], let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0...23).contains(hour), (0...59).contains(minute)
    else { throw clock.fault(.notTime, ["found": written.short]) }
    // Never the day of creation itself: the office may be created before any of its times have come.
    return DemoOfficePlan.Moment(
      workingDaysAgo: try need("ago").number(in: 1...30), hour: hour, minute: minute)
  }
}

extension DemoOfficePlan.StaffedService {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["id", "postResponsible"])
    id = try fields.need("id").word()
    postResponsible = try fields.need("postResponsible").word()
  }
}

extension DemoOfficePlan.Person {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["id", "name", "memberships"])
    id = try fields.need("id").word()
    name = try fields.need("name").text()
    memberships = try fields.need("memberships").each(Position.init)
  }
}

extension DemoOfficePlan.Person.Position {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["service", "role", "unit"])
    service = try fields.need("service").word()
    role = try fields.need("role").choice()
    unit = try fields.identifier("unit")
  }
}

extension DemoOfficePlan.Party {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["id", "name", "type", "number"])
    id = try fields.need("id").identifier()
    name = try fields.need("name").text()
    kind = try fields.need("type").choice()
    number = try fields["number"].map { node throws(PackFault) in try node.text() }
  }
}

extension DemoOfficePlan.DistributionRule {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["service", "kind", "sender", "handler"])
    service = try fields.need("service").word()
    kind = try fields.word("kind")
    sender = try fields.identifier("sender")
    handler = try fields.need("handler").word()
  }
}

extension DemoOfficePlan.Absence {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["user", "substitute", "ago", "at", "firstAgo", "lastAgo", "lastAhead"])
    user = try fields.need("user").word()
    substitute = try fields.need("substitute").word()
    recorded = try fields.moment()
    firstWorkingDaysAgo = try fields.need("firstAgo").number(in: 1...30)
    if let last = fields["lastAgo"] {
      lastWorkingDaysAgo = try last.number(in: 1...30)
    } else {
      lastWorkingDaysAgo = try -fields.need("lastAhead").number(in: 1...30)
    }
    guard firstWorkingDaysAgo >= lastWorkingDaysAgo, recorded.workingDaysAgo >= firstWorkingDaysAgo else {
      throw node.fault(plan: "the absence ends before it begins, or was recorded after it began.")
    }
  }
}

extension DemoOfficePlan.Meeting {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["service", "chair", "ago", "from", "to"])
    service = try fields.need("service").word()
    chair = try fields.need("chair").word()
    from = try fields.moment(clock: "from")
    to = try fields.moment(clock: "to")
    guard from < to else { throw node.fault(plan: "the meeting ends before it begins.") }
  }
}

extension DemoOfficePlan.Item {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields([
      "key", "service", "channel", "cover", "kind", "title", "sender", "concerns", "addressee", "paper", "received",
      "openedBy", "documentDate", "documents", "pages", "mail", "story",
    ])
    let paper = try fields.need("paper").fields(["sheets", "sides"])
    key = try fields.need("key").identifier()
    service = try fields.need("service").word()
    channel = try fields.need("channel").choice()
    cover = try fields["cover"].map { node throws(PackFault) in try node.choice() } ?? .none
    kind = try fields.need("kind").word()
    title = try fields["title"].map { node throws(PackFault) in try node.text() }
    sender = try fields.need("sender").identifier()
    concerns = try fields.need("concerns").identifier()
    addressee = try fields.word("addressee")
    sheets = try paper.need("sheets").number(in: 1...200)
    sides = try paper.need("sides").number(in: 1...2)
    received = try fields.need("received").fields(["ago", "at"]).moment()
    openedBy = try fields.need("openedBy").word()
    documentDate = try DemoOfficePlan.DocumentDate(fields.need("documentDate"))
    documents = try fields.elements("documents").map { node throws(PackFault) in try node.identifier() }
    pages = try fields.elements("pages").map { node throws(PackFault) in try node.number(in: 1...200) }
    mail = try fields.identifier("mail")
    story = []
    for element in try fields.elements("story") { story.append(try DemoOfficePlan.Step(element)) }
  }
}

extension DemoOfficePlan.DocumentDate {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    if let written = try? node.text() {
      guard written == "undated" else { throw node.fault(plan: "must be 'undated' or {daysBefore: n}.") }
      self = .undated
    } else {
      self = .daysBeforeReceived(try node.fields(["daysBefore"]).need("daysBefore").number(in: -30...365))
    }
  }
}

extension DemoOfficePlan.WaitingFile {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["place", "service", "file", "as", "expect", "duplicateOf"])
    place = try fields.need("place").choice()
    service = try fields.need("service").word()
    file = try fields.need("file").text()
    name = try fields.need("as").text()
    expectation = try fields.need("expect").choice()
    duplicateOf = try fields.identifier("duplicateOf")
  }
}

extension DemoOfficePlan.Step {
  /// The word that a step begins with, and what else that step says.
  private enum Verb: String, CaseIterable {
    case stamp, take, assign, park, forward, route, reassign, shelve, finalise
    case markUrgent = "mark-urgent"
    case returnToSender = "return"
    case openCase = "open-case"
    case linkCase = "link-case"
    case registerEntry = "register-entry"
    case checkScan = "check-scan"
    case reportScanFault = "report-scan-fault"
    case localCopy = "register-local-copy"

    var keys: [String] {
      switch self {
      case .stamp, .take, .markUrgent, .registerEntry, .checkScan, .shelve, .finalise: []
      case .reportScanFault: ["fault", "pages"]
      case .localCopy: ["machine"]
      case .assign: ["to", "via"]
      case .forward, .reassign: ["to", "reason"]
      case .park: ["untilAhead", "reason"]
      case .returnToSender: ["reason"]
      case .openCase: ["case", "title", "party"]
      case .linkCase: ["case"]
      case .route: ["folder", "concerns"]
      }
    }
  }

  fileprivate init(_ node: PackNode) throws(PackFault) {
    let all = Verb.allCases.flatMap(\.keys)
    let verb: Verb = try node.fields(["do", "by", "for", "ago", "at"] + all).need("do").choice()
    let fields = try node.fields(["do", "by", "for", "ago", "at"] + verb.keys)
    by = try fields.need("by").word()
    onBehalfOf = try fields.word("for")
    at = try fields.moment()
    action = try Self.action(verb, fields)
  }

  private static func action(_ verb: Verb, _ fields: PackFields) throws(PackFault) -> DemoOfficePlan.Action {
    switch verb {
    case .stamp: .stamp
    case .markUrgent: .markUrgent
    case .take: .take
    case .assign: .assign(to: try fields.need("to").word(), via: try fields.need("via").choice())
    case .park:
      .park(
        untilWorkingDaysAhead: try fields.need("untilAhead").number(in: 1...60),
        reason: try fields.need("reason").text())
    case .forward: .forward(to: try fields.need("to").word(), reason: try fields.need("reason").text())
    case .returnToSender: .returnToSender(reason: try fields.need("reason").text())
    case .openCase:
      .openCase(
        key: try fields.need("case").identifier(), title: try fields.need("title").text(),
        party: try fields.need("party").identifier())
    case .linkCase: .linkCase(key: try fields.need("case").identifier())
    case .route: .route(folder: try fields.need("folder").choice(), concerns: try fields.identifier("concerns"))
    case .registerEntry: .registerEntry
    case .checkScan: .checkScan
    case .reportScanFault:
      .reportScanFault(kind: try fields.need("fault").choice(), pages: try fields.need("pages").text())
    case .shelve: .shelve
    case .finalise: .finalise
    case .localCopy: .localCopy(machine: try fields.need("machine").text())
    case .reassign: .reassign(to: try fields.need("to").word(), reason: try fields.need("reason").text())
    }
  }
}
