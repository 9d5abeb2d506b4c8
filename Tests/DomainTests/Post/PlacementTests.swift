import Domain
import Foundation
import Testing

@Suite("Where an item is")
struct PlacementTests {
  static func every() throws -> [Placement] {
    let user = try #require(User.ID("per.moe"))
    let service = try #require(Service.ID("ppt"))
    let day = try Day("2026-11-23")
    return [
      .opened, .onTray(meeting: day), .assigned(user), .parked(until: day, reason: "Venter på svar"),
      .forwarded(to: .service(service), reason: "Feil"), .forwarded(to: .elsewhere("Bergen kommune"), reason: "Feil"),
      .handedOver(to: .service(service)), .handedOver(to: .elsewhere("Bergen kommune")), .returned(reason: "Reklame"),
      .joined,
    ]
  }

  @Test("Every placement comes back whole from its flat form and from JSON")
  func roundTrip() throws {
    let placements = try Self.every()
    #expect(Set(placements.map(\.state)) == Set(Placement.State.allCases))
    for placement in placements {
      #expect(PlacementFields(placement).placement == placement)
      let json = try JSONEncoder().encode(placement)
      #expect(try JSONDecoder().decode(Placement.self, from: json) == placement)
    }
  }

  @Test("Fields that do not make up a placement make none", arguments: Placement.State.allCases)
  func incomplete(_ state: Placement.State) {
    let bare = PlacementFields(
      state: state, handler: nil, meeting: nil, until: nil, service: nil, place: nil, reason: nil)
    let needsNothing: Set<Placement.State> = [.opened, .returned, .joined]
    #expect((bare.placement != nil) == needsNothing.contains(state))
    let json = Data("{\"state\":\"\(state.rawValue)\"}".utf8)
    #expect((try? JSONDecoder().decode(Placement.self, from: json)) != nil || !needsNothing.contains(state))
  }

  @Test("An unknown state does not decode")
  func unknownState() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Placement.self, from: Data("{\"state\":\"lost\"}".utf8))
    }
  }

  @Test("Only what was given to somebody has a handler; what is closed is not on the table")
  func states() throws {
    for placement in try Self.every() {
      #expect((placement.handler != nil) == (placement.state == .assigned))
      #expect(!(placement.state.isOnTable && placement.state.isClosed))
    }
    #expect(Placement.State.allCases.filter(\.isOnTable) == [.opened, .onTray, .parked])
    #expect(Placement.State.allCases.filter(\.isClosed) == [.handedOver, .returned, .joined])
  }
}
