import Foundation
import NIOCore
import NIOFoundationCompat

/// What SvarUt says when it says no: an `ErrorMessage`, or anything else a server on the way may answer with.
struct ServiceMessage {
  /// Its sentence; empty when there is none to read.
  let text: String
  /// The field it names, where it names one.
  let field: String?

  /// SvarUt's two kinds of 401: this one about the integration's id and password, the other about the token.
  var isAboutIntegration: Bool { text.localizedStandardContains("integrasjon") }

  init(_ body: ByteBuffer) {
    let written = try? JSONDecoder().decode(Written.self, from: body)
    let text = written?.message ?? written?.error ?? ""
    self.text = text
    field = Self.fields.filter { text.contains($0) }.max { $0.utf8.count < $1.utf8.count }
  }

  private struct Written: Decodable {
    let message: String?
    let error: String?
  }

  private static let fields = [
    "tittel", "mottaker", "navn", "digitalId", "adresse", "adresselinje1", "adresselinje2", "adresselinje3",
    "postnummer", "poststed", "landkode", "avgivendeSystem", "avgivendeSystemAktor", "kunDigitalLevering", "dokumenter",
    "filnavn", "mimeType", "forsendelsestype", "eksternReferanse", "korrelasjonsid",
  ]
}
