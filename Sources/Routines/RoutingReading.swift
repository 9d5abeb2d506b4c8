internal import Domain

// How the routing table of a service with two systems is read from its pack.

extension RoutingTable {
  /// Reads the table; `kinds` are the ids that the service's documents can have.
  init(_ node: PackNode, kinds: [DocumentKind], isDraft: Bool) throws(PackFault) {
    let fields = try node.fields([
      "version", "guide", "systems", "folders", "switches", "kindGroups", "concernsOfKinds", "synonyms", "warnings",
      "rules",
    ])
    let systems = try fields.need("systems").each(RoutingSystem.init)
    let folders = try fields.need("folders").each(RoutingFolder.init)
    let switches = try (fields["switches"]).map { node throws(PackFault) in try node.each(RoutingSwitch.init) } ?? []
    try node.refuseTwice(systems.map(\.id.text), in: "systems")
    try node.refuseTwice(folders.map(\.id.text), in: "folders")
    try node.refuseTwice(switches.map(\.id), in: "switches")
    var scope = RoutingScope(kinds: kinds + [.unknown], folders: folders, switches: switches)
    for group in try fields.elements("kindGroups") { try scope.read(group: group) }
    let rules = try fields.need("rules").each { rule throws(PackFault) in try RoutingRule(rule, in: scope) }
    try node.refuseTwice(rules.map(\.id), in: "rules")
    self.init(
      version: try fields.need("version").text(), isDraft: isDraft,
      guide: try fields["guide"].map { guide throws(PackFault) in try guide.text() },
      systems: systems, folders: folders, switches: switches, rules: rules,
      warnings: try fields["warnings"].map { list throws(PackFault) in
        try list.each { warning throws(PackFault) in try RoutingWarning(warning, in: scope) }
      } ?? [],
      synonyms: try fields["synonyms"].map { list throws(PackFault) in
        try list.each { synonym throws(PackFault) in try RoutingSynonym(synonym, in: scope) }
      } ?? [],
      concernsOfKinds: try fields["concernsOfKinds"].map { list throws(PackFault) in
        try list.each { node throws(PackFault) in try ConcernsOfKinds(node, in: scope) }
      } ?? [])
    try checkWhole(node, fields)
  }

  /// What no single line can tell: every folder's system is there, nothing contradicts, nothing is left out.
  private func checkWhole(_ node: PackNode, _ fields: PackFields) throws(PackFault) {
    for (folder, place) in zip(folders, try fields.elements("folders")) {
      guard system(folder.system) != nil else {
        throw place.fault(
          "system '\(folder.system)' is not in systems (\(systems.map(\.id.text).joined(separator: ", "))).")
      }
      for named in folder.nameBySwitch {
        try RoutingScope(kinds: [], folders: [], switches: switches).requireChoice(named.choice, named.value, at: place)
      }
    }
    let places = try fields.elements("rules")
    for found in contradictions {
      let place = zip(rules, places).first { $0.0.id == found.second }?.1 ?? node
      throw place.fault(
        "\(found.first) and \(found.second) have the same precedence (\(found.precedence.rawValue)) and hold for the "
          + "same facts, but lead to different places. Give one another precedence, or tell their facts apart.")
    }
    guard answersEverything else {
      throw node.fault("rules: a last rule with precedence gap and 'when: {}' is missing. It asks where no other does.")
    }
  }
}

extension RoutingTable.ConcernsOfKinds {
  fileprivate init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(["concerns", "kinds"])
    self.init(
      kinds: try fields.need("kinds").each(scope.kind),
      concerns: try fields.need("concerns").each { element throws(PackFault) in try element.choice() })
  }
}

/// What the rules of one table may name.
struct RoutingScope {
  let kinds: [DocumentKind]
  let folders: [RoutingFolder]
  let switches: [RoutingSwitch]
  private(set) var groups: [String: [DocumentKind]] = [:]

  init(kinds: [DocumentKind], folders: [RoutingFolder], switches: [RoutingSwitch]) {
    self.kinds = kinds
    self.folders = folders
    self.switches = switches
  }

  mutating func read(group node: PackNode) throws(PackFault) {
    let fields = try node.fields(["id", "kinds"])
    let id = try fields.need("id").identifier()
    guard groups[id] == nil else { throw node.fault("'\(id)' stands twice in kindGroups. Keep one.") }
    groups[id] = try fields.need("kinds").each(kind)
  }

  func kind(_ node: PackNode) throws(PackFault) -> DocumentKind {
    let written = try node.text()
    guard let kind = kinds.first(where: { $0.text == written }) else {
      throw node.fault("'\(written)' is not in kinds.")
    }
    return kind
  }

