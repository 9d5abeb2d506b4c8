import Screen

/// The mouse does nothing that a key cannot: a click selects, a second one opens, the wheel scrolls.
extension WorkstationState {
  mutating func mouse(_ event: MouseEvent) -> [Effect] {
    guard setting.isMouseOn, session != nil else { return [] }
    if case .letter? = layers.last, letter?.view != nil, letterArea.contains(event.point) {
      letterMouse(event)
      return []
    }
    switch event.kind {
    case .wheelUp: return wheel(-3)
    case .wheelDown: return wheel(3)
    case .click, .doubleClick: return click(event)
    }
  }

  private mutating func wheel(_ rows: Int) -> [Effect] {
    guard layers.isEmpty else {
      let key: Key = rows < 0 ? .up : .down
      // One step of a picture is a quarter of the screen.
      if let page = documentPage, !page.isText { return self.key(key) }
      return (0..<abs(rows)).flatMap { _ in self.key(key) }
    }
    var core = self[core: list]
    core.state.scroll(by: rows, count: core.count, height: ScreenLayout(self).rows)
    self[core: list] = core
    return moved()
  }

  private mutating func click(_ event: MouseEvent) -> [Effect] {
    let layout = ScreenLayout(self)
    if case .form(var box)? = layers.last {
      _ = box.form.click(at: event.point, in: FormBox.fieldArea(of: box, in: Rect(size)))
      replaceTop(.form(box))
      return []
    }
    guard layers.allSatisfy(\.isPage) else { return [] }
    if let index = placesBar.place(at: event.point, in: layout.places) { return go(to: shownPlaces[index]) }
    guard layers.isEmpty else { return [] }
    let core = self[core: list]
    let table = TableView(columns: [Column("-", .rest(atLeast: 1))], count: core.count) { _ in .init([]) }
    guard let row = table.rowIndex(at: event.point, core.state, in: layout.list) else { return [] }
    let isSelected = row == core.state.selected
    self[core: list].state.select(row, count: core.count, height: layout.rows)
    let effects = moved()
    // The meeting's Enter decides something; a click never does.
    return (isSelected || event.kind == .doubleClick) && scope != .meeting ? effects + openSelected() : effects
  }
}
