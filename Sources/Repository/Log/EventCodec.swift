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

  /// Reads what ``text(_:)`` wrote.
  static func value<Value: Decodable>(_: Value.Type, from text: UnsafeBufferPointer<UInt8>) throws -> Value {
    if let plain = PayloadText(text), let value = try? Value(from: PayloadDecoder(payload: plain, index: 0)),
      !plain.isRefused
    {
      return value
    }
    return try JSONDecoder().decode(Value.self, from: Data(buffer: text))
  }
}

/// Events to and from the log's JSON.
///
/// What the log usually holds goes through ``PayloadEncoder`` and ``PayloadDecoder``, which cost a fraction of
/// Foundation's; what they refuse goes through Foundation's, whose answer is the same or the only one.
struct EventCodec: Sendable {
  private let encoder = StoredJSON.encoder()
  private let decoder = JSONDecoder()

  func encode(_ event: Event, key: String?) throws -> String {
    let content = event.content
    do {
      return try key.map { try PayloadEncoder.text(Keyed(content: content, key: $0)) } ?? PayloadEncoder.text(content)
    } catch is PayloadText.NotPlain {
      let data = try key.map { try encoder.encode(Keyed(content: content, key: $0)) } ?? encoder.encode(content)
      return String(decoding: data, as: UTF8.self)
    }
  }

  /// - Throws: `StoreFault.unreadableEntry` naming the position, for an unknown kind or a payload that does not fit.
  func decode(_ row: LogRow) throws -> LogEntry {
    var payload = row.payload
    return try payload.withUTF8 { payload in
      try decode(
        position: row.position, at: row.at, actor: row.actor, onBehalfOf: row.onBehalfOf, kind: row.kind,
        payload: payload)
    }
  }

  /// As ``decode(_:)``, from the columns by themselves.
  func decode(
    position: Int, at: String, actor: String, onBehalfOf: String?, kind: String, payload: UnsafeBufferPointer<UInt8>
  ) throws -> LogEntry {
    do {
      guard let kind = EventKind(rawValue: kind), let actor = User.ID(actor), let at = Instant(iso: at)
      else { throw StoreFault(.unreadableEntry, cause: kind) }
      return LogEntry(
        position: position, at: at, actor: actor, onBehalfOf: onBehalfOf.flatMap { User.ID($0) },
        event: try event(kind, payload))
    } catch {
      throw StoreFault(.unreadableEntry, cause: "position \(position): \(error)")
    }
  }

  private func event(_ kind: EventKind, _ payload: UnsafeBufferPointer<UInt8>) throws -> Event {
    try plainEvent(kind, payload)
      ?? Event(kind: kind, reading: FoundationReader(decoder: decoder, data: Data(buffer: payload)))
  }

  /// nil for a payload that is not as the log usually holds it.
  func plainEvent(_ kind: EventKind, _ payload: UnsafeBufferPointer<UInt8>) -> Event? {
    guard let text = PayloadText(payload), let event = try? Event(kind: kind, reading: PlainReader(payload: text)),
      !text.isRefused
    else { return nil }
    return event
  }

  /// The retry key an entry was written with, if any.
  func key(in payload: UnsafeBufferPointer<UInt8>) throws -> String? {
    // Keys are sorted and `@` comes before every letter, so that it stands first or nowhere.
    guard payload.starts(with: "{\"\(Keyed.name)\":".utf8) else { return nil }
    return try decoder.decode(KeyOnly.self, from: Data(buffer: payload)).key
  }
}

private struct PlainReader: ContentReader {
  let payload: PayloadText

  func callAsFunction<C: EventContent>(_ type: C.Type) throws -> C {
    try C(from: PayloadDecoder(payload: payload, index: 0))
  }
}

private struct FoundationReader: ContentReader {
  let decoder: JSONDecoder
  let data: Data

  func callAsFunction<C: EventContent>(_ type: C.Type) throws -> C { try decoder.decode(type, from: data) }
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
