import AsyncHTTPClient
import Domain
import Foundation
import JWTKit
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Access tokens from Maskinporten: one is kept until shortly before it ends, and whoever asks meanwhile waits for the
/// same request.
///
/// Source: Maskinporten's JWT grant (RFC 7523): an assertion of at most 120 s, signed with RS256, scope `ks:fiks`.
actor TokenSource {
  struct Token: Sendable {
    let secret: Secret
    let until: ContinuousClock.Instant
  }

  static let scope = "ks:fiks"
  /// A token is renewed this long before it ends, and never later than in the last tenth of its life.
  private static let margin = Duration.seconds(15)

  private let settings: SvarUtSettings.Maskinporten
  private let exchange: Exchange
  private let patience: SvarUtPatience
  private var kept: Token?
  private var underWay: Task<Result<Token, SvarUtFailure>, Never>?

  init(settings: SvarUtSettings.Maskinporten, exchange: Exchange, patience: SvarUtPatience) {
    self.settings = settings
    self.exchange = exchange
    self.patience = patience
  }

  func token() async throws(SvarUtFailure) -> Secret {
    if let kept, ContinuousClock.now < kept.until { return kept.secret }
    let task = underWay ?? Task { await self.fetch() }
    underWay = task
    let fetched = await task.value
    underWay = nil
    let token = try fetched.get()
    kept = token
    return token.secret
  }

  /// Lets go of a token that was not taken, unless a newer one has come already.
  func discard(_ token: Secret) {
    if kept?.secret == token { kept = nil }
  }

  private func fetch() async -> Result<Token, SvarUtFailure> {
    do throws(SvarUtFailure) {
      return .success(
        try await patience.persist { () async throws(SvarUtFailure) in try await self.askOnce() })
    } catch {
      return .failure(error)
    }
  }

  private func askOnce() async throws(SvarUtFailure) -> Token {
    var request = HTTPClientRequest(url: settings.tokenURL)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
    request.headers.add(name: "Accept", value: "application/json")
    let grant = "urn:ietf:params:oauth:grant-type:jwt-bearer".percentEncoded
    request.body = .bytes(ByteBuffer(string: "grant_type=\(grant)&assertion=\(try await assertion())"))
    let answer: Exchange.Answer
    do {
      answer = try await exchange.answer(to: request, within: patience.question)
    } catch {
      throw SvarUtFailure(.tokenUnavailable, "\(error)", mayRetry: true)
    }
    return try token(in: answer)
  }

  private func token(in answer: Exchange.Answer) throws(SvarUtFailure) -> Token {
    switch answer.status {
    case 200: break
    case 300..<400, 408, 429, 500...:
      throw SvarUtFailure(.tokenUnavailable, "HTTP \(answer.status)", mayRetry: true)
    default:
      // RFC 6749 § 5.2: the error is a word. The sentence beside it may repeat what was sent, and is not shown.
      let refusal = try? JSONDecoder().decode(Refusal.self, from: answer.body)
      let word = (refusal?.error ?? "").filter { $0.isASCII && ($0.isLetter || $0 == "_") }.prefix(40)
      throw SvarUtFailure(.tokenRefused, "HTTP \(answer.status) \(word)", mayRetry: false)
    }
    guard let grant = try? JSONDecoder().decode(Grant.self, from: answer.body), !grant.access_token.isEmpty,
      grant.access_token.utf8.count < 16_384, grant.access_token.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
    else { throw SvarUtFailure(.tokenUnavailable, "an answer without a token", mayRetry: true) }
    let life = Duration.seconds(min(max(grant.expires_in ?? 0, 0), 86_400))
    let margin = max(Self.margin, life / 10)
    return Token(secret: Secret(grant.access_token), until: ContinuousClock.now + life - margin)
  }

  private func assertion() async throws(SvarUtFailure) -> String {
    let keys = JWTKeyCollection()
    do {
      let kid = settings.keyID.map { JWKIdentifier(string: $0) }
      await keys.add(rsa: settings.key, digestAlgorithm: .sha256, kid: kid)
      let now = Date()
      let claims = Claims(
        aud: settings.audience, iss: settings.clientID, scope: Self.scope, iat: Int(now.timeIntervalSince1970),
        exp: Int(now.timeIntervalSince1970) + 100, jti: UUID().uuidString)
      return try await keys.sign(claims, kid: kid)
    } catch {
      throw SvarUtFailure(.tokenRefused, "the key cannot sign", mayRetry: false)
    }
  }

  private struct Claims: JWTPayload {
    let aud: String
    let iss: String
    let scope: String
    let iat: Int
    let exp: Int
    let jti: String

    func verify(using algorithm: some JWTAlgorithm) async throws {}
  }

  private struct Grant: Decodable {
    let access_token: String
    let expires_in: Int?
  }

  private struct Refusal: Decodable {
    let error: String?
  }
}
