/// The routine's owner says what became of a gap: a new rule, a line made clear, or that it stands.
package struct SettleRuleGap: Command {
  package var gap: RuleGap.ID
  package var answer: String

  package init(gap: RuleGap.ID, answer: String) {
    self.gap = gap
    self.answer = answer
  }

  package static let name = "settle-rule-gap"
  package static let permission = Permission.ownRoutine
  package static let parameters: [Parameter] = [.required("gap", .ruleGap), .required("answer", .text)]

  package init(_ arguments: Arguments) throws {
    gap = try arguments.id("gap", of: RuleGap.self)
    answer = try arguments.text("answer")
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.ruleGap(gap).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.ruleGap(gap)
    guard found.answer == nil else { throw Refusal(.ruleGapSettled, ["gap": gap.description]) }
    return [
      .ruleGapSettled(RuleGapSettled(gap: gap, post: found.post, service: found.service, answer: answer))
    ]
  }
}
