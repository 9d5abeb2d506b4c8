import Foundation
import Glibc
import TestOffice
import Testing

@Suite("Exit codes are sysexits, with and without --json")
struct ExitCodeTests {
  private static let commands: [(arguments: [String], status: Int32, code: String)] = [
    (["show", "tray"], 0, ""), (["show", "nowhere"], 64, "usage"), (["show"], 64, "usage"),
    (["frobnicate"], 64, "usage"),
    (["show", "tray", "--limit", "0"], 64, "usage"), (["show", "tray", "--limit", "x"], 64, "usage"),
    (["show", "tray", "--nonsense"], 64, "usage"), (["do", "frobnicate"], 64, "unknown-command"),
    (["do", "stamp-received", "pots=1"], 64, "unknown-argument"), (["do", "stamp-received"], 65, "missing-argument"),
    (["do"], 65, "missing-argument"), (["do", "stamp-received", "post=tolv"], 65, "bad-argument"),
    (["do", "stamp-received", "post=99999"], 65, "no-such-post"), (["show", "post", "99999"], 65, "no-such-post"),
    (["show", "case", "2026/99999"], 65, "no-such-case"),
    (["show", "tray", "--service", "nowhere"], 65, "no-such-service"),
    (["show", "tray", "--service", "ppt"], 77, "not-member"),
    (["do", "start-meeting", "service=ppt"], 77, "not-member"),
    (["do", "add-user", "user=x", "name=X", "membership=profil:clerk", "hire=T-1"], 77, "not-permitted"),
    (["log", "replay"], 64, "usage"), (["worker", "--settle", "-1"], 64, "usage"),
    (["--lang"], 64, "usage"), (["show", "minutes", "x"], 65, "bad-argument"),
    (["show", "post"], 65, "missing-argument"),
  ]

  @Test("Everything one signed-in clerk can get wrong")
  func command() throws {
    let office = try DemoOffice()
    try office.signIn()
    for (arguments, status, code) in Self.commands {
      let plain = try office.run(arguments)
      #expect(plain.status == status, "\(arguments): \(plain.said)")
      #expect(plain.complaint.isEmpty == (status == 0), "\(arguments)")
      #expect(plain.activeCharacters == [], "\(arguments)")
      let json = try office.run(arguments + ["--json"])
      #expect(json.status == status, "\(arguments)")
      #expect(try json.code() == code, "\(arguments)")
      #expect(try json.json()["ok"] as? Bool == (status == 0), "\(arguments)")
      #expect(json.output.filter { $0 == 0x0A }.count == 1, "\(arguments): more than one document")
      guard status != 0 else { continue }
      let message = (try json.json()["refusal"] as? [String: Any])?["message"] as? String
      #expect(message?.isEmpty == false, "\(arguments)")
      #expect(message?.contains("⟨") == false && message?.contains("{") == false, "\(message ?? "")")
    }
  }

  @Test("What is decided already is a conflict that may go away: 75")
  func conflict() throws {
    let office = try DemoOffice()
    try office.signIn()
    #expect(try office.run(["do", "start-meeting", "service=profil"]).status == 0)
    let again = try office.run(["do", "start-meeting", "service=profil", "--json"])
    #expect(again.status == 75)
    #expect(try again.code() == "meeting-open")
  }

  @Test("Not signed in: 77, with what to do")
  func notSignedIn() throws {
    let office = try DemoOffice()
    let run = try office.run(["show", "tray", "--json"])
    #expect(run.status == 77)
    #expect(try run.code() == "not-signed-in")
    let help = (try run.json()["refusal"] as? [String: Any])?["help"] as? String
    #expect(help?.contains("morgenpost login --as") == true)
  }

