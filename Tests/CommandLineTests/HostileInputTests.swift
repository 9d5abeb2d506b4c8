import Foundation
import TestOffice
import Testing

@Suite("Hostile arguments: a clear answer, the right exit code, nothing changed, nothing on the terminal")
struct HostileInputTests {
  /// Bytes of each argument; ``status`` is what a refusal must end with, 0 where the text is lawful and only ugly.
  private struct Hostile: Sendable, CustomStringConvertible {
    let description: String
    let arguments: [[UInt8]]
    let status: Int32

    init(_ what: String, _ status: Int32, _ arguments: String...) {
      description = what
      self.arguments = arguments.map { Array($0.utf8) }
      self.status = status
    }

    init(_ what: String, _ status: Int32, bytes: [[UInt8]]) {
      description = what
      arguments = bytes
      self.status = status
    }
  }

  private static let letter = ["do", "register-post", "service=profil", "channel=bud", "sender=Ola"]

  private static func titled(_ what: String, _ status: Int32, _ title: [UInt8]) -> Hostile {
    Hostile(what, status, bytes: letter.map { Array($0.utf8) } + [Array("title=".utf8) + title])
  }

  private static let hostile: [Hostile] = [
    Hostile("a number beyond all", 65, "do", "stamp-received", "post=9999999999999999999"),
    Hostile("a negative number", 65, "do", "stamp-received", "post=-1"),
    Hostile("nought", 65, "do", "stamp-received", "post=0"),
    Hostile("full-width digits", 65, "do", "stamp-received", "post=１２"),
    Hostile("a number in hexadecimal", 65, "do", "stamp-received", "post=0x1"),
    Hostile("SQL in a number", 65, "do", "stamp-received", "post=1; DROP TABLE log"),
    Hostile("SQL in a word", 65, "do", "assign-post", "post=1", "handler='; DROP TABLE user; --"),
    Hostile("a path for a word", 65, "do", "assign-post", "post=1", "handler=../../etc/passwd"),
    Hostile("a path for a service", 65, "show", "tray", "--service", "../../etc"),
    Hostile("a day that is none", 65, "do", "correct-received-date", "post=1", "received=29.02.2027", "reason=r"),
    Hostile(
      "a day in full-width digits", 65, "do", "correct-received-date", "post=1", "received=２０.11.2026", "reason=r"),
    Hostile("a day of another reckoning", 65, "do", "park-post", "post=1", "until=0000-00-00", "reason=r"),
    Hostile("the same name twice", 65, "do", "stamp-received", "post=1", "post=2"),
    Hostile("no name", 65, "do", "stamp-received", "=1"),
    Hostile("no equals sign", 65, "do", "stamp-received", "1"),
    Hostile("an unknown name with control characters", 64, "do", "stamp-received", "post=1", "\u{1B}]0;x\u{07}=1"),
    Hostile("an unknown command with control characters", 64, "do", "\u{1B}[2J\u{9B}31m"),
    Hostile("an unknown view with direction marks", 64, "show", "\u{202E}yart"),
    Hostile("an unknown option with control characters", 64, "show", "tray", "--\u{1B}[31m"),
    Hostile("a language with control characters", 64, "show", "tray", "--lang", "\u{1B}c"),
    Hostile(
      "only control characters where text belongs", 65, "do", "return-post", "post=1", "reason=\u{07}\u{00A0}\u{85}"),
    Hostile(
      "a choice with other letters", 65, "do", "register-post", "service=profil", "channel=BUD", "sender=S", "title=T"),
    Hostile("a case number with a plus", 65, "do", "link-case", "post=1", "case=+026/1"),
    Hostile("JSON for a number", 65, "do", "stamp-received", "post={\"post\":1}"),
    Hostile("a limit beyond all", 64, "show", "tray", "--limit", "99999999999999999999"),
    Hostile("a version that is none", 64, "do", "stamp-received", "post=1", "--seen", "x"),
    Hostile("an empty key", 65, "do", "stamp-received", "post=1", "--key", ""),
    Hostile("an overlong key", 65, "do", "stamp-received", "post=1", "--key", String(repeating: "k", count: 129)),
    Hostile("a post in a log that is none", 0, "show", "log", "' OR 1=1 --"),
    Hostile("an office that is a terminal's own", 66, "show", "tray", "--office", "/tmp/\u{1B}[31m\u{202E}"),
    Hostile(
      "bytes that are no text, for a number", 65,
      bytes: [Array("do".utf8), Array("stamp-received".utf8), Array("post=".utf8) + [0xFF, 0xFE]]),
    Hostile("bytes that are no text, for a command", 64, bytes: [Array("do".utf8), [0xC3, 0x28, 0xFF]]),
    Hostile("bytes that are no text, for a view", 64, bytes: [Array("show".utf8), [0x80, 0x81]]),
    titled("100 kB of text", 65, [UInt8](repeating: 0x61, count: 100_000)),
    titled("a letter with 20000 marks", 65, Array(("a" + String(repeating: "\u{0301}", count: 20_000)).utf8)),
    Hostile(
      "three thousand arguments", 64,
      bytes: [Array("do".utf8), Array("stamp-received".utf8)] + (0..<3000).map { Array("a\($0)=1".utf8) }),
  ]

