import Foundation
import TestOffice
import Testing

@Suite("show search")
struct SearchTests {
  @Test("finds what the worker has read: the words of an e-mail and of a written PDF, and says where")
  func demo() throws {
    let office = try DemoOffice()
    try office.signIn()
    #expect(try office.run(["worker", "--only", "intake", "--once", "--settle", "0.2"]).status == 0)
    let pages = try hits(office, "pårørende")
    #expect(!pages.isEmpty)
    let places = pages.compactMap { $0["places"] as? [[String: Any]] }.joined()
    let page = try #require(places.first { $0["document"] != nil })
    #expect(page["page"] as? Int ?? 0 >= 1)
    let text = try #require(page["text"] as? String)
    let mark = try #require((page["marks"] as? [[Int]])?.first)
    let found = String(Array(text)[mark[0]..<mark[1]]).lowercased()
    #expect(found.hasPrefix("pårørende"))
    let plain = try office.run(["show", "search", "--filter", "pårørende"])
    #expect(plain.isDone && plain.text.contains("«"), "\(plain.summary)")
  }

  @Test("finds what was entered a moment ago, without a worker, in the services one works in")
  func fresh() throws {
    let office = try DemoOffice()
    try office.signIn()
    let enter = ["do", "register-post", "service=profil", "channel=bud", "title=Fjellrevens brev", "sender=Åse Øyen"]
    #expect(try office.run(enter).isDone)
    #expect(try hits(office, "fjellrev").compactMap { $0["title"] as? String } == ["Fjellrevens brev"])
    #expect(try hits(office, "aase oeyen").first?["loose"] as? Bool == true)
    let json = try office.run(["show", "search", "--filter", "fjellrev", "--json"]).json()
    #expect(json["total"] as? Int == 1 && json["behind"] as? Int == 0)
    #expect(try office.run(["log", "replay", "--check"]).status == 0)
  }

  @Test("an old name finds the new one (C-S3-14)")
  func synonyms() throws {
    let office = try DemoOffice()
    try office.signIn()
    let enter = ["do", "register-post", "service=profil", "channel=bud", "title=Brev", "sender=Fylkesmannen i Troms"]
    #expect(try office.run(enter).isDone)
    #expect(try hits(office, "statsforvalteren troms").count == 1)
  }

  @Test("says what is missing and what is too long, and takes any signs")
  func refusals() throws {
    let office = try DemoOffice()
    try office.signIn()
    let missing = try office.run(["show", "search", "--json"])
    #expect(try missing.status == 65 && missing.code() == "missing-argument", "\(missing.summary)")
    let long = try office.run(["show", "search", "--filter", String(repeating: "(", count: 100_000), "--json"])
    #expect(try long.status == 65 && long.code() == "search-too-long", "\(long.summary)")
    for text in ["\" OR *", "NEAR(", "-", "title:", "*", "AND", "'; DROP TABLE log; --", "{scope}: free"] {
      let run = try office.run(["show", "search", "--filter=\(text)", "--json"])
      #expect(run.isDone, "\(text): \(run.summary)")
    }
    let other = try office.run(["show", "search", "--filter", "x", "--service", "finnes-ikke"])
    #expect(other.status != 0)
  }

  private func hits(_ office: DemoOffice, _ text: String) throws -> [[String: Any]] {
    let run = try office.run(["show", "search", "--filter", text, "--json"])
    #expect(run.isDone, "\(run.summary)")
    return try #require(try run.json()["hits"] as? [[String: Any]])
  }
}
