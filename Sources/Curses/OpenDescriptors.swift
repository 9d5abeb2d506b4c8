internal import CNcurses
internal import Glibc

/// The descriptors of an open terminal, apart from 0, 1 and 2, which are left to libraries.
struct OpenDescriptors {
  /// ncurses reads and writes through these.
  let inputFile: UnsafeMutablePointer<FILE>
  let outputFile: UnsafeMutablePointer<FILE>
  let input: Int32
  let output: Int32
  /// A second descriptor for the same output, to come back to.
  let originalOutput: Int32
  /// The terminal opened anew: writes to it never block.
  let terminal: Int32
  let nowhere: Int32
  let signalPipe: Int32
  private let signalPipeEnd: Int32
  /// The terminal's modes before us.
  let modes: termios

  init() throws(TerminalFailure) {
    var modes = termios()
    guard tcgetattr(STDOUT_FILENO, &modes) == 0 else { throw .lastError(of: "tcgetattr") }
    self.modes = modes
    input = try Self.copy(STDIN_FILENO)
    output = try Self.copy(STDOUT_FILENO)
    originalOutput = try Self.copy(STDOUT_FILENO)
    terminal = try Self.reopen(STDOUT_FILENO)
    nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
    guard nowhere >= 0 else { throw .lastError(of: "open /dev/null") }
    (signalPipe, signalPipeEnd) = try makePipe()
    guard let inputFile = fdopen(input, "r"), let outputFile = fdopen(output, "w") else {
      throw .lastError(of: "fdopen")
    }
    self.inputFile = inputFile
    self.outputFile = outputFile
  }

  var forGuard: TerminalGuard.Descriptors {
    TerminalGuard.Descriptors(signalPipe: signalPipeEnd, terminal: terminal, output: output, nowhere: nowhere)
  }

  func close() {
    fclose(inputFile)
    fclose(outputFile)
    for descriptor in [originalOutput, terminal, nowhere, signalPipe, signalPipeEnd] { Glibc.close(descriptor) }
  }

  private static func copy(_ descriptor: Int32) throws(TerminalFailure) -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw .lastError(of: "fcntl") }
    return copy
  }

  /// Opens the same terminal again, so that not blocking on it does not reach the shell that shares `descriptor`. Where
  /// the terminal belongs to another user, its name may not be opened, but `/dev/tty` may.
  private static func reopen(_ descriptor: Int32) throws(TerminalFailure) -> Int32 {
    for path in ["/proc/self/fd/\(descriptor)", "/dev/tty"] {
      let new = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
      if new >= 0 { return new }
    }
    return try copy(descriptor)
  }
}
