internal import CPlatform
internal import Glibc

/// Bytes of this program's own as an open file that lies on no disk, for a program in the cage.
struct MemoryDocument: ~Copyable {
  let descriptor: Int32

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  static func of(_ bytes: [UInt8]) throws(DocumentDeviation) -> MemoryDocument {
    let opened = platform_open_in_memory()
    guard opened >= 0 else { throw .unreadable(errno: -opened) }
    let document = MemoryDocument(descriptor: opened)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(opened, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unreadable(errno: errno) }
      rest = rest.dropFirst(count)
    }
    return document
  }

  deinit {
    close(descriptor)
  }
}
