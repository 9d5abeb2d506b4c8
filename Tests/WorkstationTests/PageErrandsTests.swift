import CommandBus
import Domain
import Repository
import Screen
import Synchronization
import Testing

@testable import Workstation

/// Looks at pages run apart from everything else, and only the newest is told.
@Suite struct PageErrandsTests {
  /// Pages that come when the test lets them.
  private final class HeldPages: PageSource {
    private struct State {
      var waiting: [PagePlace: [CheckedContinuation<Void, Never>]] = [:]
      var kept: [Set<PagePlace>] = []
    }

    private let state = Mutex(State())

    var waiting: Set<PagePlace> { state.withLock { Set($0.waiting.keys) } }
    var kept: [Set<PagePlace>] { state.withLock { $0.kept } }

    func release(_ place: PagePlace) {
      for waiter in state.withLock({ $0.waiting.removeValue(forKey: place) }) ?? [] { waiter.resume() }
    }

    private func hold(_ place: PagePlace) async {
      await withCheckedContinuation { waiter in state.withLock { $0.waiting[place, default: []].append(waiter) } }
    }

    func picture(
      of page: PagePlace, _ view: PageView, hasShades: Bool, isASCII: Bool
    ) async throws -> (CharacterPicture, PageSheet) {
      await hold(page)
      throw PageFault.notShown
    }

    func text(of page: PagePlace) async throws -> String {
      await hold(page)
      return "side \(page.page)"
    }

    func proof(of card: LetterCard.Answer, _ text: LetterText) async throws -> DocumentReference {
      throw PageFault.notShown
    }

    func prepare(_ page: PagePlace) async { await hold(page) }
    func keep(_ pages: Set<PagePlace>) { state.withLock { $0.kept.append(pages) } }
  }

  private func until(_ what: String, _ holds: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while !holds() {
      try #require(ContinuousClock.now < end, "waited in vain for \(what)")
      await Task.yield()
    }
  }

  @Test func tellsOnlyTheNewest() async throws {
    let office = try DeskOffice()
    let post = try office.receive([("a.txt", Array("a".utf8), 3, .text)])
    let digest = try #require(try office.item(post).documents.first?.digest)
    let pages = HeldPages()
    let heard = Heard()
    let work = PageErrands(access: office.access(pages: pages)) { heard.add($0) }
    let requests = (1...3).map {
      PageRequest(owner: .post(post), digest: digest, page: $0, session: Session(user: DeskOffice.kari), wish: .text)
    }
    let phrases = try phrases(.bokmål)
    work.add([.look(requests[0])], in: phrases)
    try await until("the first look") { pages.waiting.contains(requests[0].place) }
    work.add([.look(requests[1])], in: phrases)
    try await until("the second look") { pages.waiting.contains(requests[1].place) }
    work.add([.prepare(requests[2])], in: phrases)
    try await until("the preparation") { pages.waiting.contains(requests[2].place) }
    #expect(pages.kept == [[requests[0].place], [requests[1].place], [requests[1].place, requests[2].place]])
    for request in requests { pages.release(request.place) }
    try await until("what came of it") { !heard.pages.isEmpty }
    #expect(heard.pages == [2])

    work.add([.look(requests[0])], in: phrases)
    try await until("the look again") { pages.waiting.contains(requests[0].place) }
    work.add([.lookAway], in: phrases)
    #expect(pages.kept.last == [])
    pages.release(requests[0].place)
    work.add([.look(requests[2])], in: phrases)
    try await until("the last look") { pages.waiting.contains(requests[2].place) }
    pages.release(requests[2].place)
    try await until("what came of the last") { heard.pages.count == 2 }
    #expect(heard.pages == [2, 3])
  }

  private final class Heard: Sendable {
    private let list = Mutex<[Int]>([])

    var pages: [Int] { list.withLock { $0 } }

    func add(_ event: WorkEvent) {
      guard case .looked(let request, _) = event else { return }
      list.withLock { $0.append(request.page) }
    }
  }
}
