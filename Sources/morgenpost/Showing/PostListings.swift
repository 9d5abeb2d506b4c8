import CommandBus
import Domain
import Repository
import Workstation

extension Showing {
  func tray() throws -> Listing {
    let views: [String: Tray.View] = [
      "table": .table, "agenda": .agenda(office.now().day), "mine": .mine(user.id),
      "to-distribute": .toDistribute, "assigned": .assigned,
      "incoming": .incoming, "outgoing": .outgoing, "undelivered": .undelivered,
      "registered": .registered, "gone": .gone, "due": .due,
    ]
    guard let view = views[command.tray] else {
      throw Refusal(
        .badArgument, ["name": "--tray", "expected": ShowCommand.trayNames, "found": command.tray.singleLine])
    }
    let page = try reader.answer(Tray(service: service, view: view, words: words, limit: command.limit, reader: asker))
    return Listing(
      columns: ["number", "received", "due", "channel", "kind", "title", "sender", "state", "handler"],
      rows: page.rows.map(cells), objects: page.rows.map(Self.object), name: "items", total: page.total)
  }

  private func cells(_ row: TrayRow) -> [String] {
    let new = row.isNew ? "\(phrases.say("list.new")) · " : ""
    let marks = (row.isUrgent ? "! " : "") + (row.isStamped ? "" : "○ ")
    return [
      row.post.description, row.receivedOn.iso, row.due?.dueOn.iso ?? "",
      phrases.say("channel.\(row.channel.rawValue)"), kindName(row.kind),
      marks + shown(row.title, row.isMasked), row.sender, phrases.say("state.\(row.state.rawValue)"),
      new + (row.handlerName ?? ""),
    ]
  }

  func kindName(_ kind: DocumentKind) -> String {
    let routine = office.card.services.first { $0.service.id == service }?.routine
    return routine?.kindName(kind, in: phrases.language) ?? kind.text
  }

  static func object(_ row: TrayRow) -> JSONValue {
    [
      "post": .integer(row.post.value), "version": .integer(row.version), "service": .string(row.service.text),
      "received": .string(row.receivedOn.iso), "channel": .string(row.channel.rawValue),
      "cover": .string(row.cover.rawValue), "kind": .string(row.kind.text), "title": .string(row.title),
      "sender": .string(row.sender), "addressee": .string(row.addressee), "state": .string(row.state.rawValue),
      "handler": JSONValue(row.handler?.text), "responsible": .string(row.responsible.text),
      "urgent": .bool(row.isUrgent), "stamped": .bool(row.isStamped), "warning": .bool(row.hasWarning),
      "case": JSONValue(row.caseFolder?.description), "entry": JSONValue(row.entry?.description),
      "documents": .integer(row.documents), "due": JSONValue(row.due?.dueOn.iso),
      "seeToFrom": JSONValue(row.due?.soonOn.iso),
      "givenAt": JSONValue(row.givenAt?.iso), "new": .bool(row.isNew), "masked": .bool(row.isMasked),
    ]
  }

  func post() throws -> Listing {
    let id = try number(of: PostItem.self)
    guard let card = try reader.answer(PostCard(post: id, reader: asker)) else {
      throw Refusal(.noSuchPost, ["post": id.description])
    }
    try requireOwn(card.item.service)
    let suggestion = try reader.answer(Suggestion(post: id, today: office.now().day))
    let words = try deadlineWords()
    return Listing(text: text(of: card, suggestion, words), members: ["post": object(of: card, suggestion, words)])
  }

  private func text(of card: PostCard.Answer, _ suggestion: Suggestion.Answer?, _ words: DeadlineWords) -> String {
    let item = card.item
    func name(_ id: User.ID?) -> String { id.map { card.names[$0] ?? $0.text } ?? "" }
    var lines = ["\(item.id)  \(shown(item.details.title, card.isMasked))"]
    let fields: [(String, String)] = [
      ("received", item.receivedOn.iso), ("channel", phrases.say("channel.\(item.details.channel.rawValue)")),
      ("kind", kindName(item.details.kind)), ("sender", item.details.sender), ("addressee", item.details.addressee),
      ("state", phrases.say("state.\(item.placement.state.rawValue)")), ("handler", name(item.placement.handler)),
      ("responsible", name(item.responsible)), ("case", item.caseFolder?.description ?? ""),
      ("entry", item.entry?.description ?? ""),
    ]
    lines += fields.filter { !$0.1.isEmpty }.map { "  \(phrases.say("cli.column.\($0.0)")): \($0.1)" }
    lines += item.documents.map { "  \($0.name) (\($0.bytes) B, \($0.digest.prefix(12)))" }
    lines += card.deadlines.map { "  " + words.line($0, on: office.card.calendar, today: office.now().day) }
    lines += words.draft(of: card.deadlines, today: office.now().day).map { "  " + $0 }
    if let suggestion, item.placement.state.isOnTable {
      let words = SuggestionText(phrases: phrases)
      lines.append(
        "  " + phrases.say("post.suggestion", ["user": suggestion.name, "reason": words.reasons(suggestion)]))
      if let other = words.dissent(suggestion) {
        lines.append("  ! " + phrases.say("post.dissent", ["other": other]))
      }
    }
    lines += item.documents.flatMap { $0.flaws ?? [] }.map { "  ! " + phrases.say("mail-flaw.\($0.rawValue)") }
    lines += (card.confirmationLock.map { [Failure($0, in: phrases)] } ?? []).map { "  ! " + $0.message }
    lines += item.warnings.map { "  ! " + phrases.say("warning.\($0.rawValue)") }
    return lines.joined(separator: "\n")
  }

