import ArgumentParser

struct WorkstationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "workstation", abstract: "Open the workstation.")
  @OptionGroup var common: CommonOptions
  func run() async throws {}
}
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "bench", abstract: "Measure.")
  func run() async throws {}
}
