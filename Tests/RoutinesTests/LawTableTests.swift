import Domain
import Routines
import Testing

@Suite("The law table is dated data, and prints only what is established")
struct LawTableTests {
  @Test("Every row of the table is there once, with words in three languages")
  func everyRow() throws {
    let table = try LawTable.load()
    let numbered = (1...36).map { "E-\($0)" } + ["E-27b", "E-29b"]
    #expect(Set(table.rows.map(\.id)) == Set(numbered))
    #expect(table.rows.count == numbered.count)
    #expect(!table.version.isEmpty)
    for point in table.rows.flatMap(\.points) {
      for language in Language.allCases { #expect(point.texts[language.rawValue]?.isEmpty == false) }
    }
  }

  @Test(
    "What was found in no source has no citation, whatever the row says beside it",
    arguments: ["E-16", "E-27b"])
  func unverified(_ id: String) throws {
    let table = try LawTable.load()
    #expect(table.row(id)?.points.isEmpty == false)
    #expect(table.citations(of: id, on: try day("2026-06-01")) == [])
  }

  @Test("Of a row with both, only the established paragraphs are cited (E-9, E-23, E-28)")
  func citations() throws {
    let table = try LawTable.load()
    let june = try day("2026-06-01")
    #expect(table.citations(of: "E-9", on: june).map(\.text) == ["forvaltningsloven § 29"])
    #expect(table.citations(of: "E-23", on: june).map(\.text) == ["barnevernsloven § 2-1"])
    #expect(table.citations(of: "E-6", on: june) == [], "practice is not law")
    #expect(table.citations(of: "E-28", on: june).count == 3)
    #expect(table.citations(of: "E-99", on: june) == [])
  }

  @Test("A paragraph holds from its first day to its last (E-20, E-21, E-23)")
  func dated() throws {
    let table = try LawTable.load()
    #expect(table.citations(of: "E-23", on: try day("2022-12-31")).map(\.text) == ["barnevernloven av 1992 § 4-2"])
    #expect(table.citations(of: "E-23", on: try day("2023-01-01")).map(\.text) == ["barnevernsloven § 2-1"])
    let before = table.inForce(on: try day("2025-12-31"))
    let after = table.inForce(on: try day("2026-01-01"))
    #expect(before.row("E-21") != nil && before.row("E-20") == nil)
    #expect(after.row("E-21") == nil && after.row("E-20") != nil)
  }

  @Test("Every deadline of every routine rests on a row that exists")
  func rulesRestOnRows() throws {
    let table = try LawTable.load()
    for profile in try RoutinePacks.all() {
      let rules = (profile.routine.deadlines ?? []) + profile.routine.kinds.flatMap { $0.deadlines ?? [] }
      for rule in rules {
        let row = try #require(rule.law, "\(profile.service): \(rule.purpose)")
        #expect(table.row(row) != nil, "\(profile.service): \(row)")
      }
    }
  }

  @Test(
    "A point that claims more than its status carries is refused",
    arguments: [
      "{status: U, cite: \"lov § 1\", text: {nb: a, nn: b, en: c}}", "{status: V, text: {nb: a, nn: b, en: c}}",
      "{status: practice, cite: \"lov § 1\", text: {nb: a, nn: b, en: c}}",
      "{status: sikker, text: {nb: a, nn: b, en: c}}",
      "{status: U, text: {nb: a, nn: b}}", "{status: U, from: 2026-02-30, text: {nb: a, nn: b, en: c}}",
    ])
  func refused(_ point: String) {
    let text = "version: \"1\"\nrows:\n  - id: E-1\n    points:\n      - \(point)\n"
    #expect(throws: PackFault.self) { try LawTable.parse(Array(text.utf8), file: "law.yaml") }
  }

  @Test("The same row twice is refused")
  func twice() {
    let row = "  - id: E-1\n    points:\n      - {status: U, text: {nb: a, nn: b, en: c}}\n"
    #expect(throws: PackFault.self) {
      try LawTable.parse(Array("version: \"1\"\nrows:\n\(row)\(row)".utf8), file: "law.yaml")
    }
  }

  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
}
