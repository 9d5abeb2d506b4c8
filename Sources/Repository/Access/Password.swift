internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A password as the log keeps it: algorithm, parameters, salt and hash in one line.
///
/// scrypt N = 2^15, r = 8, p = 3 (OWASP ASVS, appendix C); the parameters travel with the hash, so
/// that they can be raised.
package struct PasswordHash: Hashable, Sendable {
  package let line: String

  package static let shortest = 8
  private static let longestBytes = 1024
  private static let bytes = 32

  /// Hashes a new password with a fresh salt. Takes about a fifth of a second, on purpose.
  package init(hashing password: String) throws {
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let hash = try Self.derive(password, salt: salt, rounds: 1 << 15, block: 8, lanes: 3)
    line = "scrypt$32768$8$3$\(hex(salt))$\(hex(hash))"
  }

  /// Whether `password` is the one that `line` was made from; false for a line that cannot be read.
  package static func matches(_ password: String, _ line: String) -> Bool {
    let parts = line.split(separator: "$").map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let block = Int(parts[2]),
      let lanes = Int(parts[3]), (2...1 << 20).contains(rounds), (1...32).contains(block),
      (1...16).contains(lanes), let salt = bytesOf(parts[4]),
      let expected = bytesOf(parts[5]),
      let found = try? derive(password, salt: salt, rounds: rounds, block: block, lanes: lanes)
    else { return false }
    // Compared in constant time.
    return found.count == expected.count && zip(found, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// A line nobody's password matches, so that an unknown user costs as much time as a known one.
  static let nobody = "scrypt$32768$8$3$\(String(repeating: "00", count: 32))$\(String(repeating: "00", count: 32))"

  private static func derive(
    _ password: String, salt: [UInt8], rounds: Int, block: Int, lanes: Int
  ) throws -> [UInt8] {
    // Compatibility composition, so that the same keys give the same password on every terminal.
    let typed = Data(password.precomposedStringWithCompatibilityMapping.utf8.prefix(longestBytes))
    let key = try KDF.Scrypt.deriveKey(
      from: typed, salt: salt, outputByteCount: bytes, rounds: rounds, blockSize: block, parallelism: lanes)
    return key.withUnsafeBytes { Array($0) }
  }
}
