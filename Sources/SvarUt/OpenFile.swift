import Foundation
import Glibc
import NIOCore
import NIOPosix

/// A document that was opened once, with the size it had then. Closed when nobody holds it any more.
final class OpenFile: Sendable {
  struct Fault: Error {
    let detail: String
  }

  static let pieceBytes = 256 * 1024

  let size: Int64
  private let descriptor: Int32

  init(path: String) throws(Fault) {
    descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      size = 0
      throw Fault(detail: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      size = 0
      throw Fault(detail: "not a plain file")
    }
    size = Int64(status.st_size)
    if size == 0 { throw Fault(detail: "empty") }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The next bytes from `offset`, never past the size it had. Read on a thread that may wait for the disk.
  ///
  /// - Throws: when the disk fails or the file has become shorter. The request then ends before its announced length,
  ///   and nobody takes half of it for the whole.
  func read(from offset: Int64) async throws -> ByteBuffer {
    let wanted = Int(min(Int64(Self.pieceBytes), size - offset))
    return try await NIOThreadPool.singleton.runIfActive { [descriptor] in
      var bytes = ByteBuffer()
      let count = bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: wanted) { room in
        max(0, pread(descriptor, room.baseAddress, wanted, off_t(offset)))
      }
      guard count > 0 else { throw Fault(detail: "shorter than when it was opened") }
      return bytes
    }
  }
}
