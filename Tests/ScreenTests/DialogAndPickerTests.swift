import Screen
import Testing

@Suite struct DialogTests {
  private func returning(openedBy: Key? = .character("r")) -> Dialog {
    Dialog(
      title: "Feil sted", body: ["Send «Klage på vedtak» til Familia? Det kan ikke angres når de har tatt imot."],
      answers: [.init(.character("j"), "Ja, send"), .init(.character("n"), "Nei", isSafe: true)], openedBy: openedBy)
  }

  @Test func showsTheQuestion() {
    var buffer = CellBuffer(Size(width: 60, height: 10))
    let cursor = returning().render(into: &buffer, in: Rect(x: 0, y: 0, width: 44, height: 10))
    expect(
      buffer,
      looksLike: """
        ┌ Feil sted ───────────────────────────────┐
        │                                          │
        │  Send «Klage på vedtak» til Familia?     │
        │  Det kan ikke angres når de har tatt     │
        │  imot.                                   │
        │                                          │
        │    j  Ja, send                           │
        │  ▸ n  Nei                                │
        └──────────────────────────────────────────┘
        """)
    #expect(cursor.x == 3)
  }

  @Test func preselectsTheSafeAnswer() {
    var dialog = returning()
    #expect(dialog.handle(.enter) == .answered(1))
    #expect(dialog.handle(.escape) == .answered(1))
    #expect(dialog.handle(.up) == .moved)
    #expect(dialog.handle(.enter) == .answered(0))
    #expect(dialog.handle(.character("J")) == .answered(0), "Caps Lock")
    #expect(dialog.handle(.function(3)) == .ignored)
  }

  /// The key that opens a dangerous question is never the key that confirms it.
  @Test func doesNotTakeTheKeyThatAsked() {
    var dialog = returning(openedBy: .character("j"))
    #expect(dialog.handle(.character("j")) == .ignored)
    #expect(dialog.handle(.character("J")) == .ignored)
    #expect(dialog.handle(.character("n")) == .answered(1))
    dialog = returning(openedBy: .enter)
    #expect(dialog.handle(.enter) == .answered(1), "Enter struck twice gives the safe answer")
  }

  @Test func showsTheAnswersOnAVeryLowScreen() {
    var buffer = CellBuffer(Size(width: 40, height: 5))
    returning().render(into: &buffer, in: buffer.bounds)
    #expect(buffer.text.contains("j  Ja, send"))
    #expect(buffer.text.contains("▸ n  Nei"))
  }
}

@Suite struct PickerTests {
  private let names = ["Per Moe", "Siv Aas", "Moa Persen"]

  private func matching(_ picker: Picker) -> [String] {
    names.filter { name in picker.words.allSatisfy { name.lowercased().contains($0) } }
  }

  @Test func filtersAndPicks() {
    var picker = Picker()
    for character in "mo p" { #expect(picker.handle(.character(character), count: 3, height: 5) == .filterChanged) }
    #expect(picker.words == ["mo", "p"])
    let found = matching(picker)
    #expect(found == ["Per Moe", "Moa Persen"])
    #expect(picker.handle(.down, count: found.count, height: 5) == .moved)
    #expect(picker.handle(.enter, count: found.count, height: 5) == .picked(1))
    #expect(picker.handle(.enter, count: 0, height: 5) == .ignored)
    #expect(picker.handle(.escape, count: 2, height: 5) == .cancelled)
    #expect(picker.paste(" siv") == .filterChanged)
    #expect(picker.list.selected == 0, "a new filter begins at the top")
  }

  @Test func looksLikeAList() {
    let picker = Picker(filter: "moe")
    let table = TableView(columns: [Column("navn", .rest(atLeast: 5))], count: 1) { _ in TableView.Row(["Per Moe"]) }
    var buffer = CellBuffer(Size(width: 30, height: 6))
    let cursor = picker.render(
      title: "Fordel til", countText: "1 av 3", table: table, into: &buffer, in: buffer.bounds)
    expect(
      buffer,
      looksLike: """
        ┌ Fordel til ────────────────┐
        │ moe                        │
        │ ▸ Per Moe                  │
        │                            │
        │ 1 av 3                     │
        └────────────────────────────┘
        """)
    #expect(cursor == Point(x: 5, y: 1))
    #expect(Picker.rowCapacity(in: buffer.bounds) == 2)
  }
}
