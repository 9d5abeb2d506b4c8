internal import Domain
internal import Yams

/// One value in a pack, with its line and its place ("kinds[3].name"), read strictly: a wrong type, an
/// unknown key or a control character is a fault with its line.
struct PackNode {
  private let node: Node
  let file: String
  let path: String

  init(_ node: Node, file: String, path: String) {
    self.node = node
    self.file = file
    self.path = path
  }

  /// From 1.
  private var line: Int? { node.mark?.line }

  /// A fault here. The file as a whole has no line: its first one would mislead.
  func fault(_ code: PackFault.Code, _ arguments: [String: String] = [:]) -> PackFault {
    PackFault(file: file, line: path.isEmpty ? nil : line, key: path, code, arguments)
  }

  /// A fault at a key that is not a value here: an unknown one, a missing one.
  func fault(at key: String, line: Int?, _ code: PackFault.Code, _ arguments: [String: String]) -> PackFault {
    PackFault(file: file, line: line ?? self.line, key: inside(key), code, arguments)
  }

  func inside(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The keys and values here, each with the line of its key; throws for anything but a mapping.
  func members() throws(PackFault) -> [(key: String, line: Int?, value: PackNode)] {
    guard case .mapping(let mapping) = node else { throw fault(.notMapping) }
    var found: [(key: String, line: Int?, value: PackNode)] = []
    for (key, value) in mapping {
      guard case .scalar(let name) = key else { throw fault(.notMapping) }
      let word = name.string.printable
      found.append((word, key.mark?.line, PackNode(value, file: file, path: inside(word))))
    }
    return found
  }

  /// The mapping here, whose keys are all among `known`; throws for the first that is not.
  func fields(_ known: [String]) throws(PackFault) -> PackFields {
    var values: [String: PackNode] = [:]
    for member in try members() {
      guard known.contains(member.key) else { throw unknown(member.key, line: member.line, among: known) }
      values[member.key] = member.value
    }
    return PackFields(owner: self, values: values)
  }

  func unknown(_ key: String, line: Int?, among known: [String]) -> PackFault {
    fault(
      at: key, line: line, .unknownKey,
      ["key": key, "near": NearWord.nearest(to: key, among: known), "known": known.joined(separator: ", ")])
  }

  /// The list here; each element knows its number.
  func list() throws(PackFault) -> [PackNode] {
    guard case .sequence(let sequence) = node else { throw fault(.notList) }
    return sequence.enumerated().map { PackNode($0.element, file: file, path: "\(path)[\($0.offset)]") }
  }

  /// A text that is not empty and holds no control or direction-changing characters.
  func text() throws(PackFault) -> String { try text { $0.isPrintable } }

  /// As ``text()``, and may go over several lines: a letter.
  func longText() throws(PackFault) -> String { try text { $0.isPrintable || $0 == "\n" } }

  private func text(_ isAllowed: (Unicode.Scalar) -> Bool) throws(PackFault) -> String {
    guard case .scalar(let scalar) = node else { throw fault(.notText) }
    guard !scalar.string.isEmpty else { throw fault(.emptyText) }
    guard scalar.string.unicodeScalars.allSatisfy(isAllowed) else { throw fault(.controlCharacter) }
    return scalar.string.composed
  }

  /// A whole number inside the range.
  func number(in range: ClosedRange<Int>) throws(PackFault) -> Int {
    let written = try text()
    guard let value = Int(written), range.contains(value) else {
      throw fault(
        .notNumber,
        ["found": written.short, "lowest": String(range.lowerBound), "highest": String(range.upperBound)])
    }
    return value
  }

  func truth() throws(PackFault) -> Bool {
    switch try text() {
    case "true": true
    case "false": false
    case let other: throw fault(.notTruth, ["found": other.short])
    }
  }

  /// One of the cases of an enumeration.
  func choice<Value: RawRepresentable & CaseIterable>(
    _: Value.Type = Value.self
  ) throws(PackFault) -> Value where Value.RawValue == String {
    let written = try text()
    guard let value = Value(rawValue: written) else {
      let known = Value.allCases.map(\.rawValue)
      throw fault(
        .notChoice,
        [
          "found": written.short, "near": NearWord.nearest(to: written, among: known),
          "known": known.joined(separator: ", "),
        ])
    }
    return value
  }

  func texts() throws(PackFault) -> [String] {
    var found: [String] = []
    for element in try list() { found.append(try element.text()) }
    return found
  }

  func day() throws(PackFault) -> Day {
    let written = try text()
    guard let day = Day(iso: written) else { throw fault(.notDay, ["found": written.short]) }
    return day
  }
}

/// The keys of one mapping.
struct PackFields {
  let owner: PackNode
  let values: [String: PackNode]

  /// The value, which must be there.
  func need(_ key: String) throws(PackFault) -> PackNode {
    guard let value = values[key] else { throw owner.fault(.missing, ["name": key]) }
    return value
  }

  subscript(key: String) -> PackNode? { values[key] }

  /// The elements of an optional list; empty when the key is absent.
  func elements(_ key: String) throws(PackFault) -> [PackNode] {
    guard let value = values[key] else { return [] }
    return try value.list()
  }

  /// An optional truth, false when absent.
  func flag(_ key: String) throws(PackFault) -> Bool {
    guard let value = values[key] else { return false }
    return try value.truth()
  }
}

extension Unicode.Scalar {
  /// Neither control, nor unassigned line breaks, nor characters that turn the direction of text.
  fileprivate var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: !properties.isBidiControl
    }
  }
}

extension String {
  /// The text with what cannot be shown replaced, for use in a message.
  var printable: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.isPrintable ? $0 : "\u{FFFD}" })).short
  }

  /// What of a value stands in a message about it.
  var short: String { count > 60 ? prefix(60) + "…" : self }
}
