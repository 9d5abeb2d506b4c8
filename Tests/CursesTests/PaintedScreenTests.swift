import Foundation
import Screen
import TestOffice
import Testing

/// What is really on the screen, in a real terminal emulator.
@Suite(.serialized) struct PaintedScreenTests {
  /// Norwegian is shown and typed whatever the locale and the kind of terminal.
  @Test(arguments: [
    "", "LC_ALL=C", "LC_ALL=POSIX", "LANG=tull", "TERM=vt100 LC_ALL=C", "TERM=linux", "TERM=screen", "NO_COLOR=1",
  ])
  func showsWhatIsTyped(settings: String) throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let session = try Tmux(run, settings)
    #expect(session.waits { $0.hasPrefix(" Prøve · Čáŋ đŧž 漢字 é · Åse") }, "\(session.picture)")
    #expect(session.isAlternate || settings.contains("vt100") || settings.contains("linux"))
    session.type("Ærlig på øya")
    session.press("Left", "Left")
    #expect(eventually { session.cursor == "10,1" })
    let lines = session.picture.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[1] == "Ærlig på øya")
    #expect(lines[4] == " ▸ rad 0")
    session.press("q")
    #expect(session.waits { $0.contains("left") })
    #expect(run.text("before") == run.text("after"), "stty is as before")
    #expect(!session.isAlternate)
  }

  /// Untrusted text reaches the terminal only as visible text (reliability promise 10).
  @Test func showsHostileTextHarmlessly() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let session = try Tmux(run, width: 140)
    #expect(session.waits { $0.contains("esc ⟦U+001B⟧[31m⟦U+001B⟧]52;c;QQ==⟦U+0007⟧ c1 ⟦U+009B⟧31m bidi ⟦U+202E⟧") })
    #expect(session.picture.contains("family 👨👩👧 tone 👍 flag NO ❤ line⟦U+2028⟧two"))
    #expect(eventually { session.title == Self.harmlessTitle })
    #expect(!session.picture.contains("\u{202E}"))
    session.press("q")
  }

  /// The same text past the drawing code does what it wants with the terminal, and the test sees it.
  @Test func noticesTextThatIsNotCleaned() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let session = try Tmux(run, width: 140)
    try #require(session.waits { $0.contains("rad 4") })
    try #require(eventually { session.title == Self.harmlessTitle })
    session.press("C-r")
    #expect(eventually { session.title == "owned" })
    #expect(session.waits { $0.contains("fdp.exe") && $0.contains("\u{202E}") }, "\(session.picture)")
    session.press("q")
  }

  private static let harmlessTitle = "Prøve ⟦U+001B⟧]0;x"

  @Test func usesColoursOnlyWhereWanted() throws {
    for (settings, isColoured) in [("", true), ("NO_COLOR=1", false), ("TERM=vt100", false), ("TERM=linux", true)] {
      let run = try ProbeRun()
      defer { run.remove() }
      let session = try Tmux(run, settings)
      try #require(session.waits { $0.contains("rad 4") })
      let colours = session.paint.matches(of: /\u{1B}\[[0-9;]*(3|4)[0-8][0-9;]*m/)
      #expect(colours.isEmpty != isColoured, "\(settings)")
      // The selected row stands out with and without colours.
      #expect(session.paint.contains(/\u{1B}\[[0-9;]*7m[^\n]*▸ rad 0/), "\(settings): \(session.paint)")
      session.press("q")
    }
  }

  /// A picture is drawn in shades where there are 256 colours, in black and white where there are eight, and with its
  /// characters alone where there are none or none are wanted.
  @Test(arguments: [
    ("TERM=xterm-256color", 16), ("TERM=screen-256color", 16), ("TERM=xterm", 2), ("TERM=linux", 2), ("TERM=vt100", 0),
    ("NO_COLOR=1", 0),
  ])
  func paintsAPicture(settings: String, shades: Int) throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let session = try Tmux(run, settings, mode: "picture")
    let row = String(repeating: "▀", count: Shades.levels)
    #expect(session.waits { $0.components(separatedBy: row).count == 11 }, "\(session.picture)")
    let inks = session.paint.matches(of: /\[(?:[0-9;]*;)?(3[0-7]|38;5;[0-9]+)(?:;4[0-9;]*)?m/).map { String($0.1) }
    let ramp = Set(inks).filter { shades < 16 || $0.hasPrefix("38;5;16") || $0.hasPrefix("38;5;2") }
    #expect(shades == 0 ? ramp.isDisjoint(with: ["30", "37"]) : ramp.count >= shades, "\(ramp.sorted())")
    session.press("q")
    #expect(session.waits { $0.contains("left") })
  }

  @Test func followsTheWindow() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let session = try Tmux(run)
    try #require(session.waits { $0.contains("100x20") })
    for (columns, rows) in [(80, 24), (1, 1), (132, 43), (40, 5), (80, 24)] {
      try session.resize(width: columns, height: rows)
      // The title line says the size where there is room for it.
      if columns >= 80 { #expect(session.waits { $0.contains("\(columns)x\(rows)") }) }
    }
    #expect(session.waits { $0.contains(" ▸ rad 0\n   rad 1") }, "\(session.picture)")
    session.press("q")
    #expect(session.waits { $0.contains("left") })
  }

  @Test func takesAPaste() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let session = try Tmux(run)
    try #require(session.waits { $0.contains("rad 4") })
    try session.paste("Bjørn q Åse")
    #expect(session.waits { $0.contains("\nBjørn q Åse\n") })
    #expect(run.events.filter { $0.hasPrefix("paste") }.count == 1)
    session.press("q")
  }

  /// Ctrl-Z gives the terminal to the shell, `fg` takes it again, and nothing is left behind.
  @Test func standsStillForTheShell() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let session = try Tmux(run)
    try #require(session.waits { $0.contains("rad 4") })
    session.type("før")
    session.press("C-z")
    #expect(session.waits { $0.contains("Stopped") && $0.contains("ready>") })
    #expect(!session.isAlternate)
    session.command("stty -g > '\(run.path("between"))'; fg")
    #expect(session.waits { $0.contains("\nfør") && $0.contains("rad 4") }, "\(session.picture)")
    #expect(run.text("before") == run.text("between"))
    #expect(run.events.contains("resume"))
    session.press("q")
    #expect(session.waits { $0.contains("ready>") && !$0.contains("rad 4") })
  }

  @Test func usesASCIIWhereThereIsNoUTF8() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let session = try Tmux(run, "LOCPATH=/nonexistent LC_ALL=C")
    try #require(session.waits { $0.contains("rad 4") })
    let picture = session.picture
    // Some C libraries carry C.UTF-8 with them; then nothing is lost.
    #expect(picture.contains("Prøve") || (picture.contains("Prove") && picture.contains(" > rad 0")), "\(picture)")
    session.press("q")
  }
}
