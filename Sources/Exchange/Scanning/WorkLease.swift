internal import CPlatform
package import CommandBus
internal import Foundation
internal import Glibc

/// Who does one kind of work now: one process at a time, and what it is doing.
///
/// The lock goes with the process, however it ends. What is under way stands in the locked file itself, for whoever
/// wants to show it; it is no record of anything.
package final class WorkLease: Sendable {
  private let descriptor: Int32

  /// What only one process at a time may do; each has a file of its own in the office's folder.
  package enum Work: String, Sendable {
    case pages = "worker.lock"
    case letters = "letters.lock"
  }

  /// nil while another process has it.
  package init?(office folder: String, for work: Work = .pages) throws {
    let file = Glibc.open("\(folder)/\(work.rawValue)", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw FolderFault.system(call: "open", errno: errno) }
    let taken = platform_lock(file, 1, 0)
    guard taken == 0 else {
      close(file)
      if taken == -EAGAIN || taken == -EACCES { return nil }
      throw FolderFault.system(call: "lock", errno: -taken)
    }
    descriptor = file
    note(nil)
  }

  deinit {
    note(nil)
    close(descriptor)
  }

  /// Says what is under way; nil: nothing.
  package func note(_ progress: PageProgress?) {
    let line = progress.flatMap { try? JSONEncoder().encode($0) + Data([Self.newline]) } ?? Data()
    // One write of the whole; what an earlier, longer one left stands after the line's end until it is cut off.
    line.withUnsafeBytes { bytes in
      _ = pwrite(descriptor, bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1), bytes.count, 0)
    }
    ftruncate(descriptor, off_t(line.count))
  }

  /// What is under way in an office; nil when nobody works, or nothing is.
  package static func progress(in folder: String) -> PageProgress? {
    let file = Glibc.open("\(folder)/\(Work.pages.rawValue)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    // Where nobody has the lock the line is left from a worker that was killed.
    guard platform_locked_elsewhere(file) == 1 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return try? JSONDecoder().decode(PageProgress.self, from: Data(bytes[..<count].prefix { $0 != newline }))
  }

  private static let newline = UInt8(ascii: "\n")
}
