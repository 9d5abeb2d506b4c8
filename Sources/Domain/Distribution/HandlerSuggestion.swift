/// What is known about who should have an item. Sources: S1-6, S1-7, S1-21, S4-14.
package struct SuggestionFacts: Hashable, Sendable {
  /// Everybody who can be given the service's post.
  package let colleagues: [Colleague]
  /// Each kind of knowledge that has something to say, with whom it names.
  package let knowledge: [Voice]

  package init(colleagues: [Colleague], knowledge: [Voice]) {
    self.colleagues = colleagues
    self.knowledge = knowledge
  }

  package struct Colleague: Hashable, Sendable {
    package let user: User.ID
    package let name: String
    /// Whether the daily work is this person's: a clerk or a leader is not proposed for want of anybody else.
    package let isHandler: Bool
    /// Items given to this person that are not yet in the registry.
    package let open: Int
    package let isAbsent: Bool
    /// Who stands in today, when somebody does.
    package let substitute: User.ID?

    package init(
      user: User.ID, name: String, isHandler: Bool, open: Int, isAbsent: Bool, substitute: User.ID?
    ) {
      self.user = user
      self.name = name
      self.isHandler = isHandler
      self.open = open
      self.isAbsent = isAbsent
      self.substitute = substitute
    }
  }
}

/// One kind of knowledge, and whom it names.
package struct Voice: Hashable, Sendable {
  package let source: Source
  package let handler: User.ID

  package init(_ source: Source, names handler: User.ID) {
    self.source = source
    self.handler = handler
  }

  /// In the order they are listened to.
  package enum Source: String, CaseIterable, Sendable {
    /// It is addressed to that person (S1-6, S1-21).
    case addressee
    /// Owns the case it is linked to (S1-7: best knowledge).
    case ownsCase = "owns-case"
    /// The directory says so (S4-14).
    case directory
    /// Had the last post from this sender (S1-7: best knowledge).
    case hadSender = "had-sender"
    /// Stands in for whom another kind of knowledge names.
    case standsIn = "stands-in"
    /// Nobody knows better, and this person has the least to do.
    case fewestOpen = "fewest-open"
  }
}

/// Who should have an item, which kinds of knowledge say so, and which say something else.
package struct HandlerSuggestion: Hashable, Sendable {
  package let handler: User.ID
  /// What speaks for the handler, the weightiest first.
  package let reasons: [Voice.Source]
  /// What names somebody else.
  package let dissent: [Voice]
  /// The absent person whom the handler stands in for.
  package let standsInFor: User.ID?

  package var isUnanimous: Bool { dissent.isEmpty }

  /// nil when nobody knows, and nobody is here.
  ///
  /// The weightiest knowledge that names somebody who is here today, or whose substitute is, decides. Where the
  /// directory names several, the one with the least to do is taken. Where nothing is known, the handler who is here
  /// and has the least to do.
  package init?(_ facts: SuggestionFacts) {
    let people = Dictionary(facts.colleagues.map { ($0.user, $0) }) { first, _ in first }
    let voices = facts.knowledge.filter { people[$0.handler] != nil }
    for source in Voice.Source.allCases {
      let named = Set(voices.filter { $0.source == source }.map(\.handler)).compactMap { people[$0] }
      guard let (person, absent) = Self.present(among: named, of: people) else { continue }
      handler = person.user
      standsInFor = absent
      let agreeing = voices.filter { $0.handler == (absent ?? person.user) }.map(\.source)
      reasons = Voice.Source.allCases.filter { agreeing.contains($0) } + (absent == nil ? [] : [.standsIn])
      dissent = voices.filter { $0.handler != person.user && $0.handler != absent }
      return
    }
    let free = facts.colleagues.filter { $0.isHandler && !$0.isAbsent }
    guard let person = Self.leastBusy(of: free) else { return nil }
    handler = person.user
    standsInFor = nil
    reasons = [.fewestOpen]
    dissent = voices.filter { $0.handler != person.user }
  }

  private typealias Colleague = SuggestionFacts.Colleague

  /// Somebody who is here, or the substitute of somebody who is not.
  private static func present(
    among named: [Colleague], of people: [User.ID: Colleague]
  ) -> (person: Colleague, absent: User.ID?)? {
    if let person = leastBusy(of: named.filter { !$0.isAbsent }) { return (person, nil) }
    let substitutes = named.compactMap { person -> (person: Colleague, absent: User.ID)? in
      guard let id = person.substitute, let substitute = people[id], !substitute.isAbsent else { return nil }
      return (substitute, person.user)
    }
    guard let person = leastBusy(of: substitutes.map(\.person)) else { return nil }
    return substitutes.first { $0.person == person }.map { ($0.person, $0.absent) }
  }

  private static func leastBusy(of people: [Colleague]) -> Colleague? {
    people.min { ($0.open, $0.user) < ($1.open, $1.user) }
  }
}
