import Assets
import Domain
import Testing

@testable import Routines

@Suite("A pack with a mistake is refused with its line, its key and what was expected")
struct HostilePackTests {
  /// One change to a real pack, and what the fault must say.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var pack = "ppt"
    var of: String
    var to: String
    var says: String
    var key: String?
    var testDescription: String { says }
  }

  static let mistakes = [
    Mistake(of: "id: ppt\n", to: "id: ppt\nownr: me\n", says: "unknown key 'ownr'. Nearest: owner", key: "ownr"),
    Mistake(of: "id: ppt\n", to: "id: ppt\nid: ppt\n", says: "given twice"),
    Mistake(of: "id: ppt\n", to: "id: PPT æ\n", says: "is not an id", key: "id"),
    Mistake(of: "id: ppt\n", to: "id: [ppt]\n", says: "must be a text", key: "id"),
    Mistake(of: "id: ppt\n", to: "id: \"\"\n", says: "must not be empty", key: "id"),
    Mistake(of: "id: ppt\n", to: "id: &anchor ppt\n", says: "anchors and aliases"),
    Mistake(of: "id: ppt\n", to: "id: ppt\nx: {<<: *ppt}\n", says: "anchors and aliases"),
    Mistake(of: "id: ppt\n", to: "id: 'ppt\n", says: "line"),
    Mistake(of: "\"Visma Flyt PPT\"", to: "\"Visma\\e[31mFlyt\"", says: "control character", key: "system"),
    Mistake(of: "\"Visma Flyt PPT\"", to: "\"Visma\u{202E}Flyt\"", says: "control character", key: "system"),
    Mistake(
      of: "status: gjeldende", to: "status: kanskje", says: "not one of gjeldende, utkast", key: "validity.status"),
    Mistake(of: "paper: false", to: "paper: maybe", says: "must be true or false", key: "channels[0].paper"),
    Mistake(of: "role: consultant", to: "role: king", says: "'king' is not one of", key: "roles[0].role"),
    Mistake(of: "role: consultant", to: "role: consultent", says: "Nearest: consultant", key: "roles[0].role"),
    Mistake(
      of: "roles: [consultant]", to: "roles: [deputy]", says: "the role 'deputy' is not in roles", key: "duties[0]"),
    Mistake(of: "clock: month", to: "clock: fortnight", says: "'fortnight' is not a clock"),
    Mistake(of: "clock: month", to: "clock: 0-months", says: "'0-months' is not a clock"),
    Mistake(of: "for: answer, ", to: "for: anser, ", says: "Nearest: answer", key: "kinds[0].deadlines[1].for"),
    Mistake(of: "law: E-29", to: "law: S4-29b-", says: "is not a rule id", key: "kinds[0].deadlines[1].law"),
    Mistake(
      of: "law: E-29", to: "law: E-333", says: "'E-333' is not in the law table. Nearest: E-33",
      key: "kinds[0].deadlines[1].law"),
    Mistake(of: "requirements: [S4-8]", to: "requirements: [E-99]", says: "'E-99' is not in the law table"),
    Mistake(
      of: "entryTypes: [I, X]", to: "original: archive-officer\n    entryTypes: [I, X]",
      says: "the role 'archive-officer' is not in roles"),
    Mistake(of: "id: ppt\n", to: "id: ppt\nzzzzzzzzzzzz: me\n", says: "unknown key 'zzzzzzzzzzzz'. Known:"),
    Mistake(of: "id: ppt\n", to: "id: ppt\nowner:\n\tname: x\n", says: "indented with a tab. Use spaces"),
    Mistake(of: "\"Visma Flyt PPT\"", to: "Visma: Flyt", says: "Put the whole text in quotation marks"),
    Mistake(of: "requirements: [S4-8]", to: "requirements: [S2-8]", says: "is not of this routine"),
    Mistake(of: "requirements: [S4-8]", to: "requirements: [foo]", says: "is not a rule id"),
    Mistake(of: "lines: [L16]", to: "lines: [16]", says: "is not a line"),
    Mistake(of: "strength: avledet", to: "strength: kanskje", says: "not one of skal, bør"),
    Mistake(of: "- id: motereferat", to: "- id: henvisning", says: "'henvisning' stands twice in kinds"),
    Mistake(of: "entryTypes: [I, X]", to: "entryTypes: []", says: "at least one line"),
    Mistake(of: "source: \"004\"\n", to: "", says: "'source' is missing", key: "source"),
    Mistake(of: "version: 1\n", to: "version: -1\n", says: "not a whole number", key: "version"),
    Mistake(of: "format: 1\n", to: "format: 2\n", says: "this program reads 1", key: "format"),
    Mistake(of: "status: gjeldende,", to: "status: gjeldende, from: 2019-02-29,", says: "is not a day"),
    Mistake(
      of: "status: gjeldende,", to: "status: gjeldende, from: 2026-02-01, to: 2026-01-01,",
      says: "ends 2026-01-01, before it starts 2026-02-01", key: "validity.to"),
    Mistake(of: "by: centre", to: "by: nobody", says: "not one of centre, handler", key: "scanning.by"),
    Mistake(
      of: "direct: {applies: true", to: "direct: {applies: false",
      says: "neither intermediate storage nor direct applies", key: "scanning"),
    Mistake(
      pack: "velferd", of: "  usual: intermediate\n", to: "", says: "both intermediate storage and direct apply",
      key: "scanning"),
    Mistake(
      pack: "profil", of: "destroy: after-days", to: "destroy: at-once",
      says: "contradicts itself: destroy is at-once, but days asks for 62 days", key: "retention.days"),
    Mistake(pack: "profil", of: "  days: 62\n", to: "", says: "days must say how many days", key: "retention.days"),
    Mistake(
      pack: "profil", of: "kind: external", to: "kind: built-in", says: "none of archives gives receipts",
      key: "retention"),
    Mistake(
      pack: "profil", of: "kinds: [avslag, soknad-bpa,", to: "kinds: [avslagg, soknad-bpa,",
      says: "'avslagg' is not in kinds. Nearest: avslag", key: "approvals[0]"),
    Mistake(
      pack: "profil", of: "kinds: [avslag, soknad-bpa,", to: "kinds: [avslag,", says: "approved by a leader",
      key: "kinds[1]"),
    Mistake(pack: "profil", of: "    place: \"sak-/arkivløsningen\"\n", to: "", says: "must say where to"),
    Mistake(pack: "profil", of: "usual: svarut", to: "usual: posthylle", says: "not one of the ways that apply"),
    Mistake(
      pack: "velferd", of: "questions: [tied-to-case]", to: "questions: [tied-to-cas]",
      says: "'tied-to-cas' is not in questions. Nearest: tied-to-case"),
    Mistake(
      pack: "utekontakten", of: "required: true, kind: samtykke", to: "required: true, kind: internt-notat",
      says: "lacks the flag consent", key: "consent"),
    Mistake(
      pack: "utekontakten", of: "channels: [snapchat, messenger]", to: "channels: [sms, messenger]",
      says: "the channel 'sms' is not in channels", key: "localCopies"),
  ]

  private static func good(_ pack: String) throws -> String {
    String(decoding: try Assets.data("routines/\(pack).yaml"), as: UTF8.self)
  }

  private func english() throws -> Phrasebook {
    Phrasebook(language: .english, phrases: try Assets.phrases("en"))
  }

  @Test(arguments: mistakes)
  func refused(_ mistake: Mistake) throws {
    var bad = try Self.good(mistake.pack)
    bad.replaceSubrange(try #require(bad.firstRange(of: mistake.of)), with: mistake.to)
    let refused = try #require(throws: PackRefused.self) {
      try RoutinePacks.parse(Array(bad.utf8), file: "bad.yaml")
    }
    let phrases = try english()
    let fault = try #require(
      refused.faults.first { $0.text(in: phrases).contains(mistake.says) },
      "\(refused.faults.map { $0.text(in: phrases) })")
    #expect(fault.file == "bad.yaml")
    if let key = mistake.key { #expect(fault.key == key) }
    // What is told is not a consequence of the one mistake told elsewhere.
    #expect(refused.faults.count <= 2, "\(refused.faults.map { $0.text(in: phrases) })")
    for fault in refused.faults {
      let text = fault.text(in: phrases)
      #expect(!text.contains("⟨") && !text.contains("{"), "\(text)")
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }

  @Test("every mistake is told, not only the first, in the order of the lines")
  func everyMistake() throws {
    var bad = try Self.good("profil")
    let edits = [
      ("format: 1", "format: en"), ("paper: true", "paper: kanskje"), ("flags: [healthData]", "flags: [helse]"),
      ("clock: month", "clock: snart"), ("  days: 62\n", "  dager: 62\n"), ("ifNo: forward", "ifNo: bort"),
    ]
    for (old, new) in edits { bad.replaceSubrange(try #require(bad.firstRange(of: old)), with: new) }
    let refused = try #require(throws: PackRefused.self) { try RoutinePacks.parse(Array(bad.utf8), file: "p.yaml") }
    let codes = refused.faults.map(\.code)
    #expect(
      Set(codes) == [.notNumber, .notTruth, .notChoice, .notClock, .unknownKey, .daysMissing],
      "\(refused.faults)")
    #expect(codes.count == 7)
    let lines = refused.faults.compactMap(\.line)
    #expect(lines == lines.sorted())
    #expect(lines.count == 7)
  }

  @Test("the line told is the line of the mistake")
  func line() throws {
    let good = try Self.good("ppt")
    let lines = good.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = try #require(lines.firstIndex { $0.hasPrefix("system:") })
    var bad = good
    bad.replaceSubrange(try #require(good.firstRange(of: "system:")), with: "system2:")
    let refused = try #require(throws: PackRefused.self) { try RoutinePacks.parse(Array(bad.utf8), file: "ppt.yaml") }
    #expect(refused.faults.contains { $0.code == .unknownKey && $0.line == wanted + 1 })
  }

  @Test("bytes that are no pack: empty, not UTF-8, too large, a list, nested without end, two documents, a bomb")
  func notAPack() throws {
    let files: [[UInt8]] = [
      [], [0xFF, 0xFE, 0x00], Array(repeating: UInt8(ascii: "a"), count: PackText.largestSize + 1),
      Array("- a\n- b\n".utf8), Array(repeating: UInt8(ascii: "["), count: 200_000),
      Array(repeating: UInt8(ascii: "{"), count: 200_000), Array(String(repeating: "- ", count: 100_000).utf8),
      Array(String(repeating: "? ", count: 100_000).utf8), Array(String(repeating: "a: ", count: 60_000).utf8),
      Array("a: 1\n---\nb: 2\n".utf8), Array("id: !!binary x\n".utf8), Array("a: [b\n".utf8), Array("\u{0}".utf8),
      Array((["a: &a [x]"] + (1...9).map { "b\($0): [*a, *a, *a]" }).joined(separator: "\n").utf8),
    ]
    for bytes in files {
      let refused = #expect(throws: PackRefused.self) { try RoutinePacks.parse(bytes, file: "x.yaml") }
      #expect(refused?.faults.isEmpty == false)
    }
  }

  @Test("deep nesting by lines is refused as well")
  func deepByLines() throws {
    let deep = (0..<600).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(throws: PackRefused.self) { try RoutinePacks.parse(Array(deep.utf8), file: "x.yaml") }
  }

  @Test("a pack that is not there is named")
  func missing() throws {
    let fault = try #require(throws: Assets.Fault.self) { try RoutinePacks.load("ukjent") }
    #expect(fault.description.contains("routines/ukjent.yaml"))
  }

  /// Thousands of packs with a few bytes changed: each is read, or refused with a reason; none crashes.
  @Test("packs with bytes changed at random are read or refused, never a crash and never silence", arguments: 1...5)
  func mutated(_ seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let phrases = try english()
    let names = try RoutinePacks.all().map(\.service.text)
    let packs = try names.map { try Assets.data("routines/\($0).yaml") }
    var refusals = 0
    for _ in 0..<60 {
      var bytes = packs[dice.number(below: packs.count)]
      for _ in 0...dice.number(below: 4) { mutate(&bytes, &dice) }
      do {
        let pack = try RoutinePacks.parse(bytes, file: "m.yaml")
        #expect(!pack.routine.kinds.isEmpty)
        #expect(pack.routine.rules(in: phrases).count > 20)
      } catch {
        refusals += 1
        #expect(!error.faults.isEmpty)
        for fault in error.faults { #expect(!fault.text(in: phrases).contains("⟨"), "\(fault)") }
      }
    }
    #expect(refusals > 10)
  }

  private func mutate(_ bytes: inout [UInt8], _ dice: inout Dice) {
    let place = dice.number(below: bytes.count)
    switch dice.number(below: 6) {
    case 0: bytes[place] = UInt8(dice.number(below: 256))
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(UInt8(ascii: "\n"), at: place)
    case 3: bytes.insert(contentsOf: Array("[{\"':&*#|>-\t".utf8), at: place)
    case 4: bytes.removeSubrange(place..<min(place + dice.number(below: 200), bytes.count))
    default:
      let other = dice.number(below: bytes.count)
      let piece = Array(bytes[other..<min(other + 80, bytes.count)])
      bytes.insert(contentsOf: piece, at: place)
    }
  }

  @Test("the nearest known word is found, and none for what is near nothing")
  func nearest() {
    #expect(NearWord.nearest(to: "retension", among: PackKeys.pack) == "retention")
    #expect(NearWord.nearest(to: "Kinds", among: PackKeys.pack) == "kinds")
    #expect(NearWord.nearest(to: "xyzzyplugh", among: PackKeys.pack).isEmpty)
    #expect(NearWord.nearest(to: String(repeating: "k", count: 5000), among: PackKeys.pack).isEmpty)
  }
}

/// Numbers that come the same every time.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(limit, 1)))
  }
}
