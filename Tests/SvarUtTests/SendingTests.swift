import Crypto
import Domain
import Foundation
import SvarUt
import TestOffice
import Testing

/// S2-35, S2-41, S4-31, S4-32: the road of a letter through SvarUt, by the published interface.
@Suite("A letter goes through SvarUt")
struct SendingTests {
  @Test("a person's letter: notified, unread for 40 hours on working days, printed")
  func unread() async throws {
    let service = try SimulatedService(["--clock", "2026-06-04T12:59:50Z"])
    let client = service.client()
    let id = try #require(await client.send(try service.letter("brev/1")).id)
    try await service.advance(to: "2026-06-04T13:30:00Z")
    let notified = try #require(try await client.statuses(of: [id]).first)
    #expect(notified.word == "VARSLET")
    let due = ReadingDeadline.printsAt(notifiedAt: notified.at)
    #expect(due.day == Day(iso: "2026-06-08"), "over the weekend")
    try await service.advance(to: due.adding(seconds: -60).iso)
    #expect(try await client.statuses(of: [id]).map(\.word) == ["VARSLET"])
    try await service.advance(seconds: 120)
    #expect(try await client.statuses(of: [id]) == [ObservedStatus(id: id, word: "SENDT_PRINT", at: due)])
    try await service.advance(seconds: 25 * 3600)
    #expect(try await client.statuses(of: [id]).map(\.word) == ["PRINTET"])
    let words = try await service.received().sendings.first?.changes.map(\.word)
    #expect(words == ["MOTTATT", "AKSEPTERT", "VARSLET", "SENDT_PRINT", "PRINTET"])
    #expect(try await client.events(of: id).contains { $0.text.contains("Lesefrist utløpt") })
  }

  @Test("marking it as read elsewhere stops the print")
  func stopPrint() async throws {
    let service = try SimulatedService(["--words", "newer"])
    let client = service.client()
    let id = try #require(await client.send(try service.letter("brev/2")).id)
    try await service.advance(seconds: 60)
    #expect(try await client.statuses(of: [id]).map(\.word) == ["LEVERT_ALTINN"])
    let now = try await service.received().now
    try await client.markRead(id: id, by: "01817010055", at: now)
    try await client.markRead(id: id, by: "01817010055", at: now)
    try await service.advance(seconds: 30 * 24 * 3600)
    #expect(try await client.statuses(of: [id]).map(\.word) == ["LEST"])
    await #expect(throws: SvarUtFailure.self) { try await client.markRead(id: id, by: "123", at: now) }
  }

