/// Starts the work on a new case: new → in progress, never back (S4-25).
package struct StartWork: Command {
  package var caseFolder: CaseFolder.ID

  package init(caseFolder: CaseFolder.ID) { self.caseFolder = caseFolder }

  package static let name = "start-work"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("case", .caseFolder)]

  package init(_ arguments: Arguments) throws { caseFolder = try arguments.caseNumber("case") }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: caseFolder) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let folder = try desk.caseAtHand(caseFolder)
    try desk.requireWork(on: folder, by: session)
    guard folder.status == .opened else { throw Refusal(.workStarted, ["case": caseFolder.description]) }
    try desk.requireConfirmed(in: folder)
    return [.workStarted(WorkStarted(caseFolder: folder.id, service: folder.service))]
  }
}

extension Desk {
  /// PPT's question, when the first letter or note of a new case is finalised: is the work to start?
  ///
  /// Asked then, once, and only when the work has not started before; the answer is logged (S4-26).
  /// - Parameter answer: nil when the person has not been asked yet.
  func workQuestion(finalisingIn folder: CaseFolder, answer: Bool?) throws -> [Event] {
    guard folder.status == .opened else { return [] }
    let isDue = try !folder.isWorkAsked && routine(of: folder.service).asksToStartWork
    guard let startsWork = answer else {
      guard !isDue else { throw Refusal(.workQuestion, ["case": folder.id.description]) }
      return []
    }
    let answered = WorkQuestionAnswered(caseFolder: folder.id, service: folder.service, startsWork: startsWork)
    let started = WorkStarted(caseFolder: folder.id, service: folder.service)
    return (isDue ? [.workQuestionAnswered(answered)] : []) + (startsWork ? [.workStarted(started)] : [])
  }
}
