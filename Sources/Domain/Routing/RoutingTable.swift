/// Where the post of a service with two systems belongs: systems, folders, rules and the municipality's choices.
///
/// It is data: it lies in the log with the service's routine, and a municipality changes it without code.
/// Sources: S3-1, S3-2 and the decision table of S3.
package struct RoutingTable: Hashable, Codable, Sendable {
  /// The municipality's own number of this table; shown beside every proposal (S3-1).
  package let version: String
  /// Whether the routine is a draft, utkast (S3-1).
  package let isDraft: Bool
  /// Where to read more; shown with why (S3-3).
  package let guide: String?
  package let systems: [RoutingSystem]
  package let folders: [RoutingFolder]
  package let switches: [RoutingSwitch]
  package let rules: [RoutingRule]
  package let warnings: [RoutingWarning]
  package let synonyms: [RoutingSynonym]
  /// Whom a kind of document concerns by its nature, where nobody says: a concern report a child.
  package let concernsOfKinds: [ConcernsOfKinds]

  package struct ConcernsOfKinds: Hashable, Codable, Sendable {
    package let kinds: [DocumentKind]
    package let concerns: [Concern]

    package init(kinds: [DocumentKind], concerns: [Concern]) {
      self.kinds = kinds
      self.concerns = concerns
    }
  }

  package init(
    version: String, isDraft: Bool, guide: String?, systems: [RoutingSystem], folders: [RoutingFolder],
    switches: [RoutingSwitch], rules: [RoutingRule], warnings: [RoutingWarning], synonyms: [RoutingSynonym],
    concernsOfKinds: [ConcernsOfKinds] = []
  ) {
    self.version = version
    self.isDraft = isDraft
    self.guide = guide
    self.systems = systems
    self.folders = folders
    self.switches = switches
    self.rules = rules
    self.warnings = warnings
    self.synonyms = synonyms
    self.concernsOfKinds = concernsOfKinds
  }

  package func folder(_ id: RoutingFolder.ID) -> RoutingFolder? { folders.first { $0.id == id } }
  package func system(_ id: RoutingSystem.ID) -> RoutingSystem? { systems.first { $0.id == id } }
  package func rule(_ id: RoutingRule.ID) -> RoutingRule? { rules.first { $0.id == id } }

  /// What the municipality has chosen, by switch.
  var choices: [String: String] { Dictionary(switches.map { ($0.id, $0.value) }) { $1 } }
}

/// A system that documents are delivered to: Visma Familia, Fokus, or the paper archive.
package struct RoutingSystem: Hashable, Codable, Sendable {
  package typealias ID = Word<RoutingSystem>

  package let id: ID
  package let name: TextByLanguage

  package init(id: ID, name: TextByLanguage) {
    self.id = id
    self.name = name
  }
}

/// A place inside a system: the child folder, the contractor's folder.
package struct RoutingFolder: Hashable, Codable, Sendable {
  package typealias ID = Word<RoutingFolder>

  package let id: ID
  package let system: RoutingSystem.ID
  package let name: TextByLanguage
  /// Whether the folder is the one whose state is asked: a closed one is opened again, a missing one made.
  package let followsState: Bool
  /// What the folder is called, and so how many there are, where a switch has another value (C-S3-3).
  package let nameBySwitch: [SwitchedName]

  package struct SwitchedName: Hashable, Codable, Sendable {
    package let choice: String
    package let value: String
    package let name: TextByLanguage

    package init(choice: String, value: String, name: TextByLanguage) {
      self.choice = choice
      self.value = value
      self.name = name
    }
  }

  package init(
    id: ID, system: RoutingSystem.ID, name: TextByLanguage, followsState: Bool = false,
    nameBySwitch: [SwitchedName] = []
  ) {
    self.id = id
    self.system = system
    self.name = name
    self.followsState = followsState
    self.nameBySwitch = nameBySwitch
  }
}

/// A reading of the routine that each municipality chooses for itself.
package struct RoutingSwitch: Hashable, Codable, Sendable {
  package let id: String
  package let name: TextByLanguage
  /// The chosen one of ``values``.
  package let value: String
  package let values: [Value]
  package let lines: [String]
  package let requirements: [String]

  package struct Value: Hashable, Codable, Sendable {
    package let id: String
    package let name: TextByLanguage

    package init(id: String, name: TextByLanguage) {
      self.id = id
      self.name = name
    }
  }

  package init(
    id: String, name: TextByLanguage, value: String, values: [Value], lines: [String], requirements: [String]
  ) {
    self.id = id
    self.name = name
    self.value = value
    self.values = values
    self.lines = lines
    self.requirements = requirements
  }
}

/// Something to mind with certain facts, whichever rule decides: a police certificate (C-S3-6).
package struct RoutingWarning: Hashable, Codable, Sendable {
  package let id: String
  package let when: [RoutingCondition]
  package let text: TextByLanguage
  package let lines: [String]
  package let requirements: [String]

  package init(
    id: String, when: [RoutingCondition], text: TextByLanguage, lines: [String], requirements: [String]
  ) {
    self.id = id
    self.when = when
    self.text = text
    self.lines = lines
    self.requirements = requirements
  }
}

/// Other words for a value: old names and other spellings (C-S3-14, C-S3-15).
package struct RoutingSynonym: Hashable, Codable, Sendable {
  package let fact: RoutingFact
  package let means: String
  /// Folded, with hyphens between words.
  package let words: [String]
  /// A word that says more than its own fact: what lies in Acos Mottak was sent to the wrong address.
  package let addressedWrongly: Bool

  package init(fact: RoutingFact, means: String, words: [String], addressedWrongly: Bool = false) {
    self.fact = fact
    self.means = means
    self.words = words
    self.addressedWrongly = addressedWrongly
  }
}
