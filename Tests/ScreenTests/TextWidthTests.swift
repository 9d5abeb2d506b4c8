import Screen
import Testing

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("Kari Vik", 8), ("Bjørn Åse Ærlig", 15), ("Čáŋ đ ŧ ž", 9), ("漢字", 4), ("ｆｕｌｌ", 8), ("한국", 4),
    ("A\u{30A}se", 3), ("e\u{301}", 1), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("👍", 2), ("🇳🇴", 2), ("❤", 1), ("ไทย", 3),
    ("─│┌▸…·⟦⟧", 8), ("", 0), ("\u{1B}\u{7}", 0),
  ])
  func measures(text: String, columns: Int) {
    #expect(TextWidth.of(text) == columns)
  }

  @Test func measuresScalars() {
    #expect(TextWidth.of("\u{301}" as Unicode.Scalar) == 0)
    #expect(TextWidth.of("\u{1160}" as Unicode.Scalar) == 0)
    #expect(TextWidth.of("\u{FFFD}" as Unicode.Scalar) == 1)
    #expect(TextWidth.of("\u{20000}" as Unicode.Scalar) == 2)
  }
}
