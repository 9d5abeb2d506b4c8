/// Where the routine was silent or spoke against itself, and what somebody decided (R38, S3-1).
package struct RuleGap: Hashable, Sendable {
  package typealias ID = Number<RuleGap>

  package let id: ID
  package let service: Service.ID
  package let post: PostItem.ID
  package let rule: RoutingRule.ID
  package let lines: [String]
  package let question: TextByLanguage
  /// Folders it was sent to, by id; empty: nowhere more.
  package let decided: [String]
  package let reason: String
  package let notedAt: Instant
  package let notedBy: User.ID
  /// What the routine's owner made of it; nil while nobody has.
  package let answer: String?

  package init(
    id: ID, service: Service.ID, post: PostItem.ID, rule: RoutingRule.ID, lines: [String], question: TextByLanguage,
    decided: [String], reason: String, notedAt: Instant, notedBy: User.ID, answer: String?
  ) {
    self.id = id
    self.service = service
    self.post = post
    self.rule = rule
    self.lines = lines
    self.question = question
    self.decided = decided
    self.reason = reason
    self.notedAt = notedAt
    self.notedBy = notedBy
    self.answer = answer
  }
}
