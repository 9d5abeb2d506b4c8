package import Domain

/// What the codes of a cover sheet say: which office, which service, which item. Nothing about the people in it.
package struct CoverCode: Hashable, Sendable {
  /// Tells this office's sheets from others': lower-case letters and digits.
  package let office: String
  package let service: Service.ID
  package let post: PostItem.ID

  package init?(office: String, service: Service.ID, post: PostItem.ID) {
    guard Self.isOffice(office), post.value > 0 else { return nil }
    self.office = office
    self.service = service
    self.post = post
  }

  /// The words in the code: `MORGENPOST/1/5f3a9c0e12ab77d0/velferd/1234/8f00a1b2`, the last of them a checksum.
  package var text: String {
    let words = "\(Self.mark)/\(office)/\(service)/\(post)"
    return "\(words)/\(Self.checksum(words))"
  }

  /// Reads a code; nil for any other text.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard text.utf8.count <= 200, parts.count == 6, parts[0...1].joined(separator: "/") == Self.mark,
      let service = Service.ID(parts[3]), let number = Int(parts[4]), String(number) == parts[4],
      let code = Self(office: parts[2], service: service, post: PostItem.ID(number)), code.text == text
    else { return nil }
    self = code
  }

  private static let mark = "MORGENPOST/1"

  private static func isOffice(_ text: String) -> Bool {
    (8...32).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
      }
  }

  /// CRC-32 (ISO/IEC 3309) in eight hexadecimal digits.
  private static func checksum(_ text: String) -> String {
    var sum: UInt32 = .max
    for byte in text.utf8 {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    let digits = String(~sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
