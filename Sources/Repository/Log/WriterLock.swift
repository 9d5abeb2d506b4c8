internal import CPlatform
internal import Glibc
internal import Synchronization

/// The one advisory lock between processes that every write transaction and checkpoint runs under.
///
/// Debian's SQLite can corrupt a file when one connection resets the write-ahead log at the very
/// moment another writes; under this lock the two never overlap. It also queues writers more fairly
/// than SQLite's own busy handler.
final class WriterLock: Sendable {
  private let descriptor: Int32
  private let holder = Mutex(())

  /// How long a command waits for the others before it says that the office is busy.
  static let patience = Duration.seconds(15)

  init(path: String) throws(StoreFault) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw StoreFault(.lockFile, path: path, errno: errno) }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  func hold<R>(_ body: () throws -> R) throws -> R {
    // Threads of this process first: the file lock belongs to the open file, which they share.
    try holder.withLock { _ in
      try take()
      defer { _ = platform_unlock(descriptor) }
      return try body()
    }
  }

  private func take() throws(StoreFault) {
    // By the clock: a busy machine sleeps longer than it is asked to.
    let deadline = ContinuousClock.now + Self.patience
    var pause: UInt32 = 100
    while true {
      let isLastTry = ContinuousClock.now >= deadline
      let result = platform_lock(descriptor, 1, 0)
      if result == 0 { return }
      guard result == -EAGAIN || result == -EACCES || result == -EINTR else {
        throw StoreFault(.lockFile, path: "office.lock", errno: -result)
      }
      guard !isLastTry else { throw StoreFault(.busy) }
      usleep(pause)
      pause = min(pause * 2, 4000)
    }
  }
}
