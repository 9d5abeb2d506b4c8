/// Says that the extract holds only the child's part; before that it is not delivered (S3-33, S3-34).
package struct ConfirmExtract: Command {
  package var delivery: Delivery.ID
  /// The title the extract gets; it must not name the other party.
  package var title: String

  package init(delivery: Delivery.ID, title: String) {
    self.delivery = delivery
    self.title = title
  }

  package static let name = "confirm-extract"
  package static let permission = Permission.registerEntry
  package static let parameters: [Parameter] = [.required("delivery", .delivery), .required("title", .text)]

  package init(_ arguments: Arguments) throws {
    delivery = try arguments.id("delivery", of: Delivery.self)
    title = try arguments.text("title")
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.delivery(delivery).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.outstandingDelivery(delivery)
    guard found.place.part == .extract, !found.isExtractConfirmed else {
      throw Refusal(.noExtract, ["delivery": delivery.description])
    }
    try requireSilence(about: try desk.post(found.post).details.sender)
    return [.extractConfirmed(ExtractConfirmed(delivery: delivery, post: found.post, service: found.service))]
  }

  /// Names of the sender, three letters and longer, that stand in the title.
  private func requireSilence(about sender: String) throws {
    let words = Set(title.folded.split { !$0.isLetter }.map(String.init))
    let named = sender.split(separator: " ").map(String.init).filter { $0.count > 2 && words.contains($0.folded) }
    guard named.isEmpty else {
      throw Refusal(.titleNamesOther, ["delivery": delivery.description, "name": named.joined(separator: " ")])
    }
  }
}

/// Says that the document is in the other system; the folder's state is looked at once more (C-S3-16).
package struct ConfirmDelivery: Command {
  package var delivery: Delivery.ID
  /// As it is found at the delivery.
  package var folder: FolderState?
  package var reference: String?
  /// What has been done to a document that goes on paper (S3-42).
  package var steps: Set<PaperStep>

  /// The three steps of a document that no system may hold (S3-42).
  package enum PaperStep: String, CaseIterable, Sendable {
    case registered
    case anonymised
    case filed
  }

  package init(
    delivery: Delivery.ID, folder: FolderState?, reference: String? = nil, steps: Set<PaperStep> = []
  ) {
    self.delivery = delivery
    self.folder = folder
    self.reference = reference
    self.steps = steps
  }

  package static let name = "confirm-delivery"
  package static let permission = Permission.registerEntry
  package static let parameters: [Parameter] = [
    .required("delivery", .delivery), .optional("folder", .choice(FolderState.allCases.map(\.rawValue))),
    .optional("reference", .text),
    .optional("steps", .choice([PaperStep.allCases.map(\.rawValue).joined(separator: ",")])),
  ]

  package init(_ arguments: Arguments) throws {
    delivery = try arguments.id("delivery", of: Delivery.self)
    folder = try arguments.choice(ifAny: "folder", FolderState.self)
    reference = try arguments.text(ifAny: "reference")
    let words = try arguments.text(ifAny: "steps")?.split(separator: ",").map { String($0).singleLine } ?? []
    steps = Set(
      try words.map { word in
        guard let step = PaperStep(rawValue: word) else {
          let expected = PaperStep.allCases.map(\.rawValue).joined(separator: ",")
          throw Refusal(.badArgument, ["name": "steps", "expected": expected, "found": String(word.prefix(40))])
        }
        return step
      })
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.delivery(delivery).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.outstandingDelivery(delivery)
    guard found.place.part != .extract || found.isExtractConfirmed else {
      throw Refusal(.extractNotConfirmed, ["delivery": delivery.description])
    }
    if found.place.part == .anonymised, let missing = PaperStep.allCases.first(where: { !steps.contains($0) }) {
      let all = PaperStep.allCases.map(\.rawValue).joined(separator: ",")
      throw Refusal(
        .paperStepMissing, ["delivery": delivery.description, "step": missing.rawValue, "expected": all])
    }
    try requireSameFolder(found, on: desk)
    return [
      .deliveryConfirmed(
        DeliveryConfirmed(
          delivery: delivery, post: found.post, service: found.service, place: found.place, folder: folder,
          reference: reference))
    ]
  }

  /// A folder that changed while the item waited may mean another place: then the item is routed anew.
  private func requireSameFolder(_ found: Delivery, on desk: some Desk) throws {
    guard let routed = try desk.routing(of: found.post), let before = routed.question.folder else { return }
    guard let folder else {
      let states = FolderState.allCases.map(\.rawValue).joined(separator: "|")
      throw Refusal(.missingArgument, ["name": RoutingFact.folder.rawValue, "expected": states])
    }
    // Opened again or made, as the routing said: that is the change it asked for.
    if folder == before || (folder == .active && found.place.folderAction != .none) { return }
    guard let table = try desk.routine(of: found.service).routing else { return }
    var question = routed.question
    question.folder = folder
    let (then, now) = (table.propose(routed.question), table.propose(question))
    guard then.deliveries != now.deliveries || then.asks != now.asks else { return }
    throw Refusal(
      .folderChanged,
      [
        "delivery": delivery.description, "post": found.post.description, "from": before.rawValue,
        "to": folder.rawValue, "folder": folder.rawValue, "rule": now.rule, "lines": now.lines.joined(separator: ", "),
        "places": now.deliveries.map { "\($0.systemName.text(in: .bokmål)) (\($0.folderName.text(in: .bokmål)))" }
          .joined(separator: ", "),
      ])
  }
}

extension Desk {
  /// In a service with two systems somebody has decided where an item goes before it is registered (S3-2); a kind that
  /// the routine exempts is not routed.
  func requireRouted(_ item: PostItem) throws {
    let routine = try routine(of: item.service)
    guard routine.routing != nil, routine.kind(item.details.kind)?.has(.withoutRouting) != true else { return }
    // What lies in Acos Mottak is told as such.
    guard try routing(of: item.id) == nil, try misdirection(of: item.id) == nil else { return }
    throw Refusal(.notRouted, ["post": item.id.description, "service": try service(item.service).name])
  }

  /// A delivery that is still on its way.
  func outstandingDelivery(_ id: Delivery.ID) throws -> Delivery {
    let found = try delivery(id)
    switch found.state {
    case .outstanding: return found
    case .confirmed: throw Refusal(.alreadyDelivered, ["delivery": id.description])
    case .withdrawn: throw Refusal(.deliveryWithdrawn, ["delivery": id.description, "post": found.post.description])
    }
  }

  /// Nothing outstanding counts as finished (S3-2): refuses an item with a delivery on its way, or one that lies in
  /// Acos Mottak and has not been routed.
  func requireDelivered(_ item: PostItem) throws {
    let waiting = try deliveries(of: item.id).filter { $0.state == .outstanding }
    let isLost = try misdirection(of: item.id) != nil && routing(of: item.id) == nil
    guard waiting.isEmpty, !isLost else {
      throw Refusal(
        .deliveriesOutstanding,
        ["post": item.id.description, "deliveries": waiting.map(\.id.description).joined(separator: ", ")])
    }
  }
}
