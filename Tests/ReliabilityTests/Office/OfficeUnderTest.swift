import Assets
import Foundation
import Glibc
import Synchronization
import TestOffice

/// A file that was laid into the scanner folder.
struct DroppedFile: Hashable, Sendable {
  let name: String
  let digest: String
}

/// An event that a command answered with, read in full: the office has promised it.
struct Promise: Hashable, Sendable {
  let position: Int
  let kind: String
  let subject: String
  let at: String
}

/// A small real office of one service, a copy of the suite's, and what the test has put into it.
final class OfficeUnderTest: Sendable {
  static let service = "velferd"
  /// Central archive of the service: registers, stamps, distributes.
  static let clerk = "eva.krogh"
  static let handler = "hege.lie"

  let root: String
  private let scratch: ScratchFolder?
  private let seen = Mutex<(dropped: [DroppedFile], promises: [Promise])>(([], []))

  var folder: String { root + "/office" }
  var session: String { root + "/session" }
  var scannerFolder: String { folder + "/intermediate/" + Self.service }
  var database: String { folder + "/office.sqlite" }
  var dropped: [DroppedFile] { seen.withLock { $0.dropped } }
  var promises: [Promise] { seen.withLock { $0.promises } }
  var environment: [String: String] { ["MORGENPOST_OFFICE": folder, "MORGENPOST_SESSION": session] }

  struct NotReady: Error { let run: Run }

  /// A copy in a scratch folder of its own.
  convenience init() throws {
    let scratch = try ScratchFolder()
    try self.init(at: scratch.path, scratch: scratch)
  }

  /// A copy in `root`, which the caller looks after.
  init(at root: String, scratch: ScratchFolder? = nil) throws {
    self.root = root
    self.scratch = scratch
    let template = try Self.template.get()
    for name in ["office", "session"] {
      try Self.require(try Program.run(["cp", "-a", "\(template.path)/\(name)", "\(root)/\(name)"]))
    }
  }

  /// A copy of another office that nobody works in, with what is known of it.
  convenience init(copying other: OfficeUnderTest) throws {
    let scratch = try ScratchFolder()
    for name in ["office", "session"] {
      try Self.require(try Program.run(["cp", "-a", "\(other.root)/\(name)", "\(scratch.path)/\(name)"]))
    }
    self.init(knowing: other, at: scratch.path, scratch: scratch)
  }

  /// The same promises and files, in another place: what is left of `other` after a fault.
  init(knowing other: OfficeUnderTest, at root: String, promises: [Promise]? = nil, scratch: ScratchFolder? = nil) {
    self.root = root
    self.scratch = scratch
    let (dropped, promises) = (other.dropped, promises ?? other.promises)
    seen.withLock { $0 = (dropped, promises) }
  }

  /// Made once: the demo office with one service, nothing in its scanner folder, a clerk signed in.
  private static let template = Result {
    let scratch = try ScratchFolder()
    scratch.removeAtExit()
    let folder = scratch.path + "/office"
    let environment = ["MORGENPOST_OFFICE": folder, "MORGENPOST_SESSION": scratch.path + "/session"]
    let program = Program.morgenpost
    // The other of the routine's two ways (S0-33): a file is gone from its folder as soon as it is stored and entered.
    let pack = String(decoding: try Assets.data("routines/\(service).yaml"), as: UTF8.self)
    let direct = try scratch.write(
      "\(service).yaml", Array(pack.replacing("usual: intermediate", with: "usual: direct").utf8))
    try require(try Program.run([program, "office", "create", folder, "--demo", "--service", direct]))
    let scanner = folder + "/intermediate/" + service
    for name in try FileManager.default.contentsOfDirectory(atPath: scanner) {
      try FileManager.default.removeItem(atPath: scanner + "/" + name)
    }
    try require(
      try Program.run([program, "login", "--as", clerk], environment: environment, input: "morgenpost\n"))
    return scratch
  }

