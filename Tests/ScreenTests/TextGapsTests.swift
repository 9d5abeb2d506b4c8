import Screen
import Testing

/// A form letter: only its fields can be written in (S4-17).
@Suite struct TextGapsTests {
  private let letter = "Hei AAA, det BB.\n\nFrist: CC"
  private let fields = [4..<7, 13..<15, 25..<27]

  private func editor() -> TextEditor {
    var editor = TextEditor(letter)
    editor.settle(Size(width: 30, height: 10))
    editor.setGaps(fields)
    return editor
  }

  private func type(_ keys: [Key], into editor: inout TextEditor) { for key in keys { _ = editor.handle(key) } }

  @Test func writesInTheFieldsOnly() {
    var text = editor()
    #expect(text.cursor == TextPosition(paragraph: 0, offset: 4))
    #expect(text.handle(.backspace) == .rejected)
    type([.delete, .delete, .delete], into: &text)
    #expect(text.handle(.delete) == .rejected)
    type([.character("Ø"), .character("s")], into: &text)
    #expect(text.text == "Hei Øs, det BB.\n\nFrist: CC")
    #expect(text.handle(.enter) == .rejected)
    type([.tab, .character("x")], into: &text)
    #expect(text.text == "Hei Øs, det xBB.\n\nFrist: CC")
    type([.tab, .end, .character("!")], into: &text)
    #expect(text.text == "Hei Øs, det xBB.\n\nFrist: CC!")
    #expect(text.insert("a\nb") > 0)
    type([.tab, .ctrl("a"), .character("y"), .ctrl("x"), .delete], into: &text)
    #expect(text.text == "Hei Øs, det xBB.\n\nFrist: CC!")
    for _ in 0..<12 { type([.ctrl("z")], into: &text) }
    #expect(text.text == letter)
    type([.ctrl("y")], into: &text)
    #expect(text.text.hasPrefix("Hei , det BB"))
  }

  /// Whatever is pressed, the words between the fields stay, in their order and on their lines.
  @Test func keepsTheWordsUnderAnyKeys() {
    var random = Seeded(seed: 17)
    let keys: [Key] = [
      .character("a"), .character("ø"), .character(" "), .character(","), .enter, .backspace, .delete, .left, .right,
      .up,
      .down, .home, .end, .tab, .ctrl("w"), .alt("d"), .ctrl("k"), .ctrl("a"), .ctrl(" "), .ctrl("x"), .ctrl("v"),
      .ctrl("z"), .ctrl("y"), .ctrlLeft, .ctrlRight, .alt("<"), .alt(">"),
    ]
    for _ in 0..<200 {
      var text = editor()
      for _ in 0..<60 { _ = text.handle(keys[Int(random.next() % UInt64(keys.count))]) }
      let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 3 && lines[1].isEmpty, "\(text.text)")
      #expect(lines[0].hasPrefix("Hei ") && lines[0].hasSuffix(".") && lines[0].contains(", det "), "\(text.text)")
      #expect(lines[2].hasPrefix("Frist: "), "\(text.text)")
    }
  }

  private struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}
