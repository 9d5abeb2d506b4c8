import Foundation
import TestOffice
import Testing

/// Who comes into a real office, and how (S1-15, S2-63).
@Suite("Passwords on the command line")
struct PasswordTests {
  private let scratch: ScratchFolder
  private static let first = "det aller første"

  init() throws {
    scratch = try ScratchFolder()
    let found = ["office", "create", scratch.path + "/office", "--service", "profil", "--administrator", "kari.vik"]
    let founded = try run(found, input: "et langt passord\n")
    try #require(founded.isDone, "\(founded.summary)")
    try #require(login("kari.vik", "et langt passord").isDone)
    let added = try run(["do", "add-user", "user=eva.lid", "name=Eva Lid", "membership=profil:handler", "hire=T-1"])
    try #require(added.isDone, "\(added.summary)")
  }

  private func run(_ words: [String], as user: String = "kari.vik", input: String = "") throws -> Run {
    let environment = [
      "MORGENPOST_OFFICE": scratch.path + "/office", "MORGENPOST_SESSION": "\(scratch.path)/\(user)",
    ]
    return try Program.run([Program.morgenpost] + words, environment: environment, input: input)
  }

  private func login(_ user: String, _ password: String) throws -> Run {
    try run(["login", "--as", user, "--json"], as: user, input: password + "\n")
  }

  @Test("A new user comes in with the password that the administrator sets, and not before")
  func firstPassword() throws {
    #expect(try login("eva.lid", "").code() == "wrong-password")
    let short = try run(["password", "--for", "eva.lid", "--json"], input: "kort\n")
    #expect(try short.status == 65 && short.code() == "password-too-short", "\(short.summary)")
    let set = try run(["password", "--for", "eva.lid"], input: Self.first + "\n")
    #expect(set.isDone && set.text.contains("eva.lid"), "\(set.summary)")
    #expect(!(set.text + set.said).contains(Self.first))
    #expect(try login("eva.lid", Self.first).isDone)
    #expect(try run(["show", "tray", "--json"], as: "eva.lid").isDone)
    // Set anew, it ends what was opened with the one before.
    #expect(try run(["password", "--for", "eva.lid"], input: "et helt annet\n").isDone)
    #expect(try run(["show", "tray", "--json"], as: "eva.lid").code() == "not-signed-in")
    #expect(try run(["log", "verify"]).isDone && run(["log", "replay", "--check"]).isDone)
  }

  @Test("One's own is changed by whoever knows the one before; another's only by the administrator")
  func ownPassword() throws {
    #expect(try run(["password", "--for", "eva.lid"], input: Self.first + "\n").isDone)
    #expect(try login("eva.lid", Self.first).isDone)
    let wrong = try run(["password", "--json"], as: "eva.lid", input: "feil passord\nmitt eget ord\n")
    #expect(try wrong.code() == "wrong-password")
    let others = try run(["password", "--for", "kari.vik", "--json"], as: "eva.lid", input: "tatt herfra nå\n")
    #expect(try others.status == 77 && others.code() == "not-permitted", "\(others.summary)")
    #expect(try run(["password", "--for", "ingen", "--json"], input: "et langt ord\n").code() == "no-such-user")
    let changed = try run(["password"], as: "eva.lid", input: Self.first + "\nmitt eget ord\n")
    #expect(changed.isDone, "\(changed.summary)")
    #expect(try run(["show", "tray", "--json"], as: "eva.lid").code() == "not-signed-in")
    #expect(try login("eva.lid", Self.first).code() == "wrong-password")
    #expect(try login("eva.lid", "mitt eget ord").isDone)
    #expect(try login("kari.vik", "et langt passord").isDone)
    let log = try run(["log", "export"]).text
    #expect(log.split(separator: "\n").count { $0.contains("\"password-set\"") } == 3)
    #expect(!log.contains("scrypt"))
  }
}
