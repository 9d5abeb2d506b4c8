import Domain
import Testing

@testable import Routines

/// One line a row of the decision table: the facts, the row that decides, where the document goes.
struct RoutedRow: Sendable, CustomTestStringConvertible {
  let facts: String
  let rule: String
  /// `system/folder`, `:extract` or `:anonymised` after it, `+reopen` or `+create` last.
  let to: String
  let asks: String

  init(_ facts: String, _ rule: String, _ to: String, asks: String = "") {
    self.facts = facts
    self.rule = rule
    self.to = to
    self.asks = asks
  }

  var testDescription: String { "\(rule): \(facts)" }
}

/// Asks the child welfare pack as the command line does.
struct ChildWelfareTable {
  let table: RoutingTable
  let kinds: [KindOfDocument]

  init(switching choices: [String: String] = [:]) throws {
    let routine = try RoutinePacks.load("barnevern").routine
    table = try #require(routine.routing).choosing(choices)
    kinds = routine.kinds
  }

  func ask(_ facts: String) throws -> RoutingProposal {
    let pairs = facts.split(separator: " ").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    let arguments = Arguments(Dictionary(pairs.map { ($0[0], $0[1]) }) { $1 })
    try arguments.check(against: RoutingTable.parameters)
    return table.propose(try table.question(arguments, kinds: kinds))
  }

  func check(_ row: RoutedRow) throws {
    let found = try ask(row.facts)
    #expect(found.rule == row.rule)
    #expect(written(found.deliveries) == row.to)
    #expect(found.asks.map { $0.fact?.rawValue ?? $0.rule ?? "" }.joined(separator: " ") == row.asks)
  }

  func written(_ deliveries: [ProposedDelivery]) -> String {
    deliveries.map { delivery in
      let part = delivery.part == .full ? "" : ":\(delivery.part.rawValue)"
      let action = delivery.folderAction == .none ? "" : "+\(delivery.folderAction.rawValue)"
      return "\(delivery.system)/\(delivery.folder)\(part)\(action)"
    }.joined(separator: " ")
  }
}

extension RoutingTable {
  /// The same table where the municipality has chosen otherwise.
  func choosing(_ choices: [String: String]) -> RoutingTable {
    RoutingTable(
      version: version, isDraft: isDraft, guide: guide, systems: systems, folders: folders,
      switches: switches.map { found in
        RoutingSwitch(
          id: found.id, name: found.name, value: choices[found.id] ?? found.value, values: found.values,
          lines: found.lines, requirements: found.requirements)
      }, rules: rules, warnings: warnings, synonyms: synonyms, concernsOfKinds: concernsOfKinds)
  }
}

@Suite("The 44 rows of the child welfare table")
struct ChildWelfareRowsTests {
  private let table: ChildWelfareTable

  init() throws { table = try ChildWelfareTable() }

