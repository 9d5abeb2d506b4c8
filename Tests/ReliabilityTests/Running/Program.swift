import Foundation
import Glibc
import Synchronization

/// What a program answered and how it ended.
struct Run: Sendable {
  let arguments: [String]
  /// The exit code; nil when a signal ended the program.
  let code: Int32?
  let signal: Int32?
  let output: String
  let complaint: String
  /// Ended by the test because it took longer than its time limit.
  let isOverdue: Bool

  var isDone: Bool { code == 0 }

  /// The one JSON document on standard output; nil when it is not there in full.
  var answer: [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any]
  }

  /// One line for a failure message.
  var summary: String {
    let end = isOverdue ? "overdue" : code.map { "exit \($0)" } ?? "signal \(signal ?? 0)"
    return "\(arguments.suffix(6).joined(separator: " ")): \(end) \(output.prefix(300)) \(complaint.prefix(300))"
  }
}

/// A started program, in a process group of its own, with its output in files without names.
///
/// Files instead of pipes: nothing of a killed program's children can hold the test up.
final class StartedProgram: Sendable {
  let pid: pid_t
  private let arguments: [String]
  private let output: Int32
  private let complaint: Int32
  private let ended = Mutex<Run?>(nil)

  fileprivate init(pid: pid_t, arguments: [String], output: Int32, complaint: Int32) {
    self.pid = pid
    self.arguments = arguments
    self.output = output
    self.complaint = complaint
  }

  /// Sends a signal to the program alone.
  func send(_ signal: Int32) {
    ended.withLock { if $0 == nil { kill(pid, signal) } }
  }

  /// Waits for the end; past the limit (in seconds) the whole group is killed and the run is overdue.
  @discardableResult
  func wait(limit: Double = 60) -> Run {
    if let run = ended.withLock({ $0 }) { return run }
    let deadline = ContinuousClock.now + .seconds(limit)
    var isOverdue = false
    while true {
      if let run = poll(isOverdue: isOverdue) { return run }
      if ContinuousClock.now > deadline {
        isOverdue = true
        kill(-pid, SIGKILL)
      }
      usleep(500)
    }
  }

  /// The run if it has ended.
  func poll(isOverdue: Bool = false) -> Run? {
    ended.withLock { ended in
      if let ended { return ended }
      var status: Int32 = 0
      guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
      // What it started ends with it.
      kill(-pid, SIGKILL)
      let signal = status & 0x7F
      let run = Run(
        arguments: arguments, code: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal,
        output: Self.text(output), complaint: Self.text(complaint), isOverdue: isOverdue)
      close(output)
      close(complaint)
      ended = run
      return run
    }
  }

  private static func text(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = pread(descriptor, &buffer, buffer.count, off_t(bytes.count)), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Starting programs.
enum Program {
  struct CannotStart: Error { let arguments: [String], errno: Int32 }

  /// The built program, beside the test bundle.
  static let morgenpost: String = {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL.deletingLastPathComponent()
    return folder.appendingPathComponent("morgenpost").path
  }()

  /// Starts `arguments[0]`, looked up in PATH, with `input` on standard input.
  static func start(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> StartedProgram {
    let output = try unnamedFile()
    let complaint = try unnamedFile()
    let given = try unnamedFile(holding: input)
    defer { close(given) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in [given, output, complaint].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A signal the test runner ignores must not be ignored by the program under test.
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    var variables = ProcessInfo.processInfo.environment
    for name in ["MORGENPOST_OFFICE", "MORGENPOST_SESSION", "MORGENPOST_NOW"] { variables[name] = nil }
    variables.merge(environment) { $1 }
    let words = arguments.map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var pid: pid_t = 0
    let result = posix_spawnp(&pid, arguments[0], &actions, &attributes, words, settings)
    guard result == 0 else {
      close(output)
      close(complaint)
      throw CannotStart(arguments: arguments, errno: result)
    }
    return StartedProgram(pid: pid, arguments: arguments, output: output, complaint: complaint)
  }

  /// Runs to the end, at most `limit` seconds.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = "", limit: Double = 60
  ) throws -> Run {
    try start(arguments, environment: environment, input: input).wait(limit: limit)
  }

  private static func unnamedFile(holding text: String = "") throws -> Int32 {
    let path = "/tmp/morgenpost-run-\(UInt64.random(in: .min ... .max))"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CannotStart(arguments: ["open", path], errno: errno) }
    unlink(path)
    let bytes = Array(text.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw CannotStart(arguments: ["write"], errno: errno)
    }
    return descriptor
  }
}
