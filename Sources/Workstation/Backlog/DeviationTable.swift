import CommandBus
import Domain
import Screen

/// The open deviations of the service, oldest first. None can be dismissed, only explained.
struct DeviationTable {
  let state: WorkstationState

  var table: TableView {
    let phrases = state.phrases
    let listing = state.deviations
    let columns = [
      Column(TerminalText(phrases.say("column.opened")), .fit(atMost: 15), priority: 8),
      Column(TerminalText(phrases.say("column.age")), .fit(atMost: 8), priority: 4, alignment: .trailing),
      Column(TerminalText(phrases.say("column.about")), .rest(atLeast: 16), priority: 9),
      Column(TerminalText(phrases.say("column.reason")), .rest(atLeast: 20), priority: 7),
      Column(TerminalText(phrases.say("column.responsible")), .fit(atMost: 20), priority: 5),
    ]
    let empty = listing.pages.isLoaded ? phrases.say("empty.deviations") : phrases.say("list.reading")
    return TableView(columns: columns, count: listing.core.count, emptyText: TerminalText(empty)) { index in
      guard let row = listing.pages[index] else { return TableView.Row(["…"]) }
      let deviation = row.deviation
      let opened = deviation.openedAt.day
      let age = max(state.now.day.days(since: opened), 0)
      return TableView.Row([
        .init(TerminalText(DateText(phrases: phrases).short(opened, today: state.now.day))),
        .init(TerminalText(phrases.say("list.days", ["count": String(age)]))),
        .init(TerminalText(deviation.about, limit: 200)), .init(TerminalText(reason(deviation))),
        .init(TerminalText(row.responsibleName)),
      ])
    }
  }

  /// The reason in words; a code that an older program wrote is shown as it is.
  private func reason(_ deviation: Deviation) -> String {
    let key = "deviation.reason.\(deviation.reason)"
    let kind = state.phrases.say("deviation.kind.\(deviation.kind.rawValue)")
    return state.phrases.has(key) ? state.phrases.say(key) : "\(kind): \(deviation.reason)"
  }
}
