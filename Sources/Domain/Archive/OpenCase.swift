/// Opens a case (S0-22, S4-9), for an item or on its own.
package struct OpenCase: Command {
  package var service: Service.ID
  package var title: String
  package var kind: DocumentKind
  package var party: String
  package var owner: User.ID?
  /// The item the case is opened for; it is linked in the same transaction.
  package var post: PostItem.ID?

  package init(
    service: Service.ID, title: String, kind: DocumentKind = .unknown, party: String, owner: User.ID? = nil,
    post: PostItem.ID? = nil
  ) {
    self.service = service
    self.title = title
    self.kind = kind
    self.party = party
    self.owner = owner
    self.post = post
  }

  package static let name = "open-case"
  package static let permission = Permission.linkCase
  package static let parameters: [Parameter] = [
    .required("service", .service), .required("title", .text), .optional("kind", .documentKind),
    .required("party", .text), .optional("owner", .user), .optional("post", .post),
  ]

  package init(_ arguments: Arguments) throws {
    service = try arguments.word("service", of: Service.self)
    title = try arguments.text("title")
    kind = try arguments.word(ifAny: "kind", of: PostKindName.self) ?? .unknown
    party = try arguments.text("party")
    owner = try arguments.word(ifAny: "owner", of: User.self)
    post = arguments.has("post") ? try arguments.id("post", of: PostItem.self) : nil
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let home = try desk.service(service)
    let routine = try desk.routine(of: service)
    let kind = try routine.known(kind, in: home)
    try desk.requireConsent(of: party, in: service)
    let id = try desk.nextCase(in: now.day.year)
    let item = try post.map { try desk.unlinkedItem($0, of: service) }
    let owner = try desk.handler(owner ?? item?.placement.handler ?? session.user, at: service)
    let opened = CaseOpened(
      caseFolder: id, service: service,
      title: routine.subjectFollowsKind ? kind?.name(in: .bokmål) ?? title : title,
      kind: self.kind, party: party, owner: owner.id)
    let link = item.map {
      Event.caseLinked(CaseLinked(post: $0.id, service: service, caseFolder: id, before: nil))
    }
    return [.caseOpened(opened)] + (link.map { [$0] } ?? [])
  }
}

extension Desk {
  /// An item of the service that has no case yet: a new case or an existing one, never both (S4-9).
  func unlinkedItem(_ id: PostItem.ID, of service: Service.ID) throws -> PostItem {
    let item = try unregisteredItem(id)
    guard item.service == service else {
      throw Refusal(.caseOfOtherService, ["post": id.description, "service": try self.service(item.service).name])
    }
    if let linked = item.caseFolder {
      throw Refusal(.alreadyLinked, ["post": id.description, "case": linked.description])
    }
    try routine(of: service).requireFiling(of: item)
    return item
  }

  /// A case of the service that still takes entries.
  func openCase(_ id: CaseFolder.ID, of service: Service.ID) throws -> CaseFolder {
    let folder = try caseFolder(id)
    guard folder.service == service else {
      throw Refusal(
        .caseOfOtherService, ["case": id.description, "service": try self.service(folder.service).name])
    }
    guard folder.status != .closed else { throw Refusal(.caseClosed, ["case": id.description]) }
    return folder
  }
}
