import CommandBus
import Domain
import Workstation

/// Letters, what waits for approval, and what is on its way out.
extension Showing {
  func letters() throws -> Listing {
    let views: [String: LettersList.View] = [
      "mine": .mine(session.principal), "returned": .returned(session.principal), "approval": .approval,
      "finalised": .finalised, "all": .all,
    ]
    guard let view = views[command.filter?.singleLine ?? "all"] else {
      throw Refusal(
        .badArgument,
        ["name": "--filter", "expected": ShowCommand.letterNames, "found": String((command.filter ?? "").prefix(40))])
    }
    let page = try reader.answer(LettersList(service: service, view: view, limit: command.limit, reader: asker))
    return list(page.rows, name: "letters", total: page.total)
  }

  /// What waits for the person's own approval, in all services (S4-27).
  func approvals() throws -> Listing {
    let rows = try reader.answer(ApprovalInbox(reader: asker, limit: command.limit))
    return list(rows, name: "approvals", total: try reader.answer(ApprovalCount(reader: asker)))
  }

  func list(_ rows: [LetterRow], name: String, total: Int) -> Listing {
    Listing(
      columns: ["number", "changed", "state", "case", "title", "to", "handler"],
      rows: rows.map { row in
        let letter = row.letter
        return [
          letter.id.description, row.changedAt.day.iso, phrases.say("letter-state.\(letter.state.rawValue)"),
          letter.caseFolder.description, shown(letter.title, row.isMasked),
          letter.recipients.map(\.name).joined(separator: ", "), row.authorName,
        ]
      },
      objects: rows.map(Self.object), name: name, total: total)
  }

  private static func object(_ row: LetterRow) -> JSONValue {
    let letter = row.letter
    return [
      "letter": .integer(letter.id.value), "version": .integer(row.version), "service": .string(letter.service.text),
      "case": .string(letter.caseFolder.description), "template": .string(letter.template),
      "purpose": .string(letter.purpose.rawValue), "locked": .bool(letter.isLocked),
      "language": .string(letter.language.rawValue), "title": .string(letter.title),
      "author": .string(letter.author.text), "recipients": .array(letter.recipients.map(object)),
      "channel": .string(letter.channel.rawValue), "channelReason": JSONValue(letter.channelReason),
      "answers": .array(letter.answers.map { .string($0.description) }), "textVersion": .integer(letter.textVersion),
      "state": .string(letter.state.rawValue), "corrects": JSONValue(letter.corrects?.value),
      "leavesAt": JSONValue(letter.leavesAt?.iso), "returnReason": JSONValue(letter.returnReason),
      "entry": JSONValue(letter.entry?.description), "page": JSONValue(letter.page?.digest),
      "writesOff": .array(letter.choices?.writesOff.map { .string($0.description) } ?? []),
      "openComments": .integer(row.openComments), "changedAt": .string(row.changedAt.iso),
      "masked": .bool(row.isMasked),
    ]
  }

  private static func object(_ recipient: Recipient) -> JSONValue {
    [
      "name": .string(recipient.name), "address": .array(recipient.address.map { .string($0) }),
      "postalCode": JSONValue(recipient.postalCode), "place": JSONValue(recipient.place),
      "kind": .string(recipient.kind.rawValue), "addressBlock": .string(recipient.addressBlock.rawValue),
    ]
  }

  /// All about one letter, and its text as it is saved.
  func letter() throws -> Listing {
    let id = try number(of: Letter.self)
    guard let card = try reader.answer(LetterCard(letter: id, reader: asker)) else {
      throw Refusal(.noSuchLetter, ["letter": id.description])
    }
    try requireOwn(card.letter.service)
    let text = try reader.answer(SavedLetterText(letter: id, textVersion: command.version, reader: asker)) ?? ""
    var listing = Listing()
    let letter = card.letter
    listing.text = [
      "\(letter.id) \(shown(letter.title, card.row.isMasked))", phrases.say("letter-state.\(letter.state.rawValue)"),
      letter.recipients.map { $0.addressLines.joined(separator: ", ") }.joined(separator: "; "), text,
    ].filter { !$0.isEmpty }.joined(separator: "\n")
    listing.members = [
      "letter": Self.object(card.row), "text": .string(text), "needs": .array(card.needs.map(object)),
      "approvals": .array(letter.approvals.map { object($0, card.names) }),
      "comments": .array(card.comments.map { object($0, card.names) }),
      "versions": .array(
        card.versions.map { version in
          [
            "number": .integer(version.number), "title": .string(version.title),
            "digest": .string(version.text.digest), "writer": .string(version.writer.text),
            "savedAt": .string(version.savedAt.iso),
          ]
        }),
      "signature": .string(card.signatureKind.rawValue), "signedBy": JSONValue(card.signature?.by.text),
      "printedAfterHours": JSONValue(card.printedAfterHours), "finalisedAt": JSONValue(card.finalisedAt?.iso),
      "dispatches": .array(card.dispatches.map(Self.object)),
      "correctedBy": .array(card.correctedBy.map { .integer($0.value) }),
    ]
    return listing
  }