  @Test("each kind of recipient its own way")
  func ways() async throws {
    let service = try SimulatedService()
    let client = service.client()
    try await service.reach("312345676", by: "svarinn")
    try await service.reach("15868210092", by: "none")
    try await service.reach("29829610041", by: "mailbox")
    let reserved = Shipment.Recipient.person(
      name: "Reservert", nationalID: "15868210092",
      address: .init(
        lines: ["Vei 1", "Inngang B", "c/o Ås"], postcode: "9845", town: "Deatnu Tana"))
    let mailbox = Shipment.Recipient.person(name: "Postkasse", nationalID: "29829610041", address: nil)
    var onlyDigital = try service.letter("digital", to: reserved)
    onlyDigital.digitalOnly = true
    let shipments = try [
      "KLAR_FOR_MOTTAK": service.letter("org", to: .aCompany), "SENDT_PRINT": service.letter("papir", to: .onPaper),
      "LEVERT_SDP": service.letter("sdp", to: mailbox), "IKKE_LEVERT": onlyDigital,
    ]
    var expected: [String: String] = [:]
    for (word, shipment) in shipments { expected[try #require(await client.send(shipment).id)] = word }
    expected[try #require(await client.send(try service.letter("reservert", to: reserved)).id)] = "SENDT_PRINT"
    try await service.advance(seconds: 120)
    let found = try await client.statuses(of: Array(expected.keys))
    #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.word) }) == expected)
    #expect(Set(try await service.received().sendings.map(\.endpoint)) == ["person", "organisasjon", "print"])
  }

  @Test("documents arrive whole, in order, with their names; a large one is streamed")
  func documents() async throws {
    let service = try SimulatedService()
    let large = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }
    // A line that looks like the end of a part.
    let tricky = Array("%PDF-1.7\r\n--morgenpost-\r\n\r\n--".utf8)
    var shipment = try service.letter("vedlegg")
    shipment.documents += [
      .init(file: URL(filePath: try service.folder.write("stor", large)), name: "Vedlegg æøå Čáhci.pdf"),
      .init(file: URL(filePath: try service.folder.write("liten", tricky)), name: "a; b='c'.pdf"),
    ]
    _ = try #require(await service.client().send(shipment).id)
    let documents = try #require(try await service.received().sendings.first?.documents)
    #expect(documents.map(\.bytes) == [13, 3_000_001, tricky.count])
    #expect(documents.map(\.name).prefix(2) == ["brev.pdf", "Vedlegg æøå Čáhci.pdf"])
    let digest = SHA256.hash(data: large).map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }
    #expect(documents.map(\.sha256).dropFirst().first == digest.joined())
  }

  @Test("a thousand letters in flight are one question")
  func bulk() async throws {
    let service = try SimulatedService()
    let client = service.client()
    var ids: [String] = []
    for number in 0..<20 { ids.append(try #require(await client.send(try service.letter("b/\(number)")).id)) }
    let strangers = (0..<980).map { _ in UUID().uuidString }
    let found = try await client.statuses(of: ids.map { $0.uppercased() } + strangers + ids + ["not an id"])
    #expect(Set(found.map(\.id)) == Set(ids))
    let questions = try await service.exchanges().filter { $0.schema == "Forsendelser" }
    #expect(questions.count == 1)
    #expect(try await service.received().tokens == 1, "one token for all of it")
  }

  @Test("a token is renewed when it has ended, and many callers wait for the same one")
  func tokens() async throws {
    // Tokens of ten seconds are too short to keep: each request has its own.
    let service = try SimulatedService(["--token-seconds", "10"])
    let client = service.client()
    _ = try #require(await client.send(try service.letter("t/1")).id)
    #expect(try await client.find(reference: "t/1").count == 1)
    #expect(try await service.received().tokens >= 2)

    let patient = try SimulatedService()
    let other = patient.client()
    try await withThrowingTaskGroup(of: [String].self) { group in
      for number in 0..<20 { group.addTask { try await other.find(reference: "ingen/\(number)") } }
      for try await ids in group { #expect(ids.isEmpty) }
    }
    #expect(try await patient.received().tokens == 1)
    // A token that the service has let go of is asked for anew, once.
    try await patient.fail("token", on: "find")
    #expect(try await other.find(reference: "ingen").isEmpty)
    #expect(try await patient.received().tokens == 2)
    // The integration's own refusal is final: no new token, no second try.
    try await patient.fail("integration", on: "find", times: 5)
    await #expect(throws: SvarUtFailure.self) { try await other.find(reference: "ingen") }
    #expect(try await patient.received().tokens == 2)
  }

  @Test("a simulator that is killed and started again has forgotten nothing")
  func restart() async throws {
    let folder = try ScratchFolder()
    let state = folder.path + "/tilstand"
    let first = try SimulatedService(["--state", state, "--clock", "2026-06-01T08:00:00Z"], in: folder)
    let id = try #require(await first.client().send(try first.letter("r/1")).id)
    let read = try #require(await first.client().send(try first.letter("r/2")).id)
    try await first.advance(seconds: 3600)
    try await first.read(read)
    first.kill()
    let second = try SimulatedService(["--state", state, "--clock", "2020-01-01T00:00:00Z"], in: folder)
    let found = try await second.client().statuses(of: [id, read])
    #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.word) }) == [id: "VARSLET", read: "LEST"])
    #expect(try await second.client().find(reference: "r/1") == [id])
    #expect(try await second.received().now > Instant(iso: "2026-06-01T09:00:00Z") ?? Instant(seconds: 0))
  }
}
