import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat

/// A request with the connection that it came on: some faults break it.
struct SimulatorContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any NIOCore.Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }
}

/// The addresses of SvarUt and what each does.
struct SvarUtServer: Sendable {
  let post: SimulatedPost
  let tokens: TokenDesk
  let faults: FaultBox
  let exchanges: ExchangeBook
  let account: String
  let mostBytes: Int

  func router() -> Router<SimulatorContext> {
    let router = Router(context: SimulatorContext.self)
    router.post("token") { request, context in
      try await faulty(.token, request, context) { _ in try await grant(request) }
    }
    let api = router.group("api")
    for endpoint in ["person", "organisasjon", "print"] {
      api.post("v3/kontoer/:account/forsendelser/\(endpoint)") { request, context in
        try await authorised(.send, request, context) { fault in
          try await take(request, context, endpoint, fault)
        }
      }
    }
    api.post("v3/kontoer/:account/forsendelser/status/sok") { request, context in
      try await authorised(.status, request, context) { fault in try await statuses(request, context, fault) }
    }
    api.get("v2/kontoer/:account/forsendelser") { request, context in
      try await authorised(.find, request, context) { fault in try await find(request, context, fault) }
    }
    api.get("v2/forsendelser/:id/hendelser") { request, context in
      try await authorised(.events, request, context) { fault in try await events(context, fault) }
    }
    api.post("v2/forsendelser/:id/lest") { request, context in
      try await authorised(.read, request, context) { _ in try await markRead(request, context) }
    }
    addControls(to: router)
    return router
  }

  // MARK: - What the service does

  private func grant(_ request: Request) async throws -> Response {
    let bytes = try await request.body.collect(upTo: 65_536)
    var form: [String: String] = [:]
    for pair in String(buffer: bytes).split(separator: "&") {
      let words = pair.split(separator: "=", maxSplits: 1).map { String($0).removingPercentEncoding ?? "" }
      if words.count == 2 { form[words[0]] = words[1] }
    }
    do {
      return try json(await tokens.grant(form))
    } catch let no as TokenDesk.No {
      return try json(["error": no.error, "error_description": no.description], status: .badRequest)
    }
  }

  private func take(
    _ request: Request, _ context: SimulatorContext, _ endpoint: String, _ fault: FaultBox.Fault?
  ) async throws -> Response {
    try checkAccount(context)
    let bytes = try await request.body.collect(upTo: mostBytes)
    let multipart = try Multipart(Data(buffer: bytes), contentType: request.headers[.contentType] ?? "")
    let reading = try ShipmentReading(multipart, endpoint: endpoint)
    let spec = "forsendelse-send-api-v3"
    await exchanges.note(spec, "\(endpoint.capitalized)Forsendelse", isRequest: true, reading.json)
    // What has come in whole is taken in, whether or not the sender waits for it.
    let id = try await Task {
      if fault?.fault == .slow { try await Task.sleep(for: .seconds(fault?.seconds ?? 5)) }
      return try await post.take(reading, isRejected: fault?.fault == .rejected)
    }.value
    return try await answer(["id": id], spec, "SendForsendelseResponse")
  }

  private func find(
    _ request: Request, _ context: SimulatorContext, _ fault: FaultBox.Fault?
  ) async throws -> Response {
    try checkAccount(context)
    guard let reference = request.uri.queryParameters.get("eksternRef"), !reference.isEmpty else {
      throw Rejection(status: 400, message: "eksternRef må være satt")
    }
    let ids = await post.find(reference: reference)
    return try await answer(
      ["forsendelseIds": fault?.fault == .duplicate ? ids + ids : ids], "forsendelse-eksternref-api-v2",
      "EksternRefOppslagResponse")
  }

  private struct StatusSearch: Decodable {
    let id: [String]
  }

  private struct Status: Encodable {
    let id: String
    let sisteStatusEndring: String
    let status: String
    /// A field that no specification has: clients must bear it.
    let simulert = true
  }

  private func statuses(
    _ request: Request, _ context: SimulatorContext, _ fault: FaultBox.Fault?
  ) async throws -> Response {
    try checkAccount(context)
    let spec = "forsendelse-status-api-v3"
    let body = try await request.body.collect(upTo: 1_048_576)
    await exchanges.note(spec, "Forsendelser", isRequest: true, String(buffer: body))
    guard let search = try? JSONDecoder().decode(StatusSearch.self, from: Data(buffer: body)) else {
      throw Rejection(status: 400, message: "id må være en liste")
    }
    var statuses: [Status] = []
    for id in search.id {
      guard let sending = await post.sending(id) else { continue }
      let seen = fault?.fault == .duplicate ? sending.changes.suffix(2) : sending.changes.suffix(1)
      for change in seen {
        let word = fault?.fault == .unknownWord ? "SENDT_MED_BREVDUE" : change.word
        statuses.append(Status(id: sending.id, sisteStatusEndring: change.at.iso, status: word))
      }
    }
    return try await answer(["statuser": statuses], spec, "ForsendelseStatuser")
  }

  private struct Event: Encodable {
    let tidspunkt: String
    let hendelse: String
  }

  private func events(_ context: SimulatorContext, _ fault: FaultBox.Fault?) async throws -> Response {
    guard let sending = await post.sending(try context.parameters.require("id").lowercased()) else {
      throw unknownShipment
    }
    let events = sending.changes.map { Event(tidspunkt: $0.at.iso, hendelse: $0.text) }
    return try await answer(
      ["hendelser": fault?.fault == .duplicate ? events + events : events], "forsendelse-hendelser-api-v2", "Hendelser")
  }

  private struct Read: Decodable {
    let fnr: String
    let tidspunkt: String
    let eksterntSystemnavn: String?
  }

  private func markRead(_ request: Request, _ context: SimulatorContext) async throws -> Response {
    let body = try await request.body.collect(upTo: 65_536)
    await exchanges.note("forsendelse-lest-api-v2", "LestAv", isRequest: true, String(buffer: body))
    guard let read = try? JSONDecoder().decode(Read.self, from: Data(buffer: body)),
      ShipmentReading.isNationalID(read.fnr), Instant(iso: read.tidspunkt) != nil
    else { throw Rejection(status: 400, message: "fnr og tidspunkt må være gyldige") }
    let text = "Lest eksternt \(read.tidspunkt) hos avsender i systemet '\(read.eksterntSystemnavn ?? "")'"
    guard try await post.markRead(try context.parameters.require("id").lowercased(), text: text) else {
      throw unknownShipment
    }
    return Response(status: .noContent)
  }

  private var unknownShipment: Rejection { Rejection(status: 404, message: "Fant ikke forsendelsen") }

  private func checkAccount(_ context: SimulatorContext) throws {
    guard context.parameters.get("account") == account else {
      throw Rejection(status: 403, message: "Integrasjonen har ikke tilgang til kontoen")
    }
  }

  private func answer(_ body: some Encodable, _ spec: String, _ schema: String) async throws -> Response {
    let text = String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
    await exchanges.note(spec, schema, isRequest: false, text)
    return Self.response(text)
  }

  private func authorised(
    _ place: FaultBox.Place, _ request: Request, _ context: SimulatorContext,
    _ act: (FaultBox.Fault?) async throws -> Response
  ) async throws -> Response {
    try await faulty(place, request, context) { fault in
      try await tokens.check(
        authorization: request.headers[.authorization], id: header("IntegrasjonId", of: request),
        password: header("IntegrasjonPassord", of: request))
      return try await act(fault)
    }
  }

  private func header(_ name: String, of request: Request) -> String? {
    HTTPField.Name(name).flatMap { request.headers[$0] }
  }
}
