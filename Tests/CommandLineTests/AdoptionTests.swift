import Assets
import Foundation
import TestOffice
import Testing

/// A routine is changed in its file and adopted, by the built program on an office that is already at work.
@Suite("A changed routine is checked, adopted and compared, with no new program")
struct AdoptionTests {
  private let office: DemoOffice

  /// Friday, in Profil, with Kari Vik signed in.
  init() throws {
    office = try DemoOffice(service: "profil")
    try office.signIn()
  }

  /// Profil's own pack with some of its words changed.
  private func pack(_ edits: [(String, String)]) throws -> String {
    var text = String(decoding: try Assets.data("routines/profil.yaml"), as: UTF8.self)
    for (old, new) in [("\nversion: 1\n", "\nversion: 2\n")] + edits {
      text.replaceSubrange(try #require(text.firstRange(of: old), "\(old)"), with: new)
    }
    return try office.scratch.write("profil.yaml", Array(text.utf8))
  }

  private func done(_ words: [String]) throws {
    let run = try office.run(["do"] + words)
    try #require(run.isDone, "\(run.summary)")
  }

  private func adopt(_ file: String) throws {
    try #require(office.run(["routine", "check", file]).isDone)
    try office.login(as: "tove.nes")
    try done(["adopt-routine", "service=profil", "file=\(file)"])
    try office.signIn(again: true)
  }

  private func complaint(_ title: String) throws -> Int {
    let run = try office.run([
      "do", "register-post", "service=profil", "channel=bud", "kind=klage-pa-vedtak", "sender=Ola Nordli",
      "title=\(title)", "--json",
    ])
    return try #require(Int(try run.json()["id"] as? String ?? ""), "\(run.summary)")
  }

  private func due(_ post: Int) throws -> String? {
    try office.rows(["tray", "--filter", "klage", "--limit", "200"], of: "items")
      .first { $0["post"] as? Int == post }?["due"] as? String
  }

  @Test("a retention of 90 days instead of 62 holds back what lies on the shelf already (S2-20)")
  func retention() throws {
    let post = try #require(
      try office.rows(["tray", "--limit", "200"], of: "items")
        .first { $0["channel"] as? String == "brev" && $0["stamped"] as? Bool == true }?["post"] as? Int)
    try done(["check-scan", "post=\(post)", "verdict=good"])
    try done(["shelve-original", "post=\(post)"])
    func earliest() throws -> String? {
      try office.rows(["originals", "--service", "profil"], of: "originals")
        .first { $0["post"] as? Int == post }?["mayBeShreddedFrom"] as? String
    }
    #expect(try earliest() == "2027-01-21")
    try adopt(try pack([("  days: 62\n", "  days: 90\n")]))
    #expect(try earliest() == "2027-02-18")
    // 66 days on the shelf: allowed by the first version, refused by the second.
    let later = "2027-01-25T07:30:00Z"
    let login = try office.run(["login", "--as", "kari.vik"], clock: later, input: DemoOffice.password + "\n")
    try #require(login.isDone, "\(login.summary)")
    let shred = ["do", "shred-original", "post=\(post)", "archived=ja", "keep=nei", "--json"]
    let refused = try office.run(shred, clock: later)
    #expect(try refused.code() == "kept-longer")
    #expect(refused.text.contains("90") && refused.text.contains("S2-20"))
  }

  @Test("a shorter deadline holds for what comes in from now on; what was received before keeps its own")
  func deadline() throws {
    let before = try complaint("Klage en")
    try adopt(
      try pack([
        (
          "clock: month, from: received, law: E-3}\n    rule: {requirements: [S2-44]",
          "clock: 3-weeks, from: received, law: E-3}\n    rule: {requirements: [S2-44]"
        )
      ]))
    let after = try complaint("Klage to")
    #expect(try due(before) == "2026-12-20" && due(after) == "2026-12-11")
    // What is done with the earlier one later works its deadline out again, under the version it was received under.
    try done(["describe-post", "post=\(before)", "title=Klage en, med kopi"])
    #expect(try due(before) == "2026-12-20")
    try done(["mark-urgent", "post=\(after)"])
    #expect(try due(after) == "2026-12-11")
  }

