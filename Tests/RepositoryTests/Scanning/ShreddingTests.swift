import CommandBus
import Domain
import Repository
import Testing

@Suite("The paper's end")
struct ShreddingTests {
  private typealias D = DeskOffice

  private func shelved(_ letter: Character, _ office: DeskOffice, on day: String) throws -> PostItem.ID {
    try office.setClock(day)
    let post = try office.checked(letter)
    try office.when(ShelveOriginal(post: post))
    return post
  }

  @Test("Every lock stands by itself: a fault, a deviation, the receipt, the sixty-two days (S0-41, S2-20, S2-31)")
  func locks() throws {
    let office = try DeskOffice()
    let post = try shelved("a", office, on: "2026-11-20")
    let shred = ShredOriginal(post: post, archiveConfirmed: true)
    #expect(try office.refusal(shred)?.code == .keptLonger)
    try office.setClock("2027-01-21")
    #expect(try office.refusal(ShredOriginal(post: post))?.code == .archiveNotConfirmed)
    try office.when(ReportScanFault(post: post, kind: .faint))
    #expect(try office.refusal(shred)?.code == .scanFaultOpen)
    try office.when(Rescan(post: post, outcome: .impossible, note: "Gjennomslag"))
    #expect(try office.refusal(shred)?.code == .notChecked)
    try office.when(CheckScan(post: post))
    try office.program(
      RecordPageFault(digest: D.digest("a"), step: .look, reason: "damaged", isHopeless: true))
    #expect(try office.refusal(shred)?.code == .deviationOpen)
    let open = try office.store.read { try $0.openDeviations(about: post) }
    try office.when(ExplainDeviation(deviation: try #require(open.first), explanation: "Sett på for hånd"))
    try office.when(shred)
    #expect(try office.refusal(shred)?.code == .alreadyShredded)
  }

  /// The last day of a month, the first day its paper may go, and the last day of the second month after.
  private static let months: [(shelved: String, from: String, monthEnd: String)] = [
    ("2026-01-31", "2026-04-03", "2026-03-31"), ("2026-02-28", "2026-05-01", "2026-04-30"),
    ("2026-03-31", "2026-06-01", "2026-05-31"), ("2026-04-30", "2026-07-01", "2026-06-30"),
    ("2026-05-31", "2026-08-01", "2026-07-31"), ("2026-06-30", "2026-08-31", "2026-08-31"),
    ("2026-07-31", "2026-10-01", "2026-09-30"), ("2026-08-31", "2026-11-01", "2026-10-31"),
    ("2026-09-30", "2026-12-01", "2026-11-30"), ("2026-10-31", "2027-01-01", "2026-12-31"),
    ("2026-11-30", "2027-01-31", "2027-01-31"), ("2026-12-31", "2027-03-03", "2027-02-28"),
    ("2024-01-31", "2024-04-02", "2024-03-31"),
  ]

  @Test("A month's shelf is not emptied before its last paper may go, item by item (S2-20)", arguments: months)
  func monthShelf(_ month: (shelved: String, from: String, monthEnd: String)) throws {
    let office = try DeskOffice()
    let post = try shelved("a", office, on: month.shelved)
    let sign = SignShreddingList(
      service: D.profil, shelf: String(month.shelved.prefix(7)), archiveConfirmed: true)
    try office.setClock(month.monthEnd)
    if month.monthEnd < month.from {
      #expect(try office.refusal(sign)?.code == .nothingToShred)
    }
    try office.setClock(month.from)
    try office.when(sign)
    #expect(try office.store.read { try $0.original(of: post) }?.shreddedOn?.iso == month.from)
  }

  @Test("The signed list tells what went and what stays and why, and lies in the document store (S2-20)")
  func list() throws {
    let office = try DeskOffice()
    let early = try shelved("a", office, on: "2026-09-01")
    let late = try shelved("b", office, on: "2026-09-30")
    try office.setClock("2026-11-05")
    let sign = SignShreddingList(service: D.profil, shelf: "2026-09", archiveConfirmed: true)
    let events = try office.when(sign)
    let signed = try #require(
      events.compactMap { if case .shreddingListSigned(let content) = $0 { content } else { nil } }.first)
    #expect(signed.posts == [early])
    #expect(signed.left == [late])
    let row = try #require(try office.store.answer(ShreddingLists(service: D.profil, limit: 5)).first)
    #expect(row.shredded == 1 && row.left == 1 && row.list == signed.list)
    let shelf = try office.store.answer(Originals(service: D.profil, today: office.now.day, limit: 9)).rows
    #expect(shelf.map(\.post) == [late])
    #expect(shelf.first?.locks.map(\.code) == [.keptLonger])
    #expect(try office.store.replayAndCompare().differences == [])
  }
}
