internal import Domain

/// Every mistake found while a pack is read; reading goes on after each.
final class PackFaults {
  private(set) var found: [PackFault] = []

  func note(_ fault: PackFault) {
    // A wrong value is told once, however many rules look at it.
    if !found.contains(fault) { found.append(fault) }
  }
}

/// One mapping of a pack, read key by key. A mistake is noted and answers nil, so that the next key is read too.
struct RuleReader {
  let node: PackNode
  let faults: PackFaults
  /// What lines are cited with, and what the numbered rules begin with; known once the head has been read.
  var source = ""
  var series = ""
  private var values: [String: PackNode] = [:]

  /// nil when there is no mapping here.
  init?(_ node: PackNode, keys: [String], faults: PackFaults, source: String = "", series: String = "") {
    self.node = node
    self.faults = faults
    self.source = source
    self.series = series
    do {
      for member in try node.members() {
        if keys.contains(member.key) {
          values[member.key] = member.value
        } else {
          faults.note(node.unknown(member.key, line: member.line, among: keys))
        }
      }
    } catch {
      faults.note(error)
      return nil
    }
  }

  subscript(key: String) -> PackNode? { values[key] }

  func has(_ key: String) -> Bool { values[key] != nil }

  /// A value that must be there.
  func need<Value>(_ key: String, _ read: (PackNode) throws(PackFault) -> Value) -> Value? {
    guard let value = values[key] else {
      faults.note(node.fault(at: key, line: nil, .missing, ["name": key]))
      return nil
    }
    return attempt(value, read)
  }

  /// A value that may be absent; nil as well when it is there and wrong, which is noted.
  func optional<Value>(_ key: String, _ read: (PackNode) throws(PackFault) -> Value) -> Value? {
    values[key].flatMap { attempt($0, read) }
  }

  func attempt<Value>(_ value: PackNode, _ read: (PackNode) throws(PackFault) -> Value) -> Value? {
    do {
      return try read(value)
    } catch {
      faults.note(error)
      return nil
    }
  }

  // MARK: - Small values

  func text(_ key: String) -> String? { need(key) { node throws(PackFault) in try node.text() } }

  func optionalText(_ key: String) -> String? { optional(key) { node throws(PackFault) in try node.text() } }

  func truth(_ key: String) -> Bool? { need(key) { node throws(PackFault) in try node.truth() } }

  /// False when absent.
  func flag(_ key: String) -> Bool { optional(key) { node throws(PackFault) in try node.truth() } ?? false }

  func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
    need(key) { node throws(PackFault) in try node.number(in: range) }
  }

  func optionalNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    optional(key) { node throws(PackFault) in try node.number(in: range) }
  }

  func choice<Value: RawRepresentable & CaseIterable>(_ key: String, _: Value.Type = Value.self) -> Value?
  where Value.RawValue == String {
    need(key) { node throws(PackFault) in try node.choice(Value.self) }
  }

  func optionalChoice<Value: RawRepresentable & CaseIterable>(_ key: String, _: Value.Type = Value.self) -> Value?
  where Value.RawValue == String {
    optional(key) { node throws(PackFault) in try node.choice(Value.self) }
  }

  func identifier(_ key: String) -> String? { need(key) { node throws(PackFault) in try node.identifier() } }

  func word<Owner>(_ key: String, of _: Owner.Type = Owner.self) -> Word<Owner>? {
    need(key) { node throws(PackFault) in try node.word(of: Owner.self) }
  }

  func localText(_ key: String) -> LocalText? {
    guard let value = need(key, { node throws(PackFault) in node }),
      let text = inner(value, keys: ["nb", "nn", "en"])
    else { return nil }
    let (nb, nn, en) = (text.text("nb"), text.text("nn"), text.text("en"))
    guard let nb, let nn, let en else { return nil }
    return LocalText(nb: nb, nn: nn, en: en)
  }

  // MARK: - Lists

  /// The elements of an optional list, read one by one; nil when the key is absent.
  func list<Value>(_ key: String, _ read: (PackNode) -> Value?) -> [Value]? {
    guard let value = values[key] else { return nil }
    return (attempt(value) { node throws(PackFault) in try node.list() } ?? []).compactMap(read)
  }

  /// As ``list(_:_:)`` for a list that must be there and hold something.
  func needList<Value>(_ key: String, _ read: (PackNode) -> Value?) -> [Value]? {
    guard let value = need(key, { node throws(PackFault) in node }),
      let elements = attempt(value, { node throws(PackFault) in try node.list() })
    else { return nil }
    guard !elements.isEmpty else {
      faults.note(value.fault(.emptyList))
      return nil
    }
    return elements.compactMap(read)
  }

  func choices<Value: RawRepresentable & CaseIterable>(_ key: String, _: Value.Type = Value.self) -> [Value]
  where Value.RawValue == String {
    list(key) { attempt($0) { node throws(PackFault) in try node.choice(Value.self) } } ?? []
  }

  func needChoices<Value: RawRepresentable & CaseIterable>(_ key: String, _: Value.Type = Value.self) -> [Value]?
  where Value.RawValue == String {
    needList(key) { attempt($0) { node throws(PackFault) in try node.choice(Value.self) } }
  }

  func kinds(_ key: String) -> [DocumentKind] {
    list(key) { attempt($0) { node throws(PackFault) in try node.word(of: PostKindName.self) } } ?? []
  }

  // MARK: - Inside

  /// A mapping under a key or in a list, with what this one knows.
  func inner(_ value: PackNode, keys: [String]) -> RuleReader? {
    RuleReader(value, keys: keys, faults: faults, source: source, series: series)
  }

  /// Each element of an optional list of mappings.
  func sections<Value>(_ key: String, keys: [String], _ read: (RuleReader) -> Value?) -> [Value]? {
    list(key) { inner($0, keys: keys).flatMap(read) }
  }

  /// An optional mapping.
  func section<Value>(_ key: String, keys: [String], _ read: (RuleReader) -> Value?) -> Value? {
    values[key].flatMap { inner($0, keys: keys) }.flatMap(read)
  }

  /// The rule that a line of the pack rests on.
  func rule(_ key: String = "rule") -> RuleSource? {
    guard let value = need(key, { node throws(PackFault) in node }),
      let fields = inner(value, keys: PackKeys.rule)
    else { return nil }
    let requirements = fields.list("requirements") { fields.requirement($0) } ?? []
    let lines = fields.needList("lines") { fields.line($0) }
    let strength = fields.choice("strength", RuleSource.Strength.self)
    let note = fields.optionalText("note")
    guard let lines, let strength else { return nil }
    return RuleSource(requirements: requirements, lines: lines, strength: strength, note: note)
  }

  private func requirement(_ value: PackNode) -> String? {
    attempt(value) { node throws(PackFault) in try node.requirement(of: series) }
  }

  private func line(_ value: PackNode) -> String? {
    attempt(value) { node throws(PackFault) in try node.line(of: source) }
  }
}
