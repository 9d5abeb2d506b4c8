import CommandBus
import Domain
import Foundation
import Workstation

/// A log entry as JSON: its columns, and the event's content beside them.
enum EventJSON {
  /// Of what is about a case that the reader may not see, the columns without the content.
  static func value(_ row: HistoryRow) throws -> JSONValue {
    let value = try value(row.entry)
    return row.isMasked ? value.adding(["content": .null]) : value
  }

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

/// A log entry as a line: when, what it is about, and the sentence that the history shows.
enum EventText {
  static func line(_ row: HistoryRow, in phrases: Phrasebook) -> String {
    let sentence = HistorySentence(phrases: phrases, row: row)
    return "\(row.entry.at.day.iso) \(row.entry.at.clockText)  \(row.entry.event.id)  \(sentence.text)"
  }
}
