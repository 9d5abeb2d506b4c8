internal import Glibc

/// Positioned reading of one open file: every read is checked against the size, so that an offset from a hostile
/// header can ask for nothing that is not there.
struct FileBytes {
  let descriptor: Int32
  let count: Int64

  /// Exactly `count` bytes at `offset`; `truncated` when the file ends before.
  func bytes(at offset: Int64, count wanted: Int) throws(DocumentDeviation) -> [UInt8] {
    guard offset >= 0, wanted >= 0, offset <= count, Int64(wanted) <= count - offset else { throw .truncated }
    var bytes = [UInt8](repeating: 0, count: wanted)
    var filled = 0
    while filled < wanted {
      let got = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: filled), wanted - filled, Int(offset) + filled)
      }
      if got > 0 {
        filled += got
      } else if got == 0 {
        throw .changing
      } else if errno != EINTR {
        throw .unreadable(errno: errno)
      }
    }
    return bytes
  }

  /// The last bytes of the file, at most `limit`.
  func tail(_ limit: Int) throws(DocumentDeviation) -> [UInt8] {
    let length = Int(min(Int64(limit), count))
    return try bytes(at: count - Int64(length), count: length)
  }
}

/// Numbers in file headers.
enum ByteOrder {
  case big
  case little

  func number(_ bytes: some Collection<UInt8>) -> UInt64 {
    switch self {
    case .big: bytes.reduce(0) { $0 << 8 | UInt64($1) }
    case .little: bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}

extension Collection<UInt8> {
  /// Where `pattern` last begins, or nil.
  func lastStart(of pattern: [UInt8]) -> Int? {
    let bytes = Array(self)
    guard bytes.count >= pattern.count else { return nil }
    return (0...bytes.count - pattern.count).last { bytes[$0..<$0 + pattern.count].elementsEqual(pattern) }
  }
}
