/// The SHA-256 of a document's bytes: its name in the store.
package struct DocumentDigest: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// The hash functions give exactly 32 bytes.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads 64 lower-case hexadecimal digits; nil for anything else.
  package init?(hex: String) {
    guard hex.utf8.count == 64, Self.isHex(hex) else { return nil }
    let digits = hex.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// 64 lower-case hexadecimal digits.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The folder in the store: the first two digits.
  var shelf: String { String(hex.prefix(2)) }

  package var description: String { hex }

  package static func < (left: Self, right: Self) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  static func isHex(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

/// A document that is on the disk.
package struct StoredDocument: Hashable, Sendable {
  package let digest: DocumentDigest
  package let byteCount: Int64
  /// False when the same bytes were stored before: the same scan twice is flagged, not lost.
  package let isNew: Bool
}

/// Why the store could not do what was asked. A missing document is `missing` and nothing else: a full table of open
/// files or a failing disk never looks like an absent document.
package enum DocumentStoreFault: Error, Hashable, Sendable {
  case missing(DocumentDigest)
  /// The stored bytes are not the ones the name promises.
  case damaged(DocumentDigest, path: String)
  /// The source was written to while it was read; nothing was stored.
  case changedWhileRead
  case notRegularFile(path: String)
  case tooLarge(byteCount: Int64, limit: Int)
  /// A system call failed; `call` is its name.
  case system(call: String, errno: Int32, path: String)

  /// A stable code for logs and refusals.
  package var code: String {
    switch self {
    case .missing: "document-missing"
    case .damaged: "document-damaged"
    case .changedWhileRead: "document-changed-while-read"
    case .notRegularFile: "document-not-regular-file"
    case .tooLarge: "document-too-large"
    case .system: "document-store-system"
    }
  }
}

/// A fault of the store, or the fault of the work done on the open document.
package enum DocumentAccessFault<Failure: Error>: Error {
  case store(DocumentStoreFault)
  case body(Failure)
}
