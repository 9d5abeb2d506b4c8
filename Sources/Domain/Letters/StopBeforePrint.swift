/// Asks that an unread letter is not printed by the sending service, while that can still be had (S4-32, S0-47).
///
/// The sending service knows one way to stop it: the letter is marked as dealt with there. Whoever asks sees to the
/// recipient themselves from then on.
package struct StopBeforePrint: Command {
  package var dispatch: Dispatch.ID
  package var reason: String

  package init(dispatch: Dispatch.ID, reason: String) {
    self.dispatch = dispatch
    self.reason = reason
  }

  package static let name = "stop-before-print"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("dispatch", .dispatch), .required("reason", .text)]

  package init(_ arguments: Arguments) throws {
    dispatch = try arguments.id("dispatch", of: Dispatch.self)
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .accepted)
    try desk.requireOwnOrLeading(try desk.letter(found.letter), by: session, at: now)
    if found.stopAskedAt != nil || found.stoppedAt != nil {
      throw Refusal(.stopAsked, ["dispatch": dispatch.description])
    }
    guard found.status.canStopPrint, found.printsAt.map({ now < $0 }) ?? true else {
      throw Refusal(.tooLateToStop, ["dispatch": dispatch.description, "state": found.status.rawValue])
    }
    return [
      .printStopAsked(
        PrintStopAsked(
          letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder,
          reason: reason))
    ]
  }
}

/// The worker's report on what became of a wish to stop a print.
package struct RecordPrintStop: ProgramCommand {
  package var dispatch: Dispatch.ID
  package var isStopped: Bool
  package var reason: String?

  package init(dispatch: Dispatch.ID, isStopped: Bool, reason: String? = nil) {
    self.dispatch = dispatch
    self.isStopped = isStopped
    self.reason = reason
  }

  package static let name = "record-print-stop"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .accepted)
    guard found.stopAskedAt != nil else { throw found.refusalOfStage }
    return [
      .printStopTried(
        PrintStopTried(
          letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder,
          isStopped: isStopped, reason: reason?.fromOutside))
    ]
  }
}
