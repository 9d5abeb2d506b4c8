import Domain
import Testing

@testable import Routines

@Suite("Which rule goes before which")
struct RoutingPrecedenceTests {
  private let table: ChildWelfareTable

  init() throws { table = try ChildWelfareTable() }

  static let always = ["active", "closed", "none"].flatMap { folder in
    // C-S3-1: "alltid" goes before every other word, whoever sends it and whatever else it concerns (S3-24).
    [
      "", "sender=lawyer", "sender=party", "sender=state-administrator", "sender=municipality", "documentation=no",
      "case-handling=no",
    ].map { more in
      RoutedRow(
        "kind=bekymringsmelding folder=\(folder) concerns=child \(more)",
        ["active": "R04", "closed": "R05"][folder]
          ?? "R06", "familia/barnemappe" + (["closed": "+reopen", "none": "+create"][folder] ?? ""))
    }
  }

  static let contradictions = [
    // C-S3-1, with more persons in the report.
    RoutedRow("kind=bekymringsmelding folder=closed concerns=child,contractor", "R05", "familia/barnemappe+reopen"),
    RoutedRow("kind=bekymringsmelding folder=none concerns=child,foster-home", "R06", "familia/barnemappe+create"),
    RoutedRow("kind=bekymringsmelding folder=closed concerns=none", "R05", "familia/barnemappe+reopen"),
    // C-S3-2: all three documents of an access case; "kun" when the folder is not active.
    RoutedRow("kind=svar-pa-innsynskrav folder=active concerns=child", "R11", "familia/barnemappe fokus/innsyn"),
    RoutedRow("kind=svar-pa-innsynskrav folder=closed concerns=child", "R12", "fokus/innsyn"),
    RoutedRow("kind=svar-pa-innsynskrav folder=none concerns=child", "R12b", "fokus/innsyn"),
    RoutedRow("kind=fullmakt folder=active concerns=child", "R11", "familia/barnemappe fokus/innsyn"),
    RoutedRow("kind=fullmakt folder=closed concerns=child", "R12", "fokus/innsyn"),
    RoutedRow("kind=fullmakt folder=none concerns=child sender=lawyer", "R12b", "fokus/innsyn"),
    // C-S3-3: one folder; with the child it is "også", without "normalt".
    RoutedRow("kind=ukjent folder=active concerns=contractor", "R13", "fokus/oppdragstaker"),
    RoutedRow("kind=brev-om-barnet folder=closed concerns=contractor", "R13", "fokus/oppdragstaker"),
    RoutedRow(
      "kind=brev-om-barnet folder=active concerns=contractor,child", "R14",
      "fokus/oppdragstaker familia/barnemappe:extract"),
    RoutedRow(
      "kind=cv folder=active concerns=contractor,child", "R14", "fokus/oppdragstaker familia/barnemappe:extract"),
    RoutedRow("kind=cv folder=active concerns=child", "R15", "familia/barnemappe"),
    RoutedRow("kind=cv folder=closed concerns=child", "R02", "fokus/sak"),
    RoutedRow("kind=cv folder=none concerns=contractor,child", "R03", "", asks: "R03"),
    RoutedRow(
      "kind=korrespondanse-oppdragstaker folder=closed concerns=contractor,child", "R16", "fokus/oppdragstaker",
      asks: "R16"),
    // C-S3-4: the line's own words go before its heading.
    RoutedRow("kind=klagesak folder=active concerns=child,service", "R20a", "familia/barnemappe"),
    RoutedRow("kind=klagesak folder=none concerns=child", "R03", "", asks: "R03"),
    // S3-44: never in the child's folder alone.
    RoutedRow("kind=klage-pa-tjenesten folder=closed concerns=service,child", "R21", "fokus/klage"),
    RoutedRow("kind=klage-pa-tjenesten folder=active concerns=service", "R21", "fokus/klage"),
    RoutedRow("kind=klage-pa-tjenesten folder=none concerns=child", "R21", "fokus/klage"),
    // C-S3-5: the practice is both places.
    RoutedRow("kind=oversendelse-statsforvalter folder=active concerns=none", "R23a", "familia/barnemappe fokus/sak"),
    RoutedRow("kind=oversendelse-statsforvalter folder=none concerns=child", "R03", "", asks: "R03"),
    // C-S3-6: police certificates.
    RoutedRow("kind=politiattest folder=active concerns=foster-home,child", "R30", "fokus/fosterhjem"),
    RoutedRow("kind=politiattest folder=closed concerns=contractor", "R33", "fokus/oppdragstaker"),
    // C-S3-7: which of the lawyer's documents it is must be asked.
    RoutedRow("kind=brev-om-barnet sender=lawyer folder=active concerns=child", "C-S3-7", "", asks: "C-S3-7"),
    RoutedRow("kind=ukjent sender=lawyer folder=closed concerns=child", "C-S3-7", "", asks: "C-S3-7"),
    RoutedRow("kind=dokument-fra-advokat folder=active concerns=child,lawyer", "C-S3-7", "", asks: "C-S3-7"),
    RoutedRow("kind=dokument-fra-advokat folder=active concerns=none", "C-S3-7", "", asks: "C-S3-7"),
    RoutedRow("kind=dokument-fra-advokat concerns=lawyer secure-zone=yes folder=none", "R19a", "fokus/sikret"),
    RoutedRow(
      "kind=dokument-fra-advokat concerns=lawyer secure-zone=no folder=active", "R19b", "papir/papirsak:anonymised"),
    RoutedRow("kind=dokument-fra-advokat folder=none concerns=child", "R03", "", asks: "R03"),
    RoutedRow("kind=klagesak sender=lawyer folder=active concerns=child", "R20a", "familia/barnemappe"),
    // C-S3-8: reinforcement has a line of its own; the other commitments go both places.
    RoutedRow("kind=tilskudd-forsterkning folder=active concerns=child,foster-home", "R26", "fokus/fosterhjem"),
    RoutedRow("kind=tilskudd-forsterkning folder=closed concerns=child", "R26", "fokus/fosterhjem"),
    RoutedRow(
      "kind=tilsagnsbrev-fosterhjem folder=closed concerns=child,foster-home", "R39", "fokus/fosterhjem", asks: "R39"),
    // C-S3-9: one kind or two, both go both places.
    RoutedRow("kind=asylsoker folder=active concerns=child", "R24", "familia/barnemappe fokus/sak"),
    RoutedRow("kind=asylsoker folder=closed concerns=child", "R39", "fokus/sak", asks: "R39"),
    RoutedRow("kind=asylsoker folder=none concerns=child", "R03", "", asks: "R03"),
    // C-S3-10: the list without a verb goes by its heading, and loses to "også".
    RoutedRow("kind=godkjenningsrapport folder=none concerns=contractor", "R31", "fokus/oppdragstaker"),
    RoutedRow("kind=godkjenningsrapport folder=active concerns=foster-home", "R28", "fokus/fosterhjem"),
    RoutedRow("kind=attest folder=active concerns=contractor,foster-home", "R28", "fokus/fosterhjem"),
    RoutedRow("kind=egenerklaering folder=closed concerns=contractor", "R31", "fokus/oppdragstaker"),
    // C-S3-11: visit minutes, foster homes and others.
    RoutedRow(
      "kind=referat-oppfolgingsbesok folder=closed concerns=foster-home,child", "R39", "fokus/fosterhjem", asks: "R39"),
    RoutedRow("kind=referat-oppfolgingsbesok folder=active concerns=contractor", "R31", "fokus/oppdragstaker"),
    RoutedRow(
      "kind=referat-oppfolgingsbesok folder=closed concerns=contractor,child", "R16", "fokus/oppdragstaker",
      asks: "R16"),
    // C-S3-12: tuberculosis is named twice in one line and is one kind.
    RoutedRow("kind=tuberkuloseundersøkelse concerns=foster-home", "R28", "fokus/fosterhjem"),
    RoutedRow("kind=tuberkuloseerklæring concerns=contractor", "R31", "fokus/oppdragstaker"),
    // C-S3-14, C-S3-15: old names and other spellings.
    RoutedRow(
      "kind=oversendelse-fylkesmannen folder=aktiv concerns=barn", "R23a", "familia/barnemappe fokus/sak"),
    RoutedRow("kind=Polittiattester concerns=fosterhjem", "R30", "fokus/fosterhjem"),
    RoutedRow("kind=oppdragstager folder=finnes-ikke concerns=oppdragstager", "R13", "fokus/oppdragstaker"),
    RoutedRow("kind=billighetserstatning concerns=tidligere-barn", "R35", "fokus/sak"),
    // S3-20…22: what has happened already goes before what ought to be; the conflict of a closed folder is asked.
    RoutedRow(
      "kind=uttalelse-skole channel=svarut address=correct folder=active concerns=child", "R07", "familia/barnemappe"),
    RoutedRow(
      "kind=uttalelse-skole channel=svarut address=correct folder=closed concerns=child", "R09", "", asks: "R09"),
    RoutedRow(
      "kind=uttalelse-skole channel=acos-mottak folder=none concerns=child", "R08", "familia/barnemappe+create"),
    RoutedRow("kind=uttalelse-skole folder=active concerns=child", "R01", "familia/barnemappe"),
    RoutedRow(
      "kind=bekymringsmelding channel=acos-mottak folder=closed concerns=child", "R08", "familia/barnemappe+reopen"),
    // S3-25: in Familia also while a closed folder is opened again.
    RoutedRow("kind=samtykke folder=closed concerns=child", "R10", "familia/barnemappe+reopen"),
    // S3-53, S3-61, S3-62: kinds with a place of their own do not follow the child's folder.
    RoutedRow("kind=fosterhjemsutgifter folder=active concerns=foster-home,child", "R27", "fokus/fosterhjem"),
    RoutedRow("kind=foresporsel-fra-kommune folder=active concerns=child,foster-home", "R34", "fokus/oppdragstaker"),
    RoutedRow("kind=vedtak-oppreisning folder=closed concerns=child", "R35", "fokus/sak"),
    RoutedRow("kind=unnskyldningsbrev folder=active concerns=former-child", "R35", "fokus/sak"),
    RoutedRow("kind=rammeavtale-advokat sender=lawyer folder=active concerns=child", "R18", "fokus/sak"),
    // S3-11: what must be known is asked for, one thing at a time, and only when it matters.
    RoutedRow("kind=bekymringsmelding", "R38", "", asks: "folder"),
    RoutedRow("kind=brev-om-barnet folder=active", "R38", "", asks: "concerns"),
    RoutedRow("kind=advokatsak", "R38", "", asks: "secure-zone"),
    RoutedRow("kind=oppreisning", "R35", "fokus/sak"),
    RoutedRow(
      "kind=brev-om-barnet channel=sms folder=active concerns=child", "R01", "", asks: "documentation case-handling"),
  ]

