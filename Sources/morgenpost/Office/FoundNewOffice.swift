import CommandBus
import Domain
import Foundation
import Repository
import Routines

/// Founds an empty office with its services and the one user who can add the others.
struct FoundNewOffice {
  let folder: String
  let name: String
  let services: [ServiceProfile]
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
    let memberships = services.map { Membership(service: $0.id, role: .systemAdministrator) }
    try bus.require(AddUser(user: user, fullName: user.text, memberships: memberships))
    for profile in services {
      try bus.require(
        AddService(
          service: Service(id: profile.id, name: profile.name.text(in: language), postResponsible: user),
          routine: profile.routine))
      try OfficeFolder.makeIntake(folder, service: profile.id.text)
    }
    try SignInDesk(store: store, bus: bus, now: MovedClock.machine).setPassword(password, of: user)
    try store.close()
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
