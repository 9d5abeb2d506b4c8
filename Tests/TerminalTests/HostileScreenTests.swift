import Foundation
import TestOffice
import Testing

/// Promise 10: nothing that came from outside acts on a terminal, on any screen of the built program.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct HostileScreenTests {
  /// What must have been on the screen, for the walk to have been everywhere.
  private static let landmarks = [
    "Hvem er du?", "På bordet", "Fordelt, ikke journalført", "Journalført ·", "Returnert eller overtatt",
    "Fordelt til deg", "Sendt til oss", "Sendt videre", "ubesvarte", "Avvik", "Saker", "Møter", "Post ",
    "Logg for post", "Hva vil du gjøre?", "Fordel til", "Koble til sak", "Hvor hører det til", "Morgenmøte",
    "igjen på bordet", "to ganger, ulikt",
  ]

  /// The small screen too in the long form.
  private static let sizes =
    ProcessInfo.processInfo.environment["MORGENPOST_LONG"] == "1" ? [(100, 40), (80, 24)] : [(100, 40)]

  @Test("Every screen of an office full of hostile text sends only our own drawing", arguments: sizes)
  func everyScreen(width: Int, height: Int) throws {
    let office = try DemoOffice(service: "profil", at: DemoOffice.monday)
    try office.fillWithHostileText()
    let walk = try Walk(office, width: width, height: height)
    try walk.everywhere()
    let seen = walk.pictures
    for landmark in Self.landmarks where width >= 100 {
      #expect(seen.contains { $0.contains(landmark) }, "never seen: \(landmark) among \(walk.headings)")
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

  /// The lines over the pages that were seen, in order.
  var headings: [String] {
    pictures.map { $0.split(separator: "\n").dropFirst(2).first.map { String($0.prefix(60)) } ?? "" }
  }

  private func press(_ keys: String...) {
    for key in keys {
      pictures.append(terminal.picture(after: key) { !$0.contains("Henter…") })
    }
  }

  /// Turns the pages of what is open until the last one; hostile text is long.
  private func readToEnd() {
    for _ in 0..<20 {
      press("NPage")
      guard pictures.suffix(2).first != pictures.last else { return }
    }
    Issue.record("no end to \(pictures.last ?? "")")
  }

  /// Opens what the key opens, and leaves it.
  private func open(_ keys: String...) {
    for key in keys { press(key, "Escape") }
  }

  func everywhere() throws {
    pictures.append(try terminal.wait(for: "Hvem er du?"))
    try terminal.signIn()
    try tray()
    for place in ["F3", "F4", "F5", "F6", "F7", "F8", "F9"] { self.place(place) }
    press("Y", "Escape", "F11", "F2")
    meeting()
    press("q", "Escape", "C-l")
  }

  private func tray() throws {
    press("C-l")
    // What e-mails say of themselves, found by their numbers.
    for mail in try office.rows(["tray"], of: "items") where mail["channel"] as? String == "epost" {
      press("/")
      terminal.type("\(try #require(mail["post"] as? Int))")
      press("Enter", "Enter")
      readToEnd()
      press("Escape", "Escape", "F2")
    }
    press("F2")
    for _ in 0..<4 {
      press("v", "Down", "Enter", "l", "Escape", "Escape")
    }
    for _ in 0..<2 {
      press("Down")
      open("k", "r")
    }
    open("?", ":", "/", "f", "n", "j", "p", "b", "e", "y", "d", "m", "i")
  }

  private func place(_ key: String) {
    press(key, "Down", "Enter", "Down", "Enter", "Escape", "Escape")
    press(key, "l", "Escape", "v", "Enter", "l", "Escape", "Escape")
    open("e", "a", "x", "n")
  }

  private func meeting() {
    press("g", "Down", "o", "Down")
    open("f", "k", "n", "p", "r", "b", "l", "?", ":")
    // Closing: the safe answer is marked, the other one is below it.
    press("g", "Down", "Enter", "Down", "Escape", "Escape")
    press("F8", "Enter", "Escape")
  }
}
