/// Words that stand for the same when somebody searches: old names, other spellings (C-S3-14, C-S3-15).
package struct SearchSynonyms: Hashable, Sendable {
  private let groups: [Group]
  /// The groups that hold a phrase, by its sloppy spelling.
  private let known: [String: [Int]]

  private struct Group: Hashable, Sendable {
    let phrases: [[String]]
    let isFolded: Bool
  }

  package static let none = SearchSynonyms(groups: [])

  /// - Parameter groups: texts that mean the same, as they are written.
  package init(_ groups: [[String]]) {
    self.init(
      groups: groups.map { Group(phrases: $0.map { $0.composed.textWords.map(\.text) }, isFolded: false) })
  }

  private init(groups: [Group]) {
    self.groups = groups
    var known: [String: [Int]] = [:]
    for (index, group) in groups.enumerated() {
      for phrase in group.phrases where !phrase.isEmpty { known[Self.key(phrase), default: []].append(index) }
    }
    self.known = known
  }

  /// With the words of a service's routing table.
  package func adding(_ routing: [RoutingSynonym]) -> SearchSynonyms {
    let own = routing.filter(\.namesOneThing).map { synonym in
      Group(
        phrases: ([synonym.means] + synonym.words).map { $0.split(separator: "-").map { String($0) } }, isFolded: true)
    }
    return own.isEmpty ? self : SearchSynonyms(groups: groups + own)
  }

  /// Words that can be one name together, as `barneverns- og helsenemnda`.
  private static let longestRun = 5

  /// What each phrase of a line, or a run of them, may also be called. What was written comes first.
  package func clauses(_ phrases: [SearchPhrase]) -> [SearchClause] {
    var clauses: [SearchClause] = []
    var rest = phrases[...]
    while let first = rest.first {
      let runs = (1...min(rest.count, Self.longestRun)).reversed()
      if let (length, others) = runs.lazy.compactMap({ length in others(for: rest.prefix(length)).map { (length, $0) } }
      )
      .first {
        clauses.append(SearchClause(alternatives: [Array(rest.prefix(length))] + others.map { [$0] }))
        rest = rest.dropFirst(length)
      } else {
        clauses.append(SearchClause(alternatives: [[first]]))
        rest = rest.dropFirst()
      }
    }
    return clauses
  }

  /// nil for what has no other name. What stands in quotes means itself.
  private func others(for written: ArraySlice<SearchPhrase>) -> [SearchPhrase]? {
    guard written.allSatisfy({ !$0.isQuoted }) else { return nil }
    let words = written.flatMap(\.words)
    let key = Self.key(words)
    // The genitive of a name is the name.
    guard let found = known[key] ?? (key.hasSuffix("s") ? known[String(key.dropLast())] : nil) else { return nil }
    var others: [SearchPhrase] = []
    for index in found {
      for phrase in groups[index].phrases where !phrase.isEmpty && Self.key(phrase) != key {
        let other = SearchPhrase(words: phrase, isFolded: groups[index].isFolded)
        if !others.contains(where: { Self.key($0.words) == Self.key(phrase) }) { others.append(other) }
      }
    }
    return others.isEmpty ? nil : others
  }

  private static func key(_ words: [String]) -> String { words.joined(separator: " ").loose }
}

/// One thing that a hit must hold: all the phrases of one of the alternatives.
package struct SearchClause: Hashable, Sendable {
  package let alternatives: [[SearchPhrase]]

  package init(alternatives: [[SearchPhrase]]) { self.alternatives = alternatives }
}