  @Test("Refused with the reason, and the office as it was")
  func refuses() throws {
    let office = try DemoOffice()
    try office.signIn()
    let before = try office.position()
    for hostile in Self.hostile {
      let plain = try office.run(bytes: hostile.arguments)
      let json = try office.run(bytes: hostile.arguments + [Array("--json".utf8)])
      for run in [plain, json] {
        #expect(run.status == hostile.status, "\(hostile): \(run.text.prefix(300)) \(run.said.prefix(300))")
        #expect(run.activeCharacters == [], "\(hostile)")
        #expect(run.output.count + run.complaint.count > 0, "\(hostile): silence")
        #expect(run.complaint.count < 8000, "\(hostile): a message of \(run.complaint.count) bytes")
      }
      #expect(try json.json()["ok"] as? Bool == (hostile.status == 0), "\(hostile)")
    }
    #expect(try office.position() == before)
  }

  private static let uglyTitles: [(what: String, title: [UInt8])] = [
    ("an escape sequence", Array("Klage \u{1B}[31mrødt\u{1B}]0;tittel\u{07}".utf8)),
    ("C1 controls", Array("Klage \u{9B}31m\u{90}x\u{9C}".utf8)),
    ("direction marks", Array("Klage \u{202E}gnp.exe\u{2066}".utf8)),
    ("line ends", Array("Klage\r\n\n\u{2028}\u{2029}linje".utf8)),
    ("tags and joiners", Array("Kl\u{E0041}age \u{200D}\u{FEFF}".utf8)),
    ("bytes that are no text", Array("Klage ".utf8) + [0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80]),
    ("SQL", Array("'); DROP TABLE log; --".utf8)), ("search syntax", Array("\" OR NEAR(a b) * ^ :".utf8)),
    ("a format", Array("%s%n%@ {title} ${HOME} `id`".utf8)), ("emoji and CJK", Array("👩‍👩‍👧 李伟 ﷽".utf8)),
    ("two thousand letters", Array(String(repeating: "å", count: 2000).utf8)),
    ("a JSON text", Array("{\"ok\":true}\\u001b".utf8)),
  ]

  @Test("Lawful but ugly text is kept, shown and found without acting on a terminal")
  func ugly() throws {
    let office = try DemoOffice()
    try office.signIn()
    for (what, title) in Self.uglyTitles {
      let create = try office.run(
        bytes: Self.letter.map { Array($0.utf8) } + [Array("title=".utf8) + title, Array("--json".utf8)])
      #expect(create.status == 0, "\(what): \(create.text)")
      #expect(create.activeCharacters == [], "\(what)")
      let post = try #require(try create.json()["id"] as? String)
      for arguments in [["show", "post", post], ["show", "log", post]] {
        #expect(try office.run(arguments).activeCharacters == [], "\(what) \(arguments)")
      }
      let search = try office.run(bytes: ["show", "tray", "--json", "--filter"].map { Array($0.utf8) } + [title])
      #expect(search.status == 0, "\(what): \(search.text) \(search.said)")
      #expect(search.activeCharacters == [], "\(what)")
    }
    for arguments in [["show", "tray"], ["log", "export"], ["log", "verify"], ["log", "replay", "--check"]] {
      let run = try office.run(arguments)
      #expect(run.status == 0, "\(arguments)")
      #expect(run.activeCharacters == [], "\(arguments)")
    }
  }
}
