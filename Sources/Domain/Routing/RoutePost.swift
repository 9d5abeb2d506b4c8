/// Decides where an item goes by the service's table, and makes a delivery for each place (S3-2).
///
/// What the routine does not say, or says twice, somebody decides with a reason; that goes to the list of rule gaps.
/// Routing again withdraws what has not been delivered and leaves what has.
package struct RoutePost: Command, Hashable {
  package var post: PostItem.ID
  /// The facts; those the item itself tells may be left out.
  package var facts: Arguments
  package var answer: Answer

  /// What somebody decides beyond the table.
  package struct Answer: Hashable, Sendable {
    /// One of the options that a conflict offers.
    package var choice: String?
    /// Folders by id, where none of the options fits or the rule is only the usual one.
    package var folders: [String]
    package var reason: String?

    package init(choice: String? = nil, folders: [String] = [], reason: String? = nil) {
      self.choice = choice
      self.folders = folders
      self.reason = reason
    }
  }

  package init(post: PostItem.ID, facts: Arguments, answer: Answer = Answer()) {
    self.post = post
    self.facts = facts
    self.answer = answer
  }

  package static let name = "route-post"
  package static let permission = Permission.registerEntry
  package static let parameters: [Parameter] =
    [.required("post", .post)] + RoutingTable.parameters.map { .optional($0.name, $0.kind) }
    + [.optional("choice", .text), .optional("to", .text), .optional("reason", .text)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    for parameter in RoutingTable.parameters { try arguments.requireShape(of: parameter) }
    facts = arguments.only(RoutingTable.parameters.map(\.name))
    answer = Answer(
      choice: try arguments.text(ifAny: "choice"),
      folders: try arguments.text(ifAny: "to")?.split(separator: ",").map { String($0).singleLine } ?? [],
      reason: try arguments.text(ifAny: "reason"))
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.unregisteredItem(post)
    let routine = try desk.routine(of: item.service)
    guard let table = routine.routing else {
      throw Refusal(.noRouting, ["service": try desk.service(item.service).name])
    }
    let question = try table.question(
      facts.completed(by: item, isMisdirected: try desk.misdirection(of: post) != nil), kinds: routine.kinds)
    let proposal = table.propose(question)
    let places = try RoutingAnswer(proposal: proposal, answer: answer, table: table, question: question).places()
    let earlier = try desk.deliveries(of: post)
    try requireNews(question, places, proposal, earlier, on: desk)
    let routed = try routed(item, question, proposal, new: places, earlier, on: desk)
    return try [.postRouted(routed)] + gap(proposal, places, of: item, on: desk)
  }

  /// Routed alike already: sending it twice would make two of each delivery.
  private func requireNews(
    _ question: RoutingQuestion, _ places: [ProposedDelivery], _ proposal: RoutingProposal, _ earlier: [Delivery],
    on desk: some Desk
  ) throws {
    guard let last = try desk.routing(of: post), last.question == question, last.rule == proposal.rule else { return }
    let standing = earlier.filter { $0.state != .withdrawn }.map(\.place)
    if Set(standing) == Set(places.map(DeliveryPlace.init)) {
      throw Refusal(.alreadyRouted, ["post": post.description, "rule": proposal.rule])
    }
  }

  private func routed(
    _ item: PostItem, _ question: RoutingQuestion, _ proposal: RoutingProposal, new places: [ProposedDelivery],
    _ earlier: [Delivery], on desk: some Desk
  ) throws -> PostRouted {
    let delivered = earlier.filter { $0.state == .confirmed }
    let missing = places.filter { place in
      !delivered.contains { $0.place.folder == place.folder && $0.place.part == place.part }
    }
    let first = try desk.nextDelivery().value
    return PostRouted(
      post: post, service: item.service, question: question, rule: proposal.rule, lines: proposal.lines,
      strength: proposal.strength, outcome: places.isEmpty ? .neither : .deliver, tableVersion: proposal.version,
      isDraft: proposal.isDraft,
      deliveries: missing.enumerated().map { index, place in
        .init(delivery: Delivery.ID(first + index), place: DeliveryPlace(place))
      },
      handling: proposal.handling, withdrawn: earlier.filter { $0.state == .outstanding }.map(\.id),
      reason: answer.reason)
  }

  /// What was decided where the table does not decide goes to the routine's owner.
  private func gap(
    _ proposal: RoutingProposal, _ places: [ProposedDelivery], of item: PostItem, on desk: some Desk
  ) throws -> [Event] {
    let departs = !answer.folders.isEmpty || answer.choice != nil
    guard departs, let reason = answer.reason else { return [] }
    let dilemma = proposal.asks.first { $0.needsReason }
    return [
      .ruleGapNoted(
        RuleGapNoted(
          gap: try desk.nextRuleGap(), post: post, service: item.service, rule: proposal.rule, lines: proposal.lines,
          question: dilemma?.question ?? proposal.note ?? TextByLanguage([:]),
          decided: places.map { $0.folder.text + ($0.part == .full ? "" : ":\($0.part.rawValue)") }, reason: reason))
    ]
  }
}

