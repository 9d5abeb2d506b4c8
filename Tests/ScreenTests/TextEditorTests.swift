import Screen
import Testing

/// Writing a letter: the editor's keys (a proper editor: word wrap, undo, paste, find, Norwegian letters).
@Suite struct TextEditorTests {
  private func editor(_ text: String = "", _ keys: [Key] = [], width: Int = 30, height: Int = 5) -> TextEditor {
    var editor = TextEditor(text)
    editor.settle(Size(width: width, height: height))
    type(keys, into: &editor)
    return editor
  }

  private func type(_ keys: [Key], into editor: inout TextEditor) {
    for key in keys { #expect(editor.handle(key) != .ignored, "\(key)") }
  }

  private func keys(_ text: String) -> [Key] { text.map { $0 == "\n" ? .enter : .character($0) } }

  private func at(_ paragraph: Int, _ offset: Int) -> TextPosition {
    TextPosition(paragraph: paragraph, offset: offset)
  }

  @Test func typesParagraphs() {
    let written = editor("", keys("Hei,\n\nvi har fått søknaden."))
    #expect(written.text == "Hei,\n\nvi har fått søknaden.")
    #expect(written.cursor == at(2, 21))
  }

  @Test func movesByCharacterWordRowParagraphAndText() {
    var text = editor("ett to tre\n\nfire fem", [.right, .ctrlRight])
    #expect(text.cursor == at(0, 3))
    type([.ctrlRight, .ctrlLeft], into: &text)
    #expect(text.cursor == at(0, 4))
    type([.end, .right], into: &text)
    #expect(text.cursor == at(1, 0))
    type([.left, .home, .ctrlDown, .ctrlDown, .ctrlRight, .ctrlUp], into: &text)
    #expect(text.cursor == at(2, 0))
    type([.alt(">")], into: &text)
    #expect(text.cursor == at(2, 8))
    type([.ctrlUp, .ctrlUp, .ctrlUp, .right, .alt("<")], into: &text)
    #expect(text.cursor == .start)
  }

  /// Up and down keep to their column over a short row, and count columns, not characters.
  @Test func keepsItsColumn() {
    var text = editor("en lang rad\nkort\n漢字漢字漢字", [.end, .down])
    #expect(text.cursor == at(1, 4))
    type([.down], into: &text)
    #expect(text.cursor == at(2, 5))
    type([.up, .up], into: &text)
    #expect(text.cursor == at(0, 11))
  }

  @Test func movesByRowsOfAWrappedParagraph() {
    var text = editor("ett to tre fire fem seks", [.down], width: 12)
    #expect(text.cursor == at(0, 11))
    type([.end], into: &text)
    #expect(text.cursor == at(0, 19))
    type([.pageDown, .home], into: &text)
    #expect(text.cursor == at(0, 20))
    type([.up, .up, .up], into: &text)
    #expect(text.cursor == at(0, 0))
  }

  @Test func joinsAMarkTypedAlone() {
    var text = editor("", keys("A\u{30A}se"))
    #expect(text.text.unicodeScalars.elementsEqual("Åse".unicodeScalars))
    #expect(text.cursor == at(0, 3))
    type([.home, .right], into: &text)
    #expect(text.handle(.character("\u{301}")) == .edited)
    #expect(text.text.unicodeScalars.elementsEqual("Ǻse".unicodeScalars))
    type([.ctrl("z")], into: &text)
    #expect(text.text == "Åse")
  }

  /// Untrusted text is only text: what cannot be shown as it is does not get in, and the user is told.
  @Test func refusesWhatCannotBeShown() {
    var text = editor()
    #expect(text.insert("a\u{1B}[2Jb\u{202E}c\u{200B}\td\r\ne\u{A0}f") == 3)
    #expect(text.text == "a[2Jbc d\ne f")
    #expect(text.handle(.character("\u{7}")) == .rejected)
    var marks = editor()
    #expect(marks.handle(.character("\u{301}")) == .rejected)
    type(keys("x\u{323}\u{324}\u{325}"), into: &marks)
    #expect(marks.handle(.character("\u{331}")) == .rejected)
    #expect(TextEditor("\u{301}a\u{1B}\u{30A}").text == "å")
  }

  @Test func keepsToItsLimit() {
    var text = TextEditor("abc", limit: 6)
    text.move(to: text.end)
    #expect(text.insert("\ndefg") == 2)
    #expect(text.text == "abc\nde")
    #expect(text.handle(.character("x")) == .rejected)
    #expect(text.insert(String(repeating: "x", count: 100_000)) == 100_000)
    text.move(to: .start)
    #expect(text.replaceAll(with: "ny tekst") == 2)
    #expect(text.text == "ny tek")
    #expect(text.replaceAll(with: "") == 0)
    #expect(text.isEmpty)
    type([.ctrl("z")], into: &text)
    #expect(text.text == "ny tek")
  }

  @Test func removesWordsAndLines() {
    var text = editor("ett to tre\nfire fem", [.ctrlRight, .ctrlRight, .ctrl("w")])
    #expect(text.text == "ett  tre\nfire fem")
    type([.alt("d")], into: &text)
    #expect(text.text == "ett \nfire fem")
    type([.delete], into: &text)
    #expect(text.text == "ett fire fem")
    type([.ctrl("k")], into: &text)
    #expect(text.text == "ett ")
    type([.home, .ctrl("v")], into: &text)
    #expect(text.text == "fire femett ")
    type([.backspace, .delete, .home, .backspace], into: &text)
    #expect(text.text == "fire fett ")
  }

  @Test func selectsCutsCopiesAndPutsIn() {
    var text = editor("ett to tre", [.ctrl(" "), .ctrlRight, .right])
    #expect(text.selection == at(0, 0)..<at(0, 4))
    type([.ctrl("x")], into: &text)
    #expect(text.text == "to tre")
    type([.end, .ctrl("v")], into: &text)
    #expect(text.text == "to treett ")
    type([.ctrl("a"), .ctrl("c"), .alt(">"), .enter, .ctrl("v")], into: &text)
    #expect(text.text == "to treett \nto treett ")
    type([.ctrl("a")] + keys("Ny"), into: &text)
    #expect(text.text == "Ny")
    type([.ctrl("a"), .escape], into: &text)
    #expect(text.selection == nil)
    #expect(text.handle(.escape) == .ignored)
    #expect(text.handle(.ctrl("c")) == .ignored)
  }

  /// Undo takes back a word with the space behind it, what was erased in one go, and everything else by itself.
  @Test func takesBackByTheWord() {
    var text = editor("", keys("Vi har fått"))
    type([.ctrl("z")], into: &text)
    #expect(text.text == "Vi har ")
    type([.ctrl("z")], into: &text)
    #expect(text.text == "Vi ")
    type([.ctrl("y"), .ctrl("y")], into: &text)
    #expect(text.text == "Vi har fått")
    type([.backspace, .backspace, .backspace, .ctrl("z")], into: &text)
    #expect(text.text == "Vi har fått")
    type(keys("!") + [.ctrl("y")], into: &text)
    #expect(text.text == "Vi har fått!")
    #expect(text.revision > 0)
  }

  @Test func findsAsYouType() {
    var text = editor("Søknad om plass\nklage på vedtak\nny søknad", [.ctrl("f")] + keys("søk"))
    #expect(text.search?.match == at(0, 0)..<at(0, 3))
    type([.ctrl("f")], into: &text)
    #expect(text.cursor == at(2, 3))
    type([.down], into: &text)
    #expect(text.cursor == at(0, 0))
    type([.up, .enter], into: &text)
    #expect(text.search == nil)
    #expect(text.cursor == at(2, 3))
    type([.ctrl("g")], into: &text)
    #expect(text.cursor == at(0, 0))
    type([.ctrl("f")] + keys("på"), into: &text)
    #expect(text.cursor == at(1, 6))
    type(keys("z"), into: &text)
    #expect(text.search?.match == nil)
    type([.escape], into: &text)
    #expect(text.cursor == at(0, 0))
  }

  @Test func readsOnly() {
    var text = TextEditor((1...20).map { "Avsnitt \($0)." }.joined(separator: "\n"), isReadOnly: true)
    text.settle(Size(width: 30, height: 8))
    #expect(text.hasShownEnd == false)
    for key in [Key.character("x"), .enter, .backspace, .delete, .ctrl("k"), .ctrl("z")] {
      #expect(text.handle(key) == .rejected, "\(key)")
    }
    #expect(text.insert("x") == 1)
    type([.pageDown, .character(" ")], into: &text)
    #expect(text.hasShownEnd == false)
    #expect(text.cursor == at(14, 0))
    type([.pageDown], into: &text)
    #expect(text.hasShownEnd)
    type([.alt("<")], into: &text)
    #expect(text.hasShownEnd)
    #expect(text.revision == 0)
  }

  @Test func scrollsWithTheWheelAndTakesTheCursorAlong() {
    var text = editor((0..<20).map { "r\($0)" }.joined(separator: "\n"))
    text.scroll(by: 3)
    #expect(text.cursor == at(3, 0))
    text.scroll(by: 100)
    #expect(text.cursor == at(15, 0))
    #expect(text.hasShownEnd)
    text.move(to: text.end)
    text.scroll(by: -100)
    #expect(text.cursor == at(4, 2))
  }

  /// A comment's words keep their comment when text around them changes; it comes back with them.
  @Test func anchorsFollowTheirWords() {
    var text = editor("vi avslår søknaden din")
    text.setAnchors([TextAnchor(id: 7, at(0, 3)..<at(0, 9))])
    type(keys("Hei,\n"), into: &text)
    #expect(text.anchors.map { text.text(in: $0.range) } == ["avslår"])
    #expect(text.anchors[0].range == at(1, 3)..<at(1, 9))
    text.move(to: at(1, 5))
    #expect(text.anchorsAtCursor.map(\.id) == [7])
    type(keys("x") + [.backspace], into: &text)
    text.move(to: at(1, 3))
    type(keys("ikke "), into: &text)
    text.move(to: at(1, 14))
    type(keys(" nå"), into: &text)
    #expect(text.anchors.map { text.text(in: $0.range) } == ["avslår"])
    type([.ctrl("a"), .delete], into: &text)
    #expect(text.anchors[0].range.isEmpty)
    type([.ctrl("z")], into: &text)
    #expect(text.anchors.map { text.text(in: $0.range) } == ["avslår"])
  }

  @Test func countsWordsThroughTheText() {
    let text = editor("Hei,\n\nvi  avslår søknaden")
    #expect(text.range(ofWords: 2..<4) == at(2, 4)..<at(2, 19))
    #expect(text.range(ofWords: 0..<1) == at(0, 0)..<at(0, 4))
    #expect(text.range(ofWords: 3..<5) == nil)
    #expect(text.words(in: at(2, 5)..<at(2, 12)) == 2..<4)
    #expect(text.words(in: at(2, 6)..<at(2, 6)) == 2..<3)
    #expect(text.words(in: at(1, 0)..<at(1, 0)) == nil)
  }
}
