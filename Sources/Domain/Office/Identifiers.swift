/// What a log entry is about, as text: `post:12`, `case:2026/118`, `user:kari.vik`.
///
/// The column `subject` of the log; also what a version is counted for.
package struct Subject: Hashable, Sendable, Codable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static let office = Subject("office")
  package static func service(_ id: Service.ID) -> Subject { Subject("service:\(id)") }
  package static func user(_ id: User.ID) -> Subject { Subject("user:\(id)") }
  package static func post(_ id: PostItem.ID) -> Subject { Subject("post:\(id)") }
  package static func caseFolder(_ id: CaseFolder.ID) -> Subject { Subject("case:\(id)") }
  package static func consent(_ id: Consent.ID) -> Subject { Subject("consent:\(id)") }
  package static func meeting(_ id: MorningMeeting.ID) -> Subject { Subject("meeting:\(id)") }
  package static func deviation(_ id: Deviation.ID) -> Subject { Subject("deviation:\(id)") }
  package static func closingDay(_ day: Day) -> Subject { Subject("closing-day:\(day.iso)") }
  package static func intake(_ id: IntakeFile.ID) -> Subject { Subject("intake:\(id)") }
  package static func scanFault(_ id: ScanFault.ID) -> Subject { Subject("scan-fault:\(id)") }
  package static func letter(_ id: Letter.ID) -> Subject { Subject("letter:\(id)") }
  package static func document(_ digest: String) -> Subject { Subject("document:\(digest)") }

  package var description: String { text }

  package init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// An identifier that is a word: users (`kari.vik`), services (`profil`), document kinds.
///
/// Only lower-case letters, digits, `.`, `-` and `_`, at most 64 of them, so that it is safe in a
/// file name, on a command line and in a log.
package struct Word<Owner>: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  package let text: String

  package init?(_ text: String) {
    guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed),
      text.utf8.first != UInt8(ascii: "-"), text.utf8.first != UInt8(ascii: ".")
    else { return nil }
    self.text = text
  }

  package static func < (a: Word, b: Word) -> Bool { a.text < b.text }

  package var description: String { text }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let word = Word(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an identifier: \(text)")
    }
    self = word
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

/// An identifier that is a running number in the office: post items, meetings, deviations.
package struct Number<Owner>: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  package let value: Int

  package init(_ value: Int) { self.value = value }

  package static func < (a: Number, b: Number) -> Bool { a.value < b.value }

  package var description: String { String(value) }

  package init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(Int.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

/// A number within a year, written year first: case `2026/118`.
package struct YearNumber<Owner>: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  package let year: Int
  package let number: Int

  package init(year: Int, number: Int) {
    self.year = year
    self.number = number
  }

  /// Reads `2026/118`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count <= 9,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let year = Int(parts[0]),
      let number = Int(parts[1]), year > 0, number > 0
    else { return nil }
    self.init(year: year, number: number)
  }

  package static func < (a: YearNumber, b: YearNumber) -> Bool { (a.year, a.number) < (b.year, b.number) }

  package var description: String { "\(year)/\(number)" }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let number = YearNumber(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a number of a year: \(text)")
    }
    self = number
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
