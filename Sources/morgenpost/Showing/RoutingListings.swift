import CommandBus
import Domain
import Workstation

extension Showing {
  /// What is on its way to another system; what lies in Acos Mottak first, with its age in hours (S3-21).
  func deliveries() throws -> Listing {
    let page = try reader.answer(
      Deliveries(service: service, outstandingOnly: false, limit: command.limit, reader: asker))
    let now = office.now()
    return Listing(
      columns: ["delivery", "post", "title", "place", "state", "hours", "reference"],
      rows: page.rows.map { row in
        [
          row.delivery?.id.description ?? "–", row.post.description, shown(row.title, row.isMasked),
          row.delivery.map(place) ?? phrases.say("routing.not-routed"),
          phrases.say("routing.delivery.\(row.delivery?.state.rawValue ?? Delivery.State.outstanding.rawValue)"),
          row.hours(at: now).map(String.init) ?? "", row.delivery?.reference ?? "",
        ]
      },
      objects: page.rows.map { object($0, at: now) }, name: "deliveries", total: page.total,
      members: ["outstanding": .integer(try outstanding())])
  }

  private func outstanding() throws -> Int {
    try reader.answer(Deliveries(service: service, outstandingOnly: true, limit: 1)).total
  }

  private func place(_ delivery: Delivery) -> String {
    let place = delivery.place
    let words = phrases.say(
      "routing.place",
      ["system": place.systemName.text(in: phrases.language), "folder": place.folderName.text(in: phrases.language)])
    return place.part == .full ? words : "\(words) · \(phrases.say("routing.part.\(place.part.rawValue)"))"
  }

  private func object(_ row: DeliveryRow, at now: Instant) -> JSONValue {
    var members: [String: JSONValue] = [
      "post": .integer(row.post.value), "version": .integer(row.version), "title": .string(row.title),
      "sender": .string(row.sender), "received": .string(row.receivedOn.iso),
      "delivery": JSONValue(row.delivery?.id.value), "misdirectedAt": JSONValue(row.misdirectedAt?.iso),
      "hours": JSONValue(row.hours(at: now)), "masked": .bool(row.isMasked),
    ]
    guard let delivery = row.delivery else {
      return .object(members.merging(["state": "not-routed"]) { $1 })
    }
    members["state"] = .string(delivery.state.rawValue)
    members["system"] = .string(delivery.place.system.text)
    members["folder"] = .string(delivery.place.folder.text)
    members["part"] = .string(delivery.place.part.rawValue)
    members["folderAction"] = .string(delivery.place.folderAction.rawValue)
    members["extractConfirmed"] = .bool(delivery.isExtractConfirmed)
    members["rule"] = .string(delivery.rule)
    members["confirmedAt"] = JSONValue(delivery.confirmedAt?.iso)
    members["reference"] = JSONValue(delivery.reference)
    return .object(members)
  }

  /// Where the routine is silent or speaks against itself, for its owner.
  func ruleGaps() throws -> Listing {
    let page = try reader.answer(RuleGaps(service: service, limit: command.limit, reader: asker))
    return Listing(
      columns: ["number", "at", "rule", "post", "place", "reason", "user", "state"],
      rows: page.rows.map { row in
        let gap = row.gap
        return [
          gap.id.description, gap.notedAt.day.iso, ([gap.rule] + gap.lines).joined(separator: " "),
          "\(gap.post) \(shown(row.postTitle, row.isMasked))", gap.decided.joined(separator: ", "), gap.reason,
          row.notedByName,
          gap.answer ?? phrases.say("cli.open"),
        ]
      },
      objects: page.rows.map { row in
        let gap = row.gap
        return [
          "gap": .integer(gap.id.value), "service": .string(gap.service.text), "post": .integer(gap.post.value),
          "rule": .string(gap.rule), "lines": .array(gap.lines.map { .string($0) }),
          "question": .string(gap.question.text(in: phrases.language)),
          "decided": .array(gap.decided.map { .string($0) }), "reason": .string(gap.reason),
          "at": .string(gap.notedAt.iso), "by": .string(gap.notedBy.text), "answer": JSONValue(gap.answer),
        ]
      }, name: "gaps", total: page.total)
  }
}
