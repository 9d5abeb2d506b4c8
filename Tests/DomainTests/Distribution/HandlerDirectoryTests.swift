import Domain
import Testing

@Suite("The case-handler directory (S4-14)")
struct HandlerDirectoryTests {
  private static let referral = "henvisning"

  private func row(_ number: Int, _ handler: String, _ criteria: DirectoryCriteria) throws -> DirectoryRow {
    DirectoryRow(
      id: .init(number), service: try #require(Service.ID("ppt")), handler: try #require(User.ID(handler)),
      criteria: criteria, setBy: try #require(User.ID("ellen")), setOn: try Day("2026-08-17"), endedOn: nil)
  }

  private func question(
    kind: String = "ukjent", sender: String = "Ola Nordmann", school: String? = nil, area: String? = nil,
    born: String? = nil
  ) throws -> DirectoryQuestion {
    DirectoryQuestion(
      kind: try #require(DocumentKind(kind)), sender: sender,
      concerned: Concerned(school: school, area: area, born: try born.map { try Day($0) }))
  }

  @Test(
    "A line asks for school, area, kind, day of the month and birth date, and all it asks must hold",
    arguments: [
      ("2015-03-01", true), ("2015-03-10", true), ("2015-03-11", false), ("2016-01-01", false), ("2014-12-31", false),
    ])
  func birthDates(_ born: String, _ isMatch: Bool) throws {
    let period = try #require(DayPeriod(from: try Day("2015-01-01"), through: try Day("2015-12-31")))
    let criteria = DirectoryCriteria(school: "Nordre skole", daysOfMonth: 1...10, born: period)
    #expect(try criteria.matches(question(school: "NORDRE SKOLE", born: born)) == isMatch)
    #expect(try !criteria.matches(question(school: "Søndre skole", born: born)))
  }

  @Test("What is not known about an item matches no line that asks for it")
  func unknown() throws {
    #expect(try !DirectoryCriteria(daysOfMonth: 1...31).matches(question()))
    #expect(try !DirectoryCriteria(area: "Vest").matches(question()))
    #expect(try !DirectoryCriteria(kind: DocumentKind("henvisning")).matches(question()))
    #expect(try DirectoryCriteria(kind: DocumentKind("henvisning")).matches(question(kind: Self.referral)))
  }

  @Test("A school that writes by itself is its own school")
  func schoolAsSender() throws {
    let criteria = DirectoryCriteria(school: "Nordre skole")
    #expect(try criteria.matches(question(sender: "Nordre Skole")))
    #expect(try !criteria.matches(question(sender: "Nordre skolekorps")))
  }

  @Test("Of the lines that match, those that ask the most answer; an ended one never does")
  func mostParticular() throws {
    let wide = try row(1, "per", DirectoryCriteria(school: "Nordre skole"))
    let narrow = try row(2, "siv", DirectoryCriteria(school: "Nordre skole", daysOfMonth: 1...15))
    let same = try row(3, "anne", DirectoryCriteria(school: "Nordre skole", area: "Vest"))
    let asked = try question(school: "Nordre skole", area: "Vest", born: "2015-03-10")
    #expect([wide, narrow].answering(asked).map(\.id) == [narrow.id])
    #expect([wide, narrow, same].answering(asked).map(\.id) == [narrow.id, same.id])
    #expect([wide, narrow].answering(try question(school: "Nordre skole")).map(\.id) == [wide.id])
    let ended = DirectoryRow(
      id: .init(4), service: wide.service, handler: wide.handler, criteria: wide.criteria, setBy: wide.setBy,
      setOn: wide.setOn, endedOn: wide.setOn)
    #expect([ended].answering(asked) == [])
  }

  @Test("A period is never the wrong way round, not even in stored text")
  func periods() throws {
    let (friday, monday) = (try Day("2026-11-20"), try Day("2026-11-23"))
    #expect(DayPeriod(from: monday, through: friday) == nil)
    let period = try #require(DayPeriod(from: friday, through: monday))
    #expect(period.contains(friday) && period.contains(monday) && !period.contains(monday + 1))
    let next = try #require(DayPeriod(from: monday, through: monday + 4))
    let after = try #require(DayPeriod(from: monday + 1, through: monday + 4))
    #expect(period.overlaps(next) && !period.overlaps(after))
    let reversed = try refusal { try Arguments(["a": "2026-11-23", "b": "20.11.2026"]).period("a", "b") }
    #expect(reversed == Refusal(.periodReversed, ["from": "2026-11-23", "until": "2026-11-20"]))
  }
}
