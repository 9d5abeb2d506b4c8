/// The facts a rule speaks about. An empty list leaves its fact open.
package struct RoutingCondition: Hashable, Codable, Sendable {
  package var kinds: [DocumentKind] = []
  /// Kinds the rule is not about.
  package var exceptKinds: [DocumentKind] = []
  package var folders: [FolderState] = []
  /// It concerns all of these …
  package var concernsAll: [Concern] = []
  /// … and none of these.
  package var concernsNone: [Concern] = []
  package var senders: [SenderRole] = []
  package var channels: [Channel] = []
  package var isAddressedRightly: Bool?
  package var isDocumentation: Bool?
  package var isCaseHandling: Bool?
  package var hasSecureZone: Bool?
  /// The municipality's choices that the rule rests on, by switch.
  package var choices: [String: String] = [:]

  package init() {}
}

/// What a condition says about a question.
enum RoutingMatch: Equatable {
  case holds
  case fails
  /// It depends on facts that nobody has said yet.
  case dependsOn(Set<RoutingFact>)
}

extension RoutingCondition {
  func match(_ question: RoutingQuestion, choices chosen: [String: String]) -> RoutingMatch {
    guard choices.allSatisfy({ chosen[$0.key] == $0.value }) else { return .fails }
    var unknown: Set<RoutingFact> = []
    for (fact, answer) in answers(to: question) {
      switch answer {
      case true?: continue
      case false?: return .fails
      case nil:
        guard question.mustBeKnown(fact) else { return .fails }
        unknown.insert(fact)
      }
    }
    return unknown.isEmpty ? .holds : .dependsOn(unknown)
  }

  /// Each fact the condition speaks about, with yes, no, or nil for not known.
  private func answers(to question: RoutingQuestion) -> [(RoutingFact, Bool?)] {
    var answers: [(RoutingFact, Bool?)] = []
    if !kinds.isEmpty { answers.append((.kind, kinds.contains(question.kind))) }
    if !exceptKinds.isEmpty { answers.append((.kind, !exceptKinds.contains(question.kind))) }
    if !folders.isEmpty { answers.append((.folder, question.folder.map(folders.contains))) }
    if !concernsAll.isEmpty || !concernsNone.isEmpty { answers.append((.concerns, concern(question.concerns))) }
    if !senders.isEmpty { answers.append((.sender, question.sender.map(senders.contains))) }
    if !channels.isEmpty { answers.append((.channel, question.channel.map(channels.contains))) }
    append(.address, isAddressedRightly, question.isAddressedRightly, to: &answers)
    append(.documentation, isDocumentation, question.isDocumentation, to: &answers)
    append(.caseHandling, isCaseHandling, question.isCaseHandling, to: &answers)
    append(.secureZone, hasSecureZone, question.hasSecureZone, to: &answers)
    return answers
  }

  private func append(
    _ fact: RoutingFact, _ wanted: Bool?, _ known: Bool?, to answers: inout [(RoutingFact, Bool?)]
  ) {
    if let wanted { answers.append((fact, known.map { $0 == wanted })) }
  }

  private func concern(_ concerns: [Concern]?) -> Bool? {
    concerns.map { said in
      concernsAll.allSatisfy(said.contains) && !concernsNone.contains(where: said.contains)
    }
  }

  /// How much the condition demands: of two rules that agree, the one that demands more is named.
  var demands: Int {
    let lists = [kinds.count, exceptKinds.count, folders.count, senders.count, channels.count].count { $0 > 0 }
    let truths = [isAddressedRightly, isDocumentation, isCaseHandling, hasSecureZone].count { $0 != nil }
    return lists + truths + concernsAll.count + concernsNone.count + choices.count
  }

  /// Whether some facts fulfil both conditions.
  package func overlaps(_ other: RoutingCondition) -> Bool {
    meet(kinds, other.kinds) && meet(folders, other.folders) && meet(senders, other.senders)
      && meet(channels, other.channels) && kindsLeft(besides: other)
      && agree(isAddressedRightly, other.isAddressedRightly) && agree(isDocumentation, other.isDocumentation)
      && agree(isCaseHandling, other.isCaseHandling) && agree(hasSecureZone, other.hasSecureZone)
      && Set(concernsAll + other.concernsAll).isDisjoint(with: concernsNone + other.concernsNone)
      && choices.allSatisfy { other.choices[$0.key] == nil || other.choices[$0.key] == $0.value }
  }

  private func kindsLeft(besides other: RoutingCondition) -> Bool {
    let named = [kinds, other.kinds].filter { !$0.isEmpty }.map { Set($0) }
    guard let first = named.first else { return true }
    let common = named.dropFirst().reduce(first) { $0.intersection($1) }
    return !common.subtracting(exceptKinds + other.exceptKinds).isEmpty
  }

  private func meet<Value: Hashable>(_ a: [Value], _ b: [Value]) -> Bool {
    a.isEmpty || b.isEmpty || !Set(a).isDisjoint(with: b)
  }

  private func agree(_ a: Bool?, _ b: Bool?) -> Bool { a == nil || b == nil || a == b }
}
