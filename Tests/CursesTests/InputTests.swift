import Glibc
import TestOffice
import Testing

/// What is typed arrives, whole and in order.
@Suite(.serialized) struct InputTests {
  /// Types `input` on a new probe and returns the events up to and without the closing `q`.
  private func events(typing input: [[UInt8]], _ environment: [String: String] = PseudoTerminal.xterm) throws
    -> [String]
  {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try PseudoTerminal(run, environment: environment)
    try #require(terminal.waits(for: "rad 0"), "no screen: \(terminal.output)")
    for part in input {
      let before = run.events.count
      terminal.type(bytes: part)
      // Each part is a burst of its own.
      _ = eventually(within: 1) { run.events.count > before }
    }
    terminal.type("q")
    #expect(terminal.end() == 0)
    return Array(run.events.dropLast(2))
  }

  private func events(typing input: String..., environment: [String: String] = PseudoTerminal.xterm) throws -> [String]
  {
    try events(typing: input.map { Array($0.utf8) }, environment)
  }

  @Test(arguments: [
    PseudoTerminal.xterm, ["TERM": "vt100"], ["TERM": "tmux-256color", "LC_ALL": "C"], ["TERM": "linux", "LANG": "C"],
  ])
  func takesNorwegianAndSamiLetters(environment: [String: String]) throws {
    #expect(try events(typing: "æÅŋ漢", environment: environment) == ["key(æ)", "key(Å)", "key(ŋ)", "key(漢)"])
  }

  @Test func takesKeysInBothForms() throws {
    let typed = "\u{1B}OA\u{1B}[B\u{1B}[1;5C\u{1B}[5~\u{1B}OQ\u{1B}[3~\u{1B}[Z\u{1B}[H\u{1B}OF"
    #expect(
      try events(typing: typed) == [
        "key(Up)", "key(Down)", "key(Ctrl-Right)", "key(PageUp)", "key(F2)", "key(Delete)",
        "key(Shift-Tab)", "key(Home)", "key(End)",
      ])
  }

  @Test func tellsEscapeFromAlt() throws {
    #expect(
      try events(typing: "\u{1B}", "x", "\u{1B}x", "\u{1B}ø") == ["key(Esc)", "key(x)", "key(Alt-x)", "key(Alt-ø)"])
  }

  @Test func takesControlKeys() throws {
    #expect(
      try events(typing: "\u{1}\u{3}\r\t\u{7F}\u{8}") == [
        "key(Ctrl-A)", "key(Ctrl-C)", "key(Enter)", "key(Tab)", "key(Backspace)", "key(Backspace)",
      ])
  }

  /// A letter whose bytes come apart, as over a slow line, is still one letter.
  @Test func joinsALetterThatComesInPieces() throws {
    #expect(try events(typing: [[0xC3], [0xB8], [0xE6, 0xBC], [0xA2]]) == ["key(ø)", "key(漢)"])
  }

  @Test func showsBrokenBytesAndGoesOn() throws {
    #expect(
      try events(typing: [[0xC3, 0x61], [0xFF], [0x62]]) == ["key(\u{FFFD})", "key(a)", "key(\u{FFFD})", "key(b)"])
  }

  /// An escape sequence nobody knows is never taken for typed letters, which would be commands.
  @Test func forgetsUnknownSequences() throws {
    let typed = "\u{1B}[1;2;3zx\u{1B}[?62;1cy\u{1B}]11;rgb:0/0/0\u{7}z\u{1B}P1$r0m\u{1B}\\w"
    #expect(try events(typing: typed) == ["key(x)", "key(y)", "key(z)", "key(w)"])
  }

  @Test func takesAPasteAsOneEvent() throws {
    let letters = String(repeating: "Åse og Bjørn æøå ", count: 600)
    let pasted = try events(typing: "a\u{1B}[200~\(letters)q\u{1B}[A\u{3}\rslutt\u{1B}[201~b")
    #expect(pasted.count == 3)
    #expect(pasted.first == "key(a)")
    #expect(pasted.last == "key(b)")
    #expect(pasted[1].hasPrefix("paste(\"Åse og Bjørn"))
    #expect(pasted[1].hasSuffix("q\\u{1B}[A\\u{03}\\rslutt\")"))
  }

  @Test func takesTheMouseWhenWanted() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try PseudoTerminal(run)
    try #require(terminal.waits(for: "rad 0"))
    #expect(!terminal.output.contains("\u{1B}[?1000h"), "the terminal's own selecting works until asked otherwise")
    terminal.type("\u{1B}[20~")
    #expect(terminal.waits(for: "\u{1B}[?1000h\u{1B}[?1006h"))
    terminal.type("\u{1B}[<0;5;3M\u{1B}[<0;5;3m\u{1B}[<64;9;2M\u{1B}[<65;300;200M")
    #expect(eventually { run.events.count >= 4 })
    let points = run.events.dropFirst().filter { $0.hasPrefix("mouse") }
    #expect(points.count == 3)
    #expect(points.first?.contains("click") == true && points.first?.contains("x: 4, y: 2") == true)
    #expect(points.last?.contains("wheelDown") == true && points.last?.contains("x: 299, y: 199") == true)
    terminal.type("\u{1B}[20~")
    #expect(terminal.waits(for: "\u{1B}[?1006l\u{1B}[?1000l"))
    terminal.type("q")
    #expect(terminal.end() == 0)
  }

  /// Background work wakes the terminal's thread.
  @Test func isWokenByTheMailbox() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try PseudoTerminal(run)
    try #require(terminal.waits(for: "rad 0"))
    terminal.type("\u{1B}[21~")
    #expect(terminal.waits(for: "posted æ"))
    terminal.type("q")
    #expect(terminal.end() == 0)
  }
}

/// Sizes change in storms, and some of them are absurd.
@Suite(.serialized) struct ResizeTests {
  @Test func standsAStormOfSizes() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try PseudoTerminal(run)
    try #require(terminal.waits(for: "rad 0"))
    for round in 0..<300 {
      let sizes = [(1, 1), (0, 0), (500, 200), (65_535, 65_535), (2, 40), (300, 1), (80, 24)]
      let (columns, rows) = sizes[round % sizes.count]
      terminal.resize(columns: columns, rows: rows)
      if round % 7 == 0 { terminal.type("x") }
      terminal.drain()
    }
    terminal.resize(columns: 91, rows: 17)
    #expect(terminal.waits(for: "91x17"))
    terminal.type("q")
    #expect(terminal.end() == 0)
    let resizes = run.events.filter { $0.hasPrefix("resize") }
    #expect(!resizes.isEmpty && resizes.count <= 301)
  }

  @Test(arguments: [(1, 1), (65_535, 65_535), (3, 1)])
  func startsAtAnySize(columns: Int, rows: Int) throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try PseudoTerminal(run, columns: columns, rows: rows)
    #expect(eventually { !terminal.hasModesOfBefore })
    terminal.drain()
    terminal.type("q")
    #expect(terminal.end() == 0)
    #expect(terminal.hasModesOfBefore)
  }
}
