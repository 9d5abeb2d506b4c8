import Glibc

/// A program started by a test.
struct ChildProcess {
  let pid: pid_t

  struct Failure: Error {
    var call: String
    var code = errno
  }

  /// Where its standard streams go.
  enum Streams {
    /// A terminal, in a session of its own whose terminal it becomes.
    case terminal(String)
    /// Nothing in; what it says on standard output into a file.
    case file(String)
  }

  // A macro of Linux that Swift does not see: POSIX_SPAWN_SETSID.
  private static let newSession: Int32 = 0x80

  init(_ arguments: [String], environment: [String], _ streams: Streams) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The test runner's own signal mask and ignored signals must not reach the program.
    var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    switch streams {
    case .terminal(let path):
      flags |= Self.newSession
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    case .file(let path):
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    let words = arguments.map { strdup($0) } + [nil]
    let settings = environment.map { strdup($0) } + [nil]
    defer { for word in words + settings { free(word) } }
    var pid: pid_t = 0
    let code = posix_spawnp(&pid, arguments[0], &actions, &attributes, words, settings)
    guard code == 0 else { throw Failure(call: "posix_spawn \(arguments[0])", code: code) }
    self.pid = pid
  }

  /// Waits for its end, doing `meanwhile` again and again; nil when it does not end in time.
  func end(within seconds: Int = 30, meanwhile: () -> Void = {}) -> ProbeEnd? {
    var status: Int32 = 0
    let hasEnded = eventually(within: seconds) {
      meanwhile()
      return waitpid(pid, &status, WNOHANG) == pid
    }
    guard hasEnded else { return nil }
    return status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .killed(status & 0x7F)
  }

  /// Ends it at once.
  func destroy() {
    kill(pid, SIGKILL)
    waitpid(pid, nil, 0)
  }
}

/// How a program ended.
enum ProbeEnd: Equatable {
  case exited(Int32)
  case killed(Int32)
}
