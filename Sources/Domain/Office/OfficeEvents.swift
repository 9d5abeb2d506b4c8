/// What one kind of event carries.
package protocol EventContent: Hashable, Codable, Sendable {
  var subject: Subject { get }
  /// nil where the event concerns the office as a whole.
  var concerns: Service.ID? { get }
}

package struct OfficeCreated: EventContent {
  package let name: String
  package let language: Language
  package let isDemo: Bool

  package init(name: String, language: Language, isDemo: Bool) {
    self.name = name
    self.language = language
    self.isDemo = isDemo
  }

  package var subject: Subject { .office }
  package var concerns: Service.ID? { nil }
}

package struct ServiceAdded: EventContent {
  package let service: Service.ID
  package let name: String
  package let postResponsible: User.ID
  package let routine: ServiceRoutine
  /// The pack's own words; nil in the first offices, which kept only what was read from them.
  package let edition: RoutineEdition?

  package init(
    service: Service.ID, name: String, postResponsible: User.ID, routine: ServiceRoutine,
    edition: RoutineEdition? = nil
  ) {
    self.service = service
    self.name = name
    self.postResponsible = postResponsible
    self.routine = routine
    self.edition = edition
  }

  package var subject: Subject { .service(service) }
  package var concerns: Service.ID? { service }
}

package struct UserAdded: EventContent {
  package let user: User.ID
  package let name: String
  package let memberships: [Membership]
  /// The employment it rests on (S2-63); nil for the founding's people.
  package let hire: String?
  /// The leader it was agreed with (S2-64).
  package let leader: User.ID?

  package init(
    user: User.ID, name: String, memberships: [Membership], hire: String? = nil, leader: User.ID? = nil
  ) {
    self.user = user
    self.name = name
    self.memberships = memberships
    self.hire = hire
    self.leader = leader
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}

package struct PasswordSet: EventContent {
  package let user: User.ID
  /// Algorithm, parameters, salt and hash in one line; `log export` leaves it out.
  package let hash: String

  package init(user: User.ID, hash: String) {
    self.user = user
    self.hash = hash
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}

package struct LanguageChosen: EventContent {
  package let user: User.ID
  package let language: Language

  package init(user: User.ID, language: Language) {
    self.user = user
    self.language = language
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}

package struct SignInFailed: EventContent {
  package let user: User.ID

  package init(user: User.ID) { self.user = user }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}

package struct SignedIn: EventContent {
  package let user: User.ID
  /// SHA-256 of the session's token; the token itself is only in the user's runtime folder.
  package let token: String
  package let expires: Instant

  package init(user: User.ID, token: String, expires: Instant) {
    self.user = user
    self.token = token
    self.expires = expires
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}

package struct SignedOut: EventContent {
  package let user: User.ID
  package let token: String

  package init(user: User.ID, token: String) {
    self.user = user
    self.token = token
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}

/// A refusal that matters for security: who tried what without being permitted.
package struct CommandRefused: EventContent {
  package let user: User.ID
  package let command: String
  package let code: String

  package init(user: User.ID, command: String, code: String) {
    self.user = user
    self.command = command
    self.code = code
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}
