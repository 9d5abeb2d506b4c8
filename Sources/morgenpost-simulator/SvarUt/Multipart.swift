import Foundation

/// The parts of a multipart/form-data body (RFC 7578), in order.
struct Multipart {
  struct Part {
    let fileName: String?
    let contentType: String?
    let body: Data
  }

  static let mostParts = 200

  let parts: [Part]

  /// - Throws: ``Rejection`` for everything that is not whole.
  init(_ bytes: Data, contentType: String) throws {
    guard let boundary = Self.parameter("boundary", in: contentType), (1...70).contains(boundary.utf8.count),
      contentType.lowercased().hasPrefix("multipart/form-data")
    else { throw Self.broken("multipart/form-data uten boundary") }
    let opening = Data("--\(boundary)\r\n".utf8)
    let between = Data("\r\n--\(boundary)".utf8)
    guard bytes.starts(with: opening) else { throw Self.broken("første del mangler") }
    var parts: [Part] = []
    var rest = bytes[(bytes.startIndex + opening.count)...]
    while true {
      guard let end = rest.range(of: between), parts.count < Self.mostParts else {
        throw Self.broken("siste del er ikke avsluttet")
      }
      parts.append(try Self.part(rest[..<end.lowerBound]))
      let after = rest[end.upperBound...]
      if after.starts(with: Data("--".utf8)) { break }
      guard after.starts(with: Data("\r\n".utf8)) else { throw Self.broken("grensen mellom to deler") }
      rest = after.dropFirst(2)
    }
    self.parts = parts
  }

  private static func part(_ bytes: Data) throws -> Part {
    guard let blank = bytes.range(of: Data("\r\n\r\n".utf8)), blank.lowerBound - bytes.startIndex < 8192 else {
      throw broken("en del uten hode")
    }
    var headers: [String: String] = [:]
    for line in String(decoding: bytes[..<blank.lowerBound], as: UTF8.self).components(separatedBy: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { throw broken("en linje i hodet") }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    return Part(
      fileName: headers["content-disposition"].flatMap { parameter("filename", in: $0) },
      contentType: headers["content-type"], body: Data(bytes[blank.upperBound...]))
  }

  /// A parameter of a header; what stands in quotation marks may hold a semicolon.
  private static func parameter(_ name: String, in header: String) -> String? {
    var isQuoted = false
    let pieces = header.split(omittingEmptySubsequences: false) { character in
      if character == "\"" { isQuoted.toggle() }
      return character == ";" && !isQuoted
    }
    for piece in pieces.dropFirst() {
      let words = piece.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard words.count == 2, words[0].lowercased() == name else { continue }
      return words[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
    }
    return nil
  }

  private static func broken(_ what: String) -> Rejection {
    Rejection(status: 400, message: "Kunne ikke lese multipart: \(what)")
  }
}
