import Foundation
import Glibc
import Synchronization

/// A count that grows on one line of the terminal; nothing when standard error is no terminal.
final class ProgressLine: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let shown = Mutex(false)

  func show(_ count: Int) {
    guard isShown else { return }
    shown.withLock { $0 = true }
    FileHandle.standardError.write(Data("\r\(count)".utf8))
  }

  func end() {
    guard shown.withLock({ $0 }) else { return }
    FileHandle.standardError.write(Data("\r          \r".utf8))
  }
}
