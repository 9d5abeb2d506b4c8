import CommandBus
import Domain
import Screen

/// What is not answered, the oldest first, and post that is not registered.
struct RestanceTable {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }
  private var dates: DateText { DateText(phrases: phrases) }
  private var today: Day { state.now.day }

  var table: TableView {
    let listing = state.registry
    return TableView(columns: columns, count: listing.core.count, emptyText: TerminalText(emptyText)) { index in
      switch listing.pages[index] {
      case .restance(let row): restance(row)
      case .post(let row): post(row)
      case .letter(let row): letter(row)
      case .entry, nil: TableView.Row(["…"])
      }
    }
  }

  private var emptyText: String {
    if !state.registry.pages.isLoaded { return phrases.say("list.reading") }
    if state.registry.core.filter.isEmpty { return phrases.say("registry-empty.\(state.shownRegistryView.rawValue)") }
    return phrases.say("filter.none")
  }

  /// A column is dropped by its priority where there is no room: what is told last is what the detail tells too.
  private var columns: [Column] {
    let isPost = state.shownRegistryView == .unregistered
    let state = isPost ? phrases.say("column.sender") : phrases.say("column.restance")
    return [
      Column(
        TerminalText(isPost ? phrases.say("column.post") : phrases.say("column.entry")), .fit(atMost: 12), priority: 5),
      Column(TerminalText(phrases.say("column.case")), .fit(atMost: 14), priority: 2),
      Column(TerminalText(phrases.say("column.title")), .rest(atLeast: 20), priority: 9),
      Column(TerminalText(phrases.say("column.received")), .fit(atMost: 15), priority: 1),
      Column(TerminalText(phrases.say("column.age")), .fit(atMost: 14), priority: 8),
      Column(TerminalText(phrases.say("column.due")), .fit(atMost: 12), priority: 7),
      Column(TerminalText(state), .fit(atMost: 18), priority: 6),
      Column(TerminalText(phrases.say("column.handler")), .fit(atMost: 20), priority: 4),
      Column(TerminalText(phrases.say("column.unit")), .fit(atMost: 16), priority: 0),
    ]
  }

  private func restance(_ row: RestanceRow) -> TableView.Row {
    let entry = row.entry
    return TableView.Row([
      .init(TerminalText(entry.id.description)), .init("\(entry.caseFolder.description)-\(entry.sequence)"),
      .init(TerminalText(state.shown(entry.title, isMasked: row.isMasked), limit: 200)),
      .init(TerminalText(dates.short(entry.receivedOn, today: today))), age(row.age(on: today)),
      state.dueField(row.due),
      .init(
        TerminalText(state.restanceText(entry)), entry.restance == .preliminarilyAnswered ? .warning : nil),
      .init(TerminalText(row.handlerName ?? "")), .init(TerminalText(row.unit.map(state.unitName) ?? "")),
    ])
  }

  private func post(_ row: TrayRow) -> TableView.Row {
    let title = state.shown(row.title, isMasked: row.isMasked)
    return TableView.Row([
      .init(TerminalText(row.post.description)), .init(TerminalText(row.caseFolder?.description ?? "–")),
      .init(TerminalText((row.isUrgent ? "! " : "") + title, limit: 200)),
      .init(TerminalText(dates.short(row.receivedOn, today: today))), age(max(today.days(since: row.receivedOn), 0)),
      state.dueField(row.due), .init(TerminalText(row.sender, limit: 100)),
      .init(TerminalText(row.handlerName ?? "")), "",
    ])
  }

  private func letter(_ row: LetterRow) -> TableView.Row {
    let letter = row.letter
    return TableView.Row([
      .init(TerminalText(letter.id.description)), .init(TerminalText(letter.caseFolder.description)),
      .init(TerminalText(state.shown(letter.title, isMasked: row.isMasked), limit: 200)),
      .init(TerminalText(dates.short(row.changedAt.day, today: today))),
      age(max(today.days(since: row.changedAt.day), 0)), "",
      .init(TerminalText(phrases.say("letter-state.\(letter.state.rawValue)")), .warning),
      .init(TerminalText(row.authorName)), "",
    ])
  }

  /// Days in the bar of an age, and its cells.
  private static let (fullBar, cells) = (30, 6)

  /// `14 d ███···`: the number says it, the bar shows it.
  private func age(_ days: Int) -> TableView.Field {
    let text = phrases.say("list.days", ["count": String(days)])
    let width = TerminalText(text).width
    let padded = String(repeating: " ", count: max(5 - width, 0)) + text
    return .init(TerminalText(padded) + " " + state.bar(days, of: Self.fullBar, cells: Self.cells))
  }
}

extension WorkstationState {
  /// A part of a whole in so many cells; what is more than nothing has a cell, and more than the whole is the whole.
  func bar(_ part: Int, of whole: Int, cells: Int) -> TerminalText {
    let full = whole > 0 ? min((max(part, 0) * cells + whole - 1) / whole, cells) : 0
    return (0..<cells).reduce(TerminalText.empty) { $0 + ($1 < full ? glyphs.barFull : glyphs.barEmpty) }
  }
}
