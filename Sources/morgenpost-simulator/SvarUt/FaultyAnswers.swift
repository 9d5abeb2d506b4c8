import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension SvarUtServer {
  /// Does what a request asks for, unless a fault was asked for, and answers a "no" as the service does.
  func faulty(
    _ place: FaultBox.Place, _ request: Request, _ context: SimulatorContext,
    _ act: (FaultBox.Fault?) async throws -> Response
  ) async throws -> Response {
    do {
      let fault = await faults.next(on: place)
      try await fail(before: fault, on: place, context)
      if fault?.fault == .redirect {
        return Response(status: .found, headers: [.location: "http://127.0.0.1:9/elsewhere"])
      }
      let response = try await act(fault)
      return try await spoil(response, fault, context)
    } catch let refusal as Rejection {
      return try await refuse(refusal, path: request.uri.path)
    } catch is NIOTooManyBytesError {
      return try await refuse(Rejection(status: 413, message: "For stor forespørsel"), path: request.uri.path)
    } catch let error as HTTPError {
      return try await refuse(Rejection(status: error.status.code, message: "\(error)"), path: request.uri.path)
    }
  }

  /// The faults that come before anything is done.
  private func fail(before fault: FaultBox.Fault?, on place: FaultBox.Place, _ context: SimulatorContext) async throws {
    switch fault?.fault {
    // A shipment is slow after it has come in whole.
    case .slow where place != .send: try await Task.sleep(for: .seconds(fault?.seconds ?? 5))
    case .token: throw Rejection(status: 401, message: "Klarte ikke å validere access_token")
    case .integration: throw Rejection(status: 401, message: "Autentisering feilet for integrasjon simulator")
    case .forbidden: throw Rejection(status: 403, message: "Integrasjonen har ikke tilgang til kontoen")
    case .refused: throw Rejection(status: 400, message: "tittel må være satt")
    case .tooMany: throw Rejection(status: 429, message: "For mange forespørsler")
    case .serverError: throw Rejection(status: 500, message: "Uventet feil")
    case .lostRequest:
      try await hangUp(context)
      throw CancellationError()
    default: break
    }
  }

  /// The faults that come after it has been done: the sender does not learn what became of it.
  private func spoil(
    _ response: Response, _ fault: FaultBox.Fault?, _ context: SimulatorContext
  ) async throws -> Response {
    switch fault?.fault {
    case .errorAfter: throw Rejection(status: 500, message: "Uventet feil")
    case .garbage: return Self.response("<html>{\"id\": </html>")
    case .drip: return drip(every: fault?.seconds ?? 1)
    case .lostAnswer:
      try await hangUp(context)
      return response
    default: return response
    }
  }

  private func hangUp(_ context: SimulatorContext) async throws {
    try await context.channel.close()
  }

  /// An answer that goes on for ever, a byte at a time.
  private func drip(every seconds: Double) -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: ResponseBody { writer in
        while !Task.isCancelled {
          try await writer.write(ByteBuffer(string: " "))
          try await Task.sleep(for: .seconds(seconds))
        }
        try await writer.finish(nil)
      })
  }

  private struct ErrorMessage: Encodable {
    let timestamp: Int64
    let status: Int
    let error: String
    let errorId: String
    let path: String
    let message: String
  }

  private func refuse(_ refusal: Rejection, path: String) async throws -> Response {
    let body = ErrorMessage(
      timestamp: await post.now.milliseconds, status: refusal.status,
      error: HTTPResponse.Status(code: refusal.status).reasonPhrase, errorId: UUID().uuidString.lowercased(),
      path: path, message: refusal.message)
    let text = String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
    if path.hasPrefix("/api") {
      await exchanges.note("forsendelse-send-api-v3", "ErrorMessage", isRequest: false, text)
    }
    return Self.response(text, status: HTTPResponse.Status(code: refusal.status))
  }

  func json(_ body: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
    Self.response(String(decoding: try JSONEncoder().encode(body), as: UTF8.self), status: status)
  }

  static func response(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
