import ArgumentParser
import Domain
import Glibc

/// `morgenpost` alone: opens the workstation on the current office.
struct WorkstationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "workstation", abstract: "Open the workstation.")

  @Flag(inversion: .prefixedNo, help: "See to the pages of scans while no worker does.") var pageWork = true
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.answer {
      guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
        let phrases = try CommonOptions.phrases(common.language() ?? .bokmål)
        throw Failure(
          .usage, code: "no-terminal", message: phrases.say("cli.no-terminal"),
          help: phrases.say("cli.open-how", ["command": "morgenpost --office \(common.folder)"]))
      }
      let office = try OpenOffice(common)
      try OpenWorkstation(office: office, language: try common.language(), doesPageWork: pageWork).run()
      try office.close()
    }
  }
}
