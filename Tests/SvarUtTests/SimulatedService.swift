import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import SvarUt
import TestOffice
import Testing

/// A simulator that runs for one test, and a client that speaks with it.
final class SimulatedService: Sendable {
  let folder: ScratchFolder
  let settings: SvarUtSettings
  let http: HTTPClient
  private let program: StartedProgram
  private let base: String

  struct Received: Decodable {
    struct Sending: Decodable {
      struct Change: Decodable {
        let at: Instant
        let word: String
      }

      struct Document: Decodable {
        let name: String
        let mime: String
        let bytes: Int
        let sha256: String
      }

      let id: String
      let endpoint: String
      let reference: String?
      let title: String
      let recipient: String
      let documents: [Document]
      let fields: String
      let changes: [Change]
    }

    let now: Instant
    let tokens: Int
    let sendings: [Sending]
    let counts: [String: Int]
  }

  struct Exchange: Codable {
    let spec: String
    let schema: String
    let isRequest: Bool
    let body: String
  }

  init(_ options: [String] = [], in folder: ScratchFolder? = nil, settings name: String = "svarut.json") throws {
    let folder = try folder ?? ScratchFolder()
    self.folder = folder
    let path = folder.path + "/" + name
    try? FileManager.default.removeItem(atPath: path)
    // It ends by itself, whatever happens to the test.
    let program = try Program.start(
      [Program.built("morgenpost-simulator"), "svarut", "--settings", path, "--minutes", "10"] + options)
    let isThere = eventually { ScratchFolder.exists(path) || program.poll() != nil }
    if let run = program.poll() {
      Issue.record("the simulator ended: \(run.said)")
    }
    self.program = program
    try #require(isThere)
    settings = try SvarUtSettings(file: path)
    base = settings.baseURL.replacing("/api", with: "")
    http = SvarUtClient.http(connectingWithin: 5)
  }

  deinit {
    program.send(SIGKILL)
    program.wait(limit: 10)
    // Its connections end with the process; nobody waits for that.
    http.shutdown(queue: .global()) { _ in }
  }

  /// Kills it as a power cut would, and waits until it is gone.
  func kill() {
    program.send(SIGKILL)
    program.wait(limit: 10)
  }

  func client(_ patience: SvarUtPatience = .quick) -> SvarUtClient {
    SvarUtClient(settings: settings, http: http, patience: patience)
  }

  func letter(_ reference: String, to recipient: Shipment.Recipient = .aPerson) throws -> Shipment {
    let path = folder.path + "/brev.pdf"
    if !ScratchFolder.exists(path) { try folder.write("brev.pdf", Array("%PDF-1.7 brev".utf8)) }
    return Shipment(
      title: "Foreløpig svar", recipient: recipient,
      documents: [.init(file: URL(filePath: path), name: "brev.pdf")], reference: reference)
  }

  // MARK: - What steers it

  func received() async throws -> Received {
    try JSONDecoder().decode(Received.self, from: Data(buffer: try await control(.GET, "received")))
  }

  func exchanges() async throws -> [Exchange] {
    try JSONDecoder().decode([Exchange].self, from: Data(buffer: try await control(.GET, "exchanges")))
  }

  func advance(seconds: Int) async throws { try await control(.POST, "clock", #"{"advance": \#(seconds)}"#) }

  func advance(to iso: String) async throws { try await control(.POST, "clock", #"{"to": "\#(iso)"}"#) }

  func fail(_ fault: String, on place: String, times: Int = 1, seconds: Double = 1) async throws {
    try await control(
      .POST, "faults", #"{"fault": "\#(fault)", "on": "\#(place)", "times": \#(times), "seconds": \#(seconds)}"#)
  }

  func heal() async throws { try await control(.DELETE, "faults") }

  func reach(_ digitalId: String, by channel: String) async throws {
    try await control(.POST, "recipients", #"{"digitalId": "\#(digitalId)", "channel": "\#(channel)"}"#)
  }

  func read(_ id: String) async throws { try await control(.POST, "read", #"{"id": "\#(id)"}"#) }

  @discardableResult
  private func control(_ method: HTTPMethod, _ path: String, _ body: String = "") async throws -> ByteBuffer {
    var request = HTTPClientRequest(url: "\(base)/simulator/\(path)")
    request.method = method
    if !body.isEmpty { request.body = .bytes(ByteBuffer(string: body)) }
    let response = try await http.execute(request, timeout: .seconds(30))
    try #require((200..<300).contains(response.status.code), "\(path) \(body): \(response.status)")
    return try await response.body.collect(upTo: 64 * 1024 * 1024)
  }
}

extension SvarUtPatience {
  /// As patient as a test is.
  static let quick = SvarUtPatience(
    sending: .seconds(30), question: .seconds(30), tries: 3, pause: .milliseconds(5), longestPause: .milliseconds(20))

  /// Gives up on what takes longer than a machine that is busy with other tests.
  static let hasty = SvarUtPatience(
    sending: .seconds(5), question: .seconds(5), tries: 2, pause: .milliseconds(5), longestPause: .milliseconds(20))
}

extension Shipment.Recipient {
  static let address = Shipment.Address(lines: ["Eksempelgata 1"], postcode: "0001", town: "Storevik")
  static let aPerson = Self.person(name: "Åse Čáhci", nationalID: "01817010055", address: address)
  static let aCompany = Self.organisation(name: "Kafé Eksempel AS", number: "312345676", address: address)
  static let onPaper = Self.print(name: "Åse Čáhci", address: address)
}

extension SendOutcome {
  var id: String? {
    if case .accepted(let id) = self { id } else { nil }
  }
}
