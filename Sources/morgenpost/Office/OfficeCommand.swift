import ArgumentParser
import CommandBus
import Domain
import Repository
import Routines

struct OfficeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "office", abstract: "Found an office.", subcommands: [Create.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Found an office in a folder.")

    @Argument(help: "The folder; it is made if it is missing.") var folder: String
    @Option(name: .customLong("service"), help: "A service by its routine; repeat for several. All when none is named.")
    var services: [String] = []
    @Option(help: "The municipality's name.") var name: String?
    @Option(help: "The first user, who administers the office: an id such as kari.vik.") var administrator: String?
    @Flag(help: "With synthetic people, two weeks of post, and a password for everybody: morgenpost.") var demo = false
    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await common.answer {
        if demo {
          try await FoundDemoOffice(folder: folder, services: chosen()).run()
        } else {
          try FoundNewOffice(
            folder: folder, name: name ?? folder, services: chosen(), administrator: administrator,
            language: common.language() ?? .bokmål
          ).run()
        }
        try report()
      }
    }

    private func chosen() throws -> [ServiceProfile] {
      let all = try RoutinePacks.all()
      let ids = all.map(\.id.text)
      for service in services where !ids.contains(service) {
        throw Refusal(.noSuchService, ["service": service.singleLine, "known": ids.joined(separator: ", ")])
      }
      return services.isEmpty ? all : all.filter { services.contains($0.id.text) }
    }

    private func report() throws {
      if common.json {
        try Console.print(json: ["ok": true, "office": .string(folder)])
        return
      }
      let phrases = try CommonOptions.phrases(common.language() ?? .bokmål)
      Console.print(phrases.say("cli.office-created", ["path": folder]))
      if demo { Console.print(phrases.say("cli.demo-password", ["password": FoundDemoOffice.password])) }
      Console.print(phrases.say("cli.open-how", ["command": "morgenpost --office \(folder)"]))
    }
  }
}
