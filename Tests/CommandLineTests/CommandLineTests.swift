import Foundation
import Glibc
import TestOffice
import Testing

@Suite("The command line is the same office")
struct CommandLineTests {
  @Test("A morning by hand: sign in, look, stamp, assign, register, read the log")
  func morning() throws {
    let office = try DemoOffice()
    try office.signIn()
    let create = try office.run([
      "do", "register-post", "service=profil", "channel=bud", "sender=Ola Nordmann", "title=Klage",
      "received=19.11.2026", "--json",
    ])
    #expect(create.status == 0)
    let document = try create.json()
    #expect(document["ok"] as? Bool == true)
    let post = try #require(document["id"] as? String)
    #expect((document["events"] as? [[String: Any]])?.first?["kind"] as? String == "post-received")

    #expect(try office.run(["do", "stamp-received", "post=\(post)"]).status == 0)
    #expect(try office.run(["do", "assign-post", "post=\(post)", "handler=per.moe"]).status == 0)
    #expect(try office.run(["do", "register-entry", "post=\(post)", "new-case=Klagesak"]).status == 0)
    let card = try office.run(["show", "post", post, "--json"]).json()["post"] as? [String: Any]
    #expect(card?["state"] as? String == "assigned")
    #expect(card?["received"] as? String == "2026-11-19")
    #expect((card?["entry"] as? String)?.hasPrefix("2026/") == true)
    let log = try office.rows(["log", post], of: "entries").compactMap { $0["kind"] as? String }
    #expect(log == ["post-received", "post-stamped", "post-assigned", "case-linked", "entry-registered"])
    #expect(try office.run(["log", "verify"]).status == 0)
    #expect(try office.run(["log", "replay", "--check"]).status == 0)
  }

  @Test(
    "Every view answers with text, and with one JSON document",
    arguments: [
      "tray", "cases", "registry", "restances", "consents", "meetings", "deviations", "intake", "log", "users",
      "services",
      "counts", "holidays", "directory", "absences", "done-for-me",
    ])
  func views(_ view: String) throws {
    let office = try DemoOffice()
    try office.signIn()
    let text = try office.run(["show", view])
    #expect(text.status == 0)
    #expect(!text.output.isEmpty && text.complaint.isEmpty)
    #expect(!text.text.contains("⟨"), "a phrase is missing: \(text.text)")
    let json = try office.run(["show", view, "--json"])
    #expect(try json.json()["ok"] as? Bool == true)
    #expect(json.output.last == 0x0A && !json.output.dropLast().contains(0x0A))
  }

  @Test("Everything the desk can do is listed with its arguments and types")
  func list() throws {
    let run = try Program.runMorgenpost(["do", "--list", "--json"])
    #expect(run.status == 0)
    let commands = try #require(try run.json()["commands"] as? [[String: Any]])
    let names = commands.compactMap { $0["name"] as? String }
    let asked = [
      "register-post", "stamp-received", "correct-received-date", "mark-urgent", "split-post", "assign-post",
      "take-post",
      "park-post", "return-post", "forward-post", "link-case", "open-case", "register-entry", "reassign",
      "start-meeting",
      "close-meeting", "undo",
    ]
    #expect(Set(asked).isSubset(of: names))
    let assign = try #require(commands.first { $0["name"] as? String == "assign-post" })
    let arguments = try #require(assign["arguments"] as? [[String: Any]])
    #expect(arguments.map { $0["name"] as? String } == ["post", "handler"])
    #expect(arguments.map { $0["type"] as? String } == ["post", "user"])
    #expect(arguments.allSatisfy { $0["required"] as? Bool == true })
    let text = try Program.runMorgenpost(["do", "--list"])
    #expect(text.text.contains("assign-post post=<post> handler=<user>"))
    #expect(!text.text.contains("⟨"))
  }

  @Test(
    "Each language for one run; another one is refused",
    arguments: [
      ("nb", "mangler"), ("nn", "manglar"), ("en", "missing"),
    ])
  func languages(_ language: String, _ word: String) throws {
    let office = try DemoOffice()
    try office.signIn()
    let run = try office.run(["do", "stamp-received", "--lang", language])
    #expect(run.status == 65)
    #expect(run.said.contains(word), "\(run.said)")
    #expect(try office.run(["show", "tray", "--lang", "sv"]).status == 64)
  }

