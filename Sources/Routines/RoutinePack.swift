internal import Domain

// How a rule pack is read: each type reads itself from its place in the file.

extension ServiceProfile {
  init(pack root: PackNode) throws(PackFault) {
    let fields = try root.fields([
      "id", "name", "system", "archive", "status", "effectiveFrom", "source", "channels", "covers", "roles",
      "duties", "kinds", "access", "morningMeeting", "subjectFollowsKind", "routing", "deadlines",
    ])
    id = try fields.need("id").word()
    name = try LocalText(fields.need("name"))
    system = try fields.need("system").text()
    archive = try Archive(fields.need("archive"))
    status = try fields.need("status").choice()
    effectiveFrom = try fields["effectiveFrom"].map { node throws(PackFault) in try EffectiveDate(node) }
    source = try fields.need("source").text()
    channels = try fields.need("channels").each(LocalChannel.init)
    covers = try fields.need("covers").each(Cover.init)
    roles = try fields.need("roles").each(LocalRole.init)
    duties = try fields.need("duties").each(Duty.init)
    kinds = try fields.need("kinds").each(Kind.init)
    access = try Access(fields.need("access"))
    morningMeeting = try MorningMeeting(fields.need("morningMeeting"))
    subjectFollowsKind = try Ruling(fields.need("subjectFollowsKind"))
    let (known, isDraft) = (kinds.map(\.id), status == .draft)
    routing = try fields["routing"].map { node throws(PackFault) in
      try RoutingTable(node, kinds: known, isDraft: isDraft)
    }
    deadlines = try fields.deadlines()
    try checkWhole(root)
  }

  /// What no single line can tell: nothing twice, and only roles that the service uses do its work.
  private func checkWhole(_ root: PackNode) throws(PackFault) {
    try root.refuseTwice(channels.map(\.channel.rawValue), in: "channels")
    try root.refuseTwice(kinds.map(\.id.text), in: "kinds")
    try root.refuseTwice(roles.map(\.role.rawValue), in: "roles")
    try root.refuseTwice(duties.map(\.task.rawValue), in: "duties")
    try root.refuseTwice(covers.map(\.colour.rawValue), in: "covers")
    let used = Set(roles.map(\.role))
    for duty in duties {
      if let stranger = duty.roles.first(where: { !used.contains($0) }) {
        throw root.fault("duty '\(duty.task.rawValue)' names the role '\(stranger.rawValue)', which is not in roles.")
      }
    }
  }
}

extension LocalText {
  init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["nb", "nn", "en"])
    self.init(nb: try fields.need("nb").text(), nn: try fields.need("nn").text(), en: try fields.need("en").text())
  }
}

extension ServiceProfile.Archive {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["name", "kind", "requirements"])
    name = try fields.need("name").text()
    kind = try fields.need("kind").choice()
    requirements = try fields.requirements()
  }
}

extension ServiceProfile.EffectiveDate {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["date", "requirements"])
    let date = try fields.need("date")
    let written = try date.text()
    let parts = written.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), (1900...2999).contains(year), (1...12).contains(month),
      (1...Self.lastDay(year: year, month: month)).contains(day)
    else { throw date.fault("'\(written)' is not a day written as 2019-03-01.") }
    self.init(year: year, month: month, day: day, requirements: try fields.requirements())
  }

  private static func lastDay(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension ServiceProfile.LocalChannel {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["id", "name", "paper", "requirements"])
    channel = try fields.need("id").choice()
    name = try LocalText(fields.need("name"))
    isPaper = try fields.need("paper").truth()
    requirements = try fields.requirements()
  }
}

extension ServiceProfile.Cover {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["colour", "name", "hidesContent", "requirements"])
    colour = try fields.need("colour").choice()
    name = try LocalText(fields.need("name"))
    hidesContent = try fields.flag("hidesContent")
    requirements = try fields.requirements()
  }
}

extension ServiceProfile.LocalRole {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["role", "title", "requirements"])
    role = try fields.need("role").choice()
    title = try LocalText(fields.need("title"))
    requirements = try fields.requirements()
  }
}

extension ServiceProfile.Duty {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["task", "roles", "requirements"])
    task = try fields.need("task").choice()
    roles = try fields.need("roles").each { element throws(PackFault) in try element.choice() }
    requirements = try fields.requirements()
  }
}

extension ServiceProfile.Access {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["code", "legalBasis", "requirements"])
    code = try LocalText(fields.need("code"))
    legalBasis = try fields.need("legalBasis").text()
    requirements = try fields.requirements()
  }
}

extension ServiceProfile.MorningMeeting {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["held", "requirements"])
    isHeld = try fields.need("held").truth()
    requirements = try fields.requirements()
  }
}

extension ServiceProfile.Ruling {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["applies", "requirements"])
    applies = try fields.need("applies").truth()
    requirements = try fields.requirements()
  }
}

extension ServiceProfile.Kind {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["id", "name", "flags", "entryTypes", "deadlines", "source", "requirements"])
    id = try fields.need("id").word()
    name = try LocalText(fields.need("name"))
    flags = []
    for element in try fields.elements("flags") { flags.insert(try element.choice()) }
    entryTypes =
      try fields["entryTypes"].map { list throws(PackFault) in
        try list.each { element throws(PackFault) in try element.choice() }
      } ?? [.incoming]
    guard !entryTypes.isEmpty else { throw node.fault("entryTypes must name at least one type.") }
    deadlines = try fields.deadlines()
    source = try fields.need("source").text()
    requirements = try fields.requirements()
  }
}