  static let rows = [
    // S3-10, S3-11: what concerns the child follows the state of the folder.
    RoutedRow("kind=brev-om-barnet folder=active concerns=child", "R01", "familia/barnemappe"),
    RoutedRow("kind=brev-om-barnet folder=closed concerns=child", "R02", "fokus/sak"),
    RoutedRow("kind=brev-om-barnet folder=none concerns=child", "R03", "", asks: "R03"),
    // S3-24: a concern report always, whatever the state.
    RoutedRow("kind=bekymringsmelding folder=active concerns=child", "R04", "familia/barnemappe"),
    RoutedRow("kind=bekymringsmelding folder=closed concerns=child", "R05", "familia/barnemappe+reopen"),
    RoutedRow("kind=bekymringsmelding folder=none concerns=child", "R06", "familia/barnemappe+create"),
    // S3-20, S3-21: by SvarUt, rightly and wrongly addressed.
    RoutedRow(
      "kind=bekymringsmelding sender=school channel=svarut address=correct folder=active concerns=child", "R07",
      "familia/barnemappe"),
    RoutedRow(
      "kind=bekymringsmelding sender=school channel=svarut address=wrong folder=active concerns=child", "R08",
      "familia/barnemappe"),
    RoutedRow("kind=uttalelse-skole sender=school folder=closed concerns=child", "R09", "", asks: "R09"),
    // S3-25
    RoutedRow("kind=samtykke-undersokelse folder=active concerns=child", "R10", "familia/barnemappe"),
    // S3-12, S3-13, S3-29, S3-30
    RoutedRow("kind=krav-om-partsinnsyn folder=active concerns=child", "R11", "familia/barnemappe fokus/innsyn"),
    RoutedRow("kind=krav-om-partsinnsyn folder=closed concerns=child", "R12", "fokus/innsyn"),
    RoutedRow("kind=krav-om-partsinnsyn folder=none concerns=child", "R12b", "fokus/innsyn"),
    // S3-14, S3-15, S3-31…33
    RoutedRow("kind=dokumenter-oppdragstaker folder=none concerns=contractor", "R13", "fokus/oppdragstaker"),
    RoutedRow(
      "kind=dokumenter-oppdragstaker folder=active concerns=contractor,child", "R14",
      "fokus/oppdragstaker familia/barnemappe:extract"),
    RoutedRow("kind=dokumenter-oppdragstaker folder=active concerns=child", "R15", "familia/barnemappe"),
    RoutedRow(
      "kind=dokumenter-oppdragstaker folder=closed concerns=contractor,child", "R16", "fokus/oppdragstaker",
      asks: "R16"),
    // S3-16…18, S3-36, S3-40…42
    RoutedRow("kind=dokument-fra-advokat folder=active concerns=child", "R17", "familia/barnemappe"),
    RoutedRow("kind=dokument-fra-advokat folder=closed concerns=child", "R17b", "", asks: "R17b"),
    RoutedRow("kind=rammeavtale-advokat concerns=agreement", "R18", "fokus/sak"),
    RoutedRow("kind=advokatsak concerns=lawyer secure-zone=yes", "R19a", "fokus/sikret"),
    RoutedRow("kind=advokatsak concerns=lawyer secure-zone=no", "R19b", "papir/papirsak:anonymised"),
    // S3-26…28, S3-43…45
    RoutedRow("kind=klagesak folder=active concerns=child", "R20a", "familia/barnemappe"),
    RoutedRow("kind=klagesak folder=closed concerns=child", "R20b", "fokus/sak"),
    RoutedRow("kind=klage-pa-tjenesten concerns=service folder=none", "R21", "fokus/klage"),
    RoutedRow(
      "kind=klage-pa-tjenesten concerns=service,child folder=active", "R22", "fokus/klage familia/barnemappe"),
    // S3-47…49
    RoutedRow(
      "kind=oversendelse-statsforvalter folder=active concerns=child", "R23a", "familia/barnemappe fokus/sak"),
    RoutedRow("kind=oversendelse-statsforvalter folder=closed concerns=child", "R23b", "fokus/sak", asks: "R23b"),
    // S3-50…54
    RoutedRow("kind=tilsagn-bufetat folder=active concerns=child", "R24", "familia/barnemappe fokus/sak"),
    RoutedRow(
      "kind=tilsagnsbrev-fosterhjem folder=active concerns=child,foster-home", "R25",
      "familia/barnemappe fokus/fosterhjem"),
    RoutedRow("kind=tilskudd-forsterkning concerns=foster-home", "R26", "fokus/fosterhjem"),
    RoutedRow("kind=fosterhjemsutgifter concerns=foster-home", "R27", "fokus/fosterhjem"),
    // S3-55…59
    RoutedRow("kind=fosterhjemsavtale concerns=foster-home", "R28", "fokus/fosterhjem"),
    RoutedRow(
      "kind=referat-oppfolgingsbesok folder=active concerns=foster-home,child", "R29",
      "fokus/fosterhjem familia/barnemappe"),
    RoutedRow("kind=politiattest concerns=foster-home", "R30", "fokus/fosterhjem"),
    // S3-60, S3-61
    RoutedRow("kind=soknad-oppdragstaker concerns=contractor", "R31", "fokus/oppdragstaker"),
    RoutedRow(
      "kind=referat-oppfolgingsbesok folder=active concerns=contractor,child", "R32",
      "fokus/oppdragstaker familia/barnemappe:extract"),
    RoutedRow("kind=politiattest concerns=contractor", "R33", "fokus/oppdragstaker"),
    RoutedRow("kind=foresporsel-fra-kommune concerns=foster-home", "R34", "fokus/oppdragstaker"),
    // S3-62
    RoutedRow("kind=oppreisning concerns=former-child", "R35", "fokus/sak"),
    // S3-4…8: the content decides.
    RoutedRow(
      "kind=brev-om-barnet channel=sms documentation=yes case-handling=yes folder=active concerns=child", "R01",
      "familia/barnemappe"),
    RoutedRow(
      "kind=brev-om-barnet channel=sms documentation=yes case-handling=no folder=active concerns=child", "R37", ""),
    RoutedRow("kind=ukjent folder=active concerns=service", "R38", "", asks: "R38"),
    RoutedRow("kind=tilsagn-bufetat folder=closed concerns=child", "R39", "fokus/sak", asks: "R39"),
  ]

  @Test("each row", arguments: rows)
  func row(_ row: RoutedRow) throws { try table.check(row) }

  @Test("there are 44 rows, all of them in the pack, each with lines and requirements")
  func complete() throws {
    let known = table.table.rules
    #expect(known.filter { $0.id.hasPrefix("R") }.count == 44)
    #expect(known.allSatisfy { !$0.lines.isEmpty && !$0.requirements.isEmpty })
    #expect(Self.rows.count == 44)
  }

  @Test("a message that is a document of a case is routed by its content, and says so: R36 (S3-8)")
  func messages() throws {
    let found = try table.ask(
      "kind=bekymringsmelding channel=messenger documentation=yes case-handling=yes folder=closed concerns=child")
    #expect(found.rule == "R05")
    #expect(found.through == ["R36"])
    #expect(found.warnings.map(\.id) == ["melding"], "S3-9")
  }

  @Test("only R37 goes nowhere; the judgement is the outcome (S3-8)")
  func neither() throws {
    let found = try table.ask("kind=brev-om-barnet documentation=no folder=active concerns=child")
    #expect(found.outcome == .neither && found.rule == "R37")
    #expect(found.losing.map(\.rule) == ["R01"])
  }

  @Test("a concern report concerns a child, also when nobody says so: L8 still loses (S3-24)")
  func byNature() throws {
    let found = try table.ask("kind=bekymringsmelding folder=closed")
    #expect(found.rule == "R05" && found.losing.map(\.rule) == ["R02"])
  }

  @Test("R05 prints L8 as the line that lost, and that the folder is opened again (S3-24, C-S3-1)")
  func losingLines() throws {
    let found = try table.ask("kind=bekymringsmelding folder=closed concerns=child")
    #expect(found.losing.first?.rule == "R02")
    #expect(found.losing.first?.lines == ["003:L8"])
    #expect(found.strength == .always)
    #expect(found.isDraft, "S3-1")
  }
}
