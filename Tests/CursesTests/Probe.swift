import Foundation
import Testing

/// Where the probe program is and where its runs leave their files.
struct ProbeRun {
  let folder: URL

  /// A new folder for one run.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "curses-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// The probe stands beside the test program.
  static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "CursesProbe").path

  var log: String { folder.appending(path: "log").path }

  /// The events that reached the probe, one a line.
  var events: [String] { lines("log") }
  /// What it wrote to standard output and standard error while the screen was up.
  var noise: [String] { lines("log.err") }

  func text(_ name: String) -> String? {
    try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  private func lines(_ name: String) -> [String] {
    (text(name) ?? "").split(separator: "\n").map { String($0) }
  }
}

/// Asks again and again, for at most `seconds`, whether something has come true.
func eventually(within seconds: Int = 30, _ condition: () throws -> Bool) rethrows -> Bool {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while ContinuousClock.now < deadline {
    if try condition() { return true }
    usleep(10_000)
  }
  return try condition()
}
