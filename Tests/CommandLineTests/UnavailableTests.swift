import Foundation
import Glibc
import TestOffice
import Testing

@Suite("What is missing around the program: 69 with its name; a disk or a reader that fails: 74")
struct UnavailableTests {
  /// A mount of our own hides a program from the one that is started in it, and from nobody else.
  private static let hiding =
    ["unshare", geteuid() == 0 ? "-m" : "-rm", "sh", "-c"]
    + [#"mount --bind /dev/null "$0" && exec "$@""#]

  private static let canHide =
    (try? Program.run(hiding + ["/usr/bin/qpdf", "sh", "-c", "! test -x /usr/bin/qpdf"]).isDone) ?? false

  @Test("Without qpdf every PDF waits where it lies, and is taken when qpdf is there", .enabled(if: canHide))
  func withoutTool() throws {
    let office = try DemoOffice(service: "profil")
    try office.signIn()
    let folder = office.folder + "/intermediate/profil"
    let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let worker = [Program.morgenpost, "worker", "--only", "intake", "--once", "--settle", "0", "--json"]
    let missing = try Program.run(Self.hiding + ["/usr/bin/qpdf"] + worker, environment: office.environment)
    #expect(missing.status == 69, "\(missing.summary)")
    let report = try missing.json()
    #expect(report["ok"] as? Bool == false)
    let faults = try #require(report["faults"] as? [String])
    let pdfs = before.filter { $0.hasSuffix(".pdf") }
    // One of them is broken in a way that is seen without qpdf.
    #expect(faults.count == pdfs.count - 1, "\(faults) \(pdfs)")
    #expect(faults.allSatisfy { $0.contains("qpdf") && $0.contains("apt-get install qpdf") }, "\(faults)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".pdf") } == pdfs)
    let deviations = try office.rows(["deviations"], of: "deviations").filter { $0["kind"] as? String == "intake-file" }
    #expect(deviations.map { $0["reason"] as? String } == ["truncated"])

    let found = try office.run(["worker", "--only", "intake", "--once", "--settle", "0", "--json"])
    #expect(found.status == 0, "\(found.summary)")
    #expect(try found.json()["filed"] as? Int ?? 0 >= faults.count)
    #expect(try office.run(["log", "verify"]).isDone)
  }

  @Test("A terminal that cannot hold a screen: 69, with the reason", arguments: ["dumb", "finnes-ikke"])
  func terminal(_ type: String) throws {
    let office = try DemoOffice(service: "profil")
    let terminal = try PseudoTerminal(
      [Program.morgenpost], environment: office.environment.merging(["TERM": type]) { $1 }, columns: 80, rows: 24)
    #expect(terminal.end() == 69)
    #expect(terminal.output.contains("TERM=\(type)"), "\(terminal.output)")
    #expect(terminal.hasModesOfBefore)
  }

  @Test("An answer that cannot be written is no success: 74", arguments: [["show", "tray"], ["log", "export"]])
  func fullOutput(_ arguments: [String]) throws {
    let office = try DemoOffice(service: "profil")
    try office.signIn()
    let words = ["sh", "-c", #"exec "$@" > /dev/full"#, "sh", Program.morgenpost] + arguments
    let run = try Program.run(words, environment: office.environment)
    #expect(run.status == 74, "\(run.summary)")
    #expect(!run.complaint.isEmpty)
  }
}

/// What is in memory in clear is nobody else's.
@Suite struct MemoryTests {
  private static let nobody = "65534"

  @Test("No other program of the same user may look into the program", .enabled(if: geteuid() == 0))
  func closed() throws {
    let office = try DemoOffice(service: "profil")
    #expect(try Program.run(["chown", "-R", Self.nobody, office.scratch.path]).isDone)
    let asNobody = ["setpriv", "--reuid", Self.nobody, "--clear-groups"]
    let environment = try Program.environment(office.environment)
    // It waits for the password; until then it can be looked at.
    let open = try PseudoTerminal(asNobody + ["sleep", "60"], environment: environment, columns: 80, rows: 24)
    let closed = try PseudoTerminal(
      asNobody + [Program.morgenpost, "login", "--as", "kari.vik"], environment: environment, columns: 80, rows: 24)
    #expect(eventually { owner(of: open.pid) == 65534 }, "a program that does not mind")
    #expect(closed.waits(for: ":"), "\(closed.output)")
    // The system gives what may not be looked at to root.
    #expect(owner(of: closed.pid) == 0)
  }

  /// Who may look into a process, as the system says it.
  private func owner(of process: pid_t) -> uid_t? {
    var facts = stat()
    return stat("/proc/\(process)/mem", &facts) == 0 ? facts.st_uid : nil
  }
}
