/// What the decisions about one item ask of the desk again and again.
extension Desk {
  /// The item, refused when it has left the desk: returned, handed over, or on its way elsewhere.
  func itemAtHand(_ id: PostItem.ID) throws -> PostItem {
    let item = try post(id)
    switch item.placement {
    case .returned, .handedOver, .joined:
      throw Refusal(.postClosed, ["post": id.description, "state": item.placement.state.rawValue])
    case .forwarded(let destination, _):
      throw Refusal(.postForwarded, ["post": id.description, "to": try name(of: destination)])
    case .opened, .onTray, .assigned, .parked:
      return item
    }
  }

  /// As ``itemAtHand(_:)``, and not yet in the registry.
  func unregisteredItem(_ id: PostItem.ID) throws -> PostItem {
    let item = try itemAtHand(id)
    if let entry = item.entry {
      throw Refusal(.alreadyRegistered, ["post": id.description, "entry": entry.description])
    }
    return item
  }

  /// Stamped before scanned or assigned (S0-23, S2-11).
  func requireStamp(on item: PostItem) throws {
    guard item.stamp != nil else { throw Refusal(.notStamped, ["post": item.id.description]) }
  }

  /// A person who works in the service and can be given its post.
  func handler(_ id: User.ID, at service: Service.ID) throws -> User {
    let person = try user(id)
    guard person.works(at: service) else {
      throw Refusal(.handlerNotHere, ["user": person.name, "service": try self.service(service).name])
    }
    return person
  }

  func name(of destination: Destination) throws -> String {
    switch destination {
    case .service(let id): try service(id).name
    case .elsewhere(let place): place
    }
  }

  /// The scope of a command about one item: the service the item belongs to now.
  func scope(of post: PostItem.ID) throws -> Scope { .service(try self.post(post).service) }

  /// The meeting a decision belongs to: the service's open meeting, when the item lies on its table.
  func meeting(deciding item: PostItem) throws -> MorningMeeting.ID? {
    item.placement.state.isOnTable ? try openMeeting(of: item.service)?.id : nil
  }
}

extension PostItem {
  var position: PostMoved.Position { .init(placement: placement, responsible: responsible) }

  func moved(
    to placement: Placement, responsible: User.ID, reason: String? = nil, meeting: MorningMeeting.ID? = nil
  ) -> PostMoved {
    PostMoved(
      post: id, service: service, from: position, to: .init(placement: placement, responsible: responsible),
      reason: reason, meeting: meeting)
  }
}
