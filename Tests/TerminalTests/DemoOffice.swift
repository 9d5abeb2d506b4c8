import Foundation
import Testing

/// A demo office of one service in a folder of its own, founded on Monday 23 November 2026 at 08:30 in Oslo.
final class DemoOffice {
  static let now = "2026-11-23T07:30:00Z"

  let folder: String
  private let root: String

  init(service: String = "profil") throws {
    root = NSTemporaryDirectory() + "morgenpost-terminal-\(UUID().uuidString)"
    folder = root + "/kontor"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    try Tmux.output(
      of: Tmux.builtProgram, ["office", "create", folder, "--demo", "--service", service],
      environment: ["MORGENPOST_NOW": Self.now])
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// What every run on this office gets.
  var environment: [String: String] {
    ["MORGENPOST_NOW": Self.now, "MORGENPOST_SESSION": root + "/session", "LC_ALL": "C"]
  }

  func terminal(
    width: Int = 100, height: Int = 30, type: String = "xterm-256color", _ more: [String: String] = [:],
    _ arguments: [String] = []
  ) throws -> Tmux {
    try Tmux(
      ["--office", folder] + arguments, width: width, height: height,
      environment: environment.merging(["TERM": type]) { $1 }.merging(more) { $1 })
  }

  /// Runs the command line on the office as `user` and answers with its output.
  func ask(_ arguments: [String], as user: String = "kari.vik") throws -> String {
    try Tmux.output(
      of: Tmux.builtProgram, ["login", "--as", user, "--office", folder], environment: environment,
      input: "morgenpost\n")
    return try Tmux.output(of: Tmux.builtProgram, arguments + ["--office", folder], environment: environment)
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
    type(text: "morgenpost")
    press("Enter")
    try wait(for: "På bordet")
  }
}
