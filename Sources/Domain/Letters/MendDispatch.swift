/// Asks for another try at what was refused, tried in vain, or does not lie in the printer although it was perhaps
/// printed.
package struct RetryDispatch: Command {
  package var dispatch: Dispatch.ID

  package init(dispatch: Dispatch.ID) { self.dispatch = dispatch }

  package static let name = "retry-dispatch"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("dispatch", .dispatch)]

  package init(_ arguments: Arguments) throws {
    dispatch = try arguments.id("dispatch", of: Dispatch.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .failed, .printUnclear)
    try desk.requireOwnOrLeading(try desk.letter(found.letter), by: session, at: now)
    return [
      .dispatchRetried(
        DispatchRetried(
          letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder))
    ]
  }
}

/// Reports that a letter went out with something wrong in it: a deviation, until it is explained; a corrected letter
/// points back at it (S0-47).
package struct ReportSentWithError: Command {
  package var letter: Letter.ID
  package var reason: String

  package init(letter: Letter.ID, reason: String) {
    self.letter = letter
    self.reason = reason
  }

  package static let name = "report-sent-with-error"
  package static let permission = Permission.explainDeviation
  package static let parameters: [Parameter] = [.required("letter", .letter), .required("reason", .text)]

  package init(_ arguments: Arguments) throws {
    letter = try arguments.id("letter", of: Letter.self)
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.letter(letter, in: .finalised)
    let reported = SentWithErrorReported(
      letter: letter, service: found.service, caseFolder: found.caseFolder, reason: reason,
      deviation: try desk.nextDeviation())
    return [
      .sentWithErrorReported(reported), try desk.deviation(.sentWithError, about: found, entry: nil, number: 0),
    ]
  }
}
