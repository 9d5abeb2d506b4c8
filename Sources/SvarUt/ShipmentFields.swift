/// A shipment in SvarUt's own words: the first part of what is sent.
struct ShipmentFields: Encodable {
  let tittel: String
  let mottaker: Recipient
  let avgivendeSystem: String
  let avgivendeSystemAktor: String?
  let kunDigitalLevering: Bool?
  let utskriftskonfigurasjon: Print
  let dokumenter: [Document]
  let forsendelsestype: String?
  let eksternReferanse: String
  let korrelasjonsid: String?

  struct Recipient: Encodable {
    let navn: String
    let digitalId: String?
    let adresse: Address?
  }

  struct Address: Encodable {
    let adresselinje1: String?
    let adresselinje2: String?
    let adresselinje3: String?
    let postnummer: String?
    let poststed: String
    let landkode: String?

    init(_ address: Shipment.Address) {
      let lines = address.lines
      adresselinje1 = lines.first
      adresselinje2 = lines.count > 1 ? lines[1] : nil
      adresselinje3 = lines.count > 2 ? lines[2] : nil
      postnummer = address.postcode
      poststed = address.town
      landkode = address.country
    }
  }

  struct Print: Encodable {
    let tosidig: Bool
  }

  struct Document: Encodable {
    let filnavn: String
    let mimeType: String
  }

  init(_ shipment: Shipment) {
    tittel = shipment.title
    let number: String? =
      switch shipment.recipient {
      case .person(_, let number, _), .organisation(_, let number, _): number
      case .print: nil
      }
    mottaker = Recipient(
      navn: shipment.recipient.name, digitalId: number, adresse: shipment.recipient.address.map(Address.init))
    avgivendeSystem = shipment.system
    avgivendeSystemAktor = shipment.sender
    // The print endpoint has no such field.
    if case .print = shipment.recipient { kunDigitalLevering = nil } else { kunDigitalLevering = shipment.digitalOnly }
    utskriftskonfigurasjon = Print(tosidig: shipment.twoSided)
    dokumenter = shipment.documents.map { Document(filnavn: $0.name, mimeType: $0.mime) }
    forsendelsestype = shipment.kind
    eksternReferanse = shipment.reference
    korrelasjonsid = shipment.correlation
  }
}

extension Shipment.Recipient {
  /// The last part of the address it is sent to.
  var endpoint: String {
    switch self {
    case .person: "person"
    case .organisation: "organisasjon"
    case .print: "print"
    }
  }
}
