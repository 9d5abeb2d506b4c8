import CommandBus
import Domain
import Repository
import TestOffice
import Testing

@Suite("A closed office answers with a fault, and never traps")
struct ClosedStoreTests {
  @Test("In memory and on the disk: reading and writing after the end are refused, and closing again is nothing")
  func closed() throws {
    let scratch = try ScratchFolder()
    for folder in [nil, scratch.path + "/kontor"] {
      let office = try DeskOffice(in: folder)
      let post = try office.letter()
      try office.store.close()
      try office.store.close()
      #expect(throws: StoreFault.self) { try office.item(post) }
      #expect(throws: StoreFault.self) { try office.store.position() }
      #expect(throws: StoreFault.self) {
        try office.bus.send(StampReceived(post: post), as: Session(user: DeskOffice.kari))
      }
    }
  }
}
