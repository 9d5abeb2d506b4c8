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
    let page = try reader.answer(Cases(service: service, view: view, words: words, limit: command.limit, reader: asker))
    return Listing(
      columns: ["case", "title", "party", "owner", "entries", "state"],
      rows: page.rows.map { row in
        [
          row.folder.id.description, shown(row.folder.title, row.access.isMasked), row.folder.party, row.ownerName,
          String(row.entries),
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
      "closed": JSONValue(row.folder.closedOn?.iso), "shared": .bool(row.folder.isShared),
      "masked": .bool(row.access.isMasked), "entries": .integer(row.entries),
    ]
  }

  func caseFolder() throws -> Listing {
    guard let id = try Arguments(["id": command.id ?? ""]).caseNumber(ifAny: "id") else {
      throw Refusal(.missingArgument, ["name": "id", "expected": "2026/118"])
    }
    let card = try readableCard(of: id)
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
      members: [
        "case": Self.object(card.row), "consent": card.consent.map(Self.object) ?? .null,
        "waiting": .array(card.waiting.map(Self.object)),
      ])
  }

  /// A case to read: one's own, or one whose reading is logged first; otherwise the refusal says why not, and is noted.
  func readableCard(of id: CaseFolder.ID) throws -> CaseCard.Answer {
    let query = CaseCard(caseFolder: id, reader: asker)
    guard let card = try reader.answer(query) else { throw Refusal(.noSuchCase, ["case": id.description]) }
    try requireOwn(card.row.folder.service)
    guard !card.isOpen else { return card }
    let reading = ReadCase(
      caseFolder: id, purpose: try Arguments(["purpose": command.purpose ?? ""]).text(ifAny: "purpose"))
    // Whoever only looks has opened the office to read; a reading that is logged is more than that.
    let writing = try OpenOffice(command.common)
    if let refusal = try writing.bus.send(reading, as: session).refusal { throw refusal }
    try writing.close()
    guard let open = try reader.answer(query) else { throw Refusal(.noSuchCase, ["case": id.description]) }
    return open
  }

  /// What stands where a case is hidden.
  func shown(_ text: String, _ isMasked: Bool) -> String { isMasked ? phrases.say("case.masked") : text }

  /// The written consents of the service (S1-53).
  func consents() throws -> Listing {
    let page = try reader.answer(Consents(service: service, limit: command.limit, reader: asker))
    return Listing(
      columns: ["number", "party", "given", "by", "what", "state"],
      rows: page.rows.map { consent in
        [
          consent.id.description, shown(consent.party, consent.isMasked), consent.givenOn.iso, consent.givenBy,
          consent.post.map { "post \($0)" } ?? consent.reference ?? "",
          consent.withdrawnOn.map { phrases.say("cli.withdrawn", ["day": $0.iso]) } ?? phrases.say("cli.holds"),
        ]
      }, objects: page.rows.map(Self.object), name: "consents", total: page.total)
  }

  static func object(_ consent: Consent) -> JSONValue {
    [
      "consent": .integer(consent.id.value), "party": .string(consent.party), "given": .string(consent.givenOn.iso),
      "givenBy": .string(consent.givenBy), "reference": JSONValue(consent.reference),
      "post": JSONValue(consent.post?.value), "withdrawn": JSONValue(consent.withdrawnOn?.iso),
      "masked": .bool(consent.isMasked),
    ]
  }

  /// All that belongs to a case in words, newest last.
  private func history(of folder: CaseFolder) throws -> Listing {
    let page = try reader.answer(History(caseFolder: folder.id, limit: command.limit, reader: asker))
    return Listing(
      columns: ["what"], rows: page.rows.map { [EventText.line($0, in: phrases)] },
      objects: try page.rows.map { try EventJSON.value($0).adding(["undone": .bool($0.isUndone)]) },
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
  func restance(_ entry: RegistryEntry) -> String {
    guard let restance = entry.restance else { return "" }
    let state = phrases.say("restance.\(restance.rawValue)")
    return entry.writeOff.map { "\(state) \($0.method.rawValue) \($0.on.iso)" } ?? state
  }

  func registry() throws -> Listing {
    let page = try reader.answer(Registry(service: service, limit: command.limit, reader: asker))
    return Listing(
      columns: ["entry", "case", "received", "title", "sender"],
      rows: page.rows.map { row in
        let entry = row.entry
        return [
          entry.id.description, "\(entry.caseFolder)-\(entry.sequence)", entry.receivedOn.iso,
          shown(entry.title, row.isMasked),
          entry.correspondent,
        ]
      },
      objects: page.rows.map { Self.object($0.entry) },
      name: "entries", total: page.total)
  }
}
