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
  func fault(_ problem: String) -> PackFault {
    path.isEmpty
      ? PackFault(file: file, problem: problem)
      : PackFault(file: file, line: line, problem: "\(path): \(problem)")
  }

  /// The mapping here, whose keys are all among `known`.
  func fields(_ known: [String]) throws(PackFault) -> PackFields {
    guard case .mapping(let mapping) = node else { throw fault("must be a mapping (key: value).") }
    var values: [String: PackNode] = [:]
    for (key, value) in mapping {
      guard case .scalar(let name) = key else { throw fault("a key must be a plain word.") }
      guard known.contains(name.string) else {
        throw PackFault(
          file: file, line: key.mark?.line ?? line,
          problem: "unknown key '\(name.string.printable)'\(path.isEmpty ? "" : " in \(path)"); "
            + "known are \(known.joined(separator: ", ")).")
      }
      values[name.string] = PackNode(value, file: file, path: path.isEmpty ? name.string : "\(path).\(name.string)")
    }
    return PackFields(owner: self, values: values)
  }

  /// The keys and values of a mapping whose keys are the pack's own.
  func pairs() throws(PackFault) -> [(String, PackNode)] {
    guard case .mapping(let mapping) = node else { throw fault("must be a mapping (key: value).") }
    var pairs: [(String, PackNode)] = []
    for (key, value) in mapping {
      guard case .scalar(let name) = key else { throw fault("a key must be a plain word.") }
      pairs.append((name.string.printable, PackNode(value, file: file, path: "\(path).\(name.string.printable)")))
    }
    return pairs
  }

  /// The list here; each element knows its number.
  func list() throws(PackFault) -> [PackNode] {
    guard case .sequence(let sequence) = node else { throw fault("must be a list.") }
    return sequence.enumerated().map { PackNode($0.element, file: file, path: "\(path)[\($0.offset)]") }
  }

  /// A text that is not empty and holds no control or direction-changing characters.
  func text() throws(PackFault) -> String {
    guard case .scalar(let scalar) = node else { throw fault("must be a text.") }
    guard !scalar.string.isEmpty else { throw fault("must not be empty.") }
    guard scalar.string.unicodeScalars.allSatisfy(\.isPrintable) else {
      throw fault("holds a control character. Remove it.")
    }
    return scalar.string
  }

  /// A whole number inside the range.
  func number(in range: ClosedRange<Int>) throws(PackFault) -> Int {
    let written = try text()
    guard let value = Int(written), range.contains(value) else {
      throw fault("'\(written)' is not a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return value
  }

  func truth() throws(PackFault) -> Bool {
    switch try text() {
    case "true": true
    case "false": false
    default: throw fault("must be true or false.")
    }
  }

  /// One of the cases of an enumeration.
  func choice<Value: RawRepresentable & CaseIterable>(
    _: Value.Type = Value.self
  ) throws(PackFault) -> Value where Value.RawValue == String {
    let written = try text()
    guard let value = Value(rawValue: written) else {
      throw fault("'\(written)' is not one of \(Value.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return value
  }

  func texts() throws(PackFault) -> [String] {
    var found: [String] = []
    for element in try list() { found.append(try element.text()) }
    return found
  }
}

/// The keys of one mapping.
struct PackFields {
  let owner: PackNode
  let values: [String: PackNode]

  /// The value, which must be there.
  func need(_ key: String) throws(PackFault) -> PackNode {
    guard let value = values[key] else { throw owner.fault("'\(key)' is missing.") }
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
  fileprivate var printable: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.isPrintable ? $0 : "\u{FFFD}" }))
  }
}