  @Test("A user's own language is used until another is asked for")
  func ownLanguage() throws {
    let office = try DemoOffice()
    try office.signIn()
    #expect(try office.run(["do", "choose-language", "language=en"]).status == 0)
    #expect(
      try office.run(["do", "take-post", "post=99999"]).said
        != office.run(["do", "take-post", "post=99999", "--lang", "nb"]).said)
  }

  @Test("The clock moves in a demo office only, and only to an instant")
  func clock() throws {
    let office = try DemoOffice()
    try office.signIn()
    let later = try office.run(["do", "start-meeting", "service=profil", "--json"], clock: "2026-11-20T08:15:00Z")
    let at = (try later.json()["events"] as? [[String: Any]])?.first?["at"] as? String
    #expect(at?.hasPrefix("2026-11-20T08:15:0") == true)
    for clock in ["i morgen", "2026-11-20", "2026-02-30T00:00:00Z", "\u{1B}[31m"] {
      let run = try office.run(["show", "tray"], clock: clock)
      #expect(run.status == 78)
      #expect(run.activeCharacters == [])
    }
    let scratch = try ScratchFolder()
    let real = scratch.path + "/real"
    let made = try Program.runMorgenpost(
      ["office", "create", real, "--administrator", "kari.vik"], input: "et langt passord\n")
    #expect(made.status == 0, "\(made.said)")
    let moved = try Program.runMorgenpost(
      ["show", "tray", "--office", real, "--json"], environment: ["MORGENPOST_NOW": DemoOffice.founded])
    #expect(moved.status == 77)
    #expect(try moved.code() == "only-in-demo")
  }

  @Test("The session's token lies in one file that only its owner reads, and login takes the password from a line")
  func session() throws {
    let office = try DemoOffice()
    let login = try office.login(as: "kari.vik")
    #expect(login.status == 0)
    #expect(login.text.contains("Kari Vik"))
    #expect(ScratchFolder.mode(office.sessionFile) == 0o600)
    let token = String(decoding: ScratchFolder.read(office.sessionFile) ?? [], as: UTF8.self)
    #expect(token.utf8.count == 65)
    let exported = try office.run(["log", "export"]).text
    #expect(!exported.contains(token.prefix(64)))
    // A file that others can read is not trusted.
    chmod(office.sessionFile, 0o644)
    #expect(try office.run(["show", "tray"]).status == 77)
    chmod(office.sessionFile, 0o600)
    #expect(try office.run(["show", "tray"]).status == 0)
    #expect(try office.run(["logout"]).status == 0)
    #expect(!ScratchFolder.exists(office.sessionFile))
    #expect(try office.run(["show", "tray", "--json"]).code() == "not-signed-in")
    // Nor does the old token open anything.
    try ScratchFolder.create(office.sessionFile, Array(token.utf8))
    #expect(try office.run(["show", "tray"]).status == 77)
  }

  @Test(
    "A wrong password and an unknown user give the same answer, and the password is nowhere in it",
    arguments: [
      "kari.vik", "fremmed", "KARI.VIK", "../etc/passwd", "' OR 1=1 --",
    ])
  func wrongPassword(_ user: String) throws {
    let office = try DemoOffice()
    let run = try office.run(["login", "--as", user, "--json"], input: "hemmeligere\n")
    #expect(run.status == 77)
    #expect(try run.code() == "wrong-password")
    #expect(!(run.text + run.said).contains("hemmeligere"))
    #expect(!ScratchFolder.exists(office.sessionFile))
  }

  @Test("Exported lines are JSON, one entry each, without passwords")
  func export() throws {
    let office = try DemoOffice()
    let run = try office.run(["log", "export"])
    #expect(run.status == 0)
    let lines = run.text.split(separator: "\n")
    #expect(try lines.count == office.position())
    for line in lines {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }
    #expect(!run.text.contains("scrypt"))
    #expect(run.activeCharacters == [])
  }

  @Test("Asked again with the same key, the first answer is given; a version since changed is refused")
  func retriesAndVersions() throws {
    let office = try DemoOffice()
    try office.signIn()
    let arguments = [
      "do", "register-post", "service=profil", "channel=epost", "sender=S", "title=T", "--key", "k-1", "--json",
    ]
    let first = try office.run(arguments)
    let second = try office.run(arguments)
    #expect(first.status == 0)
    #expect(first.output == second.output)
    let events = try #require(try first.json()["events"] as? [[String: Any]])
    let post = try #require(try first.json()["id"] as? String)
    let version = try #require(events.first?["position"] as? Int)
    let stale = try office.run(["do", "mark-urgent", "post=\(post)", "--seen", "\(version)", "--json"])
    #expect(stale.status == 75)
    #expect(try stale.code() == "changed-since")
    #expect(try office.run(["do", "mark-urgent", "post=\(post)", "--seen", "\(version + 1)"]).status == 0)
  }
}
