import CommandBus
import Domain
import Foundation

/// A log entry as JSON: its columns, and the event's content beside them.
enum EventJSON {
  static func value(_ entry: LogEntry) throws -> JSONValue {
    let content = try JSONEncoder().encode(entry.event.content)
    var members: [String: JSONValue] = [
      "position": .integer(entry.position), "at": .string(entry.at.iso), "actor": .string(entry.actor.text),
      "kind": .string(entry.event.kind.rawValue), "subject": .string(entry.event.subject.text),
      // A password hash stays in the log.
      "content": entry.event.kind == .passwordSet ? .null : try JSONDecoder().decode(JSONValue.self, from: content),
    ]
    members["onBehalfOf"] = entry.onBehalfOf.map { .string($0.text) }
    members["service"] = entry.event.concerns.map { .string($0.text) }
    return .object(members)
  }
}

/// A log entry as a sentence.
enum EventText {
  static func line(_ entry: LogEntry, in phrases: Phrasebook) throws -> String {
    line(entry, actor: entry.actor.text, names: [:], in: phrases)
  }

  static func line(_ row: HistoryRow, in phrases: Phrasebook) -> String {
    line(row.entry, actor: row.actorName, names: row.names, in: phrases)
  }

  private static func line(
    _ entry: LogEntry, actor: String, names: [String: String], in phrases: Phrasebook
  ) -> String {
    let arguments = ["actor": actor]
    let sentence = phrases.say("event.\(entry.event.kind.rawValue)", arguments)
    return "\(entry.at.day.iso) \(entry.at.clockText)  \(entry.event.id)  \(sentence)"
  }
}
