import CommandBus
import Domain
import Repository
import Testing

@Suite("Faults in scans")
struct ScanFaultTests {
  private typealias D = DeskOffice

  @Test("A reported fault goes first, and a better scan answers it and tells whoever reported it (S0-40, S0-41)")
  func improved() throws {
    let office = try DeskOffice()
    let post = try office.checked()
    try office.when(ReportScanFault(post: post, kind: .faint, pages: "1", note: "Blek"), by: D.per)
    let first = try #require(try office.store.answer(ScanQueue(service: D.profil, view: .all, limit: 9)).rows.first)
    #expect(first.post == post && first.step == .rescan && first.fault == .faint)
    try office.when(Rescan(post: post, outcome: .improved, scan: office.file("b")))
    let item = try office.item(post)
    #expect(item.documents.map(\.role) == [.earlierScan, .scan])
    let step = try office.store.answer(ScanQueue(service: D.profil, view: .all, limit: 9)).rows.first?.step
    #expect(step == .check)
    func answered() throws -> Int {
      try office.store.answer(PlaceCounts(service: D.profil, user: D.per, today: office.now.day)).answeredFaults
    }
    #expect(try answered() == 1)
    let fault = try #require(
      try office.store.answer(ScanFaults(service: D.profil, reportedBy: D.per, limit: 9)).first?.fault)
    #expect(fault.outcome == .improved)
    #expect(try office.refusal(SeeRescan(fault: fault.id), by: D.kari)?.code == .notYours)
    try office.when(SeeRescan(fault: fault.id), by: D.per)
    #expect(try answered() == 0)
    #expect(try office.refusal(SeeRescan(fault: fault.id), by: D.per)?.code == .answerSeen)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("An answer that has not come cannot be seen, and that is what is said (S0-41)")
  func notAnswered() throws {
    let office = try DeskOffice()
    let post = try office.checked()
    try office.when(ReportScanFault(post: post, kind: .cutOff, pages: "2"), by: D.per)
    let fault = try #require(
      try office.store.answer(ScanFaults(service: D.profil, reportedBy: D.per, limit: 9)).first?.fault)
    let refusal = try office.refusal(SeeRescan(fault: fault.id), by: D.per)
    #expect(refusal == Refusal(.faultNotAnswered, ["fault": fault.id.description, "post": post.description]))
  }

  @Test("Where the paper gives no better picture, it is said why, and the scan must be found good again")
  func impossible() throws {
    let office = try DeskOffice()
    let post = try office.checked()
    #expect(try office.refusal(Rescan(post: post, outcome: .impossible, note: "x"))?.code == .noOpenFault)
    try office.when(ReportScanFault(post: post, kind: .unreadable))
    #expect(try office.refusal(CheckScan(post: post))?.code == .scanFaultOpen)
    #expect(try office.refusal(Rescan(post: post, outcome: .impossible))?.code == .reasonMissing)
    try office.when(Rescan(post: post, outcome: .impossible, note: "Originalen er en gjennomslagskopi"))
    try office.when(CheckScan(post: post))
    let mine = try office.store.answer(ScanFaults(service: D.profil, limit: 9))
    #expect(mine.map(\.fault.outcome) == [.impossible])
  }

  @Test("The same fault is not reported twice, and one that is none of the kinds needs words")
  func reporting() throws {
    let office = try DeskOffice()
    let post = try office.checked()
    #expect(try office.refusal(ReportScanFault(post: post, kind: .other))?.code == .reasonMissing)
    try office.when(ReportScanFault(post: post, kind: .cutOff, pages: "2"))
    #expect(try office.refusal(ReportScanFault(post: post, kind: .cutOff, pages: "2"))?.code == .faultKnown)
    try office.when(ReportScanFault(post: post, kind: .cutOff, pages: "3"))
    #expect(try office.refusal(ReportScanFault(post: office.stampedLetter(), kind: .faint))?.code == .notScanned)
  }
}