  func group(_ node: PackNode) throws(PackFault) -> [DocumentKind] {
    let written = try node.text()
    guard let group = groups[written] else {
      throw node.fault("'\(written)' is not in kindGroups (\(groups.keys.sorted().joined(separator: ", "))).")
    }
    return group
  }

  func folder(_ node: PackNode) throws(PackFault) -> RoutingFolder.ID {
    let written = try node.text()
    guard let folder = folders.first(where: { $0.id.text == written }) else {
      throw node.fault("'\(written)' is not in folders (\(folders.map(\.id.text).joined(separator: ", "))).")
    }
    return folder.id
  }

  func requireChoice(_ id: String, _ value: String, at node: PackNode) throws(PackFault) {
    guard let found = switches.first(where: { $0.id == id }) else {
      throw node.fault("unknown switch '\(id)'; known are \(switches.map(\.id).joined(separator: ", ")).")
    }
    guard found.values.contains(where: { $0.id == value }) else {
      throw node.fault(
        "'\(value)' is not a value of the switch '\(id)' (\(found.values.map(\.id).joined(separator: ", "))).")
    }
  }
}

extension TextByLanguage {
  init(pack node: PackNode) throws(PackFault) { self.init(try LocalText(node).byLanguage) }
}

extension RoutingSystem {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["id", "name"])
    self.init(id: try fields.need("id").word(), name: try TextByLanguage(pack: fields.need("name")))
  }
}

extension RoutingFolder {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["id", "system", "name", "followsState", "nameBySwitch"])
    self.init(
      id: try fields.need("id").word(), system: try fields.need("system").word(),
      name: try TextByLanguage(pack: fields.need("name")), followsState: try fields.flag("followsState"),
      nameBySwitch: try fields["nameBySwitch"].map { list throws(PackFault) in try list.each(SwitchedName.init) } ?? [])
  }
}

extension RoutingFolder.SwitchedName {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["switch", "value", "name"])
    self.init(
      choice: try fields.need("switch").identifier(), value: try fields.need("value").identifier(),
      name: try TextByLanguage(pack: fields.need("name")))
  }
}

extension RoutingSwitch {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["id", "name", "value", "values", "lines", "requirements"])
    let values = try fields.need("values").each { value throws(PackFault) in
      let parts = try value.fields(["id", "name"])
      return Value(id: try parts.need("id").identifier(), name: try TextByLanguage(pack: parts.need("name")))
    }
    let chosen = try fields.need("value").identifier()
    guard values.contains(where: { $0.id == chosen }) else {
      throw try fields.need("value").fault(
        "'\(chosen)' is not among values (\(values.map(\.id).joined(separator: ", "))).")
    }
    self.init(
      id: try fields.need("id").identifier(), name: try TextByLanguage(pack: fields.need("name")), value: chosen,
      values: values, lines: try fields.lines(), requirements: try fields.requirements())
  }
}

extension RoutingWarning {
  fileprivate init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(["id", "when", "text", "lines", "requirements"])
    self.init(
      id: try fields.need("id").identifier(),
      when: try fields.need("when").each { when throws(PackFault) in try RoutingCondition(when, in: scope) },
      text: try TextByLanguage(pack: fields.need("text")), lines: try fields.lines(),
      requirements: try fields.requirements())
  }
}

extension RoutingSynonym {
  fileprivate init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(["fact", "means", "words", "addressedWrongly"])
    let fact: RoutingFact = try fields.need("fact").choice()
    let means = try fields.need("means")
    switch fact {
    case .kind: _ = try scope.kind(means)
    case .folder: let _: FolderState = try means.choice()
    case .concerns: let _: Concern = try means.choice()
    case .sender: let _: SenderRole = try means.choice()
    case .channel: let _: Channel = try means.choice()
    case .address: let _: RightOrWrong = try means.choice()
    case .documentation, .caseHandling, .secureZone:
      throw try fields.need("fact").fault("a yes-or-no fact has no other words.")
    }
    self.init(
      fact: fact, means: try means.text(), words: try fields.need("words").texts().map(\.hyphenated),
      addressedWrongly: try fields.flag("addressedWrongly"))
  }
}

/// How a pack writes whether our right address was used.
enum RightOrWrong: String, CaseIterable {
  case correct, wrong
}

extension PackFields {
  /// Lines of the routine: `003:L13`.
  func lines() throws(PackFault) -> [String] {
    try need("lines").each { node throws(PackFault) in
      let written = try node.text()
      let parts = written.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].count == 3, parts[0].utf8.allSatisfy(Self.isDigit), parts[1].first == "L",
        (2...5).contains(parts[1].count), parts[1].dropFirst().utf8.allSatisfy(Self.isDigit)
      else { throw node.fault("'\(written)' is not a line of a routine such as 003:L13.") }
      return written
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
