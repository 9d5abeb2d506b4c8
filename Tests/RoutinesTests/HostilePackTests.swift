import Assets
import Testing

@testable import Routines

@Suite("A pack with a mistake is refused with its line")
struct HostilePackTests {
  /// One change to the real PPT pack, and what the fault must say.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var of: String
    var to: String
    var says: String
    var testDescription: String { says }
  }

  static let mistakes = [
    Mistake(of: "id: ppt\n", to: "id: ppt\nowner: me\n", says: "unknown key 'owner'"),
    Mistake(of: "id: ppt\n", to: "id: ppt\nid: ppt\n", says: "given twice"),
    Mistake(of: "id: ppt\n", to: "id: PPT æ\n", says: "is not an id"),
    Mistake(of: "id: ppt\n", to: "id: [ppt]\n", says: "must be a text"),
    Mistake(of: "id: ppt\n", to: "id: \"\"\n", says: "must not be empty"),
    Mistake(of: "id: ppt\n", to: "id: &anchor ppt\n", says: "anchors and aliases"),
    Mistake(of: "id: ppt\n", to: "id: ppt\nx: {<<: *ppt}\n", says: "anchors and aliases"),
    Mistake(of: "id: ppt\n", to: "id: 'ppt\n", says: "line"),
    Mistake(of: "\"Visma Flyt PPT\"", to: "\"Visma\\e[31mFlyt\"", says: "control character"),
    Mistake(of: "\"Visma Flyt PPT\"", to: "\"Visma\u{202E}Flyt\"", says: "control character"),
    Mistake(of: "status: gjeldende", to: "status: kanskje", says: "not one of gjeldende, utkast"),
    Mistake(of: "paper: false", to: "paper: maybe", says: "must be true or false"),
    Mistake(of: "role: consultant", to: "role: king", says: "'king' is not one of"),
    Mistake(of: "roles: [consultant]", to: "roles: [deputy]", says: "which is not in roles"),
    Mistake(of: "clock: month,", to: "clock: 0-months,", says: "'0-months' is not a clock"),
    Mistake(of: "requirements: [S4-8]", to: "requirements: [S9-8]", says: "is not a rule id"),
    Mistake(of: "- id: motereferat", to: "- id: henvisning", says: "'henvisning' stands twice in kinds"),
    Mistake(of: "entryTypes: [I, X]", to: "entryTypes: []", says: "at least one type"),
    Mistake(of: "source: \"004\"\n", to: "", says: "'source' is missing"),
    Mistake(
      of: "id: ppt\n", to: "id: ppt\neffectiveFrom: {date: 2019-02-29, requirements: []}\n", says: "is not a day"),
  ]

  @Test(arguments: mistakes)
  func refused(_ mistake: Mistake) throws {
    let good = String(decoding: try Assets.data("routines/ppt.yaml"), as: UTF8.self)
    let start = try #require(good.firstRange(of: mistake.of))
    let bad = good.replacingCharacters(in: start, with: mistake.to)
    let fault = try #require(throws: PackFault.self) {
      try RoutinePacks.parse(Array(bad.utf8), file: "ppt.yaml")
    }
    #expect(fault.description.contains(mistake.says))
    #expect(fault.description.hasPrefix("ppt.yaml"))
    #expect(!fault.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  @Test("the line told is the line of the mistake")
  func line() throws {
    let good = String(decoding: try Assets.data("routines/ppt.yaml"), as: UTF8.self)
    let lines = good.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = try #require(lines.firstIndex { $0.hasPrefix("status:") })
    let bad = good.replacingCharacters(in: try #require(good.firstRange(of: "status:")), with: "status2:")
    let fault = try #require(throws: PackFault.self) { try RoutinePacks.parse(Array(bad.utf8), file: "ppt.yaml") }
    #expect(fault.line == wanted + 1)
  }

  @Test("bytes that are no pack: empty, not UTF-8, too large, a list, nested without end")
  func notAPack() {
    let files: [[UInt8]] = [
      [], [0xFF, 0xFE, 0x00], Array(repeating: UInt8(ascii: "a"), count: PackText.largestSize + 1),
      Array("- a\n- b\n".utf8), Array(repeating: UInt8(ascii: "["), count: 200_000),
    ]
    for bytes in files {
      #expect(throws: PackFault.self) { try RoutinePacks.parse(bytes, file: "x.yaml") }
    }
  }

  @Test("a pack that is not there is named")
  func missing() throws {
    let fault = try #require(throws: Assets.Fault.self) { try RoutinePacks.load("ukjent") }
    #expect(fault.description.contains("routines/ukjent.yaml"))
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    var copy = self
    copy.replaceSubrange(range, with: text)
    return copy
  }
}
