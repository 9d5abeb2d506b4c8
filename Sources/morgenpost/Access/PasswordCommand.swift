import ArgumentParser
import Domain
import Repository

struct PasswordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password",
    abstract: "Change your own password or, as system administrator, set somebody else's.",
    discussion: "Asked for on the terminal, or a line each on standard input: your own first, then the new one.")

  @OptionGroup var common: CommonOptions
  @Option(name: .customLong("for"), help: "Whose password a system administrator sets, such as kari.vik.")
  var user: String?

  func run() async throws {
    try await common.answer {
      let office = try OpenOffice(common)
      let (session, person) = try office.signedIn(common)
      let phrases = try office.phrases(for: person)
      let whose = try self.whose(for: person)
      func new() throws -> String {
        try PasswordPrompt.readNew(
          asking: phrases.say("cli.new-password-prompt", ["user": whose.text]),
          again: phrases.say("cli.password-again-prompt"))
      }
      if whose == person.id {
        let old = try PasswordPrompt.read(asking: phrases.say("cli.password-prompt", ["user": whose.text]))
        try office.signIn.changePassword(from: old, to: try new(), of: session)
      } else {
        try office.signIn.setPassword(try new(), of: whose, by: session)
      }
      if common.json {
        try Console.print(json: ["ok": true, "user": .string(whose.text)])
      } else {
        Console.print(phrases.say("cli.password-set", ["user": whose.text]))
      }
      try office.close()
    }
  }

  private func whose(for person: User) throws -> User.ID {
    guard let user else { return person.id }
    guard let id = User.ID(user.singleLine) else { throw Refusal(.noSuchUser, ["user": user.singleLine]) }
    return id
  }
}
