/// What a person is in a service; the routines' own roles.
package enum Role: String, CaseIterable, Codable, Sendable {
  /// Merkantil: opens, stamps, distributes (S2-10).
  case clerk
  /// Konsulent: PPT's desk (S4-7).
  case consultant
  /// Saksbehandler, fagansatt.
  case handler
  /// Leder, avdelingsleder, teamleder.
  case leader
  /// Seksjonsleder, who distributes further (S4-18).
  case sectionLeader = "section-leader"
  /// Arkivansvarlig, one per archive part (S2-49).
  case archiveOfficer = "archive-officer"
  /// Stedfortreder for the archive officer (S2-50).
  case deputy
  /// Systemadministrator or systemansvarlig (S2-62).
  case systemAdministrator = "system-administrator"
  /// Sentralarkivet, which scans for others (S0-24…33).
  case centralArchive = "central-archive"
  /// The program, which files what arrives by itself.
  case program

  package var permissions: Set<Permission> {
    switch self {
    case .clerk, .consultant, .centralArchive: Self.desk
    case .handler:
      [
        .readPost, .registerPost, .stampPost, .linkCase, .registerEntry, .handleCase, .returnPost, .explainDeviation,
      ]
    case .leader, .sectionLeader: Self.desk.union([.reassign, .ownRoutine, .adoptRoutine])
    case .archiveOfficer: Self.desk.union([.reassign, .auditLog, .ownRoutine, .adoptRoutine])
    // The officer's rights come with stepping in (S2-50), and so with both names.
    case .deputy: Self.desk
    case .systemAdministrator: [.readPost, .administer, .auditLog, .explainDeviation, .adoptRoutine]
    case .program: [.readPost, .fileIntake, .administer]
    }
  }

  private static let desk: Set<Permission> = [
    .readPost, .registerPost, .stampPost, .distributePost, .returnPost, .linkCase, .registerEntry, .handleCase,
    .holdMeeting, .explainDeviation,
  ]
}

/// A gate that a command declares; the routines' groups (S2-67) decide who holds it.
package enum Permission: String, CaseIterable, Sendable {
  case readPost = "read-post"
  case registerPost = "register-post"
  case stampPost = "stamp-post"
  case distributePost = "distribute-post"
  case returnPost = "return-post"
  case linkCase = "link-case"
  case registerEntry = "register-entry"
  case handleCase = "handle-case"
  case reassign
  case holdMeeting = "hold-meeting"
  case explainDeviation = "explain-deviation"
  case fileIntake = "file-intake"
  case administer
  case auditLog = "audit-log"
  /// Owns the service's routine, and answers where it is silent.
  case ownRoutine = "own-routine"
  case adoptRoutine = "adopt-routine"
}

/// Who acts, and for whom.
package struct Session: Hashable, Sendable {
  package let user: User.ID
  /// The person a substitute stands in for; both names go into the log.
  package let onBehalfOf: User.ID?

  package init(user: User.ID, onBehalfOf: User.ID? = nil) {
    self.user = user
    self.onBehalfOf = onBehalfOf
  }

  package static let program = Session(user: User.program)
}
