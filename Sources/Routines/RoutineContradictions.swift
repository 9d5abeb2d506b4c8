internal import Domain

/// What no single line can tell: rules that contradict each other, and names that nothing in the pack has.
struct RoutineContradictions {
  let routine: ServiceRoutine
  let root: PackNode
  let reader: RuleReader

  func note() {
    noteTwice()
    noteRoles()
    noteKinds()
    noteChannels()
    noteQuestions()
    noteScanning()
    noteLetters()
    noteArchive()
  }

  private func fault(_ key: String, _ code: PackFault.Code, _ arguments: [String: String]) {
    let node = reader[key]
    reader.faults.note(
      node?.fault(code, arguments) ?? root.fault(at: key, line: nil, code, arguments))
  }

  /// A fault at one element of a list, where the list has it; elements with mistakes are left out of the routine.
  private func fault(_ key: String, element place: Int, _ code: PackFault.Code, _ arguments: [String: String]) {
    guard let elements = elements(of: key), elements.indices.contains(place) else {
      return fault(key, code, arguments)
    }
    reader.faults.note(elements[place].fault(code, arguments))
  }

  private func elements(of key: String) -> [PackNode]? {
    guard let list = reader[key], let elements = try? list.list(), elements.count == read(key) else { return nil }
    return elements
  }

  /// Whether a list was read without a mistake: only then can a name be said to be missing from it.
  private func isWhole(_ key: String) -> Bool { reader[key] == nil || elements(of: key) != nil }

  /// How many elements of a list were understood.
  private func read(_ key: String) -> Int {
    switch key {
    case "roles": routine.roles?.count ?? 0
    case "groups": routine.groups?.count ?? 0
    case "staffing": routine.staffing?.count ?? 0
    case "duties": routine.duties?.count ?? 0
    case "channels": routine.channels?.count ?? 0
    case "covers": routine.covers?.count ?? 0
    case "addressing": routine.addressing?.count ?? 0
    case "questions": routine.questions?.count ?? 0
    case "kinds": routine.kinds.count
    case "approvals": routine.approvals?.count ?? 0
    case "templates": routine.templates?.count ?? 0
    case "archives": routine.archives?.count ?? 0
    case "controls": routine.controls?.count ?? 0
    case "steps": routine.steps?.count ?? 0
    case "guidance": routine.guidance?.count ?? 0
    default: 0
    }
  }

  // MARK: - Nothing twice

  private func noteTwice() {
    twice("roles", routine.roles?.map(\.role.rawValue))
    twice("groups", routine.groups?.map(\.id))
    twice("staffing", routine.staffing?.map(\.role.rawValue))
    twice("duties", routine.duties?.map(\.task.rawValue))
    twice("channels", routine.channels?.map(\.channel.rawValue))
    twice("covers", routine.covers?.map(\.colour.rawValue))
    twice("addressing", routine.addressing?.map(\.addressed.rawValue))
    twice("questions", routine.questions?.map(\.id))
    twice("kinds", routine.kinds.map(\.id.text))
    twice("templates", routine.templates?.map(\.id))
    twice("archives", routine.archives?.map(\.id))
    twice("controls", routine.controls?.map(\.id))
    twice("steps", routine.steps?.map(\.number))
    twice("guidance", routine.guidance?.map(\.id))
    twice("sending", routine.sending?.ways.map(\.channel.rawValue))
    twice("scanning", routine.scanning?.units.map(\.id))
  }

  private func twice(_ key: String, _ ids: [String]?) {
    var seen: Set<String> = []
    for (place, id) in (ids ?? []).enumerated() where !seen.insert(id).inserted {
      fault(key, element: place, .twice, ["name": id, "list": key])
    }
  }

  // MARK: - Names that must be there

  /// Only roles that the service uses do its work.
  private func noteRoles() {
    guard isWhole("roles"), let used = routine.roles.map({ Set($0.map(\.role)) }) else { return }
    func check(_ key: String, _ place: Int?, _ roles: [Role]) {
      for role in roles where !used.contains(role) {
        let arguments = ["role": role.rawValue, "known": used.map(\.rawValue).sorted().joined(separator: ", ")]
        if let place {
          fault(key, element: place, .unknownRole, arguments)
        } else {
          fault(key, .unknownRole, arguments)
        }
      }
    }
    for (place, duty) in (routine.duties ?? []).enumerated() { check("duties", place, duty.roles) }
    for (place, group) in (routine.groups ?? []).enumerated() { check("groups", place, group.roles) }
    for (place, line) in (routine.staffing ?? []).enumerated() { check("staffing", place, [line.role]) }
    for (place, approval) in (routine.approvals ?? []).enumerated() { check("approvals", place, approval.by) }
    for (place, control) in (routine.controls ?? []).enumerated() { check("controls", place, control.owners) }
    for (place, step) in (routine.steps ?? []).enumerated() { check("steps", place, step.roles) }
    for (place, line) in (routine.addressing ?? []).enumerated() {
      check("addressing", place, [line.role].compactMap { $0 })
    }
    for (place, kind) in routine.kinds.enumerated() where kind.original == .archiveOfficer {
      check("kinds", place, [.archiveOfficer])
    }
    check("access", nil, routine.access?.loweredBy ?? [])
    check("emergency", nil, routine.emergency?.roles ?? [])
  }

