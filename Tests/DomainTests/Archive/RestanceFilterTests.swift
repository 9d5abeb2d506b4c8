import Domain
import Testing

/// Noark's parameters on one line, read while they are typed (Noark 3.4.10, 3.4.14).
@Suite struct RestanceFilterTests {
  private let today = Day(iso: "2026-11-20")

  private func filter(_ line: String) throws -> RestanceFilter { RestanceFilter(line, today: try #require(today)) }

  @Test("Marks and words in any order, in three languages")
  func marks() throws {
    let found = try filter("type:klage Bolig eldre:14d uten:sak Åse")
    #expect(found.kind == "klage")
    #expect(found.words == ["bolig", "ase"])
    #expect(found.olderThan == 14)
    #expect(found.without == [.caseFolder])
    #expect(found.unread == [])
    #expect(try filter("older:2w without:deadline").olderThan == 14)
    #expect(try filter("utan:frist").without == [.deadline])
    #expect(try filter("type:N").type == .followUpNote)
    #expect(try filter("hos:per enhet:mta").handler == "per")
    #expect(try filter("eining:MTA").unit == "mta")
    #expect(try filter("").isEmpty)
  }

  @Test(
    "A write-off state is Noark's three",
    arguments: [
      ("status:åpen", RestanceState.open), ("status:foreløpig", .preliminarilyAnswered),
      ("avskriving:avskriven", .writtenOff), ("state:written-off", .writtenOff),
    ])
  func states(_ line: String, _ state: RestanceState) throws { #expect(try filter(line).state == state) }

  @Test("Days are intervals with both ends, either of them open")
  func days() throws {
    let found = try filter("journal:2026-11-01..15.11.2026")
    #expect(found.registered?.from?.iso == "2026-11-01")
    #expect(found.registered?.through?.iso == "2026-11-15")
    #expect(try filter("frist:..2026-12-24").due?.from == nil)
    #expect(try filter("frist:7d").due?.through?.iso == "2026-11-27")
    #expect(try filter("journal:1.11.2026").registered?.through?.iso == "2026-11-01")
  }

  @Test(
    "What makes no sense is told and asks for nothing, and what is no mark is a word",
    arguments: [
      "eldre:", "eldre:x", "eldre:99999d", "eldre:-3d", "uten:alt", "status:borte", "journal:..", "frist:2026-02-30",
      "hos:",
    ])
  func unread(_ line: String) throws {
    let found = try filter("\(line) bolig")
    #expect(found.unread == [line])
    #expect(found.words == ["bolig"])
    #expect(try filter("vedr:bolig").words == ["vedr:bolig"])
  }
}
