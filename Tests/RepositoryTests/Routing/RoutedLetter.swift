import CommandBus
import Domain
import Repository

extension DeskOffice {
  /// A delivery, a rule gap and Acos Mottak for an item, as the log of a service with two systems holds them.
  func route(_ post: PostItem.ID) throws {
    let name = TextByLanguage(["nb": "Fokus"])
    let place = DeliveryPlace(
      system: Self.word("fokus", RoutingSystem.self), systemName: name, folder: Self.word("sak", RoutingFolder.self),
      folderName: name, part: .full, folderAction: .none)
    let routed = PostRouted(
      post: post, service: Self.profil, question: RoutingQuestion(kind: .unknown), rule: "R38", lines: ["003:L4"],
      strength: .silent, outcome: .deliver, tableVersion: "1", isDraft: true,
      deliveries: [.init(delivery: Delivery.ID(1), place: place)], reason: "r")
    let gap = RuleGapNoted(
      gap: RuleGap.ID(1), post: post, service: Self.profil, rule: "R38", lines: ["003:L4"], question: name,
      decided: ["sak"], reason: "r")
    let moment = now
    let lost = PostMisdirected(post: post, service: Self.profil, arrivedAt: moment)
    _ = try store.transact { desk in
      try desk.append(
        [.postMisdirected(lost), .postRouted(routed), .ruleGapNoted(gap)], by: .program, at: moment, key: nil)
    }
  }
}
