import Domain
import Testing

@testable import Routines

@Suite("Rule packs")
struct RoutinePackTests {
  /// How many requirements each source routine has; a pack may cite no others.
  private static let requirementCounts = ["S0": 51, "S1": 54, "S2": 84, "S3": 62, "S4": 32]

  @Test("the five services load under the ids that folders and the log use (S0-1, S1-14, S2-1, S3-2, S4-1)")
  func fiveServices() throws {
    #expect(try RoutinePacks.all().map(\.id.text) == ["barnevern", "ppt", "profil", "utekontakten", "velferd"])
  }

  @Test("every rule cites a requirement that exists, and every source line is in the pack's own file")
  func citations() throws {
    for profile in try RoutinePacks.all() {
      let cited = requirements(of: profile)
      #expect(cited.count > 20, "\(profile.id)")
      for id in cited where !id.hasPrefix("E-") {
        let parts = id.split(separator: "-")
        let number = try #require(Int(parts[1]))
        let count = try #require(Self.requirementCounts[String(parts[0])])
        #expect((1...count).contains(number), "\(profile.id): \(id)")
      }
      for kind in profile.kinds {
        #expect(kind.source.hasPrefix("\(profile.source):L"), "\(profile.id): \(kind.id)")
      }
    }
  }

  @Test("every service says who opens, stamps, distributes and registers (S0-7)")
  func dutiesAreGiven() throws {
    for profile in try RoutinePacks.all() {
      for task in [ServiceProfile.Task.open, .stamp, .distribute, .redistribute, .scan, .register] {
        #expect(!profile.roles(for: task).isEmpty, "\(profile.id): \(task)")
      }
    }
  }

  @Test("what sets each service apart is in its pack")
  func differences() throws {
    let velferd = try RoutinePacks.load("velferd")
    #expect(velferd.covers.first { $0.colour == .red }?.hidesContent == true, "S0-4")
    #expect(velferd.roles(for: .stamp) == [.centralArchive], "S0-23")
    #expect(velferd.effectiveFrom?.year == 2018, "S0-2")

    let profil = try RoutinePacks.load("profil")
    let approved = profil.kinds.filter { $0.flags.contains(.leaderApprovesReply) }.map(\.id.text)
    #expect(
      approved == ["soknad-bpa", "soknad-omsorgsstonad", "klage-pa-vedtak", "avslag"], "S2-42, S2-43, S2-44, S2-45")
    #expect(profil.morningMeeting.isHeld, "S2-9")

    let barnevern = try RoutinePacks.load("barnevern")
    #expect(barnevern.status == .draft, "S3-1")
    let report = try #require(kind("bekymringsmelding", of: barnevern))
    #expect(report.flags.contains(.urgent), "S3-24")
    #expect(report.deadlines.first?.clock == .weeks(1), "E-23")

    let ppt = try RoutinePacks.load("ppt")
    #expect(ppt.subjectFollowsKind.applies, "S4-13")
    #expect(kind("henvisning", of: ppt)?.flags.contains(.confirmReceipt) == true, "S4-16")
    #expect(try RoutinePacks.all().filter { $0.subjectFollowsKind.applies }.map(\.id.text) == ["ppt"], "S4-13")
    #expect(try RoutinePacks.load("utekontakten").archive.kind == .builtIn, "S1-29")
  }

  @Test("the routine that goes into the log has every kind, its names, and what is urgent (S3-24, S4-13)")
  func routineOfService() throws {
    for profile in try RoutinePacks.all() {
      let routine = profile.routine
      #expect(routine.kinds.map(\.id) == profile.kinds.map(\.id))
      #expect(routine.subjectFollowsKind == (profile.id.text == "ppt"))
      for kind in routine.kinds {
        for language in Language.allCases { #expect(kind.names[language.rawValue]?.isEmpty == false) }
      }
    }
    let urgent = try RoutinePacks.load("barnevern").routine.kinds.filter(\.isUrgent).map(\.id.text)
    #expect(urgent == ["bekymringsmelding"])
  }

  @Test("health data is flagged wherever a discharge summary is known (S0-14)")
  func healthData() throws {
    for profile in try RoutinePacks.all() {
      guard let summary = kind("epikrise", of: profile) else { continue }
      #expect(summary.flags.contains(.healthData), "\(profile.id)")
    }
  }

  private func kind(_ id: String, of profile: ServiceProfile) -> ServiceProfile.Kind? {
    DocumentKind(id).flatMap(profile.kind)
  }

  private func requirements(of profile: ServiceProfile) -> [String] {
    var found = profile.archive.requirements + profile.access.requirements + profile.morningMeeting.requirements
    found += profile.subjectFollowsKind.requirements + (profile.effectiveFrom?.requirements ?? [])
    found += profile.channels.flatMap(\.requirements) + profile.covers.flatMap(\.requirements)
    found += profile.roles.flatMap(\.requirements) + profile.duties.flatMap(\.requirements)
    return found + profile.kinds.flatMap { $0.requirements + $0.deadlines.compactMap(\.law) }
  }
}
