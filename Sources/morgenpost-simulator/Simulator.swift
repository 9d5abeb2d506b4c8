import ArgumentParser
import Glibc

/// The services outside that a post desk speaks with, on this machine and without an account, for the demo office and
/// the tests. A program of its own, so that the workstation carries no web server.
@main
struct Simulator: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "morgenpost-simulator",
    abstract: "Services outside, simulated on this machine: nothing is sent to anybody.",
    subcommands: [SvarUtCommand.self])

  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    umask(0o077)
    await main(nil)
  }
}
