import Foundation
import Glibc
import TestOffice
import Testing

/// The workstation sees to the pages of scans while no worker does.
@Suite("workstation reads pages", .timeLimit(.minutes(5)))
struct DeskPageWorkTests {
  private static var hasTools: Bool {
    ["ocrmypdf", "tesseract", "qpdf", "pdftoppm"].allSatisfy { access("/usr/bin/\($0)", X_OK) == 0 }
  }

  /// Utekontakten, whose scans wait to be read.
  private let office: DemoOffice

  init() throws {
    office = try DemoOffice(service: "utekontakten")
    try #require(office.login(as: "stine.rud").isDone)
  }

  @Test("A scan that comes in while no worker runs gets its text and its archive version", .enabled(if: hasTools))
  func alone() throws {
    let waiting = try office.rows(["scans"], of: "scans").count { $0["pageWork"] as? String == "waiting" }
    try #require(waiting > 0)
    let desk = try office.terminal(arguments: [])
    try desk.signIn(as: "Stine Rud", "stine.rud")
    desk.press("F3")
    try desk.wait("a page under way", seconds: 60) { $0.contains(/(Ser på|Leser) side [0-9]+ av [0-9]+ · skann/) }
    let isRead = try eventually(within: 240) { try count("pages-read") > 0 }
    try #require(isRead, "\(desk.picture)")
    desk.press("F10")
    desk.press("Down", "Enter")
    try #require(try eventually(within: 20) { try desk.processID() == 0 }, "\(desk.picture)")
    // The lease is free at once: somebody else does the rest, and nothing twice.
    let rest = try office.start(["worker", "--only", "pages", "--once", "--json"]).wait(limit: 240)
    try #require(rest.isDone, "\(rest.summary)")
    #expect(try count("pages-read") == 5)
    #expect(try count("page-work-failed") == 0)
    #expect(try office.run(["log", "replay", "--check"]).status == 0)
  }

  @Test("A worker that is started takes the work over after the step that is under way", .enabled(if: hasTools))
  func handedOver() throws {
    let desk = try office.terminal(arguments: [])
    try desk.wait(for: "Hvem er du?")
    try #require(try eventually(within: 60) { try count("pages-looked") > 0 }, "nobody has begun")
    let worker = try office.start(["worker", "--only", "pages", "--json"])
    try #require(try eventually(within: 240) { try count("pages-read") == 5 })
    worker.send(SIGTERM)
    let run = worker.wait()
    try #require(run.isDone, "\(run.summary)")
    let pages = try #require(try run.json()["pages"] as? [String: Any])
    // The workstation has taken no step after the one it was at.
    #expect((pages["looked"] as? Int ?? 0) + (pages["read"] as? Int ?? 0) >= 8, "\(run.summary)")
    #expect(try count("pages-looked") == 5)
  }

  private func count(_ kind: String) throws -> Int {
    try office.rows(["log", "--limit", "2000"], of: "entries").count { $0["kind"] as? String == kind }
  }
}
