import Crypto
import Foundation

/// A shipment as it was sent, read and held against the rules that KS publishes. Written apart from the client's own
/// check, so that one does not repeat the other's mistake.
struct ShipmentReading {
  struct Fields: Decodable {
    struct Recipient: Decodable {
      let navn: String?
      let digitalId: String?
      let adresse: Address?
    }

    struct Address: Decodable {
      let adresselinje1: String?
      let adresselinje2: String?
      let adresselinje3: String?
      let postnummer: String?
      let poststed: String?
      let landkode: String?
    }

    struct Document: Decodable {
      let filnavn: String?
      let mimeType: String?
    }

    let tittel: String?
    let mottaker: Recipient?
    let avgivendeSystem: String?
    let avgivendeSystemAktor: String?
    let kunDigitalLevering: Bool?
    let dokumenter: [Document]?
    let forsendelsestype: String?
    let eksternReferanse: String?
    let korrelasjonsid: String?
  }

  let endpoint: String
  let fields: Fields
  let json: String
  let documents: [Sending.Document]

  /// - Throws: ``Rejection`` naming the field.
  init(_ multipart: Multipart, endpoint: String) throws {
    self.endpoint = endpoint
    guard let first = multipart.parts.first, first.contentType?.hasPrefix("application/json") == true else {
      throw Rejection(status: 400, message: "forsendelse: første del må være application/json")
    }
    json = String(decoding: first.body, as: UTF8.self)
    do {
      fields = try JSONDecoder().decode(Fields.self, from: first.body)
    } catch {
      throw Rejection(status: 400, message: "forsendelse: kunne ikke lese JSON")
    }
    documents = multipart.parts.dropFirst().map { part in
      Sending.Document(
        name: part.fileName ?? "", mime: part.contentType ?? "", bytes: part.body.count,
        sha256: SHA256.hash(data: part.body).map { byte in
          String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined())
    }
    try check()
  }

  private func check() throws {
    try length("tittel", fields.tittel, 1000, isNeeded: true)
    try length("avgivendeSystem", fields.avgivendeSystem, 100)
    try length("avgivendeSystemAktor", fields.avgivendeSystemAktor, 100)
    try length("eksternReferanse", fields.eksternReferanse, 100)
    try length("korrelasjonsid", fields.korrelasjonsid, 100)
    try length("forsendelsestype", fields.forsendelsestype, 100)
    guard let recipient = fields.mottaker else { throw no("mottaker", "må være satt") }
    try check(recipient)
    try checkDocuments()
  }

  private func check(_ recipient: Fields.Recipient) throws {
    try length("mottaker.navn", recipient.navn, 100, isNeeded: true)
    switch endpoint {
    case "person" where !Self.isNationalID(recipient.digitalId ?? ""):
      throw no("mottaker.digitalId", "må være et gyldig fødsels- eller d-nummer")
    case "organisasjon" where !Self.isOrganisation(recipient.digitalId ?? ""):
      throw no("mottaker.digitalId", "må være et gyldig organisasjonsnummer")
    case "print" where recipient.digitalId != nil || recipient.adresse == nil:
      throw no("mottaker.adresse", "print krever postadresse, og ingen digitalId")
    default: break
    }
    guard let address = recipient.adresse else { return }
    try length("mottaker.adresse.adresselinje1", address.adresselinje1, 70, isNeeded: true)
    try length("mottaker.adresse.adresselinje2", address.adresselinje2, 70)
    try length("mottaker.adresse.adresselinje3", address.adresselinje3, 70)
    try length("mottaker.adresse.poststed", address.poststed, 70, isNeeded: true)
    try length("mottaker.adresse.postnummer", address.postnummer, 20)
    try length("mottaker.adresse.landkode", address.landkode, 2)
  }

  private func checkDocuments() throws {
    let described = fields.dokumenter ?? []
    guard described.count == documents.count else { throw no("dokumenter", "antall filer stemmer ikke") }
    guard !documents.isEmpty else { throw no("dokumenter", "må være satt") }
    var names: Set<String> = []
    for (index, (field, part)) in zip(described, documents).enumerated() {
      let place = "dokumenter[\(index)]"
      try length("\(place).filnavn", field.filnavn, 226, isNeeded: true)
      try length("\(place).mimeType", field.mimeType, endpoint == "print" ? 50 : 127, isNeeded: true)
      let name = field.filnavn ?? ""
      if name.contains(where: { "*:\"\\/<>|?".contains($0) }) { throw no("\(place).filnavn", "ugyldig tegn") }
      if !names.insert(name.lowercased()).inserted { throw no("\(place).filnavn", "må være unikt") }
      if name != part.name { throw no("\(place).filnavn", "filene kom ikke i samme rekkefølge") }
      if fields.kunDigitalLevering != true, field.mimeType != "application/pdf" {
        throw no("\(place).mimeType", "kun application/pdf kan printes")
      }
    }
  }

  private func length(_ field: String, _ text: String?, _ most: Int, isNeeded: Bool = false) throws {
    guard let text else {
      if isNeeded { throw no(field, "må være satt") }
      return
    }
    guard (1...most).contains(text.utf16.count) else { throw no(field, "må ha fra 1 til \(most) tegn") }
  }

  private func no(_ field: String, _ why: String) -> Rejection { Rejection(status: 400, message: "\(field) \(why)") }

  /// Eleven digits with both control digits; months of synthetic people are not looked at.
  static func isNationalID(_ text: String) -> Bool {
    holds(text, weights: [[3, 7, 6, 1, 8, 9, 4, 5, 2, 1], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]], count: 11)
  }

  static func isOrganisation(_ text: String) -> Bool {
    holds(text, weights: [[3, 2, 7, 6, 5, 4, 3, 2, 1]], count: 9)
  }

  private static func holds(_ text: String, weights: [[Int]], count: Int) -> Bool {
    let digits = text.utf8.map { Int($0) - 48 }
    guard digits.count == count, digits.allSatisfy((0...9).contains) else { return false }
    return weights.allSatisfy { zip(digits, $0).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0 }
  }
}
