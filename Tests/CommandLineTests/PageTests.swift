import Foundation
import TestOffice
import Testing

/// The words of a page on the command line.
@Suite("Showing a page") struct PageTests {
  @Test("A page of an item's document is read; pages and documents that are not there are refused with those that are")
  func words() throws {
    let office = try DemoOffice(service: "profil")
    try office.signIn()
    let items = try office.rows(["tray", "--limit", "200"], of: "items")
    let letter = try #require(items.first { ($0["title"] as? String)?.contains("avslag om plass") == true })
    let post = try #require(letter["post"] as? Int)
    let first = try office.run(["show", "page", "\(post)"])
    #expect(first.isDone && first.text.contains("Vi klager på avslaget om plass"), "\(first.summary)")
    let third = try office.run(["show", "page", "\(post)", "--page", "3", "--json"]).json()
    #expect(third["pages"] as? Int == 5)
    #expect((third["text"] as? String)?.contains("Side 3 av 5.") == true)
    for wrong in [["--page", "6"], ["--page", "0"], ["--document", "2"], ["--document=-1"]] {
      let run = try office.run(["show", "page", "\(post)"] + wrong + ["--json"])
      #expect(try run.status == 65 && run.code() == "bad-argument", "\(run.summary)")
    }
    let none = try office.run(["show", "page", "9999", "--json"])
    #expect(try none.code() == "no-such-post", "\(none.summary)")
  }

  @Test("What the machine can draw is said by doctor")
  func pictures() throws {
    let office = try DemoOffice(service: "profil")
    #expect(try office.run(["doctor", "--json"]).json()["pictures"] as? Bool == true)
  }

  @Test("How far the search's index has come is said by doctor")
  func search() throws {
    let office = try DemoOffice(service: "profil")
    func behind() throws -> Int? {
      let search = try office.run(["doctor", "--json"]).json()["search"] as? [String: Any]
      #expect(search?["entries"] as? Int == (try office.position()))
      return search?["behind"] as? Int
    }
    #expect(try behind() ?? 0 > 0)
    #expect(try office.run(["doctor"]).text.contains("Søket mangler de siste"))
    try office.signIn()
    try #require(office.run(["show", "search", "--filter", "klage"]).isDone)
    #expect(try behind() == 0)
    #expect(try office.run(["doctor"]).text.contains("Søket er à jour"))
  }
}
