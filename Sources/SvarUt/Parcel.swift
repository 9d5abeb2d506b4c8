import Domain
import Foundation
import NIOCore

/// A checked shipment as the bytes of one multipart request: the fields first, then a part for each document in order.
///
/// The documents are opened when it is made and read piece by piece when it is sent, so that a large one never lies in
/// memory and one that is missing stops the shipment before anything has left.
struct Parcel: Sendable {
  let contentType: String
  let length: Int64
  private let pieces: [Piece]

  enum Piece: Sendable {
    case bytes(ByteBuffer)
    case file(OpenFile)
  }

  init(_ shipment: Shipment) throws(ShipmentCheck.Flaw) {
    try ShipmentCheck(shipment: shipment).check()
    let files = try Self.open(shipment.documents)
    let total = files.reduce(0) { $0 + $1.size }
    if !shipment.digitalOnly, total >= ShipmentCheck.mostPrintedBytes {
      throw ShipmentCheck.Flaw("dokumenter", .documentsTooLarge, "\(total) bytes, 350 MB at most")
    }
    let boundary = "morgenpost-\(UUID().uuidString)"
    contentType = "multipart/form-data; boundary=\(boundary)"
    pieces = try Self.pieces(of: shipment, files: files, boundary: boundary)
    length = pieces.reduce(0) { $0 + $1.length }
  }

  private static func open(_ documents: [Shipment.Document]) throws(ShipmentCheck.Flaw) -> [OpenFile] {
    var files: [OpenFile] = []
    for (index, document) in documents.enumerated() {
      do {
        files.append(try OpenFile(path: document.file.path))
      } catch {
        throw ShipmentCheck.Flaw(
          "dokumenter[\(index)]", .documentUnreadable, "\(document.file.lastPathComponent): \(error.detail)")
      }
    }
    return files
  }

  private static func pieces(
    of shipment: Shipment, files: [OpenFile], boundary: String
  ) throws(ShipmentCheck.Flaw) -> [Piece] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let fields: Data
    do {
      fields = try encoder.encode(ShipmentFields(shipment))
    } catch {
      throw ShipmentCheck.Flaw("forsendelse", .fieldForm, "\(error)")
    }
    var text = ByteBuffer(
      string: "--\(boundary)\r\nContent-Disposition: form-data; name=\"forsendelse\"\r\n"
        + "Content-Type: application/json; charset=utf-8\r\n\r\n")
    text.writeBytes(fields)
    var pieces: [Piece] = []
    for (document, file) in zip(shipment.documents, files) {
      // The name holds no quotation mark and no line break: the check has seen to it.
      text.writeString(
        "\r\n--\(boundary)\r\nContent-Disposition: form-data; name=\"dokumenter\"; filename=\"\(document.name)\"\r\n"
          + "Content-Type: \(document.mime)\r\n\r\n")
      pieces += [.bytes(text), .file(file)]
      text = ByteBuffer()
    }
    text.writeString("\r\n--\(boundary)--\r\n")
    return pieces + [.bytes(text)]
  }
}

extension Parcel.Piece {
  fileprivate var length: Int64 {
    switch self {
    case .bytes(let bytes): Int64(bytes.readableBytes)
    case .file(let file): file.size
    }
  }
}

/// The bytes in order. It can be read again from the beginning: a request that was surely refused is sent once more.
extension Parcel: AsyncSequence {
  struct AsyncIterator: AsyncIteratorProtocol {
    var pieces: ArraySlice<Piece>
    var offset: Int64 = 0

    mutating func next() async throws -> ByteBuffer? {
      while let piece = pieces.first {
        switch piece {
        case .bytes(let bytes):
          pieces.removeFirst()
          return bytes
        case .file(let file):
          if offset < file.size {
            let part = try await file.read(from: offset)
            offset += Int64(part.readableBytes)
            return part
          }
          pieces.removeFirst()
          offset = 0
        }
      }
      return nil
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pieces: pieces[...]) }
}
