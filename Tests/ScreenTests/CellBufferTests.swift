import Screen
import Testing

@Suite struct CellBufferTests {
  @Test func drawsABoxWithATitle() {
    var buffer = CellBuffer(Size(width: 20, height: 3))
    buffer.box(buffer.bounds, title: "Åse")
    expect(
      buffer,
      looksLike: """
        ┌ Åse ─────────────┐
        │                  │
        └──────────────────┘
        """)
  }

  @Test func drawsWithASCIIWhereThereIsNoUnicode() {
    var buffer = CellBuffer(Size(width: 12, height: 3), glyphs: .ascii)
    buffer.box(buffer.bounds, title: "Klage på vedtak")
    buffer.put("Bekymringsmelding", at: Point(x: 1, y: 1), maxWidth: 10)
    expect(
      buffer,
      looksLike: """
        + Klage p~ +
        |Bekymring~|
        +----------+
        """)
  }

  @Test func drawsRulesAndBars() {
    var buffer = CellBuffer(Size(width: 24, height: 3))
    buffer.rule(buffer.bounds.row(0), heading: "Morgenmøte")
    buffer.bar(1, of: 100, at: Point(x: 0, y: 1), length: 10)
    buffer.bar(5, of: 10, at: Point(x: 12, y: 1), length: 10)
    buffer.bar(0, of: 0, at: Point(x: 0, y: 2), length: 3)
    expect(
      buffer,
      looksLike: """
        ── Morgenmøte ──────────
        █·········  █████·····
        ···
        """)
  }

  @Test func cutsAtEveryEdge() {
    var buffer = CellBuffer(Size(width: 5, height: 1))
    buffer.put("abcdefgh", at: Point(x: -2, y: 0))
    #expect(buffer.text == "cdefg")
    buffer.put("xyz", at: Point(x: 4, y: 0))
    #expect(buffer.text == "cdefx")
    buffer.put("nei", at: Point(x: 0, y: 1))
    buffer.put("nei", at: Point(x: 0, y: -1))
    buffer.put("nei", at: Point(x: 5, y: 0))
    #expect(buffer.text == "cdefx")
  }

  @Test func neverShowsHalfAWideCharacter() {
    var buffer = CellBuffer(Size(width: 5, height: 1))
    buffer.put("a漢字", at: Point(x: 0, y: 0))
    #expect(buffer.text == "a漢字")
    // Overwriting the right half of the first, the left half of the second.
    buffer.put("xy", at: Point(x: 2, y: 0))
    #expect(buffer.text == "a xy")
    buffer.put("漢", at: Point(x: 4, y: 0))
    #expect(buffer.text == "a xy")
    buffer.put("漢", at: Point(x: -1, y: 0))
    #expect(buffer.text == "  xy")
    #expect(buffer[4, 0]?.width == 1)
  }

  @Test func blanksTheOtherHalfWhenFilling() {
    var buffer = CellBuffer(Size(width: 6, height: 1))
    buffer.put("漢字漢", at: .origin)
    buffer.fill(Rect(x: 1, y: 0, width: 2, height: 1), style: Style(.selected))
    #expect(buffer.text == "    漢")
    #expect(buffer[0, 0]?.glyph == " ")
    #expect(buffer[3, 0]?.width == 1)
  }

  @Test func keepsMarksOnTheirBase() {
    var buffer = CellBuffer(Size(width: 4, height: 1))
    buffer.put("x\u{301}\u{323}y", at: .origin)
    #expect(buffer[0, 0]?.glyph.unicodeScalars.count == 3)
    #expect(buffer[1, 0]?.glyph == "y")
    // A mark of a base that is cut off is cut off with it.
    buffer.put("x\u{301}y", at: Point(x: -1, y: 0))
    #expect(buffer[0, 0]?.glyph == "y")
  }

