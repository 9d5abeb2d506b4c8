import Domain
import Testing

@Suite("Every brace in a text is filled")
struct ArgumentsTests {
  @Test("a refusal is thrown with all that its text and its help name")
  func refusals() throws {
    let texts = try texts(.bokmål)
    let codes = Dictionary(uniqueKeysWithValues: Refusal.Code.allCases.map { ("\($0)", $0) })
    var seen: Set<String> = []
    for file in try SourceFile.all() {
      for refusal in file.refusals {
        let code = try #require(codes[refusal.name], "\(refusal.name) in \(file.path)")
        // Commands that only the program gives refuse to be typed; the catalogue, which knows no such name, is first.
        if code == .unknownCommand, !refusal.arguments.contains("known") { continue }
        seen.insert(refusal.name)
        for key in ["refusal.\(code.rawValue)", "help.\(code.rawValue)"] {
          let unfilled = placeholders(in: texts[key] ?? "").subtracting(refusal.arguments)
          #expect(unfilled.sorted() == [], "\(key), thrown in \(file.path)")
        }
      }
    }
    #expect(seen.count > 30)
  }

  /// What is to be typed is shown as it is typed, and the fields of a letter as they stand in its text.
  private static let typed: Set<String> = [
    "expected", "found", "known", "options", "example", "folder", "name", "fields",
  ]

  @Test("no value of an enumeration stands in a refusal by its key")
  func refusalsInWords() throws {
    let texts = try texts(.bokmål)
    let codes = Dictionary(uniqueKeysWithValues: Refusal.Code.allCases.map { ("\($0)", $0) })
    var checked = 0
    for file in try SourceFile.all() {
      for refusal in file.rawArguments {
        let code = try #require(codes[refusal.name], "\(refusal.name) in \(file.path)")
        let shown = ["refusal", "help"].map { placeholders(in: texts["\($0).\(code.rawValue)"] ?? "") }
        let read = refusal.arguments.intersection(shown[0].union(shown[1])).subtracting(Self.typed)
        let spoken = Set(Refusal.spokenArguments(of: code).map(\.name))
        #expect(read.subtracting(spoken).sorted() == [], "\(code.rawValue), thrown in \(file.path)")
        checked += read.count
      }
    }
    #expect(checked > 15)
  }

  @Test("what a refusal names is said in words, one value or several", arguments: Language.allCases)
  func spokenRefusals(_ language: Language) throws {
    let phrases = Phrasebook(language: language, phrases: try texts(language))
    let families = try Family.all()
    for code in Refusal.Code.allCases {
      for argument in Refusal.spokenArguments(of: code) {
        let family = try #require(families.first { $0.prefix == argument.prefix }, "\(argument.prefix)")
        for key in family.keys {
          let value = String(key.dropFirst(family.prefix.count))
          let spoken = Refusal(code, [argument.name: value]).spoken(in: phrases)[argument.name]
          #expect(spoken == phrases.say(key) && phrases.has(key), "\(code.rawValue) \(value)")
        }
      }
    }
    let roles = Refusal(.notApprover, ["roles": "leader, section-leader", "letter": "1"]).spoken(in: phrases)
    #expect(roles["roles"] == "\(phrases.say("role.leader")), \(phrases.say("role.section-leader"))")
    #expect(roles["letter"] == "1")
  }

  @Test("a phrase is said with all that its text names")
  func phrases() throws {
    let texts = try texts(.bokmål)
    for file in try SourceFile.all() {
      for phrase in file.phrases {
        guard let arguments = phrase.arguments, let text = texts[phrase.key] else { continue }
        let unfilled = placeholders(in: text).subtracting(arguments)
        #expect(unfilled.sorted() == [], "\(phrase.key) in \(file.path)")
      }
    }
  }

  @Test("the minutes are whole sentences in every language", arguments: Language.allCases)
  func minutes(_ language: Language) throws {
    let phrases = Phrasebook(language: language, phrases: try texts(language))
    let service = try #require(Service.ID("profil"))
    let user = try #require(User.ID("kari.vik"))
    let start = try #require(Instant(iso: "2026-11-20T07:30:00Z"))
    let decisions = MeetingMinutes.decisionKinds.enumerated().map { index, kind in
      MeetingDecision(
        position: index, at: start, actor: "Kari Vik", kind: kind, post: PostItem.ID(12), title: "Søknad",
        outcome: "UTFALL", isUndone: index == 0)
    }
    let minutes = MeetingMinutes(
      meeting: MorningMeeting(id: .init(3), service: service, startedAt: start, startedBy: user, closedAt: nil),
      service: Service(id: service, name: "Profil", postResponsible: user), startedBy: "Kari Vik",
      closedBy: "Randi Lunde", closedAt: start.adding(seconds: 900), decisions: decisions, left: 2)
    let text = minutes.text(in: phrases)
    #expect(!text.contains("⟨") && !text.contains("{"), "\(text)")
    for part in ["Profil", "Kari Vik", "Randi Lunde", "08:30–08:45", "15 min", "UTFALL"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    #expect(minutes.fileName(in: phrases).allSatisfy { $0.isASCII && !$0.isWhitespace })
  }
}
