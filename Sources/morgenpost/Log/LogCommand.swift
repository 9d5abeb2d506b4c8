import ArgumentParser
import Domain
import Foundation
import Repository

/// For whoever keeps the machine: the log can be checked without being signed in.
struct LogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Check the log, replay it, or write it out.",
    subcommands: [Verify.self, Replay.self, Export.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Check every entry, the chain and the witness.")
    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await common.answer {
        let store = try OfficeStore.open(common.folder, phrases: CommonOptions.phrases)
        let progress = ProgressLine()
        let result = try store.verifyLog { progress.show($0) }
        progress.end()
        try store.close()
        try report(result)
      }
    }

    private func report(_ result: LogVerification) throws {
      let phrases = try CommonOptions.phrases(common.language() ?? .bokmål)
      guard let finding = result.finding else {
        if common.json { return try Console.print(json: ["ok": true, "entries": .integer(result.entries)]) }
        return Console.print(phrases.say("cli.verify-ok", ["count": String(result.entries)]))
      }
      let reason = phrases.say("verify.\(finding.kind.rawValue)")
      let message = phrases.say("cli.verify-bad", ["position": String(finding.position), "reason": reason])
      if common.json {
        try Console.print(
          json: [
            "ok": false, "entries": .integer(result.entries), "position": .integer(finding.position),
            "refusal": [
              "code": .string(finding.kind.rawValue), "message": .string(message), "detail": .string(finding.detail),
            ],
          ])
      } else {
        Console.complain(message)
        if !finding.detail.isEmpty { Console.complain(finding.detail) }
      }
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }

  struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Rebuild every table from the log in a scratch database and compare.")
    @Flag(help: "Compare with the office's tables; the office itself is not changed.") var check = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
      guard check else { throw ValidationError("log replay --check") }
    }

    func run() async throws {
      try await common.answer {
        let store = try OfficeStore.open(common.folder, phrases: CommonOptions.phrases)
        let progress = ProgressLine()
        let report = try store.replayAndCompare { progress.show($0) }
        progress.end()
        try store.close()
        try tell(report)
      }
    }

    private func tell(_ report: ReplayReport) throws {
      let phrases = try CommonOptions.phrases(common.language() ?? .bokmål)
      let isSame = report.differences.isEmpty
      if common.json {
        try Console.print(
          json: [
            "ok": .bool(isSame), "events": .integer(report.events), "seconds": .number(report.seconds),
            "differences": .array(
              report.differences.map {
                ["table": .string($0.table), "replayed": JSONValue($0.replayed), "stored": JSONValue($0.stored)]
              }),
          ])
      } else if isSame {
        Console.print(phrases.say("cli.replay-ok", ["count": String(report.events)]))
      } else {
        Console.complain(phrases.say("cli.replay-bad", ["count": String(report.differences.count)]))
        for difference in report.differences {
          Console.complain("\(difference.table): \(difference.replayed ?? "–") ≠ \(difference.stored ?? "–")")
        }
      }
      if !isSame { throw ExitCode(ExitStatus.badInput.rawValue) }
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write every entry as one line of JSON.")
    @OptionGroup var common: CommonOptions

    func run() async throws {
      try await common.answer {
        let store = try OfficeStore.open(common.folder, phrases: CommonOptions.phrases)
        try store.exportLog { line in
          Console.printLine(ofJSON: line)
          // A full disk ends the export with its reason.
          try Console.requireWritten()
        }
        try store.close()
      }
    }
  }
}
