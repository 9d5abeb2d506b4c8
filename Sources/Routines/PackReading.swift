internal import Domain

// Small readings that packs and the demo plan share.

extension PackNode {
  /// Every element of the list here, read the same way.
  func each<Value>(_ read: (PackNode) throws(PackFault) -> Value) throws(PackFault) -> [Value] {
    var found: [Value] = []
    for element in try list() { found.append(try read(element)) }
    return found
  }

  /// Lower-case ASCII words, digits, dots and hyphens: `klage-pa-vedtak`, `kari.vik`.
  func identifier() throws(PackFault) -> String {
    let written = try text()
    let wordBytes = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let isGood = written.utf8.allSatisfy {
      wordBytes.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    guard isGood, let first = written.utf8.first, wordBytes.contains(first), written.utf8.count <= 60 else {
      throw fault("'\(written)' is not an id: begin with a-z, then only a-z, 0-9, '.' and '-', at most 60.")
    }
    return written
  }

  /// An identifier of the domain's.
  func word<Owner>(of _: Owner.Type = Owner.self) throws(PackFault) -> Word<Owner> {
    guard let word = Word<Owner>(try identifier()) else { throw fault("is not an id that the office can use.") }
    return word
  }

  /// Refuses a list in which the same id stands twice.
  func refuseTwice(_ ids: [String], in list: String) throws(PackFault) {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted {
      throw fault("'\(id)' stands twice in \(list). Keep one.")
    }
  }
}

extension PackFields {
  /// The ids of the rules that a line rests on: `S2-12`, or `E-23` for a law.
  func requirements() throws(PackFault) -> [String] {
    try need("requirements").each { node throws(PackFault) in
      let written = try node.text()
      guard isRequirement(written) else { throw node.fault("'\(written)' is not a rule id such as S2-12 or E-23.") }
      return written
    }
  }

  private func isRequirement(_ written: String) -> Bool {
    let parts = written.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, ["S0", "S1", "S2", "S3", "S4", "E"].contains(parts[0]) else { return false }
    let number = parts[0] == "E" && parts[1].hasSuffix("b") ? parts[1].dropLast() : parts[1]
    return !number.isEmpty && number.count <= 3 && number.utf8.allSatisfy { (48...57).contains($0) }
  }
}
