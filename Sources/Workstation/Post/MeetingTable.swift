import CommandBus
import Domain
import Screen

/// The meetings of the service, newest first.
struct MeetingTable {
  let state: WorkstationState

  var table: TableView {
    let phrases = state.phrases
    let listing = state.meetings
    let columns = [
      Column(TerminalText(phrases.say("column.held")), .rest(atLeast: 22), priority: 5),
      Column(TerminalText(phrases.say("column.led")), .rest(atLeast: 16), priority: 3),
      Column(TerminalText(phrases.say("column.decided")), .fit(atMost: 10), priority: 4, alignment: .trailing),
      Column(TerminalText(phrases.say("column.left")), .fit(atMost: 10), priority: 2, alignment: .trailing),
      Column(TerminalText(phrases.say("column.minutes")), .fit(atMost: 20), priority: 1),
    ]
    let empty = listing.pages.isLoaded ? phrases.say("empty.meetings") : phrases.say("list.reading")
    return TableView(columns: columns, count: listing.core.count, emptyText: TerminalText(empty)) { index in
      guard let row = listing.pages[index] else { return TableView.Row(["…"]) }
      let isOpen = row.meeting.closedAt == nil
      return TableView.Row([
        .init(TerminalText(DateText(phrases: phrases).moment(row.meeting.startedAt))),
        .init(TerminalText(row.startedBy)), .init(TerminalText(row.decided.map { String($0) } ?? "")),
        .init(TerminalText(row.left.map { String($0) } ?? "")),
        .init(TerminalText(isOpen ? phrases.say("meeting.open") : phrases.say("meeting.filed"))),
      ])
    }
  }
}
