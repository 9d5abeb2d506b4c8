import Foundation
import Glibc
import TestOffice
import Testing

/// Letters on paper, through the program that CUPS has for it: nothing is printed twice by itself (S2-38).
@Suite("worker prints letters", .serialized)
struct LetterPrintTests {
  /// The program's place is fixed; only root can put another there, for the worker alone.
  private static let canReplace =
    access("/usr/bin/lp", X_OK) == 0
    && ((try? Program.run(["unshare", "-m", "mount", "--bind", "/bin/true", "/usr/bin/lp"]).isDone) ?? false)

  private let office: LetterWorkOffice
  /// Holds a line for every letter that came out of the printer.
  private let paper: String

  init() throws {
    office = try LetterWorkOffice(letters: 1, ["channel=brev", "reason=Ber om papir"])
    paper = office.demo.scratch.path + "/paper"
    let folder = office.demo.folder + "/exchange/print"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try ScratchFolder.create(folder + "/printer", Array("kontor-2\n".utf8))
  }

  @Test(
    "A worker killed while it prints: nothing is printed again before somebody has looked", .enabled(if: canReplace))
  func killed() throws {
    let worker = try office.start(under: try printer("echo $4 >> \(paper); sleep 30"))
    try #require(eventually(within: 120) { printed == 1 || worker.poll() != nil })
    worker.send(SIGKILL)
    worker.wait()
    #expect(try office.stages() == ["sending"])
    for _ in 0..<2 {
      office.pass(minutes: 60)
      try office.work(under: try printer(answering))
      #expect(try office.stages() == ["print-unclear"])
      #expect(try office.groups() == ["waits-for-us"])
    }
    #expect(printed == 1)
    #expect(try office.deviations() == ["print-unclear"])
    // It does not lie there: another one, and that is all.
    try office.act(["retry-dispatch", "dispatch=1"])
    for _ in 0..<2 { try office.work(under: try printer(answering)) }
    #expect(printed == 2)
    #expect(try office.stages() == ["awaiting-signature"])
    try office.expectWhole()
  }

  @Test("Killed when CUPS has it and nobody has written that down: it lies there", .enabled(if: canReplace))
  func lies() throws {
    let worker = try office.start(under: try printer("echo $4 >> \(paper); sleep 30"))
    try #require(eventually(within: 120) { printed == 1 || worker.poll() != nil })
    worker.send(SIGKILL)
    worker.wait()
    try office.work(under: try printer(answering))
    try office.act(["record-print", "dispatch=1"])
    try office.work(under: try printer(answering))
    #expect(printed == 1)
    #expect(try office.stages() == ["awaiting-signature"])
    try office.expectWhole()
  }

  @Test("A worker that is asked to end finishes the letter in the printer", .enabled(if: canReplace))
  func asked() throws {
    let worker = try office.start(under: try printer("echo $4 >> \(paper); sleep 2; \(answer)"))
    try #require(eventually(within: 120) { printed == 1 || worker.poll() != nil })
    worker.send(SIGTERM)
    #expect(worker.wait().isDone)
    #expect(try office.stages() == ["awaiting-signature"])
    #expect(printed == 1)
  }

  @Test(
    "A printer that does not take it is tried again, five times, and is then somebody's to see to",
    .enabled(if: canReplace))
  func refused() throws {
    for _ in 1...4 {
      try office.work(under: try printer("echo 'lp: Error - no such printer' >&2; exit 1"))
      #expect(try office.stages() == ["queued"])
      office.pass(minutes: 60)
    }
    try office.work(under: try printer("exit 1"))
    #expect(try office.stages() == ["failed"])
    #expect(try office.deviations() == ["dispatch-failed"])
    #expect(try office.board().first?["fault"] as? String == "lp:")
    try office.act(["retry-dispatch", "dispatch=1"])
    try office.work(under: try printer(answering))
    #expect(printed == 1)
    try office.expectWhole()
  }

  private let answer = "echo 'request id is kontor-2-118 (1 file(s))'"
  private var answering: String { "echo $4 >> \(paper); \(answer)" }

  private var printed: Int { ScratchFolder.read(paper)?.count { $0 == UInt8(ascii: "\n") } ?? 0 }

  /// What the worker runs under, so that `lp` is this script. The worker keeps the process id.
  private func printer(_ script: String) throws -> [String] {
    let path = office.demo.scratch.path + "/lp"
    try ScratchFolder.create(path, Array("#!/bin/sh\n\(script)\n".utf8))
    chmod(path, 0o755)
    return ["unshare", "-m", "sh", "-c", #"mount --bind \#(path) /usr/bin/lp && exec "$@""#, "sh"]
  }
}
