import CommandBus
import Domain
import Foundation
import Repository
import Synchronization
import TestOffice
import Testing

@Suite("Two stores on one office's file")
struct TwoStoresTests {
  private typealias D = DeskOffice

  @Test("Each sees the other's change at once, and the chain runs on through both")
  func seesOther() throws {
    let scratch = try ScratchFolder()
    let office = try DeskOffice(in: scratch.path + "/office")
    let other = try OfficeStore.open(scratch.path + "/office", phrases: D.phrases)
    let now = office.now
    let bus = CommandBus(log: other) { now }
    for round in 0..<10 {
      let post = try office.letter("Brev \(round)")
      #expect(try other.answer(PostCard(post: post))?.item.details.title == "Brev \(round)")
      #expect(try bus.send(StampReceived(post: post), as: Session(user: D.åge)).refusal == nil)
      #expect(try office.item(post).stamp?.by == D.åge)
    }
    #expect(try office.store.position() == other.position())
    for store in [office.store, other] {
      #expect(try store.verifyLog().finding == nil)
      #expect(try store.replayAndCompare().differences == [])
    }
    try other.close()
    try office.store.close()
  }

  @Test("Writing at the same time, both get through, and no number is given twice")
  func bothWrite() async throws {
    let scratch = try ScratchFolder()
    let office = try DeskOffice(in: scratch.path + "/office")
    let other = try OfficeStore.open(scratch.path + "/office", phrases: D.phrases)
    let now = office.now
    let details = PostDetails(channel: .email, title: "T", sender: "S")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for store in [office.store, other] {
        group.addTask {
          let bus = CommandBus(log: store) { now }
          for _ in 0..<25 {
            let command = RegisterPost(service: DeskOffice.profil, details: details)
            let outcome = try bus.send(command, as: Session(user: DeskOffice.kari))
            #expect(outcome.refusal == nil)
          }
        }
      }
      try await group.waitForAll()
    }
    let page = try office.store.answer(Tray(service: D.profil, view: .table, limit: 100))
    #expect(page.rows.map(\.post.value).sorted() == Array(1...50))
    #expect(try other.verifyLog().finding == nil)
    #expect(try other.replayAndCompare().differences == [])
    try other.close()
    try office.store.close()
  }

  @Test("A follower tells of another's change within half a second")
  func follows() async throws {
    let scratch = try ScratchFolder()
    let office = try DeskOffice(in: scratch.path + "/office")
    let other = try OfficeStore.open(scratch.path + "/office", phrases: D.phrases)
    let seen = SeenPosition()
    let follower = LogFollower(other) { seen.note($0) }
    // The follower's first look must lie before the change.
    try await seen.settle()
    _ = try office.letter()
    let expected = try office.store.position()
    let start = ContinuousClock.now
    while seen.value < expected, ContinuousClock.now - start < .seconds(20) { await Task.yield() }
    #expect(seen.value == expected)
    follower.stop()
  }

  @Test("An office that is not there, a file of another program and an office of a newer version are told apart")
  func otherFiles() throws {
    let scratch = try ScratchFolder()
    func kind(_ folder: String) -> StoreFault.Kind? {
      do {
        try OfficeStore.open(folder, phrases: D.phrases).close()
        return nil
      } catch {
        return (error as? StoreFault)?.kind
      }
    }
    #expect(kind(scratch.path + "/none") == .noOffice)
    try FileManager.default.createDirectory(atPath: scratch.path + "/text", withIntermediateDirectories: false)
    try scratch.write(
      "text/office.sqlite", Array("Dette er ingen database, bare tekst. ".utf8) + [UInt8](repeating: 65, count: 4096))
    #expect(kind(scratch.path + "/text") == .notAnOffice)
    try FileManager.default.createDirectory(atPath: scratch.path + "/empty", withIntermediateDirectories: false)
    try scratch.write("empty/office.sqlite", [])
    #expect(kind(scratch.path + "/empty") == .notAnOffice)
    #expect(ScratchFolder.read(scratch.path + "/empty/office.sqlite") == [])
    let office = try DeskOffice(in: scratch.path + "/office")
    #expect(throws: StoreFault.self) { try OfficeStore.create(scratch.path + "/office", phrases: D.phrases(.bokmål)) }
    try office.store.close()
    #expect(kind(scratch.path + "/office") == nil)
  }
}

private final class SeenPosition: Sendable {
  private let position = Mutex(0)

  var value: Int { position.withLock { $0 } }

  func note(_ new: Int) { position.withLock { $0 = new } }

  func settle() async throws {
    for _ in 0..<100 { await Task.yield() }
  }
}
