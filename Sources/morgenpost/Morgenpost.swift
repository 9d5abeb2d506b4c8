import ArgumentParser
import CPlatform
import Foundation
import Glibc

/// The command line: the same office as the screens, over the same bus.
@main
struct Morgenpost: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "morgenpost",
    abstract: "The post desk of a municipal service: tray, morning meeting, registry.",
    version: "0.1.0",
    subcommands: [
      WorkstationCommand.self, OfficeCommand.self, LoginCommand.self, LogoutCommand.self, PasswordCommand.self,
      ShowCommand.self, DoCommand.self, RouteCommand.self, DeadlineCommand.self, RoutineCommand.self,
      CoverCommand.self, WorkerCommand.self, LogCommand.self, DoctorCommand.self, BenchCommand.self,
    ],
    defaultSubcommand: WorkstationCommand.self)

  static func main() async {
    // A reader that goes away and a size limit are answers of the system, not reasons to be killed.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    umask(0o077)
    // Passwords and people's post are in memory in clear: no core file, and no other program of the same user may look.
    // A system that cannot do it is no reason not to work.
    _ = platform_forbid_inspection()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      refuse(error)
    }
  }

  /// Usage errors; with `--json` they too are one document on standard output.
  private static func refuse(_ error: any Error) -> Never {
    let status = exitCode(for: error)
    guard status.rawValue == ExitStatus.usage.rawValue else { exit(withError: error) }
    guard CommandLine.arguments.contains("--json") else {
      // The message repeats what was typed, which may hold anything.
      fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
        .forEach { Console.complain(String($0)) }
      exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
    let failure = Failure(.usage, code: "usage", message: message(for: error))
    try? CommonOptions.report(failure, json: true)
    exit(withError: ExitCode(ExitStatus.usage.rawValue))
  }
}
