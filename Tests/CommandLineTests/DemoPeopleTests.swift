import TestOffice
import Testing

@Suite("The demo office has somebody away and somebody back from the first start (S0-35)")
struct DemoPeopleTests {
  /// A Friday, a Monday, and a Saturday.
  private static let days = [DemoOffice.founded, DemoOffice.monday, "2026-11-21T10:00:00Z"]

  @Test("On whatever day it is founded", arguments: days)
  func away(_ clock: String) throws {
    let office = try DemoOffice(service: "profil", at: clock)
    try office.login(as: "siv.aas")
    let done = try office.rows(["done-for-me"], of: "entries")
    #expect(done.compactMap { $0["kind"] as? String }.sorted() == ["case-linked", "entry-registered"])
    #expect(done.allSatisfy { $0["unread"] as? Bool == true && $0["actor"] as? String == "per.moe" })
    let today = String(clock.prefix(10))
    let absences = try office.rows(["absences"], of: "presence").filter { $0["absence"] != nil }
    let current = absences.filter { row in
      guard let first = row["first"] as? String, let last = row["last"] as? String else { return false }
      return first <= today && today <= last
    }
    #expect(current.compactMap { $0["user"] as? String } == ["mahtte.sara"])
    let waiting = try office.rows(["tray"], of: "items").compactMap { $0["post"] as? Int }
    let suggested = try waiting.compactMap { post in
      let card = try office.run(["show", "post", String(post), "--json"]).json()["post"] as? [String: Any]
      return (card?["suggestion"] as? [String: Any])?["handler"] as? String
    }
    #expect(!suggested.isEmpty && !suggested.contains("mahtte.sara"), "whoever is away is not suggested")
  }

  @Test("A preliminary answer is proposed on day 20 and drafted on day 28; sending it keeps the restance (E-2, E-3)")
  func preliminaryAnswer() throws {
    let office = try DemoOffice(service: "barnevern")
    try office.login(as: "wenche.dal")
    let stages = try [("2026-11-01", "later"), ("2026-10-31", "proposed"), ("2026-10-23", "draft")].map { day, stage in
      let sent = try office.run([
        "do", "register-post", "service=barnevern", "channel=svarut", "sender=Ola Nordmann", "title=Klage",
        "kind=klagesak", "received=\(day)", "--json",
      ])
      #expect(sent.status == 0, "\(sent.text) \(sent.said)")
      return (post: Int(try sent.json()["id"] as? String ?? "") ?? 0, stage)
    }
    let due = try office.rows(["deadlines"], of: "deadlines")
    for (post, stage) in stages {
      let row = try #require(due.first { $0["post"] as? Int == post })
      #expect(row["stage"] as? String == (stage == "later" ? nil : stage))
      #expect((row["draft"] as? [String])?.isEmpty == (stage != "draft"))
      let why = (row["why"] as? [String: Any])?["stages"] as? String
      #expect(why?.contains("dag 20") == true && why?.contains("dag 28") == true)
    }
    let shown = try office.run(["show", "post", String(stages[2].post)])
    #expect(shown.text.contains("Utkast til foreløpig svar") && shown.text.contains("fre 23. okt 2026"))
  }
}
