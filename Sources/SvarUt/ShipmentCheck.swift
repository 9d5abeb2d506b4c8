import Domain

/// Holds a shipment against SvarUt's limits before anything leaves the house. Field names are SvarUt's own.
///
/// Source: forsendelse-send-api-v3.json. A character is counted as UTF-16 counts it, which is never less than what the
/// schema counts.
struct ShipmentCheck {
  struct Flaw: Error, Hashable {
    let field: String
    let reason: SvarUtReason

    init(_ field: String, _ code: SvarUtReason.Code, _ detail: String) {
      self.field = field
      reason = SvarUtReason(code, detail)
    }
  }

  static let mostDocuments = 100
  static let mostPrintedBytes: Int64 = 350 * 1024 * 1024

  let shipment: Shipment

  func check() throws(Flaw) {
    try length("tittel", shipment.title, 1000)
    try recipient()
    try length("avgivendeSystem", shipment.system, 100)
    try length("avgivendeSystemAktor", ifAny: shipment.sender, 100)
    try length("eksternReferanse", shipment.reference, 100)
    try length("korrelasjonsid", ifAny: shipment.correlation, 100)
    try kind()
    try documents()
  }

  private func recipient() throws(Flaw) {
    try length("mottaker.navn", shipment.recipient.name, 100)
    switch shipment.recipient {
    case .person(_, let number, _): try digits("mottaker.digitalId", number, 11)
    case .organisation(_, let number, _): try digits("mottaker.digitalId", number, 9)
    case .print:
      if shipment.digitalOnly {
        throw Flaw("kunDigitalLevering", .fieldForm, "a letter straight to print cannot be digital only")
      }
    }
    if let address = shipment.recipient.address { try check(address) }
  }

  private func check(_ address: Shipment.Address) throws(Flaw) {
    if address.lines.isEmpty { throw Flaw("mottaker.adresse.adresselinje1", .fieldMissing, "") }
    if address.lines.count > 3 { throw Flaw("mottaker.adresse.adresselinje3", .fieldTooLong, "3 lines at most") }
    for (index, line) in address.lines.enumerated() {
      try length("mottaker.adresse.adresselinje\(index + 1)", line, 70)
    }
    try length("mottaker.adresse.poststed", address.town, 70)
    let isNorwegian = (address.country ?? "NO") == "NO"
    if isNorwegian {
      // SvarUt's print needs it, though only the older versions' schemas say so.
      try digits("mottaker.adresse.postnummer", address.postcode ?? "", 4)
    } else {
      try length("mottaker.adresse.postnummer", ifAny: address.postcode, 20)
    }
    if let country = address.country {
      guard country.utf8.count == 2, country.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains) else {
        throw Flaw("mottaker.adresse.landkode", .fieldForm, "two capital letters, as SE")
      }
    }
  }

  private func kind() throws(Flaw) {
    guard let kind = shipment.kind else { return }
    guard case .organisation = shipment.recipient else {
      throw Flaw("forsendelsestype", .fieldForm, "only for organisations")
    }
    try length("forsendelsestype", kind, 100)
  }

  private func documents() throws(Flaw) {
    if shipment.documents.isEmpty { throw Flaw("dokumenter", .fieldMissing, "") }
    if shipment.documents.count > Self.mostDocuments {
      throw Flaw("dokumenter", .fieldTooLong, "\(Self.mostDocuments) at most")
    }
    var names: Set<String> = []
    for (index, document) in shipment.documents.enumerated() {
      let place = "dokumenter[\(index)]"
      try length("\(place).filnavn", document.name, 226)
      if document.name.contains(where: { "*:\"\\/<>|?".contains($0) }) {
        throw Flaw("\(place).filnavn", .fieldForm, "none of * : \" \\ / < > | ?")
      }
      if !names.insert(document.name.lowercased()).inserted {
        throw Flaw("\(place).filnavn", .fieldForm, "two documents have this name")
      }
      try mime("\(place).mimeType", document.mime)
    }
  }

  private func mime(_ field: String, _ text: String) throws(Flaw) {
    try length(field, text, 127)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isTokenCharacter) }) else {
      throw Flaw(field, .fieldForm, "as application/pdf")
    }
    // What may be printed must be a PDF, or it would be refused when nobody has read it in time.
    if !shipment.digitalOnly, text != "application/pdf" {
      throw Flaw(field, .fieldForm, "only application/pdf can be printed")
    }
  }

  private static func isTokenCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func length(_ field: String, ifAny text: String?, _ most: Int) throws(Flaw) {
    if let text { try length(field, text, most) }
  }

  private func length(_ field: String, _ text: String, _ most: Int) throws(Flaw) {
    if text.allSatisfy(\.isWhitespace) { throw Flaw(field, .fieldMissing, "") }
    let count = text.utf16.count
    if count > most { throw Flaw(field, .fieldTooLong, "\(count) characters, \(most) at most") }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      throw Flaw(field, .fieldForm, "a line break or another control character")
    }
  }

  private func digits(_ field: String, _ text: String, _ count: Int) throws(Flaw) {
    if text.isEmpty { throw Flaw(field, .fieldMissing, "\(count) digits") }
    guard text.utf8.count == count, text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else {
      throw Flaw(field, .fieldForm, "\(count) digits")
    }
  }
}
