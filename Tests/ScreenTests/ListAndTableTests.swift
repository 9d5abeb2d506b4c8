import Screen
import Testing

@Suite struct ListStateTests {
  @Test func keepsTheSelectionVisible() {
    var state = ListState()
    state.move(by: 12, count: 100, height: 10)
    #expect(state.selected == 12 && state.offset == 3)
    state.move(by: -5, count: 100, height: 10)
    #expect(state.selected == 7 && state.offset == 3, "the view stays while the row is in it")
    _ = state.handle(.home, count: 100, height: 10)
    #expect(state.selected == 0 && state.offset == 0)
    _ = state.handle(.end, count: 100, height: 10)
    #expect(state.selected == 99 && state.offset == 90)
    _ = state.handle(.pageUp, count: 100, height: 10)
    #expect(state.selected == 90)
    #expect(state.handle(.character("x"), count: 100, height: 10) == false)
  }

  @Test func followsAListThatShrinks() {
    var state = ListState(selected: 80)
    state.settle(count: 100, height: 10)
    state.settle(count: 5, height: 10)
    #expect(state.selected == 4 && state.offset == 0)
    state.settle(count: 0, height: 10)
    #expect(state.selected == 0 && state.visible(count: 0, height: 10).isEmpty)
  }

  @Test func scrollsWithTheWheel() {
    var state = ListState()
    state.scroll(by: 3, count: 100, height: 10)
    #expect(state.offset == 3 && state.selected == 3)
    state.scroll(by: -9, count: 100, height: 10)
    #expect(state.offset == 0 && state.selected == 3)
    state.scroll(by: 500, count: 100, height: 10)
    #expect(state.offset == 90)
  }

  /// Whatever is done to it, the selected row exists and is on screen, and no room is wasted.
  @Test func holdsItsPromises() {
    var random = Lehmer(seed: 7)
    var state = ListState()
    for _ in 0..<4_000 {
      let count = random.next(below: 40)
      let height = random.next(below: 12)
      switch random.next(below: 3) {
      case 0: state.move(by: random.next(below: 61) - 30, count: count, height: height)
      case 1: state.scroll(by: random.next(below: 61) - 30, count: count, height: height)
      default: state.settle(count: count, height: height)
      }
      let visible = state.visible(count: count, height: height)
      #expect(count == 0 ? state.selected == 0 : (0..<count).contains(state.selected))
      #expect(count == 0 || height == 0 || visible.contains(state.selected))
      #expect(visible.count == min(count, height))
    }
  }
}

@Suite struct TableViewTests {
  private func tray(count: Int = 3, isFocused: Bool = true) -> TableView {
    let rows: [TableView.Row] = [
      .init(["tor 19.", "bud", "Klage på vedtak", "O. N.", "3. des"]),
      .init(["tor 19.", "e-post", "Søknad om BPA", "S. B.", "19. des"]),
      .init(["tor 19.", .init("rød", .coverRed), "Bekymringsmelding  !", "–", .init("i dag", .urgent)]),
    ]
    return TableView(
      columns: [
        Column("mottatt", .fit(atMost: 8), priority: 3), Column("kanal", .fit(atMost: 8), priority: 2),
        Column("type", .rest(atLeast: 12), priority: 9), Column("gjelder", .fixed(7), priority: 1),
        Column("frist", .fixed(8), priority: 5, alignment: .trailing),
      ], count: count, isFocused: isFocused, emptyText: "Ingen post"
    ) { rows[$0 % rows.count] }
  }

  @Test func showsTheTray() {
    var buffer = CellBuffer(Size(width: 66, height: 5))
    let cursor = tray().render(ListState(selected: 1), into: &buffer, in: buffer.bounds)
    expect(
      buffer,
      looksLike: """
           mottatt  kanal   type                        gjelder     frist
           tor 19.  bud     Klage på vedtak             O. N.      3. des
         ▸ tor 19.  e-post  Søknad om BPA               S. B.     19. des
           tor 19.  rød     Bekymringsmelding  !        –           i dag
        """)
    #expect(cursor == Point(x: 1, y: 2), "the cursor stands on the selected row")
    #expect(buffer[5, 2]?.style == Style(.selected))
    #expect(buffer[13, 3]?.style.role == .coverRed)
  }

  @Test func dropsColumnsWhenNarrow() {
    var buffer = CellBuffer(Size(width: 34, height: 4))
    tray().render(ListState(), into: &buffer, in: buffer.bounds)
    expect(
      buffer,
      looksLike: """
           type                     frist
         ▸ Klage på vedtak         3. des
           Søknad om BPA          19. des
           Bekymringsmelding  !     i dag
        """)
  }

  @Test func showsWhatIsMoreAndAsksForVisibleRowsOnly() {
    var asked: [Int] = []
    let table = TableView(columns: [Column("nr", .fixed(6))], count: 1_000_000) { index in
      asked.append(index)
      return TableView.Row([.init("\(index)")])
    }
    var buffer = CellBuffer(Size(width: 12, height: 4))
    table.render(ListState(selected: 500_000), into: &buffer, in: buffer.bounds)
    expect(
      buffer,
      looksLike: """
           nr
           499998  ↑
           499999
         ▸ 500000  ↓
        """)
    #expect(asked == [499_998, 499_999, 500_000])
  }

  @Test func saysThatItIsEmpty() {
    var buffer = CellBuffer(Size(width: 34, height: 3))
    let cursor = tray(count: 0).render(ListState(), into: &buffer, in: buffer.bounds)
    #expect(buffer.text.hasSuffix("   Ingen post"))
    #expect(cursor == Point(x: 3, y: 1))
  }

  @Test func findsTheRowUnderTheMouse() {
    let rect = Rect(x: 0, y: 2, width: 40, height: 4)
    let state = ListState(selected: 5)
    let table = tray(count: 9)
    #expect(table.rowIndex(at: Point(x: 3, y: 2), state, in: rect) == nil, "the header")
    #expect(table.rowIndex(at: Point(x: 3, y: 3), state, in: rect) == 3)
    #expect(table.rowIndex(at: Point(x: 3, y: 9), state, in: rect) == nil)
  }

  @Test func marksTheRowAlsoWithoutKeys() {
    var buffer = CellBuffer(Size(width: 60, height: 4))
    tray(isFocused: false).render(ListState(selected: 0), into: &buffer, in: buffer.bounds)
    #expect(buffer[1, 1]?.glyph == "▸")
    #expect(buffer[1, 1]?.style.role == .selectedElsewhere)
  }
}