  static func require(_ run: Run) throws {
    guard run.isDone else { throw NotReady(run: run) }
  }
}

// MARK: - Working in it

extension OfficeUnderTest {
  /// Lays a page into the scanner folder, as a scanner does.
  @discardableResult
  func drop(_ name: String, comment: String? = nil) throws -> DroppedFile {
    let path = scannerFolder + "/" + name
    // Not through Foundation, whose open file another test's program would inherit: it would look unfinished.
    try ScratchFolder.create(path, ScannedPage.png(comment ?? name))
    return try note(name, at: path)
  }

  /// Moves a file that is already on the same disk into the scanner folder.
  func drop(_ name: String, moving source: String) throws -> DroppedFile {
    let path = scannerFolder + "/" + name
    try FileManager.default.moveItem(atPath: source, toPath: path)
    return try note(name, at: path)
  }

  private func note(_ name: String, at path: String) throws -> DroppedFile {
    let file = DroppedFile(name: name, digest: try Self.digest(of: path))
    seen.withLock { $0.dropped.append(file) }
    return file
  }

  static func digest(of path: String) throws -> String {
    let run = try Program.run(["sha256sum", "--", path])
    try require(run)
    return String(run.text.prefix(64))
  }

  func isScannerFolderEmpty() throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: scannerFolder).isEmpty
  }

  /// Bytes of the write-ahead log; 0 when there is none.
  func walBytes() throws -> Int {
    var facts = stat()
    return stat(database + "-wal", &facts) == 0 ? Int(facts.st_size) : 0
  }

  func command(_ arguments: [String], under wrapper: [String] = []) -> [String] {
    wrapper + [Program.morgenpost] + arguments
  }

  /// Runs the program on this office; what it answered in full is promised from then on.
  @discardableResult
  func run(
    _ arguments: [String], under wrapper: [String] = [], environment more: [String: String] = [:], limit: Double = 60
  ) throws -> Run {
    let run = try start(arguments, under: wrapper, environment: more).wait(limit: limit)
    note(run)
    return run
  }

  func start(
    _ arguments: [String], under wrapper: [String] = [], environment more: [String: String] = [:]
  ) throws -> StartedProgram {
    try Program.start(command(arguments, under: wrapper), environment: environment.merging(more) { $1 })
  }

  /// Takes the events of a complete answer as promised.
  func note(_ run: Run) {
    guard let answer = run.answer, answer["ok"] as? Bool == true, let events = answer["events"] as? [[String: Any]]
    else { return }
    let promises = events.compactMap { event -> Promise? in
      guard let position = event["position"] as? Int, let kind = event["kind"] as? String,
        let subject = event["subject"] as? String, let at = event["at"] as? String
      else { return nil }
      return Promise(position: position, kind: kind, subject: subject, at: at)
    }
    seen.withLock { $0.promises += promises }
  }

  static let worker = ["worker", "--only", "intake", "--once", "--settle", "0", "--json"]

  static func registerPost(_ title: String) -> [String] {
    ["do", "register-post", "service=\(service)", "channel=brev", "sender=Kari Prøve", "title=\(title)", "--json"]
  }

  /// Registers, stamps and assigns one item; returns its number.
  func assignedPost(_ title: String, without taken: [Protection] = []) throws -> String {
    let wrapper = Protection.wrapper(without: taken)
    let run = try run(Self.registerPost(title), under: wrapper)
    guard run.isDone, let post = run.answer?["id"] as? String else { throw NotReady(run: run) }
    for arguments in [["stamp-received"], ["assign-post", "handler=\(Self.handler)"]] {
      try Self.require(try self.run(["do"] + arguments + ["post=\(post)", "--json"], under: wrapper))
    }
    return post
  }

  static func registerEntry(_ post: String) -> [String] {
    ["do", "register-entry", "post=\(post)", "new-case=Prøvesak \(post)", "party=Kari Prøve", "--json"]
  }
}
