import Foundation
import Glibc
import TestOffice
import Testing

/// kill -9 of the worker at every step from the release of a letter until somebody has it: the next worker goes on, and
/// nobody gets it twice (S2-41).
@Suite("worker killed while it sends letters", .serialized)
struct LetterKillTests {
  private static let canTrace =
    (try? Program.run(["strace", "-f", "-qq", "-o", "/dev/null", "true"]).isDone) ?? false

  /// Every sync takes so long that a test can see the step it stands in.
  private static let slowDisk = [
    "strace", "-D", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e",
    "inject=fdatasync,fsync:delay_exit=400ms",
  ]

  @Test("Killed after each record, and between what it did and its record", .enabled(if: canTrace))
  func everyStep() throws {
    let office = try LetterWorkOffice(letters: 1)
    try office.kill("released", under: Self.slowDisk) { kind in kind == "letter-finalised" }
    let documents = office.documents
    try office.kill("the page filed and not recorded", under: Self.slowDisk) { kind in
      kind == "letter-finalised" && office.documents > documents
    }
    try office.kill("rendered", under: Self.slowDisk) { kind in kind == "letter-rendered" }
    try office.kill("begun to be sent", under: Self.slowDisk) { kind in kind == "dispatch-started" }
    #expect(try office.stages() == ["sending"])
    // Not known to have left: the next worker asks, and sends what surely is not there.
    office.pass(minutes: 20)
    try office.kill("taken by the service and not recorded", under: Self.slowDisk) { kind in
      try kind == "dispatch-started" && office.received().count == 1
    }
    try office.kill("sent", under: Self.slowDisk) { kind in kind == "dispatch-accepted" }
    try office.fail("slow", on: "status", seconds: 5)
    try office.kill("asking how it fares") { _ in try office.faults == 0 }
    try office.advance(seconds: 60)
    try office.kill("told how it fares", under: Self.slowDisk) { kind in kind == "dispatch-observed" }
    try office.work()
    #expect(try office.groups() == ["waiting-to-be-read"])
    #expect(try office.deviations() == [])
    try office.expectOnce()
    try office.expectWhole()
  }

  @Test("Killed while the letter is under way to the service, which takes it later")
  func uploading() throws {
    let office = try LetterWorkOffice(letters: 1, rendered: true)
    try office.fail("slow", on: "send", seconds: 6)
    try office.kill("uploading") { _ in try office.faults == 0 }
    // Nobody knows: the service has not taken it in yet, and nothing is sent again so soon.
    try office.work()
    if try office.received().isEmpty { #expect(try office.stages() == ["sending"]) }
    #expect(try eventually { try office.received().count == 1 })
    try office.workUntilStill()
    #expect(try office.stages() == ["accepted"])
    try office.expectOnce()
    try office.expectWhole()
  }

  @Test("Killed while the page is made")
  func rendering() throws {
    let office = try LetterWorkOffice(letters: 1)
    try office.killWhileRendering()
    try office.work()
    try office.expectOnce()
    try office.expectWhole()
  }
}

extension LetterWorkOffice {
  /// Starts the worker, and kills it when it has come so far.
  ///
  /// - Parameters:
  ///   - place: for whoever reads the failure.
  ///   - wrapper: what the worker runs under.
  ///   - isThere: asked again and again with the kind of the log's last entry.
  func kill(_ place: String, under wrapper: [String] = [], when isThere: (String) throws -> Bool) throws {
    let log = try LogTail(of: demo)
    let worker = try start(under: wrapper)
    let came = try eventually(within: 120) { try worker.poll() != nil || isThere(try log.lastKind) }
    try #require(came && worker.poll() == nil, "never \(place): \(worker.poll()?.summary ?? "")")
    worker.send(SIGKILL)
    #expect(worker.wait().status == -SIGKILL, "\(place)")
    #expect(try demo.run(["log", "verify"]).isDone, "\(place)")
    // Each stands on the board from the moment it is finalised.
    #expect(try board().count == 1, "\(place)")
  }

  /// The page is made by a program that the worker starts.
  func killWhileRendering() throws {
    let worker = try start()
    let log = try LogTail(of: demo)
    let came = try eventually(within: 120) {
      try worker.poll() != nil || (log.lastKind == "letter-finalised" && Self.hasChildren(worker.pid))
    }
    try #require(came && worker.poll() == nil)
    worker.send(SIGKILL)
    worker.wait()
    #expect(try stages() == ["queued"])
  }

  private static func hasChildren(_ pid: pid_t) -> Bool {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    return threads.contains { ScratchFolder.read("/proc/\(pid)/task/\($0)/children")?.isEmpty == false }
  }

  /// So many files lie in the document store.
  var documents: Int {
    let found = FileManager.default.enumerator(atPath: demo.folder + "/documents")?.compactMap { $0 as? String }
    return found?.count { $0.contains("/") } ?? 0
  }
}
