import TestOffice
import Testing

/// Only our own drawing reaches a terminal (reliability promise 10), and the check of it notices everything else.
@Suite(.serialized) struct TerminalBytesTests {
  @Test("Each hostile text, printed as it is, is found", arguments: HostileText.texts.map(\.text))
  func noticesRawText(_ text: String) {
    #expect(TerminalBytes.findings(in: Array(text.utf8)) != [])
  }

  @Test func noticesBytesThatAreNoText() {
    for bytes in [[0xFF, 0x41], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0x00], [0x9B, 0x35, 0x6D]] as [[UInt8]]
    {
      #expect(TerminalBytes.findings(in: bytes) != [], "\(bytes)")
    }
  }

  @Test func letsOurOwnDrawingThrough() {
    let ours =
      "\u{1B}[?1049h\u{1B}[22;0;0t\u{1B}[1;24r\u{1B}(B\u{1B}[m\u{1B}[4l\u{1B}[?1h\u{1B}=\u{1B}[H\u{1B}[2J"
      + "\u{1B}]2;Post 4: Søknad\u{07}\u{1B}[3;7H\u{1B}[1;38;5;220mÆrlig 漢字 e\u{301}\u{1B}[K\r\n\u{1B}[12X"
    #expect(TerminalBytes.findings(in: Array(ours.utf8)) == [])
    #expect(TerminalBytes.findings(in: Array(ours.utf8) + [0x1B, 0x5B, 0x33]) == [], "cut off by the end")
  }

  /// The driver's own bytes for a screen with hostile text in its lines, its title and its table.
  private func bytes(_ mode: String...) throws -> [UInt8] {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try PseudoTerminal(
      [ProbeRun.program, run.log] + mode, environment: PseudoTerminal.xterm, columns: 100, rows: 20)
    try #require(terminal.waits(for: "rad 0"), "no screen: \(terminal.output)")
    terminal.type("q")
    #expect(terminal.end() == 0)
    return terminal.bytes
  }

  @Test func theDriverSendsOnlyItsOwn() throws {
    #expect(try TerminalBytes.findings(in: bytes()) == [])
  }

  /// The same screen with the cleaning of text taken out.
  @Test func withoutTheCleaningItIsNoticed() throws {
    #expect(try !TerminalBytes.findings(in: bytes("raw")).isEmpty)
  }
}
