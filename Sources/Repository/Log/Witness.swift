internal import Crypto
internal import Foundation
internal import Glibc

/// The head of the chain, kept outside the database and synced with every commit.
///
/// A log that ends before its witness has lost entries; one that differs at the witness's position
/// has been rewritten. Two slots are written in turn, each with its own checksum, so that a torn
/// write leaves the other one readable.
struct Witness: Sendable {
  struct Head: Hashable, Sendable {
    let position: Int
    let chain: [UInt8]
  }

  let path: String
  private let descriptor: Int32
  private static let slotBytes = 512

  enum Use {
    case create
    case record
    case read

    fileprivate var flags: Int32 {
      switch self {
      case .create: O_RDWR | O_CREAT
      case .record: O_RDWR
      case .read: O_RDONLY
      }
    }
  }

  /// Opens the file, creating it in a new office only: an office without its witness is suspect.
  init(path: String, to use: Use) throws(StoreFault) {
    let descriptor = Glibc.open(path, use.flags | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw StoreFault(.witnessFile, path: path, errno: errno) }
    self.path = path
    self.descriptor = descriptor
  }

  func close() { _ = Glibc.close(descriptor) }

  /// Records the head and returns when it is on the disk.
  func record(_ head: Head) throws(StoreFault) {
    let line = "\(head.position) \(hex(head.chain))"
    var slot = Array("\(line) \(checksum(line))\n".utf8)
    slot += [UInt8](repeating: UInt8(ascii: " "), count: Self.slotBytes - slot.count)
    let written = pwrite(descriptor, slot, slot.count, off_t(head.position % 2 * Self.slotBytes))
    guard written == slot.count, fdatasync(descriptor) == 0 else {
      throw StoreFault(.witnessFile, path: path, errno: errno)
    }
  }

  /// The newest readable head; nil when nothing was ever recorded.
  func head() throws(StoreFault) -> Head? {
    var newest: Head?
    for slot in 0..<2 {
      var bytes = [UInt8](repeating: 0, count: Self.slotBytes)
      let count = pread(descriptor, &bytes, bytes.count, off_t(slot * Self.slotBytes))
      guard count >= 0 else { throw StoreFault(.witnessFile, path: path, errno: errno) }
      guard let head = parse(bytes[..<count]) else { continue }
      if head.position > newest?.position ?? 0 { newest = head }
    }
    return newest
  }

  private func parse(_ bytes: ArraySlice<UInt8>) -> Head? {
    let parts = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }.map(String.init)
    guard parts.count == 3, let position = Int(parts[0]), position > 0, let chain = bytesOf(parts[1]),
      chain.count == 32, checksum("\(parts[0]) \(parts[1])") == parts[2]
    else { return nil }
    return Head(position: position, chain: chain)
  }

  private func checksum(_ line: String) -> String {
    String(hex(Array(SHA256.hash(data: Array(line.utf8)))).prefix(16))
  }
}

/// Lower-case hexadecimal.
func hex(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

/// nil unless the text is pairs of hexadecimal digits.
func bytesOf(_ hexadecimal: String) -> [UInt8]? {
  let digits = Array(hexadecimal.utf8)
  guard digits.count % 2 == 0 else { return nil }
  var bytes: [UInt8] = []
  for index in stride(from: 0, to: digits.count, by: 2) {
    guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else { return nil }
    bytes.append(byte)
  }
  return bytes
}
