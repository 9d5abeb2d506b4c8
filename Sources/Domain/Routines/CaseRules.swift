/// What a routine says about its cases.
package struct CaseRules: Hashable, Codable, Sendable {
  /// Whether finalising the first letter or note of a new case asks if the work is to start (S4-26).
  package var asksToStartWork: Bool

  package init(asksToStartWork: Bool = false) {
    self.asksToStartWork = asksToStartWork
  }
}

extension ServiceRoutine {
  package var asksToStartWork: Bool { cases?.asksToStartWork ?? false }
}
