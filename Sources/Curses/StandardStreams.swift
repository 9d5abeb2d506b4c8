internal import Glibc

/// Standard output and standard error, sent to a file while the screen is up.
struct StandardStreams {
  private let file: Int32
  private let output: Int32
  private let error: Int32

  /// Opens the file for appending; fails when that is not possible.
  init(sentTo path: String) throws(TerminalFailure) {
    file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .lastError(of: "open \(path)") }
    output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
  }

  func redirect() {
    fflush(nil)
    dup2(file, STDOUT_FILENO)
    dup2(file, STDERR_FILENO)
  }

  func restore() {
    fflush(nil)
    dup2(output, STDOUT_FILENO)
    dup2(error, STDERR_FILENO)
  }

  func close() {
    for descriptor in [file, output, error] where descriptor >= 0 { Glibc.close(descriptor) }
  }
}
