import CommandBus
import Domain
import Screen

/// The selected restance with what Noark's list tells of it, and how many each handler has (Noark 3.4.11).
struct RestanceSheet {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }
  private var dates: DateText { DateText(phrases: phrases) }

  var title: String {
    switch state.registry.selected {
    case .restance(let row): state.shown(row.entry.title, isMasked: row.isMasked)
    case .post(let row): state.shown(row.title, isMasked: row.isMasked)
    case .letter(let row): state.shown(row.letter.title, isMasked: row.isMasked)
    case .entry, nil: ""
    }
  }

  func lines(width: Int) -> [TextPane.Paragraph] {
    var lines: [TextPane.Paragraph] = []
    switch state.registry.selected {
    case .restance(let row): lines = facts(row)
    case .post(let row): lines = facts(row)
    case .letter(let row): lines = DispatchSheet(state: state).paragraphs(row)
    case .entry, nil: break
    }
    return TextPane(lines + shares(width)).lines(width: width)
  }

  private func line(_ key: String, _ words: [String: String], _ role: Style.Role = .base) -> TextPane.Paragraph {
    .init(TerminalText(phrases.say(key, words), limit: 400), Style(role))
  }

  private func facts(_ row: RestanceRow) -> [TextPane.Paragraph] {
    let entry = row.entry
    let dated = entry.documentDate.map(dates.full) ?? phrases.say("restance.undated")
    var lines = [
      line(
        "restance.fact.case",
        [
          "case": entry.caseFolder.description, "title": state.shown(row.caseTitle, isMasked: row.isMasked),
          "owner": row.caseOwner,
        ]),
      line(
        "restance.fact.entry",
        [
          "entry": entry.id.description, "type": phrases.say("entry-type.\(entry.type.rawValue)"),
          "day": dates.full(entry.registeredOn),
        ]),
      line("restance.fact.dates", ["dated": dated, "received": dates.full(entry.receivedOn)]),
      line("restance.fact.correspondent", ["name": state.shown(entry.correspondent, isMasked: row.isMasked)]),
      line(
        "restance.fact.handler",
        ["user": row.handlerName ?? "–", "unit": row.unit.map(state.unitName) ?? phrases.say("restance.no-unit")]),
    ]
    if let due = row.due { lines.append(line("restance.fact.due", ["day": dates.full(due.dueOn)])) }
    let isPreliminary = entry.restance == .preliminarilyAnswered
    lines.append(
      line("restance.fact.state", ["state": state.restanceText(entry)], isPreliminary ? .warning : .base))
    return lines
  }

  private func facts(_ row: TrayRow) -> [TextPane.Paragraph] {
    [
      line("restance.fact.unregistered", ["number": row.post.description, "user": row.handlerName ?? "–"]),
      line(
        "restance.fact.dates",
        ["dated": phrases.say("restance.not-dated-here"), "received": dates.full(row.receivedOn)]),
      line("restance.fact.correspondent", ["name": state.shown(row.sender, isMasked: row.isMasked)]),
    ]
  }

  /// `Per Moe   ██████···· 12, 3 over fristen`: a bar each, the longest being the one with the most.
  private func shares(_ width: Int) -> [TextPane.Paragraph] {
    guard state.shownRegistryView.hasShares, let most = state.restanceShares.first?.count else { return [] }
    let names = state.restanceShares.map { TerminalText($0.name ?? "–", limit: 40) }
    let nameWidth = min(names.map(\.width).max() ?? 0, max(width / 3, 8))
    let rows = zip(names, state.restanceShares).map { name, share in
      let shown = name.truncated(to: nameWidth)
      let pad = TerminalText(String(repeating: " ", count: max(nameWidth - shown.width, 0)))
      let words = ["count": state.countText(share.count), "overdue": String(share.overdue)]
      let count = share.overdue == 0 ? words["count"] ?? "" : phrases.say("restance.share-overdue", words)
      return TextPane.Paragraph(
        shown + pad + " " + state.bar(share.count, of: most, cells: 10) + " " + TerminalText(count))
    }
    return [.init(.empty), line("restance.shares", [:], .heading)] + rows
  }
}