/// A proposal together with what somebody answered to it.
struct RoutingAnswer {
  let proposal: RoutingProposal
  let answer: RoutePost.Answer
  let table: RoutingTable
  let question: RoutingQuestion

  /// Where the document goes; refuses while something is not answered, or the answer is not the user's to give.
  func places() throws -> [ProposedDelivery] {
    if let missing = proposal.asks.first(where: { !$0.needsReason })?.fact { throw lacking(missing) }
    if let dilemma = proposal.asks.first { return try decided(dilemma) }
    if !answer.folders.isEmpty || answer.choice != nil { return try departing() }
    if proposal.outcome == .neither { try requireReason() }
    return proposal.deliveries
  }

  private func lacking(_ fact: RoutingFact) -> Refusal {
    let expected = RoutingTable.parameters.first { $0.name == fact.rawValue }?.kind.name ?? ""
    return Refusal(.routingFactMissing, ["name": fact.rawValue, "expected": expected])
  }

  private func decided(_ dilemma: RoutingAsk) throws -> [ProposedDelivery] {
    let options = dilemma.options.map(\.id).joined(separator: "|")
    if !answer.folders.isEmpty {
      try requireReason()
      return try chosenFolders()
    }
    guard let choice = answer.choice else {
      throw Refusal(
        .routingUndecided,
        [
          "rule": proposal.rule, "lines": proposal.lines.joined(separator: ", "),
          "question": dilemma.question?.text(in: .bokmål) ?? "", "options": options,
        ])
    }
    guard let option = dilemma.options.first(where: { $0.id == choice }) else {
      throw Refusal(.badArgument, ["name": "choice", "expected": options, "found": String(choice.prefix(40))])
    }
    try requireReason()
    return proposal.deliveries + option.deliveries
  }

  /// What the routine says is normal, recommended or inferred may be departed from, with a reason (S3-14).
  private func departing() throws -> [ProposedDelivery] {
    guard proposal.strength.mayBeDepartedFrom else {
      throw Refusal(
        .routingBinding,
        [
          "rule": proposal.rule, "lines": proposal.lines.joined(separator: ", "),
          "strength": proposal.strength.rawValue,
        ])
    }
    try requireReason()
    return try chosenFolders()
  }

  private func chosenFolders() throws -> [ProposedDelivery] {
    let known = table.folders.map(\.id.text).joined(separator: "|")
    var seen: Set<String> = []
    return try answer.folders.map { written in
      guard seen.insert(written).inserted, let id = RoutingFolder.ID(written),
        let place = table.delivery(RoutingTarget(folder: id), question)
      else {
        throw Refusal(.badArgument, ["name": "to", "expected": known, "found": String(written.prefix(40))])
      }
      return place
    }
  }

  private func requireReason() throws {
    guard answer.reason != nil else { throw Refusal(.reasonMissing, ["name": "reason"]) }
  }
}

extension Arguments {
  /// What the item itself tells about the facts that nobody gave.
  package func completed(by item: PostItem, isMisdirected: Bool) -> Arguments {
    var known = [
      RoutingFact.kind.rawValue: item.details.kind == .email ? DocumentKind.unknown.text : item.details.kind.text,
      RoutingFact.channel.rawValue: item.details.channel.rawValue,
    ]
    if isMisdirected { known[RoutingFact.address.rawValue] = "wrong" }
    // What the routine asked when the item was entered is not asked again (S3-8).
    for fact in [RoutingFact.documentation, .caseHandling] {
      if let answer = item.details.answers?[fact.rawValue] { known[fact.rawValue] = answer ? "yes" : "no" }
    }
    return adding(known)
  }
}
