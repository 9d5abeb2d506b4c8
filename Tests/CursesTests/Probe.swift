import Foundation
import TestOffice
import Testing

/// Where the probe program is and where its runs leave their files.
struct ProbeRun {
  private let scratch: ScratchFolder

  /// A new folder for one run.
  init() throws { scratch = try ScratchFolder() }

  /// The probe stands beside the test program.
  static let program = Program.built("CursesProbe")

  /// Settings with which the probe's signal handlers are never installed, to show that a test would notice.
  static let withoutSignals = ["UNPROTECTED": "signals", "LD_PRELOAD": Program.built("libUnprotected.so")]

  var log: String { path("log") }

  /// The events that reached the probe, one a line.
  var events: [String] { lines("log") }
  /// What it wrote to standard output and standard error while the screen was up.
  var noise: [String] { lines("log.err") }

  func path(_ name: String) -> String { scratch.path + "/" + name }

  func text(_ name: String) -> String? {
    ScratchFolder.read(path(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Called when the test ends, so that the files stay until then.
  func remove() { try? FileManager.default.removeItem(atPath: scratch.path) }

  private func lines(_ name: String) -> [String] {
    (text(name) ?? "").split(separator: "\n").map { String($0) }
  }
}

extension PseudoTerminal {
  static let xterm = ["TERM": "xterm-256color"]

  /// The probe on a terminal; without its crashes reported, which takes time.
  convenience init(
    _ run: ProbeRun, environment: [String: String] = xterm.merging(quiet) { $1 }, columns: Int = 100, rows: Int = 20
  ) throws {
    try self.init([ProbeRun.program, run.log], environment: environment, columns: columns, rows: rows)
  }
}

extension Tmux {
  /// The probe in the shell, with `settings` before the command.
  convenience init(
    _ run: ProbeRun, _ settings: String = "", mode: String = "", width: Int = 100, height: Int = 20
  ) throws {
    try self.init(width: width, height: height)
    let before = "stty -g > '\(run.path("before"))'"
    let after = "stty -g > '\(run.path("after"))'"
    command("\(before); \(settings) '\(ProbeRun.program)' '\(run.log)' \(mode); \(after); echo le''ft")
  }
}
