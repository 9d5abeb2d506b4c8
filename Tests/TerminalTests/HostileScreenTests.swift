import TestOffice
import Testing

/// Promise 10: nothing that came from outside acts on a terminal, on any screen of the built program.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct HostileScreenTests {
  /// What must have been on the screen, for the walk to have been everywhere.
  private static let landmarks = [
    "Hvem er du?", "På bordet", "Fordelt, ikke journalført", "Journalført ·", "Returnert eller overtatt",
    "Fordelt til deg", "Sendt til oss", "Sendt videre", "journalposter", "Avvik", "Saker", "Møter", "Post ",
    "Logg for post", "Hva vil du gjøre?", "Fordel til", "Koble til sak", "Hvor hører det til", "Morgenmøte",
    "igjen på bordet",
    "to ganger, ulikt",
  ]

  @Test("Every screen of an office full of hostile text sends only our own drawing", arguments: [(100, 40), (80, 24)])
  func everyScreen(width: Int, height: Int) throws {
    let office = try DemoOffice(service: "profil", at: DemoOffice.monday)
    try office.fillWithHostileText()
    let walk = try Walk(office, width: width, height: height)
    try walk.everywhere()
    let seen = walk.pictures
    for landmark in Self.landmarks where width >= 100 {
      #expect(seen.contains { $0.contains(landmark) }, "never seen: \(landmark)")
    }
    // The text was there, and is shown for what it is.
    #expect(seen.filter { $0.contains(HostileText.mark) }.count >= 20)
    #expect(seen.filter { $0.contains("⟦U+") }.count >= 20)
    #expect(Set(seen).count >= 40)
    let sent = walk.terminal.sent
    #expect(sent.count > 50_000)
    let findings = TerminalBytes.findings(in: sent)
    #expect(findings == [], "\(findings.count) findings, the first of them \(findings.prefix(5))")
  }
}

/// Goes through the workstation by its keys and keeps a picture of every screen.
private final class Walk {
  let terminal: Tmux
  private(set) var pictures: [String] = []
  private let office: DemoOffice

  init(_ office: DemoOffice, width: Int, height: Int) throws {
    self.office = office
    let settings = office.environment.merging(["TERM": "xterm-256color", "LC_ALL": "C"]) { $1 }
    terminal = try Tmux(width: width, height: height, environment: settings)
    try terminal.record()
    terminal.command("'\(Program.morgenpost)'")
  }

  private func look() {
    pictures.append(terminal.settled { !$0.contains("Henter…") })
  }

  private func press(_ keys: String...) {
    for key in keys {
      terminal.press(key)
      look()
    }
  }

  /// Opens what the key opens, and leaves it.
  private func open(_ keys: String...) {
    for key in keys { press(key, "Escape") }
  }

  func everywhere() throws {
    try terminal.wait(for: "Hvem er du?")
    look()
    try terminal.signIn()
    look()
    tray()
    for place in ["F3", "F4", "F5", "F6", "F7", "F8"] { self.place(place) }
    press("F9", "Escape", "F2")
    meeting()
    press("q", "Escape", "C-l")
  }

  private func tray() {
    for _ in 0..<4 {
      press("Down", "Enter", "l", "Escape", "Escape", "v")
    }
    // What an e-mail says of itself.
    terminal.press("/")
    terminal.type("FARE")
    look()
    press("Enter", "End", "Enter", "Down", "Escape", "Escape")
    open("?", ":", "/", "f", "k", "n", "j", "r", "p", "b", "e", "y", "d", "m", "i")
    for _ in 0..<12 { press("Down") }
  }

  private func place(_ key: String) {
    press(key, "Down", "Enter", "Down", "Enter", "Escape", "Escape")
    press(key, "l", "Escape", "v", "Enter", "l", "Escape", "Escape")
    open("?", ":", "e", "a", "x", "n")
  }

  private func meeting() {
    press("g", "Down", "o", "Down")
    open("f", "k", "n", "p", "r", "b", "l", "?", ":")
    // Closing: the safe answer is marked, the other one is below it.
    press("g", "Down", "Enter", "Down", "Escape", "Escape")
    press("F8", "Enter", "Escape")
  }
}
