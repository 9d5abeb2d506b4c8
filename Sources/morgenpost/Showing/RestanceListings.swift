import CommandBus
import Domain

/// What is not answered, and post that is not registered (Noark 3.4.10–11, 3.4.14–15, S2-56).
extension Showing {
  private var today: Day { office.now().day }

  /// A view with `--view`, of one handler with `--handler`, narrowed with `--filter`.
  func restances() throws -> Listing {
    let filter = RestanceFilter(command.filter ?? "", today: today)
    guard filter.unread.isEmpty else {
      throw Refusal(
        .badArgument,
        [
          "name": "--filter", "expected": RestanceFilter.marks,
          "found": String(filter.unread.joined(separator: " ").singleLine.prefix(40)),
        ])
    }
    if command.restances == "unregistered" { return try unregistered(filter) }
    if command.restances == "returned" { return try returned() }
    let handler = try Arguments(["handler": command.handler ?? ""]).word(ifAny: "handler", of: User.self)
    let views: [String: Restances.View] = [
      "mine": .mine(session.principal), "unit": .unit(of: session.principal),
      "service": handler.map { .mine($0) } ?? .service, "due": .due(by: today + Restances.daysAhead),
      "written-off": .writtenOff,
    ]
    guard let view = views[command.restances.singleLine] else { throw noSuchView }
    let page = try reader.answer(
      Restances(service: service, view: view, filter: filter, today: today, limit: command.limit, reader: asker))
    return Listing(
      columns: ["entry", "case", "type", "received", "age", "due", "title", "handler", "unit", "restance"],
      rows: page.rows.map(cells), objects: page.rows.map(object), name: "restances", total: page.total)
  }

  /// Letters that a leader has sent back to whoever asks, as the view of the same name (S4-30).
  private func returned() throws -> Listing {
    if let filter = command.filter {
      throw Refusal(
        .badArgument, ["name": "--filter", "expected": "–", "found": String(filter.singleLine.prefix(40))])
    }
    let view = LettersList.View.returned(session.principal)
    let page = try reader.answer(LettersList(service: service, view: view, limit: command.limit, reader: asker))
    return list(page.rows, name: "restances", total: page.total)
  }

  private var noSuchView: Refusal {
    Refusal(
      .badArgument,
      [
        "name": "--view", "expected": ShowCommand.restanceNames,
        "found": String(command.restances.singleLine.prefix(40)),
      ])
  }

  private func days(_ count: Int) -> String { phrases.say("cli.days", ["count": String(count)]) }

  private func cells(_ row: RestanceRow) -> [String] {
    let entry = row.entry
    return [
      entry.id.description, "\(entry.caseFolder)-\(entry.sequence)", entry.type.rawValue, entry.receivedOn.iso,
      days(row.age(on: today)), row.due?.dueOn.iso ?? "", shown(entry.title, row.isMasked), row.handlerName ?? "",
      row.unit ?? "", restance(entry),
    ]
  }

  private func object(_ row: RestanceRow) -> JSONValue {
    Self.object(row.entry).adding([
      "age": .integer(row.age(on: today)), "due": JSONValue(row.due?.dueOn.iso), "masked": .bool(row.isMasked),
      "handlerName": JSONValue(row.handlerName), "unit": JSONValue(row.unit), "caseTitle": .string(row.caseTitle),
      "caseOwner": .string(row.caseOwner), "kind": .string(row.kind.text),
    ])
  }

  private func unregistered(_ filter: RestanceFilter) throws -> Listing {
    let page = try reader.answer(
      UnregisteredPost(service: service, filter: filter, today: today, limit: command.limit, reader: asker))
    return Listing(
      columns: ["post", "case", "received", "age", "due", "title", "sender", "handler"],
      rows: page.rows.map { row in
        [
          row.post.description, row.caseFolder?.description ?? "", row.receivedOn.iso,
          days(max(today.days(since: row.receivedOn), 0)), row.due?.dueOn.iso ?? "",
          (row.isUrgent ? "! " : "") + shown(row.title, row.isMasked), row.sender, row.handlerName ?? "",
        ]
      },
      objects: page.rows.map { row in
        [
          "entry": .null, "post": .integer(row.post.value), "case": JSONValue(row.caseFolder?.description),
          "received": .string(row.receivedOn.iso), "age": .integer(max(today.days(since: row.receivedOn), 0)),
          "due": JSONValue(row.due?.dueOn.iso), "title": .string(row.title), "correspondent": .string(row.sender),
          "handler": JSONValue(row.handler?.text), "handlerName": JSONValue(row.handlerName),
          "kind": .string(row.kind.text), "urgent": .bool(row.isUrgent), "masked": .bool(row.isMasked),
        ]
      }, name: "restances", total: page.total)
  }
}
