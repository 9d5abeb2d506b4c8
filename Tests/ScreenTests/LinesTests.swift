import Screen
import Testing

@Suite struct PlacesBarTests {
  private let bar = PlacesBar(
    [
      .init(key: .function(2), title: "Post", badge: "14"), .init(key: .function(3), title: "Skann", badge: "6"),
      .init(key: .function(7), title: "Saker"), .init(key: .function(8), title: "Kontroller", badge: "!"),
    ], active: 0)

  private func picture(width: Int) -> String {
    var buffer = CellBuffer(Size(width: width, height: 1))
    bar.render(into: &buffer, in: buffer.bounds)
    return buffer.text
  }

  @Test func showsPlacesAndCounts() {
    #expect(picture(width: 60) == "▸F2 Post 14   F3 Skann 6   F7 Saker   F8 Kontroller !")
  }

  @Test func becomesNarrowStepByStep() {
    #expect(picture(width: 50) == "▸F2 Post 14 F3 Skann 6 F7 Saker F8 Kontroller !")
    #expect(picture(width: 46) == "▸F2 Post 14 F3 Skann 6 F7 Saker F8 Kontrolle !")
    #expect(picture(width: 39) == "▸F2 Post 14 F3 Skan 6 F7 Sake F8 Kont !")
    #expect(picture(width: 33) == "▸F2 Post 14 F3 Sk 6 F7 Sa F8 Ko !")
    #expect(picture(width: 30) == "▸F2 Post 14 F3 6 F7 F8 !")
    #expect(picture(width: 14) == "▸F2 Post 14 F…")
  }

  @Test func findsThePlaceUnderTheMouse() {
    let rect = Rect(x: 0, y: 1, width: 60, height: 1)
    #expect(bar.place(at: Point(x: 15, y: 1), in: rect) == 1)
    #expect(bar.place(at: Point(x: 12, y: 1), in: rect) == nil)
    #expect(bar.place(at: Point(x: 15, y: 2), in: rect) == nil)
  }
}

@Suite struct HintLineTests {
  private let line = HintLine([
    .init(.enter, "fordel til Per Moe"), .init(.character("f"), "fordel til…"),
    .init(.character("n"), "ny sak", isEnabled: false), .init(.character("?"), "hjelp", isPinned: true),
  ])

  private func picture(width: Int) -> String {
    var buffer = CellBuffer(Size(width: width, height: 1))
    line.render(into: &buffer, in: buffer.bounds)
    return buffer.text
  }

  @Test func showsKeys() {
    #expect(picture(width: 80) == " Enter fordel til Per Moe   f fordel til…   (n ny sak)   ? hjelp")
  }

  /// Hints drop from the right; the key for help stays.
  @Test func dropsHintsFromTheRight() {
    #expect(picture(width: 60) == " Enter fordel til Per Moe   f fordel til…   ? hjelp")
    #expect(picture(width: 40) == " Enter fordel til Per Moe   ? hjelp")
    #expect(picture(width: 12) == " ? hjelp")
  }
}

@Suite struct TitleLineTests {
  @Test func showsWhoAndWhen() {
    let line = TitleLine(left: ["Morgenpost", "Profil", "Kari Vik"], right: "fre 20. nov 2026  08:31")
    var buffer = CellBuffer(Size(width: 60, height: 1))
    line.render(into: &buffer, in: buffer.bounds)
    #expect(buffer.text == " Morgenpost · Profil · Kari Vik     fre 20. nov 2026  08:31")
    buffer = CellBuffer(Size(width: 30, height: 1))
    line.render(into: &buffer, in: buffer.bounds)
    #expect(buffer.text == " Morgenpost · Profil · Kari …")
  }
}

@Suite struct TextPaneTests {
  @Test func scrollsLongTextAndKnowsItsEnd() {
    let pane = TextPane("Vedtaket påklages herved av meg.\n\nHilsen\nOla")
    let lines = pane.lines(width: 15)
    #expect(lines.map { $0.text.string } == ["Vedtaket", "påklages herved", "av meg.", "", "Hilsen", "Ola"])
    var state = ScrollState()
    state.settle(count: lines.count, height: 4)
    #expect(!state.hasShownEnd, "a letter that has not been read to its end cannot be approved")
    var buffer = CellBuffer(Size(width: 16, height: 4))
    pane.render(state, into: &buffer, in: buffer.bounds)
    expect(
      buffer,
      looksLike: """
        Vedtaket
        påklages herved
        av meg.
                       ↓
        """)
    #expect(state.handle(.pageDown, count: lines.count, height: 4) == true)
    #expect(state.hasShownEnd)
    #expect(state.offset == 2)
    _ = state.handle(.home, count: lines.count, height: 4)
    #expect(state.offset == 0 && state.hasShownEnd)
    #expect(state.handle(.enter, count: lines.count, height: 4) == false)
  }
}
