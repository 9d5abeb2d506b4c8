/// Founds an office: the first entry of its log.
package struct FoundOffice: Command {
  package var office: Office

  package init(office: Office) { self.office = office }

  package static let name = "found-office"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = []

  package init(_ arguments: Arguments) throws {
    throw Refusal(.unknownCommand, ["name": Self.name])
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    if let existing = try desk.office() { throw Refusal(.alreadyExists, ["name": existing.name]) }
    return [
      .officeCreated(OfficeCreated(name: office.name, language: office.language, isDemo: office.isDemo)),
      // The program is an actor like any other: what it stamps and files has a name on it.
      .userAdded(UserAdded(user: User.program, name: "Morgenpost", memberships: [])),
    ]
  }
}

/// Adds a service with the part of its routine that the desk needs.
package struct AddService: Command {
  package var service: Service
  package var routine: ServiceRoutine
  /// The pack it was read from, word for word; the first version of the service's routine.
  package var text: String?

  package init(service: Service, routine: ServiceRoutine, text: String? = nil) {
    self.service = service
    self.routine = routine
    self.text = text
  }

  package static let name = "add-service"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = []

  package init(_ arguments: Arguments) throws {
    throw Refusal(.unknownCommand, ["name": Self.name])
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    if try desk.services().contains(where: { $0.id == service.id }) {
      throw Refusal(.alreadyExists, ["name": service.id.text])
    }
    _ = try desk.user(service.postResponsible)
    let edition = text.map {
      RoutineEdition(version: routine.version, digest: desk.digest(of: $0), text: $0)
    }
    return [
      .serviceAdded(
        ServiceAdded(
          service: service.id, name: service.name, postResponsible: service.postResponsible, routine: routine,
          edition: edition))
    ]
  }
}

/// Adds a person with a role in one or more services, on the strength of an employment (S2-63, S2-64, S2-66).
package struct AddUser: Command {
  package var user: User.ID
  package var fullName: String
  package var memberships: [Membership]
  /// The employment it rests on; only the founding does without.
  package var hire: String?
  /// The leader it was agreed with.
  package var leader: User.ID?

  package init(
    user: User.ID, fullName: String, memberships: [Membership], hire: String? = nil, leader: User.ID? = nil
  ) {
    self.user = user
    self.fullName = fullName
    self.memberships = memberships
    self.hire = hire
    self.leader = leader
  }

  package static let name = "add-user"
  package static let permission = Permission.administer
  /// `membership` is one `service:role`, several separated by commas.
  package static let parameters: [Parameter] = [
    .required("user", .text), .required("name", .text), .required("membership", .text), .required("hire", .text),
    .optional("leader", .user),
  ]

  package init(_ arguments: Arguments) throws {
    user = try arguments.word("user", of: User.self)
    fullName = try arguments.text("name")
    memberships = try arguments.text("membership").split(separator: ",").map { text in
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { String($0).singleLine }
      guard parts.count == 2, let service = Service.ID(parts[0]), let role = Role(rawValue: parts[1]), role != .program
      else {
        throw Refusal(
          .badArgument, ["name": "membership", "expected": "service:role", "found": String(text.prefix(40))])
      }
      return Membership(service: service, role: role)
    }
    // Nobody is in the office without a role in a service.
    guard !memberships.isEmpty else {
      throw Refusal(.badArgument, ["name": "membership", "expected": "service:role", "found": ""])
    }
    guard Set(memberships).count == memberships.count else {
      throw Refusal(.badArgument, ["name": "membership", "expected": "service:role", "found": "2 ×"])
    }
    hire = try arguments.text("hire")
    leader = try arguments.word(ifAny: "leader", of: User.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    if try desk.userIfAny(user) != nil { throw Refusal(.alreadyExists, ["name": user.text]) }
    // The founding adds its people first: a service needs somebody who answers for its post.
    if session != .program {
      for membership in memberships { _ = try desk.service(membership.service) }
      guard hire != nil else { throw Refusal(.reasonMissing, ["name": "hire"]) }
    }
    if let leader { try requireLeads(try desk.user(leader)) }
    for membership in memberships { try desk.requireVacant(membership) }
    let added = UserAdded(user: user, name: fullName, memberships: memberships, hire: hire, leader: leader)
    return [.userAdded(added)] + (try desk.staffingDeviations(giving: memberships, by: session))
  }

  /// Agreed with somebody who leads where the person will work (S2-64).
  private func requireLeads(_ person: User) throws {
    guard memberships.contains(where: { person.holds(.reassign, in: .service($0.service)) }) else {
      throw Refusal(.notLeader, ["user": person.name])
    }
  }
}

/// Sets a password, already hashed by the sign-in; the plain text never reaches a command.
package struct SetPassword: Command {
  package var user: User.ID
  package var hash: String

  package init(user: User.ID, hash: String) {
    self.user = user
    self.hash = hash
  }

  package static let name = "set-password"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = []

  package init(_ arguments: Arguments) throws {
    throw Refusal(.unknownCommand, ["name": Self.name])
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    [.passwordSet(PasswordSet(user: try desk.user(user).id, hash: hash))]
  }
}

/// A user's own new password, already hashed; the sign-in has asked for the one before.
package struct ChangePassword: Command {
  package var hash: String

  package init(hash: String) { self.hash = hash }

  package static let name = "change-password"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = []

  package init(_ arguments: Arguments) throws {
    throw Refusal(.unknownCommand, ["name": Self.name])
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    [.passwordSet(PasswordSet(user: try desk.user(session.user).id, hash: hash))]
  }
}

/// A user's own choice of language.
package struct ChooseLanguage: Command {
  package var language: Language

  package init(language: Language) { self.language = language }

  package static let name = "choose-language"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [
    .required("language", .choice(Language.allCases.map(\.rawValue)))
  ]

  package init(_ arguments: Arguments) throws {
    guard let language = try arguments.choice(ifAny: "language", Language.self) else {
      throw Refusal(.missingArgument, ["name": "language", "expected": "nb|nn|en"])
    }
    self.language = language
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    [.languageChosen(LanguageChosen(user: session.user, language: language))]
  }
}
