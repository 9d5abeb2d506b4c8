import Foundation
package import Glibc
import Synchronization

/// A started program, in a process group of its own.
///
/// Its output goes to files without names instead of pipes: nothing that it leaves behind can hold the test up.
package final class StartedProgram: Sendable {
  package let pid: pid_t
  private let words: [String]
  /// The files of standard output and standard error; nil on a terminal.
  private let files: (output: Int32, complaint: Int32)?
  private let ended = Mutex<Run?>(nil)
  /// What it started is left alone when it ends: a server in the background.
  private let leavesOthers: Bool

  package struct CannotStart: Error {
    package let words: [String]
    package let errno: Int32

    package init(words: [String], errno: Int32) {
      self.words = words
      self.errno = errno
    }
  }

  /// Where its standard streams go.
  package enum Streams {
    /// Bytes in, and files without names out.
    case files(input: [UInt8])
    /// A terminal, in a session of its own whose terminal it becomes.
    case terminal(String)
  }

  // Macros of Linux that Swift does not see.
  private static let newSession: Int32 = 0x80

  /// Starts `words[0]`, looked up in PATH, with nothing in its environment but `environment`.
  package init(
    _ words: [[UInt8]], environment: [String: String], _ streams: Streams, leavesOthers: Bool = false
  ) throws {
    let names = words.map { String(decoding: $0, as: UTF8.self) }
    self.words = names
    self.leavesOthers = leavesOthers
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The test runner's own signal mask and ignored signals must not reach the program: threads of the runner block
    // every signal, and what inherits that can never be asked to end.
    var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    var opened: [Int32] = []
    switch streams {
    case .terminal(let path):
      files = nil
      flags |= Self.newSession
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    case .files(let input):
      flags |= POSIX_SPAWN_SETPGROUP
      for content in [input, [], []] { opened.append(try Self.unnamedFile(holding: content)) }
      files = (opened[1], opened[2])
      for (number, descriptor) in opened.enumerated() {
        posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
      }
    }
    let started = Self.spawn(words, environment, &actions, flags)
    if let given = opened.first { close(given) }
    guard started.errno == 0 else {
      opened.dropFirst().forEach { close($0) }
      throw CannotStart(words: names, errno: started.errno)
    }
    pid = started.pid
  }

  private static func spawn(
    _ words: [[UInt8]], _ environment: [String: String], _ actions: inout posix_spawn_file_actions_t, _ flags: Int32
  ) -> (pid: pid_t, errno: Int32) {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    var none = sigset_t()
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var argv = CStrings(words)
    var settings = CStrings(environment.map { Array("\($0.key)=\($0.value)".utf8) })
    defer {
      argv.free()
      settings.free()
    }
    var pid: pid_t = 0
    let name = argv.pointers[0]
    guard let name else { return (0, EINVAL) }
    let errno = posix_spawnp(&pid, name, &actions, &attributes, &argv.pointers, &settings.pointers)
    return (pid, errno)
  }

  deinit {
    guard ended.withLock({ $0 == nil }) else { return }
    kill(files == nil ? pid : -pid, SIGKILL)
    waitpid(pid, nil, 0)
    closeFiles()
  }

  /// Sends a signal to the program alone.
  package func send(_ signal: Int32) {
    ended.withLock { if $0 == nil { kill(pid, signal) } }
  }

  /// Waits for the end; past the limit (in seconds) the whole group is killed and the run is overdue.
  @discardableResult
  package func wait(limit: Double = 60) -> Run {
    let deadline = ContinuousClock.now + .seconds(limit)
    var isOverdue = false
    while true {
      if let run = poll(isOverdue: isOverdue) { return run }
      if ContinuousClock.now > deadline {
        isOverdue = true
        kill(files == nil ? pid : -pid, SIGKILL)
      }
      usleep(500)
    }
  }

  /// The run if it has ended.
  package func poll(isOverdue: Bool = false) -> Run? {
    ended.withLock { ended in
      if let ended { return ended }
      var status: Int32 = 0
      guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
      // What it started ends with it.
      if files != nil, !leavesOthers { kill(-pid, SIGKILL) }
      let run = Run(
        words: words, status: status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F),
        output: files.map { ScratchFolder.read(descriptor: $0.output) } ?? [],
        complaint: files.map { ScratchFolder.read(descriptor: $0.complaint) } ?? [], isOverdue: isOverdue)
      closeFiles()
      ended = run
      return run
    }
  }

  private func closeFiles() {
    guard let files else { return }
    close(files.output)
    close(files.complaint)
  }

  private static func unnamedFile(holding bytes: [UInt8]) throws -> Int32 {
    let path = "/tmp/morgenpost-run-\(UInt64.random(in: .min ... .max))"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CannotStart(words: ["open", path], errno: errno) }
    unlink(path)
    guard write(descriptor, bytes, bytes.count) == bytes.count, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw CannotStart(words: ["write", path], errno: errno)
    }
    return descriptor
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
