/// Lets the colleagues of the service read a case (S1-47).
package struct ShareCase: Command {
  package var caseFolder: CaseFolder.ID
  package var reason: String

  package init(caseFolder: CaseFolder.ID, reason: String) {
    self.caseFolder = caseFolder
    self.reason = reason
  }

  package static let name = "share-case"
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
    guard !folder.isShared else { throw Refusal(.alreadyShared, ["case": caseFolder.description]) }
    return [.caseShared(SharingChanged(caseFolder: folder.id, service: folder.service, reason: reason))]
  }
}

/// Takes the sharing of a case back.
package struct UnshareCase: Command {
  package var caseFolder: CaseFolder.ID
  package var reason: String

  package init(caseFolder: CaseFolder.ID, reason: String) {
    self.caseFolder = caseFolder
    self.reason = reason
  }

  package static let name = "unshare-case"
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
    guard folder.isShared else { throw Refusal(.notShared, ["case": caseFolder.description]) }
    return [.caseUnshared(SharingChanged(caseFolder: folder.id, service: folder.service, reason: reason))]
  }
}
