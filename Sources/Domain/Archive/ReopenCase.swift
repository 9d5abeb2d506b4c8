/// Opens a closed case again, with the reason: A → B. Nothing is registered in a closed case before that.
package struct ReopenCase: Command {
  package var caseFolder: CaseFolder.ID
  package var reason: String

  package init(caseFolder: CaseFolder.ID, reason: String) {
    self.caseFolder = caseFolder
    self.reason = reason
  }

  package static let name = "reopen-case"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("case", .caseFolder), .required("reason", .text)]

  package init(_ arguments: Arguments) throws {
    caseFolder = try arguments.caseNumber("case")
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: caseFolder) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let folder = try desk.caseFolder(caseFolder)
    try desk.requireWork(on: folder, by: session)
    guard folder.status == .closed else { throw Refusal(.caseNotClosed, ["case": caseFolder.description]) }
    return [.caseReopened(CaseReopened(caseFolder: folder.id, service: folder.service, reason: reason))]
  }
}
