internal import Domain

/// Reads a pack from top to bottom and notes every mistake on the way.
struct RoutinePackReading {
  let faults = PackFaults()

  /// The pack, or nil when something is wrong; then ``faults`` say what.
  func read(_ root: PackNode) -> RoutineFile? {
    guard var reader = RuleReader(root, keys: PackKeys.pack, faults: faults) else { return nil }
    readFormat(reader)
    if let series = readSeries(reader) { reader.series = series }
    if let source = reader.text("source") { reader.source = source }
    let id = reader.word("id", of: Service.self)
    let profile = RoutineProfile(reader)
    let subject = reader.ruling("subjectFollowsKind")
    let kinds = reader.needList("kinds") { reader.inner($0, keys: PackKeys.kind).flatMap(KindOfDocument.init) }
    var routine = ServiceRoutine(kinds: kinds ?? [], subjectFollowsKind: subject?.applies ?? false)
    routine.subjectRule = subject?.rule
    routine.profile = profile
    reader.readPeople(into: &routine)
    reader.readReceiving(into: &routine)
    reader.readPaper(into: &routine)
    reader.readLetters(into: &routine)
    reader.readAccess(into: &routine)
    reader.readControls(into: &routine)
    routine.deadlines = reader.deadlines()
    routine.routing = reader.section("routing", keys: PackKeys.routing) { table in
      RoutingTable(table, kinds: routine.kinds.map(\.id), isDraft: routine.isDraft)
    }
    RoutineContradictions(routine: routine, root: root, reader: reader).note()
    guard let id, profile != nil, faults.found.isEmpty else { return nil }
    return RoutineFile(service: id, routine: routine)
  }

  /// A pack written for a later program is not half understood by this one.
  private func readFormat(_ reader: RuleReader) {
    guard let format = reader.number("format", in: 1...999), format > 1, let node = reader["format"] else { return }
    faults.note(node.fault(.newerFormat, ["found": String(format), "known": "1"]))
  }

  private func readSeries(_ reader: RuleReader) -> String? {
    reader.need("series") { node throws(PackFault) in
      let written = try node.text()
      guard written.isSeries else { throw node.fault(.badRequirement, ["found": written, "series": "S2"]) }
      return written
    }
  }
}

extension RuleReader {
  func ruling(_ key: String) -> Ruling? {
    guard let value = need(key, { node throws(PackFault) in node }),
      let reader = inner(value, keys: PackKeys.ruling)
    else { return nil }
    let (applies, rule) = (reader.truth("applies"), reader.rule())
    guard let applies, let rule else { return nil }
    return Ruling(applies: applies, rule: rule)
  }

  func optionalRuling(_ key: String) -> Ruling? { has(key) ? ruling(key) : nil }
}

extension RoutineProfile {
  fileprivate init?(_ reader: RuleReader) {
    let (name, system) = (reader.localText("name"), reader.text("system"))
    let version = reader.number("version", in: 1...99_999)
    let owner = reader.section("owner", keys: PackKeys.keeper, Keeper.init)
    let leader = reader.section("processLeader", keys: PackKeys.keeper, Keeper.init)
    guard let value = reader.need("validity", { node throws(PackFault) in node }),
      let validity = reader.inner(value, keys: PackKeys.validity)
    else { return nil }
    let (status, rule) = (validity.choice("status", Status.self), validity.rule())
    let from = validity.optional("from") { node throws(PackFault) in try node.day() }
    let to = validity.optional("to") { node throws(PackFault) in try node.day() }
    if let from, let to, to < from, let node = validity["to"] {
      reader.faults.note(node.fault(.endsBeforeStart, ["from": from.iso, "to": to.iso]))
    }
    guard let name, let system, let version, let status, let rule else { return nil }
    self.init(
      name: name, system: system, source: reader.source, series: reader.series, version: version, status: status,
      validFrom: from, validTo: to, validity: rule, owner: owner, processLeader: leader)
  }
}

extension RoutineProfile.Keeper {
  fileprivate init?(_ reader: RuleReader) {
    let (name, rule) = (reader.text("name"), reader.rule())
    guard let name, let rule else { return nil }
    self.init(name: name, rule: rule)
  }
}

extension KindOfDocument {
  fileprivate init?(_ reader: RuleReader) {
    let id: DocumentKind? = reader.word("id")
    let (name, rule) = (reader.localText("name"), reader.rule())
    let flags: [Flag] = reader.choices("flags")
    let types: [EntryType]? = reader.has("entryTypes") ? reader.needChoices("entryTypes") : nil
    let questions = reader.list("questions") { node in
      reader.attempt(node) { node throws(PackFault) in try node.identifier() }
    }
    let deadlines = reader.deadlines()
    let care: OriginalCare? = reader.optionalChoice("original")
    guard let id, let name, let rule else { return nil }
    self.init(id: id, names: name.byLanguage, isUrgent: flags.contains(.urgent), deadlines: deadlines)
    self.flags = flags.isEmpty ? nil : flags
    self.questions = questions
    self.entryTypes = types ?? [.incoming]
    original = care
    self.rule = rule
  }
}
