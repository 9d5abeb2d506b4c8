package import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Speaks with KS SvarUt: v3 for sending and statuses, v2 for what v3 has not got.
///
/// A send is tried once and never repeated blindly; see ``SendOutcome``. Questions are repeated a few times. No error
/// and no description of anything here holds a password, a token or a key.
package struct SvarUtClient: Sendable {
  /// How long after a try SvarUt may still be taking it in: it gives up after 15 minutes. An empty answer to
  /// ``find(reference:)`` means "not there" only after this.
  package static let settledAfter = Duration.seconds(16 * 60)

  /// The most shipments that one request asks the status of.
  package static let mostAtOnce = 1000

  let settings: SvarUtSettings
  let patience: SvarUtPatience
  let exchange: Exchange
  let tokens: TokenSource

  /// - Parameter http: one made by ``http(connectingWithin:)``, which follows no redirect; the caller shuts it down.
  package init(settings: SvarUtSettings, http: HTTPClient, patience: SvarUtPatience = SvarUtPatience()) {
    self.settings = settings
    self.patience = patience
    exchange = Exchange(http: http)
    tokens = TokenSource(settings: settings.maskinporten, exchange: exchange, patience: patience)
  }

  /// Sends a shipment, once.
  package func send(_ shipment: Shipment) async -> SendOutcome {
    do throws(ShipmentCheck.Flaw) {
      let parcel = try Parcel(shipment)
      do throws(SvarUtFailure) {
        return outcome(of: try await answer(to: parcel, for: shipment.recipient))
      } catch {
        return Self.outcome(of: error)
      }
    } catch {
      return .refused(reason: error.reason, field: error.field)
    }
  }

  private func answer(
    to parcel: Parcel, for recipient: Shipment.Recipient
  ) async throws(SvarUtFailure) -> Exchange.Answer {
    let path = "/v3/kontoer/\(settings.account.percentEncoded)/forsendelser/\(recipient.endpoint)"
    return try await authorised(within: patience.sending) {
      var request = HTTPClientRequest(url: settings.baseURL + path)
      request.method = .POST
      request.headers.add(name: "Content-Type", value: parcel.contentType)
      request.body = .stream(parcel, length: .known(parcel.length))
      return request
    }
  }

  /// Sends a request with our credentials. One that is refused because of its token has surely done nothing, and goes
  /// once more with a new one; the integration's own refusal is final.
  func authorised(
    within time: Duration, _ make: () -> HTTPClientRequest
  ) async throws(SvarUtFailure) -> Exchange.Answer {
    var isSecond = false
    while true {
      let token = try await tokens.token()
      var request = make()
      request.headers.add(name: "Authorization", value: "Bearer \(token.revealed)")
      request.headers.add(name: "IntegrasjonId", value: settings.integrationID)
      request.headers.add(name: "IntegrasjonPassord", value: settings.integrationPassword.revealed)
      request.headers.add(name: "Accept", value: "application/json")
      let answer: Exchange.Answer
      do {
        answer = try await exchange.answer(to: request, within: time)
      } catch {
        throw Self.failure(of: error)
      }
      guard answer.status == 401, !ServiceMessage(answer.body).isAboutIntegration else { return answer }
      await tokens.discard(token)
      if isSecond { return answer }
      isSecond = true
    }
  }

  private func outcome(of answer: Exchange.Answer) -> SendOutcome {
    if answer.status == 200 || answer.status == 201 {
      guard let taken = try? JSONDecoder().decode(Taken.self, from: answer.body), let id = UUID(uuidString: taken.id)
      else { return .unknown(reason: SvarUtReason(.answerUnreadable, "accepted, without an id")) }
      return .accepted(id: id.uuidString.lowercased())
    }
    let message = ServiceMessage(answer.body)
    let failure = Self.failure(status: answer.status, message: message)
    switch answer.status {
    case 400, 409, 413, 415, 422: return .refused(reason: failure.reason, field: message.field)
    case 401, 403, 404, 405, 406, 429: return .notSent(reason: failure.reason, mayRetry: failure.mayRetry)
    default: return .unknown(reason: failure.reason)
    }
  }

  /// What a send that got no answer means: only one that surely never left may be tried again.
  private static func outcome(of failure: SvarUtFailure) -> SendOutcome {
    switch failure.reason.code {
    case .unreachable, .tokenRefused, .tokenUnavailable:
      .notSent(reason: failure.reason, mayRetry: failure.mayRetry)
    default: .unknown(reason: failure.reason)
    }
  }

  private struct Taken: Decodable {
    let id: String
  }

  static func failure(of failure: Exchange.Failure) -> SvarUtFailure {
    switch failure {
    case .unreachable(let detail): SvarUtFailure(.unreachable, detail, mayRetry: true)
    case .lost(let detail): SvarUtFailure(.answerLost, detail, mayRetry: true)
    case .late: SvarUtFailure(.answerLate, "", mayRetry: true)
    case .tooLarge: SvarUtFailure(.answerUnreadable, "more than \(Exchange.mostBytes) bytes", mayRetry: false)
    }
  }

  static func failure(status: Int, message: ServiceMessage) -> SvarUtFailure {
    let detail = "HTTP \(status)" + (message.text.isEmpty ? "" : " \(message.text)")
    return switch status {
    case 300..<400: SvarUtFailure(.redirected, detail, mayRetry: false)
    case 401 where message.isAboutIntegration: SvarUtFailure(.integrationRefused, detail, mayRetry: false)
    case 401: SvarUtFailure(.tokenNotTaken, detail, mayRetry: false)
    case 403: SvarUtFailure(.noRight, detail, mayRetry: false)
    case 404: SvarUtFailure(.notFound, detail, mayRetry: false)
    case 429: SvarUtFailure(.tooMany, detail, mayRetry: true)
    case 408: SvarUtFailure(.answerLate, detail, mayRetry: true)
    case 400..<500: SvarUtFailure(.rejected, detail, mayRetry: false)
    case 500...: SvarUtFailure(.serviceFault, detail, mayRetry: true)
    default: SvarUtFailure(.answerUnreadable, detail, mayRetry: false)
    }
  }
}
