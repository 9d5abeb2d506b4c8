import CommandBus
import Domain
import Screen

/// The cases of the service, newest first.
struct CaseTable {
  let state: WorkstationState

  var table: TableView {
    let phrases = state.phrases
    let listing = state.cases
    let columns = [
      Column(TerminalText(phrases.say("column.case")), .fit(atMost: 12), priority: 9),
      Column(TerminalText(phrases.say("column.title")), .rest(atLeast: 20), priority: 8),
      Column(TerminalText(phrases.say("column.party")), .fit(atMost: 24), priority: 7),
      Column(TerminalText(phrases.say("column.owner")), .fit(atMost: 20), priority: 5),
      Column(TerminalText(phrases.say("column.entries")), .fit(atMost: 8), priority: 4, alignment: .trailing),
      Column(TerminalText(phrases.say("column.status")), .fit(atMost: 18), priority: 3),
    ]
    return TableView(columns: columns, count: listing.core.count, emptyText: TerminalText(emptyText)) { index in
      guard let row = listing.pages[index] else { return TableView.Row(["…"]) }
      return TableView.Row([
        .init(TerminalText(row.folder.id.description)),
        .init(TerminalText(state.shown(row.folder.title, isMasked: row.access.isMasked), limit: 200)),
        .init(TerminalText(row.folder.party, limit: 100)), .init(TerminalText(row.ownerName)),
        .init(TerminalText(String(row.entries))),
        .init(TerminalText(phrases.say("case-status.\(row.folder.status.rawValue)"))),
      ])
    }
  }

  private var emptyText: String {
    let phrases = state.phrases
    if !state.cases.pages.isLoaded { return phrases.say("list.reading") }
    if !state.cases.core.filter.isEmpty { return phrases.say("filter.none") }
    return state.caseView == .all ? phrases.say("empty.cases") : phrases.say("empty.case-view")
  }
}

/// The registry of the service, newest entry first.
struct RegistryTable {
  let state: WorkstationState

  var table: TableView {
    let phrases = state.phrases
    let dates = DateText(phrases: phrases)
    let listing = state.registry
    let columns = [
      Column(TerminalText(phrases.say("column.entry")), .fit(atMost: 12), priority: 9),
      Column(TerminalText(phrases.say("column.case")), .fit(atMost: 14), priority: 7),
      Column(TerminalText(phrases.say("column.title")), .rest(atLeast: 20), priority: 8),
      Column(TerminalText(phrases.say("column.correspondent")), .fit(atMost: 24), priority: 6),
      Column(TerminalText(phrases.say("column.received")), .fit(atMost: 15), priority: 5),
      Column(TerminalText(phrases.say("column.registered")), .fit(atMost: 15), priority: 4),
    ]
    let empty = listing.pages.isLoaded ? phrases.say("registry-empty.all") : phrases.say("list.reading")
    return TableView(columns: columns, count: listing.core.count, emptyText: TerminalText(empty)) { index in
      guard case .entry(let row)? = listing.pages[index] else { return TableView.Row(["…"]) }
      let entry = row.entry
      return TableView.Row([
        .init(TerminalText(entry.id.description)), .init("\(entry.caseFolder.description)-\(entry.sequence)"),
        .init(TerminalText(state.shown(entry.title, isMasked: row.isMasked), limit: 200)),
        .init(TerminalText(entry.correspondent, limit: 100)),
        .init(TerminalText(dates.short(entry.receivedOn, today: state.now.day))),
        .init(TerminalText(dates.short(entry.registeredOn, today: state.now.day))),
      ])
    }
  }
}
