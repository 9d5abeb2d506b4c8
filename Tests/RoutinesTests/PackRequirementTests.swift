import Domain
import Testing

@testable import Routines

/// One requirement, and what of the pack holds because of it.
struct PackRequirement: Sendable, CustomTestStringConvertible {
  let id: String
  let pack: String
  let holds: @Sendable (ServiceRoutine) -> Bool
  var testDescription: String { id }
}

@Suite("Each requirement that a pack can express is a rule of its pack")
struct PackRequirementTests {
  @Test("the rule says what the requirement says, and cites it", arguments: all)
  func holds(_ requirement: PackRequirement) throws {
    let routine = try #require(Self.packs[requirement.pack])
    #expect(requirement.holds(routine))
    let phrases = Phrasebook(language: .bokmål, phrases: [:])
    let cited = routine.rules(in: phrases).flatMap { $0.source?.requirements ?? [] }
    #expect(cited.contains(requirement.id), "no rule of \(requirement.pack) cites \(requirement.id)")
  }

  /// Read once for all of them.
  private static let packs = Dictionary(
    uniqueKeysWithValues: ((try? RoutinePacks.all()) ?? []).map { ($0.service.text, $0.routine) })

  @Test("no requirement stands here twice")
  func distinct() {
    #expect(Set(Self.all.map(\.id)).count == Self.all.count)
    #expect(Self.all.count > 180)
  }

  static let all = velferd + utekontakten + profil + barnevern + ppt + continued
}
