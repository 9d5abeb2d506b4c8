import Foundation
package import Glibc
package import Testing

/// A terminal of its own, by tmux, with a shell in it. It ends with the value, or with the test run if that is killed.
///
/// Waits are for what is on the screen, with a deadline, never for a time.
package final class Tmux {
  private let socket: String
  private let scratch: ScratchFolder
  /// The tmux server, of which nothing else lives.
  package let server: pid_t

  /// What the shell says when it waits for a line.
  package static let prompt = "ready>"

  /// - Parameter environment: what the shell gets beside the usual; `TERM` says what kind of terminal programs see.
  package init(width: Int, height: Int, environment: [String: String] = [:]) throws {
    scratch = try ScratchFolder()
    socket = scratch.path + "/tmux"
    let settings = environment.merging(["PS1": Self.prompt + " "]) { $1 }.map { "\($0.key)=\($0.value)" }
    let shell = ["env"] + settings.sorted() + ["bash", "--norc", "--noprofile", "-i"]
    let said = try Self.ask(
      socket, ["new-session", "-d", "-P", "-F", "#{pid}", "-x", "\(width)", "-y", "\(height)"] + shell)
    server = try #require(pid_t(said.filter { $0.isNumber }), "no tmux server: \(said)")
    // A test run that is killed ends nothing; so the server looks for itself whether the run is still there.
    let watch = "while kill -0 \(getpid()) && kill -0 $PPID; do sleep 1; done 2>/dev/null; kill -9 $PPID"
    try tmux(["run-shell", "-b", watch])
    try wait(for: Self.prompt)
  }

  deinit {
    _ = try? tmux(["kill-server"])
    // Asked to end, it sends its shells away first. It is no child of ours.
    if !eventually(within: 5, { kill(server, 0) != 0 }) { kill(server, SIGKILL) }
  }

  /// Types a line into the shell.
  package func command(_ line: String) {
    type(line)
    press("Enter")
  }

  /// Presses keys by their tmux names.
  package func press(_ keys: String...) {
    for key in keys { _ = try? tmux(["send-keys", key]) }
  }

  package func type(_ text: String) { _ = try? tmux(["send-keys", "-l", text]) }

  package func paste(_ text: String) throws {
    try tmux(["set-buffer", text])
    try tmux(["paste-buffer", "-p"])
  }

  package func resize(width: Int, height: Int) throws {
    try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  /// Keeps every byte that programs send to the terminal from now on.
  package func record() throws { try tmux(["pipe-pane", "-O", "exec cat > \(scratch.path)/sent"]) }

  /// The bytes that were sent to the terminal since ``record()``.
  package var sent: [UInt8] { ScratchFolder.read(scratch.path + "/sent") ?? [] }

  /// How many bytes that are.
  private var sentCount: Int {
    var facts = stat()
    return stat(scratch.path + "/sent", &facts) == 0 ? Int(facts.st_size) : 0
  }

  /// Presses a key and answers with the screen when it has come to rest and `isReady`: the program has drawn, if the key
  /// makes it draw within a second, and draws no more. Only while it is recorded.
  package func picture(after key: String, _ isReady: (String) -> Bool = { _ in true }) -> String {
    let before = sentCount
    press(key)
    _ = eventually(within: 1) { sentCount != before }
    var drawn = (count: -1, picture: "")
    _ = eventually(within: 10) {
      let now = (count: sentCount, picture: picture)
      defer { drawn = now }
      return now == drawn && isReady(now.picture)
    }
    return drawn.picture
  }

  /// What is on the screen now, a line each.
  package var picture: String { (try? tmux(["capture-pane", "-p"])) ?? "" }
  /// The same with its colours and emphasis.
  package var paint: String { (try? tmux(["capture-pane", "-p", "-e"])) ?? "" }
  /// Column and row of the hardware cursor, from 0: `column,row`.
  package var cursor: String { ask("#{cursor_x},#{cursor_y}") }
  package var isAlternate: Bool { ask("#{alternate_on}") == "1" }
  package var title: String { ask("#{pane_title}") }

  private func ask(_ format: String) -> String {
    ((try? tmux(["display-message", "-p", format])) ?? "").trimmingCharacters(in: .newlines)
  }

  /// The program in the foreground: the shell's only child; 0 when there is none.
  package func processID() throws -> pid_t {
    let shell = ask("#{pane_pid}")
    let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return pid_t(children.split(separator: " ").first ?? "") ?? 0
  }

  /// Looks at the screen until `condition` holds.
  package func waits(_ condition: (String) -> Bool) -> Bool {
    eventually { condition(picture) }
  }

  /// The screen as soon as it holds `text`; a recorded issue with the last screen when the deadline passes.
  @discardableResult
  package func wait(
    for text: String, seconds: Double = 20, _ location: SourceLocation = #_sourceLocation
  ) throws -> String {
    try wait("«\(text)»", seconds: seconds, location) { $0.contains(text) }
  }

  @discardableResult
  package func wait(
    _ what: String, seconds: Double = 20, _ location: SourceLocation = #_sourceLocation,
    until holds: (String) -> Bool
  ) throws -> String {
    var last = ""
    let hasCome = eventually(within: seconds) {
      last = picture
      return holds(last)
    }
    if hasCome { return last }
    Issue.record("waited in vain for \(what):\n\(last)", sourceLocation: location)
    throw Missing(what: what)
  }

  package struct Missing: Error {
    package let what: String

    package init(what: String) { self.what = what }
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String { try Self.ask(socket, arguments) }

  private static func ask(_ socket: String, _ arguments: [String]) throws -> String {
    let words = ["tmux", "-S", socket, "-f", "/dev/null", "-u"] + arguments
    let run = try Program.run(words, environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"], limit: 20)
    guard run.isDone else { throw Missing(what: run.summary) }
    return run.text
  }
}
