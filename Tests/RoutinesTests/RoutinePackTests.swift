import Assets
import Domain
import Foundation
import Testing

@testable import Routines

@Suite("Rule packs")
struct RoutinePackTests {
  /// How many requirements each source routine has; a pack may cite no others.
  private static let requirementCounts = ["S0": 51, "S1": 54, "S2": 84, "S3": 62, "S4": 32]

  @Test("the five services load under the ids that folders and the log use (S0-1, S1-14, S2-1, S3-2, S4-1)")
  func fiveServices() throws {
    #expect(try RoutinePacks.all().map(\.service.text) == ["barnevern", "ppt", "profil", "utekontakten", "velferd"])
    for pack in try RoutinePacks.all() {
      #expect(pack.text == String(decoding: try Assets.data("routines/\(pack.service).yaml"), as: UTF8.self))
      #expect(pack.routine.version == 1)
    }
  }

  @Test(
    "every rule cites requirements that exist, lines of its own routine, and a strength", arguments: Language.allCases)
  func citations(_ language: Language) throws {
    let phrases = Phrasebook(language: language, phrases: try Assets.phrases(language.rawValue))
    for pack in try RoutinePacks.all() {
      let profile = try #require(pack.routine.profile)
      let rules = pack.routine.rules(in: phrases)
      #expect(rules.count > 40, "\(pack.service)")
      #expect(Set(rules.map(\.id)).count == rules.count, "\(pack.service)")
      for rule in rules {
        #expect(!rule.text.contains("⟨") && !rule.text.contains("{"), "\(rule.text)")
        #expect(rule.source != nil || rule.id == "system", "\(pack.service): \(rule.id)")
        for id in rule.source?.requirements ?? [] where !id.hasPrefix("E-") {
          let parts = id.split(separator: "-")
          let number = try #require(Int(parts[1]))
          let count = try #require(Self.requirementCounts[String(parts[0])])
          #expect((1...count).contains(number), "\(pack.service): \(id)")
        }
        for line in rule.source?.lines ?? [] {
          #expect(line.hasPrefix("\(profile.source):L"), "\(pack.service): \(rule.id)")
        }
      }
    }
  }

  @Test("every service says who opens, stamps, distributes, scans and registers (S0-7)")
  func dutiesAreGiven() throws {
    for pack in try RoutinePacks.all() {
      for task in [RoutineTask.open, .stamp, .distribute, .redistribute, .scan, .register, .shred] {
        #expect(pack.routine.roles(for: task)?.isEmpty == false, "\(pack.service): \(task)")
      }
    }
  }

  @Test("the routine that goes into the log comes back from it whole")
  func throughTheLog() throws {
    for pack in try RoutinePacks.all() {
      let json = try JSONEncoder().encode(pack.routine)
      #expect(try JSONDecoder().decode(ServiceRoutine.self, from: json) == pack.routine)
      for kind in pack.routine.kinds {
        for language in Language.allCases { #expect(kind.names[language.rawValue]?.isEmpty == false) }
      }
    }
    let urgent = try RoutinePacks.load("barnevern").routine.kinds.filter(\.isUrgent).map(\.id.text)
    #expect(urgent == ["bekymringsmelding"], "S3-24")
  }

  @Test("what an office stored before routines said more still decodes, and asks and forbids nothing")
  func olderOffices() throws {
    let json = """
      {"kinds":[{"id":"klage","isUrgent":false,"names":{"nb":"Klage"}}],"subjectFollowsKind":true}
      """
    let old = try JSONDecoder().decode(ServiceRoutine.self, from: Data(json.utf8))
    #expect(old.kinds.map(\.id.text) == ["klage"])
    #expect(old.subjectFollowsKind && old.version == 1 && !old.isDraft)
    #expect(old.roles(for: .stamp) == nil && old.channels == nil && old.retention == nil)
    #expect(old.questions(about: PostDetails(channel: .letter, title: "", sender: "")).isEmpty)
    #expect(String(decoding: try JSONEncoder().encode(old), as: UTF8.self).contains("retention") == false)
  }

  @Test(
    "a clock is said in words, not as the pack writes it",
    arguments: [
      (Language.bokmål, "foreløpig svar: 1 måned fra mottatt", "3 virkedager"),
      (.nynorsk, "1 månad frå motteke", "3 vyrkedagar"), (.english, "1 month from receipt", "3 working days"),
    ])
  func clocks(_ language: Language, _ month: String, _ days: String) throws {
    let phrases = Phrasebook(language: language, phrases: try Assets.phrases(language.rawValue))
    let text = try RoutinePacks.load("profil").routine.rules(in: phrases).map(\.text).joined(separator: "\n")
    #expect(text.contains(month) && text.contains(days))
    #expect(!text.contains("working-days:") && !text.contains(": month "))
  }

  @Test("two versions are compared rule by rule, in words")
  func comparison() throws {
    let phrases = Phrasebook(language: .bokmål, phrases: try Assets.phrases("nb"))
    var text = try RoutinePacks.load("profil").text
    for (old, new) in [
      ("days: 62", "days: 90"), ("version: 1\n", "version: 2\n"),
      ("  - {role: deputy, count: 1", "  - {role: leader, count: 1"),
    ] {
      text.replaceSubrange(try #require(text.firstRange(of: old)), with: new)
    }
    let changed = try RoutinePacks.parse(Array(text.utf8), file: "p.yaml").routine
    let changes = RoutineChange.between(
      try RoutinePacks.load("profil").routine.rules(in: phrases), changed.rules(in: phrases))
    #expect(changes.map(\.id) == ["validity", "staffing.leader", "retention", "staffing.deputy"])
    #expect(changes.map(\.kind) == [.changed, .added, .changed, .removed])
    let retention = try #require(changes.first { $0.id == "retention" })
    #expect(retention.before?.text.contains("62") == true && retention.after?.text.contains("90") == true)
    #expect(RoutineChange.between(changed.rules(in: phrases), changed.rules(in: phrases)).isEmpty)
  }
}
