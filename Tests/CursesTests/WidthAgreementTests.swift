import CNcurses
import Glibc
import Screen
import Testing

/// Cells only stay in their columns when the C library, and so ncurses, measures as ``TextWidth`` does.
@Suite struct WidthAgreementTests {
  @Test func measuresLikeTheCLibrary() throws {
    // The locale of this thread alone; the other tests keep theirs.
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    var disagreeing: [String] = []
    for value in UInt32(0x20)..<0x3_0000 {
      guard let scalar = Unicode.Scalar(value), TerminalText(String(Character(scalar))).string == String(scalar) else {
        continue
      }
      // A sign of Ahom that newer Unicode calls spacing than Debian 12's C library; the painter shows it as `?`.
      if value == 0x1171E { continue }
      let theirs = wcwidth(wchar_t(value))
      if theirs >= 0, Int(theirs) != TextWidth.of(scalar) {
        disagreeing.append("U+\(String(value, radix: 16)) \(theirs)/\(TextWidth.of(scalar))")
      }
    }
    #expect(disagreeing.isEmpty, "\(disagreeing.count): \(disagreeing.prefix(60))")
  }
}
