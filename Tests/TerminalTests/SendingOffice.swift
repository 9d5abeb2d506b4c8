import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import TestOffice
import Testing

/// PPT's office with a simulated SvarUt and a worker that sends. The days pass for all of them together.
final class SendingOffice {
  let office: DemoOffice
  private let simulator: StartedProgram
  private let controls: String
  private var worker: StartedProgram

  /// What the sending service has been given.
  struct Received: Decodable {
    struct Sending: Decodable {
      struct Change: Decodable {
        let word: String
      }

      let title: String
      let recipient: String
      let changes: [Change]
    }

    let sendings: [Sending]
    /// How many shipments came with each reference.
    let counts: [String: Int]
  }

  /// Begins on Friday 20 November 2026 at 08:30 in Oslo.
  init() throws {
    office = try DemoOffice(service: "ppt")
    let folder = office.folder + "/exchange/svarut"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/settings.json"
    // It ends by itself, whatever happens to the test.
    let simulator = try Program.start(
      [
        Program.built("morgenpost-simulator"), "svarut", "--settings", path, "--clock", office.clock, "--minutes", "10",
      ])
    try #require(eventually { ScratchFolder.exists(path) || simulator.poll() != nil })
    try #require(simulator.poll() == nil, "the simulator ended")
    self.simulator = simulator
    controls = try Self.address(in: path).replacing("/api", with: "/simulator/")
    worker = try Self.worker(in: office, at: office.clock)
  }

  private static func address(in settings: String) throws -> String {
    struct Settings: Decodable {
      let baseURL: String
    }
    return try JSONDecoder().decode(Settings.self, from: Data(contentsOf: URL(filePath: settings))).baseURL
  }

  private static func worker(in office: DemoOffice, at clock: String) throws -> StartedProgram {
    try office.start(["worker", "--only", "letters", "--interval", "0.3"], clock: clock)
  }

  /// Later: the service's clock goes on to then, and a new worker begins.
  func move(to clock: String) async throws {
    worker.send(SIGTERM)
    let ended = worker.wait(limit: 20)
    try #require(ended.isDone, "\(ended.summary)")
    try await control(.POST, "clock", #"{"to": "\#(clock)"}"#)
    worker = try Self.worker(in: office, at: clock)
  }

  /// Lets time pass at the service alone.
  func advance(seconds: Int) async throws { try await control(.POST, "clock", #"{"advance": \#(seconds)}"#) }

  func received() async throws -> Received {
    try JSONDecoder().decode(Received.self, from: Data(buffer: try await control(.GET, "received")))
  }

  @discardableResult
  private func control(_ method: HTTPMethod, _ path: String, _ body: String = "") async throws -> ByteBuffer {
    var request = HTTPClientRequest(url: controls + path)
    request.method = method
    if !body.isEmpty { request.body = .bytes(ByteBuffer(string: body)) }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
    try #require((200..<300).contains(response.status.code), "\(path) \(body): \(response.status)")
    return try await response.body.collect(upTo: 1024 * 1024)
  }
}
