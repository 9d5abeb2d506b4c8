internal import Crypto

/// How an entry is bound to its payload and to every entry before it.
///
/// `digest` = SHA-256(salt ‖ payload); `chain` = SHA-256(previous chain ‖ every other column but
/// payload and salt). Erasing payload and salt therefore leaves the chain whole.
enum HashChain {
  static let start = [UInt8](repeating: 0, count: 32)

  static func salt() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    let words: [UInt64] = [generator.next(), generator.next()]
    return words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
  }

  static func digest(salt: [UInt8], payload: String) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: salt)
    var payload = payload
    payload.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    return Array(hash.finalize())
  }

  /// Lower-case hexadecimal, without a salt: what two people compare who have the same text.
  static func digest(of text: String) -> String { hex(Array(SHA256.hash(data: Array(text.utf8)))) }

  static func chain(after previous: [UInt8], _ row: LogRow) -> [UInt8] {
    var message: [UInt8] = []
    message.reserveCapacity(320)
    message += previous
    append(UInt64(row.position), to: &message)
    for column in [row.at, row.actor, row.onBehalfOf, row.service, row.kind, row.subject] {
      // An absent column and an empty one must not hash alike.
      guard let column else {
        append(UInt64.max, to: &message)
        continue
      }
      append(UInt64(column.utf8.count), to: &message)
      message += column.utf8
    }
    message += row.digest
    return Array(SHA256.hash(data: message))
  }

  private static func append(_ number: UInt64, to message: inout [UInt8]) {
    for shift in stride(from: 56, through: 0, by: -8) { message.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }
}

/// One entry as it stands in the table `log`.
struct LogRow: Hashable, Sendable {
  var position: Int
  var at: String
  var actor: String
  var onBehalfOf: String?
  var service: String?
  var kind: String
  var subject: String
  var payload: String
  var salt: [UInt8]
  var digest: [UInt8]
  var chain: [UInt8]

  /// Blanked for a person's right to be forgotten; its place in the chain stands.
  // A salt taken away alone must not spare the payload its check.
  var isErased: Bool { salt.isEmpty && payload.isEmpty }
}
