import CommandBus
import Domain
import Repository
import Testing

/// Whatever people do and in whatever order, nothing that came in disappears and nothing is nobody's.
@Suite("Every item, after any sequence of commands (promise: nothing that came in can disappear)")
struct EveryItemTests {
  private typealias D = DeskOffice

  @Test("Three hundred random commands by eight people in three services", arguments: 1...6)
  func randomCommands(_ seed: Int) throws {
    let office = try DeskOffice()
    var random = SeededGenerator(state: UInt64(seed))
    var (done, refused, received) = (0, 0, 0)
    for step in 1...300 {
      let command = try command(in: office, received: received, &random)
      let outcome = try office.bus.send(command, as: someone(for: command, in: office, &random))
      switch outcome {
      case .done(let entries):
        done += 1
        for case .postReceived in entries.map(\.event) { received += 1 }
      case .refused: refused += 1
      }
      if Int.random(in: 0..<20, using: &random) == 0 { office.now = office.now.adding(seconds: 40_000) }
      if step % 20 == 0 { try check(office, received: received) }
    }
    // The sequence must have done something, and tried what it may not.
    #expect(done > 50 && refused > 20 && received > 10, "\(done) done, \(refused) refused, \(received) received")
    #expect(try office.store.replayAndCompare().differences == [])
    #expect(try office.store.verifyLog().finding == nil)
  }

  /// Every item is in exactly one place, and a person who exists answers for it (S0-7).
  private func check(_ office: DeskOffice, received: Int) throws {
    let services = [D.profil, D.ppt, D.velferd]
    let views: [Tray.View] = [.table, .assigned, .outgoing, .registered, .gone]
    var places: [PostItem.ID: Int] = [:]
    for service in services {
      for view in views {
        let page = try office.store.answer(Tray(service: service, view: view, limit: 10_000))
        #expect(page.next == nil && page.total == page.rows.count)
        for row in page.rows {
          places[row.post, default: 0] += 1
          #expect(row.service == service)
          try check(office.item(row.post), in: view, on: office)
        }
      }
    }
    #expect(places.count == received, "an item has disappeared")
    #expect(places.values.allSatisfy { $0 == 1 }, "an item is in two places")
    let incoming = try services.flatMap { try office.listed(.incoming, in: $0) }
    let outgoing = try services.flatMap { try office.listed(.outgoing, in: $0) }
    #expect(Set(incoming).isSubset(of: outgoing))
  }

  private func check(_ item: PostItem, in view: Tray.View, on office: DeskOffice) throws {
    let person = try #require(try office.store.read { try $0.userIfAny(item.responsible) })
    #expect(person.isActive)
    switch view {
    case .table: #expect(item.placement.state.isOnTable && item.entry == nil)
    case .assigned:
      #expect(item.placement == .assigned(item.responsible) && item.entry == nil)
      #expect(item.stamp != nil)
    case .outgoing: #expect(item.placement.state == .forwarded)
    case .registered: #expect(item.entry != nil && item.caseFolder != nil && item.stamp != nil)
    default: #expect(item.placement.state.isClosed)
    }
    if let folder = item.caseFolder {
      #expect(try office.store.read { try $0.caseFolder(folder) }.service == item.service)
    }
  }

  /// Mostly whoever distributes the post where the command belongs, or nearly everything would be refused.
  private func someone(for command: any Command, in office: DeskOffice, _ random: inout SeededGenerator) -> Session {
    let desk = [D.profil: D.randi, D.ppt: D.ellen, D.velferd: D.berit]
    if Int.random(in: 0..<10, using: &random) < 9, let scope = try? office.store.read({ try command.scope(on: $0) }),
      case .service(let service) = scope, let user = desk[service]
    {
      return Session(user: user)
    }
    return Session(user: D.people.randomElement(using: &random)?.id ?? D.kari)
  }

  private func command(
    in office: DeskOffice, received: Int, _ random: inout SeededGenerator
  ) throws -> any Command {
    let post = PostItem.ID(Int.random(in: 1...max(1, received), using: &random))
    let service = [D.profil, D.profil, D.ppt, D.velferd].randomElement(using: &random) ?? D.profil
    let handler = [D.per, D.siv, D.anne, D.berit].randomElement(using: &random) ?? D.per
    let day = office.now.day + Int.random(in: -3...5, using: &random)
    let folder = CaseFolder.ID(year: office.now.day.year, number: Int.random(in: 1...6, using: &random))
    switch Int.random(in: 0..<22, using: &random) {
    case 0...3:
      let channel = Channel.allCases.randomElement(using: &random) ?? .letter
      return RegisterPost(service: service, details: PostDetails(channel: channel, title: "T", sender: "S"))
    case 4...6: return StampReceived(post: post)
    case 7...8: return AssignPost(post: post, handler: handler)
    case 9: return TakePost(post: post)
    case 10: return ParkPost(post: post, until: day, reason: "r")
    case 11: return ReturnPost(post: post, reason: "r")
    case 12: return ForwardPost(post: post, to: .service(service), reason: "r")
    case 13: return AcceptPost(post: post, note: "n")
    case 14: return DeclinePost(post: post, reason: "r")
    case 15: return RegisterEntry(post: post, newCaseTitle: "Ny")
    case 16: return LinkCase(post: post, caseFolder: folder)
    case 17: return UndoDecision(post: post)
    case 18: return SplitPost(post: post, titles: ["Del"])
    case 19: return Reassign(post: post, handler: handler, reason: "r")
    case 20: return CorrectReceivedDate(post: post, receivedOn: day, reason: "r")
    default: return RegisterEntry(post: post, caseFolder: folder)
    }
  }
}

/// The same numbers for the same seed, so that a failure can be seen again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
