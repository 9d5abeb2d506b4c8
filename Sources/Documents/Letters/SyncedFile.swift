internal import CPlatform
internal import Foundation
internal import Glibc

/// A file of this program's own that is on the disk, whole, when it has its name.
enum SyncedFile {
  /// Writes the bytes beside the file and moves them into its place; what was there is replaced. For its owner only.
  static func write(_ bytes: [UInt8], to file: URL) throws(LetterFault) {
    let path = file.path(percentEncoded: false)
    let name = file.lastPathComponent
    let folder = platform_open_directory(AT_FDCWD, file.deletingLastPathComponent().path(percentEncoded: false))
    guard folder >= 0 else { throw .cannotSave(path: path, errno: -folder) }
    defer { close(folder) }
    let draft = ".\(name).\(getpid())-\(UInt32.random(in: .min ... .max))"
    let opened = openat(folder, draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard opened >= 0 else { throw .cannotSave(path: path, errno: errno) }
    let failure = fill(opened, with: bytes)
    close(opened)
    if failure == 0, renameat(folder, draft, folder, name) == 0, fsync(folder) == 0 { return }
    let reason = failure == 0 ? errno : failure
    unlinkat(folder, draft, 0)
    throw .cannotSave(path: path, errno: reason)
  }

  /// 0, or the errno of what went wrong.
  private static func fill(_ file: Int32, with bytes: [UInt8]) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return fsync(file) == 0 ? 0 : errno
  }
}
