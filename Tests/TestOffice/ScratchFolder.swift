import Foundation
import Glibc
import Synchronization

/// A folder of the test's own, removed when the test ends.
package final class ScratchFolder: Sendable {
  package let path: String

  package init() throws {
    var template = Array("/tmp/morgenpost-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw ScratchFolderFault(errno: errno) }
    path = String(cString: made)
  }

  deinit {
    // A leftover in /tmp is no reason to fail a test.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Makes a file in the folder and returns its path.
  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Self.create(path + "/" + name, bytes)
    return path + "/" + name
  }

  /// For what a static value holds, which is never released: removed when the tests end.
  package func removeAtExit() {
    Self.atTheEnd.withLock { paths in
      if paths.isEmpty { atexit { ScratchFolder.removeThose() } }
      paths.append(path)
    }
  }

  private static let atTheEnd = Mutex<[String]>([])

  private static func removeThose() {
    for path in atTheEnd.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
  }
}

package struct ScratchFolderFault: Error {
  package let errno: Int32
}

// MARK: - Files by their bytes

extension ScratchFolder {
  package static func create(_ path: String, _ bytes: [UInt8]) throws {
    try create(rawPath: Array(path.utf8), bytes)
  }

  /// Makes a file whose name need not be text.
  package static func create(rawPath: [UInt8], _ bytes: [UInt8]) throws {
    let descriptor = withCString(rawPath) { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) }
    guard descriptor >= 0 else { throw ScratchFolderFault(errno: errno) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw ScratchFolderFault(errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func withCString<Result>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let ended = bytes.filter { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
    return ended.withUnsafeBufferPointer { buffer in
      // An array with its terminator is never empty.
      guard let name = buffer.baseAddress else { preconditionFailure("no bytes") }
      return body(name)
    }
  }

  package static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = Glibc.read(descriptor, &buffer, buffer.count), count > 0 {
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }

  /// Everything an open file holds, from its first byte.
  package static func read(descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = pread(descriptor, &buffer, buffer.count, bytes.count), count > 0 {
      bytes.append(contentsOf: buffer[..<count])
    }
    return bytes
  }

  package static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  package static func mode(_ path: String) -> UInt32? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  }
}