  private func object(
    of card: PostCard.Answer, _ suggestion: Suggestion.Answer?, _ words: DeadlineWords
  ) -> JSONValue {
    let item = card.item
    var members: [String: JSONValue] = [
      "post": .integer(item.id.value), "version": .integer(card.version), "service": .string(item.service.text),
      "received": .string(item.receivedOn.iso), "dated": JSONValue(item.details.documentDate?.iso),
      "channel": .string(item.details.channel.rawValue), "cover": .string(item.details.cover.rawValue),
      "kind": .string(item.details.kind.text), "title": .string(item.details.title),
      "sender": .string(item.details.sender), "addressee": .string(item.details.addressee),
      "sheets": JSONValue(item.details.sheets), "sides": JSONValue(item.details.sides),
      "state": .string(item.placement.state.rawValue), "handler": JSONValue(item.placement.handler?.text),
      "responsible": .string(item.responsible.text), "urgent": .bool(item.isUrgent),
      "stampedAt": JSONValue(item.stamp?.at.iso), "stampedBy": JSONValue(item.stamp?.by.text),
      "case": JSONValue(item.caseFolder?.description), "entry": JSONValue(item.entry?.description),
      "warnings": .array(item.warnings.map { .string($0.rawValue) }),
      "documents": .array(
        item.documents.map {
          [
            "name": .string($0.name), "digest": .string($0.digest), "bytes": .integer($0.bytes),
            "pages": JSONValue($0.pages), "role": .string($0.role.rawValue),
            "flaws": .array(($0.flaws ?? []).map { .string($0.rawValue) }),
          ]
        }),
    ]
    let next = NextDeadline(card.deadlines)
    members["due"] = JSONValue(next?.dueOn.iso)
    members["dueStatus"] = JSONValue(next?.status(on: office.now().day).rawValue)
    members["preliminaryAnswer"] = item.preliminary.map {
      ["answeredOn": .string($0.answeredOn.iso), "expectedOn": .string($0.expectedOn.iso)]
    }
    members["deadlines"] = .array(
      card.deadlines.map {
        DeadlineJSON(words: words).value($0, on: office.card.calendar, today: office.now().day)
      })
    members["new"] = .bool(card.isNew)
    members["masked"] = .bool(card.isMasked)
    if !card.concerned.isEmpty {
      members["concerned"] = [
        "school": JSONValue(card.concerned.school), "area": JSONValue(card.concerned.area),
        "born": JSONValue(card.concerned.born?.iso),
      ]
    }
    members["confirmationLock"] = JSONValue(card.confirmationLock?.code.rawValue)
    members["splitFrom"] = item.splitFrom.map { .integer($0.value) }
    members["sameBytesAs"] = item.sameBytesAs.map { .integer($0.value) }
    members["suggestion"] = suggestion.map {
      [
        "handler": .string($0.handler.text), "name": .string($0.name),
        "reason": JSONValue($0.suggestion.reasons.first?.rawValue),
        "reasons": .array($0.suggestion.reasons.map { .string($0.rawValue) }),
        "unanimous": .bool($0.suggestion.isUnanimous),
        "dissent": .array(
          $0.suggestion.dissent.map {
            ["handler": .string($0.handler.text), "reason": .string($0.source.rawValue)]
          }),
        "standsInFor": JSONValue($0.suggestion.standsInFor?.text), "open": .integer($0.open),
      ]
    }
    return .object(members)
  }

  func meetings() throws -> Listing {
    let page = try reader.answer(Meetings(service: service, limit: command.limit))
    return Listing(
      columns: ["number", "at", "actor", "state"],
      rows: page.rows.map { row in
        [
          row.meeting.id.description, "\(row.meeting.startedAt.day.iso) \(row.meeting.startedAt.clockText)",
          row.startedBy, row.meeting.closedAt?.clockText ?? phrases.say("cli.open"),
        ]
      },
      objects: page.rows.map { row in
        [
          "meeting": .integer(row.meeting.id.value), "service": .string(row.meeting.service.text),
          "startedAt": .string(row.meeting.startedAt.iso), "startedBy": .string(row.meeting.startedBy.text),
          "closedAt": JSONValue(row.meeting.closedAt?.iso), "decided": JSONValue(row.decided),
          "left": JSONValue(row.left), "minutes": JSONValue(row.minutes?.digest),
        ]
      }, name: "meetings", total: page.total)
  }

  func minutes() throws -> Listing {
    let id = try number(of: MorningMeeting.self)
    let meeting = try office.store.read { try $0.meeting(id) }
    try requireOwn(meeting.service)
    guard let text = try reader.answer(Minutes(meeting: id, reader: asker)) else {
      let leader = try office.store.read { try $0.user(meeting.startedBy).name }
      throw Refusal(
        .meetingOpen, ["meeting": id.description, "user": leader, "time": meeting.startedAt.clockText])
    }
    return Listing(text: text, members: ["meeting": .integer(id.value), "minutes": .string(text)])
  }
}