  @Test("the history says which version was followed, a replay gives the same tables, and versions are compared")
  func history() throws {
    let post = try complaint("Klage")
    try adopt(try pack([("  days: 62\n", "  days: 90\n")]))
    try done(["stamp-received", "post=\(post)"])
    let lines = try office.run(["show", "log", String(post)]).text.split(separator: "\n")
    #expect(lines.contains { $0.contains("registrerte") && $0.contains("rutine v1") }, "\(lines)")
    #expect(lines.contains { $0.contains("stemplet") && $0.contains("rutine v2") }, "\(lines)")
    let adopted = try office.run(["show", "log", "--about", "service:profil"]).text
    #expect(adopted.contains("Tove Nes") && adopted.contains("versjon 2"))

    let difference = try office.run(["show", "routine", "1..2", "--service", "profil", "--diff", "--json"]).json()
    let changes = try #require(difference["changes"] as? [[String: Any]])
    #expect(changes.compactMap { $0["rule"] as? String } == ["validity", "retention"])
    let retention = try #require(changes.last)
    #expect(((retention["from"] as? [String: Any])?["text"] as? String)?.contains("62") == true)
    #expect(((retention["to"] as? [String: Any])?["text"] as? String)?.contains("90") == true)
    #expect((retention["to"] as? [String: Any])?["requirements"] as? [String] == ["S2-19", "S2-20", "S2-31"])
    let words = try office.run(["show", "routine", "--service", "profil", "--diff"]).text
    #expect(words.contains("62 dager") && words.contains("90 dager"))
    let first = try office.run(["show", "routine", "--service", "profil", "--version", "1"]).text
    #expect(first.contains("62 dager") && !first.contains("90 dager"))

    #expect(try office.run(["log", "verify"]).isDone)
    #expect(try office.run(["log", "replay", "--check"]).isDone)
  }

  @Test("an item of a kind that the new version has not keeps the kind's name, and adoption says how many there are")
  func droppedKind() throws {
    let post = try complaint("Klage")
    let dropped = try pack([("id: klage-pa-vedtak", "id: klage")])
    let text = try String(contentsOfFile: dropped, encoding: .utf8).replacing("klage-pa-vedtak", with: "klage")
    let file = try office.scratch.write("dropped.yaml", Array(text.utf8))
    try office.login(as: "tove.nes")
    let adopted = try office.run(["do", "adopt-routine", "service=profil", "file=\(file)"])
    try #require(adopted.isDone, "\(adopted.summary)")
    #expect(adopted.text.contains(#/typer som rutinen ikke lenger har: [1-9]/#), "\(adopted.text)")
    try office.signIn(again: true)
    let tray = try office.run(["show", "tray", "--filter", "klage", "--limit", "200"]).text
    #expect(tray.contains("Klage på vedtak") && !tray.contains("klage-pa-vedtak"), "\(tray)")
    try done(["split-post", "post=\(post)", "titles=Vedlegg"])
    #expect(try due(post) == "2026-12-20")
    let part = try office.rows(["tray", "--filter", "vedlegg", "--limit", "200"], of: "items").first
    #expect(part?["due"] as? String == "2026-12-20", "the version that the envelope was received under")
    #expect(try office.run(["log", "replay", "--check"]).isDone)
  }

  @Test("a pack that is not newer, is another service's, is not there or has mistakes is refused; nothing changes")
  func refusals() throws {
    let position = try office.position()
    let good = try pack([])
    #expect(
      try office.run(["do", "adopt-routine", "service=profil", "file=\(good)", "--json"]).code() == "not-permitted")
    try office.login(as: "tove.nes")
    func code(_ file: String) throws -> String {
      try office.run(["do", "adopt-routine", "service=profil", "file=\(file)", "--json"]).code()
    }
    let same = try office.scratch.write("same.yaml", Assets.data("routines/profil.yaml"))
    #expect(try code(same) == "pack-not-newer")
    #expect(try code(try office.scratch.write("ppt.yaml", Assets.data("routines/ppt.yaml"))) == "pack-of-other-service")
    #expect(try code(office.scratch.path + "/nowhere.yaml") == "pack-unreadable")
    let nowhere = try office.run(["do", "adopt-routine", "service=profil", "file=/nowhere.yaml"])
    #expect(nowhere.said.contains("filen finnes ikke"), "\(nowhere.summary)")
    #expect(try code(office.scratch.path) == "pack-unreadable")
    let elsewhere = try office.run(["do", "adopt-routine", "service=skolehelse", "file=\(good)"])
    #expect(elsewhere.said.contains("Kontoret har ingen tjeneste «skolehelse»"), "\(elsewhere.summary)")
    #expect(elsewhere.said.contains("office create"))
    let bad = try pack([("  days: 62\n", "  dager: 62\n")])
    let refused = try office.run(["do", "adopt-routine", "service=profil", "file=\(bad)", "--json"])
    #expect(try refused.code() == "pack-has-faults")
    #expect(refused.text.contains("retention.dager") && refused.text.contains("linje"))
    let versions = try office.rows(["routines", "--service", "profil"], of: "routines")
    #expect(versions.compactMap { $0["version"] as? Int } == [1])
    // Two entries more: Kari Vik's attempt, and Tove Nes signing in.
    #expect(try office.position() == position + 2)
  }
}
