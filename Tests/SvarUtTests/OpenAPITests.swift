import Foundation
import SvarUt
import TestOffice
import Testing

/// Every request of the client's and every answer of the simulator's against the schemas that KS publishes. They are
/// not part of this repository: they are read where they lie beside it.
@Suite("Client and simulator hold to the published interface")
struct OpenAPITests {
  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let specifications = package.deletingLastPathComponent().appending(path: "shared/standards/svarut/openapi")
    .path
  static let areThere = ScratchFolder.exists(specifications)

  @Test(
    "every request and every answer",
    .enabled(
      if: areThere, "the specifications of ks-no/fiks-svarut-specs are not in ../shared/standards/svarut/openapi"))
  func everything() async throws {
    let service = try SimulatedService()
    let client = service.client()
    try await service.reach("312345676", by: "svarinn")
    var full = try service.letter("alt", to: .aCompany)
    full.correlation = "sak 2026/118"
    full.sender = "kari.vik"
    full.kind = "vedtak"
    full.documents += [.init(file: full.documents[0].file, name: "Vedlegg ø.pdf")]
    let id = try #require(await client.send(full).id)
    let person = try #require(await client.send(try service.letter("person")).id)
    _ = try #require(await client.send(try service.letter("papir", to: .onPaper)).id)
    _ = try #require(
      await client.send(
        try service.letter(
          "bare",
          to: .person(
            name: "Ø", nationalID: "01817010055", address: nil))
      ).id)
    try await service.advance(seconds: 60)
    _ = try await client.statuses(of: [id, person])
    _ = try await client.find(reference: "alt")
    _ = try await client.events(of: id)
    try await client.markRead(id: person, by: "01817010055", at: try await service.received().now)
    await #expect(throws: SvarUtFailure.self) { try await client.events(of: UUID().uuidString) }

    let exchanges = try await service.exchanges()
    #expect(
      Set(exchanges.map(\.schema)) == [
        "PersonForsendelse", "OrganisasjonForsendelse", "PrintForsendelse", "SendForsendelseResponse", "Forsendelser",
        "ForsendelseStatuser", "EksternRefOppslagResponse", "Hendelser", "LestAv", "ErrorMessage",
      ])
    let violations = try check(exchanges)
    #expect(violations == ["\(exchanges.count)"], "the number checked is the only line")
    // The check notices what is wrong.
    let wrong = try check([
      .init(spec: "forsendelse-send-api-v3", schema: "PersonForsendelse", isRequest: true, body: #"{"titel": "x"}"#)
    ])
    #expect(wrong.count == 4, "two that are missing, one that is misspelt, and the number: \(wrong)")
  }

  private func check(_ exchanges: [SimulatedService.Exchange]) throws -> [String] {
    let checker = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "OpenAPI/check-exchanges").path
    let input = String(decoding: try JSONEncoder().encode(exchanges), as: UTF8.self)
    let run = try Program.run(["python3", checker, Self.specifications], input: input)
    try #require(run.status == 0, "\(String(decoding: run.complaint, as: UTF8.self))")
    return String(decoding: run.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
