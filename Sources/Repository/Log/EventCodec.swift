internal import Domain
internal import Foundation

/// JSON as the log and the tables hold it: the same value always gives the same text.
enum StoredJSON {
  static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  static func text(_ value: some Encodable) throws -> String {
    String(decoding: try encoder().encode(value), as: UTF8.self)
  }
}

/// Events to and from the log's JSON.
struct EventCodec: Sendable {
  private let encoder = StoredJSON.encoder()
  private let decoder = JSONDecoder()

  func encode(_ event: Event, key: String?) throws -> String {
    let content = event.content
    let data = try key.map { try encoder.encode(Keyed(content: content, key: $0)) } ?? encoder.encode(content)
    return String(decoding: data, as: UTF8.self)
  }

  /// - Throws: `StoreFault.unreadableEntry` naming the position, for an unknown kind or a payload that does not fit.
  func decode(_ row: LogRow) throws -> LogEntry {
    do {
      guard let kind = EventKind(rawValue: row.kind), let actor = User.ID(row.actor), let at = Instant(iso: row.at)
      else { throw StoreFault(.unreadableEntry, cause: row.kind) }
      let data = Data(row.payload.utf8)
      let event = try Event(kind: kind, reading: .init { try decoder.decode($0, from: data) })
      return LogEntry(
        position: row.position, at: at, actor: actor, onBehalfOf: row.onBehalfOf.flatMap { User.ID($0) }, event: event)
    } catch {
      throw StoreFault(.unreadableEntry, cause: "position \(row.position): \(error)")
    }
  }

  /// The retry key an entry was written with, if any.
  func key(of row: LogRow) throws -> String? {
    // Keys are sorted and `@` comes before every letter, so that it stands first or nowhere.
    guard row.payload.utf8.starts(with: "{\"\(Keyed.name)\":".utf8) else { return nil }
    return try decoder.decode(KeyOnly.self, from: Data(row.payload.utf8)).key
  }
}

/// An event's content with the retry key of its command beside it.
private struct Keyed: Encodable {
  let content: any EventContent
  let key: String

  static let name = "@key"

  enum CodingKeys: String, CodingKey { case key = "@key" }

  func encode(to encoder: any Encoder) throws {
    try content.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(key, forKey: .key)
  }
}

private struct KeyOnly: Decodable {
  let key: String?

  enum CodingKeys: String, CodingKey { case key = "@key" }
}