  private func object(_ need: ApprovalNeed) -> JSONValue {
    [
      "roles": .array(need.roles.map { .string($0.rawValue) }), "kinds": .array(need.kinds.map { .string($0.text) }),
      "after": JSONValue(need.after), "source": .string(need.rule.cited),
      "lines": .array(need.rule.lines.map { .string($0) }),
    ]
  }

  private func object(_ step: ApprovalStep, _ names: [User.ID: String]) -> JSONValue {
    [
      "roles": .array(step.need.roles.map { .string($0.rawValue) }), "by": JSONValue(step.given?.by.text),
      "byName": JSONValue(step.given.flatMap { names[$0.by] }),
      "onBehalfOf": JSONValue(step.given?.onBehalfOf?.text), "at": JSONValue(step.given?.at.iso),
    ]
  }

  private func object(_ comment: LetterComment, _ names: [User.ID: String]) -> JSONValue {
    [
      "comment": .integer(comment.id.value), "textVersion": .integer(comment.textVersion),
      "fromWord": .integer(comment.words.lowerBound), "toWord": .integer(comment.words.upperBound),
      "text": .string(comment.text), "by": .string(comment.by.text), "byName": JSONValue(names[comment.by]),
      "at": .string(comment.at.iso), "resolvedAt": JSONValue(comment.resolvedAt?.iso),
    ]
  }

  /// What is on its way out (S0-47, S4-32).
  func dispatches() throws -> Listing {
    let names = BoardGroup.allCases.map(\.rawValue)
    let word = command.filter?.singleLine
    let group = word.flatMap(BoardGroup.init)
    guard word == nil || word == "all" || group != nil else {
      throw Refusal(
        .badArgument,
        [
          "name": "--filter", "expected": (["all"] + names).joined(separator: ", "),
          "found": String((word ?? "").prefix(40)),
        ])
    }
    let page = try reader.answer(Dispatches(service: service, group: group, limit: command.limit, reader: asker))
    return Listing(
      columns: ["number", "letter", "group", "state", "to", "title", "prints", "handler"],
      rows: page.rows.map { row in
        let dispatch = row.dispatch
        return [
          dispatch.id.description, dispatch.letter.description,
          phrases.say("dispatch-group.\(dispatch.group.rawValue)"),
          phrases.say("dispatch-status.\(dispatch.status.rawValue)"), shown(dispatch.recipient.name, row.isMasked),
          row.title, dispatch.printsAt.map { "\($0.day.iso) \($0.clockText)" } ?? "", row.authorName,
        ]
      },
      objects: page.rows.map { row in
        let more: [String: JSONValue] = [
          "faultText": JSONValue(row.dispatch.fault.map { SendingTrouble($0).said(in: phrases) }),
          "title": .string(row.title), "author": .string(row.author.text), "entry": JSONValue(row.entry?.description),
          "finalisedAt": .string(row.finalisedAt.iso), "reported": .bool(row.isReported),
          "masked": .bool(row.isMasked),
        ]
        return .object(Self.members(row.dispatch).merging(more) { $1 })
      }, name: "dispatches", total: page.total)
  }

  private static func object(_ dispatch: Dispatch) -> JSONValue { .object(members(dispatch)) }

  private static func members(_ dispatch: Dispatch) -> [String: JSONValue] {
    [
      "dispatch": .integer(dispatch.id.value), "letter": .integer(dispatch.letter.value),
      "recipient": .string(dispatch.recipient.name), "channel": .string(dispatch.channel.rawValue),
      "stage": .string(dispatch.stage.rawValue), "status": .string(dispatch.status.rawValue),
      "group": .string(dispatch.group.rawValue), "tries": .integer(dispatch.tries),
      "fault": JSONValue(dispatch.fault), "reference": .string(dispatch.reference),
      "outsideID": JSONValue(dispatch.outsideID), "printsAt": JSONValue(dispatch.printsAt?.iso),
      "readAt": JSONValue(dispatch.progress.readAt?.iso),
      "printedAt": JSONValue((dispatch.printedAt ?? dispatch.progress.printedAt)?.iso),
      "stopAskedAt": JSONValue(dispatch.stopAskedAt?.iso), "stoppedAt": JSONValue(dispatch.stoppedAt?.iso),
      "signedAt": JSONValue(dispatch.signedAt?.iso), "handedOverAt": JSONValue(dispatch.handedOverAt?.iso),
    ]
  }
}
