internal import Domain

// How the routing table of a service with two systems is read from its pack.

extension RoutingTable {
  /// Reads the table, noting every mistake. `kinds` are the ids that the service's documents can have.
  ///
  /// Rules name systems, folders and switches: while these have mistakes, the rules are left for the next reading.
  init?(_ reader: RuleReader, kinds: [DocumentKind], isDraft: Bool) {
    let before = reader.faults.found.count
    let version = reader.text("version")
    let systems = reader.each("systems", RoutingSystem.init) ?? []
    let folders = reader.each("folders", RoutingFolder.init) ?? []
    var scope = RoutingScope(kinds: kinds + [.unknown], folders: folders, source: reader.source, series: reader.series)
    scope.switches =
      reader.list("switches") { node in
        reader.attempt(node) { node throws(PackFault) in try RoutingSwitch(node, in: scope) }
      } ?? []
    reader.refuseTwice("systems", systems.map(\.id.text))
    reader.refuseTwice("folders", folders.map(\.id.text))
    reader.refuseTwice("switches", scope.switches.map(\.id))
    scope.readGroups(reader)
    reader.check(folders, among: systems, scope)
    guard let version, reader.faults.found.count == before else { return nil }
    let rules = reader.each("rules") { node throws(PackFault) in try RoutingRule(node, in: scope) } ?? []
    reader.refuseTwice("rules", rules.map(\.id))
    self.init(
      version: version, isDraft: isDraft, guide: reader.optionalText("guide"), systems: systems, folders: folders,
      switches: scope.switches, rules: rules,
      warnings: reader.some("warnings") { node throws(PackFault) in try RoutingWarning(node, in: scope) },
      synonyms: reader.some("synonyms") { node throws(PackFault) in try RoutingSynonym(node, in: scope) },
      concernsOfKinds: reader.some("concernsOfKinds") { node throws(PackFault) in
        try ConcernsOfKinds(node, in: scope)
      })
    guard reader.faults.found.count == before else { return nil }
    reader.checkWhole(self)
  }
}

extension RuleReader {
  /// The elements of a list that must be there, read one by one.
  fileprivate func each<Value>(_ key: String, _ read: (PackNode) throws(PackFault) -> Value) -> [Value]? {
    needList(key) { attempt($0, read) }
  }

  /// The elements of an optional list; empty when it is absent.
  fileprivate func some<Value>(_ key: String, _ read: (PackNode) throws(PackFault) -> Value) -> [Value] {
    list(key) { attempt($0, read) } ?? []
  }

  fileprivate func refuseTwice(_ key: String, _ ids: [String]) {
    guard let node = self[key] else { return }
    _ = attempt(node) { node throws(PackFault) in try node.refuseTwice(ids, in: key) }
  }

  /// Every folder's system is there, and every switch that names a folder.
  fileprivate func check(_ folders: [RoutingFolder], among systems: [RoutingSystem], _ scope: RoutingScope) {
    guard let list = self["folders"], let places = try? list.list(), places.count == folders.count else { return }
    for (folder, place) in zip(folders, places) {
      if !systems.contains(where: { $0.id == folder.system }) {
        faults.note(place.notNamed(folder.system.text, in: "systems", known: systems.map(\.id.text)))
      }
      for named in folder.nameBySwitch {
        _ = attempt(place) { place throws(PackFault) in try scope.requireChoice(named.choice, named.value, at: place) }
      }
    }
  }

  /// What no single line can tell: nothing contradicts, nothing is left out.
  fileprivate func checkWhole(_ table: RoutingTable) {
    let places = self["rules"].flatMap { try? $0.list() } ?? []
    for found in table.contradictions {
      let place = zip(table.rules, places).first { $0.0.id == found.second }?.1 ?? node
      faults.note(
        place.fault(
          .ruleClash, ["first": found.first, "second": found.second, "precedence": found.precedence.rawValue]))
    }
    if !table.answersEverything { faults.note((self["rules"] ?? node).fault(.noLastRule)) }
  }
}

extension RoutingTable.ConcernsOfKinds {
  fileprivate init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(PackKeys.concernsOfKinds)
    self.init(
      kinds: try fields.need("kinds").each(scope.kind),
      concerns: try fields.need("concerns").each { element throws(PackFault) in try element.choice() })
  }
}

extension TextByLanguage {
  init(pack node: PackNode) throws(PackFault) {
    let fields = try node.fields(PackKeys.texts)
    let (nb, nn, en) = (
      try fields.need("nb").text(), try fields.need("nn").text(), try fields.need("en").text()
    )
    self.init(LocalText(nb: nb, nn: nn, en: en).byLanguage)
  }
}

extension RoutingSystem {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(PackKeys.system)
    self.init(id: try fields.need("id").word(), name: try TextByLanguage(pack: fields.need("name")))
  }
}

extension RoutingFolder {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(PackKeys.folder)
    self.init(
      id: try fields.need("id").word(), system: try fields.need("system").word(),
      name: try TextByLanguage(pack: fields.need("name")), followsState: try fields.flag("followsState"),
      nameBySwitch: try fields["nameBySwitch"].map { list throws(PackFault) in try list.each(SwitchedName.init) } ?? [])
  }
}

extension RoutingFolder.SwitchedName {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(PackKeys.switchedName)
    self.init(
      choice: try fields.need("switch").identifier(), value: try fields.need("value").identifier(),
      name: try TextByLanguage(pack: fields.need("name")))
  }
}

extension RoutingSwitch {
  fileprivate init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(PackKeys.routingSwitch)
    let values = try fields.need("values").each { value throws(PackFault) in
      let parts = try value.fields(PackKeys.switchValue)
      return Value(id: try parts.need("id").identifier(), name: try TextByLanguage(pack: parts.need("name")))
    }
    let chosen = try fields.need("value").identifier()
    guard values.contains(where: { $0.id == chosen }) else {
      throw try fields.need("value").notNamed(chosen, in: "values", known: values.map(\.id))
    }
    self.init(
      id: try fields.need("id").identifier(), name: try TextByLanguage(pack: fields.need("name")), value: chosen,
      values: values, lines: try scope.lines(fields), requirements: try scope.requirements(fields))
  }
}

extension RoutingWarning {
  fileprivate init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(PackKeys.warning)
    self.init(
      id: try fields.need("id").identifier(),
      when: try fields.need("when").each { when throws(PackFault) in try RoutingCondition(when, in: scope) },
      text: try TextByLanguage(pack: fields.need("text")), lines: try scope.lines(fields),
      requirements: try scope.requirements(fields))
  }
}

extension RoutingSynonym {
  fileprivate init(_ node: PackNode, in scope: RoutingScope) throws(PackFault) {
    let fields = try node.fields(PackKeys.synonym)
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
      throw try fields.need("fact").fault(.noOtherWords, ["fact": fact.rawValue])
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
