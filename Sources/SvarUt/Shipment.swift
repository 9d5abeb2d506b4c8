package import Foundation

/// A letter on its way to one recipient, as SvarUt (v3) takes it.
package struct Shipment: Hashable, Sendable {
  /// Shown in the recipient's mailbox and on lists: nothing confidential (1–1000 characters).
  package var title: String
  package var recipient: Recipient
  /// In the order they are to be read and printed in.
  package var documents: [Document]
  /// Our own word for this one dispatch, made before the first try and never used for another (1–100 characters):
  /// by it a shipment is found again whose answer was lost.
  package var reference: String
  /// What several shipments have in common, as the letter (1–100 characters).
  package var correlation: String?
  /// Never printed, and no promise that it arrives. Not for paper.
  package var digitalOnly = false
  package var twoSided = true
  /// The system that sends (avgivendeSystem), and in it the person (1–100 characters each).
  package var system: String
  package var sender: String?
  /// The kind of shipment by which an organisation's systems share what comes in (forsendelsestype).
  package var kind: String?

  package init(
    title: String, recipient: Recipient, documents: [Document], reference: String, correlation: String? = nil,
    digitalOnly: Bool = false, twoSided: Bool = true, system: String = "Morgenpost", sender: String? = nil,
    kind: String? = nil
  ) {
    self.title = title
    self.recipient = recipient
    self.documents = documents
    self.reference = reference
    self.correlation = correlation
    self.digitalOnly = digitalOnly
    self.twoSided = twoSided
    self.system = system
    self.sender = sender
    self.kind = kind
  }

  /// Who gets it. Without an address a person or organisation can be reached digitally only.
  package enum Recipient: Hashable, Sendable {
    /// `nationalID`: fødselsnummer or D-number, 11 digits.
    case person(name: String, nationalID: String, address: Address?)
    /// `number`: organisasjonsnummer, 9 digits.
    case organisation(name: String, number: String, address: Address?)
    /// Straight to print: nobody knows a number.
    case print(name: String, address: Address)

    package var name: String {
      switch self {
      case .person(let name, _, _), .organisation(let name, _, _), .print(let name, _): name
      }
    }

    package var address: Address? {
      switch self {
      case .person(_, _, let address), .organisation(_, _, let address): address
      case .print(_, let address): address
      }
    }
  }

  package struct Address: Hashable, Sendable {
    /// One to three lines of at most 70 characters.
    package var lines: [String]
    package var postcode: String?
    package var town: String
    /// ISO 3166-1 alpha-2 in capitals; nil is Norway.
    package var country: String?

    package init(lines: [String], postcode: String?, town: String, country: String? = nil) {
      self.lines = lines
      self.postcode = postcode
      self.town = town
      self.country = country
    }
  }

  package struct Document: Hashable, Sendable {
    /// Where the bytes lie.
    package var file: URL
    /// What the recipient sees; no two alike in a shipment, and none of `* : " \ / < > | ?`.
    package var name: String
    /// Only `application/pdf` is printed.
    package var mime: String

    package init(file: URL, name: String, mime: String = "application/pdf") {
      self.file = file
      self.name = name
      self.mime = mime
    }
  }
}
