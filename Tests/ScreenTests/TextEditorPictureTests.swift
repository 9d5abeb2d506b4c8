import Screen
import Testing

/// How the editor looks: given keys, a picture of cells.
@Suite struct TextEditorPictureTests {
  private func drawn(
    _ editor: TextEditor, width: Int, height: Int, notes: [TextNote] = []
  ) -> (buffer: CellBuffer, cursor: Point) {
    var buffer = CellBuffer(Size(width: width, height: height))
    let cursor = editor.render(into: &buffer, in: buffer.bounds, notes: notes)
    return (buffer, cursor)
  }

  private func after(_ keys: [Key], _ text: String, width: Int, height: Int) -> TextEditor {
    var editor = TextEditor(text)
    editor.settle(Size(width: width, height: height))
    for key in keys { _ = editor.handle(key) }
    return editor
  }

  @Test func wrapsAtWordsAndKeepsParagraphs() {
    let text = "Vi har mottatt søknaden om støtte.\n\nSvar kommer innen en måned."
    let (buffer, cursor) = drawn(after([.alt(">")], text, width: 20, height: 8), width: 20, height: 8)
    expect(
      buffer,
      looksLike: """
        Vi har mottatt
        søknaden om
        støtte.

        Svar kommer innen
        en måned.
        """)
    #expect(cursor == Point(x: 9, y: 5))
  }

  @Test func breaksWordsThatAreTooLong() {
    let text = "a Menneskerettighetsdomstolen 漢字漢字漢字"
    let (buffer, _) = drawn(after([], text, width: 12, height: 8), width: 12, height: 8)
    expect(
      buffer,
      looksLike: """
        a
        Menneskere
        ttighetsdo
        mstolen
        漢字漢字漢
        字
        """)
  }

  @Test func scrollsAndShowsThatThereIsMore() {
    let text = (1...9).map { "rad \($0)" }.joined(separator: "\n")
    let editor = after([.pageDown, .down, .down], text, width: 10, height: 4)
    let (buffer, cursor) = drawn(editor, width: 10, height: 4)
    expect(
      buffer,
      looksLike: """
        rad 3    ↑
        rad 4
        rad 5
        rad 6    ↓
        """)
    #expect(cursor == Point(x: 0, y: 3))
  }

  /// The cursor stays inside while spaces hang over the end of a row.
  @Test func keepsTheCursorInside() {
    for width in 1...14 {
      var editor = TextEditor("漢字 æøå x\u{301}\u{323} slutt   \n\nmer")
      for key in [Key.end, .character(" "), .character(" ")] + Array(repeating: .right, count: 30) {
        editor.settle(Size(width: width, height: 3))
        _ = editor.handle(key)
        var buffer = CellBuffer(Size(width: width + 4, height: 5))
        let rect = Rect(x: 2, y: 1, width: width, height: 3)
        #expect(rect.contains(editor.render(into: &buffer, in: rect)))
        let outside = (0..<5).flatMap { y in [0, 1, width + 2, width + 3].map { buffer[$0, y] } }
        #expect(outside.allSatisfy { $0 == .blank })
      }
    }
  }

  @Test func drawsNothingWithoutRoom() {
    for (width, height) in [(0, 0), (0, 5), (5, 0), (1, 1)] {
      let (_, cursor) = drawn(after([.alt(">")], "ett to", width: width, height: height), width: width, height: height)
      #expect(cursor.x >= 0 && cursor.y >= 0)
    }
  }

  @Test func marksWhatIsSelectedFoundAndCommented() {
    var editor = after([.ctrl(" "), .ctrlRight], "ett to tre\nfire", width: 20, height: 3)
    var buffer = drawn(editor, width: 20, height: 3).buffer
    #expect((0..<4).map { buffer[$0, 0]?.style.role } == [.selected, .selected, .selected, .base])
    for key in [Key.escape, .ctrl("f"), .character("T"), .character("R")] { _ = editor.handle(key) }
    buffer = drawn(editor, width: 20, height: 3).buffer
    #expect((6..<10).map { buffer[$0, 0]?.style.role } == [.base, .match, .match, .base])
    for key in [Key.escape, .end, .ctrl(" "), .down] { _ = editor.handle(key) }
    buffer = drawn(editor, width: 20, height: 3).buffer
    // The paragraph's end is selected too.
    #expect((9..<12).map { buffer[$0, 0]?.style.role } == [.base, .selected, .base])
    #expect(buffer[3, 1]?.style.role == .selected)
  }

  /// Comments stand in the margin at the row of their words (screens: approval inbox), never over each other.
  @Test func showsCommentsInTheMargin() {
    let text = "Vi avslår søknaden om støtte til reise. Du kan klage innen tre uker.\n\nHilsen"
    var editor = TextEditor(text, isReadOnly: true)
    editor.setAnchors(
      [1..<2, 5..<7, 13..<14].enumerated().compactMap { index, words in
        editor.range(ofWords: words).map { TextAnchor(id: index, $0) }
      })
    let notes = ["Hvilken paragraf? Nevn den også i overskriften.", "Hvilken reise?", "Navn mangler."]
      .enumerated().map { TextNote(anchor: $0, TerminalText($1)) }
    let area = TextEditor.textArea(in: Rect(Size(width: 72, height: 6)), hasNotes: true)
    editor.settle(Size(width: area.width, height: area.height))
    editor.move(to: TextPosition(paragraph: 0, offset: 4))
    let (buffer, cursor) = drawn(editor, width: 72, height: 6, notes: notes)
    expect(
      buffer,
      looksLike: """
        Vi avslår søknaden om støtte til reise. Du kan   ▸1 Hvilken paragraf?
        klage innen tre uker.                            Nevn den også i
                                                         overskriften.
        Hilsen                                           ◂2 Hvilken reise?
                                                         ◂3 Navn mangler.
        """)
    #expect(cursor == Point(x: 4, y: 0))
    #expect(buffer[3, 0]?.style == Style(.warning, .underline))
    let narrow = drawn(editor, width: 40, height: 6, notes: notes).buffer
    expect(
      narrow,
      looksLike: """
        Vi avslår søknaden om støtte til     ▸1
        reise. Du kan klage innen tre        ◂2
        uker.

        Hilsen                               ◂3
        """)
  }
}
