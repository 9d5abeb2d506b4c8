import CommandBus
import Domain
import Foundation
import Repository
import Routines

/// Founds an empty office with its services and the one user who can add the others.
struct FoundNewOffice {
  let folder: String
  let name: String
  let services: [RoutineFile]
  let administrator: String?
  let language: Language

  func run() throws {
    guard let administrator, let user = User.ID(administrator) else {
      throw Refusal(.missingArgument, ["name": "--administrator", "expected": "kari.vik"])
    }
    let phrases = try CommonOptions.phrases(language)
    let password = try PasswordPrompt.read(asking: phrases.say("cli.password-prompt", ["user": user.text]))
    guard password.count >= PasswordHash.shortest else {
      throw Refusal(.passwordTooShort, ["shortest": String(PasswordHash.shortest)])
    }
    let store = try OfficeStore.create(folder, phrases: phrases)
    let bus = CommandBus(log: store, now: MovedClock.machine)
    try bus.require(FoundOffice(office: Office(name: name.singleLine, language: language, isDemo: false)))
    let memberships = services.map { Membership(service: $0.service, role: .systemAdministrator) }
    try bus.require(AddUser(user: user, fullName: user.text, memberships: memberships))
    for pack in services {
      try bus.require(AddService(pack, responsible: user, language: language))
      try OfficeFolder.makeIntake(folder, service: pack.service.text)
    }
    try SignInDesk(store: store, bus: bus, now: MovedClock.machine).setPassword(password, of: user)
    try store.close()
  }
}

extension AddService {
  /// A service with the routine of a pack, named as the pack names it.
  init(_ pack: RoutineFile, responsible: User.ID, language: Language) {
    let name = pack.routine.profile?.name.text(in: language) ?? pack.service.text
    self.init(
      service: Service(id: pack.service, name: name.singleLine, postResponsible: responsible), routine: pack.routine,
      text: pack.text)
  }
}

extension CommandBus {
  /// Sends a command of the founding, which must succeed.
  @discardableResult
  func require(_ command: some Command, as session: Session = .program) throws -> [LogEntry] {
    switch try send(command, as: session) {
    case .done(let entries): return entries
    case .refused(let refusal): throw refusal
    }
  }
}
