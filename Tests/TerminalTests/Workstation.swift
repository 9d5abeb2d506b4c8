import TestOffice
import Testing

extension DemoOffice {
  /// The workstation on this office, in a terminal of its own, on a machine whose locale is C.
  ///
  /// - Parameters:
  ///   - clock: another time than the office's own.
  ///   - arguments: by itself it leaves the pages of scans alone, which would be read beside the test.
  func terminal(
    width: Int = 100, height: Int = 30, type: String = "xterm-256color", clock: String? = nil,
    arguments: [String] = ["--no-page-work"]
  ) throws -> Tmux {
    var settings = environment.merging(["TERM": type, "LC_ALL": "C"]) { $1 }
    if let clock { settings["MORGENPOST_NOW"] = clock }
    let terminal = try Tmux(width: width, height: height, environment: settings)
    terminal.command("clear; '\(Program.morgenpost)' " + arguments.map { "'\($0)'" }.joined(separator: " "))
    return terminal
  }

  /// What the command line answers Kari Vik.
  func ask(_ arguments: [String]) throws -> String {
    if !ScratchFolder.exists(sessionFile) { try signIn() }
    return try run(arguments).text
  }

  /// Whether no entry of the log has been touched, and the tables are what it says.
  func isLogWhole() throws -> Bool {
    let whole = try run(["log", "verify"]).text.contains("hel")
    let replayed = try run(["log", "replay", "--check", "--json"]).text.contains("\"ok\":true")
    return whole && replayed
  }
}

extension Tmux {
  /// The selected item's own heading: the list has come, and what may be done with it is known.
  func waitForItem() throws {
    try wait("an item's heading") { $0.contains(/Post [0-9]+:/) }
  }

  /// Chooses a person in the list of the demo office's users, which must be in sight, and signs in as them.
  func signIn(as name: String = "Kari Vik", _ user: String = "kari.vik") throws {
    try wait(for: "Hvem er du?")
    let lines = try wait(for: user).split(separator: "\n", omittingEmptySubsequences: false)
    guard let marked = lines.firstIndex(where: { $0.hasPrefix(" ▸") || $0.hasPrefix(" >") }),
      let wanted = lines.firstIndex(where: { $0.contains(user) })
    else { throw Missing(what: "the list of users") }
    for _ in marked..<wanted { press("Down") }
    try wait("\(name) marked") { $0.contains("▸ \(name)") || $0.contains("> \(name)") }
    press("Enter")
    type(DemoOffice.password)
    press("Enter")
    // The password's cost is meant to be felt, on a busy machine all the more.
    try wait(for: "På bordet", seconds: 60)
  }
}
