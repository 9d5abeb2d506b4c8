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
      throw fault(.notID, ["found": written.short])
    }
    return written
  }

  /// An identifier of the domain's.
  func word<Owner>(of _: Owner.Type = Owner.self) throws(PackFault) -> Word<Owner> {
    guard let word = Word<Owner>(try identifier()) else { throw fault(.notID, ["found": try text().short]) }
    return word
  }

  /// Refuses a list in which the same id stands twice.
  func refuseTwice(_ ids: [String], in list: String) throws(PackFault) {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted {
      throw fault(.twice, ["name": id.short, "list": list])
    }
  }
}

extension PackNode {
  /// A fault of a plan that its author alone meets.
  func fault(plan problem: String) -> PackFault { fault(.plan, ["problem": problem]) }
}
