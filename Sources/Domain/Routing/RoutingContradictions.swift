/// Two rules of the same precedence that hold for the same facts and lead to different places.
package struct RoutingContradiction: Hashable, Sendable {
  package let first: RoutingRule.ID
  package let second: RoutingRule.ID
  package let precedence: RoutingRule.Precedence
}

extension RoutingTable {
  /// Rules that contradict each other: the table could not say which of them decides.
  package var contradictions: [RoutingContradiction] {
    let deciding = rules.filter { !$0.judgesContent }.flatMap { rule in
      rule.cases.map { (rule: rule, part: $0) }
    }
    return deciding.enumerated().flatMap { index, one in
      deciding[(index + 1)...].filter { two in
        one.rule.precedence == two.rule.precedence && one.part.when.overlaps(two.part.when)
          && !(one.part.to == two.part.to && one.part.ask == two.part.ask)
      }.map { two in
        RoutingContradiction(first: one.rule.id, second: two.rule.id, precedence: one.rule.precedence)
      }
    }
  }

  /// Whether some row holds for everything, so that nothing is left without an answer (R38).
  package var answersEverything: Bool {
    rules.contains { rule in
      !rule.judgesContent && rule.precedence == .gap && rule.cases.contains { $0.when == RoutingCondition() }
    }
  }
}
