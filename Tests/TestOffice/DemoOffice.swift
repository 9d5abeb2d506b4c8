import Foundation
import Synchronization
import Testing

/// A demo office of one test's own: a copy of one that is founded once for all tests.
package struct DemoOffice: Sendable {
  package let folder: String
  /// What is kept beside the office, and the session's token.
  package let scratch: ScratchFolder
  /// What `MORGENPOST_NOW` says in every run.
  package let clock: String
  private let original: FoundedOffice
  /// Where the session's token lies.
  package var sessionFile: String { scratch.path + "/session" }

  /// Founded on Friday 20 November 2026 at 08:30 in Oslo, so that every test knows what day it is.
  package static let founded = "2026-11-20T07:30:00Z"
  /// The Monday after, at the same time.
  package static let monday = "2026-11-23T07:30:00Z"

  /// - Parameters:
  ///   - service: the only service of the office; nil: all five.
  ///   - clock: when it was founded, and what time it is.
  package init(service: String? = nil, at clock: String = Self.founded) throws {
    original = try FoundedOffice.of(service, at: clock)
    self.clock = clock
    scratch = try ScratchFolder()
    folder = scratch.path + "/office"
    try FileManager.default.copyItem(atPath: original.folder, toPath: folder)
  }

  /// What every run on this office gets.
  package var environment: [String: String] {
    ["MORGENPOST_OFFICE": folder, "MORGENPOST_SESSION": sessionFile, "MORGENPOST_NOW": clock]
  }

  /// Runs the program on this office.
  ///
  /// - Parameter clock: another time than the office's own.
  package func run(
    _ arguments: [String], clock: String? = nil, input: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    try run(bytes: arguments.map { Array($0.utf8) }, clock: clock, input: input, environment: environment)
  }

  /// Starts the program on this office, for whoever wants to wait, or to end it.
  ///
  /// - Parameter clock: another time than the office's own.
  package func start(_ arguments: [String], clock: String? = nil) throws -> StartedProgram {
    var variables = environment
    if let clock { variables["MORGENPOST_NOW"] = clock }
    return try Program.start([Program.morgenpost] + arguments, environment: variables)
  }

  package func run(
    bytes arguments: [[UInt8]], clock: String? = nil, input: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    var variables = self.environment.merging(environment) { $1 }
    if let clock { variables["MORGENPOST_NOW"] = clock }
    return try Program.run(
      bytes: [Array(Program.morgenpost.utf8)] + arguments, environment: variables, input: input)
  }

  /// Signs a user in with the password of all demo users; every later run is theirs.
  @discardableResult
  package func login(as user: String) throws -> Run {
    try run(["login", "--as", user], input: DemoOffice.password + "\n")
  }

  /// The password of every user of the demo office.
  package static let password = "morgenpost"

  /// Signs Kari Vik in, a clerk at Profil, without the password's cost; every later run is hers.
  ///
  /// - Parameter again: whether somebody else has signed in since.
  package func signIn(again: Bool = false) throws {
    if again { try FileManager.default.removeItem(atPath: sessionFile) }
    try FileManager.default.copyItem(atPath: original.sessionFile, toPath: sessionFile)
  }

  /// The rows of a view.
  package func rows(_ arguments: [String], of name: String) throws -> [[String: Any]] {
    let run = try run(["show"] + arguments + ["--json"])
    try #require(run.status == 0, "\(run.text) \(run.said)")
    return try #require(try run.json()[name] as? [[String: Any]])
  }

  /// Where the log ends, seen from outside.
  package func position() throws -> Int {
    let run = try run(["log", "verify", "--json"])
    return try #require(try run.json()["entries"] as? Int)
  }
}

/// Founded on first use, Kari Vik signed in, and removed when the tests end.
private struct FoundedOffice: Sendable {
  let folder: String
  let sessionFile: String
  private let scratch: ScratchFolder

  private static let all = Mutex<[String: Result<FoundedOffice, any Error>]>([:])

  static func of(_ service: String?, at clock: String) throws -> FoundedOffice {
    try all.withLock { all in
      let key = (service ?? "") + clock
      let office = all[key] ?? Result { try FoundedOffice(service, at: clock) }
      all[key] = office
      return office
    }.get()
  }

  private init(_ service: String?, at clock: String) throws {
    scratch = try ScratchFolder()
    // What is kept for all tests is never released; the folder must not outlive them.
    scratch.removeAtExit()
    folder = scratch.path + "/office"
    sessionFile = scratch.path + "/session"
    let environment = ["MORGENPOST_NOW": clock, "MORGENPOST_SESSION": sessionFile, "MORGENPOST_OFFICE": folder]
    let only = service.map { ["--service", $0] } ?? []
    let founding = try Program.run(
      [Program.morgenpost, "office", "create", folder, "--demo"] + only, environment: environment, limit: 240)
    guard founding.status == 0 else { throw NotFounded(status: founding.status, said: founding.said) }
    guard service == nil || service == "profil" else { return }
    let login = try Program.run(
      [Program.morgenpost, "login", "--as", "kari.vik"], environment: environment, input: DemoOffice.password + "\n")
    guard login.status == 0 else { throw NotFounded(status: login.status, said: login.said) }
  }

  /// Its own error, since the same one fails every test that wants the office: what `#require` throws is taken as
  /// recorded already, and would fail the first of them alone.
  private struct NotFounded: Error {
    let status: Int32
    let said: String
  }
}
