/// Where an item is in the desk's work.
package enum Placement: Hashable, Sendable {
  /// Opened, and nobody has decided yet; it comes up at the next meeting by itself.
  case opened
  /// On the shelf for the meeting of a working day (S2-13).
  case onTray(meeting: Day)
  /// In a handler's pigeonhole (S2-12).
  case assigned(User.ID)
  case parked(until: Day, reason: String)
  /// Sent on to where it belongs; ours until accepted (S2-75).
  case forwarded(to: Destination, reason: String)
  /// Somebody else has accepted it; no longer ours.
  case handedOver(to: Destination)
  /// Given back to the sender.
  case returned(reason: String)
  /// A scanned file whose pages belong to other items: it is accounted for there.
  case joined

  package var state: State {
    switch self {
    case .opened: .opened
    case .onTray: .onTray
    case .assigned: .assigned
    case .parked: .parked
    case .forwarded: .forwarded
    case .handedOver: .handedOver
    case .returned: .returned
    case .joined: .joined
    }
  }

  package enum State: String, CaseIterable, Codable, Sendable {
    case opened
    case onTray = "on-tray"
    case assigned, parked, forwarded
    case handedOver = "handed-over"
    case returned, joined

    /// Whether the desk still has something to decide.
    package var isOnTable: Bool { self == .opened || self == .onTray || self == .parked }
    package var isClosed: Bool { self == .handedOver || self == .returned || self == .joined }
  }

  package var handler: User.ID? {
    if case .assigned(let user) = self { user } else { nil }
  }
}

/// Where wrongly delivered post is sent.
package enum Destination: Hashable, Sendable {
  case service(Service.ID)
  /// A place outside this office: another municipality, the case/archive system.
  case elsewhere(String)

  package var text: String {
    switch self {
    case .service(let id): id.text
    case .elsewhere(let place): place
    }
  }
}

/// The flat form of a placement: one shape for the log and for the tables.
package struct PlacementFields: Hashable, Codable, Sendable {
  package var state: Placement.State
  package var handler: User.ID?
  package var meeting: Day?
  package var until: Day?
  package var service: Service.ID?
  package var place: String?
  package var reason: String?

  package init(_ placement: Placement) {
    state = placement.state
    switch placement {
    case .opened, .joined: break
    case .onTray(let day): meeting = day
    case .assigned(let user): handler = user
    case .parked(let day, let why): (until, reason) = (day, why)
    case .forwarded(let destination, let why):
      reason = why
      set(destination)
    case .handedOver(let destination): set(destination)
    case .returned(let why): reason = why
    }
  }

  package init(
    state: Placement.State, handler: User.ID?, meeting: Day?, until: Day?, service: Service.ID?, place: String?,
    reason: String?
  ) {
    self.state = state
    self.handler = handler
    self.meeting = meeting
    self.until = until
    self.service = service
    self.place = place
    self.reason = reason
  }

  private mutating func set(_ destination: Destination) {
    switch destination {
    case .service(let id): service = id
    case .elsewhere(let text): place = text
    }
  }

  /// nil when the fields do not make up a placement: a damaged or foreign row.
  package var placement: Placement? {
    switch state {
    case .opened: .opened
    case .onTray: meeting.map { .onTray(meeting: $0) }
    case .assigned: handler.map { .assigned($0) }
    case .parked: until.map { .parked(until: $0, reason: reason ?? "") }
    case .forwarded: destination.map { .forwarded(to: $0, reason: reason ?? "") }
    case .handedOver: destination.map { .handedOver(to: $0) }
    case .returned: .returned(reason: reason ?? "")
    case .joined: .joined
    }
  }

  private var destination: Destination? {
    service.map { .service($0) } ?? place.map { .elsewhere($0) }
  }
}

extension Placement: Codable {
  package init(from decoder: any Decoder) throws {
    guard let placement = try PlacementFields(from: decoder).placement else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a placement"))
    }
    self = placement
  }

  package func encode(to encoder: any Encoder) throws {
    try PlacementFields(self).encode(to: encoder)
  }
}
