/// Opens a case of somebody else's for reading: an entry of the log, once a day, and where the routine asks for it
/// with the purpose (S0-34, S1-41, S3-39).
package struct ReadCase: Command {
  package var caseFolder: CaseFolder.ID
  package var purpose: String?

  package init(caseFolder: CaseFolder.ID, purpose: String? = nil) {
    self.caseFolder = caseFolder
    self.purpose = purpose
  }

  package static let name = "read-case"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [.required("case", .caseFolder), .optional("purpose", .text)]

  package init(_ arguments: Arguments) throws {
    caseFolder = try arguments.caseNumber("case")
    purpose = try arguments.text(ifAny: "purpose")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: caseFolder) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let folder = try desk.caseFolder(caseFolder)
    let access = try desk.access(of: session, to: folder)
    // One's own cases are one's work; and a case that has been read today has its entry.
    guard access != .own else { return [] }
    if try desk.hasRead(caseFolder, session.user, on: now.day), access != .hidden { return [] }
    if access == .hidden || purpose == nil { try desk.requireSight(of: folder, by: session, at: now) }
    return [.caseRead(CaseRead(caseFolder: folder.id, service: folder.service, purpose: purpose))]
  }
}
