import Assets
import Domain
import Testing

@testable import Routines

@Suite("A demo plan that an office could not run is refused")
struct DemoPlanMistakeTests {
  /// One change to the real plan, and what the fault must say.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var of: String
    var to: String
    var says: String
    var testDescription: String { says }
  }

  static let mistakes = [
    Mistake(of: "openedBy: kari.vik", to: "openedBy: ingen", says: "there is no user 'ingen'"),
    Mistake(of: "openedBy: kari.vik", to: "openedBy: anne.solli", says: "does not work in profil"),
    Mistake(of: "sender: ola.nordli", to: "sender: ukjent", says: "there is no party 'ukjent'"),
    Mistake(of: "channel: bud", to: "channel: brevdue", says: "'brevdue' is not one of"),
    Mistake(of: "channel: bud", to: "channel: facebook", says: "has no channel 'facebook'"),
    Mistake(of: "channel: bud", to: "channel: bud\n    cover: red", says: "uses no red cover"),
    Mistake(of: "kind: klage-pa-vedtak\n    title", to: "kind: ukjent\n    title", says: "knows no kind 'ukjent'"),
    Mistake(of: "klage-omsorgsstonad.pdf]", to: "borte.pdf]", says: "documents/borte.pdf' is missing"),
    Mistake(of: "- {do: stamp, by: kari.vik, ago: 1, at: \"09:12\"}\n", to: "", says: "must be stamped first"),
    Mistake(
      of: "do: take, by: kari.vik, ago: 1, at: \"09:20\"", to: "do: take, by: kari.vik, ago: 2, at: \"09:20\"",
      says: "not later than the one before"),
    Mistake(of: "at: \"08:36\", to: siv.aas", to: "at: \"09:36\", to: siv.aas", says: "meeting that is not held"),
    Mistake(of: "case: bpa-brattli}", to: "case: ukjent}", says: "no case 'ukjent' is open in profil"),
    Mistake(of: "case: ppt-sandvaer", to: "case: ppt-lid", says: "'ppt-lid' is opened twice"),
    Mistake(of: "{do: open-case, by: siv.aas", to: "{do: mark-urgent, by: siv.aas", says: "unknown key 'case'"),
    Mistake(of: "role: clerk", to: "role: consultant", says: "profil has no role 'consultant'"),
    Mistake(of: "{ago: 1, at: \"09:05\"}", to: "{ago: 0, at: \"09:05\"}", says: "whole number from 1"),
    Mistake(of: "at: \"09:05\"}", to: "at: \"9:5\"}", says: "is not a time"),
    Mistake(of: "postResponsible: kari.vik", to: "postResponsible: anne.solli", says: "does not work in profil"),
    Mistake(of: "do: take, by: wenche.dal", to: "do: stamp, by: wenche.dal", says: "is stamped twice"),
    Mistake(of: "expect: duplicate", to: "expect: accepted", says: "only for a duplicate"),
    Mistake(of: "as: \"skann_0141.pdf\"", to: "as: \"../x.pdf\"", says: "plain file name"),
    Mistake(of: "to: ppt,", to: "to: profil,", says: "forwarded to the service it is in"),
    Mistake(of: "for: siv.aas", to: "for: randi.lunde", says: "is not the substitute of randi.lunde"),
    Mistake(of: "substitute: per.moe", to: "substitute: anne.solli", says: "does not work in profil"),
    Mistake(of: "firstAgo: 7, lastAgo: 6", to: "firstAgo: 6, lastAgo: 7", says: "ends before it begins"),
    Mistake(of: "pages: [3, 1]", to: "pages: [3, 2]", says: "not those of its sheets"),
    Mistake(of: "    pages: [3, 1]\n", to: "", says: "not those of its sheets"),
    Mistake(of: "language: nb", to: "language: se", says: "'se' is not one of nb, nn, en"),
  ]

  @Test(arguments: mistakes)
  func refused(_ mistake: Mistake) throws {
    let good = String(decoding: try Assets.data("demo/office.yaml"), as: UTF8.self)
    var bad = good
    bad.replaceSubrange(try #require(good.firstRange(of: mistake.of)), with: mistake.to)
    let files = try Set(
      ["documents", "mail"].flatMap { folder in
        try Assets.list("demo/\(folder)").map { "\(folder)/\($0)" }
      })
    let services = try RoutinePacks.all()
    let fault = try #require(throws: PackFault.self) {
      try DemoOfficePlan.parse(Array(bad.utf8), file: "office.yaml", services: services, files: files)
    }
    let english = Phrasebook(language: .english, phrases: try Assets.phrases("en"))
    #expect(fault.text(in: english).contains(mistake.says), "\(fault)")
  }
}
