import Crypto
import Foundation
import JWTKit

/// Where SvarUt is and who this office is there, from a JSON file that only its owner can read:
///
/// ```json
/// { "baseURL": "https://test.svarut.ks.no/api", "account": "…",
///   "integration": { "id": "…", "password": "…" },
///   "maskinporten": { "tokenURL": "https://test.maskinporten.no/token", "audience": "https://test.maskinporten.no/",
///                     "clientID": "…", "keyID": "…", "keyFile": "maskinporten.pem" } }
/// ```
///
/// `keyFile` is read from the folder of the settings unless it begins with `/`, and must be as private as they are.
/// Addresses are https, except on this machine itself.
package struct SvarUtSettings: Sendable {
  /// Without a slash at its end.
  package let baseURL: String
  /// The account (konto) that sends.
  package let account: String
  let integrationID: String
  let integrationPassword: Secret
  let maskinporten: Maskinporten

  struct Maskinporten: Sendable, CustomReflectable {
    let tokenURL: String
    let audience: String
    let clientID: String
    let keyID: String?
    let key: JWTKit.Insecure.RSA.PrivateKey

    var customMirror: Mirror { Mirror(self, children: ["tokenURL": tokenURL, "clientID": clientID]) }
  }

  /// Reads the settings and the key that they name.
  ///
  /// - Throws: ``SvarUtSettingsFault``, naming the file and the key in it.
  package init(file path: String) throws(SvarUtSettingsFault) {
    let written: Written
    do {
      written = try JSONDecoder().decode(Written.self, from: try PrivateFile.read(path))
    } catch let fault as SvarUtSettingsFault {
      throw fault
    } catch {
      throw SvarUtSettingsFault(.malformed, path: path, detail: Self.place(of: error))
    }
    let reader = SettingsReader(path: path)
    baseURL = try reader.address(written.baseURL, "baseURL")
    account = try reader.word(written.account, "account")
    integrationID = try reader.word(written.integration.id, "integration.id")
    integrationPassword = Secret(try reader.word(written.integration.password, "integration.password"))
    let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : "."
    let keyPath = written.maskinporten.keyFile
    maskinporten = Maskinporten(
      tokenURL: try reader.address(written.maskinporten.tokenURL, "maskinporten.tokenURL"),
      audience: try reader.word(written.maskinporten.audience, "maskinporten.audience"),
      clientID: try reader.word(written.maskinporten.clientID, "maskinporten.clientID"),
      keyID: try written.maskinporten.keyID.map { (id) throws(SvarUtSettingsFault) in
        try reader.word(id, "maskinporten.keyID")
      },
      key: try reader.key(file: keyPath.hasPrefix("/") ? keyPath : "\(folder)/\(keyPath)"))
  }

  private struct Written: Decodable {
    struct Integration: Decodable {
      let id: String
      let password: String
    }

    struct Maskinporten: Decodable {
      let tokenURL: String
      let audience: String
      let clientID: String
      let keyID: String?
      let keyFile: String
    }

    let baseURL: String
    let account: String
    let integration: Integration
    let maskinporten: Maskinporten
  }

  /// The key a reading stumbled over, and nothing of what stood there.
  private static func place(of error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      (context.codingPath + [key]).map(\.stringValue).joined(separator: ".") + " is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      context.codingPath.map(\.stringValue).joined(separator: ".") + " is not text"
    default: "not JSON"
    }
  }
}

/// Reads the single values of the settings.
private struct SettingsReader {
  let path: String

  /// A word that can stand in a header: printable ASCII, and something.
  func word(_ text: String, _ key: String) throws(SvarUtSettingsFault) -> String {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw SvarUtSettingsFault(.malformed, path: path, detail: "\(key) must be characters of ASCII without spaces")
    }
    return text
  }

  func address(_ text: String, _ key: String) throws(SvarUtSettingsFault) -> String {
    guard let parts = URLComponents(string: text), let host = parts.host?.lowercased(), !host.isEmpty,
      parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
    else { throw SvarUtSettingsFault(.malformed, path: path, detail: "\(key) is not an address") }
    let isHere = ["localhost", "::1", "[::1]", "127.0.0.1"].contains(host)
    guard parts.scheme == "https" || (parts.scheme == "http" && isHere) else {
      throw SvarUtSettingsFault(.notEncrypted, path: path, detail: key)
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  func key(file: String) throws(SvarUtSettingsFault) -> JWTKit.Insecure.RSA.PrivateKey {
    let pem = try PrivateFile.read(file)
    do {
      return try JWTKit.Insecure.RSA.PrivateKey(pem: String(decoding: pem, as: UTF8.self))
    } catch {
      throw SvarUtSettingsFault(.noKey, path: file, detail: "")
    }
  }
}

/// Settings that cannot be used: what, where, and what helps. Never what the secret was.
package struct SvarUtSettingsFault: Error, Hashable, CustomStringConvertible {
  package enum Code: String, CaseIterable, Sendable {
    case unreadable
    case othersFile = "others-file"
    case openToOthers = "open-to-others"
    case malformed
    case notEncrypted = "not-encrypted"
    case noKey = "no-key"
  }

  package let code: Code
  package let path: String
  package let detail: String

  init(_ code: Code, path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }

  package var description: String {
    let what =
      switch code {
      case .unreadable: "cannot be read (\(detail))"
      case .othersFile: "belongs to somebody else (\(detail)); make it this user's own"
      case .openToOthers: "can be read by others (\(detail)); chmod 600 closes it"
      case .malformed: "is not as it should be: \(detail)"
      case .notEncrypted: "has an address that is not https: \(detail)"
      case .noKey: "is no RSA key of at least 2048 bits as PEM"
      }
    return "\(path) \(what)"
  }
}
