import Assets
import Foundation
import Glibc
import TestOffice
import Testing

/// The whole way of a scanned file by the built program: looked at, sorted by its cover sheets, read, archived; and a
/// worker that is killed on the way.
@Suite("worker reads pages", .serialized)
struct PageWorkTests {
  private static var hasTools: Bool {
    ["ocrmypdf", "tesseract", "qpdf", "zbarimg", "qrencode", "weasyprint", "pdftoppm"].allSatisfy {
      access("/usr/bin/\($0)", X_OK) == 0
    }
  }

  /// Utekontakten, with five scans of its own that wait to be read.
  private let office: DemoOffice

  init() throws {
    office = try DemoOffice(service: "utekontakten")
    try #require(office.login(as: "stine.rud").isDone)
  }

  @Test("A pile with printed cover sheets sorts itself, and the text of every page is read", .enabled(if: hasTools))
  func pile() throws {
    let (one, two) = try scanPile()
    let run = try office.start(["worker", "--once", "--settle", "0", "--json"]).wait(limit: 300)
    try #require(run.isDone, "\(run.summary)")
    let pages = try #require(try run.json()["pages"] as? [String: Any])
    #expect(pages["sorted"] as? Int == 1)
    #expect(pages["failed"] as? Int == 0)
    #expect(try pagesOf(one) == 1)
    #expect(try pagesOf(two) == 2)
    #expect(try office.run(["log", "verify"]).status == 0)
    #expect(try office.run(["log", "replay", "--check"]).status == 0)
  }

  @Test("A worker killed in every step takes up again, and no step is done twice", .enabled(if: hasTools))
  func killed() throws {
    // Each is killed when it has come so far; the last one is let alone.
    for moment in [("look", 0), ("look", 2), ("read", 0), ("read", 2), ("read", 1)] {
      let worker = try office.start(["worker", "--only", "pages", "--once", "--json"])
      let came = eventually(within: 90) { worker.poll() != nil || progress(is: moment) }
      try #require(came, "\(moment) never came")
      worker.send(SIGKILL)
      worker.wait()
    }
    let last = try office.start(["worker", "--only", "pages", "--once", "--json"]).wait(limit: 300)
    try #require(last.isDone, "\(last.summary)")
    let log = try office.rows(["log", "--limit", "2000"], of: "entries").compactMap { $0["kind"] as? String }
    #expect(log.count { $0 == "pages-looked" } == 5)
    #expect(log.count { $0 == "pages-read" } == 5)
    #expect(log.count { $0 == "page-work-failed" } == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder + "/work").isEmpty)
    #expect(try office.run(["log", "replay", "--check"]).status == 0)
  }

  @Test(
    "A worker killed while it sorts a pile takes up again: every page goes to one item once", .enabled(if: hasTools))
  func killedSorting() throws {
    let (one, two) = try scanPile()
    try #require(office.run(["worker", "--only", "intake", "--once", "--settle", "0"]).isDone)
    let before = try count("post-joined")
    let worker = try office.start(["worker", "--only", "pages", "--once", "--json"])
    let came = eventually(within: 180) { worker.poll() != nil || progress(is: ("sort", 0)) }
    try #require(came && worker.poll() == nil, "it never came to sorting")
    worker.send(SIGKILL)
    worker.wait()
    #expect(try count("post-joined") == before)
    let last = try office.start(["worker", "--only", "pages", "--once", "--json"]).wait(limit: 300)
    try #require(last.isDone, "\(last.summary)")
    #expect(try count("post-joined") == before + 1)
    #expect(try pagesOf(one) == 1)
    #expect(try pagesOf(two) == 2)
    #expect(try office.run(["log", "replay", "--check"]).status == 0)
  }

  @Test("How far it has come is shown while it works", .enabled(if: hasTools))
  func progress() throws {
    let worker = try office.start(["worker", "--only", "pages", "--json"])
    var seen: Set<String> = []
    // Several pages, and both steps.
    let hasMoved = try eventually(within: 120) {
      let now = try office.run(["show", "scans", "--json"]).json()["underWay"] as? [String: Any]
      if let now, let step = now["step"] as? String, let page = now["page"] as? Int, let pages = now["pages"] as? Int {
        #expect((0...pages).contains(page))
        seen.insert("\(now["post"] ?? "") \(step) \(page)")
      }
      return seen.count >= 4 && seen.contains { $0.contains("read") }
    }
    #expect(hasMoved, "\(seen)")
    worker.send(SIGTERM)
    let run = worker.wait()
    try #require(run.isDone, "\(run.summary)")
    #expect(try office.run(["show", "scans", "--json"]).json()["underWay"] is NSNull)
  }

  // MARK: - What the tests lay in and look at

  /// Two letters whose pages, one and two, lie in one scanned file, each behind its printed cover sheet.
  private func scanPile() throws -> (String, String) {
    let (one, two) = (try letter("Ærlig søknad"), try letter("Åpent brev"))
    let covers = office.scratch.path + "/covers.pdf"
    let printed = try office.run(["cover", one, two, "--out", covers, "--json"])
    try #require(printed.isDone, "\(printed.summary)")
    #expect(try office.run(["cover", one, "--out", covers]).status == 73)
    let (short, long) = (try document("brev-timetall.pdf"), try document("brev-bolig.pdf"))
    let words = ["--empty", "--pages", covers, "1", short, "1", covers, "2", long, "1-2", "--"]
    try #require(Program.run(["qpdf"] + words + [office.scratch.path + "/bunke.pdf"]).isDone)
    let scanned = try #require(ScratchFolder.read(office.scratch.path + "/bunke.pdf"))
    try ScratchFolder.create(office.folder + "/intermediate/utekontakten/bunke.pdf", scanned)
    return (one, two)
  }

  private func count(_ kind: String) throws -> Int {
    try office.rows(["log", "--limit", "2000"], of: "entries").count { $0["kind"] as? String == kind }
  }

  private func letter(_ title: String) throws -> String {
    let run = try office.run([
      "do", "register-post", "service=utekontakten", "channel=internpost", "sender=Áile Čáhppe", "title=\(title)",
      "--json",
    ])
    let post = try #require(try run.json()["id"] as? String, "\(run.summary)")
    try #require(office.run(["do", "stamp-received", "post=\(post)"]).isDone)
    return post
  }

  private func document(_ name: String) throws -> String {
    try office.scratch.write(name, Array(Assets.data("demo/documents/\(name)")))
  }

  /// Whether the worker stands at a page of a step, or is past it.
  private func progress(is moment: (step: String, page: Int)) -> Bool {
    guard let bytes = ScratchFolder.read(office.folder + "/worker.lock"),
      let said = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    else { return false }
    return said["step"] as? String == moment.step && said["page"] as? Int ?? 0 >= moment.page
  }

  private func pagesOf(_ post: String) throws -> Int? {
    let card = try office.run(["show", "post", post, "--json"]).json()["post"] as? [String: Any]
    let documents = card?["documents"] as? [[String: Any]]
    return documents?.compactMap { $0["pages"] as? Int }.reduce(0, +)
  }
}
