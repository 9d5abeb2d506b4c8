import Screen
import Testing

@Suite struct TextFieldTests {
  private func typed(_ keys: [Key], into field: TextField = TextField()) -> TextField {
    var field = field
    for key in keys { #expect(field.handle(key) == true, "\(key)") }
    return field
  }

  @Test func editsByCharacter() {
    let field = typed(
      [.left, .left, .backspace, .character("å"), .delete, .end, .character("!")], into: TextField("søkt"))
    #expect(field.text == "såt!")
    #expect(field.cursor == 4)
    #expect(typed([.home, .character("x")], into: TextField("漢字")).text == "x漢字")
    #expect(typed([.home, .backspace, .left]).text.isEmpty)
  }

  @Test func joinsAMarkTypedAlone() {
    let field = typed([.character("A"), .character("\u{30A}"), .character("s")])
    #expect(field.text.unicodeScalars.elementsEqual("Ås".unicodeScalars))
    #expect(field.cursor == 2)
    #expect(typed([.left, .backspace], into: field).text == "s")
  }

  @Test func movesAndRemovesByWord() {
    let field = TextField("klage på  vedtak")
    #expect(typed([.ctrlLeft], into: field).cursor == 10)
    #expect(typed([.ctrlLeft, .ctrlLeft], into: field).cursor == 6)
    #expect(typed([.home, .ctrlRight, .ctrlRight], into: field).cursor == 8)
    #expect(typed([.ctrl("w")], into: field).text == "klage på  ")
    #expect(typed([.ctrlLeft, .ctrl("k")], into: field).text == "klage på  ")
    #expect(typed([.ctrlLeft, .ctrl("u")], into: field).text == "vedtak")
  }

  @Test func leavesOtherKeysAlone() {
    var field = TextField("x")
    for key in [Key.enter, .escape, .up, .function(2), .tab, .alt("x"), .ctrl("c")] {
      #expect(field.handle(key) == false)
    }
  }

  @Test func takesPastedTextOnOneLine() {
    var field = TextField()
    #expect(field.insert("Kari\r\nVik\tÅs") == 0)
    #expect(field.text == "Kari Vik Ås")
  }

  /// Untrusted text is only text: what cannot be shown as it is does not get in, and the user is told.
  @Test func refusesWhatCannotBeShown() {
    var field = TextField()
    #expect(field.insert("a\u{1B}[2Jb\u{202E}c\u{200B}") == 2 + 1)
    #expect(field.text == "a[2Jbc")
  }

  @Test func keepsToItsLimit() {
    var field = TextField("abc", limit: 5)
    #expect(field.insert("defg") == 2)
    #expect(field.text == "abcde")
    #expect(field.insert(String(repeating: "x", count: 100_000)) == 100_000)
  }

  @Test func scrollsAndKeepsTheCursorInSight() {
    var buffer = CellBuffer(Size(width: 8, height: 1))
    var field = TextField("bekymringsmelding")
    var cursor = field.render(into: &buffer, in: buffer.bounds, isFocused: true)
    #expect(buffer.text == "…elding")
    #expect(cursor == Point(x: 7, y: 0))
    _ = field.handle(.home)
    cursor = field.render(into: &buffer, in: buffer.bounds, isFocused: true)
    #expect(buffer.text == "bekymri…")
    #expect(cursor == .origin)
  }

  /// Wherever the cursor is and however narrow the field, the cursor is inside it.
  @Test func placesTheCursorInsideAtAnyWidth() {
    for width in 1...20 {
      var field = TextField("漢字 æøå x\u{301}\u{323} slutt")
      for _ in 0..<20 {
        var buffer = CellBuffer(Size(width: width + 4, height: 1))
        let rect = Rect(x: 2, y: 0, width: width, height: 1)
        let cursor = field.render(into: &buffer, in: rect, isFocused: true)
        #expect(rect.contains(cursor))
        #expect(buffer[1, 0] == .blank && buffer[width + 2, 0] == .blank)
        _ = field.handle(.left)
      }
    }
  }

  @Test func hidesAPassword() {
    var buffer = CellBuffer(Size(width: 10, height: 1))
    let field = TextField("hemmelig", isHidden: true)
    let cursor = field.render(into: &buffer, in: buffer.bounds, isFocused: true)
    #expect(buffer.text == "••••••••")
    #expect(cursor.x == 8)
    #expect(field.text == "hemmelig")
  }
}
