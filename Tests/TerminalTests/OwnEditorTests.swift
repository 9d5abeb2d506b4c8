import Foundation
import TestOffice
import Testing

/// A letter written in the user's own editor, on the built program in a real terminal.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct OwnEditorTests {
  /// Reads a line from the terminal it has been lent, and writes it behind the text.
  private static let editor = """
    stty -a < /dev/tty > "$SAID"
    stat -c %a "$1" >> "$SAID"
    printf 'editoren har skjermen\\n' > /dev/tty
    read -r line < /dev/tty
    printf '%s\\n' "$line" >> "$1"
    """

  private func office() throws -> DemoOffice {
    let office = try DemoOffice(service: "profil")
    try office.login(as: "per.moe")
    // Nobody writes in a colleague's case.
    let opened = try office.run(["do", "open-case", "service=profil", "title=Egen sak", "party=Ola Nordmann"])
    try #require(opened.status == 0, "\(opened.text) \(opened.said)")
    let cases = try office.rows(["cases"], of: "cases")
    let own = cases.first { $0["title"] as? String == "Egen sak" }
    let number = try #require(own?["case"] as? String, "\(cases)")
    let run = try office.run([
      "do", "draft-letter", "case=\(number)", "template=svar", "recipient=Ola Nordmann", "title=Svar",
      "text=Første linje.",
    ])
    try #require(run.status == 0, "\(run.text) \(run.said)")
    return office
  }

  private func letter(_ office: DemoOffice, _ settings: String) throws -> Tmux {
    let terminal = try Tmux(
      width: 100, height: 30,
      environment: office.environment.merging(["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]) { $1 })
    terminal.command("clear; \(settings) '\(Program.morgenpost)' --no-page-work")
    try terminal.signIn(as: "Per Moe", "per.moe")
    terminal.press("F4")
    // The letter stands there, and can be opened.
    try terminal.wait(for: "kladd")
    terminal.press("Enter")
    try terminal.wait(for: "Første linje.")
    return terminal
  }

  @Test("The terminal is lent in its usual modes and taken back whole, with what was written")
  func edits() throws {
    let office = try office()
    let script = office.scratch.path + "/editor.sh"
    let said = office.scratch.path + "/said"
    try Self.editor.write(toFile: script, atomically: true, encoding: .utf8)
    let terminal = try letter(office, "SAID=\(said) VISUAL= EDITOR='sh \(script)'")
    terminal.press("C-e")
    try terminal.wait(for: "editoren har skjermen")
    terminal.type("Andre linje fra editoren.")
    terminal.press("Enter")
    try terminal.wait(for: "Teksten er hentet tilbake")
    try terminal.wait(for: "Andre linje fra editoren.")
    let modes = try String(contentsOfFile: said, encoding: .utf8)
    #expect(modes.contains(" icanon") && modes.contains(" echo ") && modes.hasSuffix("600\n"), "\(modes)")
    // The screen is the program's again, and its keys are.
    terminal.press("C-s")
    try terminal.wait(for: "Lagret: Svar")
    let drafts = try FileManager.default.contentsOfDirectory(atPath: office.folder + "/drafts")
    #expect(!drafts.contains { $0.hasSuffix(".txt") }, "\(drafts)")
  }

  @Test("What was written before the editor ended with an error stays in the office")
  func failed() throws {
    let office = try office()
    let script = office.scratch.path + "/editor.sh"
    try "printf 'Før bruddet.\\n' >> \"$1\"\nexit 1\n".write(toFile: script, atomically: true, encoding: .utf8)
    let terminal = try letter(office, "SCRIPT=\(script) VISUAL= EDITOR='sh $SCRIPT'")
    terminal.press("C-e")
    try terminal.wait(for: "sluttet med feil 1")
    try terminal.wait(for: "Første linje.")
    let folder = office.folder + "/drafts"
    let drafts = try FileManager.default.contentsOfDirectory(atPath: folder)
    let kept = try #require(drafts.first { $0.hasSuffix(".txt") }, "\(drafts)")
    let text = try String(contentsOfFile: "\(folder)/\(kept)", encoding: .utf8)
    #expect(text.hasSuffix("Før bruddet.\n"), "\(text)")
  }

  @Test("Without an editor, and with one that is not there, the screen says what to do")
  func noEditor() throws {
    let office = try office()
    let none = try letter(office, "VISUAL= EDITOR=")
    none.press("C-e")
    try none.wait(for: "export EDITOR=nano")
    let missing = try letter(office, "VISUAL=finnes-ikke-xyz")
    missing.press("C-e")
    try missing.wait(for: "«finnes-ikke-xyz» kunne ikke startes")
    try missing.wait(for: "Første linje.")
  }
}
