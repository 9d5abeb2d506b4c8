import Foundation
import Testing

/// The probe in a real terminal emulator, whose cells can be read: tmux.
final class TmuxSession {
  private let run: ProbeRun
  private let socket: String

  /// Starts a shell in a new tmux server and the probe in the shell; `settings` go before the command.
  init(_ run: ProbeRun, _ settings: String = "", columns: Int = 100, rows: Int = 20) throws {
    self.run = run
    socket = run.folder.appending(path: "tmux").path
    try tmux("new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env PS1='ready> ' bash --norc --noprofile -i")
    try #require(waits { $0.contains("ready>") })
    let before = "stty -g > '\(run.folder.path)/before'"
    let after = "stty -g > '\(run.folder.path)/after'"
    command("\(before); \(settings) '\(ProbeRun.program)' '\(run.log)'; \(after); echo left")
  }

  deinit {
    _ = try? tmux("kill-server")
  }

  @discardableResult
  func tmux(_ arguments: String...) throws -> String {
    let child = try ChildProcess(
      ["tmux", "-S", socket, "-f", "/dev/null", "-u"] + arguments,
      environment: ["PATH=/usr/bin:/bin", "TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=/"],
      .file(run.folder.appending(path: "answer").path))
    guard child.end(within: 20) != nil else {
      child.destroy()
      throw ChildProcess.Failure(call: "tmux \(arguments)", code: ETIMEDOUT)
    }
    return run.text("answer") ?? ""
  }

  /// Types a line into the shell.
  func command(_ line: String) {
    _ = try? tmux("send-keys", "-l", line)
    press("Enter")
  }

  /// Presses a key by its tmux name.
  func press(_ keys: String...) {
    for key in keys { _ = try? tmux("send-keys", key) }
  }

  func type(_ text: String) {
    _ = try? tmux("send-keys", "-l", text)
  }

  /// The cells as text.
  var picture: String { (try? tmux("capture-pane", "-p")) ?? "" }
  /// The cells with their colours and emphasis.
  var paint: String { (try? tmux("capture-pane", "-p", "-e")) ?? "" }
  /// `column,row` of the cursor.
  var cursor: String { ask("#{cursor_x},#{cursor_y}") }
  var isAlternate: Bool { ask("#{alternate_on}") == "1" }
  var title: String { ask("#{pane_title}") }

  private func ask(_ format: String) -> String {
    ((try? tmux("display-message", "-p", format)) ?? "").trimmingCharacters(in: .newlines)
  }

  /// Reads the cells until `condition` holds for them.
  func waits(_ condition: (String) -> Bool) -> Bool {
    eventually { condition(picture) }
  }
}
