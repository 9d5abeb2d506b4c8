import CommandBus
import Domain
import Repository
import Testing

@Suite("The work on pages")
struct PageWorkTests {
  private typealias D = DeskOffice

  private func work(_ letter: Character, _ office: DeskOffice) throws -> PageWork? {
    try office.store.read { try $0.pageWorkIfAny(on: D.digest(letter)) }
  }

  private func reference(_ letter: Character, pages: Int = 1, role: DocumentReference.Role = .scan) -> DocumentReference
  {
    DocumentReference(digest: D.digest(letter), name: "\(letter).pdf", bytes: 9, pages: pages, role: role)
  }

  @Test("A scan is looked at, then read; what was found stands on its card")
  func steps() throws {
    let office = try DeskOffice()
    let post = try office.file("a")
    #expect(try work("a", office)?.step == .look)
    try office.program(RecordPages(digest: D.digest("a"), pages: [PageReading(page: 1, dotsPerInch: 300, turned: 180)]))
    #expect(try work("a", office)?.step == .read)
    let read = RecordReading(
      digest: D.digest("a"), archive: reference("b", role: .archive), text: reference("c", role: .text),
      pages: [.init(page: 1, words: 80, confidence: 91, isNorwegian: true)])
    try office.program(read)
    #expect(try work("a", office)?.state == .done)
    #expect(throws: Refusal.self) { try office.program(read) }
    let pages = try #require(try office.store.answer(ScanCard(post: post, today: office.now.day))?.documents.first)
    #expect(pages.readings.first?.turned == 180)
    #expect(pages.readings.first?.confidence == 91)
    #expect(pages.archive?.digest == D.digest("b"))
    #expect(try office.store.answer(PageWorkList(limit: 9)).isEmpty)
  }

  @Test("What fails keeps its place and its count, and is a deviation after five tries; it can be asked for again")
  func failing() throws {
    let office = try DeskOffice()
    let post = try office.file("a")
    let fault = RecordPageFault(digest: D.digest("a"), step: .look, reason: "inspection-failed", isHopeless: false)
    for tries in 1...4 {
      try office.program(fault)
      #expect(try work("a", office)?.tries == tries)
    }
    #expect(try office.store.answer(PageWorkList(limit: 9)).count == 1)
    let last = try office.program(fault)
    #expect(last.contains { if case .deviationRaised(let content) = $0 { content.post == post } else { false } })
    #expect(try work("a", office)?.state == .failed)
    #expect(try office.store.answer(PageWorkList(limit: 9)).isEmpty)
    try office.when(RetryPageWork(post: post))
    #expect(try work("a", office)?.state == .waiting)
    #expect(try office.refusal(RetryPageWork(post: post))?.code == .noFailedPageWork)
  }

  @Test("A batch goes to the items on its cover sheets; what none names is post of its own, with a deviation")
  func batch() throws {
    let office = try DeskOffice()
    let (one, two) = (try office.prepared(), try office.prepared())
    let batch = try office.file("a", pages: 7)
    let covers = [
      PageReading(page: 1, cover: .post(one)), PageReading(page: 2), PageReading(page: 3, cover: .unreadable),
      PageReading(page: 4), PageReading(page: 5, cover: .post(two)), PageReading(page: 6), PageReading(page: 7),
    ]
    try office.program(RecordPages(digest: D.digest("a"), pages: covers))
    #expect(try work("a", office)?.step == .sort)
    let sort = SortBatch(
      digest: D.digest("a"),
      parts: [
        .init(cover: .post(one), pages: 2...2, document: reference("b"), readings: [PageReading(page: 1)]),
        .init(cover: .unreadable, pages: 4...4, document: reference("c"), readings: [PageReading(page: 1)]),
        .init(
          cover: .post(two), pages: 6...7, document: reference("d", pages: 2),
          readings: [PageReading(page: 1), PageReading(page: 2)]),
      ])
    let events = try office.program(sort)
    let alone = try office.received(events)
    #expect(try office.item(one).documents.map(\.digest) == [D.digest("b")])
    #expect(try office.item(two).scannedPages == 2)
    #expect(try office.item(alone).documents.map(\.digest) == [D.digest("c")])
    #expect(try office.listed(.table).contains(alone))
    #expect(try office.store.read { try $0.openDeviations(about: alone) }.count == 1)
    #expect(try office.item(batch).placement == .joined)
    #expect(try office.item(batch).documents.map(\.digest) == [D.digest("a")])
    #expect(try work("a", office)?.state == .done)
    #expect(try work("b", office)?.step == .read)
    #expect(throws: Refusal.self) { try office.program(sort) }
    try office.when(UnlinkScan(post: one, reason: "Feil ark"))
    #expect(try office.item(one).documents.isEmpty)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("A cover sheet of an item that cannot take the pages sends them to the table")
  func wrongCovers() throws {
    let office = try DeskOffice()
    let unstamped = try office.letter()
    let scanned = try office.checked("e")
    let other = try office.stampedLetter(to: D.velferd)
    _ = try office.file("a", pages: 8)
    let covers = [unstamped, scanned, other, PostItem.ID(999)]
    let readings = covers.enumerated().flatMap { index, post in
      [PageReading(page: 2 * index + 1, cover: .post(post)), PageReading(page: 2 * index + 2)]
    }
    try office.program(RecordPages(digest: D.digest("a"), pages: readings))
    let letters: [Character] = ["1", "2", "3", "4"]
    let parts = zip(covers, letters).enumerated().map { index, pair in
      SortBatch.Part(
        cover: .post(pair.0), pages: (2 * index + 2)...(2 * index + 2), document: reference(pair.1),
        readings: [PageReading(page: 1)])
    }
    let events = try office.program(SortBatch(digest: D.digest("a"), parts: parts))
    let reasons = events.compactMap { if case .deviationRaised(let content) = $0 { content.reason } else { nil } }
    #expect(reasons == ["cover-not-stamped", "cover-scanned-before", "cover-other-service", "cover-unknown"])
    #expect(try office.item(scanned).documents.count == 1)
  }
}
