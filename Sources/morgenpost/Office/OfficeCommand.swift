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
    @Option(
      name: .customLong("service"),
      help: "A service by its routine's id, or a rule pack's file; repeat for several. All when none is named.")
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

    /// The routines that follow the program, by their ids, and routines of the municipality's own, by their files.
    private func chosen() throws -> [RoutineFile] {
      let all = try RoutinePacks.all()
      guard !services.isEmpty else { return all }
      let packs = try services.map { name in
        if let known = all.first(where: { $0.service.text == name }) { return known }
        guard name.hasSuffix(".yaml") || name.contains("/") else {
          let known = all.map(\.service.text).joined(separator: ", ")
          throw Refusal(.noSuchService, ["service": name.singleLine, "known": known])
        }
        return try PackFile(path: name).pack(in: CommonOptions.phrases(common.language() ?? .bokmål))
      }
      let ids = packs.map(\.service.text)
      if let twice = ids.first(where: { id in ids.count { $0 == id } > 1 }) {
        throw Refusal(.alreadyExists, ["name": twice])
      }
      // In the order of the program's own, those of the municipality last.
      let order = all.map(\.service)
      return packs.sorted {
        (order.firstIndex(of: $0.service) ?? order.count) < (order.firstIndex(of: $1.service) ?? order.count)
      }
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
