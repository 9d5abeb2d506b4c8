/// One row of a routing table.
package struct RoutingRule: Hashable, Codable, Sendable {
  package typealias ID = String

  package let id: ID
  package let precedence: Precedence
  package let strength: Strength
  /// Lines of the routine, such as `003:L13`.
  package let lines: [String]
  package let requirements: [String]
  /// The rule speaks when any of these holds.
  package let cases: [Case]
  package let handling: [Handling]
  /// A remark that is shown with the proposal.
  package let note: TextByLanguage?
  /// Lines that say something else and are not rows of their own, with the reason why they give way.
  package let against: [Opposed]
  /// Judges whether there is something to route at all, and leaves the place to the other rules (S3-8).
  package let judgesContent: Bool

  package init(
    id: ID, precedence: Precedence, strength: Strength, lines: [String], requirements: [String], cases: [Case],
    handling: [Handling] = [], note: TextByLanguage? = nil, against: [Opposed] = [], judgesContent: Bool = false
  ) {
    self.id = id
    self.precedence = precedence
    self.strength = strength
    self.lines = lines
    self.requirements = requirements
    self.cases = cases
    self.handling = handling
    self.note = note
    self.against = against
    self.judgesContent = judgesContent
  }

  /// Facts, and what follows from them. No destination and no question: the item belongs in neither system.
  package struct Case: Hashable, Codable, Sendable {
    package let when: RoutingCondition
    package let to: [RoutingTarget]
    package let ask: RoutingDilemma?

    package init(when: RoutingCondition, to: [RoutingTarget] = [], ask: RoutingDilemma? = nil) {
      self.when = when
      self.to = to
      self.ask = ask
    }
  }

  package struct Opposed: Hashable, Codable, Sendable {
    package let lines: [String]
    package let why: TextByLanguage

    package init(lines: [String], why: TextByLanguage) {
      self.lines = lines
      self.why = why
    }
  }

  /// Which rule goes before which; the first one goes before all others.
  package enum Precedence: String, CaseIterable, Codable, Sendable, Comparable {
    /// Not a rule but what has happened: where the item already lies (L12).
    case arrival
    /// "alltid"
    case always
    /// No document of a case: nothing is routed (L4).
    case content
    /// "kun"
    case only
    /// "både … og"
    case both
    /// "i tillegg", "også"
    case also
    /// A line that names this very kind of document.
    case named
    /// The state of the folder, for everything that concerns the child (L7, L8).
    case state
    /// No verb: the heading that the line stands under.
    case heading
    /// "normalt"
    case normally = "default"
    /// The routine is silent.
    case gap

    package static func < (a: Precedence, b: Precedence) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The routine's own word for how strongly it says so; shown as it stands.
  package enum Strength: String, CaseIterable, Codable, Sendable {
    case always = "skal alltid"
    case shall = "skal"
    case must = "må"
    case should = "bør"
    case normally = "normalt"
    case recommended = "anbefales"
    case practice = "praksis"
    case inferred = "avledet"
    case fact = "faktum"
    case withoutVerb = "uten verb"
    case conflict = "konflikt"
    case silent = "taus"

    /// Whether somebody may do otherwise, with a reason: what is normal, advised or inferred (S3-14).
    package var mayBeDepartedFrom: Bool {
      switch self {
      case .normally, .should, .recommended, .practice, .inferred, .withoutVerb: true
      case .always, .shall, .must, .fact, .conflict, .silent: false
      }
    }
  }

  /// Work that comes with a delivery.
  package enum Handling: String, CaseIterable, Codable, Sendable {
    /// It arrives by itself; somebody sees that it did (S3-20).
    case confirmArrival = "confirm-arrival"
    /// Sent on in the case system, or printed and scanned (S3-22, S3-23).
    case redispatchOrPrint = "redispatch-or-print"
    /// Request, answer and any power of attorney are kept together (S3-30).
    case keepTogether = "keep-together"
    /// A case of its own, never in the child's folder (S3-44).
    case ownCase = "own-case"
    /// The answers of both systems are coordinated (S3-45).
    case coordinateAnswers = "coordinate-answers"
    /// Security level 4 (S3-41).
    case secureLevel = "secure-level"
    /// Registered, made anonymous, archived on paper (S3-42).
    case anonymisedPaper = "anonymised-paper"
  }
}

/// A folder, and how much of the document goes there.
package struct RoutingTarget: Hashable, Codable, Sendable {
  package let folder: RoutingFolder.ID
  package let part: Part
  /// The routine names the system only; the folder is inferred.
  package let isFolderInferred: Bool

  package init(folder: RoutingFolder.ID, part: Part = .full, isFolderInferred: Bool = false) {
    self.folder = folder
    self.part = part
    self.isFolderInferred = isFolderInferred
  }

  package enum Part: String, CaseIterable, Codable, Sendable {
    case full
    /// Only what concerns the child (S3-33).
    case extract
    /// Without what tells who it is about (S3-42).
    case anonymised
  }
}

/// A conflict or a gap that a person must decide, with a reason.
package struct RoutingDilemma: Hashable, Codable, Sendable {
  package let question: TextByLanguage
  /// What the routine's lines would lead to; somebody may decide otherwise.
  package let options: [Option]

  package struct Option: Hashable, Codable, Sendable {
    package let id: String
    package let to: [RoutingTarget]

    package init(id: String, to: [RoutingTarget]) {
      self.id = id
      self.to = to
    }
  }

  package init(question: TextByLanguage, options: [Option]) {
    self.question = question
    self.options = options
  }
}
