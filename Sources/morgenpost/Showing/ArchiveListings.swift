import CommandBus
import Domain

extension Showing {
  func cases() throws -> Listing {
    let views: [String: Cases.View] = [
      "all": .all, "new": .status(.opened), "in-progress": .status(.inProgress), "closed": .status(.closed),
      "mine": .owned(user.id),
    ]
    guard let view = views[command.cases] else {
      throw Refusal(
        .badArgument, ["name": "--cases", "expected": ShowCommand.caseNames, "found": command.cases.singleLine])
    }
    let page = try reader.answer(Cases(service: service, view: view, words: words, limit: command.limit))
    return Listing(
      columns: ["case", "title", "party", "owner", "entries", "state"],
      rows: page.rows.map { row in
        [
          row.folder.id.description, row.folder.title, row.folder.party, row.ownerName, String(row.entries),
          phrases.say("case-status.\(row.folder.status.rawValue)"),
        ]
      },
      objects: page.rows.map(Self.object), name: "cases", total: page.total)
  }

  static func object(_ row: CaseRow) -> JSONValue {
    [
      "case": .string(row.folder.id.description), "version": .integer(row.version),
      "service": .string(row.folder.service.text), "title": .string(row.folder.title),
      "party": .string(row.folder.party), "owner": .string(row.folder.owner.text),
      "status": .string(row.folder.status.rawValue), "opened": .string(row.folder.openedOn.iso),
      "closed": JSONValue(row.folder.closedOn?.iso), "entries": .integer(row.entries),
    ]
  }

  func caseFolder() throws -> Listing {
    guard let id = try Arguments(["id": command.id ?? ""]).caseNumber(ifAny: "id") else {
      throw Refusal(.missingArgument, ["name": "id", "expected": "2026/118"])
    }
    guard let card = try reader.answer(CaseCard(caseFolder: id)) else {
      throw Refusal(.noSuchCase, ["case": id.description])
    }
    try requireOwn(card.row.folder.service)
    if command.history { return try history(of: card.row.folder) }
    let folder = card.row.folder
    let status = phrases.say("case-status.\(folder.status.rawValue)")
    let heading = "\(id)  \(folder.title) – \(folder.party) – \(card.row.ownerName) – \(status)"
    return Listing(
      columns: ["number", "entry", "type", "received", "title", "sender", "restance"],
      rows: card.entries.map {
        [
          String($0.sequence), $0.id.description, $0.type.rawValue, $0.receivedOn.iso, $0.title, $0.correspondent,
          restance($0),
        ]
      },
      objects: card.entries.map { Self.object($0).adding(["answers": Self.numbers(card.answers[$0.id] ?? [])]) },
      name: "entries", text: heading,
      members: ["case": Self.object(card.row), "waiting": .array(card.waiting.map(Self.object))])
  }

  /// All that belongs to a case in words, newest last.
  private func history(of folder: CaseFolder) throws -> Listing {
    let page = try reader.answer(History(caseFolder: folder.id, limit: command.limit))
    return Listing(
      columns: ["what"], rows: page.rows.map { [EventText.line($0, in: phrases)] },
      objects: try page.rows.map { try EventJSON.value($0.entry).adding(["undone": .bool($0.isUndone)]) },
      name: "entries", total: page.total, text: "\(folder.id)  \(folder.title)")
  }

  static func object(_ entry: RegistryEntry) -> JSONValue {
    [
      "entry": .string(entry.id.description), "type": .string(entry.type.rawValue),
      "case": .string(entry.caseFolder.description),
      "sequence": .integer(entry.sequence), "post": JSONValue(entry.post?.value),
      "registered": .string(entry.registeredOn.iso), "received": .string(entry.receivedOn.iso),
      "dated": JSONValue(entry.documentDate?.iso), "title": .string(entry.title),
      "correspondent": .string(entry.correspondent), "handler": JSONValue(entry.handler?.text),
      "restance": JSONValue(entry.restance?.rawValue), "writtenOff": JSONValue(entry.writeOff?.on.iso),
      "method": JSONValue(entry.writeOff?.method.rawValue), "text": JSONValue(entry.text?.digest),
    ]
  }

  private static func numbers(_ entries: [RegistryEntry.ID]) -> JSONValue {
    .array(entries.map { .string($0.description) })
  }

  /// `ubesvart`, or how it was written off; nothing for what never asks for an answer.
  private func restance(_ entry: RegistryEntry) -> String {
    guard let restance = entry.restance else { return "" }
    let state = phrases.say("restance.\(restance.rawValue)")
    return entry.writeOff.map { "\(state) \($0.method.rawValue) \($0.on.iso)" } ?? state
  }

  /// What is not answered, the oldest first; of one handler with `--handler`.
  func restances() throws -> Listing {
    let handler = try Arguments(["handler": command.handler ?? ""]).word(ifAny: "handler", of: User.self)
    let page = try reader.answer(Restances(service: service, handler: handler, limit: command.limit))
    let today = office.now().day
    return Listing(
      columns: ["entry", "case", "type", "received", "age", "title", "handler", "restance"],
      rows: page.rows.map { row in
        let entry = row.entry
        return [
          entry.id.description, "\(entry.caseFolder)-\(entry.sequence)", entry.type.rawValue, entry.receivedOn.iso,
          phrases.say("cli.days", ["count": String(row.age(on: today))]), entry.title, row.handlerName ?? "",
          restance(entry),
        ]
      },
      objects: page.rows.map { row in
        Self.object(row.entry).adding(["age": .integer(row.age(on: today))])
      }, name: "restances", total: page.total)
  }

  func registry() throws -> Listing {
    let page = try reader.answer(Registry(service: service, limit: command.limit))
    return Listing(
      columns: ["entry", "case", "received", "title", "sender"],
      rows: page.rows.map { row in
        let entry = row.entry
        return [
          entry.id.description, "\(entry.caseFolder)-\(entry.sequence)", entry.receivedOn.iso, entry.title,
          entry.correspondent,
        ]
      },
      objects: page.rows.map { Self.object($0.entry) },
      name: "entries", total: page.total)
  }
}
