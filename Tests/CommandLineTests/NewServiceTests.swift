import Foundation
import TestOffice
import Testing

/// A sixth service that nobody has programmed: the pack that `docs/rutinepakke.md` shows, and nothing else.
@Suite("A service written from the documentation alone works")
struct NewServiceTests {
  private let scratch: ScratchFolder
  private let environment: [String: String]

  init() throws {
    scratch = try ScratchFolder()
    environment = ["MORGENPOST_OFFICE": scratch.path + "/office", "MORGENPOST_SESSION": scratch.path + "/session"]
    let pack = try scratch.write("skolehelse.yaml", Self.documented())
    let checked = try run(["routine", "check", pack])
    try #require(checked.isDone, "\(checked.summary)")
    let password = "et langt passord\n"
    let found = ["office", "create", scratch.path + "/office", "--service", pack, "--administrator", "kari.vik"]
    let founded = try run(found, input: password)
    try #require(founded.isDone, "\(founded.summary)")
    try #require(run(["login", "--as", "kari.vik"], input: password).isDone)
    try done("add-user", "user=eva.lid", "name=Eva Lid", "membership=skolehelse:handler", "hire=T-1")
    try done("grant-role", "user=kari.vik", "service=skolehelse", "role=clerk")
  }

  /// The page's examples, one after the other.
  private static func documented() throws -> [UInt8] {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/rutinepakke.md")
    let text = try String(contentsOf: page.standardizedFileURL, encoding: .utf8)
    let examples = try text.split(separator: "```yaml\n").dropFirst()
      .map { try $0[..<#require($0.firstRange(of: "```")).lowerBound] }
    return Array(examples.joined(separator: "\n").utf8)
  }

  private func run(_ words: [String], input: String = "") throws -> Run {
    try Program.run([Program.morgenpost] + words, environment: environment, input: input)
  }

  private func done(_ words: String...) throws {
    let run = try run(["do"] + words)
    try #require(run.isDone, "\(run.summary)")
  }

  /// What entering a letter with these answers; everything else about it is in order.
  private func entering(_ words: String...) throws -> String {
    let letter = ["do", "register-post", "service=skolehelse", "sender=Ola Nordmann", "title=Om Ola"]
    return try run(letter + words + ["--json"]).code()
  }

  @Test("its channels, questions, titles, deadlines, consent and duties are its own, from the envelope to the registry")
  func works() throws {
    #expect(try entering("kind=henvisning", "channel=epost") == "channel-not-used")
    #expect(try entering("kind=henvisning", "channel=brev") == "question-unanswered")
    #expect(try entering("kind=melding", "channel=sms") == "question-unanswered")
    #expect(try entering("kind=henvisning", "channel=brev", "questions=signed:ja") == "")
    try done("stamp-received", "post=1")
    try done("assign-post", "post=1", "handler=eva.lid")
    let card = try #require(try run(["show", "post", "1", "--json"]).json()["post"] as? [String: Any])
    #expect(card["title"] as? String == "Henvisning", "the title is the kind")
    let due = try #require(try run(["show", "deadlines", "--json"]).json()["deadlines"] as? [[String: Any]])
    #expect(Set(due.compactMap { $0["clock"] as? String }) == ["month", "working-days:1"])
    #expect(try run(["do", "register-entry", "post=1", "new-case=Henvisning", "--json"]).code() == "not-routed")
    try done("route-post", "post=1", "folder=closed", "concerns=child")
    try done("confirm-delivery", "delivery=1", "folder=closed")
    // A written consent comes before the journal.
    #expect(try run(["do", "register-entry", "post=1", "new-case=Henvisning", "--json"]).code() == "consent-missing")
    try done(
      "record-consent", "service=skolehelse", "party=Ola Nordmann", "given=01.09.2026", "given-by=Ola Nordmann",
      "kept-at=perm 3")
    try done("register-entry", "post=1", "new-case=Henvisning")
    // Only the archive officer shreds, and Kari Vik is none.
    #expect(try run(["do", "shred-original", "post=1", "keep=nei", "--json"]).code() == "not-your-duty")
    #expect(try run(["log", "verify"]).isDone)
    #expect(try run(["log", "replay", "--check"]).isDone)
  }

  @Test("a no to one of its questions sends the item another way: it is not filed here")
  func answeredNo() throws {
    #expect(try entering("kind=melding", "channel=brev", "questions=our-pupil:nei") == "")
    try done("stamp-received", "post=1")
    try done("assign-post", "post=1", "handler=eva.lid")
    let filed = try run(["do", "register-entry", "post=1", "new-case=Sak", "--json"])
    #expect(try filed.code() == "routine-forwards")
    #expect(filed.text.contains("skolehelsetjenesten der eleven går"))
    try done("describe-post", "post=1", "questions=our-pupil:ja")
    #expect(try run(["do", "register-entry", "post=1", "new-case=Sak", "--json"]).code() == "not-routed")
    #expect(try run(["log", "replay", "--check"]).isDone)
  }

  @Test("the demo office, which has no people for it, refuses it and says what helps; no folder is left behind")
  func notInDemo() throws {
    let folder = scratch.path + "/demo"
    let pack = scratch.path + "/skolehelse.yaml"
    let demo = try run(["office", "create", folder, "--demo", "--service", pack])
    #expect(!demo.isDone && demo.said.contains("«skolehelse»") && demo.said.contains("uten --demo"), "\(demo.summary)")
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test("who may not shred is told who may, and the line of the routine that says so")
  func duty() throws {
    try done("add-user", "user=bo.berg", "name=Bo Berg", "membership=skolehelse:handler", "hire=T-2")
    #expect(try entering("kind=henvisning", "channel=brev", "questions=signed:ja") == "")
    let shred = try run(["do", "shred-original", "post=1", "keep=nei"])
    #expect(shred.said.contains("arkivansvarlig (K1:L5)"), "\(shred.summary)")
  }

  @Test("its rules are read in words with their lines, a draft said first, and its two systems are told apart")
  func shown() throws {
    let text = try run(["show", "routine"]).text
    #expect(text.contains("UTKAST") && text.contains("K1-7 · K1:L14 · skal") && text.contains("30 dager"))
    let route = ["route", "--service", "skolehelse", "--office", scratch.path + "/office", "kind=henvisning"]
    let answer = try run(route + ["concerns=child", "folder=closed", "--json"]).json()
    #expect(answer["rule"] as? String == "K02" && answer["lines"] as? [String] == ["K1:L25"])
    let destination = try #require((answer["destinations"] as? [[String: Any]])?.first)
    #expect(destination["system"] as? String == "arkiv" && destination["folder"] as? String == "sak")
  }
}
