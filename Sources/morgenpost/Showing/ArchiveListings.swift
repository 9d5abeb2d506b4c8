import CommandBus
import Domain

extension Showing {
  func cases() throws -> Listing {
    let page = try reader.answer(Cases(service: service, words: words, limit: command.limit))
    return Listing(
      columns: ["case", "title", "party", "owner", "entries"],
      rows: page.rows.map { row in
        [row.folder.id.description, row.folder.title, row.folder.party, row.ownerName, String(row.entries)]
      },
      objects: page.rows.map(Self.object), name: "cases", total: page.total)
  }

  static func object(_ row: CaseRow) -> JSONValue {
    [
      "case": .string(row.folder.id.description), "version": .integer(row.version),
      "service": .string(row.folder.service.text), "title": .string(row.folder.title),
      "party": .string(row.folder.party), "owner": .string(row.folder.owner.text),
      "status": .string(row.folder.status.rawValue), "opened": .string(row.folder.openedOn.iso),
      "entries": .integer(row.entries),
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
    let heading = "\(id)  \(card.row.folder.title) – \(card.row.folder.party) – \(card.row.ownerName)"
    return Listing(
      columns: ["number", "entry", "received", "title", "sender"],
      rows: card.entries.map {
        [String($0.sequence), $0.id.description, $0.receivedOn.iso, $0.title, $0.correspondent]
      },
      objects: card.entries.map(Self.object), name: "entries", text: heading,
      members: ["case": Self.object(card.row), "waiting": .array(card.waiting.map(Self.object))])
  }

  static func object(_ entry: RegistryEntry) -> JSONValue {
    [
      "entry": .string(entry.id.description), "type": "I", "case": .string(entry.caseFolder.description),
      "sequence": .integer(entry.sequence), "post": .integer(entry.post.value),
      "registered": .string(entry.registeredOn.iso), "received": .string(entry.receivedOn.iso),
      "dated": JSONValue(entry.documentDate?.iso), "title": .string(entry.title),
      "correspondent": .string(entry.correspondent),
    ]
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
      objects: page.rows.map { Self.object($0.entry).adding(["handler": JSONValue($0.handler?.text)]) },
      name: "entries", total: page.total)
  }
}