  @Test("No such office: 66; a folder that is none, and another program's file: 66 and 78")
  func noOffice() throws {
    let scratch = try ScratchFolder()
    try scratch.write("file", [1])
    try FileManager.default.createDirectory(atPath: scratch.path + "/other", withIntermediateDirectories: false)
    try scratch.write("other/office.sqlite", [UInt8](repeating: 65, count: 8192))
    for (folder, status) in [("none", 66), ("file", 66), ("", 66), ("other", 78)] as [(String, Int32)] {
      for command in [["show", "tray"], ["log", "verify"], ["login", "--as", "kari.vik"], ["worker", "--once"]] {
        let run = try Program.runMorgenpost(
          command + ["--office", scratch.path + "/" + folder, "--json"], input: "morgenpost\n")
        #expect(run.status == status, "\(folder) \(command) \(run.text)")
        #expect(try run.json()["ok"] as? Bool == false)
      }
    }
    // Looking made nothing.
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted() == ["file", "other"])
    #expect(ScratchFolder.read(scratch.path + "/other/office.sqlite") == [UInt8](repeating: 65, count: 8192))
  }

  @Test("An office where one lies already: 73; where none can be made: 73 or 74")
  func cannotCreate() throws {
    let office = try DemoOffice()
    let again = try office.run(["office", "create", office.folder, "--demo", "--json"])
    #expect(again.status == 73)
    #expect(try again.code() == "office-exists")
    #expect(try office.run(["log", "verify"]).status == 0)
    let scratch = try ScratchFolder()
    try scratch.write("file", [1])
    for folder in [scratch.path + "/file", scratch.path + "/file/under", "/proc/morgenpost"] {
      let run = try Program.runMorgenpost(["office", "create", folder, "--demo", "--json"])
      #expect([73, 74].contains(run.status), "\(folder) \(run.status) \(run.text)")
      #expect(try run.json()["ok"] as? Bool == false)
    }
    #expect(ScratchFolder.read(scratch.path + "/file") == [1])
    let unknown = try Program.runMorgenpost([
      "office", "create", scratch.path + "/new", "--demo", "--service", "nowhere", "--json",
    ])
    #expect(unknown.status == 65)
    #expect(!ScratchFolder.exists(scratch.path + "/new"))
    let short = try Program.runMorgenpost(
      ["office", "create", scratch.path + "/new", "--administrator", "kari.vik", "--json"], input: "kort\n")
    #expect(short.status == 65)
    #expect(try short.code() == "password-too-short")
    #expect(!ScratchFolder.exists(scratch.path + "/new"))
  }

  @Test("A changed entry: 65, naming its position; a changed table: replay says 65", arguments: [true, false])
  func damaged(_ isLog: Bool) throws {
    let office = try DemoOffice()
    let position = 40
    let entry = "DROP TRIGGER log_is_unchanged; UPDATE log SET actor = 'siv.aas' WHERE position = \(position)"
    try office.damage(isLog ? entry : "UPDATE post SET title = 'x' WHERE id = 1")
    let verify = try office.run(["log", "verify", "--json"])
    #expect(verify.status == (isLog ? 65 : 0))
    guard isLog else {
      let replay = try office.run(["log", "replay", "--check", "--json"])
      #expect(replay.status == 65)
      let differences = try replay.json()["differences"] as? [[String: Any]]
      #expect(differences?.map { $0["table"] as? String } == ["post"])
      return
    }
    #expect(try verify.json()["position"] as? Int == position)
    #expect(try verify.code() == "chain-mismatch")
    #expect(try office.run(["log", "verify"]).said.contains("\(position)"))
  }

  @Test("A page of the file overwritten, whichever: told, and no crash", arguments: [0, 4096, 40_960, 81_920])
  func overwritten(_ offset: Int) throws {
    let office = try DemoOffice()
    // Everything must lie in the file itself, not in the write-ahead log beside it.
    try office.damage("PRAGMA wal_checkpoint(TRUNCATE)")
    let path = office.folder + "/office.sqlite"
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    try #require(descriptor >= 0)
    let noise = [UInt8](repeating: 0xA5, count: 4096)
    #expect(pwrite(descriptor, noise, noise.count, off_t(offset)) == noise.count)
    close(descriptor)
    for command in [["log", "verify"], ["log", "replay", "--check"], ["login", "--as", "kari.vik"]] {
      let run = try office.run(command + ["--json"], input: "morgenpost\n")
      #expect([0, 65, 74, 75, 78].contains(run.status), "\(command) \(run.status) \(run.text) \(run.said)")
      _ = try run.json()
    }
    #expect(try office.run(["log", "verify"]).status != 0)
  }
}
