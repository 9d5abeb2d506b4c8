import Foundation
import Glibc

/// A folder of the test's own, removed when the test ends.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
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
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Self.create(path + "/" + name, bytes)
    return path + "/" + name
  }

  static func create(_ path: String, _ bytes: [UInt8]) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ScratchFolderFault(errno: errno) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw ScratchFolderFault(errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  static func read(_ path: String) -> [UInt8]? {
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

  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  static func mode(_ path: String) -> UInt32? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  }
}

struct ScratchFolderFault: Error {
  let errno: Int32
}
