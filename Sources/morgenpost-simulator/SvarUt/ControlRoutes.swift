import Domain
import Foundation
import Hummingbird
import NIOCore
import NIOFoundationCompat

/// What steers the simulator; no part of the service.
extension SvarUtServer {
  func addControls(to router: Router<SimulatorContext>) {
    let controls = router.group("simulator")
    controls.get("received") { _, _ in try await received() }
    controls.get("exchanges") { _, _ in try json(await exchanges.entries) }
    controls.get("clock") { _, _ in try json(["now": await post.now.iso]) }
    controls.post("clock") { request, _ in try await control(request) { try await moveClock($0) } }
    controls.post("read") { request, _ in
      try await control(request) { (one: One) in try await post.markRead(one.id, text: "Lest av mottaker") }
    }
    controls.post("handled") { request, _ in
      try await control(request) { (one: One) in try await post.markHandled(one.id) }
    }
    controls.post("recipients") { request, _ in
      try await control(request) { (recipient: Recipient) in
        try await post.reach(recipient.digitalId, by: recipient.channel)
        return true
      }
    }
    controls.get("faults") { _, _ in try json(await faults.all) }
    controls.post("faults") { request, _ in
      try await control(request) { (fault: FaultBox.Fault) in
        try await faults.add(fault)
        return true
      }
    }
    controls.delete("faults") { _, _ in
      await faults.clear()
      return Response(status: .noContent)
    }
  }

  private struct Received: Encodable {
    let now: String
    let tokens: Int
    let sendings: [Sending]
    /// How often each eksternReferanse came: more than once is a letter sent twice.
    let counts: [String: Int]
  }

  private struct One: Decodable {
    let id: String
  }

  private struct Recipient: Decodable {
    let digitalId: String
    let channel: Channel
  }

  private struct Move: Decodable {
    let advance: Int?
    let to: String?
  }

  private func received() async throws -> Response {
    let sendings = await post.all
    return try json(
      Received(
        now: await post.now.iso, tokens: await tokens.given, sendings: sendings,
        counts: Dictionary(sendings.compactMap(\.reference).map { ($0, 1) }, uniquingKeysWith: +)))
  }

  private func moveClock(_ move: Move) async throws -> Bool {
    let advanced: Instant? =
      if let seconds = move.advance, (0...315_360_000).contains(seconds) {
        await post.now.adding(seconds: seconds)
      } else { nil }
    guard let instant = advanced ?? move.to.flatMap({ Instant(iso: $0) }) else {
      throw Rejection(status: 400, message: "advance: seconds, or to: an instant as 2026-11-24T08:00:00Z")
    }
    guard try await post.moveClock(to: instant) else {
      throw Rejection(status: 409, message: "the clock goes forward only")
    }
    return true
  }

  /// Reads the body, does it, and says 204, 400 with a reason, or 404 when there is no such shipment.
  private func control<Body: Decodable>(
    _ request: Request, _ act: (Body) async throws -> Bool
  ) async throws -> Response {
    do {
      let bytes = try await request.body.collect(upTo: 65_536)
      let isDone = try await act(try JSONDecoder().decode(Body.self, from: Data(buffer: bytes)))
      return Response(status: isDone ? .noContent : .notFound)
    } catch let error as DecodingError {
      return try json(["message": "the body cannot be read: \(error)"], status: .badRequest)
    } catch let refusal as Rejection {
      return try json(["message": refusal.message], status: HTTPResponse.Status(code: refusal.status))
    }
  }
}
