import Foundation
import TestOffice
import Testing

/// A scanned letter looked at on the built program, in real terminals with many colours, eight, and none.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct LetterOnScreenTests {
  @Test(arguments: [(100, 30, "xterm-256color"), (80, 24, "xterm-256color"), (80, 24, "xterm"), (80, 24, "vt100")])
  func looksAtALetter(width: Int, height: Int, type: String) throws {
    let office = try DemoOffice(service: "profil", at: DemoOffice.monday)
    let terminal = try office.terminal(width: width, height: height, type: type)
    try terminal.signIn()
    terminal.press("/")
    terminal.type("avslag om plass")
    terminal.press("Enter")
    try terminal.wait("one letter") { $0.contains("· 1 ─") || $0.contains("· 1 ·") }
    terminal.press("Enter")
    try terminal.wait(for: "klage-avslag-plass.pdf · 5 sider")
    terminal.press("D")
    let first = try picture(on: terminal, "side 1 av 5")
    #expect(paper(terminal, type), "\(terminal.paint)")

    terminal.press("+")
    let larger = try picture(on: terminal, "150 %", unlike: first)
    terminal.press("Down")
    let lower = try picture(on: terminal, "150 %", unlike: larger)
    terminal.press("n")
    let second = try picture(on: terminal, "side 2 av 5", unlike: lower)
    terminal.press("r")
    _ = try picture(on: terminal, "side 2 av 5", unlike: second)
    terminal.press("p", "t")
    try terminal.wait(for: "Vi klager på avslaget om plass")
    try terminal.wait(for: "side 1 av 5 ")
    terminal.press("Escape")
    try terminal.wait(for: "klage-avslag-plass.pdf · 5 sider")
    terminal.press("q")
  }

  /// The screen as soon as a picture is in the place of the page, and another than before.
  private func picture(on terminal: Tmux, _ heading: String, unlike before: String = "") throws -> String {
    try terminal.wait("the picture, \(heading)") { screen in
      let lines = screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let page = lines.dropFirst(3).dropLast(2).joined(separator: "\n")
      let blocks = page.unicodeScalars.filter { (0x2500...0x259F).contains($0.value) }
      return screen.contains(heading) && blocks.count > 20 && screen != before
    }
  }

  /// The page is white where the terminal has colours for it, and in the terminal's own where it has none.
  private func paper(_ terminal: Tmux, _ type: String) -> Bool {
    let paint = terminal.paint
    return switch type {
    case "xterm-256color": paint.contains("48;5;231")
    case "xterm": paint.contains(/\u{1B}\[(?:[0-9;]*;)?47m/)
    default: !paint.contains(/\u{1B}\[(?:[0-9;]*;)?[34][0-8](?:;5;[0-9]+)?m/)
    }
  }
}
