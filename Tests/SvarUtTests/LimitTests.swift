import Domain
import Foundation
import SvarUt
import Testing

/// The limits of forsendelse-send-api-v3.json, each with its field's name, before anything leaves the house.
@Suite("What SvarUt would not take never leaves the house")
struct LimitTests {
  @Test("every limit names its field")
  func limits() async throws {
    let service = try SimulatedService()
    let client = service.client()
    let long = String(repeating: "å", count: 1001)
    let cases: [(field: String, code: SvarUtReason.Code, change: (inout Shipment) -> Void)] = [
      ("tittel", .fieldMissing, { $0.title = " " }),
      ("tittel", .fieldTooLong, { $0.title = long }),
      ("tittel", .fieldForm, { $0.title = "To\r\nlinjer" }),
      ("mottaker.navn", .fieldTooLong, { $0.recipient = .print(name: long, address: Shipment.Recipient.address) }),
      (
        "mottaker.digitalId", .fieldForm, { $0.recipient = .person(name: "Å", nationalID: "0181701005x", address: nil) }
      ),
      (
        "mottaker.digitalId", .fieldForm, { $0.recipient = .person(name: "Å", nationalID: "٠١٨١٧٠١٠٠٥٥", address: nil) }
      ),
      ("mottaker.digitalId", .fieldForm, { $0.recipient = .organisation(name: "Å", number: "31234567", address: nil) }),
      ("mottaker.digitalId", .fieldMissing, { $0.recipient = .organisation(name: "Å", number: "", address: nil) }),
      ("mottaker.adresse.adresselinje1", .fieldMissing, { $0.address { $0.lines = [] } }),
      ("mottaker.adresse.adresselinje2", .fieldTooLong, { $0.address { $0.lines = ["a", long] } }),
      ("mottaker.adresse.adresselinje3", .fieldTooLong, { $0.address { $0.lines = ["a", "b", "c", "d"] } }),
      ("mottaker.adresse.poststed", .fieldMissing, { $0.address { $0.town = "" } }),
      ("mottaker.adresse.postnummer", .fieldForm, { $0.address { $0.postcode = "98 45" } }),
      ("mottaker.adresse.postnummer", .fieldMissing, { $0.address { $0.postcode = nil } }),
      ("mottaker.adresse.landkode", .fieldForm, { $0.address { $0.country = "se" } }),
      ("avgivendeSystem", .fieldTooLong, { $0.system = long }),
      ("avgivendeSystemAktor", .fieldTooLong, { $0.sender = long }),
      ("eksternReferanse", .fieldMissing, { $0.reference = "" }),
      ("korrelasjonsid", .fieldTooLong, { $0.correlation = long }),
      ("forsendelsestype", .fieldForm, { $0.kind = "vedtak" }),
      (
        "kunDigitalLevering", .fieldForm,
        {
          $0.recipient = .onPaper; $0.digitalOnly = true
        }
      ),
      ("dokumenter", .fieldMissing, { $0.documents = [] }),
      ("dokumenter[0].filnavn", .fieldForm, { $0.documents[0].name = "../brev.pdf" }),
      ("dokumenter[0].filnavn", .fieldForm, { $0.documents[0].name = "a\"; x=\"b.pdf" }),
      ("dokumenter[0].filnavn", .fieldForm, { $0.documents[0].name = "a\r\nX: y.pdf" }),
      ("dokumenter[0].filnavn", .fieldTooLong, { $0.documents[0].name = long }),
      (
        "dokumenter[1].filnavn", .fieldForm,
        {
          $0.documents += [$0.documents[0]]; $0.documents[1].name = "BREV.pdf"
        }
      ),
      ("dokumenter[0].mimeType", .fieldForm, { $0.documents[0].mime = "text/plain" }),
      ("dokumenter[0].mimeType", .fieldForm, { $0.documents[0].mime = "application/pdf\r\nX: y" }),
      ("dokumenter[0]", .documentUnreadable, { $0.documents[0].file = URL(filePath: "/nowhere/brev.pdf") }),
      ("dokumenter[0]", .documentUnreadable, { $0.documents[0].file = URL(filePath: "/tmp") }),
    ]
    for (field, code, change) in cases {
      var shipment = try service.letter("brev/1")
      change(&shipment)
      guard case .refused(let reason, let named) = await client.send(shipment) else {
        Issue.record("\(field) \(code) was sent")
        continue
      }
      #expect(named == field, "\(reason)")
      #expect(reason.code == code, "\(field) \(reason)")
    }
    #expect(try await service.received().sendings.isEmpty)
    #expect(try await service.received().tokens == 0)
  }

  @Test("what is just within the limits is taken")
  func justWithin() async throws {
    let service = try SimulatedService()
    var shipment = try service.letter(String(repeating: "r", count: 100))
    shipment.title = String(repeating: "å", count: 1000)
    shipment.address {
      $0 = .init(
        lines: Array(repeating: String(repeating: "x", count: 70), count: 3), postcode: nil,
        town: "Čáhcesuolu", country: "SE")
    }
    shipment.documents[0].name = String(repeating: "b", count: 222) + ".pdf"
    _ = try #require(await service.client().send(shipment).id)
    var digital = try service.letter("d")
    digital.digitalOnly = true
    digital.documents[0].mime = "text/plain"
    _ = try #require(await service.client().send(digital).id)
  }

  @Test("a reference with any characters is found again, and no other")
  func references() async throws {
    let service = try SimulatedService()
    let client = service.client()
    let references = ["2026/118-3 + æøå & x=y?#%20", "2026/118-3", "2026/118-3 "]
    for reference in references { _ = try #require(await client.send(try service.letter(reference)).id) }
    for reference in references { #expect(try await client.find(reference: reference).count == 1, "\(reference)") }
    #expect(try await client.find(reference: "2026/118").isEmpty)
  }
}

extension Shipment {
  /// Changes the address of a letter to a person.
  fileprivate mutating func address(_ change: (inout Address) -> Void) {
    var address = Recipient.address
    change(&address)
    recipient = .person(name: "Åse Čáhci", nationalID: "01817010055", address: address)
  }
}
