import AsyncHTTPClient
package import Domain
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// What SvarUt says about one shipment.
package struct ObservedStatus: Hashable, Sendable {
  /// A UUID in small letters.
  package let id: String
  /// The word as it stood; ``DispatchStatus/init(svarUt:)`` knows what it means, if anybody does.
  package let word: String
  /// Since when (UTC): SvarUt's own time, or now where that cannot be read.
  package let at: Instant

  package init(id: String, word: String, at: Instant) {
    self.id = id
    self.word = word
    self.at = at
  }
}

/// A line of SvarUt's own log of a shipment, in Norwegian and free text.
package struct ShipmentEvent: Hashable, Sendable {
  package let at: Instant
  package let text: String

  package init(at: Instant, text: String) {
    self.at = at
    self.text = text
  }
}

extension SvarUtClient {
  /// The shipments that SvarUt has under our own reference, as UUIDs in small letters, each once: none, one, or, when
  /// something was sent twice, more.
  ///
  /// None is proof that there is none only ``settledAfter`` the last try to send it.
  ///
  /// - Throws: ``SvarUtFailure``. An answer that cannot be read wholly is none.
  package func find(reference: String) async throws(SvarUtFailure) -> [String] {
    let account = settings.account.percentEncoded
    let found: Found = try await ask(
      .GET, "/v2/kontoer/\(account)/forsendelser?eksternRef=\(reference.percentEncoded)")
    var ids: [String] = []
    for written in found.forsendelseIds {
      guard let id = UUID(uuidString: written)?.uuidString.lowercased() else {
        throw SvarUtFailure(.answerUnreadable, "forsendelseIds", mayRetry: false)
      }
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// The newest status of each shipment, asked a thousand at a time. SvarUt leaves out what it does not know, and so
  /// does this.
  ///
  /// - Throws: ``SvarUtFailure``.
  package func statuses(of ids: [String]) async throws(SvarUtFailure) -> [ObservedStatus] {
    let wanted = Set(ids.compactMap { UUID(uuidString: $0)?.uuidString.lowercased() }).sorted()
    var all: [ObservedStatus] = []
    for start in stride(from: 0, to: wanted.count, by: Self.mostAtOnce) {
      all += try await statuses(ofSome: Array(wanted[start..<min(start + Self.mostAtOnce, wanted.count)]))
    }
    return all
  }

  private func statuses(ofSome ids: [String]) async throws(SvarUtFailure) -> [ObservedStatus] {
    let found: Statuses = try await ask(
      .POST, "/v3/kontoer/\(settings.account.percentEncoded)/forsendelser/status/sok", body: StatusSearch(id: ids))
    let asked = Set(ids)
    let now = Instant.now
    return found.statuser.compactMap { status in
      let id = status.id.lowercased()
      guard asked.contains(id) else { return nil }
      return ObservedStatus(
        id: id, word: status.status, at: status.sisteStatusEndring.flatMap { Instant(iso: $0) } ?? now)
    }
  }

  /// SvarUt's log of a shipment, as it gives it.
  ///
  /// - Throws: ``SvarUtFailure``.
  package func events(of id: String) async throws(SvarUtFailure) -> [ShipmentEvent] {
    let found: Events = try await ask(.GET, "/v2/forsendelser/\(id.percentEncoded)/hendelser")
    let now = Instant.now
    return found.hendelser.map {
      ShipmentEvent(at: $0.tidspunkt.flatMap { Instant(iso: $0) } ?? now, text: $0.hendelse)
    }
  }

  /// Tells SvarUt that the recipient has read it elsewhere, which stops the print that is still to come.
  ///
  /// - Parameters:
  ///   - nationalID: of the person who read it, 11 digits: SvarUt asks for it.
  ///   - at: when it was read (UTC).
  /// - Throws: ``SvarUtFailure``. Saying it twice does no harm.
  package func markRead(id: String, by nationalID: String, at: Instant) async throws(SvarUtFailure) {
    guard nationalID.utf8.count == 11, nationalID.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { throw SvarUtFailure(.fieldForm, "fnr: 11 digits", mayRetry: false) }
    let path = "/v2/forsendelser/\(id.percentEncoded)/lest"
    let body = Read(fnr: nationalID, tidspunkt: at.iso, eksterntSystemnavn: "Morgenpost")
    _ = try await answer(.POST, path, body: encoded(body))
  }

  private func ask<Found: Decodable>(
    _ method: HTTPMethod, _ path: String, body: (any Encodable)? = nil
  ) async throws(SvarUtFailure) -> Found {
    let bytes = try body.map { (body) throws(SvarUtFailure) in try encoded(body) }
    let answer = try await answer(method, path, body: bytes)
    do {
      return try JSONDecoder().decode(Found.self, from: answer.body)
    } catch {
      throw SvarUtFailure(.answerUnreadable, path.split(separator: "?").first.map(String.init) ?? "", mayRetry: false)
    }
  }

  private func encoded(_ body: any Encodable) throws(SvarUtFailure) -> ByteBuffer {
    do {
      return try JSONEncoder().encodeAsByteBuffer(body, allocator: ByteBufferAllocator())
    } catch {
      throw SvarUtFailure(.fieldForm, "\(error)", mayRetry: false)
    }
  }

  /// Asks, and again where that can help; an answer that is none of success is thrown.
  private func answer(
    _ method: HTTPMethod, _ path: String, body: ByteBuffer?
  ) async throws(SvarUtFailure) -> Exchange.Answer {
    try await patience.persist { () async throws(SvarUtFailure) in
      let answer = try await authorised(within: patience.question) {
        var request = HTTPClientRequest(url: settings.baseURL + path)
        request.method = method
        if let body {
          request.headers.add(name: "Content-Type", value: "application/json")
          request.body = .bytes(body)
        }
        return request
      }
      guard (200..<300).contains(answer.status) else {
        throw Self.failure(status: answer.status, message: ServiceMessage(answer.body))
      }
      return answer
    }
  }

  private struct Found: Decodable {
    let forsendelseIds: [String]
  }

  private struct StatusSearch: Encodable {
    let id: [String]
  }

  private struct Statuses: Decodable {
    struct Status: Decodable {
      let id: String
      let sisteStatusEndring: String?
      let status: String
    }

    let statuser: [Status]
  }

  private struct Events: Decodable {
    struct Event: Decodable {
      let tidspunkt: String?
      let hendelse: String
    }

    let hendelser: [Event]
  }

  private struct Read: Encodable {
    let fnr: String
    let tidspunkt: String
    let eksterntSystemnavn: String
  }
}

extension Instant {
  fileprivate static var now: Instant {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}
