/// Links an item to an existing case (S2-9, S4-9).
package struct LinkCase: Command {
  package var post: PostItem.ID
  package var caseFolder: CaseFolder.ID

  package init(post: PostItem.ID, caseFolder: CaseFolder.ID) {
    self.post = post
    self.caseFolder = caseFolder
  }

  package static let name = "link-case"
  package static let permission = Permission.linkCase
  package static let parameters: [Parameter] = [.required("post", .post), .required("case", .caseFolder)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    caseFolder = try arguments.caseNumber("case")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.unregisteredItem(post)
    guard item.caseFolder != caseFolder else {
      throw Refusal(.alreadyLinked, ["post": post.description, "case": caseFolder.description])
    }
    try desk.routine(of: item.service).requireFiling(of: item)
    let folder = try desk.openCase(caseFolder, of: item.service)
    try desk.requireSight(of: folder, by: session, at: now)
    return [
      .caseLinked(CaseLinked(post: post, service: item.service, caseFolder: folder.id, before: item.caseFolder))
    ]
  }
}
