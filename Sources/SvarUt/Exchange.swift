package import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// One request and its whole answer, within a time and a size.
struct Exchange: Sendable {
  struct Answer: Sendable {
    let status: Int
    let body: ByteBuffer
  }

  enum Failure: Error {
    /// No connection: not a byte of the request has left.
    case unreachable(String)
    case lost(String)
    case late
    case tooLarge
  }

  /// The longest answer there is: a thousand statuses are 150 kB.
  static let mostBytes = 8 * 1024 * 1024

  let http: HTTPClient

  /// - Parameter time: for everything, from the connection to the last byte. An answer that drips is late as well.
  func answer(to request: HTTPClientRequest, within time: Duration) async throws(Failure) -> Answer {
    do {
      return try await withThrowingTaskGroup(of: Answer.self) { group in
        defer { group.cancelAll() }
        group.addTask { try await carryOut(request, within: time) }
        group.addTask {
          try await Task.sleep(for: time)
          throw Failure.late
        }
        guard let first = try await group.next() else { throw Failure.lost("") }
        return first
      }
    } catch {
      throw Self.failure(of: error)
    }
  }

  private func carryOut(_ request: HTTPClientRequest, within time: Duration) async throws -> Answer {
    let response = try await http.execute(request, timeout: .seconds(time.components.seconds + 60))
    do {
      return Answer(
        status: Int(response.status.code), body: try await response.body.collect(upTo: Self.mostBytes))
    } catch is NIOTooManyBytesError {
      throw Failure.tooLarge
    }
  }

  private static func failure(of error: any Error) -> Failure {
    switch error {
    case let failure as Failure: failure
    case let error as NIOConnectionError: .unreachable("\(error.host):\(error.port)")
    // What an address of numbers answers where a name would give the error above.
    case let error as IOError where error.errnoCode == ECONNREFUSED: .unreachable("connection refused")
    case ChannelError.connectTimeout: .unreachable("no connection in time")
    case let error as HTTPClientError: failure(of: error)
    // A handshake comes before the request: whom we do not trust has been told nothing.
    case NIOSSLError.handshakeFailed: .unreachable("the other side's certificate does not hold")
    case is NIOSSLExtraError: .unreachable("the other side's certificate is for somebody else")
    default: .lost("\(type(of: error))")
    }
  }

  private static func failure(of error: HTTPClientError) -> Failure {
    switch error {
    case .connectTimeout: .unreachable("no connection in time")
    case .tlsHandshakeTimeout: .unreachable("no encrypted connection in time")
    case .deadlineExceeded: .late
    default: .lost(error.shortDescription)
    }
  }
}

extension SvarUtClient {
  /// A client of HTTP as this one needs it: it goes nowhere it was not told to, unpacks nothing, and says at once when
  /// nobody answers. Shut it down when done.
  package static func http(connectingWithin seconds: Int64 = 10) -> HTTPClient {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow, timeout: .init(connect: .seconds(seconds)), decompression: .disabled)
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }
}
