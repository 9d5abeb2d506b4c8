/// One rule of a routine in words, with where it comes from: for the screen, the command line and comparisons.
package struct RoutineRule: Hashable, Sendable {
  /// The place in the pack: `retention`, `kinds.klage-pa-vedtak`.
  package let id: String
  package let section: Section
  package let text: String
  /// nil for what no line of the routine decides.
  package let source: Citation?

  package init(id: String, section: Section, text: String, source: Citation?) {
    self.id = id
    self.section = section
    self.text = text
    self.source = source
  }

  /// The parts of a routine, in the order a reader meets them; `rule.section.<raw value>`.
  package enum Section: String, CaseIterable, Sendable {
    case validity, people, receiving, questions, kinds, deadlines, scanning, retention, letters, access, archive,
      controls
    case process, outage, guidance, routing
  }

  /// `S2-20 · 002:L12 · skal`, or nothing.
  package func cited(in phrases: Phrasebook) -> String {
    guard let source else { return "" }
    let parts = [
      source.requirements.joined(separator: " "), source.lines.joined(separator: " "),
      RuleSource.Strength(rawValue: source.strength).map { phrases.say("strength.\($0.rawValue)") } ?? source.strength,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Where a rule comes from and how strongly it is meant, in the routine's own words.
  package struct Citation: Hashable, Sendable {
    package let requirements: [String]
    package let lines: [String]
    package let strength: String
    package let note: String?

    package init(requirements: [String], lines: [String], strength: String = "", note: String? = nil) {
      self.requirements = requirements
      self.lines = lines
      self.strength = strength
      self.note = note
    }

    package init(_ source: RuleSource) {
      self.init(
        requirements: source.requirements, lines: source.lines, strength: source.strength.rawValue, note: source.note)
    }
  }
}

/// What differs between two versions of a routine, rule by rule.
package struct RoutineChange: Hashable, Sendable {
  package let id: String
  package let before: RoutineRule?
  package let after: RoutineRule?

  /// The rules that were added, removed or changed, in the order of the later version; the removed ones last.
  package static func between(_ old: [RoutineRule], _ new: [RoutineRule]) -> [RoutineChange] {
    let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
    let after = Set(new.map(\.id))
    let changed = new.filter { before[$0.id] != $0 }
      .map { RoutineChange(id: $0.id, before: before[$0.id], after: $0) }
    let removed = old.filter { !after.contains($0.id) }.map { RoutineChange(id: $0.id, before: $0, after: nil) }
    return changed + removed
  }

  package var kind: Kind {
    switch (before, after) {
    case (nil, _): .added
    case (_, nil): .removed
    default: .changed
    }
  }

  /// `rule.change.<raw value>`.
  package enum Kind: String, CaseIterable, Sendable {
    case added, removed, changed
  }
}
