import Screen
import Testing

/// Untrusted text is only text (reliability promise 10).
@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("\u{1B}]52;c;QQ==\u{07}", "⟦U+001B⟧]52;c;QQ==⟦U+0007⟧"),
    ("\u{1B}]0;x\u{07}\u{1B}[21t", "⟦U+001B⟧]0;x⟦U+0007⟧⟦U+001B⟧[21t"),
    ("\u{9B}31m", "⟦U+009B⟧31m"),
    ("a\u{7F}b", "a⟦U+007F⟧b"),
    ("a\0b", "a⟦U+0000⟧b"),
    ("god\rond", "god⟦U+000D⟧ond"),
    ("slutt\r", "slutt⟦U+000D⟧"),
    ("en\r\nto\ntre\tfire", "en to tre fire"),
    ("regning\u{202E}fdp.exe", "regning⟦U+202E⟧fdp.exe"),
    ("\u{2066}a\u{2069}", "⟦U+2066⟧a⟦U+2069⟧"),
    ("Han\u{200B}sen", "Han⟦U+200B⟧sen"),
    ("a\u{200D}b", "a⟦U+200D⟧b"),
    ("\u{FEFF}x", "⟦U+FEFF⟧x"),
    ("x\u{E0041}y", "x⟦U+E0041⟧y"),
    ("a\u{2028}b\u{2029}c", "a⟦U+2028⟧b⟦U+2029⟧c"),
    ("\u{E000}\u{10FFFF}", "⟦U+E000⟧⟦U+10FFFF⟧"),
    ("a\u{34F}b\u{3164}c", "a⟦U+034F⟧b⟦U+3164⟧c"),
    ("søk\u{AD}nad", "søk-nad"),
    ("fast\u{A0}mellomrom\u{3000}bredt", "fast mellomrom  bredt"),
    ("%n%s {} \\(x) '; DROP TABLE", "%n%s {} \\(x) '; DROP TABLE"),
  ])
  func showsWhatItTakesOut(untrusted: String, expected: String) {
    let text = TerminalText(untrusted)
    #expect(text.string == expected)
    #expect(text.width == expected.unicodeScalars.count)
  }

  @Test func keepsNorwegianSamiAndForeignNames() {
    for name in ["Bjørn Åse Ærlig", "Čáŋ đŧž Ŋ", "漢字", "Łódź", "Ελλάδα", "دليل", "ไทย", "한국"] {
      #expect(TerminalText(name).string.unicodeScalars.elementsEqual(name.unicodeScalars), "\(name)")
    }
  }

  @Test func composesDecomposedLetters() {
    let text = TerminalText("A\u{30A}se")
    #expect(text.string.unicodeScalars.elementsEqual("Åse".unicodeScalars))
    #expect(text.width == 3)
  }

  @Test func limitsMarksPerBase() {
    let zalgo = "x" + String(repeating: "\u{301}\u{30B}", count: 5_000) + "y"
    let text = TerminalText(zalgo)
    #expect(text.string == "x\u{301}\u{30B}\u{301}⟦+9997⟧y")
    #expect(text.width == 9)
  }

  @Test func givesALoneMarkABase() {
    #expect(TerminalText("\u{301}x").string == "\u{25CC}\u{301}x")
    #expect((TerminalText("a") + TerminalText("\u{301}x")).string == "a\u{25CC}\u{301}x")
    #expect(TerminalText("\u{202E}\u{301}").string == "⟦U+202E⟧\u{25CC}\u{301}")
  }

  @Test func showsEmojiAsPicturesOfOwn() {
    #expect(TerminalText("👨‍👩‍👧!").string == "👨👩👧!")
    #expect(TerminalText("👨‍👩‍👧!").width == 7)
    #expect(TerminalText("👍🏽").string == "👍")
    #expect(TerminalText("🇳🇴").string == "NO")
    #expect(TerminalText("❤️").string == "❤")
  }

  @Test func repairsInvalidBytes() {
    let text = TerminalText(String(decoding: [0x41, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xC0, 0xAF], as: UTF8.self))
    #expect(text.string.hasPrefix("A\u{FFFD}("))
    #expect(!text.string.unicodeScalars.contains { $0.value < 0x20 })
  }

  /// Whatever goes in, nothing that a terminal acts on comes out, and the width is the sum of the scalars'.
  @Test func neverLetsAControlThrough() throws {
    for hostile in Self.hostileTexts() {
      let text = TerminalText(hostile)
      #expect(text.string.isHarmless, "\(hostile.unicodeScalars.map { String($0.value, radix: 16) })")
      #expect(text.width == text.string.unicodeScalars.reduce(0) { $0 + TextWidth.of($1) })
      #expect(TerminalText(text.string).string == text.string, "cleaning twice changes nothing more")
    }
  }

  /// Without the cleaning the same texts fail.
  @Test func noticesWhatIsNotCleaned() {
    let hostile = Self.hostileTexts()
    #expect(hostile.count { !$0.isHarmless } > hostile.count / 2)
  }

  private static func hostileTexts() -> [String] {
    var random = Lehmer(seed: 20_261_120)
    let spice: [Unicode.Scalar] = [
      "\u{1B}", "\r", "\n", "\u{9B}", "\u{202E}", "\u{200D}", "\u{301}", "\u{FE0F}", "\u{1F468}", "\u{1F3FD}",
      "\u{1F1F3}", "\u{1160}", "\u{E0041}", "å", "a", " ", "漢",
    ]
    return (0..<3_000).map { _ in
      var scalars = String.UnicodeScalarView()
      for _ in 0..<random.next(below: 24) {
        let any = Unicode.Scalar(UInt32(random.next(below: 0x3_0000)))
        scalars.append(random.next(below: 3) > 0 ? spice[random.next(below: spice.count)] : any ?? "\u{FFFE}")
      }
      return String(scalars)
    }
  }

  @Test func interpolatesCleanedValues() {
    let subject = "a\u{1B}[2J"
    let text: TerminalText = "Gjelder \(subject) · \(14) sider"
    #expect(text.string == "Gjelder a⟦U+001B⟧[2J · 14 sider")
  }

  @Test func truncatesByColumns() {
    #expect(TerminalText("Klage på vedtak").truncated(to: 8).string == "Klage p…")
    #expect(TerminalText("漢字漢字").truncated(to: 6).string == "漢字…")
    #expect(TerminalText("漢字漢字").truncated(to: 6).width == 5)
    #expect(TerminalText("kort").truncated(to: 4).string == "kort")
    #expect(TerminalText("kort").truncated(to: 1).string == "k")
    #expect(TerminalText("kort").truncated(to: 0).isEmpty)
    #expect(TerminalText("kort").truncated(to: -3).isEmpty)
    #expect(TerminalText("Klage").truncated(to: 3, marker: "~").string == "Kl~")
  }

  @Test func padsToBothSides() {
    #expect(TerminalText("漢").padded(to: 4).string == "漢  ")
    #expect(TerminalText("14").padded(to: 4, alignment: .trailing).string == "  14")
    #expect(TerminalText("ab").padded(to: 5, alignment: .centre).string == " ab  ")
    #expect(TerminalText("lang").padded(to: 2).string == "lang")
  }

  @Test func splitsLines() {
    #expect(TerminalText.lines(of: "a\r\nb\n\nc\u{2028}d").map { $0.string } == ["a", "b", "", "c", "d"])
    #expect(TerminalText.lines(of: "").count == 1)
  }

  @Test func cutsVeryLongText() {
    let megabyte = String(repeating: "æ", count: 1_000_000)
    let text = TerminalText(megabyte, limit: 200)
    #expect(text.width == 201)
    #expect(text.string.hasSuffix("æ…"))
    #expect(TerminalText("kort", limit: 4).string == "kort")
  }

  @Test(arguments: [
    ("Søknad om brukerstyrt personlig assistanse", 12, ["Søknad om", "brukerstyrt", "personlig", "assistanse"]),
    ("ett to", 20, ["ett to"]),
    ("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]),
    ("漢字漢字漢", 5, ["漢字", "漢字", "漢"]),
    ("a  b", 3, ["a ", "b"]),
    ("", 5, [""]),
  ])
  func wraps(text: String, columns: Int, expected: [String]) {
    let lines = TerminalText(text).wrapped(to: columns)
    #expect(lines.map { $0.string } == expected)
    #expect(lines.allSatisfy { $0.width <= columns })
  }

  @Test func wrapsAtAnyWidth() {
    let text = TerminalText("Vedtaket påklages. 漢字 é x\u{301} " + String(repeating: "lang", count: 30))
    for columns in 2...40 {
      let lines = text.wrapped(to: columns)
      #expect(lines.allSatisfy { $0.width <= columns })
      let letters = lines.map { $0.string }.joined().filter { $0 != " " }
      #expect(letters == text.string.filter { $0 != " " })
    }
    #expect(text.wrapped(to: 0).isEmpty)
  }
}

extension String {
  fileprivate var isHarmless: Bool { !unicodeScalars.contains { $0.isDangerous } }
}

extension Unicode.Scalar {
  /// What a terminal may act on, or what hides from the eye.
  fileprivate var isDangerous: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }
}

/// A generator that gives the same numbers every time.
struct Lehmer {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
