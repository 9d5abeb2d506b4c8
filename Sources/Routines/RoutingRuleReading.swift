internal import Domain

extension RoutingRule {
  init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(PackKeys.routingRule)
    self.init(
      id: try fields.need("id").ruleID(), precedence: try fields.need("precedence").choice(),
      strength: try fields.need("strength").choice(), lines: try scope.lines(fields),
      requirements: try scope.requirements(fields), cases: try Self.cases(node, fields, in: scope),
      handling: try fields["handling"].map { list throws(PackFault) in
        try list.each { element throws(PackFault) in try element.choice() }
      } ?? [],
      note: try fields["note"].map { note throws(PackFault) in try TextByLanguage(pack: note) },
      against: try fields["against"].map { list throws(PackFault) in
        try list.each { element throws(PackFault) in try Opposed(element, in: scope) }
      } ?? [],
      judgesContent: try fields.flag("judgesContent"))
  }

  /// Either one case, written in the rule itself, or a list of them.
  private static func cases(
    _ node: PackNode, _ fields: PackFields, in scope: RoutingScope
  ) throws(PackFault) -> [Case] {
    guard let list = fields["cases"] else { return [try Case(fields, in: scope)] }
    for key in ["when", "to", "ask"] {
      if let stray = fields[key] { throw stray.fault(.standsBeside, ["key": key, "other": "cases"]) }
    }
    let cases = try list.each { element throws(PackFault) in
      try Case(element.fields(PackKeys.routingCase), in: scope)
    }
    guard !cases.isEmpty else { throw list.fault(.emptyList) }
    return cases
  }
}

extension RoutingRule.Case {
  fileprivate init(_ fields: PackFields, in scope: RoutingScope) throws(PackFault) {
    self.init(
      when: try RoutingCondition(fields.need("when"), in: scope),
      to: try fields["to"].map { list throws(PackFault) in
        try list.each { target throws(PackFault) in try RoutingTarget(target, in: scope) }
      } ?? [],
      ask: try fields["ask"].map { ask throws(PackFault) in try RoutingDilemma(ask, in: scope) })
  }
}

extension RoutingRule.Opposed {
  fileprivate init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(PackKeys.opposed)
    self.init(lines: try scope.lines(fields), why: try TextByLanguage(pack: fields.need("why")))
  }
}

extension RoutingTarget {
  fileprivate init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(PackKeys.target)
    self.init(
      folder: try scope.folder(fields.need("folder")),
      part: try fields["part"].map { part throws(PackFault) in try part.choice() } ?? .full,
      isFolderInferred: try fields.flag("folderInferred"))
  }
}

extension RoutingDilemma {
  fileprivate init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(PackKeys.dilemma)
    let options = try fields.need("options").each { option throws(PackFault) in
      let parts = try option.fields(PackKeys.option)
      return Option(
        id: try parts.need("id").identifier(),
        to: try parts.need("to").each { target throws(PackFault) in try RoutingTarget(target, in: scope) })
    }
    try node.refuseTwice(options.map(\.id), in: "options")
    self.init(question: try TextByLanguage(pack: fields.need("question")), options: options)
  }
}

extension RoutingCondition {
  init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(PackKeys.condition)
    self.init()
    kinds = try fields.values("kind", scope.kind)
    if let group = fields["kindGroup"] {
      guard kinds.isEmpty else { throw group.fault(.standsBeside, ["key": "kindGroup", "other": "kind"]) }
      kinds = try scope.group(group)
    }
    exceptKinds = try fields.values("exceptKind", scope.kind)
    folders = try fields.values("folder") { element throws(PackFault) in try element.choice() }
    concernsAll = try fields.values("concerns") { element throws(PackFault) in try element.choice() }
    concernsNone = try fields.values("notConcerns") { element throws(PackFault) in try element.choice() }
    senders = try fields.values("sender") { element throws(PackFault) in try element.choice() }
    channels = try fields.values("channel") { element throws(PackFault) in try element.choice() }
    isAddressedRightly = try fields["address"].map { node throws(PackFault) in
      let written: RightOrWrong = try node.choice()
      return written == .correct
    }
    isDocumentation = try fields.truth("documentation")
    isCaseHandling = try fields.truth("caseHandling")
    hasSecureZone = try fields.truth("secureZone")
    if let choice = fields["choice"] { choices = try Self.choices(choice, in: scope) }
  }

  private static func choices(_ node: PackNode, in scope: RoutingScope) throws(PackFault) -> [String: String] {
    var chosen: [String: String] = [:]
    for member in try node.members() {
      let written = try member.value.text()
      try scope.requireChoice(member.key, written, at: member.value)
      chosen[member.key] = written
    }
    return chosen
  }
}

extension PackFields {
  /// A list that is written has at least one element: an empty one would hold for everything.
  fileprivate func values<Value>(
    _ key: String, _ read: (PackNode) throws(PackFault) -> Value
  ) throws(PackFault) -> [Value] {
    guard let list = self[key] else { return [] }
    let values = try list.each(read)
    guard !values.isEmpty else { throw list.fault(.emptyList) }
    return values
  }

  fileprivate func truth(_ key: String) throws(PackFault) -> Bool? {
    try self[key].map { node throws(PackFault) in try node.truth() }
  }
}

extension PackNode {
  /// A row's name: `R12b`, `C-S3-7`.
  fileprivate func ruleID() throws(PackFault) -> String {
    let written = try text()
    let isGood = written.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isGood, written.utf8.count <= 20 else {
      throw fault(.notRuleName, ["found": written.short])
    }
    return written
  }
}
