import Foundation
import Glibc
import Testing

/// The built program, run the way a shell runs it: real arguments, real exit codes.
struct Program {
  /// The binary beside the test bundle.
  static func path() throws -> String {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [folder, Bundle.main.bundleURL, folder.deletingLastPathComponent()]
      .map { $0.appendingPathComponent("morgenpost").path }
    return try #require(candidates.first { access($0, X_OK) == 0 }, "no built program in \(candidates)")
  }

  /// What one run left behind.
  struct Run {
    let status: Int32
    let output: [UInt8]
    let complaint: [UInt8]

    var text: String { String(decoding: output, as: UTF8.self) }
    var said: String { String(decoding: complaint, as: UTF8.self) }

    /// The one JSON document on standard output.
    func json(sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: Any] {
      let document = try? JSONSerialization.jsonObject(with: Data(output)) as? [String: Any]
      return try #require(document, "no JSON object: \(text.prefix(300))", sourceLocation: sourceLocation)
    }

    /// The refusal's code; empty when the document holds none.
    func code(sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
      let refusal = try json(sourceLocation: sourceLocation)["refusal"] as? [String: Any]
      return refusal?["code"] as? String ?? ""
    }

    /// Characters a terminal could act on: C0 but newline, DEL, C1, direction marks, and bytes that are no text.
    var activeCharacters: [String] {
      let bytes = output + complaint
      guard let text = String(validating: bytes, as: UTF8.self) else { return ["not UTF-8"] }
      return text.unicodeScalars.filter(Self.isActive).map { String($0.value, radix: 16) }
    }

    private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x0A: false
      case 0x00..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x202A...0x202E, 0x2028...0x2029, 0x2066...0x2069, 0x061C: true
      default: false
      }
    }
  }

  /// Runs the program to its end, at most a minute.
  ///
  /// - Parameters:
  ///   - arguments: byte strings, because an argument need not be text.
  ///   - environment: the whole environment but PATH and LANG.
  static func run(
    _ arguments: [[UInt8]], environment: [String: String] = [:], input: String = ""
  ) throws -> Run {
    let scratch = try ScratchFolder()
    try scratch.write("in", Array(input.utf8))
    let program = try path()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, scratch.path + "/in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, scratch.path + "/out", O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, scratch.path + "/err", O_WRONLY | O_CREAT, 0o600)
    let search = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let variables = ["PATH": search, "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": scratch.path]
      .merging(environment) { $1 }
    var argv = CStrings([Array(program.utf8)] + arguments)
    var envp = CStrings(variables.map { Array("\($0.key)=\($0.value)".utf8) })
    defer {
      argv.free()
      envp.free()
    }
    var pid: pid_t = 0
    let failure = posix_spawn(&pid, program, &actions, nil, &argv.pointers, &envp.pointers)
    guard failure == 0 else { throw ScratchFolderFault(errno: failure) }
    let status = try wait(for: pid)
    return Run(
      status: status, output: ScratchFolder.read(scratch.path + "/out") ?? [],
      complaint: ScratchFolder.read(scratch.path + "/err") ?? [])
  }

  static func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> Run {
    try run(arguments.map { Array($0.utf8) }, environment: environment, input: input)
  }

  /// The exit code, or the negated signal that ended it.
  private static func wait(for pid: pid_t) throws -> Int32 {
    var status: Int32 = 0
    let deadline = ContinuousClock.now + .seconds(60)
    while true {
      let ended = waitpid(pid, &status, WNOHANG)
      if ended == pid { break }
      guard ended == 0 || errno == EINTR else { throw ScratchFolderFault(errno: errno) }
      if ContinuousClock.now > deadline {
        kill(pid, SIGKILL)
        waitpid(pid, &status, 0)
        Issue.record("did not end within a minute")
        break
      }
      usleep(2000)
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }
}

/// A null-terminated array of C strings.
private struct CStrings {
  var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [[UInt8]]) {
    pointers = texts.map { text in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.count + 1)
      for (index, byte) in text.enumerated() { copy[index] = CChar(bitPattern: byte) }
      copy[text.count] = 0
      return copy
    }
    pointers.append(nil)
  }

  func free() { pointers.forEach { $0?.deallocate() } }
}
