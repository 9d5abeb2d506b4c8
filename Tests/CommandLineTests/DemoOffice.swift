import Foundation
import GRDB
import Glibc
import Synchronization
import Testing

/// A demo office of one test's own: a copy of one that is founded once for all tests.
struct DemoOffice {
  let folder: String
  private let scratch: ScratchFolder
  /// Where the session's token lies.
  var sessionFile: String { scratch.path + "/session" }

  /// Founded at this moment, so that every test knows what day it is.
  static let founded = "2026-11-20T07:30:00Z"

  private static let original = Result { try FoundedOffice() }

  init() throws {
    let original = try Self.original.get()
    scratch = try ScratchFolder()
    folder = scratch.path + "/office"
    try FileManager.default.copyItem(atPath: original.folder, toPath: folder)
  }

  /// Runs the program on this office.
  func run(
    _ arguments: [String], clock: String? = DemoOffice.founded, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Program.Run {
    try run(bytes: arguments.map { Array($0.utf8) }, clock: clock, input: input, environment: environment)
  }

  func run(
    bytes arguments: [[UInt8]], clock: String? = DemoOffice.founded, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Program.Run {
    var variables = ["MORGENPOST_OFFICE": folder, "MORGENPOST_SESSION": sessionFile]
    variables["MORGENPOST_NOW"] = clock
    return try Program.run(arguments, environment: variables.merging(environment) { $1 }, input: input)
  }

  /// Signs Kari Vik in, a clerk at Profil, without the password's cost; every later run is hers.
  func signIn() throws {
    try FileManager.default.copyItem(atPath: Self.original.get().sessionFile, toPath: sessionFile)
  }

  /// Signs a user in with the password of all demo users.
  func login(as user: String) throws -> Program.Run {
    try run(["login", "--as", user], input: "morgenpost\n")
  }

  /// Changes the office's file behind the program's back.
  func damage(_ sql: String) throws {
    let queue = try DatabaseQueue(path: folder + "/office.sqlite")
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// Where the log ends, seen from outside.
  func position() throws -> Int {
    let run = try run(["log", "verify", "--json"])
    return try #require(try run.json()["entries"] as? Int)
  }

  /// The rows of a view.
  func rows(_ arguments: [String], of name: String) throws -> [[String: Any]] {
    let run = try run(["show"] + arguments + ["--json"])
    try #require(run.status == 0, "\(run.text) \(run.said)")
    return try #require(try run.json()[name] as? [[String: Any]])
  }
}

/// Founded on first use and removed when the tests end.
private final class FoundedOffice: Sendable {
  let folder: String
  let sessionFile: String
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    folder = scratch.path + "/office"
    sessionFile = scratch.path + "/session"
    let environment = ["MORGENPOST_NOW": DemoOffice.founded, "MORGENPOST_SESSION": sessionFile]
    let founding = try Program.run(["office", "create", folder, "--demo"], environment: environment)
    try #require(founding.status == 0, "\(founding.said)")
    let login = try Program.run(
      ["login", "--as", "kari.vik", "--office", folder], environment: environment, input: "morgenpost\n")
    try #require(login.status == 0, "\(login.said)")
    // A static value is never released; the folder must not outlive the tests.
    Self.remembered.withLock { $0 = scratch.path }
    atexit { FoundedOffice.remove() }
  }

  private static let remembered = Mutex<String?>(nil)

  private static func remove() {
    guard let path = remembered.withLock({ $0 }) else { return }
    try? FileManager.default.removeItem(atPath: path)
  }
}
