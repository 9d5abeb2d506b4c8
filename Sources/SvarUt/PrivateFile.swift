import Foundation
import Glibc

/// Reads a file that holds a secret, and only when nobody else can: a plain file of this user's with mode 0600 or less.
enum PrivateFile {
  static let longest = 65_536

  static func read(_ path: String) throws(SvarUtSettingsFault) -> Data {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw SvarUtSettingsFault(.unreadable, path: path, detail: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SvarUtSettingsFault(.unreadable, path: path, detail: "not a plain file")
    }
    guard status.st_uid == geteuid() else {
      throw SvarUtSettingsFault(.othersFile, path: path, detail: "owner \(status.st_uid)")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw SvarUtSettingsFault(.openToOthers, path: path, detail: "mode \(String(status.st_mode & 0o777, radix: 8))")
    }
    guard status.st_size <= Self.longest else {
      throw SvarUtSettingsFault(.unreadable, path: path, detail: "more than \(Self.longest) bytes")
    }
    return try bytes(of: descriptor, path: path)
  }

  private static func bytes(of descriptor: Int32, path: String) throws(SvarUtSettingsFault) -> Data {
    var all = Data()
    var part = [UInt8](repeating: 0, count: 8192)
    while all.count <= longest {
      let count = Glibc.read(descriptor, &part, part.count)
      guard count >= 0 else {
        throw SvarUtSettingsFault(.unreadable, path: path, detail: String(cString: strerror(errno)))
      }
      if count == 0 { return all }
      all.append(contentsOf: part[..<count])
    }
    throw SvarUtSettingsFault(.unreadable, path: path, detail: "more than \(longest) bytes")
  }
}
