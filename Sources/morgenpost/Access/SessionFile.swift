import Crypto
import Domain
import Foundation
import Glibc

/// Where the session's token lies between two runs: one file, mode 0600, in the user's runtime folder.
struct SessionFile {
  let path: String

  /// The file of an office; `MORGENPOST_SESSION` names another one.
  init(office folder: String) {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["MORGENPOST_SESSION"], !named.isEmpty {
      path = named
      return
    }
    let office = URL(fileURLWithPath: folder).standardizedFileURL.resolvingSymlinksInPath().path
    let mark = SHA256.hash(data: Data(office.utf8)).prefix(8).map { String(format: "%02x", $0) }.joined()
    let runtime = environment["XDG_RUNTIME_DIR"].flatMap { $0.isEmpty ? nil : $0 }
    path = (runtime.map { "\($0)/morgenpost" } ?? "/tmp/morgenpost-\(getuid())") + "/session-\(mark)"
  }

  /// nil when nobody is signed in from here. A file that others can read or own is not trusted.
  func token() throws -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw fault()
    }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw fault() }
    guard facts.st_uid == getuid(), facts.st_mode & 0o077 == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw fault() }
    let text = String(decoding: bytes[..<count], as: UTF8.self).singleLine
    return text.isEmpty ? nil : text
  }

  func keep(_ token: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw fault() }
    let fresh = path + ".\(getpid())"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw fault() }
    defer { close(descriptor) }
    let bytes = Array((token + "\n").utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count, rename(fresh, path) == 0 else {
      let failure = fault()
      unlink(fresh)
      throw failure
    }
  }

  func forget() { unlink(path) }

  private func fault() -> Failure {
    Failure(.inputOutput, code: "session-file", message: "\(path): \(String(cString: strerror(errno)))")
  }
}
