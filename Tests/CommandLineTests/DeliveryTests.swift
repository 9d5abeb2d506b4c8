import Foundation
import TestOffice
import Testing

@Suite("Routing and deliveries on the command line")
struct DeliveryTests {
  private let office: DemoOffice

  init() throws {
    office = try DemoOffice()
    #expect(try office.login(as: "wenche.dal").isDone)
  }

  private func ask(_ arguments: String) throws -> Run {
    try office.run(arguments.split(separator: " ").map(String.init) + ["--json"])
  }

  private func received(_ kind: String) throws -> Int {
    let answer = try ask(
      "do register-post service=barnevern channel=svarut kind=\(kind) sender=Skolen title=Dokument"
    ).json()
    let id = try #require(answer["id"] as? String)
    return try #require(Int(id.replacing("post:", with: "")))
  }

  private func deliveries() throws -> [[String: Any]] {
    try office.rows(["deliveries"], of: "deliveries")
  }

  @Test("asked, routed, changed meanwhile, routed anew, confirmed; the log replays and nothing is left (S3-2, C-S3-16)")
  func fromEndToEnd() throws {
    let post = try received("klagesak")
    let lacking = try ask("do route-post post=\(post)")
    #expect(lacking.status == 65)
    #expect(try lacking.code() == "routing-fact-missing")
    #expect(try ask("do route-post post=\(post) folder=active").isDone)
    let first = try #require(try deliveries().first { $0["post"] as? Int == post })
    let number = try #require(first["delivery"] as? Int)
    #expect(first["system"] as? String == "familia" && first["state"] as? String == "outstanding")

    let changed = try ask("do confirm-delivery delivery=\(number) folder=closed")
    #expect(changed.status == 75)
    #expect(try changed.code() == "folder-changed")
    let refusal = try #require(try changed.json()["refusal"] as? [String: Any])
    #expect((refusal["message"] as? String)?.contains("R20b") == true, "\(refusal)")
    #expect(try ask("do route-post post=\(post) folder=closed").isDone)
    let second = try #require(
      try deliveries().first { $0["post"] as? Int == post && $0["state"] as? String == "outstanding" })
    #expect(second["system"] as? String == "fokus")
    let last = try #require(second["delivery"] as? Int)
    #expect(try ask("do confirm-delivery delivery=\(last) folder=closed reference=26/118").isDone)
    #expect(try ask("show deliveries").json()["outstanding"] as? Int == 0)
    #expect(try ask("log replay --check").isDone)
    let history = try office.run(["show", "log", "\(post)"]).text
    #expect(history.contains("R20b") && history.contains("Fokus"), "\(history)")
  }

  @Test("what lies in Acos Mottak is first, with its age in hours (S3-21)")
  func acosMottak() throws {
    let ordinary = try received("klagesak")
    #expect(try ask("do route-post post=\(ordinary) folder=active").isDone)
    let lost = try received("bekymringsmelding")
    #expect(try ask("do report-misdirected post=\(lost) arrived=2026-11-19 at=25:15").status == 65)
    #expect(try ask("do report-misdirected post=\(lost) arrived=2026-11-19 at=08:15").isDone)
    let first = try #require(try deliveries().first)
    #expect(first["post"] as? Int == lost)
    #expect(first["hours"] as? Int == 24)
    #expect(first["state"] as? String == "not-routed")
  }

  @Test("what somebody decided beyond the routine is on the list of rule gaps (R38)")
  func ruleGaps() throws {
    let post = try received("brev-om-barnet")
    let words = ["do", "route-post", "post=\(post)", "folder=none", "concerns=child", "choice=fokus", "--json"]
    let silent = try office.run(words)
    #expect(try silent.code() == "reason-missing")
    #expect(try office.run(words + ["reason=Ingen mappe å legge det i"]).isDone)
    let gap = try #require(try office.rows(["rule-gaps"], of: "gaps").first)
    #expect(gap["rule"] as? String == "R03")
    #expect(gap["reason"] as? String == "Ingen mappe å legge det i")
    #expect(gap["answer"] is NSNull)
  }
}
