/// Resolves a deviation with an explanation; nothing is dismissed without one (S2-60).
package struct ExplainDeviation: Command {
  package var deviation: Deviation.ID
  package var explanation: String

  package init(deviation: Deviation.ID, explanation: String) {
    self.deviation = deviation
    self.explanation = explanation
  }

  package static let name = "explain-deviation"
  package static let permission = Permission.explainDeviation
  package static let parameters: [Parameter] = [.required("deviation", .deviation), .required("explanation", .text)]

  package init(_ arguments: Arguments) throws {
    deviation = try arguments.id("deviation", of: Deviation.self)
    explanation = try arguments.text("explanation")
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.deviation(deviation).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.deviation(deviation)
    guard found.resolution == nil else {
      throw Refusal(.deviationResolved, ["deviation": deviation.description])
    }
    return [
      .deviationResolved(
        DeviationResolved(deviation: deviation, service: found.service, explanation: explanation))
    ]
  }
}