  private func noteKinds() {
    guard isWhole("kinds"), !routine.kinds.isEmpty else { return }
    let known = Set(routine.kinds.map(\.id))
    func check(_ key: String, _ place: Int?, _ kinds: [DocumentKind]) {
      for kind in kinds where !known.contains(kind) {
        let near = NearWord.nearest(to: kind.text, among: known.map(\.text).sorted())
        if let place {
          fault(key, element: place, .unknownKind, ["kind": kind.text, "near": near])
        } else {
          fault(key, .unknownKind, ["kind": kind.text, "near": near])
        }
      }
    }
    for (place, approval) in (routine.approvals ?? []).enumerated() { check("approvals", place, approval.kinds) }
    for (place, template) in (routine.templates ?? []).enumerated() { check("templates", place, template.kinds) }
    guard let consent = routine.consent else { return }
    check("consent", nil, [consent.kind])
    if let kind = routine.kind(consent.kind), !kind.has(.consent) {
      fault("consent", .notConsent, ["kind": kind.id.text])
    }
  }

  private func noteChannels() {
    guard isWhole("channels"), let known = routine.channels.map({ Set($0.map(\.channel)) }) else { return }
    for channel in routine.localCopies?.channels ?? [] where !known.contains(channel) {
      fault("localCopies", .unknownChannel, ["channel": channel.rawValue])
    }
    for (place, question) in (routine.questions ?? []).enumerated() {
      for channel in question.ofChannels where !known.contains(channel) {
        fault("questions", element: place, .unknownChannel, ["channel": channel.rawValue])
      }
    }
  }

  private func noteQuestions() {
    guard isWhole("questions"), isWhole("kinds") else { return }
    let known = (routine.questions ?? []).map(\.id)
    for (place, kind) in routine.kinds.enumerated() {
      for id in kind.questions ?? [] where !known.contains(id) {
        fault(
          "kinds", element: place, .unknownQuestion,
          ["question": id, "near": NearWord.nearest(to: id, among: known)])
      }
    }
    let asked = Set(routine.kinds.flatMap { $0.questions ?? [] })
    for (place, question) in (routine.questions ?? []).enumerated() {
      let isAsked = question.ofEvery || !question.ofChannels.isEmpty || asked.contains(question.id)
      if !isAsked { fault("questions", element: place, .unusedQuestion, ["question": question.id]) }
    }
  }

  // MARK: - Rules that cannot both hold

  private func noteScanning() {
    guard let scanning = routine.scanning else { return }
    let applies = (scanning.intermediate?.applies ?? false, scanning.direct?.applies ?? false)
    switch (applies, scanning.usual) {
    case ((true, true), nil): fault("scanning", .twoWays, [:])
    case ((false, false), nil): fault("scanning", .noWay, [:])
    case ((false, _), .intermediate): fault("scanning", .usualNotThere, ["usual": "intermediate"])
    case ((_, false), .direct): fault("scanning", .usualNotThere, ["usual": "direct"])
    default: break
    }
  }

  private func noteLetters() {
    if let sending = routine.sending {
      let usual = sending.ways.first { $0.channel == sending.usual }
      if usual == nil || usual?.needs == .refused {
        fault("sending", .usualNotThere, ["usual": sending.usual.rawValue])
      }
    }
    guard isWhole("approvals") else { return }
    let approved = Set((routine.approvals ?? []).flatMap(\.kinds))
    let everyReply = (routine.approvals ?? []).contains { $0.kinds.isEmpty }
    for (place, kind) in routine.kinds.enumerated() where kind.has(.leaderApprovesReply) {
      if !everyReply, !approved.contains(kind.id) {
        fault("kinds", element: place, .noApprover, ["kind": kind.id.text])
      }
    }
  }

  private func noteArchive() {
    guard isWhole("archives"), let archives = routine.archives, let retention = routine.retention else { return }
    if retention.conditions.contains(.archived), !archives.contains(where: { $0.kind.givesReceipts }) {
      fault("retention", .receiptFromNobody, [:])
    }
  }
}
