/// Enters an item in the registry as an incoming entry, journalpost I (S2-21, S2-25, S4-9).
///
/// The number of the year is taken in the same transaction; from here the received date is frozen.
/// The case is the one the item is linked to, an existing one, or a new one: never two, never none.
package struct RegisterEntry: Command {
  package var post: PostItem.ID
  package var caseFolder: CaseFolder.ID?
  package var newCaseTitle: String?
  package var party: String?

  package init(
    post: PostItem.ID, caseFolder: CaseFolder.ID? = nil, newCaseTitle: String? = nil, party: String? = nil
  ) {
    self.post = post
    self.caseFolder = caseFolder
    self.newCaseTitle = newCaseTitle
    self.party = party
  }

  package static let name = "register-entry"
  package static let permission = Permission.registerEntry
  package static let task: RoutineTask? = .register
  package static let parameters: [Parameter] = [
    .required("post", .post), .optional("case", .caseFolder), .optional("new-case", .text), .optional("party", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    caseFolder = try arguments.caseNumber(ifAny: "case")
    newCaseTitle = try arguments.text(ifAny: "new-case")
    party = try arguments.text(ifAny: "party")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.unregisteredItem(post)
    try desk.requireStamp(on: item)
    try desk.requireDelivered(item)
    // Nothing becomes registered and nobody's (S0-32).
    guard let handler = item.placement.handler else { throw Refusal(.notAssigned, ["post": post.description]) }
    try desk.routine(of: item.service).requireFiling(of: item)
    try desk.requireRouted(item)
    try requireOwn(handler, of: item, by: session, on: desk, at: now)
    let filing = try filing(of: item, handler: handler, by: session, on: desk, at: now)
    let entry = EntryRegistered(
      entry: try desk.nextEntry(in: now.day.year), post: post, service: item.service,
      caseFolder: filing.caseFolder, sequence: filing.sequence, title: item.details.title,
      correspondent: item.details.sender, receivedOn: item.receivedOn, documentDate: item.details.documentDate,
      registeredOn: now.day)
    return filing.events + [.entryRegistered(entry)]
      + (try desk.confirmation(of: item, as: entry, party: party(of: filing, item, on: desk), by: session))
  }

  /// Whom the case is about, also when it is opened here.
  private func party(
    of filing: (caseFolder: CaseFolder.ID, sequence: Int, events: [Event]), _ item: PostItem, on desk: some Desk
  ) throws -> String {
    for case .caseOpened(let opened) in filing.events { return opened.party }
    return try desk.caseFolder(filing.caseFolder).party
  }

  /// A handler registers what is theirs (S2-21, S1-16); the desk registers for all.
  private func requireOwn(
    _ handler: User.ID, of item: PostItem, by session: Session, on desk: some Desk, at now: Instant
  ) throws {
    let person = try desk.acting(session, on: now.day)
    guard session.speaks(for: handler) || person.holds(.distributePost, in: .service(item.service)) else {
      throw Refusal(.notYours, ["post": post.description, "user": try desk.user(handler).name])
    }
  }

  private func filing(
    of item: PostItem, handler: User.ID, by session: Session, on desk: some Desk, at now: Instant
  ) throws -> (caseFolder: CaseFolder.ID, sequence: Int, events: [Event]) {
    let choices = [item.caseFolder, caseFolder].compactMap { $0 }
    let isNew = newCaseTitle != nil
    guard Set(choices).count + (isNew ? 1 : 0) <= 1 else {
      throw Refusal(.twoCases, ["post": post.description, "case": choices[0].description])
    }
    if let existing = choices.first {
      let folder = try desk.openCase(existing, of: item.service)
      // What the case lets its handler see is settled by the item being theirs.
      if item.caseFolder == nil { try desk.requireSight(of: folder, by: session, at: now) }
      let sequence = try desk.nextSequence(in: folder.id)
      if sequence == 1 { try desk.requireConsent(of: folder.party, in: item.service) }
      let link: [Event] =
        item.caseFolder == nil
        ? [.caseLinked(CaseLinked(post: post, service: item.service, caseFolder: folder.id, before: nil))] : []
      return (folder.id, sequence, link)
    }
    guard let newCaseTitle else { throw Refusal(.noCase, ["post": post.description]) }
    let opening = OpenCase(
      service: item.service, title: newCaseTitle, kind: item.details.kind, party: party ?? item.details.sender,
      owner: handler, post: post)
    let events = try opening.decide(desk, by: Session(user: handler), at: now)
    return (try desk.nextCase(in: now.day.year), 1, events)
  }
}
