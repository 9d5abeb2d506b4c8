/// One version of a routine as it lies in the log: its number, its words, and their digest.
package struct RoutineEdition: Hashable, Codable, Sendable {
  package let version: Int
  /// SHA-256 of the text, lower-case hexadecimal.
  package let digest: String
  package let text: String

  package init(version: Int, digest: String, text: String) {
    self.version = version
    self.digest = digest
    self.text = text
  }
}

/// A changed routine is in force from here on; carries what was read from it, so that a replay needs no reader.
package struct RoutineAdopted: EventContent {
  package let service: Service.ID
  package let edition: RoutineEdition
  package let routine: ServiceRoutine
  /// The version it replaces.
  package let before: Int
  /// Open items of kinds that the routine no longer has; nil when there were none, and in older entries.
  package let openOfFormerKinds: Int?

  package init(
    service: Service.ID, edition: RoutineEdition, routine: ServiceRoutine, before: Int, openOfFormerKinds: Int? = nil
  ) {
    self.service = service
    self.edition = edition
    self.routine = routine
    self.before = before
    self.openOfFormerKinds = openOfFormerKinds
  }

  package var subject: Subject { .service(service) }
  package var concerns: Service.ID? { service }
}

/// Puts a changed routine into force: every later decision follows it (S1-33, S1-38).
///
/// The archive officer and the system administrator adopt; a leader where the routine makes the leader
/// administrator (S1-17) or names none.
package struct AdoptRoutine: Command {
  package var service: Service.ID
  package var file: String

  package init(service: Service.ID, file: String) {
    self.service = service
    self.file = file
  }

  package static let name = "adopt-routine"
  package static let permission = Permission.adoptRoutine
  package static let parameters: [Parameter] = [.required("service", .service), .required("file", .text)]

  package init(_ arguments: Arguments) throws {
    service = try arguments.word("service", of: Service.self)
    file = try arguments.text("file")
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(try home(on: desk).id) }

  /// The service whose routine it is. Nobody works at one that is not there, so this is told before who may.
  private func home(on desk: some Desk) throws -> Service {
    let services = try desk.services()
    guard let home = services.first(where: { $0.id == service }) else {
      throw Refusal(
        .serviceNotInOffice,
        ["service": service.text, "file": file, "known": services.map(\.id.text).joined(separator: ", ")])
    }
    return home
  }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let home = try home(on: desk)
    let current = try desk.routine(of: service)
    try requireKeeper(session, of: current, on: desk, at: now.day)
    let pack = try desk.pack(in: file)
    guard pack.service == service else {
      throw Refusal(
        .packOfOtherService, ["file": file, "service": service.text, "other": pack.service.text])
    }
    guard pack.routine.version > current.version else {
      throw Refusal(
        .packNotNewer,
        ["version": String(pack.routine.version), "current": String(current.version), "service": home.name])
    }
    try requireValid(pack.routine, on: now.day)
    let edition = RoutineEdition(
      version: pack.routine.version, digest: desk.digest(of: pack.text), text: pack.text)
    let routine = pack.routine.rememberingKinds(of: current)
    let left = try (routine.formerKinds ?? []).reduce(0) { try $0 + desk.openPosts(of: $1.id, in: service) }
    return [
      .routineAdopted(
        RoutineAdopted(
          service: service, edition: edition, routine: routine, before: current.version,
          openOfFormerKinds: left == 0 ? nil : left))
    ]
  }

  private func requireKeeper(
    _ session: Session, of routine: ServiceRoutine, on desk: some Desk, at day: Day
  ) throws {
    guard session != .program else { return }
    let person = try desk.acting(session, on: day)
    let roles = person.roles(in: service)
    let keepers: [Role] = [.archiveOfficer, .systemAdministrator]
    guard roles.isDisjoint(with: keepers) else { return }
    let named = routine.roles(for: .administer) ?? []
    guard !named.isEmpty, roles.isDisjoint(with: named) else { return }
    throw desk.notTheirDuty(.administer, person, routine)
  }

  private func requireValid(_ routine: ServiceRoutine, on today: Day) throws {
    guard let profile = routine.profile else { return }
    let isEarly = profile.validFrom.map { today < $0 } ?? false
    let isLate = profile.validTo.map { today > $0 } ?? false
    guard !isEarly, !isLate else {
      throw Refusal(
        .packNotValid,
        ["file": file, "from": profile.validFrom?.iso ?? "–", "to": profile.validTo?.iso ?? "–", "today": today.iso])
    }
  }
}

extension User {
  /// What the person is in a service.
  package func roles(in service: Service.ID) -> Set<Role> {
    Set(memberships.filter { $0.service == service }.map(\.role))
  }
}

extension Desk {
  /// Refuses work that the service's routine gives to others; a routine that says nothing of it refuses nobody.
  package func requireDuty(_ task: RoutineTask, of person: User, in service: Service.ID) throws {
    let routine = try routine(of: service)
    guard let roles = routine.roles(for: task), person.roles(in: service).isDisjoint(with: roles) else { return }
    throw notTheirDuty(task, person, routine)
  }

  func notTheirDuty(_ task: RoutineTask, _ person: User, _ routine: ServiceRoutine) -> Refusal {
    let duty = routine.duties?.first { $0.task == task }
    let titles = (duty?.roles ?? []).map { role in
      routine.roles?.first { $0.role == role }?.title.text(in: phrases.language) ?? role.rawValue
    }
    return Refusal(
      .notYourDuty,
      [
        "user": person.name, "roles": titles.joined(separator: ", "),
        "source": duty?.rule.cited ?? "",
      ])
  }
}
