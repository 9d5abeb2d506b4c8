/// Writes a line of the case-handler directory: a new one, or with `row` what an existing one says from now on.
/// Source: S4-14.
package struct SetDirectoryRow: Command {
  package var row: DirectoryRow.ID?
  package var service: Service.ID
  package var handler: User.ID
  package var criteria: DirectoryCriteria

  package init(
    row: DirectoryRow.ID? = nil, service: Service.ID, handler: User.ID, criteria: DirectoryCriteria
  ) {
    self.row = row
    self.service = service
    self.handler = handler
    self.criteria = criteria
  }

  package static let name = "set-directory-row"
  package static let permission = Permission.distributePost
  package static let parameters: [Parameter] = [
    .required("service", .service), .required("handler", .user), .optional("school", .text), .optional("area", .text),
    .optional("kind", .documentKind), .optional("first-day", .number), .optional("last-day", .number),
    .optional("born-from", .day), .optional("born-until", .day), .optional("row", .number),
  ]

  package init(_ arguments: Arguments) throws {
    row = arguments.has("row") ? try arguments.id("row", of: DirectoryRow.self) : nil
    service = try arguments.word("service", of: Service.self)
    handler = try arguments.word("handler", of: User.self)
    criteria = DirectoryCriteria(
      school: try arguments.text(ifAny: "school"), area: try arguments.text(ifAny: "area"),
      daysOfMonth: try Self.daysOfMonth(arguments), born: try Self.born(arguments),
      kind: try arguments.word(ifAny: "kind", of: PostKindName.self))
  }

  private static func daysOfMonth(_ arguments: Arguments) throws -> ClosedRange<Int>? {
    let first = try arguments.number(ifAny: "first-day", in: 1...31)
    let last = try arguments.number(ifAny: "last-day", in: 1...31)
    guard first != nil || last != nil else { return nil }
    let (low, high) = (first ?? 1, last ?? 31)
    guard low <= high else {
      throw Refusal(.badArgument, ["name": "last-day", "expected": "\(low)–31", "found": String(high)])
    }
    return low...high
  }

  private static func born(_ arguments: Arguments) throws -> DayPeriod? {
    guard arguments.has("born-from") || arguments.has("born-until") else { return nil }
    return try arguments.period("born-from", "born-until")
  }

  package func scope(on desk: some Desk) throws -> Scope {
    .service(try row.map { try desk.directoryRow($0).service } ?? service)
  }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    guard criteria.count > 0 else { throw Refusal(.directoryRowEmpty) }
    _ = try desk.routine(of: service).known(criteria.kind ?? .unknown, in: try desk.service(service))
    let person = try desk.handler(handler, at: service)
    if let row { try requireChange(try desk.directoryRow(row)) }
    if let twin = try desk.directory(of: service).first(where: { $0.criteria == criteria && $0.id != row }) {
      throw Refusal(
        .directoryRowExists, ["row": twin.id.description, "user": try desk.user(twin.handler).name])
    }
    let id = try row ?? desk.nextDirectoryRow()
    return [.directoryRowSet(DirectoryRowSet(row: id, service: service, handler: person.id, criteria: criteria))]
  }

  private func requireChange(_ existing: DirectoryRow) throws {
    let number = existing.id.description
    guard existing.endedOn == nil else { throw Refusal(.directoryRowEnded, ["row": number]) }
    guard existing.service == service else {
      throw Refusal(.badArgument, ["name": "service", "expected": existing.service.text, "found": service.text])
    }
    guard existing.criteria != criteria || existing.handler != handler else {
      throw Refusal(.directoryRowUnchanged, ["row": number])
    }
  }
}

/// Ends a line of the directory; it stays in the history.
package struct EndDirectoryRow: Command {
  package var row: DirectoryRow.ID

  package init(row: DirectoryRow.ID) { self.row = row }

  package static let name = "end-directory-row"
  package static let permission = Permission.distributePost
  package static let parameters: [Parameter] = [.required("row", .number)]

  package init(_ arguments: Arguments) throws {
    row = try arguments.id("row", of: DirectoryRow.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.directoryRow(row).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let existing = try desk.directoryRow(row)
    guard existing.endedOn == nil else { throw Refusal(.directoryRowEnded, ["row": row.description]) }
    return [
      .directoryRowEnded(DirectoryRowEnded(row: row, service: existing.service, handler: existing.handler))
    ]
  }
}

/// Says who keeps the directory of a service up to date.
package struct SetDirectoryOwner: Command {
  package var service: Service.ID
  package var owner: User.ID

  package init(service: Service.ID, owner: User.ID) {
    self.service = service
    self.owner = owner
  }

  package static let name = "set-directory-owner"
  package static let permission = Permission.distributePost
  package static let parameters: [Parameter] = [.required("service", .service), .required("responsible", .user)]

  package init(_ arguments: Arguments) throws {
    service = try arguments.word("service", of: Service.self)
    owner = try arguments.word("responsible", of: User.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let person = try desk.handler(owner, at: service)
    guard try desk.directoryOwner(of: service) != person.id else {
      throw Refusal(.directoryOwnerUnchanged, ["user": person.name])
    }
    return [.directoryOwnerSet(DirectoryOwnerSet(service: service, owner: person.id))]
  }
}
