internal import Glibc

/// What the office's files look like while nobody changes them, by what the system says of them; nothing is opened.
struct StandingFiles: Equatable, Sendable {
  private let path: String
  private let facts: [Facts]

  private struct Facts: Equatable {
    let inode: UInt
    let bytes: Int
    /// Since 1970 (UTC).
    let seconds: Int
    let nanoseconds: Int
  }

  /// - Parameter path: the database; its write-ahead log lies beside it.
  init(_ path: String) {
    self.path = path
    facts = [path, path + "-wal"].map { file in
      var found = stat()
      guard stat(file, &found) == 0 else { return Facts(inode: 0, bytes: 0, seconds: 0, nanoseconds: 0) }
      return Facts(
        inode: UInt(found.st_ino), bytes: Int(found.st_size), seconds: found.st_mtim.tv_sec,
        nanoseconds: found.st_mtim.tv_nsec)
    }
  }

  /// - Throws: `StoreFault.busy` when somebody has changed them since.
  func requireUnchanged() throws(StoreFault) {
    guard StandingFiles(path) == self else { throw StoreFault(.busy, path: path, cause: "read while it was changed") }
  }
}
