internal import Domain

/// What the rules of one table may name, and what their lines and numbers are cited with.
struct RoutingScope {
  let kinds: [DocumentKind]
  let folders: [RoutingFolder]
  let source: String
  let series: String
  var switches: [RoutingSwitch] = []
  private var groups: [String: [DocumentKind]] = [:]

  init(kinds: [DocumentKind], folders: [RoutingFolder], source: String, series: String) {
    self.kinds = kinds
    self.folders = folders
    self.source = source
    self.series = series
  }

  mutating func readGroups(_ reader: RuleReader) {
    let found =
      reader.list("kindGroups") { node in
        reader.attempt(node) { node throws(PackFault) in try group(named: node) }
      } ?? []
    if let node = reader["kindGroups"] {
      _ = reader.attempt(node) { node throws(PackFault) in try node.refuseTwice(found.map(\.id), in: "kindGroups") }
    }
    groups = Dictionary(found.map { ($0.id, $0.kinds) }) { first, _ in first }
  }

  private func group(named node: PackNode) throws(PackFault) -> (id: String, kinds: [DocumentKind]) {
    let fields = try node.fields(PackKeys.kindGroup)
    return (try fields.need("id").identifier(), try fields.need("kinds").each(kind))
  }

  func kind(_ node: PackNode) throws(PackFault) -> DocumentKind {
    let written = try node.text()
    guard let kind = kinds.first(where: { $0.text == written }) else {
      let near = NearWord.nearest(to: written, among: kinds.map(\.text))
      throw node.fault(.unknownKind, ["kind": written.short, "near": near])
    }
    return kind
  }

  func group(_ node: PackNode) throws(PackFault) -> [DocumentKind] {
    let written = try node.text()
    guard let group = groups[written] else {
      throw node.notNamed(written, in: "kindGroups", known: groups.keys.sorted())
    }
    return group
  }

  func folder(_ node: PackNode) throws(PackFault) -> RoutingFolder.ID {
    let written = try node.text()
    guard let folder = folders.first(where: { $0.id.text == written }) else {
      throw node.notNamed(written, in: "folders", known: folders.map(\.id.text))
    }
    return folder.id
  }

  func requireChoice(_ id: String, _ value: String, at node: PackNode) throws(PackFault) {
    guard let found = switches.first(where: { $0.id == id }) else {
      throw node.notNamed(id, in: "switches", known: switches.map(\.id))
    }
    guard found.values.contains(where: { $0.id == value }) else {
      throw node.notNamed(value, in: "switches.\(id).values", known: found.values.map(\.id))
    }
  }

  /// Lines of the routine, with their source: `003:L13`.
  func lines(_ fields: PackFields) throws(PackFault) -> [String] {
    try fields.need("lines").each { node throws(PackFault) in try node.line(of: source) }
  }

  /// Numbered rules; empty when the key is absent.
  func requirements(_ fields: PackFields) throws(PackFault) -> [String] {
    guard let list = fields["requirements"] else { return [] }
    return try list.each { node throws(PackFault) in try node.requirement(of: series) }
  }
}

extension PackNode {
  /// A name here that a list of the pack does not have.
  func notNamed(_ name: String, in list: String, known: [String]) -> PackFault {
    fault(
      .notNamed,
      [
        "name": name.short, "list": list, "near": NearWord.nearest(to: name, among: known),
        "known": known.joined(separator: ", "),
      ])
  }
}
