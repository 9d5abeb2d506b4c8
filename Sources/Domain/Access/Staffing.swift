/// What is lacking where the routines say how many shall hold a role. It is pointed out and stops nobody.
package enum StaffingGap: String, CaseIterable, Sendable {
  /// One archive officer for each archive part (S2-49).
  case noArchiveOfficer = "no-archive-officer"
  /// And one deputy (S2-50).
  case noDeputy = "no-deputy"
  /// Two system administrators (S2-62).
  case notTwoAdministrators = "not-two-administrators"

  package var role: Role {
    switch self {
    case .noArchiveOfficer: .archiveOfficer
    case .noDeputy: .deputy
    case .notTwoAdministrators: .systemAdministrator
    }
  }

  package func isOpen(with count: Int) -> Bool {
    switch self {
    case .noArchiveOfficer, .noDeputy: count == 0
    case .notTwoAdministrators: count != 2
    }
  }

  /// What is lacking in one service, with how many hold the role now.
  ///
  /// A service with none of the three roles has its archive kept by another, and lacks nobody.
  package static func open(counting holders: (Role) throws -> Int) rethrows -> [(gap: StaffingGap, count: Int)] {
    let counts = try allCases.map { (gap: $0, count: try holders($0.role)) }
    return counts.contains { $0.count > 0 } ? counts.filter { $0.gap.isOpen(with: $0.count) } : []
  }
}

extension Role {
  /// No more than one active person holds it in an archive part (S2-49, S2-50).
  package var isHeldByOne: Bool { self == .archiveOfficer || self == .deputy }
}

extension Desk {
  /// Refuses a second archive officer or deputy of one archive part, naming the one there is (S2-49, S2-50).
  func requireVacant(_ membership: Membership) throws {
    guard membership.role.isHeldByOne,
      let holder = try members(of: membership.service, as: membership.role).first
    else { return }
    throw Refusal(
      .roleTaken,
      [
        "role": membership.role.rawValue,
        // The founding adds its people before its services.
        "service": try services().first { $0.id == membership.service }?.name ?? membership.service.text,
        "user": try user(holder).name,
      ])
  }

  /// The deviations that come and go when roles are given and taken (S2-62). What was so before is not the business of
  /// this change.
  func staffingDeviations(
    giving given: [Membership] = [], taking taken: [Membership] = [], by session: Session
  ) throws -> [Event] {
    if session == .program { return [] }
    var events: [Event] = []
    var number = try nextDeviation().value
    for service in Set((given + taken).map(\.service)).sorted() {
      for gap in StaffingGap.allCases {
        let touches = { (list: [Membership]) in list.count { $0 == Membership(service: service, role: gap.role) } }
        let (more, fewer) = (touches(given), touches(taken))
        guard more + fewer > 0 else { continue }
        let count = try members(of: service, as: gap.role).count + more - fewer
        let open = try openDeviation(.staffing, gap.rawValue, at: service)
        if gap.isOpen(with: count), open == nil {
          let name = try self.service(service).name
          events.append(
            .deviationRaised(
              DeviationRaised(
                deviation: Deviation.ID(number), service: service, kind: .staffing, reason: gap.rawValue,
                about: "\(name): \(count)", responsible: session.user)))
          number += 1
        } else if !gap.isOpen(with: count), let open {
          let explanation = phrases.say("staffing.filled", ["count": String(count)])
          events.append(
            .deviationResolved(
              DeviationResolved(deviation: open, service: service, explanation: explanation)))
        }
      }
    }
    return events
  }
}
