import CommandBus
import Domain
import Screen

/// All that has happened in a case, newest last, read a page at a time as it is scrolled through.
extension WorkstationState {
  /// Asks for what comes next when its end is on the screen.
  mutating func moreHistory() -> [Effect] {
    guard case .text(var page)? = layers.last, case .caseHistory(let id) = page.content, let rest = page.rest,
      let pane = page.pane
    else { return [] }
    let area = ScreenLayout(self).page
    guard page.scroll.offset + 2 * area.height >= pane.lines(width: area.width - 3).count else { return [] }
    page.rest = nil
    replaceTop(.text(page))
    return [.ask(.caseHistory(id, after: rest, reader))]
  }

  /// A page that follows is put after what is here; the first page replaces it.
  mutating func take(_ rows: Page<HistoryRow>, of id: CaseFolder.ID, after: PageKey?) {
    for index in layers.indices {
      guard case .text(var page) = layers[index], page.content == .caseHistory(id) else { continue }
      let earlier = after == nil ? [] : page.pane?.paragraphs ?? []
      page.pane = TextPane(earlier + historyLines(rows.rows))
      page.rest = rows.next
      layers[index] = .text(page)
    }
  }
}
