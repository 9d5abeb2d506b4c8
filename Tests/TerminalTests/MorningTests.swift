import Foundation
import TestOffice
import Testing

/// A morning at the post desk, played on the built program in a real terminal.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct MorningTests {
  /// S2-9, S2-12, S2-13, S2-21: sign in, open the meeting, distribute three, undo one, link and register one, close,
  /// read the minutes; on the usual terminal, at 80×24, and without colours.
  @Test(arguments: [(100, 30, "xterm-256color"), (80, 24, "xterm-256color"), (80, 24, "vt100")])
  func playsAMorning(width: Int, height: Int, type: String) throws {
    let office = try DemoOffice(service: "profil", at: DemoOffice.monday)
    let terminal = try office.terminal(width: width, height: height, type: type)
    try terminal.signIn()
    terminal.press("g")
    try terminal.wait(for: "Morgenmøte")
    try terminal.waitForItem()
    for count in 1...3 { try distribute(on: terminal, to: "Per Moe", decided: count) }
    terminal.press("u")
    try terminal.wait(for: "2 bestemt")
    try linkAndRegister(on: terminal)
    terminal.press("g")
    try terminal.wait(for: "Nei, ")
    answerYes(terminal)
    try terminal.wait(for: "Per Moe")
    try terminal.wait("the minutes") { $0.lowercased().contains("referat") }

    let minutes = try office.ask(["show", "meetings", "--json"])
    #expect(minutes.contains("\"minutes\":\""))
    let registered = try office.ask(["show", "registry", "--json", "--limit", "1"])
    #expect(registered.contains("\"registered\":\"2026-11-23\""))
    #expect(try office.ask(["log", "verify"]).contains("hel"))
    #expect(try office.ask(["log", "replay", "--check", "--json"]).contains("\"ok\":true"))
  }

  /// One key opens the picker, a few letters find the person, Enter gives the item; the next one comes by itself.
  private func distribute(on terminal: Tmux, to name: String, decided: Int) throws {
    terminal.press("f")
    try terminal.wait(for: "Fordel til")
    terminal.type("moe per")
    try terminal.wait(for: "1 treff")
    terminal.press("Enter")
    try terminal.wait(for: "\(decided) bestemt")
  }

  /// Links the marked item to the first case, gives it to a handler and registers it, from the list of what is given.
  private func linkAndRegister(on terminal: Tmux) throws {
    terminal.press("k")
    try terminal.wait(for: "2026/")
    terminal.press("Enter")
    try terminal.wait(for: "er koblet til sak")
    terminal.press("f")
    try terminal.wait(for: "Fordel til")
    terminal.type("kari")
    try terminal.wait(for: "1 treff")
    terminal.press("Enter")
    try terminal.wait(for: "er fordelt til Kari Vik")
    terminal.press("F9")
    try terminal.wait("one item of her own, marked") { $0.contains("Fordelt til deg · 1") && $0.contains("#") }
    terminal.press("j")
    try terminal.wait(for: "Journalføre?")
    answerYes(terminal)
    try terminal.wait(for: "Fordelt til deg · 0")
    terminal.press("F2")
    try terminal.wait(for: "Morgenmøte")
  }

  /// The safe answer is marked; the other one is reached and confirmed with keys of their own.
  private func answerYes(_ terminal: Tmux) {
    terminal.press("Down")
    terminal.press("Enter")
  }
}
