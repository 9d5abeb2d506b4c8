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

  /// The lock itself, and before it the place of whoever is next. Without the second a process that writes one
  /// transaction after another takes the lock again before anybody who waits has looked.
  private static let lockByte: Int64 = 0
  private static let nextByte: Int64 = 1

  func hold<R>(_ body: () throws -> R) throws -> R {
    // Threads of this process first: the file lock belongs to the open file, which they share.
    try holder.withLock { _ in
      try take()
      defer { _ = platform_unlock_byte(descriptor, Self.lockByte) }
      return try body()
    }
  }

  private func take() throws(StoreFault) {
    // By the clock: a busy machine sleeps longer than it is asked to.
    let deadline = ContinuousClock.now + Self.patience
    try take(Self.nextByte, until: deadline, longestPause: 4000)
    defer { _ = platform_unlock_byte(descriptor, Self.nextByte) }
    // One at a time waits here.
    try take(Self.lockByte, until: deadline, longestPause: 1000)
  }

  /// - Parameter longestPause: microseconds between two tries.
  private func take(
    _ byte: Int64, until deadline: ContinuousClock.Instant, longestPause: UInt32
  ) throws(StoreFault) {
    var pause: UInt32 = 100
    while true {
      let isLastTry = ContinuousClock.now >= deadline
      let result = platform_lock_byte(descriptor, byte)
      if result == 0 { return }
      guard result == -EAGAIN || result == -EACCES || result == -EINTR else {
        throw StoreFault(.lockFile, path: "office.lock", errno: -result)
      }
      guard !isLastTry else { throw StoreFault(.busy) }
      usleep(pause)
      pause = min(pause * 2, longestPause)
    }
  }
}
