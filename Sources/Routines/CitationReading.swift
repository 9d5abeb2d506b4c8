internal import Domain

// How a rule's numbers and lines are read.

extension PackNode {
  /// `S2-12`, of this routine's own series, or `E-23` for a law; any series while this one is not known.
  func requirement(of series: String) throws(PackFault) -> String {
    let written = try text()
    let parts = written.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].isSeries, parts[1].isRuleNumber else {
      throw fault(.badRequirement, ["found": written.short, "series": series])
    }
    guard series.isEmpty || parts[0] == series || parts[0] == "E" else {
      throw fault(.strayRequirement, ["found": written.short, "series": series])
    }
    guard parts[0] != "E" || LawTable.rowIDs.contains(written) else {
      throw fault(.unknownLaw, ["found": written.short, "near": NearWord.nearest(to: written, among: LawTable.rowIDs)])
    }
    return written
  }

  /// `L12` or `L12-14` of the routine's own text; kept with its source: `002:L12`.
  func line(of source: String) throws(PackFault) -> String {
    let written = try text()
    let numbers = written.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
    let isGood =
      written.first == "L" && (1...2).contains(numbers.count)
      && numbers.allSatisfy { (1...5).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } }
    guard isGood else { throw fault(.badLine, ["found": written.short]) }
    return "\(source):\(written)"
  }
}

extension StringProtocol {
  /// What numbered rules begin with: `S2`, `E`.
  var isSeries: Bool {
    guard let first = utf8.first, (65...90).contains(first), utf8.count <= 8 else { return false }
    return utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
  }

  fileprivate var isRuleNumber: Bool {
    let digits = (last?.isASCII == true && last?.isLowercase == true) ? dropLast() : self[...]
    return (1...4).contains(digits.utf8.count) && digits.utf8.allSatisfy { (48...57).contains($0) }
  }
}
