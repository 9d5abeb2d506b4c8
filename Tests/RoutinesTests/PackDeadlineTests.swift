import Domain
import Routines
import Testing

@Suite("What the routines say is due when")
struct PackDeadlineTests {
  @Test(
    "Kinds and their clocks",
    arguments: [
      ("barnevern", "bekymringsmelding", DeadlinePurpose.review, "week", "E-23"),
      ("barnevern", "bekymringsmelding", .feedback, "3-weeks", "E-25"),
      ("barnevern", "bekymringsmelding", .investigation, "3-months", "E-26"),
      ("barnevern", "bekymringsmelding", .closingFeedback, "3-weeks", "E-25"),
      ("barnevern", "klagesak", .preliminaryAnswer, "month", "E-3"),
      ("velferd", "soknad-sosial", .preliminaryAnswer, "month", "E-3"),  // S0-9
      ("profil", "klage-pa-vedtak", .preliminaryAnswer, "month", "E-3"),
      ("ppt", "henvisning", .answer, "3-months", "E-29"),
      ("ppt", "krav-om-innsyn", .access, "working-days:5", "E-18"),
      ("profil", "krav-om-partsinnsyn", .access, "working-days:3", "E-6"),
    ])
  func clocks(_ service: String, _ kind: String, _ purpose: DeadlinePurpose, _ clock: String, _ law: String) throws {
    let rules = try rules(service, kind).filter { $0.purpose == purpose }
    #expect(rules.contains { $0.clock.name == clock && $0.law == law && $0.weight == .duty })
  }

  @Test("An investigation runs from the conclusion, not from the report (E-26)")
  func fromTheRightDate() throws {
    let rules = try rules("barnevern", "bekymringsmelding")
    #expect(rules.first { $0.purpose == .investigation }?.start == .investigationOpened)
    #expect(rules.first { $0.purpose == .closingFeedback }?.start == .investigationEnded)
    #expect(rules.filter { $0.start == .received }.map(\.purpose) == [.review, .feedback])
  }

  @Test("Good practice after one day is advice, never a broken deadline (E-6, E-17)")
  func advice() throws {
    let rules = try rules("ppt", "krav-om-innsyn")
    #expect(rules.filter { $0.weight == .advice }.map(\.clock) == [.workingDays(1)])
  }

  @Test("An emergency at NAV is documented by the end of the next working day (S0-37, S0-38)")
  func emergency() throws {
    let rules = try #require(try RoutinePacks.load("velferd").routine.deadlines)
    #expect(rules.map(\.purpose) == [.documentation])
    #expect(rules.first?.clock == .workingDays(1) && rules.first?.condition == .urgent)
  }

  @Test("Kinds without a time limit have none")
  func none() throws { #expect(try rules("velferd", "epikrise") == []) }

  private func rules(_ service: String, _ kind: String) throws -> [DeadlineRule] {
    let kind = try #require(DocumentKind(kind))
    return try #require(try RoutinePacks.load(service).routine.kind(kind)).deadlines ?? []
  }
}
