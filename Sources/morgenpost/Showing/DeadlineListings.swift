import CommandBus
import Domain
import Routines
import Workstation

extension Showing {
  func deadlineWords() throws -> DeadlineWords { DeadlineWords(phrases: phrases, law: try LawTable.load()) }

  /// Every open deadline of the service, the first due first.
  func deadlines() throws -> Listing {
    let page = try reader.answer(DueList(service: service, words: words, limit: command.limit, reader: asker))
    let (words, today, calendar) = (try deadlineWords(), office.now().day, office.card.calendar)
    return Listing(
      columns: ["due", "lastday", "status", "number", "purpose", "title", "handler"],
      rows: page.rows.map { row in
        [
          row.deadline.dueOn.iso, row.deadline.deadline(on: calendar)?.lastWorkingDay.iso ?? row.deadline.dueOn.iso,
          statusText(row.deadline, words, today), row.item.post.description, words.purpose(row.deadline.purpose),
          shown(row.item.title, row.item.isMasked), row.item.handlerName ?? "",
        ]
      },
      objects: page.rows.map { row in
        DeadlineJSON(words: words).value(row.deadline, on: calendar, today: today).adding([
          "post": .integer(row.item.post.value), "title": .string(row.item.title), "masked": .bool(row.item.isMasked),
          "service": .string(row.item.service.text), "handler": JSONValue(row.item.handler?.text),
          "responsible": .string(row.item.responsible.text), "received": .string(row.item.receivedOn.iso),
        ])
      }, name: "deadlines", total: page.total)
  }

  /// How pressing it is, and how many days are left.
  private func statusText(_ deadline: ItemDeadline, _ words: DeadlineWords, _ today: Day) -> String {
    let parts = [
      phrases.say("deadline.status.\(deadline.status(on: today).rawValue)"),
      words.countdown(to: deadline.dueOn, today: today),
      deadline.preliminaryStage(on: today).map { phrases.say("deadline.stage.\($0.rawValue)") },
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  func closingDays() -> Listing {
    let days = office.card.calendar.closingDays.sorted { $0.key < $1.key }
      .filter { command.year == nil || $0.key.year == command.year }
    return Listing(
      columns: ["at", "reason"], rows: days.map { [$0.key.iso, $0.value] },
      objects: days.map { ["day": .string($0.key.iso), "reason": .string($0.value)] }, name: "closingDays")
  }

  /// The law table as it holds on a day; today when none is given.
  func law() throws -> Listing {
    let day = try command.on.map { text in
      guard let day = try Arguments(["--on": text]).day(ifAny: "--on") else {
        throw Refusal(.missingArgument, ["name": "--on", "expected": "2026-01-31"])
      }
      return day
    }
    let table = try LawTable.load()
    let standing = table.inForce(on: day ?? office.now().day)
    return Listing(
      columns: ["row", "status", "source", "what"],
      rows: standing.rows.flatMap { row in
        row.points.map {
          [row.id, phrases.say("law.mark.\($0.standing.mark.rawValue)"), source($0), $0.text(in: phrases.language)]
        }
      },
      objects: standing.rows.map { row in
        [
          "row": .string(row.id), "points": .array(row.points.map { LawJSON.value($0, in: phrases.language) }),
        ]
      },
      name: "rows", members: ["version": .string(table.version), "on": .string((day ?? office.now().day).iso)])
  }

  /// What may stand as the source of a point: a paragraph, or whose practice it is. Nothing where nothing is established.
  private func source(_ point: LawPoint) -> String {
    switch point.standing {
    case .established(let citation): citation.text
    case .local(let whose): whose
    case .practice(let source): source
    case .unverified: ""
    }
  }
}
