import Domain
import Foundation
import TestOffice
import Testing

@Suite("Events in the log are decoded forever")
struct EventDecodingTests {
  private func text(_ content: some EventContent) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(content), as: UTF8.self)
  }

  private func event(_ kind: EventKind, from json: String) throws -> Event {
    try Event(kind: kind, reading: JSONReader(json: json))
  }

  @Test("Every kind of event comes back whole from its JSON", arguments: EventKind.allCases)
  func roundTrip(_ kind: EventKind) throws {
    let sample = try EventSamples().event(kind)
    #expect(sample.kind == kind)
    #expect(try event(kind, from: text(sample.content)) == sample)
  }

  @Test("Every way to take a decision back comes back whole")
  func restored() throws {
    let samples = try EventSamples()
    for restored in samples.restored {
      let undone = DecisionUndone(post: samples.post, service: samples.profil, undone: 7, restored: restored)
      #expect(try event(.decisionUndone, from: text(undone)) == .decisionUndone(undone))
    }
  }

  @Test("The text that was written when the kind was new still reads as the same event", arguments: EventKind.allCases)
  func golden(_ kind: EventKind) throws {
    let golden = try #require(GoldenEvents.json[kind], "no golden text for \(kind.rawValue)")
    #expect(try event(kind, from: golden) == EventSamples().event(kind))
    #expect(try text(EventSamples().event(kind).content) == golden)
  }

  @Test("The names of the kinds are fixed, and each is written once")
  func names() {
    #expect(Set(GoldenEvents.json.keys) == Set(EventKind.allCases))
    #expect(Set(EventKind.allCases.map(\.rawValue)).count == EventKind.allCases.count)
    #expect(
      EventKind.allCases.prefix(4).map(\.rawValue) == ["office-created", "service-added", "user-added", "password-set"])
  }

  @Test("Optionals that an early entry lacks are absent, not an error")
  func withoutOptionals() throws {
    let json = """
      {"details":{"addressee":"","channel":"brev","cover":"none","kind":"ukjent","sender":"Ola","title":"Brev"},\
      "documents":[],"isUrgent":false,"post":1,"receivedOn":"2026-11-20","responsible":"kari.vik","service":"profil"}
      """
    guard case .postReceived(let content) = try event(.postReceived, from: json) else {
      Issue.record("another kind")
      return
    }
    #expect(content.details.sheets == nil)
    #expect(content.details.documentDate == nil)
    #expect(content.splitFrom == nil)
  }

  @Test("A field that a later version adds does not stop this one", arguments: EventKind.allCases)
  func withMoreFields(_ kind: EventKind) throws {
    let golden = try #require(GoldenEvents.json[kind])
    #expect(try event(kind, from: #"{"later":{"a":[1,2]},"# + golden.dropFirst()) == EventSamples().event(kind))
  }

  @Test(
    "Content of another kind, and text that is no JSON, do not decode",
    arguments: ["", "{}", "[]", "null", "{\"post\":\"x\"}", "\u{0}"])
  func damaged(_ json: String) {
    for kind in EventKind.allCases {
      #expect(throws: DecodingError.self, "\(kind.rawValue)") { try event(kind, from: json) }
    }
  }

  @Test("What an event is about is also its subject in the log", arguments: EventKind.allCases)
  func subjects(_ kind: EventKind) throws {
    let event = try EventSamples().event(kind)
    switch event.about {
    case .post(let id): #expect(event.subject == .post(id))
    case .caseFolder(let id): #expect(event.subject == .caseFolder(id))
    case .letter(let id, _): #expect(event.subject == .letter(id))
    case .consent(let id): #expect(event.subject == .consent(id))
    case .meeting(let id): #expect(event.subject == .meeting(id))
    case .deviation(let id): #expect(event.subject == .deviation(id))
    case .intake(let id): #expect(event.subject == .intake(id))
    case .document: #expect(event.subject.text.hasPrefix("document:"))
    case .office:
      #expect(
        event.subject == .office
          || ["user:", "service:", "closing-day:", "scan-fault:"].contains { event.subject.text.hasPrefix($0) })
    }
  }

  @Test("Of every kind it is settled whether it can be taken back")
  func inverses() throws {
    let reversible: Set<EventKind> = [
      .postAssigned, .postTaken, .postParked, .postReturned, .postForwarded, .postReassigned, .forwardingDeclined,
      .receivedDateCorrected, .postMarkedUrgent, .postDescribed, .postStamped, .caseLinked, .deadlineMet,
      .concernedRecorded, .originalShelved,
    ]
    let samples = try EventSamples()
    for kind in EventKind.allCases {
      #expect((samples.event(kind).inverse != nil) == reversible.contains(kind), "\(kind.rawValue)")
    }
  }
}

private struct JSONReader: ContentReader {
  let json: String

  func callAsFunction<C: EventContent>(_ type: C.Type) throws -> C {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }
}
