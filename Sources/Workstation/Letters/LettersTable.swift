import CommandBus
import Domain
import Screen

/// The columns of the letters' views.
struct LettersTable {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }
  private var dates: DateText { DateText(phrases: phrases) }
  private var words: DispatchWords { DispatchWords(state: state) }

  var table: TableView {
    let listing = state.letters
    return TableView(columns: columns, count: listing.core.count, emptyText: TerminalText(emptyText)) { index in
      switch listing.pages[index] {
      case .letter(let row): letter(row)
      case .dispatch(let row): dispatch(row)
      case nil: TableView.Row(["…"])
      }
    }
  }

  private var emptyText: String {
    state.letters.pages.isLoaded
      ? phrases.say("letters-empty.\(state.shownLettersView.rawValue)") : phrases.say("list.reading")
  }

  private var columns: [Column] {
    if state.shownLettersView == .dispatch {
      return [
        Column(TerminalText(phrases.say("column.status")), .fit(atMost: 22), priority: 8),
        Column(TerminalText(phrases.say("column.recipient")), .fit(atMost: 26), priority: 7),
        Column(TerminalText(phrases.say("column.title")), .rest(atLeast: 16), priority: 9),
        Column(TerminalText(phrases.say("column.next")), .fit(atMost: 30), priority: 6),
        Column(TerminalText(phrases.say("column.channel")), .fit(atMost: 12), priority: 4),
        Column(TerminalText(phrases.say("column.handler")), .fit(atMost: 20), priority: 3),
      ]
    }
    return [
      Column(TerminalText(phrases.say("column.letter")), .fit(atMost: 8), priority: 5, alignment: .trailing),
      Column(TerminalText(phrases.say("column.case")), .fit(atMost: 12), priority: 6),
      Column(TerminalText(phrases.say("column.title")), .rest(atLeast: 16), priority: 9),
      Column(TerminalText(phrases.say("column.recipient")), .fit(atMost: 26), priority: 7),
      Column(TerminalText(phrases.say("column.status")), .fit(atMost: 31), priority: 8),
      Column(TerminalText(phrases.say("column.changed")), .fit(atMost: 15), priority: 4),
      Column(TerminalText(phrases.say("column.author")), .fit(atMost: 20), priority: 3),
    ]
  }

  private func letter(_ row: LetterRow) -> TableView.Row {
    let letter = row.letter
    let state = phrases.say("letter-state.\(letter.state.rawValue)")
    let comments = row.openComments
    let status = comments == 0 ? state : phrases.say("letters.comments", ["state": state, "count": String(comments)])
    return TableView.Row([
      .init(TerminalText(letter.id.description)), .init(TerminalText(letter.caseFolder.description)),
      .init(TerminalText(self.state.shown(letter.title, isMasked: row.isMasked), limit: 200)),
      .init(TerminalText(letter.recipients.map(\.name).joined(separator: ", "), limit: 200)),
      .init(TerminalText(status), letter.state == .returned ? .warning : nil),
      .init(TerminalText(dates.short(row.changedAt.day, today: self.state.now.day))),
      .init(TerminalText(row.authorName)),
    ])
  }

  private func dispatch(_ row: DispatchRow) -> TableView.Row {
    let dispatch = row.dispatch
    let hasFailed = dispatch.group == .failed
    let sign = hasFailed || row.isReported ? state.glyphs.warning + " " : TerminalText.empty
    return TableView.Row([
      .init(sign + TerminalText(phrases.say("dispatch-group.\(dispatch.group.rawValue)")), hasFailed ? .error : nil),
      .init(TerminalText(dispatch.recipient.name, limit: 100)),
      .init(TerminalText(state.shown(row.title, isMasked: row.isMasked), limit: 200)),
      .init(TerminalText(words.next(dispatch))),
      .init(TerminalText(phrases.say("outgoing.\(dispatch.channel.rawValue)"))), .init(TerminalText(row.authorName)),
    ])
  }
}
