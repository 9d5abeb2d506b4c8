import CommandBus
import Domain
import Workstation

/// Who should have what, who is away, and what was done in one's name.
extension Showing {
  func directory() throws -> Listing {
    let answer = try reader.answer(Directory(service: service))
    let words = DirectoryText(phrases: phrases)
    return Listing(
      columns: ["number", "criteria", "handler", "actor", "at"],
      rows: answer.rows.map { row in
        [
          row.row.id.description, words.criteria(row.row.criteria, kindName: kindName),
          row.isHandlerHere ? row.handlerName : phrases.say("directory.left", ["user": row.handlerName]),
          row.setByName, row.row.setOn.iso,
        ]
      },
      objects: answer.rows.map(Self.object), name: "rows",
      members: [
        "service": .string(service.text), "owner": .string(answer.owner.text),
        "changedOn": JSONValue(answer.changedOn?.iso),
      ],
      heading: phrases.say(
        "directory.title",
        ["owner": answer.ownerName, "day": answer.changedOn?.iso ?? phrases.say("directory.never")]))
  }

  private static func object(_ row: DirectoryListRow) -> JSONValue {
    let criteria = row.row.criteria
    return [
      "row": .integer(row.row.id.value), "service": .string(row.row.service.text),
      "handler": .string(row.row.handler.text), "here": .bool(row.isHandlerHere),
      "school": JSONValue(criteria.school), "area": JSONValue(criteria.area),
      "kind": JSONValue(criteria.kind?.text), "firstDay": JSONValue(criteria.daysOfMonth?.lowerBound),
      "lastDay": JSONValue(criteria.daysOfMonth?.upperBound), "bornFrom": JSONValue(criteria.born?.from.iso),
      "bornUntil": JSONValue(criteria.born?.through.iso), "setBy": .string(row.row.setBy.text),
      "setOn": .string(row.row.setOn.iso),
    ]
  }

  func absences() throws -> Listing {
    let answer = try reader.answer(Presence(today: office.now().day))
    let absences = answer.absences.map { row in
      (
        [
          row.absence.id.description, phrases.say("presence.absent", ["user": row.name]), row.absence.period.from.iso,
          row.absence.period.through.iso,
        ],
        [
          "absence": .integer(row.absence.id.value), "user": .string(row.absence.user.text),
          "first": .string(row.absence.period.from.iso), "last": .string(row.absence.period.through.iso),
        ] as JSONValue
      )
    }
    let substitutions = answer.substitutions.map { row in
      let substitution = row.substitution
      return (
        [
          substitution.id.description,
          phrases.say("presence.substitute", ["user": row.name, "substitute": row.substituteName]),
          substitution.period.from.iso, substitution.period.through.iso,
        ],
        [
          "substitution": .integer(substitution.id.value), "user": .string(substitution.user.text),
          "substitute": .string(substitution.substitute.text), "first": .string(substitution.period.from.iso),
          "last": .string(substitution.period.through.iso), "appointedBy": .string(substitution.appointedBy.text),
        ] as JSONValue
      )
    }
    let deputies = answer.deputies.map { row in
      (
        [
          row.duty.service.text,
          phrases.say("presence.stepped-in", ["user": row.deputyName, "other": row.officerName]),
          row.duty.since.day.iso, "",
        ],
        [
          "service": .string(row.duty.service.text), "deputy": .string(row.duty.deputy.text),
          "officer": .string(row.duty.officer.text), "since": .string(row.duty.since.iso),
        ] as JSONValue
      )
    }
    let all = absences + substitutions + deputies
    return Listing(
      columns: ["number", "what", "first", "last"], rows: all.map(\.0), objects: all.map(\.1), name: "presence")
  }

  /// What others did in the user's own name; marked as read by the command that says so, not by looking.
  func doneForMe() throws -> Listing {
    let answer = try reader.answer(DoneForMe(user: user.id, limit: command.limit, reader: asker))
    return Listing(
      columns: ["number", "state", "what"],
      rows: answer.rows.map { row in
        let isNew = row.entry.position > answer.readThrough
        return [
          String(row.entry.position), isNew ? phrases.say("list.new") : "", EventText.line(row, in: phrases),
        ]
      },
      objects: try answer.rows.map {
        try EventJSON.value($0).adding(["unread": .bool($0.entry.position > answer.readThrough)])
      },
      name: "entries", members: ["unread": .integer(answer.unread), "readThrough": .integer(answer.readThrough)])
  }
}
