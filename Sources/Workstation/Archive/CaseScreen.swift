import CommandBus
import Domain
import Screen

/// A case: what waits in it, and its entries.
extension WorkstationState {
  func caseHeading(_ page: CasePage) -> String {
    guard let row = caseCard?.row, row.folder.id == page.caseFolder else {
      return phrases.say("case.heading", ["case": page.caseFolder.description, "title": "…"])
    }
    return phrases.say(
      "case.heading",
      [
        "case": page.caseFolder.description,
        "title": shown(row.folder.title, isMasked: row.access.isMasked),
      ])
  }

  func renderCase(_ page: CasePage, into buffer: inout CellBuffer, in rect: Rect) -> Point {
    guard let card = caseCard, card.row.folder.id == page.caseFolder else {
      buffer.put(TerminalText(phrases.say("list.reading")), at: Point(x: rect.x + 2, y: rect.y), style: Style(.muted))
      return rect.origin
    }
    let rows = rect.rows(.fixed(CasePage.factRows), .rest)
    for (index, line) in facts(card.row).enumerated() {
      buffer.put(line, at: Point(x: rect.x + 2, y: rect.y + index), maxWidth: rect.width - 3)
    }
    return entryTable(card).render(page.list, into: &buffer, in: rows[1])
  }

  private func facts(_ row: CaseRow) -> [TerminalText] {
    let folder = row.folder
    let first = phrases.say("case.party", ["party": folder.party, "owner": row.ownerName])
    let second = phrases.say(
      "case.opened",
      [
        "day": DateText(phrases: phrases).full(folder.openedOn), "status": statusText(folder),
        "kind": kindName(folder.kind, of: folder.service),
      ])
    return [TerminalText(first), TerminalText(second)]
  }

  /// `under arbeid`, or `avsluttet` and the day.
  private func statusText(_ folder: CaseFolder) -> String {
    let status = phrases.say("case-status.\(folder.status.rawValue)")
    let dates = DateText(phrases: phrases)
    var parts = [folder.closedOn.map { "\(status) \(dates.full($0))" } ?? status]
    if folder.isShared { parts.append(phrases.say("case.shared")) }
    if let consent = caseCard?.consent {
      parts.append(phrases.say("case.consent", ["day": dates.full(consent.givenOn), "user": consent.givenBy]))
    }
    return parts.joined(separator: " · ")
  }

  /// `ubesvart`, or how it was written off; nothing for what never asks for an answer.
  func restanceText(_ entry: RegistryEntry) -> String {
    guard let restance = entry.restance else { return "" }
    guard let done = entry.writeOff else { return phrases.say("restance.\(restance.rawValue)") }
    return "\(done.method.rawValue) \(DateText(phrases: phrases).short(done.on, today: now.day))"
  }

  private func entryTable(_ card: CaseCard.Answer) -> TableView {
    let dates = DateText(phrases: phrases)
    let columns = [
      Column(TerminalText(phrases.say("column.number")), .fit(atMost: 12), priority: 8),
      Column(TerminalText(phrases.say("column.title")), .rest(atLeast: 20), priority: 9),
      Column(TerminalText(phrases.say("column.type")), .fit(atMost: 20), priority: 4),
      Column(TerminalText(phrases.say("column.correspondent")), .fit(atMost: 24), priority: 3),
      Column(TerminalText(phrases.say("column.received")), .fit(atMost: 15), priority: 5),
      Column(TerminalText(phrases.say("column.restance")), .fit(atMost: 18), priority: 6),
      Column(TerminalText(phrases.say("column.entry")), .fit(atMost: 16), priority: 7),
    ]
    let today = now.day
    let waiting = card.waiting
    let count = waiting.count + card.entries.count
    return TableView(columns: columns, count: count, emptyText: TerminalText(phrases.say("empty.case"))) { index in
      guard index >= waiting.count else {
        let row = waiting[index]
        return TableView.Row([
          "–", .init(TerminalText(row.title, limit: 200)), "", .init(TerminalText(row.sender, limit: 100)),
          .init(TerminalText(dates.short(row.receivedOn, today: today))), "",
          .init(TerminalText(phrases.say("case.waiting")), .warning),
        ])
      }
      let entry = card.entries[index - waiting.count]
      return TableView.Row([
        .init("\(entry.sequence)"), .init(TerminalText(entry.title, limit: 200)),
        .init(TerminalText(phrases.say("entry-type.\(entry.type.rawValue)"))),
        .init(TerminalText(entry.correspondent, limit: 100)),
        .init(TerminalText(dates.short(entry.receivedOn, today: today))),
        .init(TerminalText(restanceText(entry)), entry.restance?.isOutstanding == true ? .warning : nil),
        .init(TerminalText(entry.id.description)),
      ])
    }
  }
}

extension CasePage {
  /// Lines over the entries: the facts and an empty one.
  static let factRows = 3

  /// Entries on the screen at once.
  static func rows(in page: Rect) -> Int {
    TableView.rowCapacity(in: Rect(x: 0, y: 0, width: page.width, height: page.height - factRows))
  }
}
