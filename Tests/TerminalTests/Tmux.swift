import Foundation
import Testing

/// A terminal of its own, by tmux, with the built program in it.
///
/// Waits are for what is on the screen, with a deadline, never for a time.
final class Tmux {
  private let socket = "morgenpost-test-\(UUID().uuidString.prefix(8))"
  let program: String

  /// - Parameter environment: what the program gets beside the usual.
  init(_ arguments: [String], width: Int, height: Int, environment: [String: String]) throws {
    program = Self.builtProgram
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
    let line = "\(variables) '\(program)' " + arguments.map { "'\($0)'" }.joined(separator: " ")
    // The shell stays, so that the screen after the program's end can be looked at.
    try run(quietly: true, ["new-session", "-d", "-x", "\(width)", "-y", "\(height)", "sh"])
    type(text: "stty -g > /dev/null; PS1='ferdig> '; clear; \(line)")
    press("Enter")
  }

  /// Ends the program and its terminal; every test does so, whatever came before.
  func end() { _ = try? run(["kill-server"]) }

  func press(_ keys: String...) {
    for key in keys { _ = try? run(["send-keys", key]) }
  }

  func type(text: String) { _ = try? run(["send-keys", "-l", text]) }

  func resize(width: Int, height: Int) throws {
    try run(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  /// What is on the screen now, a line each.
  func screen() -> String { (try? run(["capture-pane", "-p"])) ?? "" }

  /// Row and column of the hardware cursor, from 0.
  func cursor() throws -> (row: Int, column: Int) {
    let parts = try run(["display-message", "-p", "#{cursor_y} #{cursor_x}"]).split { $0.isWhitespace }
    return (Int(parts[0]) ?? -1, Int(parts[1]) ?? -1)
  }

  func processID() throws -> Int32 {
    // The program is the shell's only child.
    let shell = try run(["display-message", "-p", "#{pane_pid}"]).trimmingCharacters(in: .whitespacesAndNewlines)
    let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return Int32(children.split(separator: " ").first ?? "") ?? 0
  }

  /// The screen as soon as it holds `text`; a recorded issue with the last screen when the deadline passes.
  @discardableResult
  func wait(for text: String, seconds: Double = 20, _ location: SourceLocation = #_sourceLocation) throws -> String {
    try wait("«\(text)»", seconds: seconds, location) { $0.contains(text) }
  }

  @discardableResult
  func wait(
    _ what: String, seconds: Double = 20, _ location: SourceLocation = #_sourceLocation,
    until holds: (String) -> Bool
  ) throws -> String {
    let deadline = Date().addingTimeInterval(seconds)
    var last = ""
    while Date() < deadline {
      last = screen()
      if holds(last) { return last }
      Thread.sleep(forTimeInterval: 0.03)
    }
    Issue.record("waited in vain for \(what):\n\(last)", sourceLocation: location)
    throw Missing(what: what)
  }

  struct Missing: Error {
    let what: String
  }

  @discardableResult
  private func run(quietly: Bool = false, _ arguments: [String]) throws -> String {
    let words = ["-f", "/dev/null", "-L", socket] + arguments
    let variables = ["LC_ALL": "C.UTF-8"]
    guard quietly else { return try Self.output(of: "/usr/bin/tmux", words, environment: variables) }
    // The server that tmux leaves behind must not inherit the descriptor by which an end is noticed.
    let closing = #"for f in /proc/$$/fd/*; do n=${f##*/}; [ "$n" -gt 2 ] && eval "exec $n>&-"; done; exec tmux "$@""#
    return try Self.output(
      of: "/bin/bash", ["-c", closing, "tmux"] + words, environment: variables, quietly: true)
  }

  /// The program that was built with these tests.
  static var builtProgram: String {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    return folder.appendingPathComponent("morgenpost").path
  }

  /// What a program writes on standard output.
  ///
  /// - Parameter quietly: nothing is read; for a program that leaves another one behind with its output.
  @discardableResult
  static func output(
    of program: String, _ arguments: [String], environment: [String: String] = [:], input: String = "",
    quietly: Bool = false
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, feed) = (Pipe(), Pipe())
    process.standardOutput = quietly ? FileHandle.nullDevice : output
    process.standardInput = feed
    process.standardError = FileHandle.nullDevice
    try process.run()
    feed.fileHandleForWriting.write(Data(input.utf8))
    try feed.fileHandleForWriting.close()
    let data = quietly ? Data() : output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
