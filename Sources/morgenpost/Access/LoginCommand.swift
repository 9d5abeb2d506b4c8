import ArgumentParser
import CommandBus
import Domain
import Foundation
import Repository

struct LoginCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Sign in; the password comes from the terminal, or as one line on standard input.")

  @OptionGroup var common: CommonOptions
  @Option(name: .customLong("as"), help: "The user id, such as kari.vik.") var user: String

  func run() async throws {
    try await common.answer {
      let office = try OpenOffice(common)
      let phrases = try office.phrases()
      // An id that is no word is no user; it must not be told apart from a wrong password.
      guard let id = User.ID(user.singleLine) else { throw Refusal(.wrongPassword) }
      let password = try PasswordPrompt.read(asking: phrases.say("cli.password-prompt", ["user": id.text]))
      let (session, token) = try office.signIn.signIn(id, password: password)
      try SessionFile(office: common.folder).keep(token)
      let person = try office.user(session)
      if common.json {
        try Console.print(json: ["ok": true, "user": .string(id.text), "name": .string(person.name)])
      } else {
        Console.print(try office.phrases(for: person).say("cli.signed-in", ["user": person.name]))
      }
      try office.close()
    }
  }
}

struct LogoutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "logout", abstract: "End the session.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.answer {
      let office = try OpenOffice(common)
      let file = SessionFile(office: common.folder)
      if let token = try file.token(), let session = try office.signIn.session(of: token) {
        try office.signIn.signOut(session, token: token)
      }
      file.forget()
      if common.json {
        try Console.print(json: ["ok": true])
      } else {
        Console.print(try office.phrases().say("cli.signed-out"))
      }
      try office.close()
    }
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}

extension OpenOffice {
  /// Who is signed in from here, with the rights the office gives them now.
  func signedIn(_ common: CommonOptions) throws -> (session: Session, user: User) {
    guard let token = try SessionFile(office: common.folder).token(), let session = try signIn.session(of: token),
      case let person = try user(session), person.isActive
    else { throw Refusal(.notSignedIn) }
    return (session, person)
  }
}
