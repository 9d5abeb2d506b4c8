import Assets
import Domain
import Testing

@testable import Routines

@Suite("The table always answers")
struct RoutingPropertyTests {
  private let table: RoutingTable
  private let kinds: [DocumentKind]

  init() throws {
    let routine = try RoutinePacks.load("barnevern").routine
    table = try #require(routine.routing)
    kinds = routine.kinds.map(\.id) + [.unknown, .email]
  }

  private var everyConcern: [Set<Concern>?] {
    [nil]
      + (0..<(1 << Concern.allCases.count)).map { bits in
        Set(Concern.allCases.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
      }
  }

  /// None, and each one with each other.
  private var fewConcerns: Set<Set<Concern>> {
    Set([[]] + Concern.allCases.flatMap { one in Concern.allCases.map { [one, $0] } })
  }

  @Test("every kind, folder and set of concerns has exactly one outcome, and never nothing (S3-2)")
  func oneOutcome() {
    var asked = 0
    for kind in kinds {
      for folder in [FolderState.active, .closed, .absent, nil] {
        for concerns in everyConcern {
          let found = table.propose(RoutingQuestion(kind: kind, folder: folder, concerns: concerns))
          switch found.outcome {
          case .deliver: #expect(!found.deliveries.isEmpty && found.asks.isEmpty)
          case .ask: #expect(!found.asks.isEmpty)
          case .neither: Issue.record("\(kind) \(String(describing: folder)): nothing decided it was no document")
          }
          #expect(Set(found.deliveries.map(\.folder)).count == found.deliveries.count)
          asked += 1
        }
      }
    }
    #expect(asked == kinds.count * 4 * 129)
  }

  @Test("when everything is known, no fact is asked for again")
  func answersSettle() {
    for kind in kinds {
      for folder in FolderState.allCases {
        for concerns in fewConcerns {
          let found = table.propose(
            RoutingQuestion(
              kind: kind, folder: folder, concerns: concerns, channel: .sms, isDocumentation: true,
              isCaseHandling: true, hasSecureZone: true))
          #expect(found.asks.allSatisfy { $0.fact == nil })
        }
      }
    }
  }

  @Test("the order in which the rules stand in the file decides nothing")
  func orderIsIndifferent() {
    let turned = RoutingTable(
      version: table.version, isDraft: table.isDraft, guide: table.guide, systems: table.systems,
      folders: table.folders, switches: table.switches, rules: table.rules.reversed(), warnings: table.warnings,
      synonyms: table.synonyms, concernsOfKinds: table.concernsOfKinds)
    for kind in kinds {
      for folder in FolderState.allCases {
        for concerns in fewConcerns {
          let question = RoutingQuestion(kind: kind, folder: folder, concerns: concerns, hasSecureZone: false)
          let (one, other) = (table.propose(question), turned.propose(question))
          #expect(one.deliveries == other.deliveries && one.asks == other.asks)
        }
      }
    }
  }

  @Test("two rules of one precedence never disagree, and the last row holds for everything (R38)")
  func consistent() {
    #expect(table.contradictions.isEmpty)
    #expect(table.answersEverything)
  }
}

@Suite("A routing table with a mistake is refused with its line")
struct HostileRoutingTests {
  static let mistakes: [(of: String, to: String, says: String)] = [
    ("precedence: always\n      strength", "precedence: ofte\n      strength", "'ofte' is not one of arrival, always"),
    ("strength: \"skal alltid\"", "strength: \"alltid\"", "'alltid' is not one of skal alltid, skal"),
    ("kind: [samtykke-undersokelse]}", "kind: [samtykke-undersokelser]}", "'samtykke-undersokelser' is not in kinds"),
    ("choice: {partsinnsyn: begge}", "choice: {partsinnsin: begge}", "'partsinnsin' is not in switches"),
    (
      "choice: {partsinnsyn: begge}", "choice: {partsinnsyn: alle}", "'alle' is not in switches.partsinnsyn.values"
    ),
    ("value: begge\n", "value: alt\n", "'alt' is not in values"),
    ("to: [{folder: barnemappe}]", "to: [{folder: barnemapper}]", "'barnemapper' is not in folders"),
    ("kindGroup: innsyn,", "kindGroup: innsyner,", "'innsyner' is not in kindGroups"),
    ("lines: [L9, L19, L20, L26]\n", "lines: [003-9]\n", "is not a line"),
    ("id: R02\n", "id: R01\n", "'R01' stands twice in rules"),
    ("id: R02\n", "id: \"R 2\"\n", "is not the name of a rule"),
    (
      "when: {folder: [closed], concerns: [child]}", "when: {concerns: [child]}",
      "R01 and R02 have the same precedence (state)"
    ),
    ("folder: [closed], concerns: [child]}", "folder: [], concerns: [child]}", "at least one line"),
    ("precedence: gap", "precedence: heading", "R31 and R38 have the same precedence (heading)"),
    ("when: {}", "when: {sender: [other]}", "a last rule with precedence: gap"),
    ("id: barnemappe, system: familia", "id: barnemappe, system: famila", "'famila' is not in systems"),
    ("{fact: folder, means: active", "{fact: folder, means: aktiv", "'aktiv' is not one of active, closed, none"),
    ("judgesContent: true", "judgesContents: true", "unknown key 'judgesContents'"),
    ("version: \"1\"\n  guide", "guide", "'version' is missing"),
    ("address: wrong}", "address: maybe}", "'maybe' is not one of correct, wrong"),
  ]

  @Test("the fault says what, and on which line", arguments: mistakes.indices)
  func refused(_ index: Int) throws {
    let mistake = Self.mistakes[index]
    let good = String(decoding: try Assets.data("routines/barnevern.yaml"), as: UTF8.self)
    let start = try #require(good.firstRange(of: mistake.of), "\(mistake.of)")
    let bad = good[..<start.lowerBound] + mistake.to + good[start.upperBound...]
    let refused = try #require(throws: PackRefused.self) {
      try RoutinePacks.parse(Array(bad.utf8), file: "barnevern.yaml")
    }
    let phrases = Phrasebook(language: .english, phrases: try Assets.phrases("en"))
    let said = refused.faults.map { $0.text(in: phrases) }
    #expect(said.contains { $0.contains(mistake.says) }, "\(said)")
    #expect(refused.faults.allSatisfy { $0.line != nil })
  }
}
