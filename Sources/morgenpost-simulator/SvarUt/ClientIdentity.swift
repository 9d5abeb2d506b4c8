import Crypto
import CryptoExtras
import Foundation
import Glibc

/// Who the client of this run is: a key pair and a password made for it, and the settings that say so.
struct ClientIdentity: Sendable {
  let integration: (id: String, password: String)
  let publicKey: String
  private let path: String
  private let keyPath: String

  /// Takes over what stands beside `settings` from an earlier run, so that a client that read it goes on working, or
  /// makes it anew, and the folder with it (0700), for what lies in it is secret.
  init(settings path: String) throws {
    self.path = path
    try FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    keyPath = path + ".pem"
    let key: _RSA.Signing.PrivateKey
    if let known = try? String(contentsOfFile: keyPath, encoding: .utf8),
      let read = try? _RSA.Signing.PrivateKey(pemRepresentation: known)
    {
      key = read
    } else {
      key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
      try Self.write(Data(key.pemRepresentation.utf8), to: keyPath)
    }
    publicKey = key.publicKey.pemRepresentation
    let known = (try? Data(contentsOf: URL(filePath: path))).flatMap {
      try? JSONDecoder().decode(Written.self, from: $0)
    }
    integration = known.map { ($0.integration.id, $0.integration.password) } ?? ("simulator", UUID().uuidString)
  }

  /// Writes the settings as the client reads them.
  func write(port: Int, account: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let written = Written(
      baseURL: "http://127.0.0.1:\(port)/api", account: account,
      integration: .init(id: integration.id, password: integration.password),
      maskinporten: .init(
        tokenURL: "http://127.0.0.1:\(port)/token", audience: "http://127.0.0.1/simulator/", clientID: "simulator",
        keyFile: URL(filePath: keyPath).lastPathComponent))
    try Self.write(try encoder.encode(written), to: path)
  }

  private struct Written: Codable {
    struct Integration: Codable {
      let id: String
      let password: String
    }

    struct Maskinporten: Codable {
      let tokenURL: String
      let audience: String
      let clientID: String
      let keyFile: String
    }

    let baseURL: String
    let account: String
    let integration: Integration
    let maskinporten: Maskinporten
  }

  /// A file with mode 0600 that is there as a whole or not at all.
  private static func write(_ bytes: Data, to path: String) throws {
    let draft = path + ".new"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: draft]) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: bytes)
    try file.close()
    guard rename(draft, path) == 0 else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
    }
  }
}
