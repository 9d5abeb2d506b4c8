import Glibc
import Screen
import Testing

/// The editor held against a plain string, over random edits, and against the clock.
@Suite struct TextEditorModelTests {
  /// The same numbers every time.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
    }
  }

  private static let pieces = [
    "a", "ø", "Å", " ", "  ", "\n", "ord ", "A\u{30A}", "e\u{301}", "\u{301}", "漢字", "한", "\u{1112}", "\u{1161}",
    "đŋ", "🙂", "langt-ord-uten-mellomrom", "Hei,\n\nvi har fått ", "क्", "ष", "\u{323}",
  ]

  /// Where a place of the editor is in the text, counted in scalars.
  private func scalars(_ editor: TextEditor, upTo place: TextPosition) -> Int {
    editor.text(in: .start..<place).unicodeScalars.count
  }

  private func isComposed(_ text: String) -> Bool {
    TextField(text.replacing("\n", with: " "), limit: .max).text.unicodeScalars
      .elementsEqual(text.replacing("\n", with: " ").unicodeScalars)
  }

  /// The whole text as rows: those of the editor, wrapped bit by bit, and those of a new one are to be the same.
  private func picture(_ editor: TextEditor, _ width: Int) -> String {
    var editor = editor
    editor.settle(Size(width: width, height: 250))
    editor.move(to: .start)
    var buffer = CellBuffer(Size(width: width, height: 250))
    editor.render(into: &buffer, in: buffer.bounds)
    return buffer.text
  }

  @Test(arguments: 1...20)
  func doesWhatAStringDoes(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    var editor = TextEditor()
    let width = Int.random(in: 6...30, using: &dice)
    editor.settle(Size(width: width, height: 6))
    var texts = [""]
    for step in 1...100 {
      let before = editor.text
      let here = scalars(editor, upTo: editor.cursor)
      let head = String(before.unicodeScalars.prefix(here))
      let tail = String(before.unicodeScalars.dropFirst(here))
      var expected = before
      switch Int.random(in: 0..<10, using: &dice) {
      case 0..<5:
        let piece = Self.pieces.randomElement(using: &dice) ?? ""
        let left = editor.insert(piece)
        if left == 0 { expected = head + piece + tail }
      case 5:
        if let last = head.last {
          _ = editor.handle(.backspace)
          expected = String(head.unicodeScalars.dropLast(last.unicodeScalars.count)) + tail
        }
      case 6:
        if let first = tail.first {
          _ = editor.handle(.delete)
          expected = head + String(tail.unicodeScalars.dropFirst(first.unicodeScalars.count))
        }
      case 7:
        let line = tail.prefix { $0 != "\n" }
        let count = line.isEmpty ? min(tail.unicodeScalars.count, 1) : line.unicodeScalars.count
        _ = editor.handle(.ctrl("k"))
        expected = head + String(tail.unicodeScalars.dropFirst(count))
      default:
        let moves: [Key] = [.left, .up, .down, .right, .ctrlLeft, .ctrlDown, .home, .end, .pageUp, .alt(">")]
        _ = editor.handle(moves.randomElement(using: &dice) ?? .left)
      }
      // Equal as text, and in NFC.
      #expect(editor.text == expected, "seed \(seed)")
      if editor.text != before { texts.append(editor.text) }
      guard step.isMultiple(of: 20) else { continue }
      #expect(picture(editor, width) == picture(TextEditor(editor.text), width), "seed \(seed)")
      #expect(isComposed(editor.text), "seed \(seed)")
    }
    #expect(texts.count > 30)
    returnsExactly(&editor, texts)
  }

  /// Undo goes back through texts that were there, exactly, to the empty one; redo comes back to the last.
  private func returnsExactly(_ editor: inout TextEditor, _ texts: [String]) {
    let last = editor.text
    var seen: [String] = []
    while editor.undo() {
      #expect(texts.contains { $0.unicodeScalars.elementsEqual(editor.text.unicodeScalars) })
      seen.append(editor.text)
    }
    #expect(editor.text.isEmpty)
    for text in seen.dropLast().reversed() {
      #expect(editor.redo() == true)
      #expect(editor.text.unicodeScalars.elementsEqual(text.unicodeScalars))
    }
    #expect(editor.redo() == !seen.isEmpty)
    #expect(editor.redo() == false)
    #expect(editor.text.unicodeScalars.elementsEqual(last.unicodeScalars))
  }

  /// A megabyte, in many paragraphs and in one: a key is answered long before the next one comes.
  @Test(arguments: [("Vi har mottatt søknaden din om støtte, og svarer. ", "\n"), ("ett langt avsnitt uten ende ", "")])
  func staysQuickWithAMegabyte(sentence: String, end: String) {
    let paragraph = sentence + sentence + end
    let text = String(repeating: paragraph, count: 1_000_000 / paragraph.utf8.count + 1)
    var editor = TextEditor(text, limit: 2_000_000)
    editor.settle(Size(width: 80, height: 24))
    editor.move(to: TextPosition(paragraph: end.isEmpty ? 0 : 5_000, offset: end.isEmpty ? 500_000 : 40))
    var spent: [Double] = []
    let keys: [Key] = [
      .character("å"), .character(" "), .backspace, .down, .pageUp, .ctrl("z"), .ctrlLeft, .character("x"),
    ]
    for key in keys {
      let before = Self.ownSeconds
      _ = editor.handle(key)
      var buffer = CellBuffer(Size(width: 80, height: 24))
      editor.render(into: &buffer, in: buffer.bounds)
      spent.append(Self.ownSeconds - before)
    }
    // Unoptimised; optimised it is a small part of this.
    #expect((spent.max() ?? 1) < 0.1, "\(spent)")
  }

  /// Seconds of the processor that this thread has had: what else the machine does is not measured.
  private static var ownSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
