/// Text as an attacker writes it into a letter's title, an e-mail or a file's name. Each holds the word ``mark``.
package enum HostileText {
  /// By it the text is found again on a screen.
  package static let mark = "FARE"

  package static let texts: [(what: String, text: String)] = [
    ("blinking", "\u{1B}[5;31mFARE\u{1B}[0m"), ("a position report", "FARE\u{1B}[6n"),
    ("a device report", "FARE\u{1B}[c\u{1B}Z"), ("a reset", "FARE\u{1B}c"), ("another screen", "\u{1B}[?47hFARE"),
    ("a clipboard", "FARE\u{1B}]52;c;cm0gLXJm\u{07}"), ("a link", "\u{1B}]8;;http://example.org\u{1B}\\FARE"),
    ("a title", "\u{1B}]0;FARE\u{07}"), ("a device string", "\u{1B}P+q544e\u{1B}\\FARE"),
    ("a program command", "\u{1B}_GFARE\u{1B}\\"), ("a private message", "\u{1B}^FARE\u{1B}\\"),
    ("C1 codes", "\u{9B}5mFARE\u{9D}0;x\u{9C}"), ("text over text", "Godt\rFARE\u{07}"),
    ("back over text", "Godt\u{08}\u{08}\u{7F}FARE\u{0B}\u{0C}"), ("shifts", "\u{0E}FARE\u{0F}"),
    ("right to left", "FARE \u{202E}fdp.exe"), ("isolates", "\u{2066}FARE\u{2067}x\u{2069}"),
    ("direction marks", "FARE\u{200E}\u{200F}\u{061C}"), ("line ends", "FARE\u{2028}x\u{2029}y\u{85}z"),
    ("nothing to see", "FA\u{200B}\u{2060}\u{FEFF}RE FARE"), ("tags", "FARE\u{E0041}\u{E0042}\u{E007F}"),
    ("marks", "FARE a" + String(repeating: "\u{0301}\u{0489}", count: 60)),
    ("marks alone", "\u{0301}\u{0301}\u{0301}\u{0301}\u{0301}\u{0301} FARE"),
    ("families", "👩\u{200D}👩\u{200D}👧\u{200D}👦 FARE"), ("fillers", "\u{3164}\u{115F}\u{FFA0}FARE"),
    ("private use", "FARE\u{E000}\u{F8FF}\u{10FFFD}"), ("no characters", "FARE\u{FFFE}\u{10FFFF}"),
    ("interlinear", "\u{FFF9}FARE\u{FFFA}x\u{FFFB}"),
  ]

  /// Wide ones are lawful, and must not push what is beside them.
  package static let wide = "ＦＡＲＥ FARE 漢字仮名 ﷽ 👍🏽 ❤️ 🇳🇴 ﬁ Å\u{030A}"

  /// All of them in one line.
  package static let all = texts.map(\.text).joined(separator: " ") + " " + wide

  /// Names of files that are no text.
  package static let names: [[UInt8]] = [
    [0xFF, 0xFE] + Array("FARE.pdf".utf8), Array("FARE".utf8) + [0xC3] + Array(".png".utf8),
    [0xED, 0xA0, 0x80] + Array("FARE.tiff".utf8), Array("FARE\u{1B}[5m\u{1B}]0;x\u{07}.pdf".utf8),
    Array("FARE\u{202E}fdp.exe".utf8), Array("linje\nFARE\r.png".utf8),
  ]
}
