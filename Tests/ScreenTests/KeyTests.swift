import Screen
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    ("F2", Key.function(2)), ("f12", .function(12)), ("Enter", .enter), ("Return", .enter), ("Esc", .escape),
    ("Ctrl-C", .ctrl("c")), ("ctrl-x", .ctrl("x")), ("Alt-ø", .alt("ø")), ("å", .character("å")),
    ("?", .character("?")), ("Space", .character(" ")), ("Shift-Tab", .backTab), ("PageUp", .pageUp),
    ("Ctrl-Left", .ctrlLeft), ("f", .character("f")), ("Del", .delete), ("-", .character("-")),
  ])
  func readsKeys(text: String, key: Key) {
    #expect(Key(text) == key)
  }

  @Test(arguments: ["", "F0", "F25", "Ctrl-", "Ctrl-å", "Ctrl-1", "ab", " ", "\u{1B}", "\n", "Hyper-X", "F2x"])
  func refusesWhatIsNoKey(text: String) {
    #expect(Key(text) == nil)
  }

  /// What a hint shows can be written in the key file.
  @Test func readsWhatItWrites() {
    let keys: [Key] = [
      .character("a"), .character("Å"), .character(" "), .enter, .escape, .tab, .backTab, .backspace, .delete, .insert,
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .function(1), .function(24), .ctrl("z"), .alt("æ"),
      .alt(" "), .ctrlUp, .ctrlDown, .ctrlLeft, .ctrlRight,
    ]
    for key in keys { #expect(Key(key.name) == key, "\(key.name)") }
  }
}