  @Test("alltid goes before everything but what has happened (C-S3-1)", arguments: always)
  func alltid(_ row: RoutedRow) throws { try table.check(row) }

  @Test("the contradictions of the routine", arguments: contradictions)
  func contradiction(_ row: RoutedRow) throws { try table.check(row) }

  @Test("the medium never decides where: every channel gives the same places (S3-4)", arguments: Channel.allCases)
  func medium(_ channel: Channel) throws {
    for row in ChildWelfareRowsTests.rows where !row.facts.contains("channel=") && !row.facts.contains("address=") {
      let plain = try table.ask(row.facts)
      let judged = try table.ask(row.facts + " channel=\(channel.rawValue) documentation=yes case-handling=yes")
      #expect(plain.deliveries == judged.deliveries && plain.rule == judged.rule, "\(row)")
    }
  }

  @Test("a municipality that reads party access otherwise says so in the pack (C-S3-2)")
  func partyAccess() throws {
    let facts = "kind=krav-om-partsinnsyn folder=active concerns=child"
    for (value, to) in [
      ("begge", "familia/barnemappe fokus/innsyn"), ("familia", "familia/barnemappe"), ("fokus", "fokus/innsyn"),
    ] {
      try ChildWelfareTable(switching: ["partsinnsyn": value]).check(RoutedRow(facts, "R11", to))
    }
  }

