import Screen
import Testing

/// Registering paper by hand in seconds (S2-12 and on): from field to field with Enter.
@Suite struct FormTests {
  private func paper() -> Form {
    Form([
      .choice("channel", "Kanal", ["bud", "brev", "internpost"]), .text("sender", "Avsender"),
      .number("sheets", "Ark", 1), .date("dated", "Dokumentdato"),
    ])
  }

  private func type(_ text: String, into form: inout Form) {
    for character in text { _ = form.handle(.character(character)) }
  }

  @Test func fillsFieldAfterField() {
    var form = paper()
    #expect(form.handle(.character("i")) == .changed)
    #expect(form.handle(.enter) == .moved)
    type("Ola Nordmann", into: &form)
    #expect(form.handle(.enter) == .moved)
    #expect(form.handle(.backspace) == .changed)
    #expect(form.handle(.character("x")) == .rejected)
    type("12", into: &form)
    #expect(form.handle(.tab) == .moved)
    type("16.11", into: &form)
    #expect(form.handle(.enter) == .submitted)
    #expect(form["channel"]?.selected == 2)
    #expect(form["sender"]?.text == "Ola Nordmann")
    #expect(form["sheets"]?.number == 12)
    #expect(form["dated"]?.text == "16.11")
    #expect(form["mangler"] == nil)
  }

  @Test func goesRoundAndOut() {
    var form = paper()
    #expect(form.handle(.up) == .moved)
    #expect(form.focus == 3)
    #expect(form.handle(.down) == .moved)
    #expect(form.focus == 0)
    #expect(form.handle(.escape) == .cancelled)
    #expect(form.handle(.function(2)) == .ignored)
    var empty = Form([])
    #expect(empty.handle(.escape) == .cancelled)
    #expect(empty.handle(.tab) == .ignored)
  }

  @Test func choosesByArrowAndLetter() {
    var form = paper()
    _ = form.handle(.left)
    #expect(form["channel"]?.text == "internpost")
    _ = form.handle(.character(" "))
    #expect(form["channel"]?.text == "bud")
    _ = form.handle(.character("b"))
    #expect(form["channel"]?.text == "brev")
    _ = form.handle(.character("b"))
    #expect(form["channel"]?.text == "bud")
    #expect(form.handle(.character("z")) == .rejected)
  }

  @Test func showsMessagesUnderFields() {
    var form = paper()
    form.say(.init("avsender mangler"), about: "sender", focusing: true)
    var buffer = CellBuffer(Size(width: 44, height: 6))
    let cursor = form.render(into: &buffer, in: buffer.bounds)
    expect(
      buffer,
      looksLike: """
          Kanal        ◂ bud ▸
        ▸ Avsender
                       ▲ avsender mangler
          Ark          1
          Dokumentdato
        """)
    #expect(cursor == Point(x: 15, y: 1))
    #expect(form.handle(.character("K")) == .changed)
    #expect(form["sender"]?.message == nil, "typing answers the message")
  }

  @Test func keepsTheFocusedFieldVisibleOnALowScreen() {
    var form = paper()
    form.say(.init("ugyldig dato"), about: "dated", focusing: true)
    var buffer = CellBuffer(Size(width: 40, height: 2))
    let cursor = form.render(into: &buffer, in: buffer.bounds)
    #expect(buffer.text.contains("Dokumentdato"))
    #expect(buffer.text.contains("ugyldig dato"))
    #expect(cursor.y == 0)
  }

  @Test func takesAPasteIntoTheFocusedField() {
    var form = paper()
    #expect(form.paste("tekst") == 5, "a choice takes no text")
    _ = form.handle(.enter)
    #expect(form.paste("Ola\nNordmann") == 0)
    #expect(form["sender"]?.text == "Ola Nordmann")
    _ = form.handle(.enter)
    #expect(form.paste("2x3") == 1)
    #expect(form["sheets"]?.number == 123)
  }

  @Test func focusesByClick() {
    var form = paper()
    let rect = Rect(x: 0, y: 5, width: 40, height: 4)
    #expect(form.click(at: Point(x: 20, y: 7), in: rect) == .moved)
    #expect(form.focus == 2)
    #expect(form.click(at: Point(x: 20, y: 2), in: rect) == .ignored)
  }
}
