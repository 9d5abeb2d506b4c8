/// Whom a letter goes to, and where.
package struct Recipient: Hashable, Codable, Sendable {
  package var name: String
  /// The lines above the postal code: `c/o`, street and number.
  package var address: [String]
  package var postalCode: String?
  package var place: String?
  package var country: String?
  /// National identity number of a person, organisation number of an organisation: where the digital post box is. What
  /// was given to a command is a number that fits its check digits.
  package var digitalID: String?
  package var kind: Kind
  package var addressBlock: AddressBlock

  package init(
    name: String, address: [String] = [], postalCode: String? = nil, place: String? = nil, country: String? = nil,
    digitalID: String? = nil, kind: Kind = .none, addressBlock: AddressBlock = .none
  ) {
    self.name = name
    self.address = address
    self.postalCode = postalCode
    self.place = place
    self.country = country
    self.digitalID = digitalID
    self.kind = kind
    self.addressBlock = addressBlock
  }

  package enum Kind: String, CaseIterable, Codable, Sendable {
    case person
    case organisation
    /// Nobody with a number: paper only.
    case none

    /// Who has numbers that long; blanks do not count.
    init(ofNumber text: String) {
      self = text.unicodeScalars.count { !$0.properties.isWhitespace } == 9 ? .organisation : .person
    }
  }

  /// A protected address of the population register: nothing electronic is sent (kode 6 and 7).
  package enum AddressBlock: String, CaseIterable, Codable, Sendable {
    case none
    /// Strictly confidential.
    case code6
    /// Confidential.
    case code7
  }

  /// Whether a letter can be put in the post for it.
  package var hasPostalAddress: Bool { postalCode != nil && place != nil }

  /// What is printed over the letter, line by line.
  package var addressLines: [String] {
    let town = [postalCode, place].compactMap { $0 }.joined(separator: " ")
    return ([name] + address + [town, country ?? ""]).filter { !$0.isEmpty }
  }
}

extension Recipient {
  /// Refuses a postal code or a number that can be nobody's.
  func checked() throws -> Recipient {
    if let code = postalCode, country == nil, code.utf8.count != 4 || !code.isAllDigits {
      throw Refusal(.badArgument, ["name": "postal-code", "expected": "0155", "found": String(code.prefix(40))])
    }
    return try withCheckedNumber()
  }
}

extension String {
  fileprivate var isAllDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }
}

extension Arguments {
  /// The parameters that describe one recipient.
  static let recipientParameters: [Parameter] = [
    .optional("recipient", .text), .optional("street", .text), .optional("postal-code", .text),
    .optional("town", .text), .optional("country", .text), .optional("digital-id", .text),
    .optional("recipient-kind", .choice(Recipient.Kind.allCases.map(\.rawValue))),
    .optional("address-block", .choice(Recipient.AddressBlock.allCases.map(\.rawValue))),
  ]

  /// The recipient that the arguments describe; nil when they name none. Address lines have semicolons between.
  func recipient() throws -> Recipient? {
    let kind = try choice(ifAny: "recipient-kind", Recipient.Kind.self)
    let block = try choice(ifAny: "address-block", Recipient.AddressBlock.self)
    guard let name = try text(ifAny: "recipient") else { return nil }
    let lines = try text(ifAny: "street")?.split(separator: ";").map { String($0).singleLine } ?? []
    let number = try text(ifAny: "digital-id")
    return Recipient(
      name: name, address: lines.filter { !$0.isEmpty }, postalCode: try text(ifAny: "postal-code"),
      place: try text(ifAny: "town"), country: try text(ifAny: "country"), digitalID: number,
      kind: kind ?? number.map(Recipient.Kind.init(ofNumber:)) ?? .none,
      addressBlock: block ?? .none)
  }
}
