/// What a word of a search stands for: itself, or another word for the same in the service's routine (C-S3-14, C-S3-15).
package struct SearchTerm: Hashable, Sendable {
  /// A row that is found holds all the folded texts of one of these; what was written comes first.
  package let alternatives: [[String]]

  package init(alternatives: [[String]]) { self.alternatives = alternatives }

  /// Words that can be one synonym together, as `krav om innsyn`.
  fileprivate static let longestRun = 5
  /// A shorter text would be found everywhere.
  fileprivate static let shortest = 3
}

extension [RoutingSynonym] {
  /// The terms of the folded words of a search, in their order.
  package func terms(_ words: [String]) -> [SearchTerm] {
    var terms: [SearchTerm] = []
    var rest = words[...]
    while let first = rest.first {
      let lengths = (1...Swift.min(rest.count, SearchTerm.longestRun)).reversed()
      let found = lengths.lazy.compactMap { length in term(rest.prefix(length)).map { (length, $0) } }.first
      terms.append(found?.1 ?? SearchTerm(alternatives: [[first]]))
      rest = rest.dropFirst(found?.0 ?? 1)
    }
    return terms
  }

  /// The term of words that are one synonym together; nil where they are none.
  private func term(_ written: ArraySlice<String>) -> SearchTerm? {
    let word = written.joined(separator: "-").hyphenated
    let groups = filter { $0.namesOneThing && ($0.means == word || $0.words.contains(word)) }
    guard !groups.isEmpty else { return nil }
    let texts = Set(groups.flatMap { [$0.means] + $0.words }.flatMap(\.asWritten))
      .filter { text in text.utf8.count >= SearchTerm.shortest && !written.allSatisfy { text.contains($0) } }
    // What holds another text is found with it.
    let least = texts.filter { text in !texts.contains { $0 != text && text.contains($0) } }
    return SearchTerm(alternatives: [[String](written)] + least.sorted().map { [$0] })
  }
}

extension RoutingSynonym {
  /// Whether all its words name the same; those of a catch-all, and those of a state or an answer, do not.
  var namesOneThing: Bool {
    switch fact {
    case .kind: means != DocumentKind.unknown.text
    case .sender: means != SenderRole.other.rawValue
    case .concerns: true
    case .channel: !addressedWrongly
    case .folder, .address, .documentation, .caseHandling, .secureZone: false
    }
  }
}

extension String {
  /// A synonym is held with hyphens; people write spaces, and a kind's id has hyphens.
  fileprivate var asWritten: [String] {
    contains("-") ? [self, split(separator: "-").joined(separator: " ")] : [self]
  }
}