  @Test func protectsWhatIsOutsideTheClip() {
    var buffer = CellBuffer(Size(width: 6, height: 2))
    buffer.fill(buffer.bounds)
    buffer.clipped(to: Rect(x: 1, y: 0, width: 3, height: 1)) { buffer in
      buffer.put("abcdef", at: .origin)
      buffer.put("nei", at: Point(x: 0, y: 1))
      buffer.clipped(to: Rect(x: 2, y: 0, width: 9, height: 9)) { buffer in
        buffer.fill(Rect(x: -5, y: -5, width: 99, height: 99), style: Style(.selected))
      }
    }
    #expect(buffer.text == " b")
    #expect(buffer[1, 0]?.style == .base)
    #expect(buffer[2, 0]?.style == Style(.selected))
    #expect(buffer[4, 0]?.style == .base)
    buffer.put("etter", at: Point(x: 0, y: 1))
    #expect(buffer.text == " b\netter", "the clip ends with its body")
  }

  /// Resize storms (reliability, WINCH storm): every size is safe for every widget.
  @Test(arguments: [0, 1, 2, 3, 7, 65_535])
  func isSafeAtAnySize(length: Int) {
    for other in [0, 1, 2, 5] {
      for size in [Size(width: length, height: other), Size(width: other, height: length)] {
        var buffer = CellBuffer(size)
        AllWidgets().render(into: &buffer)
        #expect(buffer.size.width <= Size.limit && buffer.size.height <= Size.limit)
        #expect(buffer[size.width, 0] == nil)
      }
    }
  }

  @Test func tellsWhatChanged() {
    var old = CellBuffer(Size(width: 6, height: 3))
    old.put("漢字", at: .origin)
    old.put("lik", at: Point(x: 0, y: 1))
    var new = old
    new.put("x", at: .origin)
    new.restyle(Rect(x: 5, y: 2, width: 1, height: 1), Style(.selected))
    var changes: [Point] = []
    new.forEachChange(since: old) { point, _ in changes.append(point) }
    #expect(changes == [.origin, Point(x: 1, y: 0), Point(x: 5, y: 2)])
    changes = []
    new.forEachChange(since: new) { point, _ in changes.append(point) }
    #expect(changes.isEmpty)
    new.forEachChange(since: CellBuffer(Size(width: 3, height: 6))) { point, _ in changes.append(point) }
    #expect(changes.count == 18)
  }

  @Test func tellsWhatDiffers() throws {
    var buffer = CellBuffer(Size(width: 10, height: 3))
    buffer.put("lik", at: .origin)
    buffer.put("funnet", at: Point(x: 0, y: 1))
    let difference = try #require(buffer.difference(from: "lik\nventet"))
    #expect(difference.contains("  0   lik"))
    #expect(difference.contains("  1 - ventet"))
    #expect(difference.contains("  1 + funnet"))
    #expect(buffer.difference(from: "lik   \nfunnet\n\n") == nil)
  }
}

/// Everything that can be drawn, on one screen.
struct AllWidgets {
  func render(into buffer: inout CellBuffer) {
    let all = buffer.bounds
    buffer.box(all, title: "Åse 漢字")
    buffer.rule(all, heading: "Møte")
    buffer.bar(3, of: 7, at: .origin, length: all.width)
    TitleLine(left: ["Morgenpost", "Profil"], right: "fre 20. nov").render(into: &buffer, in: all)
    PlacesBar([.init(key: .function(2), title: "Post", badge: "14")], active: 0).render(into: &buffer, in: all)
    HintLine([.init(.enter, "fordel"), .init("?", "hjelp", isPinned: true)]).render(into: &buffer, in: all)
    let table = TableView(columns: [Column("Rad", .rest(atLeast: 3)), Column("Nr", .fixed(4))], count: 100) {
      TableView.Row(["漢 \($0)", "\($0)"])
    }
    var list = ListState(selected: 50)
    list.settle(count: 100, height: table.rowCapacity(in: all))
    table.render(list, into: &buffer, in: all)
    TextField("æøå 漢字").render(into: &buffer, in: all, isFocused: true)
    var form = Form([.text("a", "Avsender", "Kari"), .choice("b", "Kanal", ["bud", "e-post"])])
    form.say(.init("mangler"), about: "a")
    form.render(into: &buffer, in: all)
    TextPane("En lang tekst som brytes\n\nover flere linjer").render(ScrollState(), into: &buffer, in: all)
    Dialog(title: "Sikker?", body: ["Det kan ikke angres."], answers: [.init(.character("n"), "Nei", isSafe: true)])
      .render(into: &buffer, in: all)
    Picker(filter: "moe").render(title: "Fordel til", countText: "2 av 9", table: table, into: &buffer, in: all)
  }
}