  @Test("by the rule instead of the practice, transfers follow the state of the folder (C-S3-5)")
  func stateAdministrator() throws {
    let table = try ChildWelfareTable(switching: ["statsforvalter": "regel"])
    try table.check(
      RoutedRow("kind=oversendelse-statsforvalter folder=active concerns=child", "R23a", "familia/barnemappe"))
    try table.check(RoutedRow("kind=oversendelse-statsforvalter folder=closed concerns=child", "R23b", "fokus/sak"))
  }

  @Test("one folder for each contractor, or one for each case (C-S3-3)")
  func contractorFolder() throws {
    let facts = "kind=cv folder=none concerns=contractor"
    let one = try table.ask(facts).deliveries.first?.folderName.text(in: .bokmål)
    let other = try ChildWelfareTable(switching: ["oppdragstakermappe": "per-sak"]).ask(facts).deliveries.first?
      .folderName.text(in: .bokmål)
    #expect(one == "oppdragstakerens mappe")
    #expect(other == "oppdragstakerens mappe i saken")
  }

  @Test("what loses is shown with its lines: heading, practice, the other commitments (C-S3-4, C-S3-5, C-S3-8)")
  func losers() throws {
    #expect(try table.ask("kind=klagesak folder=active concerns=child").losing.map(\.lines).contains(["003:L16"]))
    #expect(
      try table.ask("kind=oversendelse-statsforvalter folder=active concerns=child").losing.map(\.lines)
        .contains(["003:L27"]))
    #expect(try table.ask("kind=tilskudd-forsterkning").losing.map(\.lines).contains(["003:L28", "003:L29"]))
    let access = try table.ask("kind=krav-om-partsinnsyn folder=closed concerns=child")
    #expect(access.losing.map(\.rule) == ["R02"] && access.precedence == .only)
  }

  @Test("the police certificate's warning stands whichever rule decides (C-S3-6)")
  func policeCertificate() throws {
    for concerns in ["foster-home", "contractor", "contractor,child", "child"] {
      let found = try table.ask("kind=politiattest folder=active concerns=\(concerns)")
      #expect(found.warnings.map(\.id).contains("politiattest"), "\(concerns)")
    }
  }
}
