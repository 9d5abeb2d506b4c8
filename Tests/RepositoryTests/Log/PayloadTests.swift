import Domain
import Foundation
import TestOffice
import Testing

@testable import Repository

/// The log's own reader and writer of JSON against Foundation's: the same, or left to it.
@Suite("payloads of the log")
struct PayloadTests {
  private func byFoundation(_ kind: EventKind, _ json: String) -> Event? {
    try? Event(kind: kind, reading: FoundationsReader(json: json))
  }

  /// As it lies in the log; an inode of twenty digits is left to Foundation, and no file system here has one.
  private static func golden(_ kind: EventKind) throws -> String {
    try StoredJSON.text(EventSamples().event(kind).content).replacing(
      "18446744073709551615", with: "184467440737095516")
  }

  private func plain(_ kind: EventKind, _ json: String) -> Event? {
    var json = json
    return json.withUTF8 { EventCodec().plainEvent(kind, $0) }
  }

  private func decoded(_ kind: EventKind, _ json: String) -> Event? {
    let row = LogRow(
      position: 1, at: "2026-11-20T07:00:00.000Z", actor: "kari.vik", onBehalfOf: nil, service: nil,
      kind: kind.rawValue, subject: "office", payload: json, salt: [], digest: [], chain: [])
    return try? EventCodec().decode(row).event
  }

  @Test(
    "Every kind as it lies in the log is read by our own reader, and as Foundation reads it",
    arguments: EventKind.allCases)
  func golden(_ kind: EventKind) throws {
    let json = try Self.golden(kind)
    let event = try #require(plain(kind, json))
    #expect(event == byFoundation(kind, json))
  }

  @Test("Every kind is written to the byte as Foundation writes it", arguments: EventKind.allCases)
  func writes(_ kind: EventKind) throws {
    let json = try Self.golden(kind)
    let event = try #require(byFoundation(kind, json))
    #expect(try PayloadEncoder.text(event.content) == StoredJSON.text(event.content))
    #expect(try EventCodec().encode(event, key: nil) == json)
    let keyed = try EventCodec().encode(event, key: "k1")
    #expect(keyed.hasPrefix(#"{"@key":"k1","#))
    #expect(decoded(kind, keyed) == event)
  }

  @Test(
    "A payload changed anywhere is read as Foundation reads it, or refused as it refuses", arguments: EventKind.allCases
  )
  func changed(_ kind: EventKind) throws {
    let json = try Self.golden(kind)
    var random = SeededGenerator(state: UInt64(json.utf8.count))
    var ownReadings = 0
    for _ in 0..<400 {
      let text = Self.changed(json, &random)
      let own = plain(kind, text)
      if own != nil { ownReadings += 1 }
      let expected = byFoundation(kind, text)
      #expect(own == nil || own == expected, "\(text)")
      #expect(decoded(kind, text) == expected, "\(text)")
    }
    #expect(ownReadings > 0)
  }

  private static let fragments = [
    "null", "true", "1.0", "1e2", "-0", "007", "99999999999999999999", "\\u00e6", "\\n", "\\x", "\"", "\\", "{", "}",
    "[",
    "]", ",", ":", " ", "\t", "\u{0}", "\u{1}", "é", "\u{FEFF}", "\"post\":12,", "\"service\":\"ppt\",", "/*", "NaN",
    "-",
  ]

  private static func changed(_ json: String, _ random: inout SeededGenerator) -> String {
    var characters = Array(json.unicodeScalars)
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let place = Int.random(in: 0..<characters.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: characters.remove(at: place)
      case 1: characters.insert(contentsOf: (fragments.randomElement(using: &random) ?? "").unicodeScalars, at: place)
      case 2: characters[place] = Unicode.Scalar(UInt8.random(in: 0x20..<0x7F, using: &random))
      case 3: characters.swapAt(place, Int.random(in: 0..<characters.count, using: &random))
      default: characters[place] = characters.randomElement(using: &random) ?? "a"
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: characters)
    return text
  }

  @Test("Whatever somebody writes in a title comes back, from the same text as Foundation's")
  func titles() throws {
    var random = SeededGenerator(state: 7)
    let alphabet: [Unicode.Scalar] = [
      "a", "Å", "č", "李", "😀", "\"", "\\", "/", "\n", "\t", "\u{0}", "\u{7F}", "\u{2028}", "\u{301}",
    ]
    for length in 0..<200 {
      var title = ""
      for _ in 0..<length % 12 { title.unicodeScalars.append(alphabet.randomElement(using: &random) ?? "a") }
      let event = Event.commandRefused(
        CommandRefused(user: DeskOffice.kari, command: title, code: String(title.reversed())))
      let text = try EventCodec().encode(event, key: nil)
      #expect(text == (try StoredJSON.text(event.content)))
      #expect(decoded(.commandRefused, text) == event)
    }
  }

  @Test("Bytes that are no UTF-8, and a payload without end, are nothing our reader takes")
  func hostile() {
    let kind = EventKind.commandRefused
    let cut: [UInt8] = Array(#"{"code":""#.utf8) + [0xC3] + Array(#"","command":"c","user":"kari.vik"}"#.utf8)
    #expect(cut.withUnsafeBufferPointer { EventCodec().plainEvent(kind, $0) } == nil)
    for opening in ["[", "{\"a\":"] {
      #expect(plain(kind, String(repeating: opening, count: 100_000)) == nil)
    }
  }
}

private struct FoundationsReader: ContentReader {
  let json: String

  func callAsFunction<C: EventContent>(_ type: C.Type) throws -> C {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }
}
