import Foundation
import Glibc
import Synchronization
import TestOffice
import Testing

/// Profil's office and the service that takes its letters, both of one test's own, on disk and in processes.
final class LetterWorkOffice: Sendable {
  let demo: DemoOffice
  private let simulator: StartedProgram
  private let control: String
  /// Minutes past the office's founding.
  private let minutes = Mutex(0)

  /// - Parameters:
  ///   - count: so many letters that are approved, and may leave.
  ///   - words: more arguments of each, such as another channel.
  ///   - rendered: they have their pages, and wait to be sent.
  init(letters count: Int, _ words: [String] = [], rendered: Bool = false) throws {
    let prepared = try PreparedLetters.of(count, words, rendered: rendered)
    demo = try DemoOffice(service: "profil")
    for (from, to) in [(prepared.demo.folder, demo.folder), (prepared.demo.sessionFile, demo.sessionFile)] {
      try? FileManager.default.removeItem(atPath: to)
      try FileManager.default.copyItem(atPath: from, toPath: to)
    }
    let folder = demo.folder + "/exchange/svarut"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = folder + "/settings.json"
    // It ends by itself, whatever happens to the test.
    let program = try Program.start(
      [Program.built("morgenpost-simulator"), "svarut", "--settings", path, "--minutes", "20"])
    simulator = program
    try #require(eventually { ScratchFolder.exists(path) || program.poll() != nil })
    let read = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any]
    let address = try #require(read?["baseURL"] as? String)
    control = address.replacing("/api", with: "/simulator")
    pass(minutes: 10)
  }

  deinit {
    simulator.send(SIGKILL)
    simulator.wait(limit: 10)
  }

  /// Gives a command as the letters' author.
  func act(_ words: [String]) throws {
    let run = try demo.run(["do"] + words + ["--json"], clock: clock)
    try #require(run.isDone, "\(run.summary)")
  }

  // MARK: - The worker

  func pass(minutes more: Int) { minutes.withLock { $0 += more } }

  /// The office's time (UTC).
  var clock: String {
    let founded = (try? Date(DemoOffice.founded, strategy: .iso8601)) ?? .distantPast
    return founded.addingTimeInterval(Double(minutes.withLock { $0 } * 60)).formatted(.iso8601)
  }

  static let worker = [Program.morgenpost, "worker", "--only", "letters", "--once", "--json"]

  /// - Parameter wrapper: what it runs under.
  func start(under wrapper: [String] = []) throws -> StartedProgram {
    try Program.start(
      wrapper + Self.worker, environment: demo.environment.merging(["MORGENPOST_NOW": clock]) { $1 })
  }

  /// The worker until nothing more moves.
  ///
  /// - Returns: its report on letters.
  @discardableResult
  func work(under wrapper: [String] = []) throws -> [String: Any] {
    let run = try start(under: wrapper).wait(limit: 300)
    // What could not be done now is told, and the exit code says so.
    try #require([0, 69].contains(run.status), "\(run.summary)")
    return try #require(try run.json()["letters"] as? [String: Any], "\(run.summary)")
  }

  // MARK: - How it stands

  func board() throws -> [[String: Any]] {
    let rows = try demo.rows(["dispatches", "--limit", "100"], of: "dispatches")
    return rows.sorted { ($0["dispatch"] as? Int ?? 0) < ($1["dispatch"] as? Int ?? 0) }
  }

  func stages() throws -> [String] { try board().map { $0["stage"] as? String ?? "" } }

  func groups() throws -> [String] { try board().map { $0["group"] as? String ?? "" } }

  /// The reasons of the deviations about letters, each of which has somebody to see to it.
  func deviations() throws -> [String] {
    let rows = try demo.rows(["deviations"], of: "deviations").filter { $0["kind"] as? String == "dispatch" }
    for row in rows { #expect(row["responsible"] as? String == PreparedLetters.author, "\(row)") }
    return rows.compactMap { $0["reason"] as? String }.sorted()
  }

  /// How often each letter came to the service, by its reference.
  func received() throws -> [String: Int] {
    let run = try Program.run(["curl", "-sf", control + "/received"])
    return try #require(try run.json()["counts"] as? [String: Int], "\(run.summary)")
  }

  /// Every letter came once, and no other did.
  func expectOnce(_ comment: String = "", without missing: [Int] = []) throws {
    let references = try board().filter { !missing.contains($0["dispatch"] as? Int ?? 0) }
      .compactMap { $0["reference"] as? String }
    let counts = try received()
    #expect(counts == Dictionary(uniqueKeysWithValues: references.map { ($0, 1) }), "\(comment)")
  }

  /// The log holds, makes the same tables again, and nothing is left lying.
  func expectWhole(_ comment: String = "") throws {
    for check in [["log", "verify"], ["log", "replay", "--check"]] {
      let run = try demo.run(check)
      #expect(run.isDone, "\(comment): \(run.summary)")
    }
    let left = FileManager.default.enumerator(atPath: demo.folder)?.compactMap { $0 as? String } ?? []
    #expect(left.filter { $0.hasSuffix(".new") || $0.hasSuffix(".tmp") || $0.hasPrefix("work/") } == [], "\(comment)")
  }

  // MARK: - The service

  func fail(_ fault: String, on place: String, times: Int = 1, seconds: Double = 1) throws {
    try steer("faults", #"{"fault": "\#(fault)", "on": "\#(place)", "times": \#(times), "seconds": \#(seconds)}"#)
  }

  func heal() throws {
    try #require(Program.run(["curl", "-sf", "-X", "DELETE", control + "/faults"]).isDone)
  }

  /// How many of the faults that were asked for have not begun yet.
  var faults: Int {
    get throws {
      let run = try Program.run(["curl", "-sf", control + "/faults"])
      let left = try JSONSerialization.jsonObject(with: Data(run.output)) as? [Any]
      return try #require(left?.count, "\(run.summary)")
    }
  }

  /// Moves the service's own clock.
  func advance(seconds: Int) throws { try steer("clock", #"{"advance": \#(seconds)}"#) }

  private func steer(_ path: String, _ body: String) throws {
    let run = try Program.run(["curl", "-sf", "-X", "POST", "-d", body, control + "/" + path])
    try #require(run.isDone, "\(path) \(body): \(run.summary)")
  }
}
