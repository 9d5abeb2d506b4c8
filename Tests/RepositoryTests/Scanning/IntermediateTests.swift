import CommandBus
import Domain
import Repository
import Testing

@Suite("Intermediate storage")
struct IntermediateTests {
  private typealias D = DeskOffice

  private func files(_ office: DeskOffice) throws -> IntermediateFiles.Answer {
    try office.store.answer(IntermediateFiles(service: D.velferd, today: office.now.day, limit: 50))
  }

  @Test("A file is deleted only when it has a handler and is finalised; its tombstone stays (S0-28…30, S0-43)")
  func life() throws {
    let office = try DeskOffice()
    let post = try office.file("a", to: D.velferd)
    let waiting = try files(office)
    #expect(waiting.rows.map(\.state) == [.withoutHandler])
    #expect(waiting.withoutHandler == 1 && waiting.oldestWithoutHandler == office.now)
    let intake = try #require(waiting.rows.first?.intake)
    #expect(try office.refusal(DeleteIntermediate(intake: intake), by: D.berit)?.code == .intermediateNoHandler)
    try office.when(StampReceived(post: post), by: D.berit)
    try office.when(AssignPost(post: post, handler: D.berit), by: D.berit)
    #expect(try files(office).rows.map(\.state) == [.notFinalised])
    #expect(try office.refusal(DeleteIntermediate(intake: intake), by: D.berit)?.code == .intermediateNotFinalised)
    try office.when(RegisterEntry(post: post, newCaseTitle: "Sak"), by: D.berit)
    try office.when(CheckScan(post: post), by: D.berit)
    try office.when(FinaliseEntry(post: post), by: D.berit)
    #expect(try files(office).rows.map(\.state) == [.mayBeDeleted])
    office.now = office.now.adding(seconds: 86_400)
    #expect(try files(office).rows.map(\.state) == [.overdue])
    try office.when(DeleteIntermediate(intake: intake), by: D.berit)
    #expect(try files(office).rows.isEmpty)
    try office.program(NoteRemoval(intake: intake))
    let tombstone = try office.store.read { try $0.intake(intake) }
    #expect(tombstone.state == .removed)
    #expect(tombstone.released?.by == D.berit)
    #expect(tombstone.sighting.digest == D.digest("a"))
    #expect(tombstone.removedAt == office.now)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("A file that somebody takes away before it was released is a deviation, and its bytes are kept")
  func goneEarly() throws {
    let office = try DeskOffice()
    let post = try office.file("a", to: D.velferd)
    let intake = try #require(try files(office).rows.first?.intake)
    let events = try office.program(NoteRemoval(intake: intake))
    let raised = events.compactMap { if case .deviationRaised(let content) = $0 { content } else { nil } }
    #expect(raised.map(\.reason) == ["gone-early"])
    #expect(try office.item(post).documents.count == 1)
  }

  @Test("A service that scans straight to the handler keeps no file (S0-33)")
  func direct() throws {
    let office = try DeskOffice()
    _ = try office.file("a")
    #expect(try office.store.read { try $0.intakeFile(of: PostItem.ID(1)) }?.state == .filed)
  }

  @Test("A copy on one's own machine holds the item until it is confirmed deleted (S1-12, S1-13)")
  func localCopy() throws {
    let office = try DeskOffice()
    let post = try office.registeredLetter()
    try office.when(RegisterLocalCopy(post: post, machine: "Jobbtelefon 4", place: "Bilder"), by: D.per)
    let copy = try #require(try office.store.answer(LocalCopies(service: D.profil, limit: 9)).rows.first)
    #expect(copy.isOverdue)
    #expect(try office.refusal(ConfirmLocalCopyDeleted(copy: copy.copy.id), by: D.per)?.code == .localCopyOnlyCopy)
    try office.when(PrepareScan(post: post, sheets: 1, slips: true))
    try office.when(LinkScan(post: post, scan: office.file("a")))
    try office.when(CheckScan(post: post))
    #expect(try office.refusal(FinaliseEntry(post: post))?.code == .localCopyOpen)
    try office.when(ConfirmLocalCopyDeleted(copy: copy.copy.id), by: D.per)
    #expect(try office.refusal(ConfirmLocalCopyDeleted(copy: copy.copy.id), by: D.per)?.code == .localCopyDeleted)
    try office.when(FinaliseEntry(post: post))
  }
}
