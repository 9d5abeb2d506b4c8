/// Looks at the raw bytes of a message before any parser does.
enum MailShape {
  /// Some programs save messages with one.
  static func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// Whether the first line is `Name: …` (RFC 5322, 2.2), or the line that mailbox files begin with.
  static func beginsWithHeader(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: Array("From ".utf8)) { return true }
    var index = bytes.startIndex
    while index < bytes.endIndex, bytes[index] > 0x20, bytes[index] < 0x7F, bytes[index] != UInt8(ascii: ":") {
      index += 1
    }
    guard index > bytes.startIndex else { return false }
    while index < bytes.endIndex, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index < bytes.endIndex && bytes[index] == UInt8(ascii: ":")
  }

  /// How often `word`, in lower case, stands in the message, in any case of letters.
  static func count(_ word: String, in bytes: [UInt8]) -> Int {
    let pattern = Array(word.utf8)
    guard bytes.count >= pattern.count else { return 0 }
    return bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      var index = 0
      let last = bytes.count - pattern.count
      while index <= last {
        var matched = 0
        while matched < pattern.count, lowered(bytes[index + matched]) == pattern[matched] { matched += 1 }
        if matched == pattern.count {
          count += 1
          index += matched
        } else {
          index += 1
        }
      }
      return count
    }
  }

  static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
