import Crypto
import Foundation
import JWTKit

/// Stands in for Maskinporten: gives tokens for assertions, and knows them again.
actor TokenDesk {
  private let keys: JWTKeyCollection?
  private let publicKey: String?
  private let life: Duration
  private let integration: (id: String, password: String)?
  private var issued: [String: ContinuousClock.Instant] = [:]
  private var usedAssertions: Set<String> = []
  private(set) var given = 0

  init(publicKey: String?, seconds: Int, integration: (id: String, password: String)?) {
    self.publicKey = publicKey
    keys = publicKey == nil ? nil : JWTKeyCollection()
    life = .seconds(seconds)
    self.integration = integration
  }

  struct Grant: Encodable {
    let access_token: String
    let token_type = "Bearer"
    let expires_in: Int
    let scope: String
  }

  /// Why there is no token, as RFC 6749 § 5.2 says it.
  struct No: Error {
    let error: String
    let description: String
  }

  private struct Claims: JWTPayload {
    let aud: String
    let iss: String
    let scope: String
    let iat: Int
    let exp: Int
    let jti: String?

    func verify(using algorithm: some JWTAlgorithm) async throws {}
  }

  /// - Parameter form: the fields of the request.
  func grant(_ form: [String: String]) async throws -> Grant {
    guard form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer" else {
      throw No(error: "unsupported_grant_type", description: "only the JWT grant")
    }
    let claims = try await claims(of: form["assertion"] ?? "")
    let now = Int(Date().timeIntervalSince1970)
    guard claims.exp > now, claims.iat <= now + 10, claims.exp - claims.iat <= 120 else {
      throw No(error: "invalid_grant", description: "an assertion lives for 120 seconds at most")
    }
    guard claims.scope.split(separator: " ").contains("ks:fiks") else {
      throw No(error: "invalid_scope", description: "scope ks:fiks is missing")
    }
    if let jti = claims.jti {
      if usedAssertions.count > 10_000 { usedAssertions = [] }
      guard usedAssertions.insert(jti).inserted else { throw No(error: "invalid_grant", description: "used before") }
    }
    issued = issued.filter { $0.value > ContinuousClock.now }
    let token = (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    issued[token] = ContinuousClock.now + life
    given += 1
    return Grant(access_token: token, expires_in: Int(life.components.seconds), scope: claims.scope)
  }

  private func claims(of assertion: String) async throws -> Claims {
    do {
      guard let keys, let publicKey else {
        return try await JWTKeyCollection().unverified(assertion, as: Claims.self)
      }
      await keys.add(rsa: try Insecure.RSA.PublicKey(pem: publicKey), digestAlgorithm: .sha256)
      return try await keys.verify(assertion, as: Claims.self)
    } catch {
      throw No(error: "invalid_grant", description: "the assertion does not hold")
    }
  }

  /// Looks at the three headers of a request.
  ///
  /// - Throws: the service's own two kinds of 401.
  func check(authorization: String?, id: String?, password: String?) throws {
    guard let authorization, authorization.hasPrefix("Bearer "),
      let until = issued[String(authorization.dropFirst(7))], until > ContinuousClock.now
    else { throw Rejection(status: 401, message: "Klarte ikke å validere access_token") }
    guard let id, let password, !id.isEmpty, !password.isEmpty,
      integration.map({ $0.id == id && $0.password == password }) ?? true
    else { throw Rejection(status: 401, message: "Autentisering feilet for integrasjon \(id ?? "")") }
  }
}
