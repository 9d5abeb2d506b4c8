import CommandBus
import Domain

extension Showing {
  /// The versions of the service's routine, newest first.
  func routines() throws -> Listing {
    let rows = try reader.answer(RoutineVersions(service: command.service == nil ? nil : service))
      .filter { user.holds(.readPost, in: .service($0.service)) }
    return Listing(
      columns: ["service", "version", "at", "user", "state", "digest"],
      rows: rows.map { row in
        [
          row.service.text, String(row.version), row.adoptedAt.day.iso, row.adoptedBy,
          row.isCurrent ? phrases.say("cli.routine-current") : "", String(row.digest.prefix(12)),
        ]
      },
      objects: rows.map(Self.object), name: "routines")
  }

  private static func object(_ row: RoutineVersionRow) -> JSONValue {
    [
      "service": .string(row.service.text), "version": .integer(row.version), "position": .integer(row.position),
      "adoptedAt": .string(row.adoptedAt.iso), "adoptedBy": .string(row.adoptedBy), "digest": .string(row.digest),
      "current": .bool(row.isCurrent),
    ]
  }

  /// The rules of one version, or with `--diff` what differs between two.
  func routine() throws -> Listing {
    command.diff ? try difference() : try rules()
  }

  private func rules() throws -> Listing {
    let card = try card(command.version)
    let rules = card.routine.rules(in: phrases)
    var listing = Listing(
      columns: ["rule", "source", "what"],
      rows: rules.map { [$0.id, $0.cited(in: phrases), $0.text + note(of: $0)] },
      objects: rules.map(value), name: "rules")
    listing.text = heading(card)
    listing.members = [
      "routine": Self.object(card.row), "draft": .bool(card.routine.isDraft), "text": .string(card.text),
    ]
    return listing
  }

  private func note(of rule: RoutineRule) -> String { rule.source?.note.map { " (\($0))" } ?? "" }

  private func heading(_ card: RoutineCard.Answer) -> String {
    phrases.say(
      "cli.routine-heading",
      [
        "service": card.row.service.text, "version": String(card.row.version),
        "status": phrases.say("routine-status.\((card.routine.profile?.status ?? .current).rawValue)"),
        "user": card.row.adoptedBy, "day": card.row.adoptedAt.day.iso,
      ])
  }

  private func value(_ rule: RoutineRule) -> JSONValue {
    var members: [String: JSONValue] = [
      "rule": .string(rule.id), "section": .string(rule.section.rawValue), "text": .string(rule.text),
    ]
    if let source = rule.source {
      members["requirements"] = .array(source.requirements.map { .string($0) })
      members["lines"] = .array(source.lines.map { .string($0) })
      members["strength"] = .string(source.strength)
      members["note"] = JSONValue(source.note)
    }
    return .object(members)
  }

  private func card(_ version: Int?) throws -> RoutineCard.Answer {
    guard let card = try reader.answer(RoutineCard(service: service, version: version)) else {
      let known = try reader.answer(RoutineVersions(service: service)).map { String($0.version) }
      throw Refusal(
        .noSuchRoutine,
        ["service": service.text, "version": version.map(String.init) ?? "–", "known": known.joined(separator: ", ")])
    }
    return card
  }

  // MARK: - Two versions

  private func difference() throws -> Listing {
    let (first, second) = try versions()
    let (old, new) = (try card(first), try card(second))
    let changes = RoutineChange.between(old.routine.rules(in: phrases), new.routine.rules(in: phrases))
    return Listing(
      columns: ["rule", "change", "what"], rows: changes.flatMap(rows),
      objects: changes.map { change in
        [
          "rule": .string(change.id), "change": .string(change.kind.rawValue),
          "from": change.before.map(value) ?? .null, "to": change.after.map(value) ?? .null,
        ]
      }, name: "changes", members: ["from": .integer(old.row.version), "to": .integer(new.row.version)])
  }

  /// What it was, and below it what it is: both are read in full.
  private func rows(of change: RoutineChange) -> [[String]] {
    let word = phrases.say("rule.change.\(change.kind.rawValue)")
    switch (change.before, change.after) {
    case (let before?, let after?):
      return [[change.id, word, words(before)], ["", phrases.say("rule.changed-to"), words(after)]]
    case (let rule?, nil), (nil, let rule?): return [[change.id, word, words(rule)]]
    case (nil, nil): return []
    }
  }

  private func words(_ rule: RoutineRule) -> String { "\(rule.text) [\(rule.cited(in: phrases))]" }

  /// `1..2`; without numbers the version in force and the one before it.
  private func versions() throws -> (Int, Int) {
    guard let written = command.id else {
      let all = try reader.answer(RoutineVersions(service: service)).map(\.version)
      guard let newest = all.first else { return (1, 1) }
      return (all.dropFirst().first ?? newest, newest)
    }
    let parts = written.split(separator: ".", omittingEmptySubsequences: true).compactMap { Int($0) }
    guard parts.count == 2, written.contains("..") else {
      throw Refusal(
        .badArgument, ["name": "--diff", "expected": "1..2", "found": String(written.singleLine.prefix(40))])
    }
    return (parts[0], parts[1])
  }

  // MARK: - Paper

  /// What lies on the shredding shelves, and from when each may be shredded (S2-19, S2-20).
  func originals() throws -> Listing {
    let today = office.now().day
    let page = try reader.answer(Originals(service: service, today: today, limit: command.limit, reader: asker))
    return Listing(
      columns: ["number", "shelf", "shelved", "from", "state", "title"],
      rows: page.rows.map { row in
        [
          row.post.description, row.shelf, row.shelvedOn.iso,
          row.mayBeShreddedFrom?.iso ?? phrases.say("cli.never"),
          row.locks.isEmpty
            ? phrases.say("cli.may-be-shredded")
            : row.locks.map { Failure($0, in: phrases).message }.joined(separator: " "),
          shown(row.title, row.isMasked),
        ]
      },
      objects: page.rows.map { row in
        [
          "post": .integer(row.post.value), "title": .string(row.title), "kind": .string(row.kind.text),
          "shelf": .string(row.shelf), "shelved": .string(row.shelvedOn.iso),
          "mayBeShreddedFrom": JSONValue(row.mayBeShreddedFrom?.iso),
          "due": .bool(row.mayBeShreddedFrom.map { $0 <= today } ?? false),
          "locks": .array(row.locks.map { .string($0.code.rawValue) }), "masked": .bool(row.isMasked),
        ]
      }, name: "originals", total: page.total)
  }
}
