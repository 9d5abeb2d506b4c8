import Domain
import Testing

@Suite("Arguments: what a command is read from")
struct ArgumentsTests {
  @Test("Text is composed, trimmed, and without control characters")
  func cleansText() throws {
    let arguments = Arguments(["title": "  Klage\u{0007}\tpå\r\nvedtak\u{009B}31m A\u{030A}se \u{0085}"])
    #expect(try arguments.text("title") == "Klage  på  vedtak 31m \u{00C5}se")
  }

  @Test("Blank text is no text", arguments: ["", " ", "\t\n", "\u{00A0}\u{3000}", "\u{0000}"])
  func blankIsMissing(_ blank: String) throws {
    let arguments = Arguments(["title": blank])
    #expect(try arguments.text(ifAny: "title") == nil)
    #expect(!arguments.has("title"))
    #expect(try refusal { try arguments.text("title") }?.code == .missingArgument)
    #expect(try refusal { try arguments.id("title", of: PostItem.self) }?.code == .missingArgument)
  }

  @Test("Overlong text is refused with the limit, however it is made up")
  func overlong() throws {
    let longest = String(repeating: "å", count: Arguments.longestText)
    #expect(try Arguments(["title": longest]).text("title") == longest)
    for text in [
      longest + "x", String(repeating: "x", count: 1 << 20), "a" + String(repeating: "\u{0301}", count: 20_000),
    ] {
      let found = try refusal { try Arguments(["title": text]).text("title") }
      #expect(found?.code == .textTooLong)
      #expect(found?.arguments["name"] == "title")
      #expect(found?.arguments["longest"] == "2000")
    }
  }

  @Test(
    "A number is plain digits within its range",
    arguments: [
      "-1", "0", "1000000000", "9999999999999999999", "1e3", "1.0", "+1", "0x10", "１２", "٣", "1 2", "1,5", "tolv",
      "1; DROP TABLE log", "'", "12\u{0301}",
    ])
  func badNumbers(_ text: String) throws {
    let found = try refusal { try Arguments(["post": text]).id("post", of: PostItem.self) }
    #expect(found?.code == .badArgument)
    #expect(found?.arguments["name"] == "post")
    #expect(found?.arguments["found"].map { $0.count <= 40 } == true)
  }

  @Test("A number may stand between spaces and with leading zeros")
  func goodNumbers() throws {
    #expect(try Arguments(["post": " 007 "]).id("post", of: PostItem.self).value == 7)
    #expect(try Arguments(["sheets": "5000"]).number(ifAny: "sheets", in: 1...5000) == 5000)
    #expect(try Arguments().number(ifAny: "sheets", in: 1...5000) == nil)
  }

  @Test("A day in either way of writing", arguments: ["2026-11-20", "20.11.2026", " 20.11.2026 "])
  func days(_ text: String) throws {
    #expect(try Arguments(["received": text]).day(ifAny: "received")?.iso == "2026-11-20")
  }

  @Test(
    "No day",
    arguments: ["29.02.2027", "2026-02-30", "i går", "20/11/2026", "２０.11.2026", "20.11.26", "2026-11-20T08:00:00Z"])
  func badDays(_ text: String) throws {
    let found = try refusal { try Arguments(["received": text]).day(ifAny: "received") }
    #expect(found?.code == .badArgument)
    #expect(found?.arguments["expected"] == "2026-11-20")
  }

  @Test(
    "Yes and no",
    arguments: [("yes", true), ("ja", true), ("true", true), ("1", true), ("no", false), ("nei", false), ("0", false)])
  func flags(_ text: String, _ value: Bool) throws {
    #expect(try Arguments(["urgent": text]).flag("urgent") == value)
  }

  @Test("Neither yes nor no", arguments: ["maybe", "JA!", "2", "TRUE", "y"])
  func badFlags(_ text: String) throws {
    #expect(try refusal { try Arguments(["urgent": text]).flag("urgent") }?.code == .badArgument)
    #expect(try Arguments().flag("urgent") == false)
  }

  @Test("A choice is one of its words, exactly")
  func choices() throws {
    #expect(try Arguments(["cover": "red"]).choice(ifAny: "cover", CoverColour.self) == .red)
    for text in ["Red", "rød", "red blue", "green"] {
      let found = try refusal { try Arguments(["cover": text]).choice(ifAny: "cover", CoverColour.self) }
      #expect(found?.code == .badArgument)
      #expect(found?.arguments["expected"] == "none|blue|red")
    }
  }

  @Test("Words and case numbers", arguments: ["Kari", "kari vik", "../../etc/passwd", "-rf", "kåre", "\u{202E}irak"])
  func badWords(_ text: String) throws {
    #expect(try refusal { try Arguments(["handler": text]).word("handler", of: User.self) }?.code == .badArgument)
    #expect(try refusal { try Arguments(["case": text]).caseNumber(ifAny: "case") }?.code == .badArgument)
  }

  @Test("A misspelt name is refused with the known ones; a required one is asked for")
  func checksNames() throws {
    let parameters = AssignPost.parameters
    let unknown = try refusal {
      try Arguments(["post": "1", "handler": "per.moe", "handlre": "x"]).check(against: parameters)
    }
    #expect(unknown?.code == .unknownArgument)
    #expect(unknown?.arguments["name"] == "handlre")
    #expect(unknown?.arguments["known"] == "post, handler")
    let missing = try refusal { try Arguments(["post": "1", "handler": " "]).check(against: parameters) }
    #expect(missing == Refusal(.missingArgument, ["name": "handler", "expected": "user"]))
    #expect(try refusal { try Arguments(["post": "1", "handler": "per.moe"]).check(against: parameters) } == nil)
  }
}
