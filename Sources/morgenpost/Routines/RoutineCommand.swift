import ArgumentParser
import Domain
import Routines

struct RoutineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routine", abstract: "Work with the routines of the services.", subcommands: [Check.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check rule packs: every mistake with its file, line and key, and what was expected.")

    @Argument(help: "The rule packs, YAML files.") var files: [String]
    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await common.answer {
        let phrases = try CommonOptions.phrases(common.language() ?? .bokmål)
        var faults: [PackFault] = []
        for file in files {
          do {
            let pack = try PackFile(path: file).read()
            if !common.json { Console.print(summary(of: pack, file: file, in: phrases)) }
          } catch let refused as PackRefused {
            faults += refused.faults
          }
        }
        try report(faults, in: phrases)
      }
    }

    private func summary(of pack: RoutineFile, file: String, in phrases: Phrasebook) -> String {
      let rules = pack.routine.rules(in: phrases)
      return phrases.say(
        "cli.routine-good",
        [
          "file": file.singleLine, "service": pack.service.text, "version": String(pack.routine.version),
          "status": phrases.say("routine-status.\((pack.routine.profile?.status ?? .current).rawValue)"),
          "count": String(rules.count),
        ])
    }

    private func report(_ faults: [PackFault], in phrases: Phrasebook) throws {
      if common.json {
        try Console.print(
          json: [
            "ok": .bool(faults.isEmpty), "files": .integer(files.count),
            "faults": .array(faults.map { value($0, in: phrases) }),
          ])
      } else {
        for fault in faults { Console.complain(fault.text(in: phrases)) }
        if !faults.isEmpty { Console.complain(phrases.say("cli.routine-faults", ["count": String(faults.count)])) }
      }
      guard faults.isEmpty else { throw ExitCode(ExitStatus.badInput.rawValue) }
    }

    private func value(_ fault: PackFault, in phrases: Phrasebook) -> JSONValue {
      [
        "file": .string(fault.file), "line": JSONValue(fault.line), "key": .string(fault.key),
        "code": .string(fault.code.rawValue), "message": .string(fault.problem(in: phrases)),
      ]
    }
  }
}
