import ArgumentParser
import CommandBus
import Domain
import Foundation
import Repository

struct DoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "do", abstract: "Carry out a command: do assign-post post=12 handler=per.moe.")

  @Flag(help: "Name every command with its arguments and their types.") var list = false
  @Argument(help: "The command.") var name: String?
  @Argument(help: "Its arguments as name=value.") var values: [String] = []
  @Option(help: "The version that was seen (from show); refused if somebody has changed it since.") var seen: Int?
  @Option(help: "A word of your own; asked again with the same word, the first answer is given.") var key: String?
  @Option(name: .customLong("for"), help: "The person you stand in for; both names go into the log.")
  var principal: String?
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.answer {
      if list { return try CommandList.print(common) }
      guard let name else { throw Refusal(.missingArgument, ["name": "command", "expected": "assign-post"]) }
      let office = try OpenOffice(common)
      let (own, user) = try office.signedIn(common)
      let session = try acting(as: own)
      let command = try CommandCatalogue.command(named: name, try NamedValues.arguments(values))
      let outcome = try office.bus.send(command, as: session, seen: try seenSubject(), key: try retryKey())
      try answer(outcome, of: office, in: office.phrases(for: user))
      try office.close()
    }
  }

  /// In one's own name, or with `--for` in the name of the person one stands in for.
  private func acting(as own: Session) throws -> Session {
    guard let principal else { return own }
    guard let other = User.ID(principal.singleLine) else {
      throw Refusal(.noSuchUser, ["user": String(principal.singleLine.prefix(64))])
    }
    return Session(user: own.user, onBehalfOf: other == own.user ? nil : other)
  }

  /// What was seen is the thing the command is about: its post, case, meeting or deviation.
  private func seenSubject() throws -> Seen? {
    guard let seen else { return nil }
    let texts = Dictionary(values.compactMap(Self.pair)) { $1 }
    if let post = texts["post"] { return Seen(Subject("post:\(post)"), version: seen) }
    if let deviation = texts["deviation"] { return Seen(Subject("deviation:\(deviation)"), version: seen) }
    if let meeting = texts["meeting"] { return Seen(Subject("meeting:\(meeting)"), version: seen) }
    if let folder = texts["case"] { return Seen(Subject("case:\(folder)"), version: seen) }
    throw Refusal(.badArgument, ["name": "--seen", "expected": "post=…", "found": "\(seen)"])
  }

  private static func pair(_ value: String) -> (String, String)? {
    value.firstIndex(of: "=").map { (String(value[..<$0]), String(value[value.index(after: $0)...])) }
  }

  private func retryKey() throws -> RetryKey? {
    guard let key else { return nil }
    guard let key = RetryKey(key.singleLine) else {
      throw Refusal(.badArgument, ["name": "--key", "expected": "1–128", "found": ""])
    }
    return key
  }

  private func answer(_ outcome: Outcome, of office: OpenOffice, in phrases: Phrasebook) throws {
    switch outcome {
    case .refused(let refusal): throw Failure(refusal, in: phrases)
    case .done(let entries):
      guard !common.json else {
        return try Console.print(
          json: [
            "ok": true, "events": .array(try entries.map { try EventJSON.value($0) }),
            "id": JSONValue(entries.first?.event.id),
          ])
      }
      for row in try rows(of: entries, in: office) { Console.print(EventText.line(row, in: phrases)) }
      Console.print(phrases.say("cli.done"))
    }
  }
}

extension DoCommand {
  /// The entries with the names that make sentences of them.
  private func rows(of entries: [LogEntry], in office: OpenOffice) throws -> [HistoryRow] {
    guard let first = entries.first else { return [] }
    let before = PageKey([.number(first.position - 1)])
    return try office.store.answer(History(after: before, limit: entries.count)).rows
  }
}

extension Event {
  /// The id of the thing the event is about: `12`, `2026/118`.
  var id: String {
    subject.text.split(separator: ":", maxSplits: 1).last.map(String.init) ?? subject.text
  }
}

/// `do --list`.
enum CommandList {
  static func print(_ common: CommonOptions) throws {
    guard !common.json else {
      return try Console.print(json: ["ok": true, "commands": .array(CommandCatalogue.commands.map(value))])
    }
    let phrases = try CommonOptions.phrases(common.language() ?? .bokmål)
    for command in CommandCatalogue.commands {
      let parameters = command.parameters.map { parameter in
        parameter.isRequired
          ? "\(parameter.name)=<\(parameter.kind.name)>" : "[\(parameter.name)=<\(parameter.kind.name)>]"
      }
      Console.print(([command.name] + parameters).joined(separator: " "))
      Console.print("    " + phrases.say("command.\(command.name).about"))
    }
  }

  private static func value(_ command: any Command.Type) -> JSONValue {
    [
      "name": .string(command.name), "permission": .string(command.permission.rawValue),
      "arguments": .array(
        command.parameters.map {
          ["name": .string($0.name), "type": .string($0.kind.name), "required": .bool($0.isRequired)]
        }),
    ]
  }
}
