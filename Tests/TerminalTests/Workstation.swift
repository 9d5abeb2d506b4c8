import TestOffice
import Testing

extension DemoOffice {
  /// The workstation on this office, in a terminal of its own, on a machine whose locale is C.
  func terminal(
    width: Int = 100, height: Int = 30, type: String = "xterm-256color", arguments: [String] = []
  ) throws -> Tmux {
    let settings = environment.merging(["TERM": type, "LC_ALL": "C"]) { $1 }
    let terminal = try Tmux(width: width, height: height, environment: settings)
    terminal.command("clear; '\(Program.morgenpost)' " + arguments.map { "'\($0)'" }.joined(separator: " "))
    return terminal
  }

  /// What the command line answers Kari Vik.
  func ask(_ arguments: [String]) throws -> String {
    if !ScratchFolder.exists(sessionFile) { try signIn() }
    return try run(arguments).text
  }
}

extension Tmux {
  /// The selected item's own heading: the list has come, and what may be done with it is known.
  func waitForItem() throws {
    try wait("an item's heading") { $0.contains(/Post [0-9]+:/) }
  }

  /// Chooses Kari Vik in the list of the demo office's users and signs in as her.
  func signIn() throws {
    try wait(for: "Hvem er du?")
    let lines = try wait(for: "kari.vik").split(separator: "\n", omittingEmptySubsequences: false)
    guard let marked = lines.firstIndex(where: { $0.hasPrefix(" ▸") || $0.hasPrefix(" >") }),
      let kari = lines.firstIndex(where: { $0.contains("kari.vik") })
    else { throw Missing(what: "the list of users") }
    for _ in marked..<kari { press("Down") }
    try wait("Kari Vik marked") { $0.contains("▸ Kari Vik") || $0.contains("> Kari Vik") }
    press("Enter")
    type(DemoOffice.password)
    press("Enter")
    try wait(for: "På bordet")
  }
}
