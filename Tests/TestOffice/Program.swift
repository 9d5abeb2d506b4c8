import Foundation
import Glibc

/// Starting programs of the test machine, and the built one.
package enum Program {
  /// The program that was built with these tests: it lies beside the test bundle.
  package static let morgenpost = built("morgenpost")

  /// The path of a program that was built with these tests.
  package static func built(_ name: String) -> String {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(path: name).path
  }

  /// What every program gets: nothing of the tester's own settings, and no session of theirs.
  private static let surroundings: Result<[String: String], any Error> = Result {
    let runtime = try ScratchFolder()
    runtime.removeAtExit()
    let search = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ["PATH": search, "LANG": "C.UTF-8", "HOME": runtime.path, "XDG_RUNTIME_DIR": runtime.path]
  }

  package static func environment(_ more: [String: String]) throws -> [String: String] {
    try surroundings.get().merging(more) { $1 }
  }

  /// Starts `words[0]`, looked up in PATH, with `input` on standard input.
  ///
  /// - Parameter words: byte strings, because an argument need not be text.
  package static func start(
    bytes words: [[UInt8]], environment: [String: String] = [:], input: String = ""
  ) throws -> StartedProgram {
    try StartedProgram(words, environment: Self.environment(environment), .files(input: Array(input.utf8)))
  }

  package static func start(
    _ words: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> StartedProgram {
    try start(bytes: words.map { Array($0.utf8) }, environment: environment, input: input)
  }

  /// Runs to the end, at most `limit` seconds.
  package static func run(
    bytes words: [[UInt8]], environment: [String: String] = [:], input: String = "", limit: Double = 60
  ) throws -> Run {
    try start(bytes: words, environment: environment, input: input).wait(limit: limit)
  }

  package static func run(
    _ words: [String], environment: [String: String] = [:], input: String = "", limit: Double = 60
  ) throws -> Run {
    try start(words, environment: environment, input: input).wait(limit: limit)
  }
}

extension Program {
  /// Runs the built program by itself, not on an office.
  package static func runMorgenpost(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> Run {
    try run([morgenpost] + arguments, environment: environment, input: input)
  }
}

/// Asks again and again, for at most `seconds`, whether something has come true.
package func eventually(within seconds: Double = 30, _ condition: () throws -> Bool) rethrows -> Bool {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while ContinuousClock.now < deadline {
    if try condition() { return true }
    usleep(10_000)
  }
  return try condition()
}
