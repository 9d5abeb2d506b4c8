import CommandBus
import Domain
import Screen

/// The columns of a list of post; asked for the rows on the screen only.
struct TrayTable {
  let state: WorkstationState
  let place: TrayPlace

  private var phrases: Phrasebook { state.phrases }

  var table: TableView {
    let listing = state[tray: place]
    return TableView(columns: columns, count: listing.core.count, emptyText: TerminalText(emptyText)) { index in
      guard let row = listing.pages[index] else { return TableView.Row(["…"]) }
      return self.row(row)
    }
  }

  private func title(_ key: String) -> TerminalText { TerminalText(key) }

  private var columns: [Column] {
    let last = place == .agenda ? phrases.say("column.suggestion") : phrases.say("column.where")
    return [
      Column(title(phrases.say("column.received")), .fit(atMost: 15), priority: 8),
      Column(title(phrases.say("column.channel")), .fit(atMost: 9), priority: 4),
      Column(title(phrases.say("column.title")), .rest(atLeast: 18), priority: 9),
      Column("", .fit(atMost: 5), priority: 7),
      Column(title(phrases.say("column.due")), .fit(atMost: 12), priority: 7),
      Column(title(phrases.say("column.sender")), .fit(atMost: 22), priority: 6),
      Column(title(last), .fit(atMost: 30), priority: 5),
    ]
  }

  private func row(_ row: TrayRow) -> TableView.Row {
    let dates = DateText(phrases: phrases)
    return TableView.Row([
      .init(TerminalText(dates.short(row.receivedOn, today: state.now.day))),
      .init(TerminalText(channel(row)), cover(row)),
      .init(TerminalText(state.shown(row.title, isMasked: row.isMasked), limit: 200)),
      .init(TerminalText(signs(row)), row.isUrgent ? .urgent : .warning),
      state.dueField(row.due),
      .init(TerminalText(state.name(row.sender, of: row.post), limit: 100)),
      .init(TerminalText(last(row)), row.handler == nil ? .muted : nil),
    ])
  }

  /// A cover goes before the channel: red is closed post.
  private func channel(_ row: TrayRow) -> String {
    switch row.cover {
    case .red: phrases.say("cover.red.short")
    case .blue: phrases.say("cover.blue.short")
    case .none: phrases.say("channel.\(row.channel.rawValue)")
    }
  }

  private func cover(_ row: TrayRow) -> Style.Role? {
    switch row.cover {
    case .red: .coverRed
    case .blue: .coverBlue
    case .none: nil
    }
  }

  /// `!` urgent, `?` not stamped, `▲` a warning, `#` linked to a case.
  private func signs(_ row: TrayRow) -> String {
    var signs = ""
    if row.isUrgent { signs += "!" }
    if !row.isStamped { signs += "?" }
    if row.hasWarning { signs += state.glyphs.warning.string }
    if row.caseFolder != nil { signs += "#" }
    return signs
  }

  private func last(_ row: TrayRow) -> String {
    if place == .agenda { return suggestion(row) }
    if let entry = row.entry { return phrases.say("list.entry", ["entry": entry.description]) }
    if let name = row.handlerName { return given(row, to: name) }
    return phrases.say("state.\(row.state.rawValue)")
  }

  private func suggestion(_ row: TrayRow) -> String {
    guard let suggestion = state.suggestions[row.post] else { return "" }
    return SuggestionText(phrases: phrases).line(suggestion)
  }

  /// Of one's own post when it came, of others' whose it is; new until the handler has opened it (S4-20). What a
  /// section leader is to give on shows how long it has lain there (S4-18).
  private func given(_ row: TrayRow, to name: String) -> String {
    guard let day = row.givenAt?.day else { return name }
    let new = row.isNew ? "\(phrases.say("list.new")) · " : ""
    switch state.trayView(of: place) {
    case .mine:
      return new + phrases.say("list.given", ["day": DateText(phrases: phrases).short(day, today: state.now.day)])
    case .toDistribute:
      let age = String(max(state.now.day.days(since: day), 0))
      return "\(new)\(name) · \(phrases.say("list.days", ["count": age]))"
    default: return new + name
    }
  }

  /// An empty list says what to do.
  private var emptyText: String {
    let listing = state[tray: place]
    if !listing.pages.isLoaded { return phrases.say("list.reading") }
    if !listing.core.filter.isEmpty { return phrases.say("filter.none") }
    return phrases.say("empty.\(state.trayView(of: place).rawValue)")
  }
}
